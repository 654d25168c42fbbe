"""Which poles of a table passages may say: what the records of their words tell of all tables at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.language.contrasts import lexicon
from checker.language.poles import NOTHING, Pointers, Poles
from checker.language.vocabulary import Words
from checker.model import Segment, Side


def hinter(table: str, side: Side, words: Words) -> Callable[[Sequence[Segment]], Pointers]:
    """What tells of passages the sets and poles of a table that they may say: it is asked for every pair of a text."""
    known = words.made(Poles, side)
    if table not in known.tables:
        lexicon(table, side, words)
    passages = known.passages

    def told(segments: Sequence[Segment]) -> Pointers:
        if len(segments) == 1:
            return passages[segments[0]].get(table, NOTHING)
        return NOTHING.union(*[passages[segment].get(table, NOTHING) for segment in segments])

    return told


def hints(segments: Sequence[Segment], table: str, side: Side, words: Words) -> Pointers:
    """The sets and poles that passages may say: of a phrase, only the word that it is found by is asked for."""
    return hinter(table, side, words)(segments)
