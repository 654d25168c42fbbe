"""A passage stands in both texts, and at another place in one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.drift.passage import shown, whole
from checker.checks.signs import WHOLE, Sign
from checker.model import Hit
from checker.model.record import Field


class PassageMoved(Check):
    """Reports pairs of passages that are out of the order in which most pairs follow each other in both texts.

    With `sections`, only headings that have moved, each with what stands below it up to the next heading.
    """

    check: Literal["passage_moved"]
    compares = True
    values = {"passage": "the English passage, or its beginning"}
    at_least: int = Field(default=25, description="The least length of a passage (code points).")
    sections: bool = Field(default=False, description="Whether headings are told of, and nothing else.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return (WHOLE,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        if comparison.document.pairs or comparison.partial:
            return
        place = {segment: n for side in (comparison.uk, comparison.en) for n, segment in enumerate(side)}
        pairs = sorted((pair for pair in comparison.pairs if pair.uk and pair.en), key=lambda pair: place[pair.uk[0]])
        order = _order([place[pair.en[0]] for pair in pairs])
        for n, pair in enumerate(pairs):
            heads = pair.uk[0].role == pair.en[0].role == "heading"
            if n in order or len(pair.en[0].text) < self.at_least or (self.sections and not heads):
                continue
            below = takewhile(lambda one: one[1].uk[0].role != "heading", enumerate(pairs[n + 1 :], n + 1))
            moved = [one for m, one in below if m not in order] if self.sections else []
            if self.sections and not moved:  # a heading alone may be one of several that are alike
                continue
            over = tuple(segment for one in moved for segment in (*one.uk, *one.en))
            yield Hit(whole(pair.uk[0]), whole(pair.en[0]), {"passage": shown(pair.en[0])}, over=over)


def _order(places: Sequence[int]) -> set[int]:
    """Which numbers (by their place in the list) are in the longest sequence that rises."""
    ends: list[int] = []  # the least end of a rising sequence of each length, and where it stands
    at: list[int] = []
    before: list[int] = []
    for n, place in enumerate(places):
        length = bisect_right(ends, place)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1], at[length : length + 1] = [place], [n]
    found: set[int] = set()
    n = at[-1] if at else -1
    while n >= 0:
        found.add(n)
        n = before[n]
    return found
