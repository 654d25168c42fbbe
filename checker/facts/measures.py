"""Measures: 6 m, 40 км, 12 miles, 100 acres, 25 років, with conversions that are right within their rounding."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.model import Fact, Segment, Side, Span
from checker.numerals import RANGE, Numeral, numerals, shown
from checker.words import Words

# The inches behind feet: "6-foot-6", "6 feet 6 inches", "6'6".
INCHES = re.compile(r"(?:-| |, )(\d{1,2})(?!\d)(?!,\d|\.\d)(?:[ -]?(?:inch(?:es)?|in)\b)?")
# "25-year-old", "seven-year long": the rest of an adjective that a measure is in.
TAIL = re.compile(r"[- ](?:old|olds|long)(?!\w)")
FOOT, INCH = 0.3048, 0.0254
# How far a converted value may always lie from the exact one ("30 miles", «50 км»), and how far at most when it is
# rounded to few digits ("six feet", «2 м»).
ROUNDING, COARSE = 0.035, 0.12
# Months have no one length, and six weeks are a month and a half.
LOOSE = 0.09
# Degrees Celsius by which a converted temperature may be off.
DEGREES = 1.5


class Unit(NamedTuple):
    """A unit: its dimension, and what makes an amount of it one of the dimension's own unit (times, then plus)."""

    dimension: str
    factor: float
    offset: float = 0.0


class Measure(NamedTuple):
    """An amount: its dimension, its unit (what is multiplied and what is added), the values in that unit.

    `delta` says that the text gives a difference: «на 5 градусів», "10 degrees warmer".
    """

    dimension: str
    factor: float
    offset: float
    values: tuple[float, ...]
    delta: bool = False

    def base(self) -> list[float]:
        """The values in the unit of the dimension."""
        return [value * self.factor + self.offset for value in self.values]


class Units(NamedTuple):
    """The vocabulary of units as it is looked up."""

    exact: dict[str, Unit]
    stems: dict[str, Unit]
    after: re.Pattern[str]  # a unit behind a number
    alone: dict[Side, re.Pattern[str]]  # an amount without a number
    amounts: dict[str, tuple[float, Unit]]
    delta: tuple[re.Pattern[str], re.Pattern[str]]  # what before degrees and behind them makes a difference of them


@cache
def units(words: Words) -> Units:
    """The units of both languages."""
    table = words.table("units")
    exact: dict[str, Unit] = {}
    stems: dict[str, Unit] = {}
    for dimension, factors in table.items():
        if dimension in {"two", "alone", "delta"}:
            continue
        for key, forms in factors.items():
            factor, _, offset = str(key).partition(" ")
            unit = Unit(dimension, float(factor), float(offset or 0))
            for form in forms.split():
                (stems if form[-1] == "-" else exact)[form.rstrip("-")] = unit
    phrases = {phrase: exact[unit] for unit, listed in table["two"].items() for phrase in listed}
    amounts: dict[str, tuple[float, Unit]] = {}
    for key, listed in table["alone"].items():
        count, _, unit = key.partition(" ")
        if unit:
            amounts |= {phrase: (float(count), exact[unit]) for phrase in listed}
    lone: dict[Side, list[str]] = {"uk": list(table["alone"]["uk"]), "en": list(table["alone"]["en"])}
    amounts |= {form: (1.0, exact[form]) for form in (*lone["uk"], *lone["en"])}
    article = {
        f"{a} {form}": (1.0, exact[form]) for form in table["alone"]["article"] if form in exact for a in ("a", "an")
    }
    amounts |= article
    wholes = [phrase for phrase in amounts if phrase not in lone["uk"] and phrase not in lone["en"]]
    alone = {side: re.compile(rf"(?<![\w-])(?:{_any([*lone[side], *wholes])})(?![\w-])") for side in lone}
    signs = _any([form for form in exact if not form.isalpha()] + list(phrases))
    after = re.compile(rf"(?:[ -]?|\. ?)({signs})(?!\w)|[ -]?(°)|[ -]?([^\W\d_]+)")
    before = re.compile(rf"(?<!\w)(?:{_any(table['delta']['before'])}) $")
    behind = re.compile(rf"(?: [^\W\d_]+)? (?:{_any(table['delta']['after'])})")
    return Units(exact | phrases, stems, after, alone, amounts, (before, behind))


