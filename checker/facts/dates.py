"""Dates: 24 лютого 2022, Feb 24, 24.02.2022, 2001, «2000-х», XIX ст., Thursday, 17:30, «торік», last year."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from checker.almanac import Names, names
from checker.clock import times
from checker.facts.measures import unit_after
from checker.facts.money import currency_after
from checker.facts.numbers import LOOKALIKE, roman
from checker.model import Fact, Segment, Side, Span
from checker.number_words import word
from checker.numerals import magnitude
from checker.words import Words


class Date(NamedTuple):
    """The parts that a text gives; `decade` is the year that it begins with, `time` minutes after midnight.

    `season` is 1 for winter, `phase` "early" or "late", `relative` a unit and how many of it away ("year -1"). Of a
    time, `sure` says that the half of the day is known.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    century: int | None = None
    season: int | None = None
    phase: str | None = None
    relative: str | None = None
    time: int | None = None
    sure: bool = True


DIGIT = re.compile(r"\d")
ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?!\d)")
# 24.02.2022, 24/02/2022
DOTTED = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)(?![\d])")
# 04.2022
MONTH_YEAR = re.compile(r"(?<![\d.])(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?![\d.])")
# 2000-х, 90-ті, 1990s, 90s, '90s
DECADE = re.compile(r"(?<![\d.,])(?:'?(\d{3}0|\d0)(?:'?s|-(?:х|ті|ми|их|тих|тими|і|ві))(?![^\W_]))")
# "in his 40s" is an age
AGE = re.compile(r"(?:his|her|their|my|our|your)(?: (?:early|mid|late))?[ -]$", re.IGNORECASE)
# a year: four digits that are part of no other number; 1986-88 and 1986-1988 give both ends
YEAR = re.compile(
    r"(?<![\d.,'$€£₴-])(?<!\d )(1[0-9]\d\d|20\d\d|2100)(?![\d%])(?![.,]\d)(?:-(\d{4}|\d\d)(?!\d))?(?! \d{3}(?!\d))"
)
YEAR_WORD = re.compile(r"(?:-[^\W\d_]+)? (?:року|році|рік|рок[аиіо]\w*|рр?\b)")
# Before the word century: 19th, 19-го, XIX, nineteenth, «двадцять першого».
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
ENDINGS = frozenset({"го", "му", "ому", "ого", "е", "й"})
ROMAN_DIGITS = re.compile(r"[IVX]{1,6}")
DAY_BEFORE = re.compile(r"(?<![\d.,])(\d{1,2})(?:-?(?:st|nd|rd|th|го|е|ого))?(?: of)? $", re.IGNORECASE)
# The first day of «24-26 лютого».
SPAN_BEFORE = re.compile(r"(?<![\d.,])(\d{1,2}) ?(?:-|і|та|й|до|по|and|to) ?$")
DAY_AFTER = re.compile(r" (\d{1,2})(?:st|nd|rd|th)?(?![\d.:%])(?!,\d)(?! [ap]m)(?:-(\d{1,2})(?!\d))?", re.IGNORECASE)
YEAR_AFTER = re.compile(r",? (\d{4})(?!\d)(?: року| р\.)?")
# What is a word to the calendar, also inside "mid-September" and "Thursday's".
NAME = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{2,})?")


def find(segment: Segment, words: Words) -> list[Fact]:
    """The dates of a passage, in order."""
    text, low = segment.folded, segment.folded.lower()
    known = names(words, segment.side)
    found = _Found(segment, known, low)
    _named(found)
    for match in known.moving.finditer(low):
        found.put(match.start(), match.end(), Date(relative=known.relative[match.group()]), soft=True, swaps=True)
    digits = DIGIT.search(text) is not None
    if digits:
        _figures(found)
    for match in known.centuries.finditer(low):
        century = _century(text, match.start(), segment.side, words)
        if century:
            found.put(century[0], match.end(), Date(century=century[1]))
    for time in times(segment, words):
        found.put(time.start, time.end, Date(time=time.minutes, sure=time.sure), soft=time.named, swaps=time.named)
    if digits:
        for match in YEAR.finditer(text):
            _years(found, match, words)
    return sorted(found.facts, key=lambda fact: fact.span)


