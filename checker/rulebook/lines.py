"""A TOML text to the lines of its keys, for messages that say where something is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Path = tuple[str | int, ...]

KEY = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
DOTTED = rf"{KEY}(?:\s*\.\s*{KEY})*"
HEADER = re.compile(rf"\s*(?P<open>\[\[?)\s*(?P<key>{DOTTED})\s*\]")  # [message], [[bad]], [bad.spellings]
VALUE = re.compile(rf"\s*(?P<key>{DOTTED})\s*=(?P<value>.*)")  # unless_in.en = '''…
LONG = re.compile("\"\"\"|'''")  # opens and closes a string of several lines


def lines(text: str) -> Mapping[Path, int]:
    """The lines (from 1 on) of the tables and keys of a TOML text, by path: ("bad", 1, "uk") is in the second [[bad]].

    Keys of inline tables have no line of their own.

    >>> lines('check = "pattern"\\n[[bad]]\\nuk = "Так!!"\\n')
    {('check',): 1, ('bad',): 2, ('bad', 0): 2, ('bad', 0, 'uk'): 3}
    """
    found: dict[Path, int] = {}
    counted: dict[Path, int] = {}  # how many tables of a list there have been
    table: Path = ()
    closing = ""
    for n, line in enumerate(text.splitlines(), 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if header := HEADER.match(line):
            table = _inside(_parts(header["key"]), counted)
            if header["open"] == "[[":
                found.setdefault(table, n)
                counted[table] = counted.get(table, -1) + 1
                table = (*table, counted[table])
            found.setdefault(table, n)
        elif value := VALUE.match(line):
            found.setdefault((*table, *_parts(value["key"])), n)
            marks = LONG.findall(value["value"])
            closing = marks[0] if marks and marks.count(marks[0]) % 2 else ""
    return found


def line(found: Mapping[Path, int], path: Sequence[str | int]) -> int:
    """The line of a path, or of the nearest table around it that has one; 1 where none has."""
    return next((found[tuple(path[:n])] for n in range(len(path), 0, -1) if tuple(path[:n]) in found), 1)


def _parts(key: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(KEY, key))


def _inside(parts: Path, counted: Mapping[Path, int]) -> Path:
    """The path of a table, with the number of the table of a list that it stands in."""
    path: Path = ()
    for n, part in enumerate(parts):
        path = (*path, part)
        if path in counted and n < len(parts) - 1:
            path = (*path, counted[path])
    return path
