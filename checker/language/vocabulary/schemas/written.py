"""The schema of what corrections are written with."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from checker.language.vocabulary.keys import Code, Unit, Value, in_order
from checker.language.vocabulary.notation import Forms, Text, Word
from checker.language.vocabulary.schemas.base import Sides, Table

# A symbol, a name for one and for several, and the American names of both; Ukrainian has the symbol alone.
Named = Annotated[list[Text], Field(min_length=1, max_length=5)]
# What a letter is at the beginning of a word, and behind a comma inside one.
Latin = Annotated[str, Field(pattern=r"^[a-z]+(,[a-z]+)?$")]
Priced = Annotated[list[Text], Field(min_length=3, max_length=3)]


class Percents(Table):
    """What stands behind digits for percent and for percentage points."""

    usual: Sides[Text]
    points: Sides[Text]


class Spelling(Table):
    """Words by whose spelling a text is American or British."""

    american: list[Word]
    british: list[Word]


class UkrainianCalendar(Table):
    """Months and weekdays in one case, and the prepositions before them."""

    month_of: Annotated[list[Word], AfterValidator(in_order(12))]
    month_in: Annotated[list[Word], AfterValidator(in_order(12))]
    weekday_on: Annotated[list[Word], AfterValidator(in_order(7))]
    in_: list[Word] = Field(alias="in")


class EnglishCalendar(Table):
    """Months that are never shortened."""

    whole: list[Text]


class Article(Table):
    """What English gives an article, and which form of it."""

    the: list[Text]
    articles: list[Word]
    determiners: list[Word]
    vowel_letters: Text
    consonant_heard: list[Text]


class Romanization(Table):
    """The Latin letters of each Ukrainian one, and those that have none."""

    silent: Text
    letters: dict[Word, Latin]


class Given(Table):
    """Given names in the nominative."""

    masculine: list[Word]
    feminine: list[Word]


class Surnames(Table):
    """Endings of surnames in the nominative, each with those of its other cases."""

    bare: list[Word]
    masculine: dict[Word, Forms]
    feminine: dict[Word, Forms]


class Abroad(Table):
    """Surnames that people of other countries have as well, these countries, and surnames that only Ukrainians have."""

    surnames: list[Word]
    countries: list[Text]
    never: list[Word]


class WrittenCalendar(Table):
    """What the calendar is written with."""

    uk: UkrainianCalendar
    en: EnglishCalendar


class Written(Table):
    """written.toml"""

    units: Sides[dict[Unit, Named]]
    currencies: Sides[dict[Code, Priced]]
    scales: Sides[dict[Value, Text]]
    percent: Percents
    spelling: Spelling
    calendar: WrittenCalendar
    article: Article
    romanization: Romanization
    given: Given
    surnames: Surnames
    abroad: Abroad
    instead: dict[Word, list[Text]]
