"""Markup of another program came in with pasted text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import TAGS, Sign
from checker.model import Hit, Place, Segment, Tag
from checker.model.messages import Message
from checker.model.record import Field, Record, checked


class Trace(Record):
    """Where markup comes from; a mark is attributes with patterns, all of which must be found in one tag."""

    name: str = Field(description="The program, as {origin} names it.")
    marks: tuple[dict[str, str], ...] = Field(
        min_length=1, description="Patterns of attributes of its tags, by name; all of one table must match."
    )

    @checked("marks")
    @classmethod
    def compiles(cls, marks: tuple[dict[str, str], ...]) -> tuple[dict[str, str], ...]:
        """A pattern that is none is told when the rule is loaded, not when a text is read."""
        for mark in marks:
            for pattern in mark.values():
                try:
                    re.compile(pattern)
                except re.error as wrong:
                    raise ValueError(Message("rules.no_pattern", pattern=pattern, wrong=wrong)) from wrong
        return marks


class PastedMarkup(Check):
    """Reports markup of other programs at its first tag, once for a document and a program."""

    check: Literal["pasted_markup"]
    values = {"count": "how many tags there are", "origin": "the program"}
    origins: tuple[Trace, ...] = Field(min_length=1, description="Programs, and what their markup is known by.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return (TAGS,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for origin in self.origins:
            tags: dict[tuple[str, int], tuple[Segment, Tag]] = {}
            attributed = all(origin.marks)  # so that most tags, which have no attribute, are passed by
            for segment in comparison.segments():
                for tag in segment.tags:
                    if attributed and not tag.attributes:
                        continue
                    if any(_fits(tag, mark) for mark in origin.marks):
                        tags.setdefault((segment.field.pointer, tag.raw.start), (segment, tag))
            if not tags:
                continue
            segment, tag = tags[min(tags)]
            place = Place(segment, tag.span, tag.raw)
            yield Hit.at(
                place,
                values={"origin": origin.name, "count": str(len(tags))},
            )


def _fits(tag: Tag, mark: dict[str, str]) -> bool:
    given = tag.attributes
    return all(name in given and _compiled(pattern).search(given[name]) for name, pattern in mark.items())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
