"""Dates: 24 лютого 2022, Feb 24, 24.02.2022, 2001, «2000-х», 1990s, Thursday, 17:30, 5.30pm."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.model import Fact, Segment, Side, Span
from checker.numerals import magnitude
from checker.words import Words


class Date(NamedTuple):
    """The parts that a text gives; `decade` is the year that it begins with, `time` minutes after midnight."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    time: int | None = None


ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?!\d)")
# 24.02.2022, 24/02/2022
DOTTED = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)(?![\d])")
# 2000-х, 90-ті, 1990s, 90s, '90s
DECADE = re.compile(r"(?<![\d.,])(?:'?(\d{3}0|\d0)(?:'?s|-(?:х|ті|ми|их|тих|тими|і|ві))(?![^\W_]))")
# a year: four digits that are part of no other number; 1986-88 and 1986-1988 give both ends
YEAR = re.compile(
    r"(?<![\d.,'$€£₴-])(?<!\d )(1[0-9]\d\d|20\d\d|2100)(?![\d%])(?![.,]\d)(?:-(\d{4}|\d\d)(?!\d))?(?! \d{3}(?!\d))"
)
# 17:30, 5.30pm, 5 pm, 10am
TIME = re.compile(
    r"(?<![\d:.,])(\d{1,2})(?:[:.](\d\d))?(?::\d\d)? ?([ap])\.?m\b|(?<![\d:.,])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])",
    re.IGNORECASE,
)
DAY_BEFORE = re.compile(r"(?<![\d.,])(\d{1,2})(?:-?(?:st|nd|rd|th|го|е|ого))?(?: of)? $", re.IGNORECASE)
DAY_AFTER = re.compile(r" (\d{1,2})(?:st|nd|rd|th)?(?![\d.:%])(?!,\d)(?! [ap]m)", re.IGNORECASE)
YEAR_AFTER = re.compile(r",? (\d{4})(?!\d)(?: року| р\.)?")
RANGE = re.compile(r"(\d{1,2})-$")


@cache
def _calendar(words: Words, side: Side) -> tuple[dict[str, int], dict[str, int], frozenset[str]]:
    table = words.table("calendar")[side]
    numbered = [
        {form: n for n, forms in enumerate(table[key], 1) for form in forms.split()} for key in ("months", "weekdays")
    ]
    return numbered[0], numbered[1], frozenset(table["doubtful"])


def find(segment: Segment, words: Words) -> list[Fact]:
    """The dates of a passage, in order."""
    facts = [*_named(segment, words)]
    text = segment.folded
    for match in ISO.finditer(text):
        _add(facts, segment, match, Date(int(match[1]), int(match[2]), int(match[3])))
    for match in DOTTED.finditer(text):
        day, month = int(match[1]), int(match[2])
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        if month > 12 >= day:
            day, month = month, day
        if 1 <= month <= 12 and 1 <= day <= 31:
            _add(facts, segment, match, Date(year, month, day))
    for match in DECADE.finditer(text):
        decade = int(match[1])
        _add(facts, segment, match, Date(decade=decade + (1900 if decade < 100 else 0)))
    for match in TIME.finditer(text):
        hour, minute = (int(match[1]), int(match[2] or 0)) if match[3] else (int(match[4]), int(match[5]))
        if match[3]:
            hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
        if hour <= 24 and minute < 60:
            _add(facts, segment, match, Date(time=hour * 60 + minute))
    for match in YEAR.finditer(text):
        if magnitude(text, match.end(), segment.side, words) is None:  # «1200 тисяч»
            _years(facts, segment, match)
    return sorted(facts, key=lambda fact: fact.span)


def _years(facts: list[Fact], segment: Segment, match: re.Match[str]) -> None:
    first = int(match[1])
    _put(facts, segment, match.start(1), match.end(1), Date(year=first))
    if match[2]:
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if 1000 <= last <= 2100:
            _put(facts, segment, match.start(2), match.end(2), Date(year=last))


