"""Which word of a passage stands for which of the other, one for one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, coverage_of
from checker.model import Pair

# How surely two words must stand for each other.
SURE = 0.3


class Exchanged(NamedTuple):
    """Two words that have each other's place, each by its number in the Ukrainian and in the English text."""

    one: tuple[int, int]
    two: tuple[int, int]


def settled(comparison: Comparison, pair: Pair) -> Mapping[int, int]:
    """The English word (number) of each Ukrainian one that has one of its own, worked out once for all who ask."""
    return comparison.made(_settled, pair)


def _settled(comparison: Comparison, pair: Pair) -> Mapping[int, int]:
    return one_for_one(coverage_of(comparison, pair))


def one_for_one(cover: Coverage) -> Mapping[int, int]:
    """Words that name each other first; then those whose counterpart no other has: «під варту», "custody"."""
    there = {u: w.partner for u, w in enumerate(cover.uk) if w.partner >= 0 and w.covered >= SURE}
    here = {e: w.partner for e, w in enumerate(cover.en) if w.partner >= 0 and w.covered >= SURE}
    found = {u: e for u, e in there.items() if here.get(e) == u}
    taken = set(found.values())
    for u, e in there.items():
        if u not in found and e not in taken:
            found[u] = e
            taken.add(e)
    for e, u in here.items():
        if u not in found and e not in taken:
            found[u] = e
            taken.add(e)
    return found
