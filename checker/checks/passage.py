"""A passage of one text has no counterpart in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.checks.base import Check
from checker.model import Collation, Hit, Pair, Place, Segment, Side, Span, other
from checker.words import Words


class Passage(Check):
    """Reports passages that stand alone, from a length on (code points).

    Of a text that the other side has only an excerpt of, what goes beyond the excerpt may stand alone.
    """

    check: Literal["passage"]
    at_least: int = 25

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        if not text.uk or not text.en:
            return
        for pair in text.pairs:
            side = _alone(pair)
            if side is None or (text.partial is not None and side != text.partial):
                continue
            for segment in pair.side(side):
                if len(segment.text) >= self.at_least and not (segment.partial and text.partial):
                    yield _hit(segment, side)


def _alone(pair: Pair) -> Side | None:
    sides: tuple[Side, Side] = ("uk", "en")
    return next((s for s in sides if _words(pair.side(s)) and not _words(pair.side(other(s)))), None)


def _words(segments: tuple[Segment, ...]) -> bool:
    return any(segment.text.strip() for segment in segments)


def _hit(segment: Segment, side: Side) -> Hit:
    place = Place(segment, Span(0, len(segment.text)))
    short = segment.text if len(segment.text) <= 60 else segment.text[:59] + "…"
    return Hit.at(
        place,
        values={"passage": short},
        confidence=0.8,
    )
