"""What is more so in one text is most so in the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, LOOSE, STRING, Check, weakened
from checker.drift.ties.degrees import changed, levelled
from checker.language.text import untranslated
from checker.model import Hit


class DegreeChanged(Check):
    """Reports a comparative that stands for a superlative, or the reverse.

    The words translate each other, or nothing, and then what they are said of does; neither passage has another word
    that says as much. `rules/words/degrees.toml` has the words.
    """

    check: Literal["degree_changed"]
    compares = True
    freely = True
    by_word = True
    values = {"uk": "the Ukrainian word", "en": "the English word"}
    evidence = {**LOOSE, **STRING}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in comparison.pairs:
            if not pair.uk or not pair.en or pair.verbatim or pair.uk[0].role in ASIDE or untranslated(pair):
                continue
            for uk, en in chain(changed(comparison, pair), levelled(comparison, pair)):
                values = {"uk": uk.text, "en": en.text}
                yield Hit(uk, en, values=values, evidence=weakened(comparison, uk.segment))
                break
