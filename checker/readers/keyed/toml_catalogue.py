"""TOML catalogues, as go-i18n and Hugo have them: every string with its keys and its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.vocabulary import Words
from checker.model import Document, Failure, Field, Side
from checker.model.messages import Message
from checker.readers.keyed import entries
from checker.readers.keyed.entries import KeyedString
from checker.readers.one_language import OneLanguageFile
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source

# A comment, the four kinds of strings, a bare word (a key, a number, a date), and marks.
TOKEN = re.compile(
    r"#[^\n]*|\"\"\"(?:[^\\]|\\.)*?\"\"\"\"{0,2}|'''.*?''''{0,2}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[\w+:-]+|\[\[|\]\]|[\[\]{}=.,\n]",
    re.DOTALL,
)
ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[ \t]*\r?\n\s*|.)", re.DOTALL)
ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def read_both(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The document of a file with both languages under top keys; raises InputError where one is not there."""
    name, raw = source.name, source.text
    yield entries.both(name, strings(name, raw), raw, "TOML")


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The strings of a file of one language."""
    name, raw = source.name, source.text
    return entries.one_language(strings(name, raw), side, Field("", raw, name))


def strings(name: str, raw: str) -> list[KeyedString]:
    """Every string of a TOML text; raises InputError that names the line."""
    import tomli

    try:
        tomli.loads(raw)
    except (ValueError, RecursionError) as wrong:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(wrong))
        place = Message("readers.place", line=where[1], column=where[2]) if where else ""
        said = str(wrong).partition(" (at ")[0]
        raise InputError(name, Message("catalogues.no_toml", place=place, said=said)) from wrong
    return _by_id(list(_Scanner(raw).entries()))


def _by_id(found: list[KeyedString]) -> list[KeyedString]:
    """Older files are lists of tables with an id and a translation: the id is the key."""
    ids = {one.path[:-1]: one.written.text for one in found if one.path[-1] == "id" and len(one.path) > 1}
    return [
        KeyedString((*one.path[:-2], ids[one.path[:-1]]), one.written)
        if one.path[-1] == "translation" and one.path[:-1] in ids
        else one
        for one in found
        if not (one.path[-1] == "id" and len(one.path) > 1)
    ]


class _Scanner:
    """Goes through a sound TOML text."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.tokens = [found for found in TOKEN.finditer(raw) if found[0][0] != "#"]
        self.at = 0
        self.tables: dict[tuple[str, ...], int] = {}

    def peek(self) -> str:
        """The token that comes; "" at the end."""
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def entries(self) -> Iterator[KeyedString]:
        """Every string, with tables and keys as they are written."""
        table: tuple[str, ...] = ()
        while self.at < len(self.tokens):
            token = self.peek()
            if token in {"\n", ","}:
                self.at += 1
            elif token in {"[", "[["}:
                self.at += 1
                table = self.key("]", "]]")
                self.at += 1
                if token == "[[":
                    number = self.tables[table] = self.tables.get(table, -1) + 1
                    table = (*table, str(number))
            else:
                path = (*table, *self.key("="))
                self.at += 1
                yield from self.value(path)

    def key(self, *ends: str) -> tuple[str, ...]:
        """A dotted key, up to a mark that ends it."""
        parts = []
        while self.peek() not in {*ends, ""}:
            if self.peek() not in {".", "\n"}:
                token = self.tokens[self.at]
                parts += [_text(token).text] if token[0][0] in "\"'" else token[0].split(".")
            self.at += 1
        return tuple(parts)

    def value(self, path: tuple[str, ...]) -> Iterator[KeyedString]:
        """The strings of a value."""
        token = self.peek()
        if token in {"[", "[["}:
            yield from self.items(path)
        elif token == "{":
            self.at += 1
            while self.peek() not in {"}", ""}:
                if self.peek() in {",", "\n"}:
                    self.at += 1
                    continue
                inner = (*path, *self.key("="))
                self.at += 1
                yield from self.value(inner)
            self.at += 1
        else:
            if token[:1] in {'"', "'"}:
                yield KeyedString(path, _text(self.tokens[self.at]))
            while self.peek() not in {"\n", ",", "]", "]]", "}", ""}:
                self.at += 1

    def items(self, path: tuple[str, ...]) -> Iterator[KeyedString]:
        """The strings of a list; "[[" and "]]" are lists in a list here, and are read one mark at a time."""
        depth, number = 0, 0
        while self.peek():
            token = self.peek()
            depth += token.count("[") - token.count("]") if token[0] in "[]" else 0
            if token[0] in "\"'":
                yield KeyedString((*path, str(number)), _text(self.tokens[self.at]))
                number += 1
            elif token == "{":
                yield from self.value((*path, str(number)))
                number += 1
                continue
            self.at += 1
            if depth <= 0:
                return


def _text(token: re.Match[str]) -> MappedText:
    written, start = token[0], token.start()
    mark = written[:3] if written[:3] in {'"""', "'''"} else written[0]
    inner, start = written[len(mark) : -len(mark)], start + len(mark)
    if len(mark) == 3 and (newline := re.match(r"\r?\n", inner)):
        inner, start = inner[newline.end() :], start + newline.end()
    made, at = MappedText(), 0
    for found in ESCAPE.finditer(inner) if mark[0] == '"' else ():
        made.copy(inner[at : found.start()], start + at)
        at = found.end()
        code, span = found[0][1:], (start + found.start(), start + found.end())
        if code[0] in "uUx":
            made.add(chr(int(code[1:], 16)), *span)
        elif not code.isspace():
            made.add(ESCAPES.get(code, code), *span)
    made.copy(inner[at:], start + at)
    return made