def _named(segment: Segment, words: Words) -> list[Fact]:
    """Dates that name a month or a weekday."""
    months, weekdays, doubtful = _calendar(words, segment.side)
    facts: list[Fact] = []
    for token in segment.tokens:
        capital = token.text[0].isupper()
        if token.lower in weekdays and (segment.side == "uk" or capital) and token.lower not in doubtful:
            _put(facts, segment, token.start, token.end, Date(weekday=weekdays[token.lower]))
        elif token.lower in months and (segment.side == "uk" or capital):
            made = _month(segment, token.start, token.end, months[token.lower])
            dated = made[2].day or made[2].year
            if dated or token.lower not in doubtful:
                _put(facts, segment, *made)
    return facts


def _month(segment: Segment, start: int, end: int, month: int) -> tuple[int, int, Date]:
    text = segment.folded
    day = year = None
    before = DAY_BEFORE.search(text, max(0, start - 12), start)
    dotted = end + 1 if text[end : end + 2] in {". ", "."} else end
    after = DAY_AFTER.match(text, dotted) if segment.side == "en" else None
    if before and 1 <= int(before[1]) <= 31:
        day, start = int(before[1]), before.start(1)
        follow = YEAR_AFTER.match(text, dotted)
    elif after and 1 <= int(after[1]) <= 31:
        day, end = int(after[1]), after.end(1)
        follow = YEAR_AFTER.match(text, end)
    else:
        follow = YEAR_AFTER.match(text, dotted)
    if follow and 1000 <= int(follow[1]) <= 2100:
        year, end = int(follow[1]), follow.end(1)
    return start, end, Date(year, month, day)


def _add(facts: list[Fact], segment: Segment, match: re.Match[str], date: Date) -> None:
    _put(facts, segment, match.start(), match.end(), date)


def _put(facts: list[Fact], segment: Segment, start: int, end: int, date: Date) -> None:
    if any(fact.span.start < end and start < fact.span.end for fact in facts):
        return
    figures = tuple(float(n) for n in (date.year, date.day, date.decade) if n is not None)
    if date.time is not None:
        hour = date.time // 60
        figures = (float(hour), float(hour % 12 or 12))
    facts.append(Fact("date", date, canon(date), segment, Span(start, end), figures))


def canon(date: Date) -> str:
    """ISO-like: 2022-02-24, --02-24, 2001, 200X, Thursday as W4, T17:30."""
    if date.time is not None:
        return f"T{date.time // 60:02}:{date.time % 60:02}"
    if date.weekday is not None:
        return f"W{date.weekday}"
    if date.decade is not None:
        return f"{date.decade // 10}X"
    if date.month is None:
        return f"{date.year:04}"
    year = f"{date.year:04}" if date.year is not None else "-"
    return f"{year}-{date.month:02}" + (f"-{date.day:02}" if date.day is not None else "")


def likeness(a: Fact, b: Fact) -> float:
    """1.0 where no part that both give differs; 0.5 and less for dates of the same shape that differ."""
    one, two = a.value, b.value
    assert isinstance(one, Date)
    assert isinstance(two, Date)
    if one.time is not None and two.time is not None:
        return 1.0 if one.time % 720 == two.time % 720 and _halves(a, b) else 0.4
    both = [(x, y) for x, y in zip(one, two, strict=True) if x is not None and y is not None]
    if not both:
        return 0.0
    same = sum(x == y for x, y in both)
    return 1.0 if same == len(both) else 0.3 + 0.4 * same / len(both)


def _halves(a: Fact, b: Fact) -> bool:
    """Whether two times of the clock may be one: 5:30 may be 17:30, but 5pm is not 5am."""
    marked = [bool(re.search(r"m\.?$", f.text.lower().rstrip("."))) or f.value.time >= 780 for f in (a, b)]
    return not all(marked) or a.value.time == b.value.time
