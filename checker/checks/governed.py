"""The pairs in which a word governs another one, and what is told of two words that stand for each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, weakened
from checker.language.text import untranslated
from checker.language.tokens import present
from checker.model import SIDES, Hit, Pair, Place, Side


def governed(comparison: Comparison, governs: Mapping[Side, frozenset[str]]) -> Iterator[tuple[Pair, Sequence[Side]]]:
    """The translated pairs of prose with the sides that have any of some words (in lower case), in order."""
    for pair in comparison.pairs:
        if not pair.uk or not pair.en or pair.uk[0].role in ASIDE:
            continue
        sides = [side for side in SIDES if any(not governs[side].isdisjoint(present(one)) for one in pair.side(side))]
        if sides and not untranslated(pair):
            yield pair, sides


def hit(comparison: Comparison, uk: Place, en: Place) -> Hit:
    """A finding of two words with what governs them."""
    return Hit(uk, en, values={"uk": uk.text, "en": en.text}, evidence=weakened(comparison, uk.segment))
