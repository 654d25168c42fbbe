"""Two texts laid beside each other, with the vocabulary in force: what matchers and verbs are handed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from checker.align.window import Window
from checker.language.vocabulary import Words
from checker.model import SIDES, Document, Fact, Failure, Kind, Match, Pair, Segment, Side, Verdict, lone, other

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
# A passage that belongs to its counterpart less surely than this (0 to 1) is joined loosely; so are all passages of a
# text of so many, of which less than this share has a counterpart.
LOOSE, MANY, SHARED = 0.5, 8, 0.5


@dataclass(frozen=True, eq=False)
class Comparison:
    """The two sides of a document: passages, which of them belong together, facts, and what stands for what.

    `words` is the vocabulary in force: the shipped one, that of rule folders, and a house's own. `partial` names the
    side that is a cut excerpt: what the other side says beyond it is no finding. `meaning` has the cosine similarity
    (-1 to 1) of each pair, None where none was asked for; empty where no sentence encoder is used. `failures` are
    passages of the document that are over a limit, and not in it; `gone` counts them and what stands for them. `window`
    says what is compared, and where that was not all. `dataclasses.replace` gives one that begins anew with what is
    worked out once.
    """

    document: Document
    uk: tuple[Segment, ...]
    en: tuple[Segment, ...]
    pairs: tuple[Pair, ...]
    words: Words
    facts: tuple[Fact, ...] = ()
    matches: tuple[Match, ...] = ()
    partial: Side | None = None
    meaning: tuple[float | None, ...] = ()
    failures: tuple[Failure, ...] = ()
    gone: int = 0
    window: Window = field(default_factory=Window, repr=False)
    _made: dict[Callable[..., Any], dict[Any, Any]] = field(default_factory=dict, init=False, repr=False)

    @property
    def original(self) -> Side | None:
        """The side that was written first, None where nothing tells; what is found is the same either way."""
        return self.document.original.side

    def side(self, side: Side) -> tuple[Segment, ...]:
        """The passages of one side, read, in reading order."""
        return self.uk if side == "uk" else self.en

    def segments(self) -> tuple[Segment, ...]:
        """Every passage of both sides."""
        return (*self.uk, *self.en)

    def of(self, kind: Kind, side: Side | None = None) -> Iterator[Fact]:
        """The facts of a kind, of one side or both, in reading order."""
        return (fact for fact in self.facts if fact.kind == kind and (side is None or fact.side == side))

    def matched(self, verdict: Verdict) -> Sequence[Match]:
        """The matches of one verdict, in order: most rules of facts have none, and need not look for them."""
        return self._by_verdict.get(verdict, ())

    def inside(self, segments: Sequence[Segment], *kinds: Kind) -> list[Fact]:
        """The facts of some kinds in some passages, in reading order."""
        return [fact for one in segments for fact in self._by_segment.get(one, ()) if fact.kind in kinds]

    def beside(self, segment: Segment) -> tuple[Segment, ...]:
        """The passages of the other side that a passage is paired with; of several pairs, those of the last."""
        return self._beside.get(segment, ())

    def pair(self, segment: Segment) -> Pair:
        """The pair that a passage stands in, the last of several; one of it alone where it stands in none."""
        return self._pair.get(segment) or lone(segment)

    def compared(self, segment: Segment) -> bool:
        """Whether a passage stands in any pair; the original of a quotation beside its translation does not."""
        return segment in self._pair

    def loose(self, segment: Segment) -> bool:
        """Whether a passage and its counterpart hardly belong together.

        They were joined with little evidence, or most passages of the text have no counterpart: it was rewritten.
        """
        if self.document.pairs or self.partial is not None:
            return False
        return self._rewritten or self._score.get(segment, 1.0) < LOOSE

    def made(self, make: Callable[[Comparison, K], V], about: K) -> V:
        """What `make(comparison, about)` gives for a part of it (a pair, a passage, a side), worked out once for all.

        Verbs go through all pairs of a document, one verb after another: coverage and denials are asked for again and
        again. `make` is a function of a module.
        """
        known: dict[K, V] | None = self._made.get(make)
        if known is None:
            known = self._made[make] = {}
        try:
            return known[about]
        except KeyError:
            made = known[about] = make(self, about)
            return made

    @cached_property
    def _score(self) -> dict[Segment, float]:
        """How surely each passage belongs to its counterpart, 0 to 1."""
        return {segment: pair.score for pair in self.pairs for segment in (*pair.uk, *pair.en)}

    @cached_property
    def _rewritten(self) -> bool:
        passages = sum(len(pair.uk) + len(pair.en) for pair in self.pairs)
        paired = sum(len(pair.uk) + len(pair.en) for pair in self.pairs if pair.uk and pair.en)
        return passages >= MANY and paired < SHARED * passages

    @cached_property
    def _by_verdict(self) -> Mapping[Verdict, Sequence[Match]]:
        found: dict[Verdict, list[Match]] = {}
        for match in self.matches:
            found.setdefault(match.verdict, []).append(match)
        return found

    @cached_property
    def _by_segment(self) -> Mapping[Segment, Sequence[Fact]]:
        found: dict[Segment, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.segment, []).append(fact)
        return found

    @cached_property
    def _pair(self) -> Mapping[Segment, Pair]:
        return {one: pair for pair in self.pairs for side in SIDES for one in pair.side(side)}

    @cached_property
    def _beside(self) -> Mapping[Segment, tuple[Segment, ...]]:
        return {one: pair.side(other(side)) for pair in self.pairs for side in SIDES for one in pair.side(side)}
