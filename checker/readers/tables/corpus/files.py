"""The files of a corpus: one, or a folder of them in any depth, each with what reads it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from checker.model import Failure
from checker.model.limits import Limits
from checker.readers.tables.corpus import lines, parquet, table
from checker.readers.tables.corpus.columns import Columns
from checker.readers.tables.corpus.cut import Cut, Looked
from checker.readers.tables.pairs_jsonl import PairRecord


class Format(NamedTuple):
    """How a kind of file is cut, and how the pairs of a cut are read; both raise InputError and OSError."""

    look: Callable[[Path, Columns, int, Limits], Looked]
    rows: Callable[[Path, str, Cut, Columns, Limits], Iterator[PairRecord | Failure]]


LINES, TABLE = Format(lines.look, lines.rows), Format(table.look, table.rows)
FORMATS: Mapping[str, Format] = {
    ".jsonl": LINES, ".ndjson": LINES, ".csv": TABLE, ".tsv": TABLE, ".parquet": Format(parquet.look, parquet.rows),
}  # fmt: skip


class Listed(NamedTuple):
    """The files of a corpus by their paths in it, in order; and how many files of other kinds lie beside them."""

    names: tuple[str, ...]
    others: int


def listed(place: Path) -> Listed:
    """The files of a folder, in any depth, or the one file; names that begin with "." or "_" are for programs."""
    if not place.is_dir():
        return Listed((place.name,), 0) if place.suffix.lower() in FORMATS else Listed((), 1)
    found, others = [], 0
    for folder, inner, names in os.walk(place):
        inner[:] = sorted(name for name in inner if not _aside(name))
        for name in names:
            if _aside(name):
                continue
            path = Path(folder, name)
            if path.suffix.lower() in FORMATS:
                found.append(path.relative_to(place).as_posix())
            else:
                others += 1
    return Listed(tuple(sorted(found)), others)


def path_of(place: Path, name: str) -> Path:
    """Where a file lies that `listed` named."""
    return place / name if place.is_dir() else place


def format_of(name: str) -> Format:
    """What reads a file that `listed` named."""
    return FORMATS[Path(name).suffix.lower()]


def _aside(name: str) -> bool:
    return name.startswith((".", "_"))
