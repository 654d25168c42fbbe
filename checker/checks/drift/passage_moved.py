"""A passage stands in both texts, and at another place in one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.drift.passage import shown, whole
from checker.model import Hit


class PassageMoved(Check):
    """Reports pairs of passages that are out of the order in which most pairs follow each other in both texts."""

    check: Literal["passage_moved"]
    compares = True
    values = {"passage": "the English passage, or its beginning"}
    at_least: int = Field(default=25, description="The least length of a passage (code points).")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        if comparison.document.pairs or comparison.partial:
            return
        place = {segment: n for side in (comparison.uk, comparison.en) for n, segment in enumerate(side)}
        pairs = sorted((pair for pair in comparison.pairs if pair.uk and pair.en), key=lambda pair: place[pair.uk[0]])
        order = _order([place[pair.en[0]] for pair in pairs])
        for n, pair in enumerate(pairs):
            if n not in order and len(pair.en[0].text) >= self.at_least:
                yield Hit(whole(pair.uk[0]), whole(pair.en[0]), {"passage": shown(pair.en[0])})


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
