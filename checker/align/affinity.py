"""How well two passages fit each other: the facts they share, and their lengths."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from checker.facts import AGREE, kind
from checker.model import Fact, Segment, Side

# A Ukrainian passage and its translation differ in length by a factor whose logarithm has about this
# standard deviation for short and for long passages (measured on Tatoeba and on translated documentation).
SPREAD_SHORT, SPREAD_LONG = 0.55, 0.22

FactsOf = Mapping[int, Sequence[Fact]]  # id of a segment -> its facts


def shared(a: Sequence[Fact], b: Sequence[Fact]) -> int:
    """How many facts of `a` have a counterpart of their own in `b`; quotations don't count."""
    free = [fact for fact in b if fact.kind != "quote"]
    found = 0
    for fact in a:
        if fact.kind == "quote":
            continue
        for n, one in enumerate(free):
            if _agree(fact, one):
                found += 1
                del free[n]
                break
    return found


def firm(facts: Sequence[Fact]) -> int:
    """How many facts ask for a counterpart."""
    return sum(not fact.soft and fact.kind != "quote" for fact in facts)


def _agree(a: Fact, b: Fact) -> bool:
    if a.kind == b.kind:
        return kind(a.kind).likeness(*((a, b) if a.side == "uk" else (b, a))) >= AGREE
    return bool(a.figures) and a.figures == b.figures


def length_fit(a: int, b: int) -> float:
    """Minus the squared deviation of a length ratio, 0 for equal lengths, at worst -4. Lengths in code points."""
    if not a or not b:
        return -4.0
    return max(-4.0, -((math.log(a / b) / _spread(min(a, b))) ** 2) / 2)


@lru_cache(maxsize=512)
def _spread(length: int) -> float:
    return max(SPREAD_LONG, SPREAD_SHORT - length / 400)


def fit(uk: Sequence[Segment], en: Sequence[Segment], facts: FactsOf, *, cut: Side | None = None) -> float:
    """A score that is above 0 for passages that belong together and below for strangers.

    `cut` names a side that breaks off, so that the other may be longer and say more.
    """
    a = [fact for segment in uk for fact in facts.get(id(segment), ())]
    b = [fact for segment in en for fact in facts.get(id(segment), ())]
    both = shared(a, b)
    lost = (0 if cut == "en" else max(0, firm(a) - both)) + (0 if cut == "uk" else max(0, firm(b) - both))
    uk_length, en_length = sum(len(s.text) for s in uk), sum(len(s.text) for s in en)
    longer = (cut == "uk" and en_length > uk_length) or (cut == "en" and uk_length > en_length)
    size = 0.0 if longer else length_fit(uk_length, en_length)
    kin = 0.5 if {s.role for s in uk} == {s.role for s in en} else 0.0
    return 1.0 + 1.2 * both - 0.8 * lost + size + kin