class _Found:
    """The dates found so far, none over another."""

    def __init__(self, segment: Segment, known: Names, low: str) -> None:
        self.segment, self.known, self.low = segment, known, low
        self.facts: list[Fact] = []

    def put(self, start: int, end: int, date: Date, *, soft: bool = False, swaps: bool = False) -> None:
        if any(fact.span.start < end and start < fact.span.end for fact in self.facts):
            return
        if date.time is None and date.relative is None and date.weekday is None and date.day is None:
            for phase, pattern in (("early", self.known.early), ("late", self.known.late)):
                said = pattern.search(self.low, max(0, start - 20), start)
                if said:
                    date, start = date._replace(phase=phase), said.start()
        figures = tuple(float(n) for n in (date.year, date.day, date.decade, date.century) if n is not None)
        if date.decade is not None and date.decade >= 1900:
            figures = (*figures, float(date.decade % 100))
        if date.time is not None:
            hour, minute = divmod(date.time, 60)
            figures = (float(hour), float(hour % 12 or 12), hour + minute / 100, (hour % 12 or 12) + minute / 100)
        fact = Fact("date", date, canon(date), self.segment, Span(start, end), figures, soft=soft, swaps=swaps)
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
            # 03/04/2025 in English may be either month
            unsure = found.segment.side == "en" and "/" in match.group() and day <= 12 and day != month
            found.put(*match.span(), Date(year, None if unsure else month, None if unsure else day))
    for match in MONTH_YEAR.finditer(text):
        found.put(*match.span(), Date(int(match[2]), int(match[1])))
    for match in DECADE.finditer(text):
        decade = int(match[1])
        if AGE.search(text, max(0, match.start() - 16), match.start()):
            continue
        found.put(*match.span(), Date(decade=decade + (1900 if decade < 100 else 0)))


def _years(found: _Found, match: re.Match[str], words: Words) -> None:
    low, side = found.low, found.segment.side
    said = found.known.before.search(low, max(0, match.start() - 12), match.start())
    if not YEAR_WORD.match(low, match.end()) and not (said and int(match[1]) % 100):
        counted = unit_after(low, match.end(), words)[0] or currency_after(low, match.end(), side, words)[0]
        if counted or magnitude(low, match.end(), side, words):
            return  # «1200 тисяч», «2000 доларів», «1500 км»
    first = int(match[1])
    found.put(match.start(1), match.end(1), Date(year=first))
    if match[2]:
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if 1000 <= last <= 2100:
            found.put(match.start(2), match.end(2), Date(year=last))


def _century(text: str, end: int, side: Side, words: Words) -> tuple[int, int] | None:
    """The ordinal before the word century that begins at `end`: where it begins, and its value."""
    before = list(WORD.finditer(text, max(0, end - 30), end))
    if before and len(before) > 1 and before[-1].group() in ENDINGS:
        before.pop()  # «19-го»
    if not before:
        return None
    last = before[-1]
    figures = NTH.fullmatch(last.group())
    if figures:
        return last.start(), int(figures[1])
    letters = last.group().translate(LOOKALIKE)
    if ROMAN_DIGITS.fullmatch(letters):
        return last.start(), roman(letters)
    known = word(words, side, last.group().lower())
    if known is None or known.part != "nth" or known.value > 30:
        return None
    ten = word(words, side, before[-2].group().lower()) if len(before) > 1 else None
    if ten and ten.part == "ten" and known.value < 10:
        return before[-2].start(), int(ten.value + known.value)
    return last.start(), int(known.value)


def _named(found: _Found) -> None:
    """Dates that name a month, a weekday or a season."""
    known, text = found.known, found.segment.folded
    uk = found.segment.side == "uk"
    for token in found.segment.tokens:
        lower = token.lower
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
        found.put(start, end, Date(weekday=value), soft=doubtful, swaps=True)
    elif part == "month":
        _month(found, start, end, value, doubtful)
    elif part == "~month":
        found.put(start, end, Date(month=value), soft=True, swaps=True)
    else:
        found.put(start, end, Date(season=value), soft=True, swaps=True)


