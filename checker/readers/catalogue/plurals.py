"""Plural forms that a string of a catalogue lacks, and the form for one thing that does not say how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.model import PLACEHOLDER, SIDES, Plural, Side
from checker.model.expressions import deferred
from checker.readers.catalogue.icu import ORDINAL
from checker.readers.catalogue.unit import Unit, UnitPair

PLURALS = ("zero", "one", "two", "few", "many", "other")
# The argument of a unit's own plural; an argument of an ICU message has a name.
COUNT = ""
# The forms that whole numbers need (CLDR); "other" is that of fractions in Ukrainian. Messages of ICU need it besides,
# those of Fluent, whose arguments are written with "$", some default.
NEEDS: Mapping[Side, tuple[str, ...]] = {"uk": ("one", "few", "many"), "en": ("one", "other")}
# A placeholder of a number: %d, %{count}, {num_files}, {n}.
NUMBER = deferred(r"%\d+\$d|.*?(?:count|num|total|amount)\w*\W*|\W*n\W*|\W*0\W*", re.IGNORECASE)


def faults(pairs: Sequence[UnitPair]) -> Iterator[Plural]:
    """What is wrong with the forms of each string that shows a number; what all of them lack is told once."""
    last = {pair.key: pair for pair in pairs}
    for side in SIDES:
        told: list[Plural] = []
        whole = 0
        for pair in last.values():
            for name in _counting(pair.uk if side == "uk" else pair.en):
                whole += 1
                told += _faults(pair, side, name)
        lacking = [one for one in told if one.lacks]
        if len(lacking) == whole > 1 and len({one.lacks for one in lacking}) == 1:
            told = [lacking[0]._replace(strings=whole)]
        yield from told


def _counting(units: Sequence[Unit]) -> Iterator[str]:
    """The arguments by whose number a form is chosen, where a form shows it."""
    for name in dict.fromkeys(name for unit in units for name, _ in unit.form):
        arms = {dict(unit.form).get(name) for unit in units}
        if (
            not name.endswith(ORDINAL)
            and arms.intersection(PLURALS[1:-1])
            and any(_numbers(unit, name) for unit in units)
        ):
            yield name


def _faults(pair: UnitPair, side: Side, name: str) -> Iterator[Plural]:
    """The fault of a string's forms by one argument: at the form that is taken instead, or that names no number."""
    forms = {dict(unit.form).get(name, ""): unit for unit in reversed(pair.uk if side == "uk" else pair.en)}
    needs = NEEDS[side] if name == COUNT or name.startswith("$") else dict.fromkeys((*NEEDS[side], "other"))
    given = {*forms, "one"} if side == "en" and "=1" in forms else set(forms)
    lacks = tuple(arm for arm in needs if arm not in given)
    if lacks and len(given) > 1:
        instead = next((arm for arm in ("other", "many", "few") if arm in forms), next(iter(forms)))
        ref = _ref(pair, forms[instead]) if side == "uk" else pair.pair.en[0].ref
        yield Plural(side, ref, lacks, mild=lacks == ("many",) and "other" in given)
    elif side == "uk" and not lacks:
        one, few, many = (_numbers(forms[arm], name) for arm in NEEDS["uk"])
        if few and many and not one:
            yield Plural(side, _ref(pair, forms["one"]))


def _ref(pair: UnitPair, unit: Unit) -> str:
    """What the passage of a Ukrainian form is called."""
    return "/".join((pair.key, *dict(unit.form).values()))


def _numbers(unit: Unit, name: str) -> bool:
    """Whether a form shows the number."""
    tags = (tag for segment in unit.segments for tag in segment.tags if tag.name == PLACEHOLDER)
    return any(tag.attributes["value"] == f"{{{name}}}" or NUMBER.fullmatch(tag.attributes["value"]) for tag in tags)
