"""Measures: 6 m, 40 км, 12 miles, 100 acres, with conversions that are right within their rounding."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.model import Fact, Segment, Span
from checker.numerals import RANGE, Numeral, numerals, shown
from checker.words import Words

# The unit behind a number, with a second one that is not its own: "20 °C", «20 градусів Цельсія», "6-foot", "5 km/h".
AFTER = re.compile(r"[ -]?(км/год|km/h|°[^\W\d_]?|[^\W\d_]+)(?: ([^\W\d_]+))?")
# "6-foot-6", "6 feet 6 inches", "6'6": the inches behind feet.
INCHES = re.compile(r"(?:-| |, )(\d{1,2})(?!\d)(?!,\d|\.\d)(?:[ -]?(?:inch(?:es)?|in)\b)?")
FOOT, INCH = 0.3048, 0.0254
# How far a converted value may lie from the exact one: writers round 100 miles to 160 km and 6 feet to 2 m.
ROUNDING = 0.12
# Degrees by which a converted temperature may be off.
DEGREES = 1.5


class Measure(NamedTuple):
    """An amount: its dimension, its unit (what is multiplied and what is added), the values in that unit."""

    dimension: str
    factor: float
    offset: float
    values: tuple[float, ...]

    def base(self) -> list[float]:
        """The values in the unit of the dimension."""
        return [value * self.factor + self.offset for value in self.values]


@cache
def _units(words: Words) -> dict[str, tuple[str, float, float]]:
    units = {}
    for dimension, factors in words.table("units").items():
        for key, forms in factors.items():
            factor, _, offset = str(key).partition(" ")
            units.update(dict.fromkeys(forms.split(), (dimension, float(factor), float(offset or 0))))
    return units


def find(segment: Segment, words: Words) -> list[Fact]:
    """The measures of a passage; a value is a `Measure`. The first end of a range has the unit of the second."""
    text = segment.folded
    found: list[tuple[Numeral, tuple[str, float, float], int]] = []
    unit: tuple[str, float, float] | None = None
    following: Numeral | None = None
    for numeral in reversed(numerals(segment, words)):
        own, end = _unit(text, numeral.end, words)
        if own is None and following and unit and RANGE.fullmatch(text[numeral.end : following.start]):
            own = unit
        unit, following = own, numeral
        if own is not None:
            found.append((numeral, own, end))
    facts: list[Fact] = []
    for numeral, (dimension, factor, offset), end in reversed(found):
        if facts and numeral.start < facts[-1].span.end:
            continue  # the inches of "6-foot-6"
        values = numeral.values
        inches = INCHES.match(text, end) if factor == FOOT and dimension == "length" else None
        if inches:
            values, end = tuple(value + int(inches[1]) * INCH / FOOT for value in values), inches.end()
        value = Measure(dimension, factor, offset, values)
        canon = f"{shown(round(value.base()[0], 6))} {dimension}"
        span = Span(numeral.start, end)
        facts.append(Fact("measure", value, canon, segment, span, numeral.values, soft=numeral.form == "weak"))
    return facts


def _unit(text: str, at: int, words: Words) -> tuple[tuple[str, float, float] | None, int]:
    """The unit behind a number, and where it ends."""
    after = AFTER.match(text, at)
    if after is None:
        return None, at
    units = _units(words)
    first, second = units.get(after[1].lower()), units.get(after[2].lower()) if after[2] else None
    if first and second and first[0] == second[0] == "temperature":
        return second, after.end(2)  # «градусів Фаренгейта»
    return first, after.end(1) if first else at


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for the same amount, in the same unit exactly, in another one within rounding."""
    one, two = a.value, b.value
    assert isinstance(one, Measure)
    assert isinstance(two, Measure)
    if one.dimension != two.dimension:
        return 0.0
    if one.dimension == "temperature":
        # "68 degrees" may be either scale.
        alike = set(one.values) & set(two.values) or any(
            abs(x - y) <= DEGREES or abs((x - 32) / 1.8 - y) <= DEGREES or abs(x - (y - 32) / 1.8) <= DEGREES
            for x in one.base()
            for y in two.base()
        )
        return 1.0 if alike else 0.5
    allowed = 0.001 if one.factor == two.factor else ROUNDING
    alike = any(abs(x - y) <= allowed * max(x, y) for x in one.base() for y in two.base())
    return 1.0 if alike else 0.5
