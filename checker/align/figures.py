"""The figures of two texts while they are matched: what is joined, and from where one may excuse another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from checker.align.agreement import agreement
from checker.align.window import Window
from checker.facts.base import AGREE, FactKind
from checker.model import SIDES, Fact, Kind, Match, Pair, Role, Side, other

# How many passages on either side of one may hold what an alignment of passages has put there.
NEAR = 2
# In a passage with more facts than this, what repeats a fact is looked up by its figures; so many of them are compared.
MANY, MOST = 600, 60
# Passages that repeat what others say, at whatever distance.
REPEATING: frozenset[Role] = frozenset({"title", "heading", "excerpt", "caption", "alt"})


@dataclass(slots=True)
class Ledger:
    """What has been matched so far, and which facts are still free; `kinds` tell how alike two facts are."""

    kinds: Mapping[Kind, FactKind]
    window: Window
    matches: list[Match] = field(default_factory=list)
    used: set[Fact] = field(default_factory=set)

    def free(self, facts: Iterable[Fact]) -> list[Fact]:
        """Those of the facts that have no counterpart yet."""
        return [fact for fact in facts if fact not in self.used]

    def join(self, uk: Fact, en: Fact, score: float) -> None:
        """Two facts that stand for each other."""
        self.used |= {uk, en}
        self.matches.append(Match(uk, en, score, "same" if score >= AGREE else "changed"))

    def next_free(self, facts: deque[Fact]) -> Fact | None:
        """The first of some facts that has no counterpart yet; those before it, which have one, are taken off."""
        while facts and facts[0] in self.used:
            facts.popleft()
        return facts[0] if facts else None

    def alone(self, fact: Fact, *, moot: bool) -> None:
        """A fact without a counterpart."""
        self.used.add(fact)
        self.matches.append(Match.lone(fact, "moot" if moot else "missing"))

    def repeat(self, fact: Fact, others: Iterable[Fact], least: float = AGREE) -> Fact | None:
        """The first of the facts of the other side that says the same."""
        for one in others:
            uk, en = (fact, one) if fact.side == "uk" else (one, fact)
            if agreement(uk, en, self.kinds) >= least:
                return one
        return None


@dataclass(frozen=True, slots=True)
class Figures:
    """The facts of one pair of passages; `open` says that the other side may have broken off before its counterpart."""

    uk: list[Fact]
    en: list[Fact]
    open: frozenset[Side]
    window: Window
    by_figure: dict[tuple[Side, float], list[Fact]] = field(default_factory=dict)

    def like(self, fact: Fact) -> Iterable[Fact]:
        """The facts of the other side that may say the same; of very many, those that have a figure in common."""
        there = self.side(other(fact.side))
        if len(there) <= MANY:
            return there
        if not self.by_figure:
            for one in (*self.uk, *self.en):
                for figure in {*one.figures}:
                    self.by_figure.setdefault((one.side, figure), []).append(one)
        alike = (self.by_figure.get((other(fact.side), figure), ()) for figure in fact.figures)
        return dict.fromkeys(chain.from_iterable(self.window.among([fact]).first(row, MOST) for row in alike))

    def side(self, side: Side) -> list[Fact]:
        """The facts of one side."""
        return self.uk if side == "uk" else self.en


class Places(NamedTuple):
    """The facts of a text by the places from which they may excuse another one.

    `repeating` are those of headings and captions, by what they say.
    """

    rows: Sequence[Figures]
    repeating: Mapping[tuple[Side, str | float], Sequence[Fact]]

    def near(self, n: int, side: Side) -> list[Fact]:
        """The facts of one side in the passages beside a pair, which merging and splitting may have put there."""
        rows = self.rows[max(0, n - NEAR) : n], self.rows[n + 1 : n + 1 + NEAR]
        return [fact for part in rows for row in part for fact in row.side(side)]

    def repeats(self, fact: Fact) -> list[Fact]:
        """The facts of the other side in headings and captions that may say the same as one."""
        return [one for key in _keys(fact) for one in self.repeating.get((other(fact.side), key), ())]


def repeating(pairs: Iterable[Pair], rows: Iterable[Figures]) -> dict[tuple[Side, str | float], list[Fact]]:
    """The facts of passages that repeat what others say, by side and what they say."""
    found: dict[tuple[Side, str | float], list[Fact]] = {}
    for pair, row in zip(pairs, rows, strict=True):
        for side in SIDES:
            if any(segment.role in REPEATING for segment in pair.side(side)):
                for fact in row.side(side):
                    for key in _keys(fact):
                        found.setdefault((side, key), []).append(fact)
    return found


def _keys(fact: Fact) -> set[str | float]:
    """What a fact is looked up by among those of headings."""
    return {fact.canon, *fact.figures}
