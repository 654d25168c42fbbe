"""Where in a JSON text each of its strings stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from checker.model import Span

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')

Path = tuple[str | int, ...]  # the keys and the places in lists that lead to a string


def lines(text: str) -> dict[str, int]:
    """The line of every string by its pointer (RFC 6901), from 1; empty where all is on one line.

    The text is JSON that has been read without an error.
    """
    if "\n" not in text.strip():
        return {}
    found: dict[str, int] = {}
    line, at = 1, 0
    for path, span, key in strings(text):
        line, at = line + text.count("\n", at, span.start), span.start
        if not key:
            found[_pointer(path)] = line
    return found


def spans(text: str) -> dict[str, Span]:
    """Where every string stands, its quotation marks with it, by its pointer; of two of one name, the last."""
    return {_pointer(path): span for path, span, key in strings(text) if not key}


def strings(text: str) -> Iterator[tuple[Path, Span, bool]]:
    """Every string of a sound JSON text with its path, and every key of an object (True)."""
    path: list[str | int] = []
    key = False  # whether a string that comes now is a key
    for match in TOKEN.finditer(text):
        token = match[0]
        if token in "{[":
            path.append("" if token == "{" else 0)
            key = token == "{"
        elif token in "}]":
            path.pop()
        elif token == ",":
            at = path[-1]
            key = isinstance(at, str)
            path[-1] = at + 1 if isinstance(at, int) else ""
        elif token == ":":
            key = False
        else:
            if key:
                path[-1] = json.loads(token, strict=False)
            yield tuple(path), Span(*match.span()), key


def _pointer(path: Path) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
