"""Which sets two words without counterparts may be of, where one says a pole and the other only may say another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from checker.drift.coverage import Coverage, Word
from checker.drift.turns import special
from checker.language.contrasts import Lexicon, lexicon
from checker.language.lexicon.lexicon import LINKED
from checker.language.memo import Memo
from checker.language.poles import Grade
from checker.language.vocabulary import Words
from checker.model import SIDES, Side

# What such words say at least (0 to 1).
SOMETHING = 0.4
NONE: frozenset[str] = frozenset()

# Of a form, the sets of which it says or may say one pole, with the pole.
Said = Mapping[Side, Memo[str, Sequence[tuple[str, str, Grade]]]]


def faced(words: Words, table: str) -> Said:
    """What single words say of the faced sets of a table; empty where it has none."""
    sets = special(words, table).faced
    return {side: Memo(partial(_told, lexicon(table, side, words), sets)) for side in SIDES} if sets else {}


def _told(known: Lexicon, sets: frozenset[str], form: str) -> Sequence[tuple[str, str, Grade]]:
    told = {row[:3] for row in known.rows(form) if row[0] in sets and len(row[3]) == 1 and row[2] != "but"}
    if len(told) < 2:  # most often
        return tuple(told)
    poles = {name: {pole for one, pole, _ in told if one == name} for name, _, _ in told}
    return tuple(one for one in told if len(poles[one[0]]) == 1)


def facing(cover: Coverage, known: Said) -> frozenset[str] | set[str]:
    """The sets of which one text may say a pole and the other says another, by words without counterparts."""
    there = _lone(cover.en, known["en"])
    here = _lone(cover.uk, known["uk"]) if there else ()
    if not here:
        return NONE
    told: dict[str, set[tuple[str, Grade]]] = {}
    for name, pole, grade in there:
        told.setdefault(name, set()).add((pole, grade))
    return {
        name
        for name, pole, grade in here
        if any(pole != other and "says" in (grade, its) for other, its in told.get(name, ()))
    }


def _lone(
    words: Sequence[Word], known: Memo[str, Sequence[tuple[str, str, Grade]]]
) -> Sequence[tuple[str, str, Grade]]:
    """What the words without counterparts that say something may say."""
    told: list[tuple[str, str, Grade]] = []
    for _, token, says, _, covered, _ in words:
        if covered < LINKED and says >= SOMETHING and (said := known[token.lower]):  # seldom
            told += said
    return told
