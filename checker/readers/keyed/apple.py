"""Apple's .strings and .stringsdict of one language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.vocabulary import Words
from checker.model import Field, Side
from checker.model.messages import Message
from checker.readers.catalogue import comments
from checker.readers.catalogue import units as catalogue
from checker.readers.catalogue.messages import Grammar, Syntax
from checker.readers.catalogue.plurals import PLURALS
from checker.readers.catalogue.unit import Unit
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import xml
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source
from checker.readers.places.xml import Element

GRAMMARS: frozenset[Grammar] = frozenset({"printf", "braces"})
SPACE = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"|([\w.-]+)', re.DOTALL)
ESCAPE = re.compile(r"\\(?:[Uu]([0-9a-fA-F]{4})|(.))", re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
FORMATS = re.compile(r"%(?:\d+\$)?(?:@|l*[du])")


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The strings of a file; raises InputError that names the line."""
    name = source.name
    if source.data.startswith(b"bplist"):
        raise InputError(name, Message("catalogues.plist_binary"))
    raw = source.text
    whole = Field("", raw, name)
    if raw.lstrip("\ufeff \r\n\t").startswith("<"):
        found = _property_list(name, raw)
    else:
        found = ((key.text, "", written) for key, written in strings(name, raw))
    units: list[Unit] = []
    for key, arm, written in found:
        syntax = Syntax(GRAMMARS, percent=FORMATS.search(written.text) is not None)
        units += catalogue.units(key, written, side, whole, syntax=syntax, arm=arm)
    segments = tuple(segment for unit in units for segment in unit.segments)
    return OneLanguageFile(segments, units=tuple(units), notes=tuple(comments.in_file(whole, units)))


def strings(name: str, raw: str) -> Iterator[tuple[MappedText, MappedText]]:
    """Every "key" = "value"; of a .strings file; raises InputError that names the line."""
    at = _skip(raw, 0)
    while at < len(raw):
        parts = []
        for mark in "=;":
            found = STRING.match(raw, at)
            if not found:
                raise InputError(name, Message("catalogues.strings_string", line=_line(raw, at)))
            parts.append(_unescape(found))
            at = _skip(raw, found.end())
            if mark == "=" and raw[at : at + 1] == ";":
                break
            if raw[at : at + 1] != mark:
                raise InputError(
                    name,
                    Message("catalogues.strings_mark", line=_line(raw, found.end()), mark=mark, after=_short(found[0])),
                )
            at = _skip(raw, at + 1) if mark == "=" else at
        at = _skip(raw, at + 1)
        yield parts[0], parts[-1]


def _skip(raw: str, at: int) -> int:
    """Behind white space and comments."""
    found = SPACE.match(raw, at)
    return found.end() if found else at


def _line(raw: str, at: int) -> int:
    return raw.count("\n", 0, at) + 1


def _short(text: str) -> str:
    return text if len(text) < 40 else f"{text[:39]}…"


def _unescape(token: re.Match[str]) -> MappedText:
    made, at = MappedText(), 0
    inner, start = (token[1], token.start(1)) if token[1] is not None else (token[2], token.start(2))
    for found in ESCAPE.finditer(inner):
        made.copy(inner[at : found.start()], start + at)
        shown = chr(int(found[1], 16)) if found[1] else ESCAPES.get(found[2], found[2])
        made.add(shown, start + found.start(), start + found.end())
        at = found.end()
    made.copy(inner[at:], start + at)
    return made


def _property_list(name: str, raw: str) -> Iterator[tuple[str, str, MappedText]]:
    """Every string of a property list: key and text, or the forms of each variable of a .stringsdict."""
    top = xml.parse(name, raw).first("dict")
    if top is None:
        raise InputError(name, Message("catalogues.plist_no_dict"))
    for key, value in _pairs(name, raw, top):
        if value.name == "string":
            yield key, "", value.written()
        for variable, inner in _pairs(name, raw, value) if value.name == "dict" else ():
            if variable == "NSStringLocalizedFormatKey":
                yield key, "", inner.written()
            for arm, text in _pairs(name, raw, inner) if inner.name == "dict" else ():
                if arm in PLURALS:
                    yield f"{key}.{variable}", arm, text.written()


def _pairs(name: str, raw: str, dictionary: Element) -> Iterator[tuple[str, Element]]:
    inside = list(dictionary.elements())
    for n, one in enumerate(inside):
        if (one.name == "key") != (n % 2 == 0) or (one.name == "key" and n + 1 == len(inside)):
            what = (
                Message("catalogues.plist_no_value")
                if one.name == "key"
                else Message("catalogues.plist_no_key", name=one.name)
            )
            raise InputError(name, Message("catalogues.plist_turns", line=_line(raw, one.raw.start), what=what))
    return ((key.written().text, value) for key, value in zip(inside[::2], inside[1::2], strict=True))
