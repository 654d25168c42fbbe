"""Decades: 1990s, 90-ті, «у вісімдесятих роках», "the eighties", «90-х років XIX століття»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.facts.dates.calendar import Calendar
from checker.facts.dates.periods import Period
from checker.language.tokens import lowered, present
from checker.model import Segment
from checker.model.expressions import deferred

# 2000-х, 90-ті, 1990s, 90s, '90s
FIGURES = deferred(r"(?<![\d.,])(?:'?(\d{3}0|\d0)(?:'?s|-(?:х|ті|ми|их|тих|тими|і|ві|ні|них|ними))(?![^\W_]))")
# The first of two decades: «1920–30-х», «1950–1960-ті», "1920s-30s".
FIRST = deferred(r"(?<![\d.,'-])(\d{3}0)(?=-'?(?:\d\d)?\d0-(?:х|ті|ми|их|тих|тими|і|ві|ні|них|ними)(?![^\W_]))")
# ... before the second, which is of the same century.
FIRST_BEFORE = deferred(r"(?<!\d)(\d\d)\d0(?:'?s)?-'?$")
# One of these is in all that are written so.
SIGNS = ("0s", "0-", "0's")
# "in his 40s" is an age
AGE = deferred(r"(?:his|her|their|my|our|your)(?: (?:early|mid|late))?[ -]$", re.IGNORECASE)
# Between a decade and the century that it is of: «80-х і 90-х років XIX століття», "the 90s of the 19th century".
OF_CENTURY = deferred(
    r"(?P<more>,? (?:і|й|та|або|чи|and|or) (?:the )?'?\d0(?:'?s|-(?:х|ті|ми|их|тих|тими|і|ві|ні|них|ними)))?"
    r"(?:(?: рок\w+| рр\.?)? | of (?:the )?)"
)


class Decade(NamedTuple):
    """Where a decade stands (code points), and the year that it begins with; one that is not `sure` may be a count."""

    start: int
    end: int
    year: int
    sure: bool


def decades(segment: Segment, known: Calendar, periods: Sequence[Period], degrees: re.Pattern[str]) -> Iterator[Decade]:
    """The decades of a passage; those of two figures are of the last century, or of the one that stands behind them.

    Beside `degrees`, two figures are no decade.
    """
    text, low = segment.folded, lowered(segment)
    spoken = not present(segment).isdisjoint(known.decade_words)
    written = any(sign in text for sign in SIGNS)
    if not spoken and not written:
        return
    temperature = written and degrees.search(low) is not None
    centuries = [one for one in periods if one.unit == "century"]
    if written:
        for match in FIRST.finditer(text):
            yield Decade(*match.span(), int(match[1]), True)
    for match in FIGURES.finditer(text) if written else ():
        short = len(match[1]) == 2
        if short and (
            temperature or (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]) == ("(", ")")
        ):
            continue  # "highs in the mid-70s (°F)", "Wither II (10s)"
        if not AGE.search(text, max(0, match.start() - 16), match.start()):
            first = FIRST_BEFORE.search(text, max(0, match.start() - 8), match.start()) if short else None
            year = int(first[1]) * 100 + int(match[1]) if first else int(match[1])
            yield _placed(low, match.start(), match.end(), year, True, centuries)
    for match in known.decades.finditer(low) if spoken else ():
        start = match.start(1)
        sure = match["years"] is not None
        if (sure or match.start() < start) and not AGE.search(low, max(0, start - 16), start):
            year = 20 + 10 * known.decade_stems.index(match[1])
            yield _placed(low, start, match.end(), year, sure, centuries)


def _placed(low: str, start: int, end: int, year: int, sure: bool, centuries: Sequence[Period]) -> Decade:
    if year >= 100:
        return Decade(start, end, year, sure)
    for century in centuries:
        found = OF_CENTURY.fullmatch(low, end, century.start) if century.start > end else None
        if found:
            return Decade(start, end if found["more"] else century.end, (century.value - 1) * 100 + year, True)
    return Decade(start, end, 1900 + year, sure)
