"""Ordinals before words of the calendar: the day of a month, centuries, quarters and halves of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.language.inflection.grammar import expression, grammar
from checker.language.quantities.digits import LOOKALIKE, roman
from checker.language.quantities.ranges import RANGE_BEFORE
from checker.language.quantities.units import units
from checker.language.quantities.words import number_words
from checker.language.tokens import lowered, present, triggers
from checker.language.vocabulary import Words
from checker.model import Segment, Side
from checker.model.expressions import deferred

WORD = deferred(r"[^\W_]+(?:'[^\W_]+)*")
# 19th, 19-го, 1-ше
NTH = deferred(r"(\d{1,2})(?:st|nd|rd|th)?")
ROMAN_DIGITS = deferred(r"[IVX]{1,6}")
# Q3, H1, 3Q
SHORTS = frozenset(f"{letter}{n}" for letter in "qh" for n in range(1, 5)) | {
    f"{n}{letter}" for letter in "qh" for n in range(1, 5)
}
# A number behind an abbreviation.
FIGURE = deferred(r"\.? ?\d")
SHORT = deferred(r"(?<![\w-])(?:([QH])([1-4])|([1-4])([QH]))(?![\w-])")


class Ordinal(NamedTuple):
    """Where an ordinal begins, and its value; `end` is where it ends."""

    start: int
    value: int
    end: int


class Period(NamedTuple):
    """A part of a year or a century: its place (code points), what it is ("quarter", "half", "century"), which one.

    `passing` says that the text names the moment between it and the next one.
    """

    start: int
    end: int
    unit: str
    value: int
    passing: bool = False


class Periods:
    """Finds the parts of a year and the centuries in passages of one language, and ordinals before other words.

    `named` are the words for quarters and halves, `turn` what is said of the moment between two dates.
    """

    def __init__(self, words: Words, side: Side) -> None:
        table = words.table("calendar")[side]
        self.units = units(words)
        self.numbers = number_words(words, side).known
        self.endings = grammar(words).endings("ordinal.masculine", "ordinal.neuter")  # «19-го», «1-ше»
        self.ending = deferred(f"[ -]?(?:{expression(self.endings)})?[ -]?")
        quarter, half, half_of, century, turn = (
            "|".join(map(re.escape, sorted(table[key], key=len, reverse=True)))
            for key in ("quarter_of_year", "half_year", "half_of", "century", "turn")
        )
        whole = "|".join(table["half_whole"])
        self.named_words = triggers((*table["quarter_of_year"], *table["half_year"], *table["half_of"]))
        self.century_words = triggers(table["century"])
        self.needed = SHORTS.union(self.named_words, self.century_words)
        self.named = deferred(
            rf"(?<=[ -])(?:(?P<quarter>{quarter})|(?P<half>{half}|(?:{half_of})(?= (?:{whole}))))(?!\w)"
        )
        self.centuries = deferred(rf"(?<=[ -])(?:{century})(?!\w)")
        self.turn = deferred(rf"(?<!\w)(?:{turn})(?: [^\W\d_]+){{0,2}} $")

    def before(self, text: str, end: int) -> Ordinal | None:
        """The ordinal that ends at `end` but for a space or a hyphen: 19th, XIX, «двадцять першого», "twenty-first"."""
        found = list(WORD.finditer(text, max(0, end - 30), end))
        if found and len(found) > 1 and found[-1].group() in self.endings:
            found.pop()  # «19-го»
        if not found or not self.ending.fullmatch(text, found[-1].end(), end):
            return None
        last = found[-1]
        figures = NTH.fullmatch(last.group())
        if figures:
            return Ordinal(last.start(), int(figures[1]), last.end())
        letters = last.group().translate(LOOKALIKE)
        if ROMAN_DIGITS.fullmatch(letters):
            return Ordinal(last.start(), roman(letters), last.end())
        known = self.numbers[last.group().lower()]
        if known is None or known.part != "nth" or known.value > 31:
            return None
        ten = self.numbers[found[-2].group().lower()] if len(found) > 1 else None
        start = found[-2].start() if ten and ten.part == "ten" and known.value < 10 else last.start()
        return Ordinal(start, int(known.value + (ten.value if ten and start != last.start() else 0)), last.end())

    def find(self, segment: Segment) -> Iterator[Period]:
        """The quarters, half-years and centuries of a passage."""
        text, said = segment.folded, present(segment)
        for match in SHORT.finditer(text) if not said.isdisjoint(SHORTS) else ():
            letter, value = (match[1], match[2]) if match[1] else (match[4], match[3])
            if letter == "Q" or int(value) <= 2:
                yield Period(match.start(), match.end(), "quarter" if letter == "Q" else "half", int(value))
        low = lowered(segment)
        for match in self.named.finditer(low) if not said.isdisjoint(self.named_words) else ():
            unit = "quarter" if match["quarter"] else "half"
            nth = self.before(text, match.start())
            if nth and 0 < nth.value <= (4 if unit == "quarter" else 2):
                yield Period(nth.start, match.end(), unit, nth.value)
        for match in self.centuries.finditer(low) if not said.isdisjoint(self.century_words) else ():
            nth = self.before(text, match.start())
            if nth is None or self._measured(low, nth.end) or _cites(text, nth, match.end()):
                continue
            yield Period(nth.start, match.end(), "century", nth.value)
            joint = RANGE_BEFORE.search(text, max(0, nth.start - 5), nth.start)
            first = self.before(text, joint.start()) if joint else None
            if first:
                yield Period(first.start, first.end, "century", first.value, self.passing(low, first.start))

    def _measured(self, low: str, at: int) -> bool:
        """Whether what stands behind a number that ends there is a unit, and no century: «2 ст. л.»."""
        unit, _ = self.units.after(low, at)
        return unit is not None and unit.dimension != "duration"

    def passing(self, low: str, at: int) -> bool:
        """Whether what begins at `at` is said of a night or a turn between two dates: «у ніч на 24 лютого»."""
        return self.turn.search(low, max(0, at - 24), at) is not None


def _cites(text: str, nth: Ordinal, end: int) -> bool:
    """Whether a number that has its abbreviation behind it cites a law: «ч. 2 ст. 438»."""
    return text[nth.start].isdigit() and FIGURE.match(text, end) is not None
