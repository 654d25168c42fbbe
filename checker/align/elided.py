"""A magnitude or a sign that is said once: «з 20 тис. до 15», "to 15,000"; «18 %, збору – 5», "5 per cent"."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque

from checker.align.figures import Figures, Ledger
from checker.facts.base import AGREE
from checker.language.quantities.digits import numerals
from checker.language.vocabulary import Words
from checker.model import Fact, Segment
from checker.model.expressions import deferred

# What follows a number that goes on with the one before it: a mark, the end, another number of the row, no noun.
BARE = deferred(r"\s*(?:$|[,;:.!?)\]»—–-]|(?:до|і|й|та|або|чи|проти)(?!\w))")
# Within so many characters before it that one stands.
REACH = 80


def join(ledger: Ledger, row: Figures, words: Words) -> None:
    """Joins Ukrainian numbers without a magnitude with figures that are theirs by the magnitude of the number before.

    English says it again, so the other way round a million that has been lost looks just the same.
    """
    bare = [fact for fact in ledger.free(row.uk) if fact.kind == "number" and _bare(fact)]
    theirs: dict[str, deque[Fact]] = {}
    for fact in ledger.free(row.en) if bare else ():
        if fact.kind != "date":
            percent = fact.kind == "number" and fact.value.sort == "%"
            for figure in fact.figures:
                theirs.setdefault(_percent(figure) if percent else _key(figure), deque()).append(fact)
    said: dict[Segment, _Scales] = {}
    percents: dict[Segment, int] = {}  # where the first of each passage ends
    for fact in row.uk if theirs else ():
        if fact.kind == "number" and fact.value.sort == "%":
            percents.setdefault(fact.segment, fact.span.end)
    for fact in bare if theirs else ():
        scales = said.setdefault(fact.segment, _Scales(fact.segment, words))
        same = theirs.get(_key(fact.figures[0] * scales.before(fact.span.start)))
        found = ledger.next_free(same) if same else None
        if found is None and percents.get(fact.segment, fact.span.start) < fact.span.start:
            same = theirs.get(_percent(fact.figures[0]))
            found = ledger.next_free(same) if same else None
        if found is not None:
            ledger.join(fact, found, AGREE)


class _Scales:
    """The numbers of a passage that have a magnitude: where each ends, and what it multiplies by."""

    def __init__(self, segment: Segment, words: Words) -> None:
        scaled = [one for one in numerals(words, "uk").found[segment] if one.scale > 1]
        self.ends = [one.end for one in scaled]
        self.scales = [one.scale for one in scaled]

    def before(self, at: int) -> float:
        """The magnitude of the last number before a place (code points), 0.0 where none is near."""
        n = bisect_right(self.ends, at) - 1
        return self.scales[n] if n >= 0 and at - self.ends[n] <= REACH else 0.0


def _bare(fact: Fact) -> bool:
    """Whether a number is plain and counts nothing of its own."""
    plain = not fact.soft and not fact.value.sort and bool(fact.figures)
    return plain and BARE.match(fact.segment.folded, fact.span.end) is not None


def _percent(figure: float) -> str:
    return f"{figure:.9g}%"


def _key(figure: float) -> str:
    return f"{figure:.9g}"
