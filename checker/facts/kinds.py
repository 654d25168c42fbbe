"""The kinds of facts in the order in which they claim what a passage says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.facts import code, links
from checker.facts.base import AGREE, FactKind
from checker.facts.dates import find as dates
from checker.facts.dates import write as dates_written
from checker.facts.manner import Manner, manner
from checker.facts.measures import find as measures
from checker.facts.measures import write as measures_written
from checker.facts.money import find as money
from checker.facts.money import write as money_written
from checker.facts.names import find as names
from checker.facts.names import write as names_written
from checker.facts.numbers import find as numbers
from checker.facts.numbers import write as numbers_written
from checker.facts.quotes import find as quotes
from checker.language.spans import Spans
from checker.language.vocabulary import Words
from checker.model import Fact, Kind, Segment

__all__ = ["AGREE", "KINDS", "FactKind", "Manner", "cause", "find", "manner", "of", "write"]

# The order is the order of claims: the 24 of «24 лютого» belongs to the date, so it is no number.
KINDS: Mapping[Kind, Callable[[Words], FactKind]] = {
    "link": links.kind,
    "code": code.kind,
    "date": dates.kind,
    "money": money.kind,
    "measure": measures.kind,
    "number": numbers.kind,
    "quote": quotes.kind,
    "name": names.kind,
}

# What writes a fact of a kind where another one stands; quotations are translated, and are written by nobody.
WRITERS: Mapping[Kind, Callable[[Fact, Fact, Manner, Words], str | None]] = {
    "link": links.write,
    "code": code.write,
    "date": dates_written.write,
    "money": money_written.write,
    "measure": measures_written.write,
    "number": numbers_written.write,
    "name": names_written.write,
}


def of(words: Words) -> Mapping[Kind, FactKind]:
    """Every kind of fact, by the vocabulary, in the order of claims."""
    return words.made(_kinds)


def _kinds(words: Words) -> Mapping[Kind, FactKind]:
    return {name: make(words) for name, make in KINDS.items()}


def cause(a: Fact, b: Fact, words: Words) -> str:
    """Why two facts that stand for each other differ: "currency", "unit" …, or "" for their value."""
    if {a.kind, b.kind} == {"money", "measure"}:
        return "conversion"  # pounds that are a weight
    return of(words)[a.kind].cause(a, b) if a.kind == b.kind else ""


def find(segment: Segment, words: Words) -> list[Fact]:
    """All facts of a segment, in reading order; what an earlier kind has claimed is no fact of a later one."""
    if segment.role == "code":
        return code.find(segment)
    facts: list[Fact] = []
    claimed = Spans()
    for kind in of(words).values():
        for fact in kind.find(segment):
            if fact.over or not claimed.meets(*fact.span):
                facts.append(fact)
                if not fact.over:
                    claimed.add(*fact.span)
    facts.sort(key=lambda fact: fact.span)
    return facts


def write(meant: Fact, place: Fact, manner: Manner, words: Words) -> str | None:
    """What the text of `place` would say there for a fact of the other text: in its language, and as it writes others.

    None where that is not known.
    """
    writer = WRITERS.get(place.kind)
    return writer(meant, place, manner, words) if writer else None
