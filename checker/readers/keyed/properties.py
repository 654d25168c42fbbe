"""Java .properties: the strings of one language by key."""

from __future__ import annotations

import re

from checker.language.vocabulary import Words
from checker.model import Field, Side
from checker.model.messages import Message
from checker.readers.catalogue import messages
from checker.readers.keyed import entries
from checker.readers.keyed.entries import KeyedString
from checker.readers.one_language import OneLanguageFile
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source

# A line with those that continue it: an odd number of backslashes stands at its end.
LINE = re.compile(r"[ \t\f]*(?P<body>(?:[^\\\r\n]|\\\r\n|\\.)*)(?:\r\n|[\r\n]|\\?$)", re.DOTALL)
KEY = re.compile(r"(?:[^\\=:\s]|\\.)*", re.DOTALL)
SEPARATOR = re.compile(r"[ \t\f]*[=:]?[ \t\f]*")
ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|(?P<fold>\r\n|[\r\n])[ \t\f]*|(?P<one>.))", re.DOTALL)
ARGUMENT = re.compile(r"\{\d+[^{}]*\}")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The strings of a file; raises InputError that names the line of an escape that is none."""
    name, raw = source.name, source.text
    return entries.one_language(strings(name, raw), side, Field("", raw, name))


def strings(name: str, raw: str) -> list[KeyedString]:
    """Every entry of a file, in order."""
    found, at = [], 0
    while at < len(raw):
        line = LINE.match(raw, at)
        if not line or line.end() == at:
            break
        body, start = line["body"], line.start("body")
        at = line.end()
        if body[:1] in {"#", "!"}:  # a comment ends with its line, also after a backslash
            ends = re.compile(r"[\r\n]|$").search(raw, start)
            at = ends.end() if ends else len(raw)
        elif body.strip():
            key = KEY.match(body)
            assert key
            gap = SEPARATOR.match(body, key.end())
            assert gap
            path = (_text(name, raw, body[: key.end()], start).text,)
            found.append(KeyedString(path, _formatted(_text(name, raw, body[gap.end() :], start + gap.end()))))
    return found


def _formatted(written: MappedText) -> MappedText:
    """What java.text.MessageFormat shows of a string with arguments: '' is one apostrophe."""
    return messages.single(written, "''") if ARGUMENT.search(written.text) else written


def _text(name: str, raw: str, inner: str, start: int) -> MappedText:
    made, at = MappedText(), 0
    for found in ESCAPE.finditer(inner):
        made.copy(inner[at : found.start()], start + at)
        at = found.end()
        span = (start + found.start(), start + found.end())
        if found["code"]:
            made.add(chr(int(found["code"], 16)), *span)
        elif found["one"] == "u":
            line = raw.count("\n", 0, span[0]) + 1
            raise InputError(name, Message("catalogues.properties_code", line=line))
        elif not found["fold"]:
            made.add(ESCAPES.get(found["one"], found["one"]), *span)
    made.copy(inner[at:], start + at)
    return made
