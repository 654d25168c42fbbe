"""Measures: 6 m, 40 км, 12 miles, 100 acres, with conversions that are right within their rounding."""

from __future__ import annotations

import re
from functools import cache

from checker.model import Fact, Segment, Span
from checker.numerals import numerals, shown
from checker.words import Words

AFTER = re.compile(r"[ -]?(км/год|km/h|[^\W\d_]+)")
# How far a converted value may lie from the exact one: writers round 100 miles to 160 km and 6 feet to 2 m.
ROUNDING = 0.12


@cache
def _units(words: Words) -> dict[str, tuple[str, float]]:
    return {
        form: (dimension, float(factor))
        for dimension, factors in words.table("units").items()
        for factor, forms in factors.items()
        for form in forms.split()
    }


def find(segment: Segment, words: Words) -> list[Fact]:
    """The measures of a passage; a value is (dimension, factor of the unit, values in the unit that is written)."""
    facts: list[Fact] = []
    for numeral in numerals(segment, words):
        after = AFTER.match(segment.folded, numeral.end)
        unit = _units(words).get(after[1].lower()) if after else None
        if after and unit:
            dimension, factor = unit
            canon = f"{shown(numeral.values[0] * factor)} {dimension}"
            facts.append(
                Fact(
                    "measure", (dimension, factor, numeral.values), canon, segment, Span(numeral.start, after.end(1)),
                    numeral.values, soft=numeral.form == "weak",
                )
            )  # fmt: skip
    return facts


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for the same amount, in the same unit exactly, in another one within rounding."""
    dimension_a, factor_a, values_a = a.value
    dimension_b, factor_b, values_b = b.value
    if dimension_a != dimension_b:
        return 0.0
    allowed = 0.001 if factor_a == factor_b else ROUNDING
    for x in values_a:
        for y in values_b:
            if abs(x * factor_a - y * factor_b) <= allowed * max(x * factor_a, y * factor_b):
                return 1.0
    return 0.5
