"""Which items of two rows are compared: all of short ones, of long ones what stands near or has a key in common."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from checker.model import Fact, Segment
from checker.model.limits import LIMITS

T = TypeVar("T")

# Two rows with so many pairs are compared whole: no passage that people write has more names, figures or quotations.
WHOLE = LIMITS.compared
# In longer ones an item is compared with so many before and behind the place where it would stand, and with so many of
# those that have a key in common with it.
REACH = 24


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """What is compared in one document, and where that was not all.

    `compared` is the limit of that name: every cap grows as it does. `place` is the passage that rows are in, None for
    rows of the whole document. `met` has the places where a cap was met, each with how many items there were.

    >>> window = Window()
    >>> list(window.near("ab", "cd")), window.met
    ([(0, 0), (0, 1), (1, 0), (1, 1)], {})
    >>> sum(1 for _ in window.near(range(1000), range(1000))), window.met
    (48400, {None: 1000})
    """

    compared: int = WHOLE
    place: Segment | None = None
    met: dict[Segment | None, int] = field(default_factory=dict)

    def inside(self, segments: Sequence[Segment]) -> Window:
        """The same for rows of some passages that stand together."""
        return Window(self.compared, segments[0], self.met) if segments else self

    def among(self, facts: Sequence[Fact]) -> Window:
        """The same for facts of one passage."""
        return Window(self.compared, facts[0].segment, self.met) if facts else self

    def cap(self, most: int) -> int:
        """How many of something are compared, where it is so many by default."""
        return max(1, most * self.compared // WHOLE)

    def meet(self, count: int) -> None:
        """Notes that of so many items not all were compared."""
        self.met[self.place] = max(count, self.met.get(self.place, 0))

    def near(
        self,
        left: Sequence[T],
        right: Sequence[T],
        keys: Callable[[T], Iterable[Hashable]] | None = None,
        whole: int = WHOLE,
    ) -> Iterator[tuple[int, int]]:
        """The numbers of the items of two rows that are compared, in order.

        `keys` are those of an item: two with one in common are compared wherever they stand; in rows of a whole
        document, what has none in common is not missed. Rows with so many pairs are compared `whole`.
        """
        whole = self.cap(whole)
        if len(left) * len(right) <= whole:
            for i in range(len(left)):
                for j in range(len(right)):
                    yield i, j
            return
        having = _having(right, keys) if keys else {}
        each = self.cap(REACH)
        reach = max(each, self.compared // (2 * len(left)))
        missed = False
        for i, item in enumerate(left):
            at = i * len(right) // len(left)
            found = set(range(max(0, at - reach), min(len(right), at + reach + 1)))
            for key in keys(item) if keys else ():
                alike = having.get(key, ())
                found.update(_nearest(alike, at, each))
                missed |= len(alike) > 2 * each
            missed |= len(found) < len(right) and not (keys and self.place is None)
            for j in sorted(found):
                yield i, j
        if missed:
            self.meet(max(len(left), len(right)))

    def band(self, left: int, right: int) -> Iterator[tuple[int, int]]:
        """The cells of the table of two rows of those lengths that a path from corner to corner may use, in order.

        Those of short rows all, of long ones those near the line between the corners; neighbouring rows overlap.

        >>> window = Window()
        >>> len(list(window.band(2, 3))), len(list(window.band(1000, 1000)))
        (12, 49425)
        """
        short, reach = left * right <= self.compared, self.cap(REACH)
        if not short:
            self.meet(max(left, right))
        for i in range(left + 1):
            low = 0 if short else max(0, i * right // left - reach)
            high = right if short else min(right, (i + 1) * right // left + reach)
            for j in range(low, high + 1):
                yield i, j

    def around(self, row: Sequence[T], places: Sequence[float], place: float) -> Sequence[T]:
        """The items of a row that are compared with what stands at a place; `places` are theirs, rising."""
        if len(row) ** 2 <= self.compared:
            return row
        at, reach = bisect_left(places, place), self.cap(REACH)
        return self._told(row, row[max(0, at - reach) : at + reach + 1])

    def first(self, row: Sequence[T], most: int) -> Sequence[T]:
        """The first items of a row, so many at most."""
        return self._told(row, row[: self.cap(most)])

    def nearest(self, numbers: Sequence[int], place: float, most: int) -> Sequence[int]:
        """Of rising numbers, those nearest to a place where there are more than so many."""
        most = self.cap(most)
        return numbers if len(numbers) <= most else self._told(numbers, _nearest(numbers, place, most // 2))

    def _told(self, row: Sequence[T], found: Sequence[T]) -> Sequence[T]:
        if len(found) < len(row):
            self.meet(len(row))
        return found


def _having(row: Sequence[T], keys: Callable[[T], Iterable[Hashable]]) -> dict[Hashable, list[int]]:
    """The numbers of the items that have a key."""
    found: dict[Hashable, list[int]] = {}
    for n, item in enumerate(row):
        for key in keys(item):
            found.setdefault(key, []).append(n)
    return found


def _nearest(numbers: Sequence[int], place: float, reach: int) -> Sequence[int]:
    middle = bisect_left(numbers, place)
    return numbers[max(0, middle - reach) : middle + reach]
