"""The schemas of places, organizations, words of names, and romanization."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from checker.language.vocabulary.keys import Cost
from checker.language.vocabulary.notation import Names, Pattern, Phrase, Stem, StemNames, Symbol, Text, Variants, Word
from checker.language.vocabulary.schemas.base import Row, Sides, Table


class OneSide(Table):
    """Beginnings of words of Ukrainian; English need have none."""

    uk: list[Stem]
    en: list[Stem] = Field(default_factory=list)


class Spoken(Sides[list[Stem]]):
    """What a text says in the stead of the names of some places, by their ids."""

    of: list[Text]


class Seats(Table):
    """The seats of governments and the bodies by the codes of countries, and what stands before the name of a place.

    `spoken` is what a text says in the stead of a place; `foe` is such a one that says nothing beside another place.
    """

    spoken: Spoken
    foe: Spoken
    place: list[Word]
    bodies: dict[Text, list[Text]]
    of: dict[Text, list[Text]]


class Gloss(Table):
    """What stands before a place that only explains a name beside it, and what between them makes it more than that.

    A town is said before its name, a region behind it.
    """

    where: list[Word]
    articles: list[Word]
    sides: list[Word]
    joins: list[Symbol]
    towns: list[Word]
    regions: list[Word]


class NameWords(Table):
    """name_words.toml"""

    translated: dict[Stem, list[Word]]
    titles: Sides[list[Word]]
    translators: Sides[list[Stem]]
    starters: OneSide
    particles: Sides[list[Word]]
    generations: Sides[list[Stem]]
    surnames: Sides[list[Word]]
    seats: Seats
    gloss: Gloss
    calls_itself: Sides[str]
    begun: dict[Text, list[Stem]]
    given_places: Sides[list[Word]]
    small: OneSide
    given: dict[Stem, list[Word]]
    house: dict[Text, list[Text]] = Field(default_factory=dict)


class Ambiguous(Sides[dict[Text, list[Text]]]):
    """ambiguous.toml"""


class Name(Row):
    """places.tsv, places-cldr.tsv and organizations.tsv"""

    id: Text
    uk: Variants
    en: Names


class RussianRomanization(Row):
    """russian-romanization.tsv: beginnings of Ukrainian words, the English name by way of Russian, and the right one"""

    uk: StemNames
    en: Text
    expected: Text


class Kept(Table):
    """An ending of surnames that no spelling changes, and what must stand in the other language's word."""

    ending: Pattern
    stem: Pattern


class Silent(Table):
    """Letters without which a word reads the same."""

    en: list[Annotated[str, Field(min_length=1, max_length=1)]]


class Declension(Table):
    """Ukrainian case endings, and what is cut off the Latin word with them, at which cost."""

    uk: list[str]
    en: dict[str, Cost]


class Romanization(Table):
    """romanization.toml"""

    exact: dict[Word, list[str]]
    near: dict[Word, list[str]]
    kept: Sides[Kept]
    silent: Silent
    mute: Sides[list[Pattern]]
    endings: list[Declension]


class LearnedChunk(Row):
    """romanization.tsv: a chunk of a Ukrainian name, what it comes out as, and what that costs (letters)"""

    uk: Annotated[str, Field(min_length=1)]
    en: str
    cost: Cost


class Translated(Row):
    """pairs.tsv: words that translate each other"""

    uk: Word
    en: Word


class Homoglyphs(Table):
    """homoglyphs.toml"""

    class Lone(Table):
        """Single Latin letters that are typed for a Ukrainian word."""

        between: list[Word]
        after_comma: list[Word]

    cyrillic: dict[Annotated[str, Field(min_length=1, max_length=1)], Annotated[str, Field(min_length=1, max_length=1)]]
    latin: dict[Annotated[str, Field(min_length=1, max_length=1)], Annotated[str, Field(min_length=1, max_length=1)]]
    lone: Lone


class Russian(Table):
    """russian.toml"""

    words: dict[Word, Phrase]
