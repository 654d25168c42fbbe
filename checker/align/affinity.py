"""How well two passages fit each other: the facts they share, and their lengths."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from checker.facts import AGREE, kind
from checker.model import Fact, Segment, Side

# A Ukrainian passage and its translation differ in length by a factor whose logarithm has about this
# standard deviation for short and for long passages (measured on Tatoeba and on translated documentation).
SPREAD_SHORT, SPREAD_LONG = 0.55, 0.22
# What a fact counts that both passages have, and one that only one of them has.
SHARED, LOST = 1.2, 0.8
# How much more lengths count than a normal distribution would have them: translators keep passages whole.
STRICT = 1.5
# Passages that fit worse than this are no pair, though nothing fits better.
STRANGERS = -1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts of passages (by the id of a segment), and in how many passages of its side a fact stands."""

    facts: Mapping[int, Sequence[Fact]]
    spread: Mapping[Hashable, int]
    known: dict[tuple[int, int], bool] = field(default_factory=dict)  # pairs of facts (by id) that were compared

    @classmethod
    def of(cls, facts: Mapping[int, Sequence[Fact]]) -> Evidence:
        """The evidence with facts counted."""
        return cls(facts, Counter(key for found in facts.values() for key in {_key(fact) for fact in found}))

    def within(self, segments: Sequence[Segment]) -> list[Fact]:
        """The facts of some passages, without quotations, which are told by their marks alone."""
        return [fact for segment in segments for fact in self.facts.get(id(segment), ()) if fact.kind != "quote"]

    def adding(self, segment: Segment, facts: Sequence[Fact]) -> Evidence:
        """The same with one passage more, which is a piece of another."""
        return Evidence({**self.facts, id(segment): facts}, self.spread, self.known)

    def weight(self, fact: Fact) -> float:
        """What a fact tells: 1 for one that stands in one passage only, less for one that is everywhere."""
        return 1 / math.sqrt(max(1, self.spread.get(_key(fact), 1)))

    def agree(self, uk: Fact, en: Fact) -> bool:
        """Whether two facts stand for each other; `facts` keeps both, so that an id stays its own."""
        pair = id(uk), id(en)
        if pair not in self.known:
            self.known[pair] = _agree(uk, en)
        return self.known[pair]

    def firm(self, segments: Sequence[Segment]) -> float:
        """How much of what stands in some passages asks for a counterpart."""
        return sum(self.weight(fact) for fact in self.within(segments) if not fact.soft)


def _key(fact: Fact) -> Hashable:
    if fact.kind != "name":
        return fact.side, fact.kind, fact.value
    # Case forms of a name are one name: «Буша», «Бушем».
    return fact.side, "name", fact.value.ids or (fact.value.parts[-1:] and fact.value.parts[-1][:4])


def _agree(uk: Fact, en: Fact) -> bool:
    if uk.kind == en.kind:
        return kind(uk.kind).likeness(uk, en) >= AGREE
    return bool(uk.figures) and uk.figures == en.figures


def length_fit(a: int, b: int) -> float:
    """Minus the squared deviation of a length ratio, 0 for equal lengths, at worst -4. Lengths in code points."""
    if not a or not b:
        return -4.0
    return max(-4.0, -((math.log(a / b) / _spread(min(a, b))) ** 2) / 2)


@lru_cache(maxsize=512)
def _spread(length: int) -> float:
    return max(SPREAD_LONG, SPREAD_SHORT - length / 400)


def fit(uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence, *, cut: Side | None = None) -> float:
    """A score that is above 0 for passages that belong together and below for strangers.

    `cut` names a side that breaks off, so that the other may be longer and say more.
    """
    left, right = evidence.within(uk), evidence.within(en)
    score, lost = 1.0, 0.0
    for fact in left:
        twin = next((other for other in right if evidence.agree(fact, other)), None)
        if twin is not None:
            right.remove(twin)
            score += SHARED * min(evidence.weight(fact), evidence.weight(twin))
        elif not fact.soft and cut != "en":
            lost += evidence.weight(fact)
    more = 0.0 if cut == "uk" else sum(evidence.weight(fact) for fact in right if not fact.soft)
    # What one side lost and the other gained may be one fact that changed.
    score -= LOST * max(lost, more)
    uk_length, en_length = sum(len(s.text) for s in uk), sum(len(s.text) for s in en)
    longer = (cut == "uk" and en_length > uk_length) or (cut == "en" and uk_length > en_length)
    size = 0.0 if longer else STRICT * length_fit(uk_length, en_length)
    kin = 0.5 if {s.role for s in uk} == {s.role for s in en} else 0.0
    return score + size + kin
