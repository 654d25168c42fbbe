"""On which line of a JSON text each of its strings stands."""

from __future__ import annotations

import json
import re

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:\n]')


def lines(text: str) -> dict[str, int]:
    """The line of every string by its pointer (RFC 6901), from 1; empty where all is on one line.

    The text is JSON that has been read without an error.
    """
    if "\n" not in text.strip():
        return {}
    found: dict[str, int] = {}
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
            found["".join(f"/{step}" for step in path)] = line
    return found
