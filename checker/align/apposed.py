"""A weekday right beside a day in one text, and alone in the other: «в понеділок, 14 квітня», "on Monday"."""

from __future__ import annotations

from collections.abc import Mapping

from checker.align.comparison import Comparison
from checker.model import Fact, Pair, Segment, other
from checker.model.expressions import deferred

WEEKDAYS = frozenset(f"W{n}" for n in range(1, 8))
# Between a weekday and its day, and how long that is at most (code points).
APPOSED, LONGEST = deferred(r",? (?:(?:у|в|on) )?"), 5


def weekday(fact: Fact, pair: Pair, comparison: Comparison) -> Fact | None:
    """The weekday of the other passage that a day has beside it in its own; None where there is none."""
    mine = comparison.made(_weekdays, fact.segment)
    if not mine:
        return None
    text, (start, end) = fact.segment.folded, fact.span
    near = [mine[at] for at in (*range(start - LONGEST, start), *range(end, end + LONGEST + 1)) if at in mine]
    for one in near:
        first, last = sorted((one.span, fact.span))
        if APPOSED.fullmatch(text, first.end, last.start):
            there = (comparison.made(_weekdays, segment).values() for segment in pair.side(other(fact.side)))
            return next((day for days in there for day in days if day.canon == one.canon), None)
    return None


def _weekdays(comparison: Comparison, segment: Segment) -> Mapping[int, Fact]:
    """The weekdays of a passage by where they begin and by where they end."""
    days = [one for one in comparison.inside((segment,), "date") if one.canon in WEEKDAYS]
    return {at: one for one in days for at in one.span}
