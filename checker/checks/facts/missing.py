"""A fact stands in one language and not in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.model import Fact, Hit, Kind, Place, Side

FIGURE = re.compile(r"\d")


class Missing(Check):
    """Reports the facts of a kind that have no counterpart: those of one side, or of both."""

    check: Literal["missing"]
    values = {
        "canon": "the value of the fact",
        "side": "uk or en: the text that has it",
        "value": "the fact as it is written",
    }
    evidence = {"words": "a fact without figures: a name, a number in words"}
    fact: Kind = Field(description="The kind of fact.")
    side: Side | None = Field(default=None, description="The text that has the fact; both without it.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for match in comparison.matches:
            if match.verdict != "missing" or match.kind != self.fact:
                continue
            if self.side is None or match.side(self.side):
                yield _hit(match.uk, match.en)


def _hit(uk: Fact | None, en: Fact | None) -> Hit:
    fact = uk or en
    assert fact is not None
    return Hit(
        uk=Place(uk.segment, uk.span) if uk else None,
        en=Place(en.segment, en.span) if en else None,
        values={"value": fact.text, "canon": fact.canon, "side": fact.side},
        evidence="" if FIGURE.search(fact.text) else "words",
    )
