"""Where a government sits: a capital for its country, and places that one text only speaks of: «столиця», «ворог»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.align.names.kinship import kinship
from checker.align.names.ledger import Ledger, Row
from checker.facts.base import AGREE
from checker.language.poles import ENDING
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Pair, Side, other


def seated(ledger: Ledger, row: Row) -> None:
    """Joins a country with its capital of the same passage, before either is looked for in those beside."""
    uk, en = ([one for one in row.orphans if one.side == side and one.value.ids] for side in SIDES)
    if not uk or not en:
        return
    known = kinship(ledger.words)
    for i, j in ledger.window.among(uk).near(uk, en):
        if known.sits(uk[i], en[j]) and not {uk[i], en[j]} & ledger.used:
            ledger.join(uk[i], en[j], AGREE)


class Seats:
    """Tells where one text names a place and the other only speaks of it, by a vocabulary: the capital, the enemy."""

    def __init__(self, words: Words) -> None:
        seats = words.table("name_words")["seats"]
        self.spoken, self.foe = (_spoken(seats[key]) for key in ("spoken", "foe"))
        self.capital = {listed[0]: country for country, listed in seats["of"].items()}

    def taken(self, facts: Sequence[Fact], row: Row, *, sole: bool) -> frozenset[Fact]:
        """The names of such places of which the other passage speaks: «столиця», "the capital", "the Austrian capital".

        Whoever is the enemy («ворог») is told where no place of the other text is left that might be it (`sole`).
        """
        pair, found = row.pair, set[Fact]()
        for one in (self.spoken, self.foe) if sole else (self.spoken,):
            asked = [fact for fact in facts if fact.value.ids and fact.value.ids <= one.ids]
            for side in {other(fact.side) for fact in asked}:
                if one.said(pair, side):
                    found.update(fact for fact in asked if fact.side != side)
        for fact in facts:
            countries = {self.capital[name] for name in fact.value.ids & self.capital.keys()}
            if countries and self.spoken.said(pair, other(fact.side)):
                there = row.en if fact.side == "uk" else row.uk
                if any(not countries.isdisjoint(one.value.ids) for one in there):
                    found.add(fact)
        return frozenset(found)


class _Spoken(NamedTuple):
    """The ids of places, and the beginnings of words that are said in their stead, by language."""

    ids: frozenset[str]
    words: Mapping[Side, tuple[str, ...]]

    def said(self, pair: Pair, side: Side) -> bool:
        """Whether a passage says one of the words."""
        begins = self.words[side]
        return any(word.startswith(begins) for segment in pair.side(side) for word in present(segment))


def _spoken(table: Mapping[str, Sequence[str]]) -> _Spoken:
    return _Spoken(frozenset(table["of"]), {side: tuple(one.rstrip(ENDING) for one in table[side]) for side in SIDES})
