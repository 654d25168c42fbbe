"""Whether a text was retold in place of translated: too many of its words have no counterpart in their passages."""

from __future__ import annotations

from checker.align.comparison import Comparison
from checker.drift.coverage import coverage_of
from checker.model import SIDES, Segment

# A text is retold where less than this share has a counterpart: of texts read one by one, translations had 0.7 to 0.85,
# pages that were written twice 0.4 to 0.55. A text that says less than so much (a word says up to 1) tells nothing.
TRANSLATED, ENOUGH = 0.6, 60.0
# The same of one pair of passages: of seven findings in pairs of a smaller share one was right.
TOGETHER, PASSAGE = 0.45, 8.0


def retold(comparison: Comparison) -> bool:
    """Whether a document with passages of its own was retold; pairs that a file gives belong together by its word."""
    if comparison.document.pairs or comparison.partial is not None:
        return False
    return comparison.made(_share, "both") < TRANSLATED


def told_anew(comparison: Comparison, segment: Segment) -> bool:
    """Whether the pair of a passage was written anew, or its passages are of different things, by the same measure.

    That a catalogue has two strings under one key says that they stand for each other, not that one translates the
    other; lines that a file of texts puts side by side are taken for translations.
    """
    if comparison.partial is not None or (comparison.document.pairs and segment.role != "string"):
        return False
    pair = comparison.pair(segment)
    if not pair.uk or not pair.en:
        return False
    cover = coverage_of(comparison, pair)
    mass = sum(cover.mass[side] for side in SIDES)
    return mass >= PASSAGE and sum(cover.lost[side] for side in SIDES) > (1 - TOGETHER) * mass


def _share(comparison: Comparison, about: str) -> float:
    """What share of the paired passages of both sides has a counterpart, 0 to 1; 1 where they hardly say anything."""
    covers = [coverage_of(comparison, pair) for pair in comparison.pairs if pair.uk and pair.en and not pair.verbatim]
    mass = sum(cover.mass[side] for cover in covers for side in SIDES)
    lost = sum(cover.lost[side] for cover in covers for side in SIDES)
    return 1 - lost / mass if mass >= ENOUGH else 1.0
