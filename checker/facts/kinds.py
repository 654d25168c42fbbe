"""The kinds of facts in the order in which they claim what a passage says."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

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
from checker.language.memo import LETTERS, make_room
from checker.language.spans import Spans
from checker.language.vocabulary import Words
from checker.model import Fact, Kind, Segment

__all__ = ["AGREE", "KINDS", "FactKind", "Manner", "cause", "find", "manner", "of", "recall", "write"]

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
        found = kind.find(segment)
        for fact in found or ():  # most kinds have none
            if fact.over or not claimed.meets(*fact.span):
                facts.append(fact)
                if not fact.over:
                    claimed.add(*fact.span)
    if len(facts) > 1:
        facts.sort(key=lambda fact: fact.span)
    return facts


def recall(segment: Segment, words: Words) -> list[Fact]:
    """The same, without looking where a passage that says the same was met before (decision 0065).

    Of code, looking costs less; of long passages, what is kept costs more.
    """
    if segment.role == "code" or len(segment.text) > LETTERS:
        return find(segment, words)
    known, key = words.made(_Known), _key(segment)
    rows = known.get(key)
    if rows is None:
        facts = find(segment, words)
        make_room(known)
        known[key] = tuple([_row(fact) for fact in facts])
        return facts
    return [Fact(kind, value, canon, segment, *rest) for kind, value, canon, *rest in rows]


class _Known(dict[Hashable, tuple[tuple[Any, ...], ...]]):
    """The facts of passages by all that finding them asks of a passage; without the passage, which holds its file."""

    def __init__(self, _words: Words) -> None:
        super().__init__()


def _key(segment: Segment) -> Hashable:
    tags = tuple([(tag.name, tag.span, *tag.attributes.items()) for tag in segment.tags]) if segment.tags else ()
    return segment.side, segment.role, segment.text, segment.folded, segment.seen, bool(segment.tokens), tags


def _row(fact: Fact) -> tuple[Any, ...]:
    return fact.kind, fact.value, fact.canon, fact.span, fact.figures, fact.soft, fact.over, fact.swaps


def write(meant: Fact, place: Fact, manner: Manner, words: Words) -> str | None:
    """What the text of `place` would say there for a fact of the other text: in its language, and as it writes others.

    None where that is not known.
    """
    writer = WRITERS.get(place.kind)
    return writer(meant, place, manner, words) if writer else None
