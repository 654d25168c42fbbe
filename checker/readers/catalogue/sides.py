"""Which language the translations of a catalogue are in, whose sources are written in it as texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from checker.language import tokens
from checker.language.text import fold, scripts
from checker.language.vocabulary import Words
from checker.model import Side, other
from checker.model.messages import Message
from checker.readers.catalogue import units as catalogue
from checker.readers.places.decode import InputError

SOME = 500  # strings that are looked at


def of_translations(
    name: str, form: Literal["po", "qt"], code: str, sources: Iterable[str], texts: Iterable[str], words: Words
) -> Side:
    """The side of the translations: by the code that the file `name` tells, else by their texts.

    A code of the sources' own language is one of a file that was copied, where the texts are in the other one. Raises
    InputError where the file has neither or only one of the languages, in the words of its form.
    """
    ids, texts = " ".join(sources), " ".join(texts)
    cyrillic, latin = scripts(ids)
    source: Side = "uk" if cyrillic > latin else "en"
    told = catalogue.language(code) if code else None
    if code and told is None:
        raise InputError(name, Message(f"catalogues.{form}_language", language=code))
    if told is None or (told == source and ids):
        tongue = tokens.tongue(fold(texts), words) if texts else None if told else other(source)
        told = tongue if tongue in {"uk", "en"} else told
        if told is None:
            raise InputError(name, Message(f"catalogues.{form}_no_language"))
    if told == source and ids:
        raise InputError(name, Message(f"catalogues.{form}_one_language_{told}"))
    return told
