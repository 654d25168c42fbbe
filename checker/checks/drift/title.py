"""Who holds an office in one text is only named in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import LOOSE, NO_PROSE, Check, weakened
from checker.drift.ties.titles import lost
from checker.model import Hit
from checker.model.record import Field


class Title(Check):
    """Reports an office of `rules/words/TABLE.toml` before a name that the English text has without any office."""

    check: Literal["title"]
    compares = True
    freely = True
    by_word = True
    values = {"uk": "the Ukrainian office with the name", "en": "the English name"}
    evidence = {**LOOSE, "string": "words in strings of a catalogue, which are put more freely than prose"}
    table: str = Field(description="The file of `rules/words/` with the words and their classes, without `.toml`.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in comparison.pairs:
            if not pair.uk or not pair.en or pair.uk[0].role in NO_PROSE:
                continue
            for uk, en in lost(comparison, pair, self.table):
                values = {"uk": uk.text, "en": en.text}
                yield Hit(uk, en, values=values, evidence=weakened(comparison, uk.segment))
