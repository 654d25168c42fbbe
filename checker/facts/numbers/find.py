"""Numbers: 1 200 000, 2,5, "three hundred", «понад 6,4 тисячі», 40 %, 3rd, F-16, XVII."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.facts.numbers.identifiers import Identifier, alike, identifiers
from checker.language.quantities.digits import (
    LOOKALIKE,
    RANGE,
    Numeral,
    close,
    magnitudes,
    numerals,
    roman,
    shown,
    sign,
)
from checker.language.tokens import lowered
from checker.language.vocabulary import Words, shipped
from checker.model import Fact, Segment, Span, Swaps

# An ending that makes an ordinal or an adjective of digits: 2-й, 25-річний, 3rd, 25-year-old.
ORDINAL = re.compile(r"-?(?:st|nd|rd|th)\b|-(?:[^\W\d_]+)")
# Roman numerals of two letters and more, and a few that stand behind a name: XVII, XXI, Людовик XIV.
ROMAN = re.compile(r"(?<![\w-])(?=[IVX]{2,}|[CLX]+[IVX]+)(?:X{0,3})(?:IX|IV|V?I{0,3})(?![\w-])")
ROMAN_HINT = re.compile(r"(?<!\w)[IVXLCІХ]{2}")
# How much greater the other of two magnitudes is when they are not said of one crowd («сотні», thousands).
ORDERS = 8
# What changed may be told from two strangers among words that are often no count: by words of one sort only.
STRANGERS = 0.1


class Amount(NamedTuple):
    """What a number says: the values that it may have, of what sort, and how it is written.

    `sort` is "" for a plain number, "%" for a percentage, "pp" for percentage points, "%?" for the first end of a range
    of percentages, "~" for a magnitude without a count; "code", "version" and "phone" for an identifier, whose `name`
    is (letters, digits …). `form` is that of the `Numeral`, or "roman". `sign` is -1 or 1 where the text says it.
    """

    sort: str
    values: tuple[float, ...]
    form: str = "digits"
    name: tuple[str, ...] = ()
    sign: int = 0


@cache
def _percent(words: Words, side: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows a number and makes it percentage points, and what makes it a percentage."""
    table = words.table("numerals")["percent"]
    points = "|".join(re.escape(form) for form in sorted(table[f"points_{side}"], key=len, reverse=True))
    exact = "|".join(re.escape(form) for form in sorted(table[side], key=len, reverse=True))
    stems = "|".join(table["adjectives"]) if side == "uk" else "percent"
    return (
        re.compile(rf"[ -]?(?:% ?)?(?:{points})(?!\w)", re.IGNORECASE),
        re.compile(rf"[ -]?(?:(?:{exact})(?!\w)|(?<=%)|-?(?:{stems})\w*)|[ -]?%", re.IGNORECASE),
    )


