"""Offices before a name that the other text calls by the name alone: «президент Коваль», "Koval"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.align.comparison import Comparison
from checker.drift.agreed import agreeing
from checker.drift.hinted import hinted
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
    called = {name: [one for one in said.get(name, ()) if one.grade == "says"] for name in classes.titles}
    # A ministry is no minister: «алергологиня МОЗ Уляна Семків».
    persons = _places(one for name, listed in called.items() if name not in classes.houses for one in listed)
    held = [
        one
        for name, listed in called.items()
        for one in listed
        if name not in classes.houses or (one.segment, one.first) in persons
    ]
    told = [one for listed in there.values() for one in listed if one.grade == "says"]
    named_there = _places(told)
    if not held or len(_places(held)) <= len(named_there):
        return
    ends = {(one.segment, one.end): one for one in held}
    meant = {(one.pole, one.segment, one.first) for one in _also(there)}
    for uk, en in named:
        office = _before(uk, ends)
        if office is None or any(at in named_there or (office.pole, *at) in meant for at in _around(en)):
            continue
        yield Place(uk.segment, Span(office.place.span.start, uk.span.end)), Place(en.segment, en.span)


def _full(uk: Fact, en: Fact) -> bool:
    """Whether two facts are a full name that no place or organization has."""
    return uk.kind == "name" and not uk.value.ids and not en.value.ids and len(en.value.parts) >= FULL


def _also(there: Mapping[str, Sequence[Mention]]) -> Iterator[Mention]:
    """The words that only may say an office."""
    return (one for listed in there.values() for one in listed if one.grade == "also")


def _places(said: Iterable[Mention]) -> set[tuple[Segment, int]]:
    """Where some words stand: «міністр» is one in two sets."""
    return {(one.segment, one.first) for one in said}


def _around(name: Fact) -> Iterator[tuple[Segment, int]]:
    """Where an office stands that is near a name, before it or behind it."""
    first = first_token(name.segment, name.span.start)
    return ((name.segment, at) for at in range(first - AROUND, first + AROUND + 1))


def _before(name: Fact, ends: Mapping[tuple[Segment, int], Mention]) -> Mention | None:
    """The office before a name, by where it ends, with nothing but names and small words between."""
    first = first_token(name.segment, name.span.start)
    for end in range(first - BETWEEN, first + 1):
        one = ends.get((name.segment, end))
        if one is not None and all(token.text[0].isupper() for token in name.segment.tokens[end:first]):
            return one
    return None
