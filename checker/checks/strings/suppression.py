"""What is wrong with a suppression in a text; the engine alone knows what one suppresses."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import Sign
from checker.model import Hit
from checker.model.record import Field

Fault = Literal["unused", "unknown", "no-reason"]


class Suppression(Check):
    """A suppression that takes no finding off ("unused"), names no rule that there is, or gives no reason.

    `suppress.faults` asks for it when all other rules have been asked.
    """

    check: Literal["suppression"]
    certain = True
    values = {"name": "the rule that the suppression names"}
    fault: Fault = Field(description="What is wrong with a suppression.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return ()

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        """Nothing: what the other rules find is not known here."""
        return iter(())
