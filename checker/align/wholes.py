"""Whole numbers that are bounded otherwise, and numerals that are nouns: «більше 2» is "3+", «п’яти» are heels."""

from __future__ import annotations

from itertools import pairwise

from checker.align.comparison import Comparison
from checker.align.figures import Figures, Ledger
from checker.facts.base import AGREE
from checker.language.lexicon.lexicon import lexicon
from checker.language.quantities.bounds import Bound, bounds
from checker.language.quantities.ranges import RANGE
from checker.language.quantities.units import units
from checker.language.spans import Spans
from checker.language.vocabulary import Words
from checker.model import Fact, Pair, Side, other

# Of a year.
MONTHS = 12
JANUARY = 1
# From which strength on a word of the lexicon is what a numeral may be.
SURE = 0.75
# What says the same of whole numbers as a bound: another bound, of the number so much greater.
STEPS: dict[Bound, tuple[tuple[Bound, int], ...]] = {
    "more": (("least", 1),), "least": (("more", -1),), "less": (("most", -1),), "most": (("less", 1),)
}  # fmt: skip


def join(ledger: Ledger, row: Figures, words: Words) -> None:
    """Joins whole numbers of a passage that bound the same: more than 2 are 3 or more."""
    uk, en = ([one for one in ledger.free(side) if _whole(one)] for side in (row.uk, row.en))
    if not uk or not en:
        return
    there: dict[tuple[Bound, float], list[Fact]] = {}
    for one in en:
        if bound := _bound(one, words):
            there.setdefault((bound, one.value.values[0]), []).append(one)
    for one in uk if there else ():
        here = _bound(one, words)
        for bound, step in STEPS.get(here, ()) if here else ():
            if others := there.get((bound, one.value.values[0] + step)):
                ledger.join(one, others.pop(0), AGREE)
                break


def noun(fact: Fact, pair: Pair, comparison: Comparison) -> bool:
    """Whether a Ukrainian numeral may be the plural of a noun in -а that the English passage has: «п’яти», "heels"."""
    form = fact.segment.folded[fact.span.start : fact.span.end].lower()
    if fact.kind != "number" or fact.side != "uk" or not form.replace("'", "").isalpha() or not form.endswith("и"):
        return False
    return comparison.made(_noun, (pair, f"{form[:-1]}а"))


def uncounted(fact: Fact, pair: Pair, comparison: Comparison) -> bool:
    """Whether one of a unit is told without a number in the other passage: «на годину» is "for 1 hour"."""
    if fact.kind != "measure" or fact.figures != (1.0,):
        return False
    one = fact.value
    return (one.dimension, one.factor, one.offset) in comparison.made(_bare, (pair, other(fact.side)))


def _bare(comparison: Comparison, where: tuple[Pair, Side]) -> frozenset[tuple[str, float, float]]:
    """The units (dimension, factor, offset) that stand in the passages of one side without a number."""
    there = where[0].side(where[1])
    exact, taken = units(comparison.words).exact, comparison.inside(there, "measure")
    told = {segment: Spans(one.span for one in taken if one.segment is segment) for segment in there}
    return frozenset(
        (own.dimension, own.factor, own.offset)
        for segment in there
        for token in segment.tokens
        if (own := exact.get(token.lower)) is not None and token.start not in told[segment]
    )


def between(fact: Fact, pair: Pair, comparison: Comparison) -> bool:
    """Whether a month lies between two of the other passage: «грудень, січень, лютий», "December - February"."""
    if fact.kind != "date" or not fact.value.month or fact.value.day or fact.value.year:
        return False
    return fact.value.month in comparison.made(_passed, (pair, other(fact.side)))


def opening(fact: Fact, pair: Pair, comparison: Comparison) -> bool:
    """Whether English names the month that a year begins with: «з початку року», "since January"."""
    if fact.kind != "date" or fact.side == "uk":
        return False
    if fact.value.month != JANUARY or fact.value.day or fact.value.year:
        return False
    phrases = comparison.words.table("calendar")["uk"]["year_opens"]
    return any(phrase in segment.folded for segment in pair.uk for phrase in phrases)


def _passed(comparison: Comparison, where: tuple[Pair, Side]) -> frozenset[int]:
    """The months (1 to 12) from the first of each range of months in the passages of one side, but for the last."""
    listed = sorted(comparison.inside(where[0].side(where[1]), "date"), key=lambda one: one.span)
    return frozenset(
        (one.value.month - 1 + n) % MONTHS + 1
        for one, two in pairwise(listed)
        if one.segment is two.segment
        and one.value.month
        and two.value.month
        and RANGE.fullmatch(one.segment.folded[one.span.end : two.span.start])
        for n in range((two.value.month - one.value.month) % MONTHS)
    )


def _noun(comparison: Comparison, about: tuple[Pair, str]) -> bool:
    """Whether an English word that is no number translates a Ukrainian noun; asked once for each form."""
    pair, single = about
    known = lexicon(comparison.words)
    taken = {(one.segment, *one.span) for one in comparison.inside(pair.en, "number")}
    said = {t.lower for one in pair.en for t in one.tokens if (one, t.start, t.end) not in taken}
    return any(known.likely(single, word) >= SURE for word in said)


def _whole(fact: Fact) -> bool:
    return fact.kind == "number" and not fact.value.sort and not fact.value.name and fact.value.values[0].is_integer()


def _bound(fact: Fact, words: Words) -> Bound | None:
    """What bounds a number, if anything: "3+" is three at least."""
    if fact.segment.folded.startswith("+", fact.span.end):
        return "least"
    said = bounds(words, fact.side).of(fact.segment, fact.span)
    return said.bound if said else None
