"""A word that is set apart by quotation marks, for it is the enemy's and not the newsroom's: a «референдум»."""

from __future__ import annotations

from collections.abc import Sequence

from checker.align.comparison import Comparison
from checker.align.names.nature import nature
from checker.align.names.seats import Seats
from checker.language.lexicon.lexicon import lexicon
from checker.language.spans import tokens_within
from checker.language.tokens import ordinary, present
from checker.model import Fact, Segment

# A noun has so many letters at least; how surely an English word translates it.
LETTERS, SURE = 4, 0.5
# What sets a word apart in English.
MARKS = frozenset('"“”«»„‘')
APART = frozenset({"em", "i", "b", "strong", "cite", "code", "a"})


def dropped(fact: Fact, there: Sequence[Segment], comparison: Comparison) -> bool:
    """Whether a Ukrainian quotation of one ordinary noun, beside the enemy's name, is said bare in English.

    Not where English says that the word is another's ("so-called"), sets it apart by its type, or has other marks; nor
    elsewhere, where good translations drop the marks of what is only not meant literally: «срібло» is silver.
    """
    words = comparison.words
    if fact.side != "uk" or fact.value.words != 1 or not _of_enemy(fact.segment, comparison):
        return False
    said = [token for token in tokens_within(fact.segment, *fact.span) if token.text[0].isalpha()]
    if len(said) != 1 or len(said[0].text) < LETTERS or not said[0].text.islower():  # a capital is a name's
        return False
    word = said[0].lower
    if not ordinary(word, words) or nature(words).adjectival(word):
        return False
    if any(not MARKS.isdisjoint(one.text) for one in there):
        return False
    distance = tuple(words.table("quotes")["distance"]["en"])
    if any(low.startswith(distance) for one in there for low in present(one)):
        return False
    known = lexicon(words)
    return any(
        token.text.islower() and known.likely(word, token.lower) >= SURE and not _apart(one, token.start)
        for one in there
        for token in one.tokens
        if token.text[0].isalpha()
    )


def _of_enemy(segment: Segment, comparison: Comparison) -> bool:
    """Whether a Ukrainian passage names the enemy's state or one of its bodies, speaks of occupiers, or says so."""
    words = comparison.words
    foe, bodies = words.made(Seats).foe, words.table("name_words")["seats"]["bodies"]
    ids = foe.ids.union(*(bodies.get(country, ()) for country in foe.ids))
    if any(not fact.value.ids.isdisjoint(ids) for fact in comparison.inside((segment,), "name")):
        return True
    begins = (*foe.words["uk"], *words.table("quotes")["distance"]["uk"])
    return any(low.startswith(begins) for low in present(segment))


def _apart(segment: Segment, at: int) -> bool:
    return any(tag.name in APART and tag.span.start <= at < tag.span.end for tag in segment.tags)
