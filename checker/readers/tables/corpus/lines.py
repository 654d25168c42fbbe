"""A corpus in JSON Lines: its rows from any line on."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from checker.model import Failure
from checker.model.limits import LIMITS, Limits
from checker.model.messages import Message
from checker.readers.places import json_text
from checker.readers.places.source import HEAD, PAIR
from checker.readers.tables.corpus.columns import Columns, pair, text
from checker.readers.tables.corpus.cut import Cut, Looked, Row, cuts
from checker.readers.tables.pairs_jsonl import PairRecord

WIDEST = 4  # bytes of a character of UTF-8
BOM = b"\xef\xbb\xbf"


class TooLong(bytes):
    """The first bytes of a line that is longer than a pair may be; the rest of it is passed over."""


def look(path: Path, columns: Columns, most: int, limits: Limits = LIMITS) -> Looked:
    """The cuts of a file, of `most` rows each. Raises OSError."""
    made = hashlib.sha256()

    def said(row: Row) -> str | None:
        try:
            return text(row.number, value(row.held), columns)
        except (ValueError, RecursionError):
            return None

    with path.open("rb") as stream:
        found = tuple(cuts(_rows(stream, limits, made.update), said, most))
        return Looked(made.hexdigest(), stream.tell(), found)


def rows(path: Path, name: str, cut: Cut, columns: Columns, limits: Limits = LIMITS) -> Iterator[PairRecord | Failure]:
    """The pairs of a cut; a line that is none is a failure, and the others go on. Raises OSError."""
    with path.open("rb") as stream:
        stream.seek(cut.start)
        for n, row in enumerate(_rows(stream, limits)):
            if n == cut.rows:
                return
            number = cut.number + n
            if row.held.strip():
                yield _pair(name, number, row.held, columns)


def _pair(name: str, number: int, line: bytes, columns: Columns) -> PairRecord | Failure:
    where = f"{name}:{number}"
    if isinstance(line, TooLong):
        return Failure(where, Message("tables.long"))
    try:
        return pair(name, number, value(line), columns)
    except UnicodeDecodeError as wrong:
        return Failure(where, Message("tables.no_utf8", reason=wrong.reason))
    except RecursionError:
        return Failure(where, Message("tables.deep"))
    except ValueError as wrong:
        return Failure(where, Message("tables.no_json", wrong=wrong))


def value(line: bytes) -> Any:
    """What a line holds. Raises ValueError and RecursionError."""
    return json_text.value(line.removeprefix(BOM).decode("utf-8"))


def _rows(
    stream: io.BufferedReader, limits: Limits, tell: Callable[[bytes], object] = len
) -> Iterator[Row]:  # fmt: skip
    """The lines of a stream with what they hold; `tell` is handed all bytes."""
    longest = WIDEST * (PAIR * limits.characters + HEAD)
    at, number = stream.tell(), 0
    while line := stream.readline(longest):
        size = len(line)
        tell(line)
        held: bytes = line
        if size == longest and not line.endswith(b"\n"):
            held = TooLong(line[:HEAD])
            while (rest := stream.readline(longest)) and not rest.endswith(b"\n"):
                tell(rest)
                size += len(rest)
            tell(rest)
            size += len(rest)
        number += 1
        yield Row(at, number, held)
        at += size
