"""The line of every key and list item of a TOML text, so that a fault can be pointed at."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence

from checker.model.expressions import deferred

Path = tuple[str | int, ...]

BLANK = deferred(r"(?:[ \t\r\n]|#[^\n]*)*")  # between statements, and between the items of a list
SPACE = deferred(r"[ \t]*")
# A part of a key: months, "day -2", 'x'.
PART = deferred(r'"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'|[\w-]+")
TEXT = deferred(r'"""(?:[^\\]|\\.)*?"{3,5}(?!")' r"|'''.*?'{3,5}(?!')" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'", re.DOTALL)
SCALAR = deferred(r"[^,\]}\n#]*")


def lines(text: str) -> Mapping[Path, int]:
    """The line (from 1) of each key, table and list item of a text that is TOML, by the path of its keys and indices.

    >>> lines('[uk]\\nUAH = [\\n  "грн",\\n]')[("uk", "UAH", 0)]
    3
    """
    reader = _Reader(text)
    reader.read()
    return reader.found


def line(found: Mapping[Path, int], path: Sequence[str | int]) -> int:
    """The line of a path, or of the nearest table around it that has one; 1 where none has."""
    return next((found[tuple(path[:n])] for n in range(len(path), 0, -1) if tuple(path[:n]) in found), 1)


class _Reader:
    """Walks through a text that a TOML parser has accepted, so that nothing need be checked again."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.starts = [found.end() for found in re.finditer("\n", text)]
        self.found: dict[Path, int] = {}
        self.sizes: dict[Path, int] = {}  # of arrays of tables

    def read(self) -> None:
        table: Path = ()
        self.skip(BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
            self.skip(BLANK)

    def header(self) -> Path:
        start, many = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        path = self.key(())
        self.at += 2 if many else 1
        if many:
            self.sizes[path] = self.sizes.get(path, -1) + 1
            self.note(path, start)
            path = (*path, self.sizes[path])
        self.note_all((), path, start)
        return path

    def key(self, table: Path) -> Path:
        path = table
        while True:
            self.skip(SPACE)
            part = PART.match(self.text, self.at)
            if part is None:  # no text that a parser has accepted; better no line than no end
                self.at = len(self.text)
                return path
            self.at = part.end()
            import tomli  # of a fault that stands in a file of rules or words

            path = (*path, tomli.loads(f"k = {part.group()}")["k"] if part.group()[0] in "\"'" else part.group())
            if not table and path in self.sizes:
                path = (*path, self.sizes[path])
            self.skip(SPACE)
            if not self.text.startswith(".", self.at):
                return path if not path or not isinstance(path[-1], int) else path[:-1]
            self.at += 1

    def pair(self, table: Path) -> None:
        start = self.at
        path = self.key(table)
        self.note_all(table, path, start)
        self.at += 1  # the sign "="
        self.skip(SPACE)
        self.value(path)

    def value(self, path: Path) -> None:
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            self.items(path)
        elif opening == "{":
            self.inline(path)
        elif opening and opening in "\"'":
            found = TEXT.match(self.text, self.at)
            self.at = found.end() if found else len(self.text)
        else:
            self.skip(SCALAR)

    def items(self, path: Path) -> None:
        self.at += 1
        number = 0
        self.skip(BLANK)
        while self.at < len(self.text) and self.text[self.at] != "]":
            self.note((*path, number), self.at)
            self.value((*path, number))
            number += 1
            self.comma()
        self.at += 1

    def inline(self, path: Path) -> None:
        self.at += 1
        self.skip(BLANK)
        while self.at < len(self.text) and self.text[self.at] != "}":
            self.pair(path)
            self.comma()
        self.at += 1

    def comma(self) -> None:
        self.skip(BLANK)
        if self.text.startswith(",", self.at):
            self.at += 1
        self.skip(BLANK)

    def skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def note_all(self, table: Path, path: Path, at: int) -> None:
        for size in range(len(table) + 1, len(path) + 1):
            self.note(path[:size], at)

    def note(self, path: Path, at: int) -> None:
        self.found.setdefault(path, bisect(self.starts, at) + 1)
