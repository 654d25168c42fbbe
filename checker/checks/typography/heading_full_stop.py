"""A heading ends in a full stop, and the others do not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import Sign
from checker.language.vocabulary import Words
from checker.model import SIDES, Hit, Place, Segment, Span


class HeadingFullStop(Check):
    """Reports headings of one sentence that end in a full stop where most headings of the text do not."""

    check: Literal["heading_full_stop"]

    @property
    def signs(self) -> Collection[Sign] | None:
        return ("heading",)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for side in SIDES:
            headings = [s for s in comparison.side(side) if s.role == "heading" and s.tokens]
            stopped = [segment for segment in headings if _stopped(segment, comparison.words)]
            if len(stopped) * 2 < len(headings):
                yield from map(_hit, stopped)


def _stopped(segment: Segment, words: Words) -> bool:
    """One full stop ends it, not that of an abbreviation ("Kyiv Inc.", "2022 р.", "U.S.") and not dots."""
    if len(segment.sentences) > 1 or len(segment.tokens) < 2:
        return False
    before, last = segment.tokens[-2:]
    if last.text != "." or before.text == "." or before.end != last.start:
        return False
    table = words.table("abbreviations")
    short = len(before.text) == 1 or "." in before.text
    return not short and before.lower not in table["uk"] and before.lower not in table["en"]


def _hit(segment: Segment) -> Hit:
    before, last = segment.tokens[-2:]
    span = Span(before.start, last.end)
    raw = segment.raw(span)
    bare = segment.text[before.start : last.start]
    # Where markup stands between the word and its full stop, taking the place as a whole would lose it.
    safe = raw.end - raw.start == span.end - span.start
    place = Place(segment, span)
    return Hit.at(
        place,
        expected=bare,
        fix=bare if safe else None,
    )
