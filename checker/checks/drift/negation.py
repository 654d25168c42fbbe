"""One text denies what the other text says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from checker.checks.base import ASIDE, Check
from checker.drift.denials import lone
from checker.language.vocabulary import Words
from checker.model import Collation, Hit, Side


class Negation(Check):
    """Reports a denial («не», "nobody") of one side that has no counterpart: neither a denial, nor a word for one.

    The words are those of `rules/words/negation.toml`.
    """

    check: Literal["negation"]
    values = {"denied": "the denial", "said": "what the other text says there"}
    side: Side = Field(description="The text that has the denial.")

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        if text.partial is not None:
            return
        for pair in text.pairs:
            if not pair.uk or not pair.en or pair.uk[0].role in ASIDE:
                continue
            for denial in lone(pair, text, words):
                if denial.side != self.side:
                    continue
                here, there = denial.here, denial.there
                uk, en = (here, there) if self.side == "uk" else (there, here)
                values = {"denied": here.text, "said": there.text if there else ""}
                yield Hit(uk=uk, en=en, values=values, confidence=denial.confidence)
