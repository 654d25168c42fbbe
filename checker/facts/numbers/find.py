"""Numbers: 1 200 000, 2,5, "three hundred", «понад 6,4 тисячі», 40 %, 3rd, F-16, XVII."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.facts.base import ALTERED, RESTATED, REVALUED, SAME, SIGN_LOST, STRANGERS, UNALIKE, UNRELATED, FactKind
from checker.facts.numbers.identifiers import Identifier, Identifiers
from checker.facts.numbers.stand_ins import LAST, StandIn, StandIns
from checker.language.quantities.digits import (
    KEYED,
    LOOKALIKE,
    UUID,
    Numeral,
    close,
    magnitudes,
    numerals,
    roman,
    shown,
)
from checker.language.quantities.ranges import RANGE
from checker.language.romanization import romanization
from checker.language.spans import Spans
from checker.language.text import in_marks
from checker.language.tokens import lowered
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Segment, Side, Span, Swaps
from checker.model.expressions import deferred

# An ending that makes an ordinal or an adjective of digits: 2-й, 25-річний, 3rd, 25-year-old.
ORDINAL = deferred(r"-?(?:st|nd|rd|th)\b|-(?:[^\W\d_]+)")
# Behind an ordinal in English: a word of the name that it is in ("42nd Street", "1st Sergeant").
NAMED = deferred(r"[ -][A-Z][a-z]")
# Roman numerals of two letters and more, and a few that stand behind a name: XVII, XXI, Людовик XIV.
ROMAN = deferred(r"(?<![\w-])(?=[IVX]{2,}|[CLX]+[IVX]+)(?:X{0,3})(?:IX|IV|V?I{0,3})(?![\w-])")
# What it looks back for comes behind a letter that is looked for: so most places are passed at once.
ROMAN_HINT = deferred(r"[IVXLCІХ](?<!\w[IVXLCІХ])[IVXLCІХ]")
# How much greater the other of two magnitudes is when they are not said of one crowd («сотні», thousands).
ORDERS = 8
# Thousands, millions or billions with a capital letter, and what is counted: "84M rows".
COUNTED, COUNTS = deferred(r"\d[\d.]*[KMB]"), deferred(r" [a-z]{3,}+(?!/)")
# Letters of magnitudes that look alike in both scripts.
SHAPES, THOUSAND = str.maketrans("КМ", "KM"), frozenset("kк")
# The forms of a rank and of counts in words, one of which seldom stands for the other: «другий», "two".
RANK, WORDED = "nth", frozenset({"few", "weak", "words"})
# So many figures in an identifier are no amount that anything could be equal to.
LONG = 100
# From where on the letters of two identifiers are one designation: «С» and "S" are as alike as single letters can be.
DESIGNATION = 0.5

# What begins with an hour right before another: "9-5". There are so many hours on a clock.
HOUR, NOON = deferred(r"(?<![\d.,:])(1?\d) ?[-–—] ?$"), 12


class Amount(NamedTuple):
    """What a number says: the values that it may have, of what sort, and how it is written.

    `sort` is "" for a plain number, "%" for a percentage, "pp" for percentage points, "%?" for the first end of a range
    of percentages, "all" for a word that says a hundred per cent, "like" for one that may stand for an ordinal, "~" for
    a magnitude without a count; "code", "version" and "phone" for an identifier, whose `name` is (letters, digits …).
    `form` is that of the `Numeral`, "times" also for "three times", or "roman". `sign` is -1 or 1 where it is said.
    """

    sort: str
    values: tuple[float, ...]
    form: str = "digits"
    name: tuple[str, ...] = ()
    sign: int = 0


class SideNumbers:
    """Finds the numbers of one language.

    `points` follows a number and makes it percentage points, `basis` hundredths of them, `percent` a percentage.
    `share` stands before a number that is the n-th part as well: «кожен десятий», "one in three".
    """

    def __init__(self, words: Words, side: Side) -> None:
        table = words.table("numerals")
        self.side = side
        self.numerals = numerals(words, side)
        self.identifiers = Identifiers(words, side)
        points, basis, exact = (
            "|".join(re.escape(form) for form in sorted(table["percent"][key], key=len, reverse=True))
            for key in (f"points_{side}", f"basis_{side}", side)
        )
        self.stand_ins = StandIns(table, side)
        self.multiple = deferred(rf" (?:{'|'.join(table[side]['multiple']['behind'])})(?!\w)")
        self.running = deferred(rf" (?:{'|'.join(table[side]['running']['behind'])})(?!\w)")
        stems = "|".join(table["percent"]["adjectives"]) if side == "uk" else "percent(?!ile)"
        self.points = deferred(rf"[ -]?(?:% ?)?(?:{points})(?!\w)", re.IGNORECASE)
        self.basis = deferred(rf"[ -]?(?:{basis})(?!\w)", re.IGNORECASE)
        self.percent = deferred(
            rf"[ -]?(?:(?:{exact})(?!\w)(?!(?<=pc)\.(?:\)| [a-z]))|(?<=%)|-?(?:{stems})\w*)|[ -]?%(?!\d)", re.IGNORECASE
        )
        self.share = deferred(rf"(?<!\w)(?:{'|'.join(table[side]['share']['before'])}) $")

    def find(self, segment: Segment) -> list[Fact]:
        """The numbers of a passage; a value is an `Amount`."""
        text = segment.folded
        counted = {numeral.start for numeral in self.numerals.found[segment] if self._counted(text, numeral)}
        named = [one for one in self.identifiers.find(segment) if one.span.start not in counted]
        if named and text.count("-") >= KEYED:
            keys = Spans(one.span() for one in UUID.finditer(text))
            named = [one for one in named if not keys.meets(*one.span)]
        facts = [_identified(segment, one) for one in named]
        facts += _romans(segment)
        facts += [_stand_in(segment, one) for one in self.stand_ins.find(segment)]
        taken = Spans(one.span for one in named)
        following: tuple[Numeral, str] | None = None
        for numeral in reversed(self.numerals.found[segment]):
            if taken.meets(numeral.start, numeral.end) or (numeral.form == "words" and _title(text, numeral)):
                following = None
                continue
            basis = self.basis.match(text, numeral.end)
            if basis:
                numeral = numeral._replace(values=tuple(value / 100 for value in numeral.values))
            sort, end = ("pp", basis.end()) if basis else self._sort(text, numeral)
            if not sort and following and following[1] in {"%", "%?"}:
                sort = "%?" if RANGE.fullmatch(text[numeral.end : following[0].start]) else ""
            following = numeral, sort
            facts.append(self._fact(segment, numeral, sort, end))
        return sorted(facts, key=lambda fact: fact.span)

    def _counted(self, text: str, numeral: Numeral) -> bool:
        """Whether what looks like an identifier counts something: "84M rows", and no "Boeing 3B"."""
        return (
            self.side == "en"
            and numeral.form == "digits"
            and numeral.values[0] >= 1000
            and COUNTED.fullmatch(text, numeral.start, numeral.end) is not None
            and COUNTS.match(text, numeral.end) is not None
        )

    def _fact(self, segment: Segment, numeral: Numeral, sort: str, end: int) -> Fact:
        text, low = segment.folded, lowered(segment)
        ending = ORDINAL.match(text, numeral.end) if not sort and numeral.form == "digits" else None
        values = numeral.values
        if not sort and values[0] >= 2:
            nth = numeral.form == "nth" and self.side == "en" and 3 <= values[0] <= 10  # "a fifth of them"
            if nth or self.share.search(low, max(0, numeral.start - 16), numeral.start):
                values = (*values, 1 / values[0])
        if not sort and values[0] >= 2 and self.running.match(low, ending.end() if ending else numeral.end):
            values = (values[0] - 1,)
        form = "nth" if ending and self._named(text, ending, values[0]) else numeral.form
        many = not sort and form != "nth" and self.multiple.match(low, numeral.end) is not None
        swaps: Swaps = "both" if form in {"bulk", "part", "times", "joined", "nth"} else ""
        return Fact(
            "number",
            Amount(
                sort or ("~" if numeral.form == "bulk" else ""),
                values,
                "times" if many else form,
                sign=self.numerals.sign(low, numeral.start) if numeral.form == "digits" else 0,
            ),
            shown(values[0]) + sort.rstrip("?").replace("pp", " pp"),
            segment,
            Span(numeral.start, ending.end() if ending else end),
            values,
            soft=form not in {"digits", "words"} and sort != "%",
            swaps=swaps,
        )

    def _named(self, text: str, ending: re.Match[str], value: float) -> bool:
        """Whether an ordinal in digits is said as one in words is: the first, or a word of a name."""
        return value == 1 or (self.side == "en" and NAMED.match(text, ending.end()) is not None)

    def _sort(self, text: str, numeral: Numeral) -> tuple[str, int]:
        """Whether a number is a percentage, and where it ends with its sign or word."""
        at = numeral.end
        if self.side == "en" and numeral.values[0] < 1:
            at += next((len(said) for said in (" of a", " of one", " a") if text.startswith(said + " p", at)), 0)
        found = self.points.match(text, at)
        if found:
            return "pp", found.end()
        found = self.percent.match(text, at)
        return ("%", found.end()) if found and found.group().strip() else ("", numeral.end)


def _title(text: str, numeral: Numeral) -> bool:
    """Whether a word with a capital stands in quotation marks by itself, as names do: the messenger «Сорока»."""
    return text[numeral.start].isupper() and in_marks(text, numeral.start, numeral.end)


def _stand_in(segment: Segment, one: StandIn) -> Fact:
    last = one.sort == "last"
    amount = Amount("", (LAST,), "nth") if last else Amount(one.sort, (one.value,), "weak")
    canon = "last" if last else "100%" if one.sort == "all" else shown(one.value)
    return Fact("number", amount, canon, segment, one.span, soft=True, swaps="both" if last else "")


def kind(words: Words) -> FactKind:
    """Numbers, by the vocabulary."""
    sides = {side: SideNumbers(words, side) for side in SIDES}
    spelled = romanization(words).likeness

    def find(segment: Segment) -> list[Fact]:
        return sides[segment.side].find(segment)

    def likeness(a: Fact, b: Fact) -> float:
        one, two = a.value, b.value
        if not (one.name and two.name):
            return _amounts(a, b)
        letters = one.name[0], two.name[0]
        if one.sort == two.sort == "phone":
            return SAME if one.name[1:] == two.name[1:] and (letters[0] == letters[1] or not all(letters)) else REVALUED
        if one.name[1:] == two.name[1:]:
            return SAME
        alike = one.sort == two.sort and (one.name[0] == two.name[0] or spelled[letters] >= DESIGNATION)
        return REVALUED if alike else UNRELATED

    return FactKind(find, likeness, cause)


def _romans(segment: Segment) -> Iterator[Fact]:
    text = segment.folded
    for match in ROMAN.finditer(text.translate(LOOKALIKE)) if ROMAN_HINT.search(text) else ():
        if match.group():
            value = float(roman(match.group()))
            amount = Amount("", (value,), "roman")
            span = Span(*match.span())
            yield Fact("number", amount, shown(value), segment, span, (value,), soft=True, swaps="both")


def _identified(segment: Segment, one: Identifier) -> Fact:
    written = segment.folded[one.span.start : one.span.end]
    figures = tuple(float(n) for n in one.digits[:1] if len(n) < LONG) if one.sort == "code" else ()
    # SS19 is of 2019
    years = tuple(2000 + n for n in figures if 10 <= n < 100)
    amount = Amount(one.sort, figures, name=(one.letters, *one.digits))
    code = one.sort == "code"
    return Fact(
        "number", amount, written, segment, one.span, (*figures, *years), soft=code, swaps="either" if code else ""
    )


def _amounts(a: Fact, b: Fact) -> float:
    """How alike two numbers are, one of which at least is no identifier."""
    one, two = a.value, b.value
    assert isinstance(one, Amount)
    assert isinstance(two, Amount)
    sorts, forms = {one.sort, two.sort}, {one.form, two.form}
    if "all" in sorts:
        return SAME if sorts == {"%", "all"} and one.values == two.values else UNRELATED
    if "like" in sorts:
        return SAME if forms == {"weak", "nth"} and one.values[0] == two.values[0] else UNRELATED
    if sorts == {"", "%"} and _part(*((one, two) if two.sort else (two, one))):
        return SAME
    if one.sign * two.sign < 0:
        return ALTERED  # +5 %, -5 %
    if sorts == {""} and _clocks(*sorted((a, b), key=lambda fact: fact.side)):
        return SAME
    if any(close(x, y) for x in one.values for y in two.values):
        if sorts == {"", "pp"} and (_pages(a) or _pages(b)):
            return SAME
        if len(sorts) == 1 or sorts & {"code", "~"} or (sorts & {"%?"} and "pp" not in sorts):
            return RESTATED if RANK in forms and forms & WORDED else SAME
        return SIGN_LOST
    if one.name or two.name:
        return SAME if _screen(a, b) else UNRELATED
    if sorts == {"~"}:
        return SAME if 1 / ORDERS < one.values[0] / two.values[0] < ORDERS else ALTERED
    if one.form == two.form == "times":
        return REVALUED
    if "roman" in forms and forms <= {"roman", "nth"}:
        return ALTERED  # Louis XIV, Louis XVI; «XXII Олімпійські ігри», "the 23rd Olympics"
    if one.form == two.form == "nth":
        ends = {one.values[0], two.values[0]}
        return ALTERED if LAST not in ends or 1 in ends else UNRELATED
    if a.soft and b.soft and one.form != two.form:
        return STRANGERS  # among words that are often no count, only those of one sort may be one that changed
    return ALTERED if _digits(one.values[0]) == _digits(two.values[0]) else UNALIKE


def _clocks(en: Fact, uk: Fact) -> bool:
    """Whether two numbers end the same hours, of a clock of 12 and of one of 24: "9-5", «9–17»."""
    if uk.value.values[0] != en.value.values[0] + NOON or not 1 <= en.value.values[0] < NOON:
        return False
    begins = [HOUR.search(fact.segment.folded, max(0, fact.span.start - 8), fact.span.start) for fact in (en, uk)]
    return all(begins) and len({found[1] for found in begins if found}) == 1


def _pages(fact: Fact) -> bool:
    """Whether what was read as percentage points may be pages: "320 pp."."""
    return fact.text.endswith("pp") and fact.segment.text.startswith(".", fact.span.end)


def _screen(a: Fact, b: Fact) -> bool:
    """Whether a name is thousands, or written as they are, in letters of either script: «4К», "4K"; "16K+"."""
    if a.text.upper().translate(SHAPES) == b.text.upper().translate(SHAPES):
        return True
    code, other = (a.value, b.value) if a.value.name else (b.value, a.value)
    thousands = code.name[0] in THOUSAND and len(code.name) == 2 and not other.name
    return thousands and any(close(1000 * x, y) for x in code.values for y in other.values)


def _part(part: Amount, whole: Amount) -> bool:
    """Whether a fraction is a percentage: «половина», 50%."""
    return any(abs(x * 100 - y) <= 1 for x in part.values for y in whole.values if x < 1)


def cause(a: Fact, b: Fact) -> str:
    """Why two numbers differ: "percent", "magnitude", "identifier", or "" for the number itself."""
    one, two = a.value, b.value
    if one.name and two.name:
        return "identifier"
    if any(close(x, y) for x in one.values for y in two.values):
        return "percent"
    return "magnitude" if magnitudes(one.values, two.values) else ""


def _digits(value: float) -> str:
    return shown(value).replace(".", "").strip("0")
