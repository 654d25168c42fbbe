"""A magnitude or a sign that is said once: «з 20 тис. до 15», "to 15,000"; «48 проти 39 %», "48% against 39%"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence

from checker.align.figures import Figures, Ledger
from checker.facts.base import AGREE
from checker.language.quantities.digits import numerals
from checker.language.quantities.ranges import AND, OR, TO
from checker.language.vocabulary import Words
from checker.model import Fact, Segment
from checker.model.expressions import deferred

# What follows a number that goes on with the one before it: a mark, the end, another number of the row, no noun.
BARE = deferred(rf"\s*(?:$|[,;:.!?)\]»—–-]|(?:{'|'.join((*TO, *AND, *OR))})(?!\w))")
# Within so many characters before it that one stands.
REACH = 80


def join(ledger: Ledger, row: Figures, words: Words) -> None:
    """Joins Ukrainian numbers without a magnitude with figures that are theirs by the magnitude of the number before.

    English says it again, so the other way round a million that has been lost looks just the same.
    """
    pairs = words.made(_pairs)
    bare = [fact for fact in ledger.free(row.uk) if fact.kind == "number" and _bare(fact, pairs)]
    theirs: dict[str, deque[Fact]] = {}
    for fact in ledger.free(row.en) if bare else ():
        if fact.kind != "date":
            for figure in fact.figures:
                theirs.setdefault(_percent(figure) if _signed(fact) else _key(figure), deque()).append(fact)
    if not theirs:
        return
    signs: dict[Segment, list[tuple[int, float]]] = {}
    begins: set[tuple[Segment, int]] = set()
    for fact in filter(_signed, row.uk):
        signs.setdefault(fact.segment, []).append((fact.span.end, 1.0))
        begins.add((fact.segment, fact.span.start))
    said: dict[Segment, tuple[_Said, _Said]] = {}
    for segment in {fact.segment: None for fact in bare}:
        scales = [(one.end, one.scale) for one in numerals(words, "uk").found[segment] if one.scale > 1]
        said[segment] = _Said(scales), _Said(sorted(signs.get(segment, ())))
    for fact in bare:
        at, value = fact.span.start, fact.figures[0]
        scale, sign = (one.before(at) for one in said[fact.segment])
        beside = pairs.match(fact.segment.folded, fact.span.end)
        behind = beside is not None and (fact.segment, beside.end()) in begins
        keys = [*([_key(value * scale)] if scale else ()), *([_percent(value)] if sign or behind else ())]
        told = (ledger.next_free(theirs[key]) for key in keys if key in theirs)
        twin = next((one for one in told if one is not None), None)
        if twin is not None:
            ledger.join(fact, twin, AGREE)


class _Said:
    """What is said of some numbers of a passage, by where each ends."""

    def __init__(self, said: Sequence[tuple[int, float]]) -> None:
        self.ends = [end for end, _ in said]
        self.values = [value for _, value in said]

    def before(self, at: int) -> float:
        """What is said of the last of them before a place (code points), 0.0 where none is near."""
        n = bisect_right(self.ends, at) - 1
        return self.values[n] if n >= 0 and at - self.ends[n] <= REACH else 0.0


def _signed(fact: Fact) -> bool:
    return fact.kind == "number" and fact.value.sort == "%"


def _pairs(words: Words) -> re.Pattern[str]:
    """What stands between two numbers of which one sign is of both: «48 проти 39 %»."""
    between = "|".join(map(re.escape, words.table("numerals")["uk"]["elided"]["between"]))
    return re.compile(rf" (?:{between}) ")


def _bare(fact: Fact, pairs: re.Pattern[str]) -> bool:
    """Whether a number is plain and counts nothing of its own."""
    text, end = fact.segment.folded, fact.span.end
    plain = not fact.soft and not fact.value.sort and bool(fact.figures)
    return plain and (BARE.match(text, end) or pairs.match(text, end)) is not None


def _percent(figure: float) -> str:
    return f"{figure:.9g}%"


def _key(figure: float) -> str:
    return f"{figure:.9g}"
