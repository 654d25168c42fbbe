"""Where in a JSON text each of its strings stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from checker.model import Span

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:\n]')


def lines(text: str) -> dict[str, int]:
    """The line of every string by its pointer (RFC 6901), from 1; empty where all is on one line.

    The text is JSON that has been read without an error.
    """
    if "\n" not in text.strip():
        return {}
    return {pointer: line for pointer, line, _ in _strings(text)}


def spans(text: str) -> dict[str, Span]:
    """Where every string stands, its quotation marks with it, by its pointer; of two of one name, the last."""
    return {pointer: span for pointer, _, span in _strings(text)}


def _strings(text: str) -> Iterator[tuple[str, int, Span]]:
    path: list[str | int] = []
    line, key = 1, False  # whether a string that comes now is a key
    for match in TOKEN.finditer(text):
        token = match[0]
        if token == "\n":
            line += 1
        elif token in "{[":
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
        elif key:
            path[-1] = str(json.loads(token, strict=False)).replace("~", "~0").replace("/", "~1")
        else:
            yield "".join(f"/{step}" for step in path), line, Span(*match.span())
