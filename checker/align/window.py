"""Which items of two rows are compared: all of short ones, of long ones what stands near or has a key in common."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

# Two rows with so many pairs are compared whole: no passage that people write has more names, figures or quotations.
WHOLE = 10_000
# In longer ones an item is compared with so many before and behind the place where it would stand, and with so many of
# those that have a key in common with it.
REACH = 24


def near(
    left: Sequence[T],
    right: Sequence[T],
    keys: Callable[[T], Iterable[Hashable]] | None = None,
    whole: int = WHOLE,
) -> Iterator[tuple[int, int]]:
    """The numbers of the items of two rows that are compared, in order.

    `keys` are those of an item: two with one in common are compared wherever they stand. Rows with so many pairs are
    compared `whole`.

    >>> list(near("ab", "cd")), sum(1 for _ in near(range(1000), range(1000)))
    ([(0, 0), (0, 1), (1, 0), (1, 1)], 48400)
    """
    if len(left) * len(right) <= whole:
        for i in range(len(left)):
            for j in range(len(right)):
                yield i, j
        return
    having = _having(right, keys) if keys else {}
    reach = max(REACH, WHOLE // (2 * len(left)))
    for i, item in enumerate(left):
        at = i * len(right) // len(left)
        found = set(range(max(0, at - reach), min(len(right), at + reach + 1)))
        for key in keys(item) if keys else ():
            found.update(_nearest(having.get(key, ()), at))
        for j in sorted(found):
            yield i, j


def _having(row: Sequence[T], keys: Callable[[T], Iterable[Hashable]]) -> dict[Hashable, list[int]]:
    """The numbers of the items that have a key."""
    found: dict[Hashable, list[int]] = {}
    for n, item in enumerate(row):
        for key in keys(item):
            found.setdefault(key, []).append(n)
    return found


def _nearest(numbers: Sequence[int], at: int) -> Sequence[int]:
    """The numbers nearest to a place."""
    middle = bisect_left(numbers, at)
    return numbers[max(0, middle - REACH) : middle + REACH]


def band(left: int, right: int) -> Iterator[tuple[int, int]]:
    """The cells of the table of two rows of those lengths that a path from corner to corner may use, in order.

    Those of short rows all, of long ones those near the line between the corners; neighbouring rows overlap.

    >>> len(list(band(2, 3))), len(list(band(1000, 1000)))
    (12, 49425)
    """
    for i in range(left + 1):
        if left * right <= WHOLE:
            low, high = 0, right
        else:
            low = max(0, i * right // left - REACH)
            high = min(right, (i + 1) * right // left + REACH)
        for j in range(low, high + 1):
            yield i, j


def around(row: Sequence[T], places: Sequence[float], place: float) -> Sequence[T]:
    """The items of a row that are compared with what stands at a place; `places` are theirs, rising."""
    if len(row) ** 2 <= WHOLE:
        return row
    at = bisect_left(places, place)
    return row[max(0, at - REACH) : at + REACH + 1]
