"""Whether one of two words that exclude each other is denied, and by that says what the other does."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from checker.drift.cues import listed
from checker.language.contrasts import entries
from checker.language.spans import first_token, sentence_around
from checker.language.vocabulary import Words
from checker.model import SIDES, Hit, Place, Segment, Side

# The poles of the words that deny; several of the latter make one denial with the «не» of their verb.
DENIES, CONCORD = "no", "none"
# How far before a word its denial may stand, and how far behind, in tokens; what parts the two.
BEFORE, BEHIND = 7, 4
# How far before a «не» a word for "until" may stand, in tokens; how an English denial ends that has no word of its own.
UNTIL, NOT = 4, "n't"
STOPS = frozenset('.,;:!?()—–«»“”"')


def one_denied(hit: Hit, words: Words) -> bool:
    """Whether one word of a hit stands under a denial for which the sentence of the other one has none.

    «Спроби поки що не увінчалися успіхом» says "attempts have been unsuccessful", and "without every part" what «не
    всі частини» does: what is in a word itself is no denial of it.
    """
    if not hit.uk or not hit.en:
        return False
    known = words.made(_denials)
    uk, en = (_around(place, known) for place in (hit.uk, hit.en))
    return (uk > en and _under(hit.uk, known)) or (en > uk and _under(hit.en, known))


class Denials(NamedTuple):
    """The single words that deny, by language: in Ukrainian but for those of which several make one denial.

    `empty` are words for "until", which make the «не» behind them say nothing, but where they begin a denial of
    `longer` («поки що не»); `behind` may deny the word before. `concord` are the Ukrainian words that have a «не» of
    their own: «не попросив ніхто» is "nobody asked".
    """

    words: Mapping[Side, frozenset[str]]
    empty: frozenset[str]
    longer: frozenset[tuple[str, ...]]
    concord: frozenset[str]
    behind: frozenset[str]


def _denials(words: Words) -> Denials:
    lacks = listed(words, "joins", "lacks")
    said: dict[Side, frozenset[str]] = {}
    longer = frozenset(one.parts[:2] for one in entries("negation", words)["uk"] if len(one.parts) > 2)
    for side in SIDES:
        poles = {DENIES} if side == "uk" else {DENIES, CONCORD}
        single = [one for one in entries("negation", words)[side] if len(one.parts) == 1 and one.pole in poles]
        said[side] = lacks | {one.parts[0] for one in single}
    concord = frozenset(one.parts[0] for one in entries("negation", words)["uk"] if one.pole == CONCORD)
    return Denials(said, listed(words, "empty", "until"), longer, concord, listed(words, "instead", "denies"))


def _under(place: Place, known: Denials) -> bool:
    """Whether a denial stands before a word in its clause; in English also right behind it: "every one is not"."""
    segment = place.segment
    first, end = first_token(segment, place.span.start), first_token(segment, place.span.end)
    if not known.concord.isdisjoint(segment.lows[first:end]):
        return False
    for at in range(first - 1, max(-1, first - 1 - BEFORE), -1):
        if segment.lows[at] in STOPS:
            break
        if _denies(segment, at, known):
            return True
    if segment.side == "uk":
        return False
    for low in segment.lows[end : end + BEHIND]:
        if low in STOPS:
            break
        if low in known.behind or low.endswith(NOT):
            return True
    return False


def _around(place: Place, known: Denials) -> int:
    """How many denials stand in the sentence of a word, but for those in the word itself."""
    segment = place.segment
    around = sentence_around(segment, place.span.start)
    first, end = first_token(segment, place.span.start), first_token(segment, place.span.end)
    numbers = range(first_token(segment, around.start), first_token(segment, around.end))
    return sum(_denies(segment, at, known) for at in numbers if not first <= at < end)


def _denies(segment: Segment, at: int, known: Denials) -> bool:
    """Whether a word denies: no «не» behind "until", which says nothing."""
    low = segment.lows[at]
    if low not in known.words[segment.side] and not low.endswith(NOT):
        return False
    before = segment.lows[max(0, at - UNTIL) : at]
    return not any(one in known.empty and (one, two) not in known.longer for one, two in pairwise((*before, low)))
