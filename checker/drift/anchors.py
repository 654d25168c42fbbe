"""Places of a passage that facts tell to have a counterpart, whatever their words are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.model import Kind, Segment, Side, Span

FIGURES: frozenset[Kind] = frozenset({"date", "money", "measure", "number"})
# How deep facts lie in each other at most: a name in a link in a name.
NESTED = 4

new = tuple.__new__


class Anchor(NamedTuple):
    """A span of a passage that is known to have a counterpart; `twin` is where that of a figure begins."""

    span: Span
    twin: tuple[Segment, int] | None = None


Anchors = Mapping[Segment, Sequence[Anchor]]


def anchors_of(comparison: Comparison, side: Side) -> Anchors:
    """The facts of a side that agree, and figures that changed, which are no words lost.

    A quotation holds words of which some may be lost.
    """
    found: dict[Segment, list[Anchor]] = {}
    for match in comparison.matches:
        uk, en = match.uk, match.en
        if not uk or not en or uk.kind == "quote":
            continue
        changed = match.verdict == "changed" and uk.kind in FIGURES
        if changed or match.verdict == "same":
            fact, twin = (uk, en) if side == "uk" else (en, uk)
            at = (twin.segment, twin.span.start) if uk.kind in FIGURES else None
            found.setdefault(fact.segment, []).append(new(Anchor, (fact.span, at)))
    return found


def over(anchors: Sequence[Anchor], starts: Sequence[int]) -> Mapping[int, Anchor]:
    """The words (numbers) of a passage that an anchor lies over, each with the innermost; `starts` is where they begin.

    Of more anchors that lie in each other than `NESTED`, the outer ones are not looked at.
    """
    found: dict[int, Anchor] = {}
    listed = sorted(anchors, key=attrgetter("span"))
    for k, anchor in enumerate(listed):
        first, end = anchor.span
        if k + NESTED < len(listed):
            end = min(end, listed[k + NESTED].span.start)
        for n in range(bisect_left(starts, first), bisect_left(starts, end)):
            found[n] = anchor
    return found
