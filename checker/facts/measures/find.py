"""Measures: 6 m, 40 км, 12 miles, 100 acres, 25 років, with conversions that are right within their rounding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.facts.base import REDIMENSIONED, RESTATED, REVALUED, SAME, UNRELATED, FactKind
from checker.language.quantities import fractions
from checker.language.quantities.digits import Numeral, close, magnitudes, numerals, shown
from checker.language.quantities.ranges import AND, RANGE, between
from checker.language.quantities.units import Unit, units
from checker.language.spans import Spans
from checker.language.tokens import lowered, present
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Segment, Span, Swaps
from checker.model.expressions import deferred

# The inches behind feet: "6-foot-6", "6 feet 6 inches", "6'6".
INCHES = deferred(r"(?:-| |, )(\d{1,2})(?!\d)(?!,\d|\.\d)(?:[ -]?(?:inch(?:es)?|in)\b)?")
# 5'11", the height of a person
FEET = deferred(r"(?<![\w.,'])(\d)'(\d{1,2})(?:\"|''|″|”)")
# A unit that counts one, and what joins it to the next: «годину й …».
ONE, REACH = deferred(rf"(?<!\d )(?<!\w)([^\W\d_]{{3,}}) (?:{'|'.join(AND)}) $"), 24
# Between an amount and the noun that says of what it is: «12 годин дня», «12 годин світлового дня».
OF_IT = deferred(r" (?:[^\W\d_]+ )?")
# Between the parts of one amount: «2 м 10 см», "two hours and five minutes".
JOINT = deferred(between(AND, ",? ") + "$")
# "half a mile", "a quarter of an hour"
ARTICLE = deferred(r"(?: of)? an?(?= )")
# "25-year-old", "seven-year long": the rest of an adjective that a measure is in.
TAIL = deferred(r"[- ](?:old|olds|long)(?!\w)")
# "70s", "mid-70s"
TENS = deferred(r"(?<![\w.,])(?:(?P<part>[a-z]+)[- ])?(?P<ten>\d0)s(?![\w])")
FOOT, INCH = 0.3048, 0.0254
FEET_UNIT = Unit("length", FOOT)
# The hours before minutes: "1h 30m".
HOURS = deferred(r"(?<=\d) ?h(?:rs?)? $")
# How far a converted value may always lie from the exact one ("30 miles", «50 км»), and how far at most when it is
# rounded to few digits ("six feet", «2 м»).
ROUNDING, COARSE = 0.035, 0.12
# Months have no one length, and six weeks are a month and a half.
LOOSE = 0.09
# Degrees Celsius by which a converted temperature may be off.
DEGREES = 1.5
# How far from degrees (in code points) frost may be spoken of.
NEAR_ZERO = 30
# Differences of so many degrees Celsius are often told without a word that says so.
SPAN = 20.0


class Measure(NamedTuple):
    """An amount: its dimension, its unit (what is multiplied and what is added), the values in that unit.

    `delta` says that the text gives a difference: «на 5 градусів», "10 degrees warmer"; `sign` is -1 for
    degrees below zero, 1 where they are said to be above it. `also` is another unit that the symbol stands for.
    """

    dimension: str
    factor: float
    offset: float
    values: tuple[float, ...]
    delta: bool = False
    sign: int = 0
    also: Unit | None = None

    def base(self) -> list[float]:
        """The values in the unit of the dimension."""
        return [value * self.factor + self.offset for value in self.values]


class Measures:
    """Finds the measures of passages; a value is a `Measure`. The first end of a range has the unit of the second."""

    def __init__(self, words: Words) -> None:
        self.units = units(words)
        self.numerals = {side: numerals(words, side) for side in SIDES}

    def find(self, segment: Segment) -> list[Fact]:
        """The measures of a passage."""
        text = segment.folded
        facts = [
            self._fact(segment, Span(*match.span()), FEET_UNIT, (int(match[1]) + int(match[2]) * INCH / FOOT,))
            for match in (FEET.finditer(text) if "'" in text else ())
        ]
        for numeral, own, end in self._counted(segment):
            if any(numeral.start < fact.span.end and fact.span.start < end for fact in facts):
                continue  # the inches of "6-foot-6"
            values = numeral.values
            inches = INCHES.match(text, end) if own.factor == FOOT and own.dimension == "length" else None
            if inches:
                values, end = tuple(value + int(inches[1]) * INCH / FOOT for value in values), inches.end()
            half = self.units.half.match(text, end)
            if half:
                values, end = tuple(value + 0.5 for value in values), half.end()
            tail = TAIL.match(text, end)
            if tail:
                end = tail.end()
            fact = self._fact(
                segment, Span(numeral.start, end), own, values, numeral.form, self._delta(segment, numeral.start, end)
            )
            whole = self._joined(facts[-1], fact) if facts else None
            fact = whole or self._after_one(fact, facts[-1].span.end if facts else -1) or fact
            if whole:
                facts.pop()
            facts.append(fact)
        return sorted([*facts, *self._uncounted(segment, facts), *self._tens(segment)], key=lambda fact: fact.span)

    def _tens(self, segment: Segment) -> Iterator[Fact]:
        """Degrees by tens, of Fahrenheit in English: "temperatures in the mid-70s"."""
        low, known = lowered(segment), self.units.tens
        if segment.side == "uk" or "0s" not in low or not known.said.search(low):
            return
        for match in TENS.finditer(low):
            ones = known.part.get(match["part"] or "", range(10))
            values = tuple(float(match["ten"]) + one for one in ones)
            yield self._fact(segment, Span(*match.span()), self.units.exact["°f"], values, "weak")

    def _counted(self, segment: Segment) -> Iterator[tuple[Numeral, Unit, int]]:
        """The numbers that have a unit, with it and where it ends."""
        text, low = segment.folded, lowered(segment)
        found: list[tuple[Numeral, Unit, int]] = []
        unit: Unit | None = None
        following: Numeral | None = None
        for numeral in reversed(self.numerals[segment.side].found[segment]):
            if following and numeral.start >= following.start:
                continue  # of a fraction
            article = ARTICLE.match(low, numeral.end) if numeral.form == "part" else None
            at = article.end() if article else numeral.end
            own, end = (None, at) if numeral.form == "nth" else self.units.after(low, at)
            own = self.units.capital.get(text[at:end].strip(" -"), own) if own else None
            if own is None and numeral.scale > 1 and text[at - 1] == "m" and HOURS.search(low, 0, numeral.start):
                own, numeral = self.units.exact["m"].also, numeral._replace(values=numeral.values[-1:], scale=1.0)
            if own is None and following and unit and RANGE.fullmatch(text[numeral.end : following.start]):
                own = unit
            own = own or self.units.before(low, numeral.start, end, numeral.values[0])
            part = fractions.slashed(text, numeral.start, numeral.values[0]) if own is not None else None
            if part:
                numeral = numeral._replace(start=part[0], values=(part[1],))
            unit, following = own, numeral
            if own is not None:
                found.append((numeral, own, end))
        return reversed(found)

    def _uncounted(self, segment: Segment, facts: list[Fact]) -> Iterator[Fact]:
        """Amounts without a number, where no measure was found: "an hour and a half", «півроку»."""
        known, side, low = self.units, segment.side, lowered(segment)
        taken, done = Spans(fact.span for fact in facts), 0
        for match in (
            known.alone[side].finditer(low) if not present(segment).isdisjoint(known.alone_words[side]) else ()
        ):
            if match.start() >= done and not taken.meets(*match.span()):
                amount, own = known.amounts[match.group()]
                half = self.units.half.match(low, match.end())
                span = Span(match.start(), half.end() if half else match.end())
                done = max(done, span.end)
                yield self._fact(segment, span, own, (amount + (0.5 if half else 0),), "weak")

    def _joined(self, before: Fact, fact: Fact) -> Fact | None:
        """Two amounts as the one that they are: «2 м 10 см», "two hours and five minutes"; None for two amounts."""
        one, two = before.value, fact.value
        ratio = two.factor / one.factor
        gap = fact.segment.folded[before.span.end : fact.span.start]
        if one.dimension != two.dimension or one.offset or ratio >= 1 or not JOINT.fullmatch(gap):
            return None
        if two.values[0] * ratio >= 1:
            return None
        values = tuple(value + two.values[0] * ratio for value in one.values)
        form = "weak" if before.soft and fact.soft else "digits"
        unit = Unit(one.dimension, one.factor, one.offset)
        return self._fact(fact.segment, Span(before.span.start, fact.span.end), unit, values, form)

    def _after_one(self, fact: Fact, last: int) -> Fact | None:
        """What a unit without a number before it makes of an amount: «годину й шістнадцять хвилин».

        One that says of what an amount is, which ends at `last`, is none: «12 годин світлового дня та 12 годин ночі».
        """
        low, start, two = lowered(fact.segment), fact.span.start, fact.value
        before = ONE.search(low, max(0, start - REACH), start) if low.endswith(" ", 0, start) else None
        own = self.units.exact.get(before[1]) if before else None
        if before is None or own is None or own.dimension != two.dimension or own.factor <= two.factor:
            return None
        if last >= 0 and OF_IT.fullmatch(low, last, before.start(1)):
            return None
        values = tuple(1 + value * two.factor / own.factor for value in two.values)
        form = "weak" if fact.soft else "digits"
        return self._fact(fact.segment, Span(before.start(1), fact.span.end), own, values, form)

    def _delta(self, segment: Segment, start: int, end: int) -> bool:
        before, after = self.units.delta
        low = lowered(segment)
        return bool(before.search(low, max(0, start - 4), start) or after.match(low, end))

    def _fact(
        self,
        segment: Segment,
        span: Span,
        unit: Unit,
        values: tuple[float, ...],
        form: str = "digits",
        delta: bool = False,
    ) -> Fact:
        meant = values if not unit.other else (*values, *(value * unit.other / unit.factor for value in values))
        below = self._sign(segment, span, celsius=not unit.offset) if unit.dimension == "temperature" else 0
        value = Measure(unit.dimension, unit.factor, unit.offset, meant, delta, below, unit.also)
        canon = f"{shown(round(value.base()[0], 6))} {unit.dimension}"
        soft = form not in {"digits", "words", "few"}
        swaps: Swaps = "both" if soft and form != "weak" else ""
        return Fact("measure", value, canon, segment, span, values, soft=soft, swaps=swaps)

    def _sign(self, segment: Segment, span: Span, *, celsius: bool) -> int:
        """The sign of degrees, by the nearest word; in Celsius frost is below zero."""
        low = lowered(segment)
        said = self.numerals[segment.side].sign(low, span.start)
        if said or not celsius:
            return said
        start, end = max(0, span.start - NEAR_ZERO), span.end + NEAR_ZERO
        found = [
            (max(span.start - match.end(), match.start() - span.end), sign)
            for sign, said in zip((-1, 1), self.units.zero, strict=True)
            for match in said.finditer(low, start, end)
        ]
        return min(found, default=(0, 0))[1]


def kind(words: Words) -> FactKind:
    """Measures, by the vocabulary."""
    return FactKind(Measures(words).find, likeness, cause)


def cause(a: Fact, b: Fact) -> str:
    """Why two measures differ: "unit" for one value in two units, "conversion" for two that do not convert.

    "magnitude" is for thousands made millions, "" for the value itself.
    """
    one, two = a.value, b.value
    if one.dimension != two.dimension:
        return "unit"
    if (one.factor, one.offset) == (two.factor, two.offset):
        return "magnitude" if magnitudes(one.values, two.values) else ""
    return "unit" if set(one.values) & set(two.values) else "conversion"


def likeness(a: Fact, b: Fact) -> float:
    """SAME for the same amount, exactly in the same unit, RESTATED in another one within rounding."""
    one, two = a.value, b.value
    assert isinstance(one, Measure)
    assert isinstance(two, Measure)
    if one.dimension != two.dimension:
        one, two = _meant(one, two), _meant(two, one)
    if one.dimension != two.dimension:
        if {one.dimension, two.dimension} == {"length", "speed"}:
            return _travelled(one, two)
        alike = set(one.values) & set(two.values) and not (a.soft or b.soft)
        return REDIMENSIONED if alike else UNRELATED
    if not any(_alike(one, x, two, y) for x in one.values for y in two.values):
        return REVALUED
    # Of several that convert, the one in the same unit is meant: «100 миль (161 км)».
    return SAME if (one.factor, one.offset) == (two.factor, two.offset) else RESTATED


def _meant(one: Measure, two: Measure) -> Measure:
    """An amount in the unit that its symbol stands for as well, where the other amount is one of that dimension."""
    also = one.also
    if also is None or also.dimension != two.dimension:
        return one
    return Measure(also.dimension, also.factor, also.offset, one.values)


def _travelled(one: Measure, two: Measure) -> float:
    """SAME for «100 км» and "100 km/h": writers leave the hour out."""
    length, speed = (one, two) if one.dimension == "length" else (two, one)
    gone = Measure("speed", length.factor / 1000, 0.0, length.values)
    return SAME if any(_alike(gone, x, speed, y) for x in gone.values for y in speed.values) else UNRELATED


def _alike(one: Measure, x: float, two: Measure, y: float) -> bool:
    if one.dimension == "temperature":
        # "80 degrees" without a scale may be either.
        if (one.offset == two.offset and {one.sign, two.sign} in ({-1, 1}, {-1, 0})) and not (one.delta or two.delta):
            return False
        return abs(x) == abs(y) if one.offset == two.offset != 0 else _degrees(one, x, two, y)
    if one.factor == two.factor:
        return close(x, y)
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
    if one.delta or two.delta:
        return abs(span - x) <= DEGREES
    if one.sign:
        exact = (y * (two.sign or 1) - 32) / 1.8
        return abs(exact - x * one.sign) <= DEGREES or (one.sign > 0 and x <= SPAN and abs(span - x) <= DEGREES)
    return abs(point - x) <= DEGREES or (x <= SPAN and abs(span - x) <= DEGREES)


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
