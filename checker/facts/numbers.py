"""Numbers: 1 200 000, 2,5, "three hundred", «понад 6,4 тисячі», 40 %, 3rd, F-16."""

from __future__ import annotations

import re
from functools import cache

from checker.model import Fact, Segment, Span
from checker.numerals import numerals, ordinal, shown
from checker.words import Words

# Letters and digits in one word: F-16, Су-27, COVID-19, G7, SS19. Compared as a name, not counted.
CODE = re.compile(r"(?<![\w-])[^\W\d_]+-?\d+\w*(?![\w-])|(?<![\w.,-])\d+[A-ZА-ЯІЇЄҐ][^\W_]*(?![\w])")
# An ending that makes an ordinal or an adjective of digits: 2-й, 25-річний, 3rd, 25-year-old.
ORDINAL = re.compile(r"-?(?:st|nd|rd|th)\b|-(?:[^\W\d_]+)")


@cache
def _percent(words: Words, side: str) -> frozenset[str]:
    return frozenset(words.table("numerals")["percent"][side])


def find(segment: Segment, words: Words) -> list[Fact]:
    """The numbers of a passage; a value is (percent or not, values that it may have)."""
    facts: list[Fact] = []
    codes = [match.span() for match in CODE.finditer(segment.folded)]
    for start, end in codes:
        written = segment.folded[start:end]
        value = tuple(float(n) for n in re.findall(r"\d+", written)[:1])
        facts.append(Fact("number", ("code", value), written, segment, Span(start, end), value, soft=True))
    for numeral in numerals(segment, words):
        if any(start < numeral.end and numeral.start < end for start, end in codes):
            continue
        percent = _percent_end(segment, numeral.end, words)
        kind = "%" if percent else ""
        ending = ORDINAL.match(segment.folded, numeral.end)
        facts.append(
            Fact(
                "number",
                (kind, numeral.values),
                shown(numeral.values[0]) + kind,
                segment,
                Span(numeral.start, percent or (ending.end() if ending and numeral.form == "digits" else numeral.end)),
                numeral.values,
                soft=numeral.form == "weak" and not percent,
            )
        )
    for token in segment.tokens:
        value_of = ordinal(token.lower, segment.side, words)
        if value_of is not None and not any(f.span.start < token.end and token.start < f.span.end for f in facts):
            facts.append(
                Fact(
                    "number",
                    ("", (value_of,)),
                    shown(value_of),
                    segment,
                    Span(token.start, token.end),
                    (value_of,),
                    soft=True,
                )
            )
    return sorted(facts, key=lambda fact: fact.span)


def _percent_end(segment: Segment, end: int, words: Words) -> int | None:
    """Where the percent sign or word after a number ends, or None where there is none."""
    match = re.compile(r"[ -]?(%|[^\W\d_]+(?:\.п)?)( cent)?").match(segment.folded, end)
    if not match or match.group(1).lower() not in _percent(words, segment.side):
        return None
    if match.group(1).lower() == "per" and not match.group(2):
        return None
    return match.end()


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for a value that both may have; 0.8 for a lost percent sign; less for figures that share digits."""
    kind_a, values_a = a.value
    kind_b, values_b = b.value
    if not any(close(x, y) for x in values_a for y in values_b):
        return 0.4 if values_a and values_b and _digits(values_a[0]) == _digits(values_b[0]) else 0.2
    return 1.0 if kind_a == kind_b or "code" in (kind_a, kind_b) else 0.8


def close(x: float, y: float) -> bool:
    """Whether two values are one number; thirds and the like are rounded."""
    return x == y or abs(x - y) <= 0.004 * max(abs(x), abs(y)) * (x != int(x) or y != int(y))


def _digits(value: float) -> str:
    return shown(value).replace(".", "").strip("0")
