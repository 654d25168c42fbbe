"""Passages that stand for each other say different things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, LOOSE, STRING, Check, weakened
from checker.checks.drift.passage import beginning
from checker.drift.coverage import coverage_of
from checker.drift.unrelated import apart
from checker.language.text import untranslated
from checker.model import Hit


class Unrelated(Check):
    """Reports passages that stand for each other, and sentences of them, that have nothing in common.

    No word, name or figure of the one says what one of the other does, by far fewer than free translations have. A
    sentence is told of where both passages have as many, and the others translate each other.
    """

    check: Literal["unrelated"]
    compares = True
    values = {"uk": "the Ukrainian passage or sentence, or its beginning", "en": "the English one"}
    evidence = {**LOOSE, **STRING}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in comparison.pairs:
            if not pair.uk or not pair.en or pair.verbatim or pair.uk[0].role in ASIDE or untranslated(pair):
                continue
            for uk, en in apart(pair, coverage_of(comparison, pair)):
                values = {"uk": beginning(uk.text), "en": beginning(en.text)}
                yield Hit(uk, en, values=values, evidence=weakened(comparison, uk.segment))