def _month(found: _Found, start: int, end: int, month: int, doubtful: bool) -> None:
    text, side = found.segment.folded, found.segment.side
    day = year = None
    before = DAY_BEFORE.search(text, max(0, start - 12), start)
    dotted = end + 1 if text[end : end + 2] in {". ", "."} else end
    after = DAY_AFTER.match(text, dotted) if side == "en" else None
    follow = None
    if before and 1 <= int(before[1]) <= 31:
        day, start = int(before[1]), before.start(1)
        follow = YEAR_AFTER.match(text, dotted)
        first = SPAN_BEFORE.search(text, max(0, start - 8), start)
        if first and 1 <= int(first[1]) <= 31:
            found.put(*first.span(1), Date(month=month, day=int(first[1])))
    elif after and 1 <= int(after[1]) <= 31:
        day, end = int(after[1]), after.end(1)
        if after[2] and 1 <= int(after[2]) <= 31:
            found.put(*after.span(2), Date(month=month, day=int(after[2])))
        follow = YEAR_AFTER.match(text, after.end())
        if follow and after[2]:
            follow = None
    else:
        follow = YEAR_AFTER.match(text, dotted)
    if follow and 1000 <= int(follow[1]) <= 2100:
        year, end = int(follow[1]), follow.end(1)
    short = doubtful and not (day or year)
    # "May" begins many a sentence, and so does «лист».
    if short and side == "uk" and len(text[start:end]) <= 5 and text[start:end].lower() != "січ":
        return
    found.put(start, end, Date(year, month, day), soft=short, swaps=short or not (day or year))


def canon(date: Date) -> str:
    """ISO-like: 2022-02-24, --02-24, 2001, 200X, Thursday as W4, T17:30, 19C, "year -1"; early and late in front."""
    if date.time is not None:
        return f"T{date.time // 60:02}:{date.time % 60:02}"
    if date.weekday is not None:
        return f"W{date.weekday}"
    if date.relative is not None:
        return date.relative
    phase = f"{date.phase} " if date.phase else ""
    if date.decade is not None:
        return f"{phase}{date.decade // 10}X"
    if date.century is not None:
        return f"{phase}{date.century}C"
    if date.season is not None:
        return f"{phase}S{date.season}"
    if date.month is None:
        return f"{phase}{date.year:04}"
    year = f"{date.year:04}" if date.year is not None else "-"
    return f"{phase}{year}-{date.month:02}" + (f"-{date.day:02}" if date.day is not None else "")


# The parts of a date that a relative expression may stand for: «торік», "in 2024"; yesterday, «у четвер».
STANDS: dict[str, tuple[str, ...]] = {
    "day": ("day", "weekday"),
    "week": ("weekday", "day"),
    "month": ("month",),
    "year": ("year", "season"),
}


def likeness(a: Fact, b: Fact) -> float:
    """1.0 where no part that both give differs, less otherwise; for a relative date and a fixed one see `stands`."""
    one, two = a.value, b.value
    assert isinstance(one, Date)
    assert isinstance(two, Date)
    if one.time is not None and two.time is not None:
        return (
            1.0 if one.time % 720 == two.time % 720 and (one.time == two.time or not (one.sure and two.sure)) else 0.4
        )
    if one.relative and two.relative:
        return (
            1.0 if one.relative == two.relative else 0.5 if one.relative.split()[0] == two.relative.split()[0] else 0.0
        )
    if one.relative or two.relative:
        return 0.0
    if one.century is not None or two.century is not None:
        return _centuries(one, two)
    both = [(x, y) for x, y in zip(one[:9], two[:9], strict=True) if x is not None and y is not None]
    if not both or (len(both) == 1 and one.phase and two.phase):
        return 0.0
    alike = sum(x == y for x, y in both)
    return 1.0 if alike == len(both) else 0.3 + 0.4 * alike / len(both)


def stands(moving: Fact, fixed: Fact, today: datetime.date | None) -> bool:
    """Whether a relative date may be said for a date that the other text gives; `today` is the post's own date."""
    one, two = moving.value, fixed.value
    if one.relative is None or two.relative is not None:
        return False
    unit, count = one.relative.split()
    if not any(getattr(two, part) is not None for part in STANDS[unit]):
        return False
    if today is None:
        return True
    if unit == "year":
        return bool(two.year is None or two.year == today.year + int(count))
    if unit == "month":
        return bool((two.month - today.month - int(count)) % 12 == 0)
    if unit == "day":
        then = today + datetime.timedelta(days=int(count))
        return two.day in {None, then.day} and two.weekday in {None, then.isoweekday()}
    return True


def _centuries(one: Date, two: Date) -> float:
    """«XIX ст.» is the 19th century, and the 1800s."""
    first, second = (date.century or ((date.decade or 0) // 100 + 1 if date.decade else None) for date in (one, two))
    if first is None or second is None:
        return 0.0
    return 1.0 if first == second else 0.3


def cause(a: Fact, b: Fact) -> str:
    """Why two dates differ: "weekday", "time", or "" for the date itself."""
    if a.value.weekday is not None and b.value.weekday is not None:
        return "weekday"
    return "time" if a.value.time is not None and b.value.time is not None else ""
