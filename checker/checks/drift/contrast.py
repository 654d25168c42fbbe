"""What is so in one text, and not something else, is what is not in the other: «не покупець, а продавець»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import LOOSE, STRING, Check, prose
from checker.checks.governed import hit
from checker.drift.ties.instead import turned
from checker.model import Hit


class Contrast(Check):
    """Reports "not X but Y" where the other text has Y in the place of X, by words that surely translate each other.

    `rules/words/negation.toml` has what denies one thing for the sake of another ("rather than", «а не»).
    """

    check: Literal["contrast"]
    compares = True
    freely = True
    by_word = True
    values = {"uk": "what is not so in the Ukrainian text", "en": "what is not so in the English text"}
    evidence = {**LOOSE, **STRING}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in prose(comparison):
            found = turned(comparison, pair)
            if found:
                yield hit(comparison, *found)
