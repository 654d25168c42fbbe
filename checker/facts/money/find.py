"""Money: $5bn, 1 200 000 грн, 5 billion hryvnias, UAH 12, 2 грн 50 коп."""

from __future__ import annotations

from typing import NamedTuple

from checker.facts.base import ALTERED, RECAST, SAME, STRANGERS, FactKind
from checker.language.quantities.currencies import Currency, currencies
from checker.language.quantities.digits import Numeral, close, magnitudes, numerals, shown
from checker.language.quantities.ranges import AND, RANGE, between
from checker.language.quantities.units import units
from checker.language.text import small
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Segment, Span
from checker.model.expressions import deferred

# Between a sum and its hundredths: «2 грн 50 коп.», "$5 and 20 cents".
JOINT = deferred(between(AND, r"\.? "))
# A program of the name of a currency: "PHP 5.3", "ALL 2.0"; a sum has hundredths or none.
VERSION = deferred(r"[A-Z]{3,4} ?\d\d?\.\d(?:\.\d+)*")
# The code of a currency behind a sum that has the sign of it before: "$1,200 MXN".
CODED = deferred(r" ?[A-Z]{3}")
# The ounces behind pounds that are a weight.
MORE = deferred(r",? (?:and )?\d+(?!\d)")


class Sum(NamedTuple):
    """A sum: the values that it may have, and the currencies that it may be in."""

    values: tuple[float, ...]
    codes: tuple[str, ...]


class Priced(NamedTuple):
    """A number, where it lies with its currency, and the currency, or None for a number that is no sum."""

    numeral: Numeral
    span: Span
    currency: Currency | None


class Money:
    """Finds the sums of money of passages."""

    def __init__(self, words: Words) -> None:
        self.currencies, self.units = currencies(words), units(words)
        self.numerals = {side: numerals(words, side) for side in SIDES}

    def find(self, segment: Segment) -> list[Fact]:
        """The sums of money of a passage; a value is a `Sum`. Ends of a range share their currency."""
        text = segment.folded
        found: list[Priced] = []
        for numeral in self.numerals[segment.side].found[segment]:
            if numeral.form == "nth":
                continue
            here = self._priced(text, numeral, segment)
            last = found[-1] if found else None
            if last and RANGE.fullmatch(text[last.span.end : here.span.start]):
                if here.currency and not last.currency:
                    found[-1] = last._replace(currency=here.currency)
                elif last.currency and not here.currency and text[here.span.end : here.span.end + 1] != "%":
                    here = here._replace(currency=last.currency if numeral.scale > 1 else None)
            whole = _joined(last, here, text) if last else None
            if whole:
                found[-1] = whole
                continue
            found.append(here)
        return [_fact(segment, one) for one in found if one.currency]

    def _priced(self, text: str, numeral: Numeral, segment: Segment) -> Priced:
        start, end = numeral.start, numeral.end
        said = self.currencies.before(text, start)
        found = self.currencies.after(text, end, segment.side, numeral.values[0])
        if said and not (numeral.scale == 1 and VERSION.fullmatch(text, said[1], end)):
            if found and CODED.fullmatch(text, end, found.end):
                return Priced(numeral, Span(said[1], found.end), found.currency)
            return Priced(numeral, Span(said[1], end), said[0])
        if found is None:
            return Priced(numeral, Span(start, end), None)
        pounds = "GBP" in found.currency.codes
        if pounds and text[end : found.end].lower().endswith("pound") and numeral.values != (1.0,):
            return Priced(numeral, Span(start, end), None)  # "a 650 pound pig"
        ounces = MORE.match(text, found.end) if pounds else None
        unit = self.units.after(small(text), ounces.end())[0] if ounces else None
        if unit and unit.dimension == "mass":
            return Priced(numeral, Span(start, end), None)  # "7 pounds 4 ounces"
        return Priced(numeral, Span(start, found.end), found.currency)


def kind(words: Words) -> FactKind:
    """Money, by the vocabulary."""
    return FactKind(Money(words).find, likeness, cause)


def _joined(last: Priced, here: Priced, text: str) -> Priced | None:
    """A sum with its hundredths, or None for two sums."""
    one, two = last.currency, here.currency
    if not one or not two or one.worth != 1 or two.worth == 1 or not set(one.codes) & set(two.codes):
        return None
    if not JOINT.fullmatch(text[last.span.end : here.span.start]) or here.numeral.values[0] >= 100:
        return None
    values = tuple(value + here.numeral.values[0] * two.worth for value in last.numeral.values)
    return last._replace(numeral=last.numeral._replace(values=values), span=Span(last.span.start, here.span.end))


def _fact(segment: Segment, one: Priced) -> Fact:
    assert one.currency is not None
    numeral, currency = one.numeral, one.currency
    values = tuple(value * currency.worth for value in numeral.values)
    soft = numeral.form not in {"digits", "words", "few"}
    return Fact(
        "money",
        Sum(values, currency.codes),
        f"{shown(values[0])} {currency.codes[0]}",
        segment,
        one.span,
        numeral.values,
        soft=soft,
        swaps="both" if soft else "",
    )


def cause(a: Fact, b: Fact) -> str:
    """Why two sums differ: "currency", "magnitude", or "" for the sum itself."""
    one, two = a.value, b.value
    if not set(one.codes) & set(two.codes):
        return "currency"
    return "magnitude" if magnitudes(one.values, two.values) else ""


def likeness(a: Fact, b: Fact) -> float:
    """SAME for one sum in one currency; RECAST for another currency, ALTERED for another sum, STRANGERS for both."""
    one, two = a.value, b.value
    assert isinstance(one, Sum)
    assert isinstance(two, Sum)
    shared = set(one.codes) & set(two.codes)
    if any(close(x, y) for x in one.values for y in two.values):
        return SAME if shared else RECAST
    return ALTERED if shared else STRANGERS
