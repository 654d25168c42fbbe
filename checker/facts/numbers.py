"""Numbers: 1 200 000, 2,5, "three hundred", «понад 6,4 тисячі», 40 %, 3rd, F-16, XVII."""

from __future__ import annotations

import re
from functools import cache

from checker.model import Fact, Segment, Span
from checker.numerals import RANGE, Numeral, close, numerals, shown
from checker.words import Words

# Letters and digits in one word: F-16, Су-27, COVID-19, G7, SS19. Compared as a name, not counted.
CODE = re.compile(r"(?<![\w-])[^\W\d_]+-?\d+\w*(?![\w-])|(?<![\w.,-])\d+[A-ZА-ЯІЇЄҐ][^\W_]*(?![\w])")
# An ending that makes an ordinal or an adjective of digits: 2-й, 25-річний, 3rd, 25-year-old.
ORDINAL = re.compile(r"-?(?:st|nd|rd|th)\b|-(?:[^\W\d_]+)")
DIGIT = re.compile(r"\d")
# Roman numerals of two letters and more, and a few that stand behind a name: XVII, XXI, Людовик XIV.
ROMAN = re.compile(r"(?<![\w-])(?=[IVX]{2,}|[CLX]+[IVX]+)(?:X{0,3})(?:IX|IV|V?I{0,3})(?![\w-])")
ROMAN_HINT = re.compile(r"(?<!\w)[IVXLCІХ]{2}")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
# The Cyrillic letters that are typed for Roman numerals.
LOOKALIKE = str.maketrans("ІХ", "IX")
# How much greater the other of two magnitudes is when they are not said of one crowd («сотні», thousands).
ORDERS = 8


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


def find(segment: Segment, words: Words) -> list[Fact]:
    """The numbers of a passage; a value is (sort, values that it may have).

    The sort is "" for a plain number, "%" for a percentage, "pp" for percentage points, "%?" for the first end
    of a range of percentages, "~" for a magnitude without a count, "code" for a number inside a name.
    """
    text = segment.folded
    facts: list[Fact] = []
    codes = [match.span() for match in CODE.finditer(text)] if DIGIT.search(text) else []
    for start, end in codes:
        facts.append(_code(segment, Span(start, end)))
    for match in ROMAN.finditer(text.translate(LOOKALIKE)) if ROMAN_HINT.search(text) else ():
        if match.group():
            value = float(roman(match.group()))
            facts.append(
                Fact("number", ("", (value,)), shown(value), segment, Span(*match.span()), (value,), soft=True)
            )
    following: tuple[Numeral, str] | None = None
    for numeral in reversed(numerals(segment, words)):
        if any(start < numeral.end and numeral.start < end for start, end in codes):
            following = None
            continue
        sort, end = _sort(text, numeral, words, segment.side)
        if not sort and following and following[1] in {"%", "%?"}:
            sort = "%?" if RANGE.fullmatch(text[numeral.end : following[0].start]) else ""
        following = numeral, sort
        facts.append(_fact(segment, numeral, sort, end))
    return sorted(facts, key=lambda fact: fact.span)


def _code(segment: Segment, span: Span) -> Fact:
    written = segment.folded[span.start : span.end]
    figures = tuple(float(n) for n in re.findall(r"\d+", written)[:1])
    # SS19 is of 2019
    years = tuple(2000 + n for n in figures if 10 <= n < 100)
    return Fact("number", ("code", figures), written, segment, span, (*figures, *years), soft=True)


def _fact(segment: Segment, numeral: Numeral, sort: str, end: int) -> Fact:
    ending = ORDINAL.match(segment.folded, numeral.end) if not sort and numeral.form == "digits" else None
    values = numeral.values
    if numeral.form == "nth" and segment.side == "en" and 3 <= values[0] <= 10:
        values = (*values, 1 / values[0])  # "a fifth of them"
    return Fact(
        "number",
        (sort or ("~" if numeral.form == "bulk" else ""), values),
        shown(values[0]) + sort.rstrip("?").replace("pp", " pp"),
        segment,
        Span(numeral.start, ending.end() if ending else end),
        values,
        soft=numeral.form not in {"digits", "words"} and sort != "%",
        swaps=numeral.form == "bulk",
    )


def _sort(text: str, numeral: Numeral, words: Words, side: str) -> tuple[str, int]:
    """Whether a number is a percentage, and where it ends with its sign or word."""
    points, percent = _percent(words, side)
    found = points.match(text, numeral.end)
    if found:
        return "pp", found.end()
    found = percent.match(text, numeral.end)
    return ("%", found.end()) if found and found.group().strip() else ("", numeral.end)


def roman(letters: str) -> int:
    """The value of a Roman numeral of I, V and X."""
    values = [ROMAN_VALUES[letter] for letter in letters]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for a value that both may have; 0.8 for a lost percent sign; less for figures that share digits."""
    sort_a, values_a = a.value
    sort_b, values_b = b.value
    sorts = {sort_a, sort_b}
    if any(close(x, y) for x in values_a for y in values_b):
        if len(sorts) == 1 or sorts & {"code", "~"} or (sorts & {"%?"} and "pp" not in sorts):
            return 1.0
        return 0.8
    if sorts == {"~"} and values_a and values_b:
        return 1.0 if 1 / ORDERS < values_a[0] / values_b[0] < ORDERS else 0.4
    if sorts == {"", "%"} and (a.soft or b.soft):
        # «половина», 50%
        parts, hundreds = (values_a, values_b) if sort_a == "" else (values_b, values_a)
        if any(abs(part * 100 - whole) <= 1 for part in parts for whole in hundreds if part < 1):
            return 1.0
    return 0.4 if values_a and values_b and _digits(values_a[0]) == _digits(values_b[0]) else 0.2


def cause(a: Fact, b: Fact) -> str:
    """Why two numbers differ: "percent", "magnitude", or "" for the number itself."""
    (_, values_a), (_, values_b) = a.value, b.value
    if any(close(x, y) for x in values_a for y in values_b):
        return "percent"
    return "magnitude" if magnitudes(values_a, values_b) else ""


def magnitudes(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    """Whether two amounts differ by thousands and nothing else: 5 million and 5 billion."""
    return any(
        close(x, y * factor) or close(x * factor, y) for x in one for y in two for factor in (1e3, 1e6, 1e9) if x and y
    )


def _digits(value: float) -> str:
    return shown(value).replace(".", "").strip("0")
