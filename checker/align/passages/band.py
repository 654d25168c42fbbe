"""Where the path through two long texts may run: near passages that share rare words, so that a book is quick."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.align.passages.evidence import Scale
from checker.model import Segment

# Two texts with so many pairs of passages are compared whole.
WHOLE = 1600
# A word that stands in no more passages than this shows where its counterpart is, with so much together (log of one in
# how many passages) that it is no chance.
RARE = 4
SURE = 9.0

# For every number of Ukrainian passages from none to all: how many English ones at least and at most go before.
Band = list[tuple[int, int]]


def band(uk: int, en: int, anchors: Sequence[tuple[int, int]], margin: int) -> Band:
    """The cells within so many passages of the line through the anchors, for texts of so many passages.

    Between two anchors that are far apart in one text only, the whole rectangle is inside: a long insertion.
    """
    if uk * en <= WHOLE:
        return [(0, en)] * (uk + 1)
    low, high = [en] * (uk + 1), [0] * (uk + 1)
    for (i, j), (k, m) in pairwise([(0, 0), *anchors, (uk, en)]):
        insertion = min(k - i, m - j) <= margin
        for row in range(i, k + 1):
            at = j + (m - j) * (row - i) // max(1, k - i)
            low[row] = min(low[row], (j if insertion else at) - margin)
            high[row] = max(high[row], (m if insertion else at) + margin)
    edges = list(zip(_spread(low), _spread(high), strict=True))
    # One row reaches the next one where a line is steep: 12 passages against 300.
    ends = (*(after for after, _ in edges[1:]), en)
    return [(max(0, a), min(en, max(b, after))) for (a, b), after in zip(edges, ends, strict=True)]


def _spread(edge: Sequence[int]) -> Iterator[int]:
    """An edge that never turns back."""
    furthest = 0
    for at in edge:
        furthest = max(furthest, at)
        yield furthest


def anchors(uk: Sequence[Segment], scale: Scale) -> list[tuple[int, int]]:
    """Pairs of passages (by place) that are surely each other's: the longest chain that runs forward in both texts.

    Each is the other's best by the rare words that they share. `scale` is that of the Ukrainian text.
    """
    rows = [votes(segment, scale) for segment in uk]
    best: dict[int, tuple[float, int]] = {}
    for i, row in enumerate(rows):
        for j, vote in row.items():
            if vote > best.get(j, (0.0, 0))[0]:
                best[j] = vote, i
    mutual = [
        (i, j) for i, row in enumerate(rows) if row for j in [max(row, key=row.__getitem__)]
        if row[j] >= SURE and best[j][1] == i
    ]  # fmt: skip
    return _chain(mutual)


def votes(segment: Segment, scale: Scale) -> dict[int, float]:
    """The passages of the other text (by place) that share rare words with this one, and how much these tell."""
    found: dict[int, float] = {}
    # In reading order: that of a set is another one in each run, and decides between places that are alike.
    for form in dict.fromkeys(token.lower for token in segment.tokens if token.text[0].isalnum()):
        places = scale.rare(form, RARE)
        for place in sorted(places):
            found[place] = found.get(place, 0.0) + math.log(scale.others / len(places))
    return found


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second numbers rise; the first ones do."""
    ends: list[int] = []  # the least last number of a chain of each length, and where it is
    at: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1], at[length : length + 1] = [j], [n]
    found: list[tuple[int, int]] = []
    n = at[-1] if at else -1
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]
