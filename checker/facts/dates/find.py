"""Dates: 24 лютого 2022, Feb 24, 24.02.2022, 2001, «2000-х», XIX ст., Thursday, 17:30, «торік», last year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date as Day

from checker.facts.base import FactKind
from checker.facts.dates.calendar import Word, calendar
from checker.facts.dates.clock import clock
from checker.facts.dates.decades import decades
from checker.facts.dates.partial import Date, agreement, canon
from checker.facts.dates.partial import stands as may_stand
from checker.facts.dates.periods import Ordinal, Periods
from checker.language.inflection.grammar import expression, grammar
from checker.language.memo import Memo
from checker.language.quantities.currencies import currencies
from checker.language.quantities.digits import numerals
from checker.language.quantities.ranges import AND, TO
from checker.language.quantities.units import units
from checker.language.text import in_marks
from checker.language.tokens import lowered, present
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Segment, Side, Span, Swaps, Token
from checker.model.expressions import deferred

_PERIODS: dict[str, Callable[[int], Date]] = {
    "quarter": lambda value: Date(quarter=value),
    "half": lambda value: Date(half=value),
    "century": lambda value: Date(century=value),
}
DIGIT = deferred(r"\d")
ISO = deferred(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?!\d)")
# 24.02.2022, 24/02/2022
DOTTED = deferred(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)(?![\d])")
# 04.2022
MONTH_YEAR = deferred(r"(?<![\d.])(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?![\d.])")
# a year: four digits that are part of no other number; 1986-88, 2022/23 and 1986-1988 give both ends
YEAR = deferred(
    r"(?<![\d.,'$€£₴-])(?<!\d )(1[0-9]\d\d|20\d\d|2100)(?![\d%])(?![.,]\d)"
    r"(?:[-/](\d{4}|\d\d)(?![\d/]))?(?! \d{3}(?!\d))"
)
# Up to this year of two digits, it is one of this century.
THIS_CENTURY = 35
WORD = deferred(r" ([^\W\d_]+)")
YEAR_WORD = deferred(r"(?:-[^\W\d_]+)? (?:року|році|рік|рок[аиіо]\w*|рр?\b)")
DAY_AFTER = deferred(
    r"(?: the)? (\d{1,2})(?:st|nd|rd|th)?(?![\d:%])(?![.,]\d)(?! [ap]m)(?:-(\d{1,2})(?!\d))?", re.IGNORECASE
)
# So many tokens lie between two months of a list: a mark, or a line of a name.
ROW = 2
# So many letters of a name stand before a month that is none: "Carl-August".
GIVEN = 4
# The case of a month behind a day: «перше січня», but «третій квітень».
OF_MONTH = deferred(r"(?:ня|пада|лютого)$")
YEAR_AFTER = deferred(r"(?:,? |-)(\d{4})(?!\d)(?: року| р\.)?")


class SideDates:
    """Finds the dates of one language."""

    def __init__(self, words: Words, side: Side) -> None:
        self.side = side
        self.calendar, self.clock = calendar(words, side), clock(words, side)
        self.periods = words.made(Periods, side)
        self.units, self.currencies = units(words), currencies(words)
        self.numerals = numerals(words, side)
        nth = expression(grammar(words).endings("ordinal.masculine", "ordinal.neuter"))  # «24-те», «24-го»
        self.day_before = deferred(
            rf"(?<![\d.,])(\d{{1,2}})(?:-?(?:st|nd|rd|th|{nth}))?(?:(?: of)? |-)$", re.IGNORECASE
        )
        # The first day of «24-26 лютого».
        both = "|".join((*AND, *TO))
        self.span_before = deferred(rf"(?<![\d.,])(\d{{1,2}})(?:-(?:{nth}))? ?(?:-|{both}|по|на) ?$")
        # Without a digit and a word of the calendar, a passage has no date but by one of these words.
        self.needed = frozenset({"fall"}).union(
            self.calendar.moving_words, self.calendar.decade_words, self.periods.needed, self.clock.spoken
        )

    def find(self, segment: Segment) -> list[Fact]:
        """The dates of a passage, in order."""
        text, low = segment.folded, lowered(segment)
        known, said = self.calendar, present(segment)
        named = known.read(segment)
        digits = DIGIT.search(text)
        if not digits and not any(named) and said.isdisjoint(self.needed):
            return []
        found = _Found(segment, self, low)
        if any(named):
            _named(found, named)
        if known.fall and "fall" in said:
            for match in known.fall.finditer(low):
                start = low.index("fall", match.start())
                found.put(start, start + 4, Date(season=4), soft=True, swaps="both")
        for match in known.moving.finditer(low) if not said.isdisjoint(known.moving_words) else ():
            found.put(match.start(), match.end(), Date(relative=known.relative[match.group()]), soft=True, swaps="both")
        if digits:
            _figures(found)
        spans = list(self.periods.find(segment))
        for ten in decades(segment, known, spans, self.units.tens.said):
            found.put(ten.start, ten.end, Date(decade=ten.year), soft=not ten.sure, swaps="" if ten.sure else "both")
        for one in spans:
            part = one.unit != "century"
            date = _PERIODS[one.unit](one.value)
            found.put(one.start, one.end, date, soft=part or one.passing, swaps="either" if part else "")
        for time in self.clock.find(segment):
            date = Date(time=time.minutes, sure=time.sure, zone=time.zone)
            found.put(time.start, time.end, date, soft=time.named, swaps="both" if time.named else "")
        if digits:
            for match in YEAR.finditer(text, digits.start()):
                _years(found, match)
        return sorted(found.facts, key=lambda fact: fact.span)

    def counts(self, low: str, end: int) -> bool:
        """Whether what ends at `end` is no year but an amount: «1200 тисяч», «2000 доларів», «1500 км»."""
        if self.units.after(low, end)[0] or self.currencies.after(low, end, self.side, 2000):
            return True
        noun = WORD.match(low, end)
        return bool(noun and noun[1] in self.calendar.counted) or self.numerals.magnitude(low, end) is not None


def kind(words: Words) -> FactKind:
    """Dates, by the vocabulary."""
    sides = {side: SideDates(words, side) for side in SIDES}
    return FactKind(lambda segment: sides[segment.side].find(segment), likeness, cause)


class _Found:
    """The dates found so far, none over another."""

    def __init__(self, segment: Segment, known: SideDates, low: str) -> None:
        self.segment, self.dates, self.known, self.low = segment, known, known.calendar, low
        self.facts: list[Fact] = []
        self.taken: set[int] = set()  # the characters of these

    def passing(self, at: int) -> bool:
        """Whether the first of two dates is half of one night: «у ніч з 23 на 24 лютого»."""
        return self.dates.periods.passing(self.low, at)

    def put(self, start: int, end: int, date: Date, *, soft: bool = False, swaps: Swaps = "") -> None:
        if not self.taken.isdisjoint(range(start, end)):
            return
        if date.time is None and date.relative is None and date.weekday is None and date.day is None:
            for phase, pattern in (("early", self.known.early), ("late", self.known.late)):
                said = pattern.search(self.low, max(0, start - 20), start)
                if said:
                    date, start = date._replace(phase=phase), said.start()
        fact = Fact("date", date, canon(date), self.segment, Span(start, end), date.figures(), soft, swaps=swaps)
        self.facts.append(fact)
        self.taken.update(range(start, end))


def _figures(found: _Found) -> None:
    """Dates in digits alone."""
    text = found.segment.folded
    for match in ISO.finditer(text) if text.count("-") > 1 else ():
        found.put(*match.span(), Date(int(match[1]), int(match[2]), int(match[3])))
    for match in DOTTED.finditer(text) if text.count(".") + text.count("/") > 1 else ():
        day, month = int(match[1]), int(match[2])
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        if month > 12 >= day:
            day, month = month, day
        if 1 <= month <= 12 and 1 <= day <= 31:
            # 03/04/2025 in English may be in either month.
            either = found.segment.side == "en" and "/" in match.group() and day <= 12 and day != month
            found.put(*match.span(), Date(year, month, day, either=either))
    for match in MONTH_YEAR.finditer(text) if ".19" in text or ".20" in text else ():
        found.put(*match.span(), Date(int(match[2]), int(match[1])))
    if found.known.short_year:
        for match in found.known.short_year.finditer(found.low):
            found.put(*match.span(), Date(year=_full(int(match[1]))), soft=True)


def _full(year: int) -> int:
    """A year of two digits with its century.

    >>> _full(24), _full(98)
    (2024, 1998)
    """
    return year + (2000 if year <= THIS_CENTURY else 1900)


def _years(found: _Found, match: re.Match[str]) -> None:
    low = found.low
    said = found.known.before.search(low, max(0, match.start() - 12), match.start())
    sure = YEAR_WORD.match(low, match.end()) or (said and int(match[1]) % 100)
    if not sure and found.dates.counts(low, match.end()):
        return
    first = int(match[1])
    if match[2] and len(match[2]) == 2 and 1 <= int(match[2]) <= 12 and int(match[2]) <= first % 100:
        found.put(match.start(1), match.end(2), Date(year=first, month=int(match[2])))  # 2025-03
        return
    found.put(match.start(1), match.end(1), Date(year=first))
    if match[2]:
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if 1000 <= last <= 2100:
            found.put(match.start(2), match.end(2), Date(year=last))


def _named(found: _Found, named: Sequence[Sequence[Word]]) -> None:
    """Dates that name a month, a weekday or a season; months and weekdays have a capital in English.

    `named` has the words of the calendar in each token.
    """
    known, text = found.known.named, found.segment.folded
    uk = found.segment.side == "uk"
    tokens = found.segment.tokens
    for n, (token, words) in enumerate(zip(tokens, named, strict=True)):
        for word in words:
            whole = word.end - word.start == len(token.lower)
            start, end = (token.start, token.end) if whole else (token.start + word.start, token.start + word.end)
            if word.part == "month" and not whole and _given(token, word, known):
                continue
            if word.part == "~weekday" and all(one.text.istitle() for one in tokens[n : n + 2]) and len(tokens) > n + 1:
                # «Суботня Школа» is a name; "Saturday School" is its counterpart, and no date that was added.
                found.put(start, end, Date(weekday=word.value), soft=True, swaps="both")
                continue
            capital = uk or (token.text[0] if whole else text[start]).isupper()
            if capital or word.part == "season":
                _name(found, word, start, end, row=word.doubtful and _in_row(named, n))
            elif len(found.segment.tokens) == 1 and word.part in {"month", "weekday"}:  # a string of a calendar
                date = Date(month=word.value) if word.part == "month" else Date(weekday=word.value)
                found.put(start, end, date, soft=True, swaps="both")


def _given(token: Token, word: Word, known: Memo[str, tuple[Word, ...]]) -> bool:
    """Whether a month is half of a given name: "Carl-August", and no "July-August" or "mid-August"."""
    others = (token.text[: word.start], token.text[word.end :])
    return any(
        len(other := part.strip("-")) >= GIVEN and other[0].isupper() and len(other) + 1 == len(part)
        and not known[other.lower()]
        for part in others
    )  # fmt: skip


def _in_row(named: Sequence[Sequence[Word]], n: int) -> bool:
    """Whether another month stands beside a word, or behind a mark: «Січень, Лютий, Березень», «Березень - Лютий»."""
    beside = (*named[max(0, n - ROW) : n], *named[n + 1 : n + 1 + ROW])
    return any(one.part == "month" and not one.doubtful for words in beside for one in words)


def _name(found: _Found, word: Word, start: int, end: int, *, row: bool) -> None:
    if word.part.endswith("weekday"):
        found.put(start, end, Date(weekday=word.value), soft=word.doubtful, swaps="both")
    elif word.part == "month":
        _month(found, start, end, word.value, word.doubtful, row=row)
    elif word.part == "~month":
        found.put(start, end, Date(month=word.value), soft=True, swaps="both")
    else:
        found.put(start, end, Date(season=word.value), soft=True, swaps="both")


def _month(found: _Found, start: int, end: int, month: int, doubtful: bool, *, row: bool) -> None:
    text, side, known = found.segment.folded, found.segment.side, found.known
    day = year = None
    soft = False
    before = found.dates.day_before.search(text, max(0, start - 12), start)
    dotted = end + 1 if text[end : end + 2] in {". ", "."} else end
    after = DAY_AFTER.match(text, dotted) if side == "en" else None
    said = _said_day(found, start, end) if before is None else None
    follow = YEAR_AFTER.match(text, dotted)
    if before and 1 <= int(before[1]) <= 31:
        day, start = int(before[1]), before.start(1)
        first = found.dates.span_before.search(text, max(0, start - 8), start)
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
    elif known.short_year and text.startswith(" ", end) and (lacking := known.short_year.match(found.low, end + 1)):
        year, end = _full(int(lacking[1])), lacking.end()
    short = doubtful and not (day or year)
    # "May" begins many a sentence, and so does «лист»; a month that stands all alone is one.
    alone = row or len(found.segment.tokens) == 1
    if short and side == "uk" and end - start <= 5 and text[start:end].lower() != "січ" and not alone:
        return
    # In quotation marks by itself it is a title, which need not be translated: the cinema «Жовтень».
    title = not (day or year) and in_marks(text, start, end)
    swaps: Swaps = "both" if not title and (short or not (day or year)) else ""
    found.put(start, end, Date(year, month, day), soft=soft or short or title, swaps=swaps)


def _said_day(found: _Found, start: int, end: int) -> Ordinal | None:
    """The day of a month in words: «двадцять четверте лютого», "the second of January"."""
    text, side = found.segment.folded, found.segment.side
    if side == "en":
        if not text.endswith(" of ", 0, start):
            return None
        start -= 3
    elif not OF_MONTH.search(found.low, start, end):
        return None
    nth = found.dates.periods.before(text, start)
    return nth if nth and 1 <= nth.value <= 31 and text[nth.start].isalpha() else None


def likeness(a: Fact, b: Fact) -> float:
    """SAME where no part that both give differs, less otherwise; for a relative date and a fixed one see `stands`."""
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
