"""Offices before a name that the other text calls by the name alone: «президент Коваль», "Koval"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.align.comparison import Comparison
from checker.drift.hinted import hinted
from checker.drift.slots import agreeing
from checker.drift.ties.offices import Classes
from checker.language.contrasts import Mention, mentions
from checker.language.spans import first_token
from checker.model import SIDES, Fact, Pair, Place, Segment, Span

OFFICES = "offices"
# Who is named in so many words is named for the first time; a surname alone is called what a reader knows already.
FULL = 2
# An office so many words from a name may be that of who is named.
AROUND = 8
# So many words may stand between an office and its holder: «президент Республіки Польща Анджей Дуда».
BETWEEN = 3


def lost(comparison: Comparison, pair: Pair, table: str) -> Iterator[tuple[Place, Place]]:
    """The Ukrainian names of a pair behind an office, with their English ones, where English names no office at all."""
    if pair not in hinted(comparison, table, "uk"):
        return
    known = agreeing(comparison)
    named = [both for segment in pair.en for both in known.get(segment, ()) if _full(*both)]
    if not named:
        return
    classes = comparison.words.made(Classes, table)
    offices = classes.sets(OFFICES)
    said, there = (mentions(pair.side(side), classes.lexicons[side], offices) for side in SIDES)
    held = [one for name in classes.titles for one in said.get(name, ()) if one.grade == "says"]
    told = [one for listed in there.values() for one in listed if one.grade == "says"]
    if not held or len(_places(held)) <= len(_places(told)):
        return
    for uk, en in named:
        office = _before(uk, held)
        if office is None or any(_near(en, one) for one in (*told, *_meant(there, office))):
            continue
        yield Place(uk.segment, Span(office.place.span.start, uk.span.end)), Place(en.segment, en.span)


def _full(uk: Fact, en: Fact) -> bool:
    """Whether two facts are a full name that no place or organization has."""
    return uk.kind == "name" and not uk.value.ids and not en.value.ids and len(en.value.parts) >= FULL


def _meant(there: Mapping[str, Sequence[Mention]], office: Mention) -> Iterator[Mention]:
    """The words that only may say an office."""
    return (one for listed in there.values() for one in listed if one.grade == "also" and one.pole == office.pole)


def _places(said: Iterable[Mention]) -> set[tuple[Segment, int]]:
    """Where some words stand: «міністр» is one in two sets."""
    return {(one.segment, one.first) for one in said}


def _near(name: Fact, office: Mention) -> bool:
    """Whether an office stands near a name, before it or behind it."""
    first = first_token(name.segment, name.span.start)
    return office.segment is name.segment and abs(office.first - first) <= AROUND


def _before(name: Fact, held: Sequence[Mention]) -> Mention | None:
    """The office before a name, with nothing but names and small words between."""
    first = first_token(name.segment, name.span.start)
    for one in held:
        if one.segment is not name.segment or not first - BETWEEN <= one.end <= first:
            continue
        between = name.segment.tokens[one.end : first]
        if all(token.text[0].isupper() for token in between):
            return one
    return None
