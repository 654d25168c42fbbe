"""Catalogues whose keys are the English text (Laravel's lang/uk.json): a file of Ukrainian strings holds both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from checker.language.text import scripts
from checker.language.vocabulary import Words
from checker.model import Document, Failure, Field, Original
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.pairs.looks_ukrainian import unescaped
from checker.readers.catalogue import comments, pairing
from checker.readers.catalogue import units as catalogue
from checker.readers.catalogue.messages import ANY, Syntax
from checker.readers.catalogue.unit import Unit
from checker.readers.keyed import apple, entries
from checker.readers.keyed.entries import KeyedString
from checker.readers.places import json_text
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source

ENDINGS = frozenset({".json", ".strings"})
# "Save file": "Зберегти файл", "Save file" = "Зберегти файл", at the beginning of a file.
ENTRY = deferred(r'"(?P<key>(?:[^"\\\n]|\\.)+)"\s*[:=]\s*"(?P<value>(?:[^"\\\n]|\\.)*)"')
# A key that reads as English: several words, or one with a capital. "menu.title", "SAVE_FILE" and "saveFile" do not.
PHRASE = deferred(r"[^\W\d_].*\s\S*[^\W\d_]{2}.*")
WORD = deferred(r"[A-Z][A-Za-z’'-]*[.:!?…]*")
# So many keys of Ukrainian strings tell: such a share of them reads as English, and such a share is of several words;
# or one is, and nearly all read as English.
LEAST, ENGLISH, PHRASES, NEARLY = 3, 0.6, 0.3, 0.8
# "tuesday", "of": a key of one small word is as likely a name as a text.
NAME = deferred(r"[a-z]\w*")
SYNTAX = Syntax(ANY | {"laravel"})


class Entry(NamedTuple):
    """A string with its key as it is written, and the path of its keys."""

    path: tuple[str, ...]
    key: MappedText
    written: MappedText


def reads(source: Source) -> bool:
    """Whether the strings at the beginning of a file are Ukrainian, and their keys are English text."""
    if source.ending not in ENDINGS:
        return False
    found = [one for one in ENTRY.finditer(source.head) if _cyrillic(unescaped(one["value"]))]
    return _english([one["key"] for one in found])


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The document of a file of Ukrainian strings; raises InputError where it is malformed, or its keys are no text."""
    name, raw = source.name, source.text
    found = written(name, raw)
    if not _english([one.key.text for one in found if _cyrillic(one.written.text)]):
        raise InputError(name, Message("catalogues.keys_no_text"))
    whole = Field("", raw, name)
    strings = [KeyedString(one.path, one.written) for one in found]
    uk = list(entries.units(strings, "uk", whole, syntax=SYNTAX))
    en, named = _units(found, raw, name, SYNTAX), [one for one in found if not _is_text(one.key.text)]
    skipped: dict[str, int] = {}
    if named:
        catalogue.count(skipped, "a key instead of a text", len(named))
    texts = {unit.key for unit in en}
    uk = [unit for unit in uk if unit.key in texts]
    made = pairing.document(name, uk, en, comments.in_file(whole, uk), skipped)
    yield replace(made, original=Original("en", Message("original.keys")))


def english(source: Source) -> list[Unit]:
    """The English texts that the keys of a file of Ukrainian strings are; none where they are no text."""
    return _units(written(source.name, source.text), source.text, source.name) if reads(source) else []


def _units(found: list[Entry], raw: str, name: str, syntax: Syntax | None = None) -> list[Unit]:
    """The keys as text, which no fix touches: they are the developers'."""
    ids = Field("", raw, name, kept=True)
    texts = [KeyedString(one.path, one.key) for one in found if _is_text(one.key.text)]
    return list(entries.units(texts, "en", ids, syntax=syntax))


def written(name: str, raw: str) -> list[Entry]:
    """The strings of a file with their keys; of two that have one key, the last."""
    if not raw.lstrip("\ufeff \t\r\n").startswith("{") or name.lower().endswith(".strings"):
        return [Entry((key.text,), key, text) for key, text in apple.strings(name, raw)]
    json_text.load(name, raw)
    found: dict[tuple[str, ...], Entry] = {}
    said: dict[tuple[str, ...], MappedText] = {}
    for path, text, is_key in json_text.tokens(raw):
        if is_key:
            said[path] = text
        elif path in said:
            found[path] = Entry(path, said[path], text)
    return list(found.values())


def _english(found: list[str]) -> bool:
    """Whether so many keys read as English text."""
    phrases = sum(1 for key in found if PHRASE.fullmatch(key) and not _cyrillic(key))
    words = sum(1 for key in found if WORD.fullmatch(key))
    if len(found) < LEAST or not phrases:
        return False
    share = (phrases + words) / len(found)
    return share >= NEARLY or (share >= ENGLISH and phrases >= PHRASES * len(found))


def _is_text(key: str) -> bool:
    return not catalogue.KEY.fullmatch(key) and not NAME.fullmatch(key)


def _cyrillic(text: str) -> bool:
    cyrillic, latin = scripts(text)
    return cyrillic > latin
