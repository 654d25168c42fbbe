"""A file of a corpus cut into stretches that may be checked by themselves: a text is never divided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple


class Row(NamedTuple):
    """A row as it lies in its file: where it begins (bytes; rows, in Parquet), its number, from 1, what it holds."""

    start: int
    number: int
    held: Any


class Cut(NamedTuple):
    """Rows that follow one another: where the first begins, its number, and how many there are."""

    start: int
    number: int
    rows: int


class Looked(NamedTuple):
    """What a file holds: the digest of its bytes (SHA-256), how many there are, and its cuts."""

    digest: str
    size: int
    cuts: tuple[Cut, ...]


def cuts(rows: Iterable[Row], text: Callable[[Row], str | None], most: int) -> Iterator[Cut]:
    """Rows in cuts of `most` and as many more as the last text of each has; `text` says of which text a row is.

    It is asked only where a cut is full, and gives None for what is no row.
    """
    begun: Row | None = None
    last: Row | None = None
    open_: str | None = None
    count = 0
    for row in rows:
        if begun is None or last is None:
            begun = row
        elif count >= most:
            open_ = open_ or text(last)
            here = text(row)
            if here is not None and here != open_:
                yield Cut(begun.start, begun.number, count)
                begun, open_, count = row, None, 0
        last = row
        count += 1
    if begun:
        yield Cut(begun.start, begun.number, count)
