"""Money: $5bn, 1 200 000 грн, 5 billion hryvnias, UAH 12."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import Levenshtein

from checker.facts.numbers import magnitudes
from checker.model import Fact, Segment, Side, Span
from checker.numerals import RANGE, Numeral, close, numerals, shown
from checker.words import Words

BEFORE = re.compile(r"(US\$|[$€£₴₽¥]|\b[A-Z]{3}) ?$")
AFTER = re.compile(r"[ -]?([$€£₴₽¥]|[^\W\d_]+)")
# An adjective between the sum and the currency: «5 млн американських доларів», "5 million US dollars".
FILLER = re.compile(r" (?:[^\W\d_]{2,15}) ([^\W\d_]+)")

# A misspelled currency of so many letters is still read: «2000 гивень».
TYPO = 6


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
    for code, forms in table["typo"].items() if side == "uk" and len(word) >= TYPO else ():
        if any(Levenshtein.distance(word, form, score_cutoff=1) <= 1 for form in forms):
            return str(code)
    for code, forms in table[side].items():
        if word in forms or (
            side == "uk" and any(word.startswith(form) and len(word) - len(form) <= 3 for form in forms)
        ):
            return str(code)
    return None


def find(segment: Segment, words: Words) -> list[Fact]:
    """The sums of money of a passage; a value is (values that it may have, currency). Ends of a range share it."""
    text = segment.folded
    found: list[tuple[Numeral, Span, str | None]] = []
    for numeral in numerals(segment, words):
        if numeral.form == "nth":
            continue
        span, code = _sum(text, numeral, segment.side, words)
        before = found[-1] if found else None
        if before and RANGE.fullmatch(text[before[1].end : span.start]):
            if code and not before[2]:
                found[-1] = (before[0], before[1], code)
            elif before[2] and not code and text[span.end : span.end + 1] != "%":
                code = before[2] if numeral.scale > 1 else None
        found.append((numeral, span, code))
    return [_fact(segment, numeral, span, code) for numeral, span, code in found if code]


def _fact(segment: Segment, numeral: Numeral, span: Span, code: str) -> Fact:
    return Fact(
        "money",
        (numeral.values, code),
        f"{shown(numeral.values[0])} {code}",
        segment,
        span,
        numeral.values,
        soft=numeral.form not in {"digits", "words"},
        swaps=numeral.form == "bulk",
    )


def _sum(text: str, numeral: Numeral, side: Side, words: Words) -> tuple[Span, str | None]:
    """Where a sum lies with its currency, and the currency, or None for a number that is no sum."""
    start, end = numeral.start, numeral.end
    before = BEFORE.search(text, max(0, start - 5), start)
    if before and (before[1] in words.table("currencies")["sign"] or before[1] in _codes(words)):
        return Span(before.start(1), end), _currency(words, side, before[1])
    code, stop = currency_after(text, end, side, words)
    if code == "GBP" and text[end:stop].lower().endswith("pound") and numeral.values != (1.0,):
        return Span(start, end), None  # "a 650 pound pig"
    return Span(start, stop), code


def currency_after(text: str, end: int, side: Side, words: Words) -> tuple[str | None, int]:
    """The currency behind a number that ends at `end`, and where it ends."""
    stop = end + 1 if text[end : end + 2] == ". " else end
    for pattern in (AFTER, FILLER):
        after = pattern.match(text, stop)
        found = _currency(words, side, after[1].lower()) if after else None
        if after and found:
            return found, after.end(1)
    return None, end


def cause(a: Fact, b: Fact) -> str:
    """Why two sums differ: "currency", "magnitude", or "" for the sum itself."""
    values_a, code_a = a.value
    values_b, code_b = b.value
    if code_a != code_b:
        return "currency"
    return "magnitude" if magnitudes(values_a, values_b) else ""


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for the same sum in the same currency; 0.6 for another currency, 0.4 for another sum."""
    values_a, code_a = a.value
    values_b, code_b = b.value
    if any(close(x, y) for x in values_a for y in values_b):
        return 1.0 if code_a == code_b else 0.6
    return 0.4 if code_a == code_b else 0.1
