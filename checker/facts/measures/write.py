"""What a text would say for a measure of the other one."""

from __future__ import annotations

from dataclasses import replace

from checker.facts.manner import Manner
from checker.facts.measures.find import FOOT, Measure
from checker.facts.numbers.write import agrees, value_of
from checker.language.quantities.units import Unit, units
from checker.language.quantities.writing import Written, rewritten, written
from checker.language.vocabulary import Words
from checker.model import Fact, Side
from checker.model.expressions import deferred

# "3-foot-6", "6 feet 4 inches": two numbers.
FEET = deferred(r"(\d)([- ](?:foot|feet|ft)[- ])(\d{1,2})([- ]inch(?:es)?)?")
# What is behind the unit of an adjective.
OLD = deferred(r"[- ](?:old|olds)$")
# A value that is converted is given with so many figures at least, and may be so far off, as a share.
FIGURES, OFF = 2, 0.02


def write(meant: Fact, place: Fact, manner: Manner, words: Words) -> str | None:
    """The measure of `meant` in the place and in the manner of another one, in the unit of either, or None."""
    there = written(place.segment, place.span, words)
    if meant.kind != "measure":
        value = value_of(meant)
        said = rewritten(there, value, place.side, words) if there and value is not None else None
        return _same_unit(place, there, said, value, words) if there and said and value is not None else None
    one, two = meant.value, place.value
    feet = FEET.fullmatch(place.text)
    if feet and one.dimension == "length":
        inches = round(one.base()[0] / FOOT * 12)
        return f"{inches // 12}{feet[2]}{inches % 12}{feet[4] or ''}"
    if there is None:
        return None
    if one.dimension == two.dimension and one.offset == two.offset:
        counted = _recounted(one, two)
        if counted and (said := _other_unit(replace(meant, value=counted), place, there, manner, words)):
            return said
        value = one.values[0] if one.factor == two.factor else _converted(one, two)
        if value is not None:
            said = rewritten(there, value, place.side, words)
            return _same_unit(place, there, said, value, words) if said else None
    return _other_unit(meant, place, there, manner, words)


def _same_unit(place: Fact, there: Written, said: str, value: float, words: Words) -> str | None:
    """The number with what stands around the one in its place."""
    text = place.segment.text
    before, behind = text[place.span.start : there.span.start], text[there.span.end : place.span.end]
    if behind.startswith("-") and place.side == "en":
        return before + said + behind  # "31-year-old"
    if place.side == "uk" and behind.startswith("-"):
        return before + said + behind if said[-1].isdigit() else None  # «31-річний»
    caseless = frozenset(names[0] for names in words.table("written")["units"]["uk"].values())
    return before + said + behind if agrees(place, there, value, behind, caseless) else None


def _converted(one: Measure, two: Measure) -> float | None:
    """An amount in the unit of another one; None where both say one number, so that the unit was changed."""
    if set(one.values) & set(two.values):
        return None
    exact = one.base()[0] / two.factor
    for figures in range(FIGURES, FIGURES + 2):
        given = float(f"{exact:.{figures}g}")
        if abs(given - exact) <= OFF * abs(exact):
            return given
    return None


def _recounted(one: Measure, two: Measure) -> Measure | None:
    """An amount in the unit of which it has as many as the place says: half a year is six months where "six weeks" is.

    None where the place has that unit, or the amount is given in it.
    """
    if one.factor == two.factor or set(one.values) & set(two.values) or not two.values[0]:
        return None
    return one._replace(factor=one.base()[0] / two.values[0], values=two.values[:1])


def _other_unit(meant: Fact, place: Fact, there: Written, manner: Manner, words: Words) -> str | None:
    """The number with the unit of the other text, by its symbol where the place has one: 450 square metres, 10 km."""
    value = value_of(meant)
    named = _names(meant.value, place.side, manner, words)
    said = rewritten(there, value, place.side, words) if value is not None else None
    if named is None or said is None or value is None or OLD.search(place.text):
        return None
    behind = place.segment.text[there.span.end : place.span.end]
    if behind.startswith("-"):
        return f"{said}-{named[1].replace(' ', '-')}" if place.side == "en" else None
    own = _names(place.value, place.side, manner, words)
    symbol = place.side == "uk" or (own is not None and behind.strip(" \u00a0") == own[0] != own[2])
    if not symbol:
        return f"{said} {named[1] if value == 1 else named[2]}"
    gap = behind[:1] if behind[:1].isspace() else ""
    return f"{said}{gap}{named[0]}"


def _names(measure: Measure, side: Side, manner: Manner, words: Words) -> tuple[str, str, str] | None:
    """The symbol of a unit, and its name for one and for several."""
    for key, names in words.table("written")["units"][side].items():
        unit: Unit = units(words).exact[key]
        if (unit.dimension, unit.offset) == (measure.dimension, measure.offset) and _close(unit.factor, measure.factor):
            one, many = names[3:] if manner.american and len(names) > 3 else (names[1:3] if side == "en" else names * 2)
            return names[0], one, many
    return None


def _close(one: float, two: float) -> bool:
    return abs(one - two) <= 1e-6 * max(abs(one), abs(two))
