"""Two cells of a row that have changed places, in a table whose other cells have not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.align.comparison import Comparison
from checker.model import Fact, Match, Pair, Segment

# Of the cells that hold one fact, so many (a share) may have changed places: where more have, it is another order.
FEW = 0.25


def crossed_cells(comparison: Comparison) -> Iterator[tuple[Match, Match]]:
    """Two matches of facts, each of which fills a cell, whose English cells stand in each other's place.

    «| 19% | 18,5% |», "| 18.5% | 19% |": a twin in the next cell excuses nothing.
    """
    at = {segment: n for n, pair in enumerate(comparison.pairs) for segment in _cells(pair)}
    if not at:
        return
    moved: dict[tuple[int, int], Match] = {}
    straight = 0
    for match in comparison.matched("same"):
        if match.uk and match.en and match.uk.segment in at and match.en.segment in at and _fill(match.uk, match.en):
            here, there = at[match.uk.segment], at[match.en.segment]
            straight += here == there
            if here != there:
                moved[here, there] = match
    found = [(match, moved[there, here]) for (here, there), match in moved.items() if _next(moved, here, there)]
    if found and len(found) <= FEW * (straight + len(found)):
        yield from found


def _next(moved: Mapping[tuple[int, int], Match], here: int, there: int) -> bool:
    """Whether the fact of a cell stands in the next one, and that one's fact here."""
    return there == here + 1 and (there, here) in moved and moved[here, there].kind == moved[there, here].kind


def _cells(pair: Pair) -> tuple[Segment, ...]:
    """The two passages of a pair of cells; none of another pair."""
    both = (*pair.uk, *pair.en)
    return both if len(pair.uk) == len(pair.en) == 1 and all(one.role == "cell" for one in both) else ()


def _fill(*facts: Fact) -> bool:
    """Whether each fact is all that its cell says."""
    return all(
        fact.span.start <= token.start and token.end <= fact.span.end
        for fact in facts
        for token in fact.segment.tokens
        if token.text[0].isalnum()
    )
