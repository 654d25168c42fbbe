"""Whether a text was retold in place of translated: too many of its words have no counterpart in their passages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from checker.align.comparison import Comparison
from checker.drift.coverage import coverage_of
from checker.language.lexicon.lexicon import LINKED
from checker.model import SIDES, Pair, Segment, Side, other

# A text is retold where less than this share has a counterpart: of texts read one by one, translations had 0.7 to 0.85,
# pages that were written twice 0.4 to 0.55. A text that says less than so much (a word says up to 1) tells nothing.
TRANSLATED, ENOUGH = 0.6, 60.0
# The same of one pair of passages: of seven findings in pairs of a smaller share one was right.
TOGETHER, PASSAGE = 0.45, 8.0

# An editor has told a text anew where less than this share has a counterpart, and so many steps from one word to the
# next lead to an earlier sentence of the same passage. Twelve posts put very freely had 0.57 to 0.65 and
# 0.02 to 0.11; of 140 others that were measured, and of 160 documents that people translated, none was both.
EDITED, TURNED = 0.655, 0.02
# Words that say less stand in every sentence.
SAYS = 0.4


def retold(comparison: Comparison) -> bool:
    """Whether a document with passages of its own was retold; pairs that a file gives belong together by its word."""
    if comparison.document.pairs or comparison.partial is not None:
        return False
    return shared(comparison) < TRANSLATED


def shared(comparison: Comparison) -> float:
    """What share of the paired passages of both sides has a counterpart, 0 to 1; 1 where they hardly say anything."""
    return comparison.made(_share, "both")


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


def edited(comparison: Comparison) -> Side | None:
    """The side of a document that an editor told anew, in other words and in another order within its passages.

    What it has alone, it has on purpose: what strangers are told, or what stood elsewhere. Where nothing tells which
    text is the original, it is the Ukrainian one. A manual, which shows code, is no such text.
    """
    return comparison.made(_edited, "both")


def _edited(comparison: Comparison, about: str) -> Side | None:
    if comparison.document.pairs or comparison.partial is not None:
        return None
    if any(one.seen or one.role == "code" for one in comparison.uk):
        return None
    if shared(comparison) >= EDITED or comparison.made(_turned, "both") < TURNED:
        return None
    return other(comparison.original or "uk")


def _turned(comparison: Comparison, about: str) -> float:
    """What share of the steps from one linked word to the next lead back to an earlier sentence, 0 to 1."""
    back = steps = 0
    for pair in _compared(comparison):
        for one, two in pairwise(_sentences(comparison, pair)):
            steps, back = steps + 1, back + (two < one)
    return back / steps if steps else 0.0


def _sentences(comparison: Comparison, pair: Pair) -> Iterator[tuple[int, int]]:
    """The English sentences (passage, number) in which the words of the Ukrainian passages are, in their order."""
    cover = coverage_of(comparison, pair)
    passages = {segment: n for n, segment in enumerate(pair.en)}
    begins = {segment: [span.start for span in segment.sentences] for segment in pair.en}
    for word in cover.uk:
        if word.partner >= 0 and word.covered >= LINKED and word.weight >= SAYS:
            there = cover.en[word.partner]
            yield passages[there.segment], bisect_right(begins[there.segment], there.token.start)


def _share(comparison: Comparison, about: str) -> float:
    covers = [coverage_of(comparison, pair) for pair in _compared(comparison)]
    mass = sum(cover.mass[side] for cover in covers for side in SIDES)
    lost = sum(cover.lost[side] for cover in covers for side in SIDES)
    return 1 - lost / mass if mass >= ENOUGH else 1.0


def _compared(comparison: Comparison) -> Iterator[Pair]:
    """The passages of both texts, but for those that were left as they are."""
    return (pair for pair in comparison.pairs if pair.uk and pair.en and not pair.verbatim)
