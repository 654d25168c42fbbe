"""Money: $5bn, 1 200 000 грн, 5 billion hryvnias, UAH 12."""

from __future__ import annotations

import re
from functools import cache

from checker.facts.numbers import close
from checker.model import Fact, Segment, Side, Span
from checker.numerals import numerals, shown
from checker.words import Words

BEFORE = re.compile(r"(US\$|[$€£₴₽¥]|\b[A-Z]{3}) ?$")
AFTER = re.compile(r"[ -]?([$€£₴₽¥]|[^\W\d_]+)")
# An adjective between the sum and the currency: «5 млн американських доларів», "5 million US dollars".
FILLER = re.compile(r" (?:[^\W\d_]{2,15}) ([^\W\d_]+)")


@cache
def _codes(words: Words) -> frozenset[str]:
    return frozenset(words.table("currencies")["code"]["codes"])


@cache
def _currency(words: Words, side: Side, word: str) -> str | None:
    table = words.table("currencies")
    if word in table["sign"]:
        return str(table["sign"][word])
    if word.upper() in _codes(words):
        return word.upper()
    for code, forms in table[side].items():
        if word in forms or (
            side == "uk" and any(word.startswith(form) and len(word) - len(form) <= 3 for form in forms)
        ):
            return str(code)
    return None


def find(segment: Segment, words: Words) -> list[Fact]:
    """The sums of money of a passage; a value is (values that it may have, currency)."""
    facts: list[Fact] = []
    for numeral in numerals(segment, words):
        text = segment.folded
        start, end, code = numeral.start, numeral.end, None
        before = BEFORE.search(text, max(0, start - 5), start)
        if before and (before[1] in words.table("currencies")["sign"] or before[1] in _codes(words)):
            code, start = _currency(words, segment.side, before[1]), before.start(1)
        else:
            stop = end + 1 if text[end : end + 2] == ". " else end
            for pattern in (AFTER, FILLER):
                after = pattern.match(text, stop)
                found = _currency(words, segment.side, after[1].lower()) if after else None
                if after and found:
                    code, end = found, after.end(1)
                    break
        if code:
            canon = f"{shown(numeral.values[0])} {code}"
            facts.append(
                Fact(
                    "money",
                    (numeral.values, code),
                    canon,
                    segment,
                    Span(start, end),
                    numeral.values,
                    soft=numeral.form == "weak",
                )
            )
    return facts


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for the same sum in the same currency; 0.6 for another currency, 0.4 for another sum."""
    values_a, code_a = a.value
    values_b, code_b = b.value
    if any(close(x, y) for x in values_a for y in values_b):
        return 1.0 if code_a == code_b else 0.6
    return 0.4 if code_a == code_b else 0.1
