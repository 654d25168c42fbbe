"""Headings of both texts are not alike: another level, or a heading in one text and plain text in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import LOOSE, Check
from checker.checks.drift.passage import shown, whole
from checker.checks.signs import Sign
from checker.model import Hit, Role, Segment
from checker.model.record import Field

# What a heading may have become.
TEXT: frozenset[Role] = frozenset({"paragraph", "item"})

# Where so many of the headings (a share) lie as many levels lower, the text has them so.
SHIFTED = 0.75


class Headings(Check):
    """Reports headings whose level differs from their counterpart's (`change = "level"`), or that are none there.

    A text may as a whole have its headings some levels higher or lower than the other one: what most of them differ by
    is no difference. A text without headings (plain text) has lost none.
    """

    check: Literal["headings"]
    compares = True
    values = {
        "heading": "the English passage",
        "level_uk": "the level of the Ukrainian heading",
        "level_en": "the level of the English heading",
    }
    evidence = LOOSE
    change: Literal["level", "role"] = Field(
        description="level: the headings have different levels; role: one of the passages is no heading."
    )

    @property
    def signs(self) -> Collection[Sign] | None:
        return ("heading",)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        if comparison.partial or comparison.document.pairs:
            return
        couples = [(pair.uk[0], pair.en[0]) for pair in comparison.pairs if len(pair.uk) == len(pair.en) == 1]
        both = [(uk, en) for uk, en in couples if uk.role == en.role == "heading"]
        found = _levels(both) if self.change == "level" else _roles(both, couples)
        for uk, en in found:
            values = {"heading": shown(en), "level_uk": _level(uk), "level_en": _level(en)}
            yield Hit(whole(uk), whole(en), values)


def _levels(headings: list[tuple[Segment, Segment]]) -> Iterator[tuple[Segment, Segment]]:
    """Pairs of headings whose levels differ, and not by as much as those of nearly all do.

    Of headings in a row that differ by as much, the first is told: what stands below a section moved with it.
    """
    steps = [(uk.level - en.level, uk, en) for uk, en in headings if uk.level and en.level]
    (usual, count), *_ = Counter(step for step, _, _ in steps).most_common(1) or [(0, 0)]
    shifted = usual if count >= SHIFTED * len(steps) else 0
    before = shifted
    for step, uk, en in steps:
        if step not in (0, shifted, before):
            yield uk, en
        before = step


def _roles(
    headings: list[tuple[Segment, Segment]], couples: list[tuple[Segment, Segment]]
) -> Iterator[tuple[Segment, Segment]]:
    """Pairs of which one is a heading and the other is text, in texts most of whose headings are such in both."""
    apart = [
        (uk, en) for uk, en in couples
        if (uk.role == "heading" and en.role in TEXT) or (en.role == "heading" and uk.role in TEXT)
    ]  # fmt: skip
    if len(apart) < len(headings):
        yield from apart


def _level(segment: Segment) -> str:
    return str(segment.level or "")
