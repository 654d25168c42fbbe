"""Figures that one text has and the other leaves to be worked out: «зі 100 до 120 гривень», "up by 20 to 120"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from checker.align.figures import Figures, Ledger
from checker.language.quantities.bounds import bounds
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Kind, other

KINDS: frozenset[Kind] = frozenset({"number", "money", "measure"})
# Of a passage with more figures some difference always fits.
MANY = 6


def excuse(ledger: Ledger, row: Figures, words: Words) -> None:
    """Settles what something changes by with one of the two figures of the other text that it is the difference of.

    «зі 100 до 120 гривень»: "by 20" says no more than "from 100" would.
    """
    for side in SIDES:
        there = [fact for fact in row.side(other(side)) if _plain(fact)]
        if not 1 < len(there) <= MANY:
            continue
        by = words.table("numerals")[side]["change"]["before"]
        said = {fact.figures[0] for fact in ledger.free(there)}
        for fact in ledger.free(row.side(side)):
            if not _plain(fact) or fact.figures[0] in said:  # it is what the other text says of something else
                continue
            if _before(fact) in by and (made := _made(fact.figures[0], there)):
                for one in (fact, *ledger.free(made)[:1]):
                    ledger.alone(one, moot=True)


def complements(ledger: Ledger, row: Figures, words: Words) -> None:
    """Settles fractions that make a whole: cut by two thirds, to a third; at most a tenth, at least nine tenths not."""
    theirs: dict[str, list[Fact]] = {}
    for fact in ledger.free(row.en):
        for value in _parts(fact):
            theirs.setdefault(f"{value:.3f}", []).append(fact)
    for fact in ledger.free(row.uk) if theirs else ():
        same = (one for value in _parts(fact) for one in theirs.get(f"{1 - value:.3f}", ())[:MANY])
        twin = next((one for one in same if one not in ledger.used), None)
        if twin and _turned(fact, twin, words):
            ledger.alone(fact, moot=True)
            ledger.alone(twin, moot=True)


def _turned(uk: Fact, en: Fact, words: Words) -> bool:
    """Whether one of two fractions is what something changes by, or one bounds from above and one from below."""
    by = [_before(fact) in words.table("numerals")[fact.side]["change"]["before"] for fact in (uk, en)]
    said = [found.bound for fact in (uk, en) if (found := bounds(words, fact.side).of(fact.segment, fact.span))]
    return any(by) != all(by) or set(said) == {"least", "most"}


def _made(value: float, there: Sequence[Fact]) -> tuple[Fact, Fact] | None:
    """Two figures whose difference is a value."""
    for one, two in combinations(there, 2):
        x, y = one.figures[0], two.figures[0]
        if value not in {x, y} and abs(value - abs(x - y)) < 1e-9 * value:
            return one, two
    return None


def _before(fact: Fact) -> str:
    """The word before a fact, in small letters."""
    at = first_token(fact.segment, fact.span.start)
    return fact.segment.lows[at - 1] if at else ""


def _plain(fact: Fact) -> bool:
    return fact.kind in KINDS and not fact.soft and bool(fact.figures)


def _parts(fact: Fact) -> list[float]:
    """The fractions of one that a number may be."""
    return [value for value in fact.value.values if 0 < value < 1] if fact.kind == "number" and fact.soft else []
