"""Dates: 24 лютого 2022, Feb 24, 24.02.2022, 2001, «2000-х», XIX ст., Thursday, 17:30, «торік», last year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Day

from checker.facts.dates.calendar import Names, names
from checker.facts.dates.clock import times
from checker.facts.dates.decades import decades
from checker.facts.dates.partial import Date, agreement, canon
from checker.facts.dates.partial import stands as may_stand
from checker.facts.dates.periods import Ordinal, passing, periods
from checker.facts.dates.periods import before as ordinal_before
from checker.language.quantities.currencies import after as currency_after
from checker.language.quantities.digits import magnitude
from checker.language.quantities.units import unit_after
from checker.language.tokens import lowered, present
from checker.language.vocabulary import Words
from checker.model import Fact, Segment, Span, Swaps

_PERIODS: dict[str, Callable[[int], Date]] = {
    "quarter": lambda value: Date(quarter=value),
    "half": lambda value: Date(half=value),
    "century": lambda value: Date(century=value),
}
DIGIT = re.compile(r"\d")
ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?!\d)")
# 24.02.2022, 24/02/2022
DOTTED = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)(?![\d])")
# 04.2022
MONTH_YEAR = re.compile(r"(?<![\d.])(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?![\d.])")
# a year: four digits that are part of no other number; 1986-88, 2022/23 and 1986-1988 give both ends
YEAR = re.compile(
    r"(?<![\d.,'$€£₴-])(?<!\d )(1[0-9]\d\d|20\d\d|2100)(?![\d%])(?![.,]\d)"
    r"(?:[-/](\d{4}|\d\d)(?![\d/]))?(?! \d{3}(?!\d))"
)
WORD = re.compile(r" ([^\W\d_]+)")
YEAR_WORD = re.compile(r"(?:-[^\W\d_]+)? (?:року|році|рік|рок[аиіо]\w*|рр?\b)")
DAY_BEFORE = re.compile(r"(?<![\d.,])(\d{1,2})(?:-?(?:st|nd|rd|th|го|е|ого))?(?:(?: of)? |-)$", re.IGNORECASE)
# The first day of «24-26 лютого».
SPAN_BEFORE = re.compile(r"(?<![\d.,])(\d{1,2})(?:-го)? ?(?:-|і|та|й|до|по|на|and|to) ?$")
DAY_AFTER = re.compile(
    r"(?: the)? (\d{1,2})(?:st|nd|rd|th)?(?![\d:%])(?![.,]\d)(?! [ap]m)(?:-(\d{1,2})(?!\d))?", re.IGNORECASE
)
# The case of a month behind a day: «перше січня», but «третій квітень».
OF_MONTH = re.compile(r"(?:ня|пада|лютого)$")
YEAR_AFTER = re.compile(r"(?:,? |-)(\d{4})(?!\d)(?: року| р\.)?")
# What is a word to the calendar, also inside "mid-September" and "Thursday's".
NAME = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{2,})?")


def find(segment: Segment, words: Words) -> list[Fact]:
    """The dates of a passage, in order."""
    text, low = segment.folded, lowered(segment)
    known = names(words, segment.side)
    found = _Found(segment, known, low, words)
    _named(found)
    said = present(segment)
    if known.fall and "fall" in said:
        for match in known.fall.finditer(low):
            start = low.index("fall", match.start())
            found.put(start, start + 4, Date(season=4), soft=True, swaps="both")
    for match in known.moving.finditer(low) if not said.isdisjoint(known.moving_words) else ():
        found.put(match.start(), match.end(), Date(relative=known.relative[match.group()]), soft=True, swaps="both")
    digits = DIGIT.search(text) is not None
    if digits:
        _figures(found)
    spans = list(periods(segment, words))
    for ten in decades(segment, words, spans):
        found.put(ten.start, ten.end, Date(decade=ten.year), soft=not ten.sure, swaps="" if ten.sure else "both")
    for one in spans:
        part = one.unit != "century"
        date = _PERIODS[one.unit](one.value)
        found.put(one.start, one.end, date, soft=part or one.passing, swaps="either" if part else "")
    for time in times(segment, words):
        date = Date(time=time.minutes, sure=time.sure, zone=time.zone)
        found.put(time.start, time.end, date, soft=time.named, swaps="both" if time.named else "")
    if digits:
        for match in YEAR.finditer(text):
            _years(found, match, words)
    return sorted(found.facts, key=lambda fact: fact.span)


class _Found:
    """The dates found so far, none over another."""

    def __init__(self, segment: Segment, known: Names, low: str, words: Words) -> None:
        self.segment, self.known, self.low, self.words = segment, known, low, words
        self.facts: list[Fact] = []

    def passing(self, at: int) -> bool:
        """Whether the first of two dates is half of one night: «у ніч з 23 на 24 лютого»."""
        return passing(self.low, at, self.segment.side, self.words)

    def put(self, start: int, end: int, date: Date, *, soft: bool = False, swaps: Swaps = "") -> None:
        if any(fact.span.start < end and start < fact.span.end for fact in self.facts):
            return
        if date.time is None and date.relative is None and date.weekday is None and date.day is None:
            for phase, pattern in (("early", self.known.early), ("late", self.known.late)):
                said = pattern.search(self.low, max(0, start - 20), start)
                if said:
                    date, start = date._replace(phase=phase), said.start()
        fact = Fact("date", date, canon(date), self.segment, Span(start, end), date.figures(), soft, swaps=swaps)
        self.facts.append(fact)


def _figures(found: _Found) -> None:
    """Dates in digits alone."""
    text = found.segment.folded
    for match in ISO.finditer(text):
        found.put(*match.span(), Date(int(match[1]), int(match[2]), int(match[3])))
    for match in DOTTED.finditer(text):
        day, month = int(match[1]), int(match[2])
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        if month > 12 >= day:
            day, month = month, day
        if 1 <= month <= 12 and 1 <= day <= 31:
            # 03/04/2025 in English may be in either month.
            either = found.segment.side == "en" and "/" in match.group() and day <= 12 and day != month
            found.put(*match.span(), Date(year, month, day, either=either))
    for match in MONTH_YEAR.finditer(text):
        found.put(*match.span(), Date(int(match[2]), int(match[1])))


def _years(found: _Found, match: re.Match[str], words: Words) -> None:
    low, side = found.low, found.segment.side
    said = found.known.before.search(low, max(0, match.start() - 12), match.start())
    if not YEAR_WORD.match(low, match.end()) and not (said and int(match[1]) % 100):
        counted = unit_after(low, match.end(), words)[0] or currency_after(low, match.end(), side, words, 2000)
        noun = WORD.match(low, match.end())
        if counted or (noun and noun[1] in found.known.counted) or magnitude(low, match.end(), side, words):
            return  # «1200 тисяч», «2000 доларів», «1500 км»
    first = int(match[1])
    found.put(match.start(1), match.end(1), Date(year=first))
    if match[2]:
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if 1000 <= last <= 2100:
            found.put(match.start(2), match.end(2), Date(year=last))


def _named(found: _Found) -> None:
    """Dates that name a month, a weekday or a season."""
    known, text = found.known, found.segment.folded
    uk = found.segment.side == "uk"
    met = known.met
    for token in found.segment.tokens:
        lower = token.lower
        if met.get(lower, known) is None:
            continue
        if "-" in lower or (not uk and "'" in lower):
            for match in NAME.finditer(lower):  # "mid-September", "Thursday's"
                name = match.group().removesuffix("'s")
                start = token.start + match.start()
                _name(found, name, start, start + len(name), uk or text[start].isupper())
        elif known.read(lower) is not None:
            _name(found, lower, token.start, token.end, uk or token.text[0].isupper())


def _name(found: _Found, text: str, start: int, end: int, capital: bool) -> None:
    """A word that may be of the calendar; months and weekdays have a capital in English."""
    read = found.known.read(text)
    if read is None or not (capital or read[0] == "season"):
        return
    part, value = read
    doubtful = text in found.known.doubtful
    if part.endswith("weekday"):
        found.put(start, end, Date(weekday=value), soft=doubtful, swaps="both")
    elif part == "month":
        _month(found, start, end, value, doubtful)
    elif part == "~month":
        found.put(start, end, Date(month=value), soft=True, swaps="both")
    else:
        found.put(start, end, Date(season=value), soft=True, swaps="both")


def _month(found: _Found, start: int, end: int, month: int, doubtful: bool) -> None:
    text, side = found.segment.folded, found.segment.side
    day = year = None
    soft = False
    before = DAY_BEFORE.search(text, max(0, start - 12), start)
    dotted = end + 1 if text[end : end + 2] in {". ", "."} else end
    after = DAY_AFTER.match(text, dotted) if side == "en" else None
    said = _said_day(found, start, end) if before is None else None
    follow = YEAR_AFTER.match(text, dotted)
    if before and 1 <= int(before[1]) <= 31:
        day, start = int(before[1]), before.start(1)
        first = SPAN_BEFORE.search(text, max(0, start - 8), start)
        if first and 1 <= int(first[1]) <= 31:
            found.put(*first.span(1), Date(month=month, day=int(first[1])), soft=found.passing(first.start(1)))
    elif said:
        day, start = said.value, said.start
    elif after and 1 <= int(after[1]) <= 31:
        day, end = int(after[1]), after.end(1)
        follow = YEAR_AFTER.match(text, after.end())
        if after[2] and 1 <= int(after[2]) <= 31:
            found.put(*after.span(2), Date(month=month, day=int(after[2])))
            follow, soft = None, found.passing(start)
    if follow and 1000 <= int(follow[1]) <= 2100:
        year, end = int(follow[1]), follow.end(1)
    short = doubtful and not (day or year)
    # "May" begins many a sentence, and so does «лист»; a month that stands all alone is one.
    alone = len(found.segment.tokens) == 1
    if short and side == "uk" and end - start <= 5 and text[start:end].lower() != "січ" and not alone:
        return
    swaps: Swaps = "both" if short or not (day or year) else ""
    found.put(start, end, Date(year, month, day), soft=soft or short, swaps=swaps)


def _said_day(found: _Found, start: int, end: int) -> Ordinal | None:
    """The day of a month in words: «двадцять четверте лютого», "the second of January"."""
    text, side = found.segment.folded, found.segment.side
    if side == "en":
        if not text.endswith(" of ", 0, start):
            return None
        start -= 3
    elif not OF_MONTH.search(found.low, start, end):
        return None
    nth = ordinal_before(text, start, side, found.words)
    return nth if nth and 1 <= nth.value <= 31 and text[nth.start].isalpha() else None


def likeness(a: Fact, b: Fact) -> float:
    """1.0 where no part that both give differs, less otherwise; for a relative date and a fixed one see `stands`."""
    assert isinstance(a.value, Date)
    assert isinstance(b.value, Date)
    return agreement(a.value, b.value)


def stands(moving: Fact, fixed: Fact, today: Day | None) -> bool:
    """Whether a relative date may be said for a date that the other text gives; `today` is the post's own date."""
    return may_stand(moving.value, fixed.value, today)


def cause(a: Fact, b: Fact) -> str:
    """Why two dates differ: "weekday", "time", or "" for the date itself."""
    if a.value.weekday is not None and b.value.weekday is not None:
        return "weekday"
    return "time" if a.value.time is not None and b.value.time is not None else ""
