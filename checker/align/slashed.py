"""A fraction in figures, which reads as two numbers: «2/3 виборців», "two-thirds of voters"."""

from __future__ import annotations

from itertools import pairwise

from checker.align.figures import Figures, Ledger
from checker.facts.base import AGREE
from checker.model import Fact

SLASHES = frozenset({"/", "⁄"})


def join(ledger: Ledger, row: Figures) -> None:
    """Joins both numbers of what one text writes as a fraction with the words for it in the other.

    Nothing else tells the two from a date, a page or a score.
    """
    for here, there in ((row.uk, row.en), (row.en, row.uk)):
        fractions = _fractions(ledger.free(here))
        words = _in_words(ledger.free(there)) if fractions else {}
        for above, below, value in fractions:
            part = next((fact for fact in words.get(_key(value), ()) if fact not in ledger.used), None)
            for number in (above, below):
                if part is not None:
                    ledger.join(*((number, part) if number.side == "uk" else (part, number)), AGREE)


def _fractions(facts: list[Fact]) -> list[tuple[Fact, Fact, float]]:
    """The numbers that have a slash between them and are a fraction of one, with its value."""
    numbers = [fact for fact in facts if fact.kind == "number" and not fact.soft]
    return [
        (one, two, one.figures[0] / two.figures[0])
        for one, two in pairwise(numbers)
        if one.segment is two.segment
        and one.segment.folded[one.span.end : two.span.start] in SLASHES
        and 0 < one.figures[0] < two.figures[0]
    ]


def _in_words(facts: list[Fact]) -> dict[str, list[Fact]]:
    """The numbers in words that are fractions, or may be ("two-thirds", "a third"), by their values."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for value in fact.value.values if fact.kind == "number" and fact.soft else ():
            if value < 1:
                found.setdefault(_key(value), []).append(fact)
    return found


def _key(value: float) -> str:
    return f"{value:.2f}"
