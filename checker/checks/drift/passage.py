"""A passage of one text has no counterpart in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.model import SIDES, Hit, Pair, Place, Segment, Side, Span, other

# So much of a passage (code points) is shown in a message.
SHOWN = 60


class Passage(Check):
    """Reports passages that stand alone, those of one side or of both, from a length on (code points).

    Of a text that the other side has only an excerpt of, what goes beyond the excerpt may stand alone.
    """

    check: Literal["passage"]
    values = {"passage": "the passage, or its beginning"}
    side: Side | None = Field(default=None, description="The text that has the passage; both without it.")
    at_least: int = Field(default=25, description="The least length of a passage (code points).")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        if not comparison.uk or not comparison.en:
            return
        for pair in comparison.pairs:
            side = _alone(pair)
            if (
                side is None
                or side == other(self.side or side)
                or (comparison.partial is not None and side != comparison.partial)
            ):
                continue
            long = [one for one in pair.side(side) if len(one.text) >= self.at_least]
            if long and not (long[0].partial and comparison.partial):
                yield Hit.at(whole(long[0]), values={"passage": shown(long[0])})


def _alone(pair: Pair) -> Side | None:
    return next((side for side in SIDES if _said(pair.side(side)) and not _said(pair.side(other(side)))), None)


def _said(segments: tuple[Segment, ...]) -> bool:
    return any(segment.text.strip() for segment in segments)


def whole(segment: Segment) -> Place:
    """All of a passage."""
    return Place(segment, Span(0, len(segment.text)))


def shown(segment: Segment) -> str:
    """A passage, or its beginning, as a message names it."""
    return segment.shown if len(segment.shown) <= SHOWN else segment.shown[: SHOWN - 1] + "…"
