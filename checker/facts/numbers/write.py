"""What a text would say for a number of the other one."""

from __future__ import annotations

import re

from checker.facts.manner import Manner
from checker.language.quantities.writing import Written, figure, ordinal, plural, rewritten, written
from checker.language.vocabulary import Words
from checker.model import Fact, Side
from checker.model.expressions import deferred

# What is behind the digits of an ordinal or an adjective: 80th, 80-й, 25-year-old.
NTH = deferred(r"-?(?:st|nd|rd|th)\b", re.IGNORECASE)
# Ukrainian endings that every ordinal in digits has: 80-й, 80-го; «3-тя» and «5-та» differ.
KEPT = deferred("-(?:й|го|му|х|ми)")
NOUN = deferred(r"[ \u00a0-][^\W\d_]")
DIGITS_ALONE = deferred(r"[\d.,  '’ ]+")


def value_of(fact: Fact) -> float | None:
    """The one number that a fact says, in the unit that it is written in; None where it may be several."""
    values = dict.fromkeys(fact.figures)
    if fact.kind == "date":
        date = fact.value
        return float(date.year) if date.year is not None and date.month is None and not date.phase else None
    if fact.kind in {"number", "measure"}:
        values = dict.fromkeys(fact.value.values)
    sizes = [value for value in values if value >= 1] if fact.kind == "number" else list(values)
    return sizes[0] if len(sizes) == 1 else next(iter(values)) if len(values) == 1 else None


def write(meant: Fact, place: Fact, manner: Manner, words: Words) -> str | None:
    """The number of `meant` in the place and in the manner of another number, or None."""
    if getattr(meant.value, "name", ()) or place.value.name:
        return _identifier(meant, place)
    value = value_of(meant)
    there = written(place.segment, place.span, words)
    if value is None or getattr(meant.value, "sort", "") in {"~", "all", "like"}:
        return _bulk(meant, place, words)
    if there is None or place.value.sort in {"~", "all", "like"}:
        return None
    behind = place.segment.text[there.span.end : place.span.end]
    if NTH.fullmatch(behind) and place.side == "en":
        return ordinal(int(value)) if value == int(value) else None
    year = meant.kind == "date" or (place.value.sort == "" and there.numeral.scale == 1 and _year(meant, value))
    said = figure(value, place.side, "0000") if year else rewritten(there, value, place.side, words)
    if meant.text.isdigit() and meant.text.startswith("0"):
        said = meant.text  # Agent 007
    if said is None or not (there.numeral.form == "nth" or agrees(place, there, value, behind)):
        return None
    return said + _behind(meant, place, behind, manner, words)


def _year(meant: Fact, value: float) -> bool:
    """Whether four figures are written as a year is, without a mark between."""
    return 1000 <= value < 2200 and meant.text.isdigit() and meant.kind == "number" and meant.segment.side == "en"


def _behind(meant: Fact, place: Fact, behind: str, manner: Manner, words: Words) -> str:
    """What stands behind the number: a percentage is one in the place too, and a plain number is none."""
    sort, here = (getattr(fact.value, "sort", "").rstrip("?") for fact in (meant, place))
    if sort == here or sort not in {"", "%", "pp"} or meant.kind != "number":
        return behind
    if sort == "pp":
        return f" {words.table('written')['percent']['points'][place.side]}"
    return manner.percent if sort == "%" else ""


def agrees(place: Fact, there: Written, value: float, behind: str, caseless: frozenset[str] = frozenset()) -> bool:
    """Whether the noun behind a number stays as it is when the number is another one: 5 осіб, but 2 особи.

    `caseless` are symbols and words that are the same in every case: «км», «євро».
    """
    text, side = place.segment.text, place.side
    if side == "uk" and behind.strip(" \u00a0") in caseless:
        return True
    if side == "uk" and behind and not KEPT.fullmatch(behind) and behind.startswith("-"):
        return False
    follows = NOUN.match(text, there.span.end) is not None
    old, scale = there.numeral.values[0], there.numeral.scale
    if not follows or side == "en":
        return not follows or plural(old, side) == plural(value, side)
    if scale > 1:
        return text[there.span.end - 3 : there.span.end].isalpha() and _short(there.text, side)
    return plural(old, side) == plural(value, side)


def _short(text: str, side: Side) -> bool:
    """Whether a magnitude is an abbreviation, which has no cases: «млн»."""
    return side == "en" or text.rstrip(".").endswith(("тис", "млн", "млрд", "трлн"))


def _identifier(meant: Fact, place: Fact) -> str | None:
    """The letters of the place with the figures of the other: F-16."""
    one, two = getattr(meant.value, "name", ()), place.value.name
    if not one or not two:
        return None
    figures = list(re.finditer(r"\d+", place.text))
    wanted = re.findall(r"\d+", meant.text)
    if len(figures) != len(wanted) or not figures:
        return None
    made, at = "", 0
    for found, new in zip(figures, wanted, strict=True):
        made += place.text[at : found.start()] + new
        at = found.end()
    return made + place.text[at:]


def _bulk(meant: Fact, place: Fact, words: Words) -> str | None:
    """A magnitude without a count: hundreds for «сотні» where thousands stand."""
    if place.side != "en" or getattr(meant.value, "sort", "") != "~" or place.value.sort != "~":
        return None
    table = words.table("numerals")["en"]
    value = f"{meant.value.values[0]:.0f}"
    forms = (*table["dozen"].get(value, "").split(), *table["scale"].get(value, "").split())
    return next((form for form in forms if form.endswith("s")), None)
