"""An item of an enumeration, or one of two words that "and" joins, has no counterpart, and all beside it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, LOOSE, Check
from checker.drift import neighbours
from checker.drift.coordination import dropped
from checker.drift.coverage import coverage_of
from checker.drift.enumeration import lacking
from checker.language.text import untranslated
from checker.model import Hit, Place, Side, Span, other
from checker.model.record import Field


class ListItem(Check):
    """Reports an item between two others whose counterparts stand side by side, with nothing between them.

    And one of two words that are joined, where the other text joins nothing and has all that stands around them.
    `rules/words/lists.toml` has what joins items, and what begins none.
    """

    check: Literal["list_item"]
    compares = True
    freely = True
    by_word = True
    evidence = {**LOOSE, "spoken": "an item of a cue, and cues are parted as the speech goes"}
    excerpts = True
    values = {"item": "the item", "before": "the word of the other text behind which it belongs"}
    side: Side = Field(description="The text that has the item.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for n, pair in enumerate(comparison.pairs):
            if not pair.uk or not pair.en or pair.uk[0].role in ASIDE or untranslated(pair):
                continue
            items = lacking(comparison, pair, self.side) or dropped(comparison, pair, self.side)
            for item in {one[:2]: one for one in items}.values():
                cover = coverage_of(comparison, pair)
                here, there = cover.side(self.side), cover.side(other(self.side))
                if neighbours.told(comparison, n, self.side, here[item.first : item.last + 1]):
                    continue
                first, last, gap = here[item.first], here[item.last], there[item.before]
                mine = Place(first.segment, Span(first.token.start, last.token.end))
                beside = Place(gap.segment, Span(gap.token.start, gap.token.end))
                uk, en = (mine, beside) if self.side == "uk" else (beside, mine)
                values = {"item": mine.text, "before": beside.text}
                evidence = "spoken" if first.segment.time is not None else ""
                yield Hit(uk=uk, en=en, values=values, evidence=evidence, gap=other(self.side))
