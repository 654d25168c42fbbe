"""Markups that are no Markdown and would pass for plain text: a file of one is refused by its name, with the mend."""

from __future__ import annotations

from typing import NoReturn

from checker.language.vocabulary import Words
from checker.model import Side
from checker.model.messages import Message
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source

NAMES = {".adoc": "AsciiDoc", ".asciidoc": "AsciiDoc", ".rst": "reStructuredText", ".rest": "reStructuredText"}
MEND = Message("markdown.refused")


def read(source: Source, side: Side, words: Words) -> NoReturn:
    """Raises InputError."""
    raise InputError(source.name, f"{NAMES.get(source.ending, source.ending)} {MEND}")
