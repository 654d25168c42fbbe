"""Times of the day: 17:30, 5.30pm, «о 17-й годині», «пів на шосту», noon."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.model import Segment, Side
from checker.number_words import word
from checker.words import Words

# 17:30, 5.30pm, 5 pm, 10am
TIME = re.compile(
    r"(?<![\d:.,])(\d{1,2})(?:[:.](\d\d))?(?::\d\d)? ?([ap])\.?m\b|(?<![\d:.,])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
NOON, DAY = 12 * 60, 24 * 60


class Time(NamedTuple):
    """A time of the day: its place (code points), minutes after midnight, whether the half of the day is known.

    One that is `named` (noon) may stand for no exact time.
    """

    start: int
    end: int
    minutes: int
    sure: bool
    named: bool = False


@cache
def _patterns(words: Words, side: Side) -> tuple[re.Pattern[str], ...]:
    table = words.table("calendar")[side]
    hour, at, half, am, pm = ("|".join(map(re.escape, table[key])) for key in ("hour", "at", "half", "am", "pm"))
    named = "|".join(form for forms in table["times"].values() for form in forms)
    day = rf"(?: (?P<am>{am})| (?P<pm>{pm}))?(?!\w)"
    number = r"(?P<h>\d{1,2}|[^\W\d_]+)(?:-?(?:й|ій|ї|та|ту|тій|ої))?"
    said = "" if side == "en" else rf"(?:{at}) "  # «24 години» is how long, «о 17 годині» is when
    return (
        re.compile(rf"(?<![\w.,-]){said}{number} (?:{hour}){day}"),
        re.compile(rf"(?<![\w.,-])(?:{at}) (?P<h>\d{{1,2}})(?:[.:](?P<m>[0-5]\d)(?!\d)|-(?:й|ій)(?!\w)){day}"),
        re.compile(rf"(?<![\w.,:-])(?P<h>\d{{1,2}})(?:[.:](?P<m>[0-5]\d))? (?:(?P<am>{am})|(?P<pm>{pm}))(?!\w)"),
        re.compile(rf"(?<!\w)(?:{at}) (?P<h>[^\W\d_]+) (?:(?P<am>{am})|(?P<pm>{pm}))(?!\w)"),
        re.compile(rf"(?<!\w)(?:{half}) (?P<half>[^\W\d_]+){day}"),
        re.compile(rf"(?<!\w)(?P<named>{named})(?!\w)"),
    )


@cache
def _hints(words: Words, side: Side) -> re.Pattern[str]:
    """What a time without digits has in it; looking for it first is cheaper than for all that times may be."""
    table = words.table("calendar")[side]
    listed = [
        *table["hour"],
        *table["half"],
        *table["am"],
        *table["pm"],
        *(form for forms in table["times"].values() for form in forms),
    ]
    return re.compile("|".join(map(re.escape, listed)))


def times(segment: Segment, words: Words) -> list[Time]:
    """The times of the day in a passage; those found first are the surest."""
    text, side = segment.folded.lower(), segment.side
    found: list[Time] = []
    if not DIGIT.search(text) and not _hints(words, side).search(text):
        return found
    for match in TIME.finditer(text):
        hour, minute = (int(match[1]), int(match[2] or 0)) if match[3] else (int(match[4]), int(match[5]))
        if match[3]:
            hour = hour % 12 + (12 if match[3] == "p" else 0)
        if hour <= 24 and minute < 60:
            found.append(Time(match.start(), match.end(), (hour * 60 + minute) % DAY, bool(match[3]) or hour > 12))
    for pattern in _patterns(words, side):
        for match in pattern.finditer(text):
            made = _time(match, side, words)
            if made:
                found.append(made)
    return found


def _time(match: re.Match[str], side: Side, words: Words) -> Time | None:
    given = match.groupdict()
    if given.get("named"):
        for clock, forms in words.table("calendar")[side]["times"].items():
            if given["named"] in forms:
                hour, _, minute = clock.partition(":")
                return Time(match.start(), match.end(), int(hour) * 60 + int(minute), sure=True, named=True)
    half = given.get("half")
    value = _hour(half or given.get("h") or "", side, words)
    if value is None or value > 24:
        return None
    minutes = value * 60 + int(given.get("m") or 0)
    if half:
        # «пів на шосту» is before six, "half past five" after five
        minutes += -30 if side == "uk" else 30
    known = bool(given.get("am") or given.get("pm"))
    if given.get("pm") and minutes < NOON:
        minutes += NOON
    if "o'clock" not in match.group() and not known and side == "en" and not given.get("m") and not half:
        return None  # "at 5" may be anything
    return Time(match.start(), match.end(), minutes % DAY, known or minutes > NOON + 59)


def _hour(text: str, side: Side, words: Words) -> int | None:
    if text.isdigit():
        return int(text)
    known = word(words, side, text)
    return int(known.value) if known and known.part in {"unit", "nth", "ten"} and 0 < known.value <= 24 else None
