"""A fact stands in both languages, and says something else in each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker import facts
from checker.checks.base import Check
from checker.model import Collation, Hit, Kind, Place
from checker.words import Words

Cause = Literal[
    "",
    "identifier",
    "magnitude",
    "percent",
    "currency",
    "unit",
    "conversion",
    "weekday",
    "time",
    "nationality",
    "acronym",
]


class Changed(Check):
    """Reports the facts of some kinds whose counterpart differs, for one cause: "" is the value itself."""

    check: Literal["changed"]
    fact: Kind | tuple[Kind, ...]
    cause: Cause = ""

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        kinds = (self.fact,) if isinstance(self.fact, str) else self.fact
        for match in text.matches:
            if match.verdict != "changed" or match.kind not in kinds or not match.uk or not match.en:
                continue
            if facts.cause(match.uk, match.en) != self.cause:
                continue
            yield Hit(
                uk=Place(match.uk.segment, match.uk.span),
                en=Place(match.en.segment, match.en.span),
                values={
                    "uk": match.uk.text, "en": match.en.text,
                    "uk_canon": match.uk.canon, "en_canon": match.en.canon,
                },
                expected=match.uk.canon,
                confidence=round(1 - match.score, 2),
            )  # fmt: skip
