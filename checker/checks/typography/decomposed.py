"""й and ї that are typed as two characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.language.text import COMPOSED, DECOMPOSED
from checker.model import Hit, Place, Segment, Span


class Decomposed(Check):
    """Reports, once a passage, letters that are a letter and a combining mark in the raw text (й, ї, ё, ў)."""

    check: Literal["decomposed"]

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for segment in comparison.segments():
            if segment.starts is None or segment.role == "slug" or not segment.text:
                continue
            start, end = segment.raw(Span(0, len(segment.text)))
            if not DECOMPOSED.search(segment.field.raw, start, end):
                continue
            at = next((n for n in range(len(segment.text)) if _two(segment, n)), None)
            if at is None:  # it stands in markup between the words
                continue
            place = Place(segment, Span(at, at + 1))
            yield Hit.at(
                place,
                expected=segment.text[at],
                fix=segment.text[at],
            )


def _two(segment: Segment, at: int) -> bool:
    raw = segment.raw(Span(at, at + 1))
    return segment.field.raw[raw.start : raw.end] in COMPOSED
