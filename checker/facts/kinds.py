"""Facts: canonical values with their spans, one kind per file, found in a fixed order."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Protocol, cast

from checker.facts import code, links
from checker.facts.dates import find as dates
from checker.facts.measures import find as measures
from checker.facts.money import find as money
from checker.facts.names import find as names
from checker.facts.numbers import find as numbers
from checker.facts.quotes import find as quotes
from checker.language.vocabulary import Words
from checker.model import Fact, Kind, Segment


class FactKind(Protocol):
    """What a file of this folder offers."""

    def find(self, segment: Segment, words: Words) -> list[Fact]:
        """The facts of this kind in a segment that `language.read` has read, in order, without overlaps."""
        ...

    def likeness(self, a: Fact, b: Fact) -> float:
        """How well two facts of this kind, one of each side, stand for each other: 1.0 the same, 0.0 not at all.

        From 0.9 on they agree. Below that it orders what may be a changed counterpart.
        """
        ...


# The order is the order of claims: the 24 of «24 лютого» belongs to the date, so it is no number.
KINDS: dict[Kind, ModuleType] = {
    "link": links,
    "code": code,
    "date": dates,
    "money": money,
    "measure": measures,
    "number": numbers,
    "quote": quotes,
    "name": names,
}
AGREE = 0.9
# The kinds that can tell why two of their facts differ.
CAUSES: dict[Kind, Callable[[Fact, Fact], str]] = {
    "date": dates.cause,
    "money": money.cause,
    "measure": measures.cause,
    "number": numbers.cause,
    "name": names.cause,
}


def kind(name: Kind) -> FactKind:
    """The file that finds and compares facts of that kind."""
    return cast(FactKind, KINDS[name])


def cause(a: Fact, b: Fact) -> str:
    """Why two facts that stand for each other differ: "currency", "unit" …, or "" for their value."""
    if {a.kind, b.kind} == {"money", "measure"}:
        return "conversion"  # pounds that are a weight
    return CAUSES[a.kind](a, b) if a.kind == b.kind and a.kind in CAUSES else ""


def find(segment: Segment, words: Words) -> list[Fact]:
    """All facts of a segment, in reading order; what an earlier kind has claimed is no fact of a later one."""
    if segment.role == "code":
        return code.find(segment, words)
    facts: list[Fact] = []
    claimed: list[tuple[int, int]] = []
    for name in KINDS:
        for fact in kind(name).find(segment, words):
            start, end = fact.span
            if fact.over or all(end <= a or start >= b for a, b in claimed):
                facts.append(fact)
                if not fact.over:
                    claimed.append(fact.span)
    facts.sort(key=lambda fact: fact.span)
    return facts
