"""A bracket that is never closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.model import Hit, Place, Segment, Span

PAIRS = {"(": ")", "[": "]", "{": "}"}


class Brackets(Check):
    """Reports brackets that open and do not close in their passage.

    One that only closes is silent: ":)", «))», "a) first".
    """

    check: Literal["brackets"]

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for segment in comparison.segments():
            if segment.role in NO_PROSE or segment.partial:
                continue
            for at in _open(segment):
                place = Place(segment, Span(at, at + 1))
                yield Hit.at(
                    place,
                    expected=PAIRS[segment.text[at]],
                )


def _open(segment: Segment) -> list[int]:
    """Where the brackets stand that are not closed, sad faces left out: ":(", «((»."""
    text = segment.text
    if not any(sign in text for sign in PAIRS):
        return []
    stack: list[int] = []
    for at, sign in enumerate(text):
        if sign in PAIRS:
            stack.append(at)
        elif stack and sign == PAIRS[text[stack[-1]]]:
            stack.pop()
    return [
        at for at in stack if text[at + 1 : at + 2].isalnum() and text[at - 1 : at] not in {":", ";", "=", "-", "("}
    ]
