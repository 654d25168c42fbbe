"""What a text would say for a sum of the other one."""

from __future__ import annotations

from checker.facts.manner import Manner
from checker.facts.numbers.write import agrees, value_of
from checker.language.quantities.writing import Written, plural, rewritten, written
from checker.language.vocabulary import Words
from checker.model import Fact


def write(meant: Fact, place: Fact, manner: Manner, words: Words) -> str | None:
    """The sum of `meant` in the place and in the manner of another one: "$40 billion", "40 billion dollars"."""
    there = written(place.segment, place.span, words)
    value = _value(meant, place, words)
    if there is None or value is None:
        return None
    said = rewritten(there, value, place.side, words)
    text, (start, end) = place.segment.text, place.span
    before, behind = text[start : there.span.start], text[there.span.end : end]
    if said is None:
        return None
    shared = meant.kind != "money" or set(meant.value.codes) & set(place.value.codes)
    caseless = frozenset(row[1] for row in words.table("written")["currencies"]["uk"].values())
    same = plural(there.numeral.values[0], place.side) == plural(value, place.side)
    if shared and (before or same or behind.strip() in caseless):
        return before + said + behind if before or agrees(place, there, value, behind, caseless) else None
    code = place.value.codes[0] if shared else meant.value.codes[0]
    return _priced(code, said, value, meant, place, there, words)


def _value(meant: Fact, place: Fact, words: Words) -> float | None:
    """The sum in the unit of its currency, or in hundredths where the place has these."""
    if meant.kind != "money":
        return value_of(meant)
    values = meant.value.values
    if written(meant.segment, meant.span, words) is None:
        return None  # «2 грн 50 коп.»
    return float(values[0]) if len(values) == 1 and place.value.values == place.figures else None


def _priced(code: str, said: str, value: float, meant: Fact, place: Fact, there: Written, words: Words) -> str | None:
    """A number with a currency, where the place has one: before it or behind it."""
    listed = words.table("written")["currencies"][place.side].get(code)
    text = place.segment.text
    before, behind = text[place.span.start : there.span.start], text[there.span.end : place.span.end]
    if before:
        sign = listed[0] if listed else code
        return f"{sign} {said}" if sign.isalpha() else f"{sign}{said}"
    if behind.strip(" \u00a0").isupper() and len(behind.strip(" \u00a0")) == len(code):
        return f"{said}{behind[:-3]}{code}"  # 800 USD
    if listed is None and place.side == "en" and meant.kind == "money" and len(meant.value.codes) == 1:
        rows = (en.split("|") for known, _, en in words.rows("currencies-cldr") if known == code)
        listed = next(((code, forms[0], forms[-1]) for forms in rows), None)
    if listed is None or behind[:1] == "-" or not behind[-1:].isalpha():
        return None
    if place.side == "uk":
        many = said[-1].isalpha() or said[-1] == "." or plural(value, "uk") == "many"
        return f"{said} {listed[2] if many and len(behind) > 5 else listed[1]}"
    return f"{said} {listed[1] if value == 1 else listed[2]}"
