"""How well two figures of one pair of passages stand for each other, whatever their kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.facts.base import AGREE, NAMESAKE, RESTATED, FactKind
from checker.facts.measures.find import Measure
from checker.facts.measures.find import likeness as alike
from checker.model import Fact, Kind

# How well a number stands for one part of a date, which is no repeat of the date.
PART = 0.9
POUND = 0.45359237
# Minutes.
HOUR = 60
# What two roundings of one measure in one unit may differ by, as a share.
ROUNDED = 0.02


def agreement(uk: Fact, en: Fact, kinds: Mapping[Kind, FactKind]) -> float:
    """How well two facts of this family stand for each other, whatever their kinds."""
    if uk.kind == en.kind:
        return kinds[uk.kind].likeness(uk, en)
    if {uk.kind, en.kind} == {"money", "measure"}:
        return _pounds(*((uk, en) if uk.kind == "money" else (en, uk)))
    if not set(uk.figures) & set(en.figures):
        return 0.0
    both = {uk.kind, en.kind}
    if "number" in both:
        number, other = (uk, en) if uk.kind == "number" else (en, uk)
        if number.value.sort == "%":
            return 0.0
        if other.kind == "date" and other.value.month is not None and other.value.day is not None:
            return PART
        if other.kind == "date" and (other.value.time or 0) % HOUR and number.text.isalpha():
            return 0.0  # a quarter past two is no two
        return RESTATED if other.kind != "money" else NAMESAKE
    if both == {"date", "money"}:
        day = uk.value if uk.kind == "date" else en.value
        return AGREE if day.year is not None and day.month is None else 0.0  # «2000» of a currency nobody knows
    return AGREE if both == {"date", "measure"} else 0.0


def _pounds(money: Fact, measure: Fact) -> float:
    """Pounds may be a weight: «295 кг», "650 pounds"."""
    values, codes = money.value
    if "GBP" not in codes or measure.value.dimension != "mass":
        return 0.0
    weight = replace(money, kind="measure", value=Measure("mass", POUND, 0.0, values))
    return alike(weight, measure)


def off(a: Fact, b: Fact) -> bool:
    """Whether two measures in one unit differ by more than rounding, so that what they convert to says nothing."""
    if a.kind != "measure" or b.kind != "measure":
        return False
    one, two = a.value, b.value
    same = (one.dimension, one.factor, one.offset) == (two.dimension, two.factor, two.offset)
    return same and abs(one.values[0] - two.values[0]) > ROUNDED * abs(one.values[0])


def kinship(a: Fact, b: Fact, kinds: Mapping[Kind, FactKind]) -> float:
    """How likely two facts that differ are one that changed: of one kind, or a number beside another figure."""
    if a.kind == b.kind:
        score = kinds[a.kind].likeness(a, b)
        return score if score > 0 and _same_shape(a, b, score) else 0.0
    if {a.kind, b.kind} == {"money", "measure"}:
        money, measure = (a, b) if a.kind == "money" else (b, a)
        return 0.5 if "GBP" in money.value.codes and measure.value.dimension == "mass" else 0.0
    return 0.25 if "number" in (a.kind, b.kind) and not (a.soft or b.soft) else 0.0


def swap(a: Fact, b: Fact) -> bool:
    """Whether two soft facts may be told as one that became the other."""
    return bool(a.swaps and b.swaps)


def _same_shape(a: Fact, b: Fact, score: float) -> bool:
    return not (a.soft or b.soft) or swap(a, b) or score >= 0.5
