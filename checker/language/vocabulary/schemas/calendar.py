"""The schema of the calendar."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from checker.language.vocabulary.keys import in_order
from checker.language.vocabulary.notation import Forms, Pattern, Phrase, StemOrNone, Stems, Text, Word, fault
from checker.language.vocabulary.schemas.base import Sides, Table
from checker.model.messages import Message

RELATIVE = re.compile(r"(?:day|week|month|year) -?\d{1,2}")
CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d")


def _relative(text: str) -> str:
    if not RELATIVE.fullmatch(text):
        raise fault(Message("words.no_distance", key=text))
    return text


def _clock(text: str) -> str:
    if not CLOCK.fullmatch(text):
        raise fault(Message("words.no_time", key=text))
    return text


class EnglishCalendar(Table):
    """Months, weekdays, years and hours of a language; what stands in a list of one entry a month is in order."""

    months: Annotated[list[Forms], AfterValidator(in_order(12))]
    weekdays: Annotated[list[Forms], AfterValidator(in_order(7))]
    seasons: Annotated[list[Forms], AfterValidator(in_order(4))]
    year: list[Word]
    doubtful: list[Word]
    counted: list[Phrase]
    year_before: list[Phrase]
    relative: dict[Annotated[str, AfterValidator(_relative)], list[Phrase]]
    quarter_of_year: list[Phrase]
    half_year: list[Phrase]
    half_of: list[Phrase]
    half_whole: list[Pattern]
    turn: list[Phrase]
    decades: Stems
    decade_endings: Forms
    decade_years: list[Phrase]
    decade_before: list[Phrase]
    early: list[Phrase]
    late: list[Phrase]
    century: list[Phrase]
    hour: list[Phrase]
    am: list[Phrase]
    pm: list[Phrase]
    afternoon: list[Word]
    times: dict[Annotated[str, AfterValidator(_clock)], list[Phrase]]
    at: list[Phrase]
    half: list[Phrase]
    quarter: list[Phrase]
    clock_to: list[Phrase]
    clock_past: list[Phrase]
    clock_minutes: list[Phrase]
    clock_cardinal: list[Phrase]
    clock_of_next: list[Phrase]
    clock_hint: list[Phrase]
    oral: list[Phrase]
    zones: dict[Text, list[Phrase]]
    fall: list[Pattern] = Field(default_factory=list)


class UkrainianCalendar(EnglishCalendar):
    """The same of Ukrainian, with the stems of adjectives; "-" stands where there is none."""

    month_stems: Annotated[list[StemOrNone], AfterValidator(in_order(12))]
    weekday_stems: Annotated[list[StemOrNone], AfterValidator(in_order(7))]
    short_year: list[Word]
    short_year_ends: Forms
    short_year_counts: list[Word]
    clock_until: list[Phrase]
    year_opens: list[Phrase]


class Calendar(Sides[EnglishCalendar]):
    """calendar.toml"""

    uk: UkrainianCalendar
    en: EnglishCalendar
