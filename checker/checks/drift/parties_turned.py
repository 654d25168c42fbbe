"""Who does it and to whom it is done have changed parts, in common nouns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check, prose
from checker.drift.ties import comparisons
from checker.drift.ties.nouns import turned
from checker.model import Hit


class PartiesTurned(Check):
    """Reports a verb of both texts whose doer is in the one whom it is done to in the other.

    Told by the Ukrainian noun that agrees with the verb, and by English order, voice and "by"; both nouns must have
    each other's part.
    """

    check: Literal["parties_turned"]
    compares = True
    freely = True
    by_word = True
    values = {
        "uk": "who does it in the Ukrainian text",
        "en": "who does it in the English text",
        "uk_other": "to whom it is done in the Ukrainian text",
        "en_other": "to whom it is done in the English text",
    }

    evidence = {"things": "neither is somebody, and nothing has happened", "compared": "one is compared with the other"}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in prose(comparison):
            found = turned(comparison, pair)
            if found:
                (uk, en), (uk_other, en_other), surely = found
                values = {"uk": uk.text, "en": en_other.text, "uk_other": uk_other.text, "en_other": en.text}
                yield Hit(uk, en_other, values=values, evidence="" if surely else "things")
                continue
            compared = comparisons.turned(comparison, pair)
            if compared and not comparisons.converse(comparison, pair):
                uk, en = compared
                values = {"uk": en.text, "en": uk.text, "uk_other": uk.text, "en_other": en.text}
                yield Hit(uk, en, values=values, evidence="compared")
