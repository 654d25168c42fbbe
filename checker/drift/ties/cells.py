"""Two cells of a row that have changed places, in a table whose other cells have not."""

from __future__ import annotations

from collections.abc import Sequence

from checker.align.comparison import Comparison
from checker.model import Fact, Pair, Segment

# Of the cells that hold one fact, so many (a share) may have changed places: where more have, it is another order.
FEW = 0.25


# A fact of the Ukrainian text, and the English one that agrees with it.
Agreed = tuple[Fact, Fact]


def crossed_cells(comparison: Comparison) -> Sequence[tuple[Agreed, Agreed]]:
    """Two facts each of which fills a cell, and whose English cells stand in each other's place, found once for all.

    «| 19% | 18,5% |», "| 18.5% | 19% |": a twin in the next cell excuses nothing.
    """
    return comparison.made(_crossed, None)


def _crossed(comparison: Comparison, _: None) -> Sequence[tuple[Agreed, Agreed]]:
    at = {segment: n for n, pair in enumerate(comparison.pairs) for segment in _cells(pair)}
    moved: dict[tuple[int, int], Agreed] = {}
    straight = 0
    for match in comparison.matched("same") if at else ():
        if match.uk and match.en and match.uk.segment in at and match.en.segment in at and _fill(match.uk, match.en):
            here, there = at[match.uk.segment], at[match.en.segment]
            straight += here == there
            if here != there:
                moved[here, there] = match.uk, match.en
    found = [
        (agreed, moved[there, here])
        for (here, there), agreed in moved.items()
        if there == here + 1 and (there, here) in moved and agreed[0].kind == moved[there, here][0].kind
    ]
    return found if len(found) <= FEW * (straight + len(found)) else []


def _cells(pair: Pair) -> tuple[Segment, ...]:
    """The two passages of a pair of cells; none of another pair."""
    if len(pair.uk) != 1 or len(pair.en) != 1 or pair.uk[0].role != "cell" or pair.en[0].role != "cell":
        return ()
    return pair.uk[0], pair.en[0]


def _fill(*facts: Fact) -> bool:
    """Whether each fact is all that its cell says."""
    return all(
        fact.span.start <= token.start and token.end <= fact.span.end
        for fact in facts
        for token in fact.segment.tokens
        if token.text[0].isalnum()
    )
