"""Which poles of a table passages may say: what the records of their words tell of all tables at once."""

from __future__ import annotations

from collections.abc import Sequence

from checker.language.contrasts import lexicon
from checker.language.poles import NOTHING, Pointers, Poles
from checker.language.vocabulary import Words
from checker.model import Segment, Side


def hints(segments: Sequence[Segment], table: str, side: Side, words: Words) -> Pointers:
    """The sets and poles that passages may say: of a phrase, only the word that it is found by is asked for."""
    known = words.made(Poles, side)
    if table not in known.tables:
        lexicon(table, side, words)
    told = [known.passages[segment].get(table, NOTHING) for segment in segments]
    return told[0] if len(told) == 1 else NOTHING.union(*told)
