"""What one text writes as several numbers and the other as one: «2/3», "two-thirds"; «ч. 2 ст. 438», "438.2"."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.align.figures import Figures, Ledger
from checker.facts.base import AGREE
from checker.language.vocabulary import Words
from checker.model import Fact

SLASHES, COLON = frozenset({"/", "⁄"}), frozenset({":"})
HOURS, HALF_DAY, HOUR = 24.0, 12, 60
# In whose parts people say shares: "seven in ten".
TENTHS = 10
# So many digits a year has.
YEAR = 4


class Composed(NamedTuple):
    """Numbers that stand together, and how the one number is looked up that says the same."""

    numbers: tuple[Fact, ...]
    key: str


def join(ledger: Ledger, row: Figures, words: Words) -> None:
    """Joins numbers that stand together with the one of the other text that they are.

    Nothing else tells a fraction from a date, a page or a score.
    """
    for here, there in ((row.uk, row.en), (row.en, row.uk)):
        figures = [fact for fact in ledger.free(here) if fact.kind == "number" and fact.figures]
        numbers = [fact for fact in figures if not fact.soft]
        composed = [*_years(figures)]
        if len(numbers) > 1:
            composed += [
                *_fractions(numbers, words),
                *_times(numbers),
                *_clock(numbers, words),
                *_cited(numbers, words),
            ]
        single = _single(ledger.free(there)) if composed else {}
        for one in composed:
            found = ledger.next_free(single[one.key]) if one.key in single else None
            if found is None or not ledger.used.isdisjoint(one.numbers):
                continue
            for number in one.numbers:
                ledger.join(*((number, found) if number.side == "uk" else (found, number)), AGREE)


def _fractions(numbers: Sequence[Fact], words: Words) -> list[Composed]:
    """Fractions of one in figures, and shares: «2/3», «сімох із десяти»."""
    between = SLASHES | {f" {word} " for word in words.table("numerals")[numbers[0].side]["share"]["of"]}
    parts = [
        (one, two)
        for one, two in pairwise(numbers)
        if _together(one, two) in between and 0 < one.figures[0] < two.figures[0]
    ]
    return [
        *(Composed(both, _part(both[0].figures[0] / both[1].figures[0])) for both in parts),
        *(Composed(both, _tenths(both[0].figures[0] / TENTHS)) for both in parts if both[1].figures[0] == TENTHS),
    ]


def _times(numbers: Sequence[Fact]) -> list[Composed]:
    """How long something took, in hours, minutes and seconds: "2:11:34"."""
    return [
        Composed((one, two, three), _days((one.figures[0] + two.figures[0] / 60 + three.figures[0] / 3600) / HOURS))
        for one, two, three in zip(numbers, numbers[1:], numbers[2:], strict=False)
        if _together(one, two) in COLON and _together(two, three) in COLON
    ]


def _clock(numbers: Sequence[Fact], words: Words) -> list[Composed]:
    """Times of the day in words that are a range elsewhere: "twenty to seven"."""
    table = words.table("calendar")[numbers[0].side]
    signs = {f" {word} ": -1 for word in table["clock_to"]} | {f" {word} ": 1 for word in table["clock_past"]}
    return [
        Composed((one, two), _minutes(HOUR * two.figures[0] + sign * one.figures[0]))
        for one, two in pairwise(numbers)
        if one.side == "en" and (sign := signs.get(_together(one, two))) and two.figures[0] <= HALF_DAY
    ]


def _years(numbers: Sequence[Fact]) -> list[Composed]:
    """Years of two digits in words, which English writes in figures: «сорок шостий», "1946"."""
    return [
        Composed((one,), _year(one.figures[0]))
        for one in numbers
        if one.side == "uk" and one.soft and one.text[0].isalpha() and 10 < one.figures[0] < 100
    ]


def _cited(numbers: Sequence[Fact], words: Words) -> list[Composed]:
    """Parts of articles, which English may write as one number: «ч. 2 ст. 438», "Article 438.2"."""
    between = words.made(_articles)
    return [
        Composed((part, article), _article(f"{article.text}.{part.text}"))
        for part, article in pairwise(numbers)
        if part.side == "uk" and between.fullmatch(_together(part, article))
    ]


def _articles(words: Words) -> re.Pattern[str]:
    """What stands between the number of a part and that of its article, or its second one: «ч. 4 ст. 286-1»."""
    between = "|".join(map(re.escape, words.table("numerals")["uk"]["cited"]["between"]))
    return re.compile(rf" (?:{between}) (?:\d+-)?")


def _together(one: Fact, two: Fact) -> str:
    """What stands between two numbers of one passage."""
    return one.segment.folded[one.span.end : two.span.start] if one.segment is two.segment else ""


def _single(facts: Sequence[Fact]) -> dict[str, deque[Fact]]:
    """Fractions in words, what may be one ("a third") and percentages; measures and times of the day by theirs."""
    found: dict[str, deque[Fact]] = {}
    for fact in facts:
        if fact.kind == "number" and fact.soft:
            for value in fact.value.values:
                if value < 1:
                    found.setdefault(_part(value), deque()).append(fact)
        elif fact.kind == "number" and fact.value.sort == "%":
            found.setdefault(_part(fact.value.values[0] / 100), deque()).append(fact)
            found.setdefault(_tenths(fact.value.values[0] / 100), deque()).append(fact)
        elif fact.kind == "number" and fact.side == "en" and "." in fact.text:
            found.setdefault(_article(fact.text), deque()).append(fact)
        elif fact.kind == "measure" and fact.value.dimension == "duration":
            days = fact.value.values[0] * fact.value.factor
            found.setdefault(_days(days), deque()).append(fact)
        elif fact.kind == "date" and fact.text.isdecimal() and len(fact.text) == YEAR:
            found.setdefault(_year(float(fact.text)), deque()).append(fact)
        elif fact.kind == "date" and fact.value.time is not None:
            found.setdefault(_minutes(fact.value.time), deque()).append(fact)
    return found


def _part(value: float) -> str:
    return f"{value:.2f}"


def _tenths(value: float) -> str:
    """A share that is said in tenths, as seven in ten is of 72 %."""
    return f"{value:.1f} in tenths"


def _year(value: float) -> str:
    """A year by its last two digits."""
    return f"year {value % 100:.0f}"


def _article(text: str) -> str:
    return f"article {text}"


def _minutes(value: float) -> str:
    """Minutes after midnight or noon."""
    return f"{value % (HOUR * HALF_DAY):.0f} minutes"


def _days(value: float) -> str:
    return f"{value:.6f} days"
