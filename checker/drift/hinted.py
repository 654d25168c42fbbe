"""Which pairs of a document may say something of a table of poles: found once, so that rules ask no others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from checker.align.comparison import Comparison
from checker.language.contrasts import lexicon, poles
from checker.language.poles import NOTHING, Pointers, Poles
from checker.model import Pair, Side

# What their words say, one after another.
Hinted = Mapping[Pair, Sequence[Pointers]]
NONE: Hinted = {}


def hinted(comparison: Comparison, table: str, side: Side) -> Hinted:
    """The pairs of a document, in order, whose passages of a side may say something of a table (see `pointers`).

    Of a phrase, only the word that it is found by is asked for.
    """
    known = lexicon(table, side, comparison.words).poles
    return comparison.made(_by_table, (known, side)).get(table, NONE)


def tables(comparison: Comparison, side: Side) -> Collection[str]:
    """The shipped tables of which the passages of a side may say something."""
    return comparison.made(_by_table, (poles(side, comparison.words), side)).keys()


def pointers(by_pair: Hinted, pair: Pair) -> Pointers:
    """The sets and poles that a pair may say by what is hinted."""
    return joined(by_pair.get(pair, ()))


def joined(hints: Sequence[Pointers]) -> Pointers:
    """What some words say together."""
    return hints[0] if len(hints) == 1 else NOTHING.union(*hints)


def _by_table(comparison: Comparison, about: tuple[Poles, Side]) -> Mapping[str, Hinted]:
    known, side = about
    passages = known.passages
    found: dict[str, dict[Pair, Sequence[Pointers]]] = {}
    for pair in comparison.pairs:
        for segment in pair.uk if side == "uk" else pair.en:
            for table, hints in passages[segment].hints.items():
                told = found.get(table)
                if told is None:
                    told = found[table] = {}
                told[pair] = [*told[pair], *hints] if pair in told else hints
    return found