def _any(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def find(segment: Segment, words: Words) -> list[Fact]:
    """The measures of a passage; a value is a `Measure`. The first end of a range has the unit of the second."""
    text = segment.folded
    low = text.lower()
    found: list[tuple[Numeral, Unit, int]] = []
    unit: Unit | None = None
    following: Numeral | None = None
    for numeral in reversed(numerals(segment, words)):
        own, end = (None, numeral.end) if numeral.form == "nth" else unit_after(low, numeral.end, words)
        if own is None and following and unit and RANGE.fullmatch(text[numeral.end : following.start]):
            own = unit
        unit, following = own, numeral
        if own is not None:
            found.append((numeral, own, end))
    facts: list[Fact] = []
    for numeral, own, end in reversed(found):
        if facts and numeral.start < facts[-1].span.end:
            continue  # the inches of "6-foot-6"
        values = numeral.values
        inches = INCHES.match(text, end) if own.factor == FOOT and own.dimension == "length" else None
        if inches:
            values, end = tuple(value + int(inches[1]) * INCH / FOOT for value in values), inches.end()
        tail = TAIL.match(text, end)
        if tail:
            end = tail.end()
        facts.append(
            _fact(segment, Span(numeral.start, end), own, values, numeral.form, _delta(low, numeral.start, end, words))
        )
    for match in units(words).alone[segment.side].finditer(low):
        if all(match.end() <= fact.span.start or match.start() >= fact.span.end for fact in facts):
            amount, own = units(words).amounts[match.group()]
            facts.append(_fact(segment, Span(*match.span()), own, (amount,), "weak"))
    return sorted(facts, key=lambda fact: fact.span)


def _delta(low: str, start: int, end: int, words: Words) -> bool:
    before, after = units(words).delta
    return bool(before.search(low, max(0, start - 4), start) or after.match(low, end))


def _fact(segment: Segment, span: Span, unit: Unit, values: tuple[float, ...], form: str, delta: bool = False) -> Fact:
    value = Measure(*unit, values, delta)
    canon = f"{shown(round(value.base()[0], 6))} {unit.dimension}"
    soft = form not in {"digits", "words"}
    return Fact("measure", value, canon, segment, span, values, soft=soft, swaps=form == "bulk")


def unit_after(low: str, at: int, words: Words) -> tuple[Unit | None, int]:
    """The unit behind a number that ends at `at`, and where it ends. `low` is in lower case."""
    known = units(words)
    after = known.after.match(low, at)
    if after is None:
        return None, at
    name = after[after.lastindex or 0]
    unit = known.exact.get(name)
    if unit is None and len(name) >= 5:
        # «249-кілограмовий»: the ending of an adjective is one to three letters
        sizes = (size for size in range(len(name) - 1, len(name) - 4, -1) if name[:size] in known.stems)
        unit = next((known.stems[name[:size]] for size in sizes), None)
    return unit, after.end() if unit else at


def cause(a: Fact, b: Fact) -> str:
    """Why two measures differ: "unit" for one value in two units, "conversion" for two that do not convert."""
    one, two = a.value, b.value
    if one.dimension != two.dimension or (one.factor, one.offset) == (two.factor, two.offset):
        return ""
    return "unit" if set(one.values) & set(two.values) else "conversion"


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for the same amount, in the same unit exactly, in another one within rounding."""
    one, two = a.value, b.value
    assert isinstance(one, Measure)
    assert isinstance(two, Measure)
    if one.dimension != two.dimension:
        return 0.0
    return 1.0 if any(_alike(one, x, two, y) for x in one.values for y in two.values) else 0.5


def _alike(one: Measure, x: float, two: Measure, y: float) -> bool:
    if one.dimension == "temperature":
        # "80 degrees" without a scale may be either.
        return abs(x) == abs(y) if one.offset == two.offset != 0 else _degrees(one, x, two, y)
    if one.factor == two.factor:
        return abs(x - y) <= 0.001 * max(abs(x), abs(y))
    exact, given = x * one.factor, y * two.factor
    rounded = min(max(_step(x) * one.factor, _step(y) * two.factor) / 2, COARSE * exact)
    return abs(exact - given) <= max((LOOSE if one.dimension == "duration" else ROUNDING) * exact, rounded)


def _degrees(one: Measure, x: float, two: Measure, y: float) -> bool:
    """Whether degrees of two scales are one temperature, or one difference (20 °F are 11 °C then)."""
    if one.offset == two.offset:
        return abs(x) == abs(y) or min(abs((x - 32) / 1.8 - y), abs((y - 32) / 1.8 - x)) <= DEGREES
    if one.offset:
        one, x, two, y = two, y, one, x
    # Signs are not read: «10 градусів морозу» is −10 °C.
    x, point, span = abs(x), abs(y - 32) / 1.8, abs(y) / 1.8
    differ = one.delta or two.delta
    return abs(span - x) <= DEGREES if differ else min(abs(span - x), abs(point - x)) <= DEGREES


def _step(value: float) -> float:
    """The unit of a value's last digit that is not 0: 100 for 300, 0.1 for 2.5."""
    value, step = abs(value), 1.0
    if value != int(value):
        while step > 1e-4 and abs(value / step - round(value / step)) > 1e-6:
            step /= 10
    else:
        while value and value % (step * 10) == 0:
            step *= 10
    return step
