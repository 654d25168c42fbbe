"""What stands between two commas and is left out, while the words before and behind it stand side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.align.comparison import Comparison
from checker.drift.agreed import twins
from checker.drift.coordination import told
from checker.drift.coverage import coverage_of
from checker.drift.enumeration import SAYS, Rows
from checker.drift.omission import Lost
from checker.language.lexicon.lexicon import LINKED
from checker.model import Pair, Segment, Side, other

# What is left out has so many words that say something, which say so much together, of which this share has no
# counterpart at all.
WORDS, LOST, SHARE = 2, 1.2, 0.8
# So many words behind the second comma may stand before one that says something; so many between the two counterparts.
LIGHT, GAP = 2, 3
# So many words before and behind these may say what is left out.
AHEAD, AROUND = 2, 3
# A passage has so many words between two commas at most.
LONG = 14
ENDS = frozenset(".!?…")


def lost(comparison: Comparison, pair: Pair, side: Side) -> Lost | None:
    """The first stretch of a side between two commas that the other text leaves out."""
    if not any("," in one.folded for one in pair.side(side)):
        return None
    cover = coverage_of(comparison, pair)
    if cover.lost[side] < SHARE * LOST * (1 - LINKED) or not pair.side(other(side)):
        return None  # too little of the passage has no counterpart
    stretches = [stretch for one in pair.side(side) if "," in one.folded for stretch in _stretches(one)]
    if not stretches:
        return None
    numbers = cover.numbers
    here, there = cover.side(side), cover.side(other(side))
    rows = Rows(here, there, twins(comparison, pair.side(side)), numbers[side], numbers[other(side)], frozenset())
    return next((found for stretch in stretches if (found := _between(rows, *stretch))), None)


def _stretches(segment: Segment) -> Iterator[tuple[Segment, int, int]]:
    """A comma of a passage with the next comma or end (numbers of their tokens), where words stand between them."""
    words = segment.lows
    for first, second in pairwise([n for n, word in enumerate(words) if word == "," or word in ENDS]):
        if words[first] == "," and 1 < second - first <= LONG:
            yield segment, first, second


def _between(rows: Rows, segment: Segment, first: int, second: int) -> Lost | None:
    """What stands between two marks (numbers of their tokens), where it is left out."""
    here, there, numbers = rows.here, rows.there, rows.at
    inside = [
        n for token in segment.tokens[first + 1 : second] if (n := numbers.get((segment, token.start))) is not None
    ]
    if not inside:
        return None
    says = [n for n in inside if here[n].weight >= SAYS]
    missing = [n for n in says if here[n].covered < LINKED] if len(says) >= WORDS else []
    if not missing:  # most often
        return None
    weight, gone = (sum([here[n].weight for n in row]) for row in (says, missing))
    if weight < LOST or gone < SHARE * weight:
        return None
    if segment.side == "en" and first and segment.tokens[first - 1].text[0].isupper():
        return None  # it explains a name to strangers: "Ukrzaliznytsia, the national railway, …"
    before = _mate(rows, inside[0] - 1, -1)
    if before is None:
        return None
    if segment.tokens[second].text in ENDS:
        apposed = _fact(rows, inside[0] - 1) and _last(rows, segment, second, before)
        return Lost(inside[0], inside[-1], before) if apposed else None
    behind = _mate(rows, inside[-1] + 1, 1)
    if behind is None or not 0 < behind - before <= GAP:
        return None
    if there[before].segment is not there[behind].segment:
        return None
    # What stands around may say it otherwise: «дані, додані проти правил», "faultily modelled data".
    around = range(max(0, before - AHEAD), min(len(there), behind + AROUND + 1))
    if any(there[n].weight >= SAYS and not told(there[n], n, here) for n in around):
        return None
    between = there[before].segment.folded[there[before].token.end : there[behind].token.start]
    return None if "," in between else Lost(inside[0], inside[-1], before)


def _fact(rows: Rows, n: int) -> bool:
    """Whether a word is one of a name or another fact."""
    return (rows.here[n].segment, rows.here[n].token.start) in rows.twins


def _last(rows: Rows, segment: Segment, end: int, before: int) -> bool:
    """Whether a passage ends behind a mark (the number of its token), and the other one behind a word."""
    if end < len(segment.tokens) - 1:
        return False
    behind = rows.there[before].segment.folded[rows.there[before].token.end :].strip()
    return bool(behind) and all(letter in ENDS for letter in behind)


def _mate(rows: Rows, at: int, step: int) -> int | None:
    """The counterpart of the nearest word that says something, from one on; None where it has none of its own."""
    for n in range(at, at + step * (LIGHT + 1), step):
        if not 0 <= n < len(rows.here):
            return None
        if rows.here[n].weight >= SAYS or _fact(rows, n):
            found = rows.counterpart(n)
            return None if found is None else found[1] if step < 0 else found[0]
    return None
