"""Pairs as a table: CSV or TSV with a header that names id, doc, uk, en and format."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from checker.language.vocabulary import Words
from checker.model import Document, Failure
from checker.model.messages import Message
from checker.readers.places.decode import InputError
from checker.readers.places.source import Overlong, Source
from checker.readers.tables import pairs_jsonl

if TYPE_CHECKING:
    from _csv import Reader as Table  # the type of csv.reader(...)

FIELD_LIMIT = 10_000_000  # characters of one cell


def reads(source: Source) -> bool:
    """Whether the first line is a header with both sides."""
    first = source.head.lstrip("\ufeff").splitlines()[:1]
    return bool(first) and {"uk", "en"} <= {
        cell.strip(' "') for cell in first[0].replace(";", ",").replace("\t", ",").split(",")
    }


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The documents of a table; raises InputError when its header lacks a side."""
    name, stream = source.name, _short(source)
    header = next(stream, "").lstrip("\ufeff")
    separator = max("\t,;", key=header.count)
    csv.field_size_limit(FIELD_LIMIT)
    table = csv.reader(chain([header], stream), delimiter=separator)
    names = [cell.strip().lower() for cell in next(table, [])]
    for side in ("uk", "en"):
        if side not in names:
            raise InputError(name, Message("tables.no_column", side=side))
    yield from pairs_jsonl.documents(name, _records(name, table, names))


def _short(source: Source) -> Iterator[str]:
    """The lines of a table; raises InputError for one that is too long, for what follows is no row of its own."""
    for number, line in enumerate(source.lines(), 1):
        if isinstance(line, Overlong):
            raise InputError(source.name, Message("tables.line_long", number=number))
        yield line


def _records(name: str, table: Table, names: list[str]) -> Iterator[pairs_jsonl.PairRecord | Failure]:
    number = 1
    while True:
        begin = table.line_num + 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as wrong:
            yield Failure(f"{name}:{number + 1}", Message("tables.no_row", wrong=wrong))
            number += 1
            continue
        number += 1
        if not any(cell.strip() for cell in cells):
            continue
        value = {key: cell for key, cell in zip(names, cells, strict=False) if cell or key in {"uk", "en"}}
        yield pairs_jsonl.record(name, number, value, begin)
