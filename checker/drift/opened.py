"""Clauses that a word opens in one text ("if"), and nothing opens in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.drift.clauses import Window, begins, left_out, translates, window
from checker.drift.coverage import Coverage
from checker.drift.hedged import Manner
from checker.language.contrasts import Mention
from checker.model import Segment, Span

# A clause without what opens it has so many words that say something, and such a share of them has counterparts.
WORDS, CLAUSE_TOLD = 2, 0.6
# Of a passage with more of them, which one stands for which is not told, and would take the square of them.
OFTEN = 40


class Told(NamedTuple):
    """What both texts of a pair say of a set."""

    here: Sequence[Mention]
    there: Sequence[Mention]


def unopened(told: Told, cover: Coverage, manner: Manner) -> Iterator[Mention]:
    """The words that open a clause, where nothing opens its counterpart in the other text.

    One that says as much elsewhere there stands for one of them, unless it opens the clause of another. What has its
    own counterpart stands for none; words of `light` do so at the border of a clause, or right before what it says,
    those of `free` anywhere in the sentence.
    """
    if max(map(len, told)) > OFTEN:
        return
    for one in told.here:
        if one.grade != "says" or one.negated:
            continue
        sentence = left_out(one, cover)
        if sentence and not _instead(told, *sentence, cover, manner):
            yield one
            continue
        place = window(one, cover)
        if place is None or place.share < CLAUSE_TOLD or place.size < WORDS or place.bare(cover):
            continue
        if not any(_stands(there, one, place, told, cover, manner) for there in told.there):
            yield one


def _instead(told: Told, segment: Segment, sentence: Span, cover: Coverage, manner: Manner) -> bool:
    """Whether a sentence has a word that may open a clause which is left out there, or the passage has as many."""
    if not _more(told.here, told.there):
        return True
    return any(
        (there.grade != "also" or not (there.place.text.lower() in manner.light or translates(there, cover)))
        and there.segment is segment
        and sentence.start <= there.place.span.start < sentence.end
        for there in told.there
    )


def _more(here: Sequence[Mention], there: Sequence[Mention]) -> bool:
    """Whether one text says something more often than the other."""
    one, two = ([mention.grade for mention in listed].count("says") for listed in (here, there))
    return one > two


def _stands(there: Mention, one: Mention, place: Window, told: Told, cover: Coverage, manner: Manner) -> bool:
    """Whether a mention stands for one that opens a clause, whose counterpart is opened at a place."""
    if there.grade == "says" or (there.place.text.lower() in manner.free and place.beside(there)):
        return place.opens(there) or not _owned(there, one, told.here, cover)
    if place.again(there) and begins(there):
        return True
    if not place.holds(there) or (there.first < place.first and translates(there, cover)):
        return False
    if there.place.text.lower() not in manner.light:
        return True
    # "…, unless the Auditor", whose first word stands before it as well, is opened by no "to" or "with".
    return place.opens(there) and (begins(there) or place.touches(there, cover))


def _owned(there: Mention, one: Mention, here: Sequence[Mention], cover: Coverage) -> bool:
    """Whether a mention opens the clause of another one of the other text."""
    place = window(there, cover)
    return place is not None and not place.opens(one) and any(place.opens(two) for two in here if two is not one)
