"""A corpus in CSV or TSV: its rows from any row on."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from checker.model import Failure
from checker.model.limits import LIMITS, Limits
from checker.model.messages import Message
from checker.readers.places.decode import InputError
from checker.readers.places.source import HEAD, PAIR
from checker.readers.tables.corpus.columns import Columns, cell, pair, text
from checker.readers.tables.corpus.cut import Cut, Looked, Row, cuts
from checker.readers.tables.pairs_jsonl import PairRecord
from checker.readers.tables.pairs_table import FIELD_LIMIT

SURROGATES = range(0xDC80, 0xDD00)  # what stands for a byte that is no UTF-8


class Header(NamedTuple):
    """The first row: the names of the columns, what stands between cells, and where the rows begin (bytes)."""

    names: tuple[str, ...]
    separator: str
    end: int


def look(path: Path, columns: Columns, most: int, limits: Limits = LIMITS) -> Looked:
    """The cuts of a table, of `most` rows each. Raises InputError where its header lacks a column, and OSError."""
    made = hashlib.sha256()
    with path.open("rb") as stream:
        header = _header(path, stream, columns)
        stream.seek(0)
        made.update(stream.read(header.end))
        found = tuple(
            cuts(
                _rows(stream, header, 2, limits, made.update),
                lambda row: text(row.number, _named(row.held, header), columns),
                most,
            )
        )
        return Looked(made.hexdigest(), stream.tell(), found)


def rows(
    path: Path, name: str, cut: Cut, columns: Columns, limits: Limits = LIMITS
) -> Iterator[PairRecord | Failure]:  # fmt: skip
    """The pairs of a cut; the header is row 1. A row that is none is a failure, the others go on. Raises OSError."""
    with path.open("rb") as stream:
        header = _header(path, stream, columns)
        stream.seek(cut.start)
        for n, row in enumerate(_rows(stream, header, cut.number, limits)):
            if n == cut.rows:
                return
            where = f"{name}:{row.number}"
            if isinstance(row.held, csv.Error):
                yield Failure(where, Message("tables.no_row", wrong=row.held))
            elif any(ord(letter) in SURROGATES for letter in "".join(row.held)):
                yield Failure(where, Message("tables.no_utf8", reason="utf-8"))
            elif any(one.strip() for one in row.held):
                yield pair(name, row.number, _named(row.held, header), columns)


def _header(path: Path, stream: io.BufferedReader, columns: Columns) -> Header:
    line = stream.readline(HEAD * PAIR)
    shown = line.decode("utf-8-sig", "replace")
    separator = max("\t,;", key=shown.count)
    names = tuple(one.strip() for one in next(csv.reader([shown], delimiter=separator), []))
    for column in columns.needed:
        if cell(dict.fromkeys(names, ""), column) is None:
            raise InputError(str(path), Message("tables.no_column", side=column))
    return Header(names, separator, len(line))


def _named(held: Any, header: Header) -> dict[str, str] | None:
    if isinstance(held, csv.Error) or not any(one.strip() for one in held):
        return None
    return dict(zip(header.names, held, strict=False))


def _rows(
    stream: io.BufferedReader, header: Header, number: int, limits: Limits, tell: Callable[[bytes], object] = len
) -> Iterator[Row]:  # fmt: skip
    """The rows of a stream from its place on: their cells, or the error of a row that is none."""
    csv.field_size_limit(FIELD_LIMIT)
    at = [stream.tell()]

    def lines() -> Iterator[str]:
        while line := stream.readline(limits.bytes):
            at[0] += len(line)
            tell(line)
            yield line.decode("utf-8", "surrogateescape")

    table = csv.reader(lines(), delimiter=header.separator)
    while True:
        start = at[0]
        try:
            held: Any = next(table)
        except StopIteration:
            return
        except csv.Error as wrong:
            held = wrong
        yield Row(start, number, held)
        number += 1
