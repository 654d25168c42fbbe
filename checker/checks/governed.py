"""The pairs in which a word governs another one, and what is told of two words that stand for each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, weakened
from checker.language.text import untranslated
from checker.language.tokens import present
from checker.model import SIDES, Hit, Pair, Place, Segment, Side


def governed(comparison: Comparison, governs: Mapping[Side, frozenset[str]]) -> Iterator[tuple[Pair, Sequence[Side]]]:
    """The translated pairs of prose with the sides that have any of some words (in lower case), in order."""
    for pair in comparison.pairs:
        if not pair.uk or not pair.en or pair.uk[0].role in ASIDE:
            continue
        sides = [side for side in SIDES if _has(pair.side(side), governs[side])]
        if sides and not untranslated(pair):
            yield pair, sides


def _has(segments: Sequence[Segment], words: frozenset[str]) -> bool:
    for one in segments:  # noqa: SIM110 - a generator takes twice as long
        if not words.isdisjoint(present(one)):
            return True
    return False


def hit(comparison: Comparison, uk: Place, en: Place) -> Hit:
    """A finding of two words with what governs them."""
    return Hit(uk, en, values={"uk": uk.text, "en": en.text}, evidence=weakened(comparison, uk.segment))
