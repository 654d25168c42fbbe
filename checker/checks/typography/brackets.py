"""A bracket that is never closed, or was never opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.checks.signs import Sign
from checker.language.text import holds
from checker.model import SIDES, Hit, Pair, Place, Segment, Span, other

PAIRS = {"(": ")", "[": "]", "{": "}"}
BRACKETS = "()[]{}"
OPENS = {close: opened for opened, close in PAIRS.items()}


class Brackets(Check):
    """Reports brackets that open and do not close in their passage, and those that close what never opened.

    The latter only where the other text has the same bracket closed and both halves of it: ":)", «))», "a) first" are
    silent. What the other text does not confirm is information.
    """

    check: Literal["brackets"]

    @property
    def signs(self) -> Collection[Sign] | None:
        return BRACKETS

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        found = {segment: signs for segment in comparison.segments() if (signs := _signs(segment))}
        whole = {segment: whole for pair in comparison.pairs for segment, whole in _partners(pair, found)}
        for segment, signs in found.items():
            if segment.role in NO_PROSE or segment.partial:
                continue
            there = whole.get(segment)
            for at in signs.opened:
                place, sign = Place(segment, Span(at, at + 1)), segment.text[at]
                confirmed = there is not None and there[sign] == signs.total[sign]
                if confirmed or segment.text[at + 1 : at + 2].isalnum():
                    yield Hit.at(place, expected=PAIRS[sign], severity=None if confirmed else "info")
            for at in signs.closed:
                place, sign = Place(segment, Span(at, at + 1)), segment.text[at]
                if there is not None and there[OPENS[sign]] == signs.total[sign]:
                    yield Hit.at(place, expected=OPENS[sign])


class Signs(NamedTuple):
    """The brackets of a passage: where those stand that lack their other half, and how many of each sign there are."""

    opened: Sequence[int]
    closed: Sequence[int]
    total: Mapping[str, int]


def _signs(segment: Segment) -> Signs | None:
    """The brackets of a passage that has any; sad faces are left out: ":(", «((»."""
    text = segment.text
    if not holds(text, BRACKETS):
        return None
    stack, closed = [], []
    for at, sign in enumerate(text):
        if sign in PAIRS:
            stack.append(at)
        elif sign in OPENS:
            if stack and text[stack[-1]] == OPENS[sign]:
                stack.pop()
            else:
                closed.append(at)
    opened = [at for at in stack if text[at + 1 : at + 2] != "(" and text[at - 1 : at] not in {":", ";", "=", "-", "("}]
    return Signs(opened, closed, Counter(sign for sign in text if sign in PAIRS or sign in OPENS))


def _partners(pair: Pair, found: Mapping[Segment, Signs]) -> Iterator[tuple[Segment, Mapping[str, int]]]:
    """Each passage of a pair of one and one whose partner has only whole brackets, with how many of each sign."""
    if len(pair.uk) != 1 or len(pair.en) != 1:
        return
    for side in SIDES:
        signs = found.get(pair.side(other(side))[0])
        if signs and not signs.closed and all(signs.total[one] == signs.total[two] for one, two in PAIRS.items()):
            yield pair.side(side)[0], signs.total
