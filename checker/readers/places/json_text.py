"""A JSON text with the places of its strings: where each stands, and each of its characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checker.model import Span
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText

ESCAPE = deferred(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
TOKEN = deferred(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')

DIGITS = 1000  # of a number; Python refuses to read one of more than 4,300, and no text of a newsroom has one

Path = tuple[str | int, ...]  # the keys and the places in lists that lead to a string


def value(raw: str) -> Any:
    """The value of a JSON text; raises JSONDecodeError, for a number that is too long too, and RecursionError."""

    def number(digits: str) -> int:
        if len(digits) > DIGITS:
            raise json.JSONDecodeError(
                Message("readers.long_number", digits=f"{len(digits):,}"), raw, max(raw.find(digits), 0)
            )
        return int(digits)

    return json.loads(raw, parse_int=number)


def load(name: str, raw: str) -> Any:
    """The value of a JSON text; raises InputError that names the line."""
    try:
        return value(raw)
    except RecursionError as wrong:
        raise InputError(name, Message("catalogues.json_deep")) from wrong
    except json.JSONDecodeError as wrong:
        raise InputError(
            name,
            Message("readers.no_json", line=wrong.lineno, column=wrong.colno, why=wrong.msg),
        ) from wrong


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


def tokens(raw: str) -> Iterator[tuple[tuple[str, ...], MappedText, bool]]:
    """Every string of a sound JSON text with its path, and every key of an object (True)."""
    for path, (start, end), key in strings(raw):
        yield tuple(map(str, path)), _unescape(raw[start + 1 : end - 1], start + 1), key


def _pointer(path: Path) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def _unescape(inner: str, start: int) -> MappedText:
    made, at = MappedText(), 0
    for found in ESCAPE.finditer(inner):
        made.copy(inner[at : found.start()], start + at)
        made.add(json.loads(f'"{found[0]}"'), start + found.start(), start + found.end())
        at = found.end()
    made.copy(inner[at:], start + at)
    return made
