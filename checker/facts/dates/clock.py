"""Times of the day: 17:30, 5.30pm, «о 17-й годині», «пів на шосту», "quarter to six", «о другій тридцять», noon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.language.inflection.grammar import expression, grammar
from checker.language.quantities.ranges import TO, between
from checker.language.quantities.units import units
from checker.language.quantities.words import number_words
from checker.language.spans import Spans
from checker.language.tokens import lowered, present, triggers
from checker.language.vocabulary import Words
from checker.model import SIDES, Segment, Side
from checker.model.expressions import deferred

# 17:30, 5.30pm, 5 pm, 10am
TIME = deferred(
    r"(?<![\d:.,])(\d{1,2})(?:[:.](\d\d))?(?::\d\d)? ?([ap])\.?m\b|(?<![\d:.,])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])",
    re.IGNORECASE,
)
DIGIT = deferred(r"\d")
# The hour before such a one, of the same half of the day: "3-4 pm", "from 3 to 4 pm".
FROM, LONGEST = deferred(rf"(?<![\w:.,$€£#-])(\d{{1,2}}){between(TO, sign='-')}$"), 6
# 0930 before a zone: "0930 UTC"
MILITARY = deferred(r"(?<![\d.,:/-])([01]\d|2[0-3])([0-5]\d)(?= )")
# Scores in a row, of which one is no time: 25:19, 18:25, 15:11
SCORE = r"\d{1,3}:\d{1,3}(?![\d:])"
SCORES = deferred(rf"(?<![\d:.,]){SCORE}(?:[,; ]{{1,2}}{SCORE})+")
# Half a day behind digits: 5 pm, 10.30am.
HALF_DAY = deferred(r"\d ?[ap]\.?m")
# The words that a pattern needs which needs digits and no word.
FIGURES: frozenset[str] = frozenset()
NOON, DAY = 12 * 60, 24 * 60
WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*"


class Time(NamedTuple):
    """A time of the day: its place (code points), minutes after midnight, whether the half of the day is known.

    One that is `named` (noon) may stand for no exact time. `zone` is the one that the text names, or "".
    """

    start: int
    end: int
    minutes: int
    sure: bool
    named: bool = False
    zone: str = ""


class Clock:
    """Tells the times of the day of one language: patterns from the surest on, each with words of which it needs one.

    `half_day` stands behind 17:30: «ранку», "in the evening". An hour may be a cardinal behind the words `cardinal`
    («зараз шість тридцять», «без десяти шість»), and is the one to come behind `of_next`: «десять на шосту».
    """

    def __init__(self, words: Words, side: Side) -> None:
        table = words.table("calendar")[side]
        self.side = side
        # An hour is feminine: «шоста», «шостій».
        self.feminine = tuple(grammar(words).endings("adjective.feminine"))
        self.numbers = {language: number_words(words, language).known for language in SIDES}
        self.named = {form: _minutes(clock) for clock, forms in table["times"].items() for form in forms}
        self.zone = {form: name for name, forms in table["zones"].items() for form in forms}
        self.units = units(words)
        self.cardinal = frozenset(table["clock_cardinal"])
        self.of_next = frozenset(table["clock_of_next"])
        self.patterns = tuple((deferred(one), needed) for one, needed in _patterns(words, side, self.named))
        self.spoken = frozenset().union(*(needed for _, needed in self.patterns if needed is not FIGURES))
        am, pm = (_any(table[key]) for key in ("am", "pm"))
        self.afternoon = frozenset(table["afternoon"])
        self.half_day = deferred(rf" (?:(?P<am>{am})|(?P<pm>{pm}))(?!\w)")
        self.zone_words = triggers(self.zone)
        self.zones = deferred(rf"\.? \(?({_any(self.zone)})(?!\w)")

    def find(self, segment: Segment) -> list[Time]:
        """The times of the day in a passage; those found first are the surest."""
        text, said = lowered(segment), present(segment)
        digits = DIGIT.search(text) is not None
        written = digits and (":" in text or HALF_DAY.search(text) is not None)
        whole = self.side == "uk" and said.isdisjoint(self.afternoon)  # Ukrainian writes 14:15 for what is 2:15 p.m.
        found = list(self._figures(text, whole=whole)) if written else []
        for match in MILITARY.finditer(text) if digits and not said.isdisjoint(self.zone_words) else ():
            if self.zones.match(text, match.end()):
                found.append(Time(*match.span(), int(match[1]) * 60 + int(match[2]), sure=True))
        spoken = not said.isdisjoint(self.spoken)
        for pattern, needed in self.patterns if digits or spoken else ():
            if digits if needed is FIGURES else not said.isdisjoint(needed):
                found.extend(made for match in pattern.finditer(text) if (made := self._time(match)))
        return [self._zoned(one, text) for one in found]

    def _zoned(self, time: Time, text: str) -> Time:
        said = self.zones.match(text, time.end)
        return time._replace(zone=self.zone[said[1]]) if said else time

    def _figures(self, text: str, *, whole: bool) -> Iterator[Time]:
        """The times in figures; `whole` is whether those without a half of the day count 24 hours."""
        scores = Spans(match.span() for match in SCORES.finditer(text) if not _times(match.group()))
        for match in TIME.finditer(text):
            if match.start() in scores:
                continue
            hour, minute = (int(match[1]), int(match[2] or 0)) if match[3] else (int(match[4]), int(match[5]))
            if match[3]:
                hour = hour % 12 + (12 if match[3] == "p" else 0)
            if hour > 24 or minute >= 60:
                continue
            # Ukrainian writes 0:55 for what is 12:55 a.m.
            of_day = hour > 12 or (self.side == "uk" and (hour in {0, 12} or match.group().startswith("0")))
            if match[3] and (first := FROM.search(text, max(0, match.start() - LONGEST), match.start())):
                since = int(first[1]) % 12
                if since < hour % 12 and int(first[1]) <= 12:
                    yield Time(*first.span(1), (since + hour - hour % 12) * 60, sure=True)
            end, sure = match.end(), bool(match[3]) or of_day or whole
            said = self.half_day.match(text, end) if not match[3] and hour <= 12 else None
            if said:
                hour, end, sure = hour % 12 + (12 if said["pm"] else 0), said.end(), True
            yield Time(match.start(), end, (hour * 60 + minute) % DAY, sure)

    def _time(self, match: re.Match[str]) -> Time | None:
        given, side = match.groupdict(), self.side
        if given.get("named"):
            return Time(match.start(), match.end(), self.named[given["named"]], sure=True, named=True)
        half, to, past, nth = (given.get(name) for name in ("half", "to", "past", "nth"))
        if nth and not (nth[0].isdigit() or self._ordinal(nth, False)):
            return None  # «дві години» is how long, «друга година» when
        said = (nth or "").partition("-")[0] if nth and nth[0].isdigit() else nth
        value = self._hour(half or to or said or given.get("h") or "")
        if value is None or value > 24:
            return None
        minutes = value * 60 + int(given.get("m") or 0)
        if half:
            # «пів на шосту» is before six, "half past five" after five
            minutes += -30 if side == "uk" else 30
        elif to or past:
            more = 15 if given.get("quarter") else self._count(given.get("n") or "")
            if more is None or (not (given.get("quarter") or given.get("said")) and more % 5):
                return None  # «за одну восьму» is a fraction
            if side == "uk" and not self._ordinal(to or given.get("h") or "", given.get("before") in self.cardinal):
                return None
            if to and self.units.after(match.string, match.end("to"))[0]:
                return None  # "from 30 minutes to 7 days"
            # «десять на шосту» is ten past five, «десять по п'ятій» as well
            minutes += -more if to else more - (60 if past in self.of_next else 0)
        elif given.get("spoken"):
            more = self._count(given["spoken"])
            cardinal = given["oral"] in self.cardinal
            if more is None or more < 10 or (side == "uk" and not self._ordinal(given["h"], cardinal)):
                return None
            minutes += more
        known = bool(given.get("am") or given.get("pm"))
        if given.get("pm") and minutes < NOON:
            minutes += NOON
        exact = given.get("m") or half or to or past or given.get("spoken")
        if side == "en" and not (given.get("clock") or known or exact):
            return None  # "at 5" may be anything
        return Time(match.start(), match.end(), minutes % DAY, known or minutes > NOON + 59)

    def _hour(self, text: str) -> int | None:
        if text.isdecimal():  # "²" is a digit, and no number
            return int(text)
        known = self.numbers[self.side][text]
        return int(known.value) if known and known.part in {"unit", "nth", "ten"} and 0 < known.value <= 24 else None

    def _ordinal(self, text: str, cardinal: bool) -> bool:
        """Whether a Ukrainian word may be the hour that minutes belong to: «шоста», or «шість» where it can be."""
        known = self.numbers["uk"][text]
        return known is not None and (cardinal or (known.part == "nth" and text.endswith(self.feminine)))

    def _count(self, text: str) -> int | None:
        """The minutes that one word or two say: «двадцять», "twenty-five"; None for anything else."""
        if text.isdecimal():
            return int(text) if int(text) < 60 else None
        parts = [self.numbers[self.side][part] for part in re.split("[- ]", text)]
        if not all(part and part.part in {"unit", "ten"} for part in parts):
            return None
        values = [int(part.value) for part in parts if part]
        if len(values) == 2 and not (values[0] >= 20 and 0 < values[1] < 10):
            return None
        return sum(values) if sum(values) < 60 else None


def clock(words: Words, side: Side) -> Clock:
    """What tells the times of a language by the vocabulary."""
    return words.made(Clock, side)


def _times(row: str) -> bool:
    """Whether all of a row may be times of the day: 18:25, and not 25:19."""
    pairs = (score.split(":") for score in re.findall(SCORE, row))
    return all(int(hour) <= 24 and len(minute) == 2 and int(minute) < 60 for hour, minute in pairs)


def _any(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


def _patterns(words: Words, side: Side, named: Iterable[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The expressions for times, from the surest on, each with words of which it needs one."""
    table = words.table("calendar")[side]
    hour, at, half, am, pm, before, past, quarter, minute, oral = (
        _any(table[key])
        for key in ("hour", "at", "half", "am", "pm", "clock_to", "clock_past", "quarter", "clock_minutes", "oral")
    )
    day = rf"(?: (?P<am>{am})| (?P<pm>{pm}))?(?!\w)"
    nth = expression(grammar(words).endings("ordinal.feminine"))
    number = rf"(?P<h>\d{{1,2}}|{WORD})(?:-?(?:{nth}))?"
    said = "" if side == "en" else rf"(?:{at}) "  # «24 години» is how long, «о 17 годині» is when
    units = "|".join(f.replace(" ", "|") for n, f in words.table("numerals")[side]["unit"].items() if 0 < int(n) < 10)
    worded = rf"{WORD}(?:[- ](?:{units}))?"
    amount = rf"(?:(?P<quarter>{quarter})|(?P<n>\d{{1,2}}|{worded})(?P<said> (?:{minute}))?)"
    # The hour behind minutes is an ordinal in Ukrainian: «за чверть шоста», «десять на шосту».
    next_hour = rf"(?P<h>{WORD}|\d{{1,2}}){day}"
    next_to = next_hour.replace("?P<h>", "?P<to>")
    # "five to six" is a range more often than a time.
    to = (
        (
            rf"(?<!\w)(?:(?P<quarter>{quarter})|(?P<n>\d{{1,2}}|{worded})(?P<said> (?:{minute})))"
            rf" (?:{before}) {next_to}",
            rf"(?<=at |'s |as )(?P<n>{worded}) (?:{before}) {next_to}(?=[.,;!?)]|$| on )",
        )
        if side == "en"
        else (rf"(?<!\w)(?P<before>{before}) {amount} (?:{_any(table['clock_until'])} )?{next_to}",)
    )
    hours, halves, sides = triggers(table["hour"]), triggers(table["half"]), triggers((*table["am"], *table["pm"]))
    spoken = frozenset(table["clock_hint"]) | _feminine(words, side)
    yield from (
        (rf"(?<![\w.,-]){said}{number} (?P<clock>{hour}){day}", hours),
        (rf"(?<![\w.,-])(?P<nth>\d{{1,2}}-?(?:{nth})|{WORD}) (?:{hour}){day}", hours),
        (
            rf"(?<![\w.,-])(?:{at}) (?P<h>\d{{1,2}})(?:[.:](?P<m>[0-5]\d)(?!\d|[.:]\d| ?%)|-(?:{nth})(?!\w)){day}",
            FIGURES,
        ),
        (
            rf"(?<![\w.,:-])(?P<h>\d{{1,2}})(?:[.:](?P<m>[0-5]\d)|-(?:{nth}))?"
            rf" (?:(?P<am>{am})|(?P<pm>{pm}))(?!\w)",
            sides,
        ),
        (rf"(?<!\w)(?:{half}) (?P<half>{WORD}){day}", halves),
        (rf"(?<!\w){amount} (?P<past>{past}) {next_hour}", spoken),
        *((pattern, spoken) for pattern in to),
        (rf"(?<!\w)(?P<oral>{oral}) (?P<h>{WORD})[ -](?P<spoken>{worded}){day}(?![\w-])", spoken),
        (rf"(?<!\w)(?:{at}) (?P<h>{WORD}) (?:(?P<am>{am})|(?P<pm>{pm}))(?!\w)", sides),
        (rf"(?<!\w)(?P<named>{'|'.join(map(re.escape, named))})(?!\w)", triggers(named)),
    )


def _feminine(words: Words, side: Side) -> frozenset[str]:
    """The ordinals that an hour may be in Ukrainian: «шоста», «третій»."""
    stems = words.table("numerals")["uk"]["nth"] if side == "uk" else {}
    return frozenset(
        stem + ending
        for value, listed in stems.items()
        if int(value) <= 24
        for stem in listed.split()
        for ending in grammar(words).endings("adjective.feminine")
    )


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)