@cache
def _share(words: Words, side: str) -> re.Pattern[str]:
    """What stands before a number that is the n-th part as well: «кожен десятий», "one in three"."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words.table('numerals')[side]['share']['before'])}) $")


def find(segment: Segment, words: Words) -> list[Fact]:
    """The numbers of a passage; a value is an `Amount`."""
    text = segment.folded
    named = identifiers(segment, words)
    facts = [_identified(segment, one) for one in named]
    for match in ROMAN.finditer(text.translate(LOOKALIKE)) if ROMAN_HINT.search(text) else ():
        if match.group():
            value = float(roman(match.group()))
            amount = Amount("", (value,), "roman")
            facts.append(Fact("number", amount, shown(value), segment, Span(*match.span()), (value,), soft=True))
    following: tuple[Numeral, str] | None = None
    for numeral in reversed(numerals(segment, words)):
        if any(one.span.start < numeral.end and numeral.start < one.span.end for one in named):
            following = None
            continue
        sort, end = _sort(text, numeral, words, segment.side)
        if not sort and following and following[1] in {"%", "%?"}:
            sort = "%?" if RANGE.fullmatch(text[numeral.end : following[0].start]) else ""
        following = numeral, sort
        facts.append(_fact(segment, numeral, sort, end, words))
    return sorted(facts, key=lambda fact: fact.span)


def _identified(segment: Segment, one: Identifier) -> Fact:
    written = segment.folded[one.span.start : one.span.end]
    figures = tuple(map(float, one.digits[:1])) if one.sort == "code" else ()
    # SS19 is of 2019
    years = tuple(2000 + n for n in figures if 10 <= n < 100)
    amount = Amount(one.sort, figures, name=(one.letters, *one.digits))
    code = one.sort == "code"
    return Fact(
        "number", amount, written, segment, one.span, (*figures, *years), soft=code, swaps="either" if code else ""
    )


def _fact(segment: Segment, numeral: Numeral, sort: str, end: int, words: Words) -> Fact:
    text, low, side = segment.folded, lowered(segment), segment.side
    ending = ORDINAL.match(text, numeral.end) if not sort and numeral.form == "digits" else None
    values = numeral.values
    if not sort and values[0] >= 2:
        nth = numeral.form == "nth" and side == "en" and 3 <= values[0] <= 10  # "a fifth of them"
        if nth or _share(words, side).search(low, max(0, numeral.start - 16), numeral.start):
            values = (*values, 1 / values[0])
    swaps: Swaps = "both" if numeral.form in {"bulk", "part", "times", "joined"} else ""
    if numeral.form == "nth" and values[0] > 2:
        swaps = "both"
    return Fact(
        "number",
        Amount(
            sort or ("~" if numeral.form == "bulk" else ""),
            values,
            numeral.form,
            sign=sign(low, numeral.start, side, words) if numeral.form == "digits" else 0,
        ),
        shown(values[0]) + sort.rstrip("?").replace("pp", " pp"),
        segment,
        Span(numeral.start, ending.end() if ending else end),
        values,
        soft=numeral.form not in {"digits", "words"} and sort != "%",
        swaps=swaps,
    )


def _sort(text: str, numeral: Numeral, words: Words, side: str) -> tuple[str, int]:
    """Whether a number is a percentage, and where it ends with its sign or word."""
    points, percent = _percent(words, side)
    at = numeral.end
    if side == "en" and numeral.values == (0.5,):
        at += next((len(said) for said in (" of a", " of one", " a") if text.startswith(said + " p", at)), 0)
    found = points.match(text, at)
    if found:
        return "pp", found.end()
    found = percent.match(text, at)
    return ("%", found.end()) if found and found.group().strip() else ("", numeral.end)


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for a value that both may have; 0.8 for a lost percent sign; less for figures that share digits."""
    one, two = a.value, b.value
    assert isinstance(one, Amount)
    assert isinstance(two, Amount)
    if one.name and two.name:
        if one.name[1:] == two.name[1:]:
            return 1.0
        return 0.5 if one.sort == two.sort and alike(one.name[0], two.name[0], shipped()) else 0.0
    sorts = {one.sort, two.sort}
    if sorts == {"", "%"} and (a.soft or b.soft) and _part(*((one, two) if two.sort else (two, one))):
        return 1.0
    if one.sign * two.sign < 0:
        return 0.4  # +5 %, -5 %
    if any(close(x, y) for x in one.values for y in two.values):
        if len(sorts) == 1 or sorts & {"code", "~"} or (sorts & {"%?"} and "pp" not in sorts):
            return 1.0
        return 0.8
    if one.name or two.name:
        return 0.0
    if sorts == {"~"}:
        return 1.0 if 1 / ORDERS < one.values[0] / two.values[0] < ORDERS else 0.4
    if a.soft and b.soft and one.form != two.form:
        return STRANGERS
    return 0.4 if _digits(one.values[0]) == _digits(two.values[0]) else 0.2


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
