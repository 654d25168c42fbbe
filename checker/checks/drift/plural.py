"""One text names one person, the other several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, LOOSE, STRING, Check, weakened
from checker.drift.ties.plurals import changed
from checker.language.text import untranslated
from checker.model import Hit


class Plural(Check):
    """Reports a word for a person that stands for one of several: certain ones, whose they are or which.

    The two words translate each other and nothing else. `[several]` of `rules/words/ties.toml` has the words.
    """

    check: Literal["plural"]
    compares = True
    freely = True
    by_word = True
    values = {"uk": "the Ukrainian word", "en": "the English word"}
    evidence = {**LOOSE, **STRING}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in comparison.pairs:
            if not pair.uk or not pair.en or pair.verbatim or pair.uk[0].role in ASIDE or untranslated(pair):
                continue
            for uk, en in changed(comparison, pair):
                values = {"uk": uk.text, "en": en.text}
                yield Hit(uk, en, values=values, evidence=weakened(comparison, uk.segment))
