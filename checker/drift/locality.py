"""Whether two words stand at one place of their passages: the words around one translate those around the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from operator import attrgetter

from checker.drift.coverage import Coverage, Word
from checker.language.lexicon.lexicon import LINKED
from checker.model import SIDES, other
from checker.model.expressions import deferred

# How many words around one are asked, what they weigh at least, and how far from the other their counterparts may be.
AROUND, SAYS, WITHIN = 7, 0.3, 10
# From which share on two words stand at one place: of 59 verbs of a diary that were falsely taken for each other's
# counterparts 51 had less.
PLACE = 0.4
END, PLACE_OF = attrgetter("end"), attrgetter("token.start")
# What stands between two clauses.
MARK = deferred(r"[,;:.?!…()\[\]/]|\s[-–—]\s")


def together(cover: Coverage, uk: int, en: int) -> float:
    """The share, 0 to 1, of the words around two words (numbers) whose counterparts stand around the other.

    1 where no word around says anything.
    """
    at = {"uk": uk, "en": en}
    told = met = 0
    for side in SIDES:
        words, here, there = cover.side(side), at[side], at[other(side)]
        for n in _around(words, here):
            word = words[n]
            told += 1
            met += word.covered >= LINKED and word.partner not in {-1, there} and abs(word.partner - there) <= WITHIN
    return met / told if told else 1.0


def _around(words: Sequence[Word], at: int) -> list[int]:
    """The words around one that say something."""
    near = range(max(0, at - AROUND), min(len(words), at + AROUND + 1))
    return [n for n in near if n != at and words[n].weight >= SAYS]


def at_one_place(cover: Coverage, uk: int, en: int) -> bool:
    """Whether two words (numbers) stand at one place of their passages.

    Where both passages have as many sentences, words of different ones do not.
    """
    return together(cover, uk, en) >= PLACE and not _parted(cover.uk[uk], cover.en[en])


def _parted(uk: Word, en: Word) -> bool:
    """Whether two words stand in sentences of different numbers, in passages of as many."""
    here, there = uk.segment.sentences, en.segment.sentences
    if len(here) != len(there) or len(here) == 1:
        return False
    return bisect_right(here, uk.token.start, key=END) != bisect_right(there, en.token.start, key=END)


def clause(words: Sequence[Word], first: int, last: int, reach: int, joins: Collection[str]) -> tuple[int, int]:
    """The numbers of the first and the last word of the clause of some words, so many before and behind at most.

    It goes up to a mark, or to a word of `joins`.
    """
    ends = []
    for step, at in ((-1, first), (1, last)):
        for _ in range(reach):
            beyond = at + step
            if not 0 <= beyond < len(words) or words[beyond].token.lower in joins:
                break
            one, two = sorted((words[at], words[beyond]), key=PLACE_OF)
            if one.segment is not two.segment or MARK.search(one.segment.text, one.token.end, two.token.start):
                break
            at = beyond
        ends.append(at)
    return ends[0], ends[1]
