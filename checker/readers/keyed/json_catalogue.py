"""JSON and ARB catalogues: every string with its keys and its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.language.vocabulary import Words
from checker.model import Document, Failure, Field, Side
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.readers.catalogue import comments
from checker.readers.catalogue.messages import Grammar, Syntax
from checker.readers.catalogue.unit import UnitSuppression
from checker.readers.keyed import english_keys, entries
from checker.readers.keyed.entries import KeyedString
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import json_text
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source
from checker.readers.places.suppressions import KEYWORD

# {"uk": { or {"en-US": {: a file of several languages, the first of which is named.
BOTH = deferred(r'\s*\{\s*"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?"\s*:\s*\{')
ARB: frozenset[Grammar] = frozenset({"icu"})


def reads(source: Source) -> bool:
    """Whether the file begins with a language and its strings."""
    return (source.ending == ".json" or source.name == "-") and BOTH.match(source.head) is not None


def read_both(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The document of a file with both languages under top keys; raises InputError where one is not there."""
    name, raw = source.name, source.text.lstrip("\ufeff")
    yield entries.both(name, strings(name, raw), raw, "a JSON catalogue")


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The strings of a file of one language."""
    name, raw = source.name, source.text
    found = strings(name, raw)
    arb = name.lower().endswith(".arb")
    if not arb:
        made = entries.one_language(found, side, Field("", raw, name))
        return replace(made, keyed=tuple(english_keys.english(source))) if side == "uk" else made
    whole = Field("", raw, name)
    texts = [one for one in found if not one.path[0].startswith("@")]
    return entries.one_language(texts, side, whole, list(_notes(found, whole)), syntax=Syntax(ARB))


def _notes(found: list[KeyedString], whole: Field) -> Iterator[UnitSuppression]:
    """The suppressions of an ARB file: in "description" of "@key", or under "x-zvirka-ignore" as "RULE: reason"."""
    for path, written in found:
        if len(path) < 2 or path[0][:1] != "@" or path[1] not in {"description", "x-zvirka-ignore"}:
            continue
        if path[1] == "x-zvirka-ignore":
            said = MappedText()
            said.add(f"{KEYWORD} ", *written.span(0, 0))
            said.join(written)
            written = said
        yield from comments.in_notes(written, whole, path[0][1:])


def strings(name: str, raw: str) -> list[KeyedString]:
    """Every string of a JSON text that is an object; a number in the path is a place in a list."""
    value = json_text.load(name, raw)
    if not isinstance(value, dict):
        raise InputError(name, Message("catalogues.no_object", kind=type(value).__name__), foreign=True)
    found = {
        path: text for path, text, is_key in json_text.tokens(raw) if not is_key
    }  # of a key that stands twice, the last
    return [KeyedString(path, text) for path, text in found.items()]
