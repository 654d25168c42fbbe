"""A corpus in Parquet: its rows from any row on. The one door to pyarrow for what is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model import Failure
from checker.model.limits import LIMITS, Limits
from checker.model.messages import Message
from checker.readers.places.decode import InputError
from checker.readers.places.source import BLOCK
from checker.readers.tables.corpus.columns import Columns, pair, text
from checker.readers.tables.corpus.cut import Cut, Looked, Row, cuts
from checker.readers.tables.pairs_jsonl import PairRecord

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

ROWS = 1024  # rows that are decoded at a time


def look(path: Path, columns: Columns, most: int, limits: Limits = LIMITS) -> Looked:
    """The cuts of a file, of `most` rows each. Raises InputError where it is none or lacks a column, and OSError."""
    made = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            made.update(block)
        size = stream.tell()
    with _opened(path, columns) as file:
        held = _held(file, [*range(file.num_row_groups)], (columns.doc, columns.id))
        found = (Row(n, n + 1, one) for n, one in enumerate(held))
        made_of = tuple(cuts(found, lambda row: text(row.number, row.held, columns), most))
        return Looked(made.hexdigest(), size, made_of)


def rows(
    path: Path, name: str, cut: Cut, columns: Columns, limits: Limits = LIMITS
) -> Iterator[PairRecord | Failure]:  # fmt: skip
    """The pairs of a cut; a row that is none is a failure, and the others go on. Raises InputError and OSError."""
    with _opened(path, columns) as file:
        first, groups = _groups(file, cut)
        for n, held in enumerate(_held(file, groups, columns), first):
            if n >= cut.start + cut.rows:
                return
            if n >= cut.start:
                yield pair(name, n + 1, held, columns)


def _groups(file: ParquetFile, cut: Cut) -> tuple[int, list[int]]:
    """The row groups that a cut lies in, and the number of rows before the first of them."""
    first, before = 0, 0
    found: list[int] = []
    for n in range(file.num_row_groups):
        size = file.metadata.row_group(n).num_rows
        if before < cut.start + cut.rows and before + size > cut.start:
            first = first if found else before
            found.append(n)
        before += size
    return first, found


def _held(file: ParquetFile, groups: list[int], columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The rows of some groups, with what those columns hold that there are."""
    there = _fields(file)
    wanted = sorted({name if name in there else name.partition(".")[0] for name in columns} & there)
    for batch in file.iter_batches(batch_size=ROWS, row_groups=groups, columns=wanted):
        yield from batch.to_pylist() if wanted else ({} for _ in range(batch.num_rows))


def _fields(file: ParquetFile) -> frozenset[str]:
    return frozenset(file.schema_arrow.names)


@contextmanager
def _opened(path: Path, columns: Columns) -> Iterator[ParquetFile]:
    if find_spec("pyarrow") is None:
        raise InputError(str(path), Message("tables.needs_parquet"))
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            for column in columns.needed:
                if not {column, column.partition(".")[0]} & _fields(file):
                    raise InputError(str(path), Message("tables.no_column", side=column))
            yield file
    except ArrowException as wrong:
        raise InputError(str(path), Message("tables.no_parquet", wrong=wrong)) from wrong
