"""The schemas of numerals, currencies, units and the calendar."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from checker.language.vocabulary.keys import Code, Factor, SignCodes, Unit, Value, WholeValue, unit, value
from checker.language.vocabulary.notation import (
    Form,
    Forms,
    Letter,
    Names,
    Pattern,
    Phrase,
    Stem,
    StemForms,
    Stems,
    Symbol,
    Text,
    Word,
    beginning,
    fault,
    spaced,
)
from checker.language.vocabulary.schemas.base import Row, Sides, Table
from checker.model.messages import Message

IDENTIFIER = re.compile(r"[a-z]+\d+")
CODE = re.compile("[A-Z]{3,5}")


class Sign(Table):
    """What says that a number is below zero, or above it."""

    minus: list[Phrase]
    plus: list[Phrase]


class Last(Table):
    """What says the end of a row, and what may stand for it; `unless` stands before a word that says something else."""

    words: list[Word]
    unless: list[Word] = Field(default_factory=list)
    like: list[Form]


class Change(Table):
    """What stands before the amount that something changes by, and behind it."""

    before: list[Word]
    behind: list[Word]


class Multiple(Table):
    """What stands behind a number of times."""

    behind: list[Word]


class WholeOf(Table):
    """What makes a number the whole of others, beside it, and what leaves some of a whole out, before them."""

    total: list[Word]
    but: list[Word]


class Odd(Table):
    """What stands between a number and its magnitude and adds a little to it."""

    behind: list[Text]


class Every(Table):
    """What is one word with a number that it makes one of times."""

    before: Word


class Running(Table):
    """What stands behind the number of a year that is not over, of which there are one fewer whole ones."""

    behind: list[Phrase]


class Share(Table):
    """What stands before a number that is a part as well, behind an ordinal that is one, and between part and whole."""

    before: list[Pattern]
    behind: list[Pattern]
    of: list[Phrase]


class Idioms(Table):
    """Expressions whose number words count nothing."""

    phrases: list[Phrase]


def _identifier(text: str) -> str:
    if not IDENTIFIER.fullmatch(text):
        raise fault(Message("words.no_identifier", key=text))
    return text


class EnglishNumerals(Table):
    """The number words of English, by value."""

    unit: dict[WholeValue, Forms]
    ten: dict[Value, Forms]
    hundred: dict[Value, Forms]
    scale: dict[Value, Forms]
    dozen: dict[Value, Forms]
    half: dict[Value, Forms]
    part: dict[Value, Forms]
    whole: dict[Value, Forms] = Field(default_factory=dict)
    nth: dict[Value, Forms]
    soft: dict[Value, StemForms]
    times: dict[Value, StemForms]
    like: dict[Value, StemForms]
    meant: dict[Value, StemForms]
    last: Last
    change: Change
    whole_of: WholeOf
    odd: Odd
    multiple: Multiple
    running: Running
    suffix: dict[Value, Forms]
    sign: Sign
    share: Share
    codes: dict[Annotated[str, AfterValidator(_identifier)], list[Phrase]]
    idioms: Idioms


def _compound(text: str) -> str:
    return text if text == "stems" else value(text)


def _halves(given: dict[str, str]) -> dict[str, str]:
    if "stems" in given:
        spaced(beginning)(given["stems"])
    return given


class Once(Table):
    """What is written together with an ordinal of an occasion, and what that ends in."""

    before: list[Word]
    ending: Word


class Between(Table):
    """What stands between two numbers."""

    between: list[Text]


class Cited(Between):
    """What stands between a part and its article in Ukrainian, and between an article and its part in English."""

    behind: list[Text]


class UkrainianNumerals(EnglishNumerals):
    """The number words of Ukrainian; ordinals and the second halves of compounds are beginnings of words."""

    nth: dict[Value, Stems]
    every: Every
    occasion: dict[Value, Forms]
    once: Once
    elided: Between
    cited: Cited
    compound: Annotated[dict[Annotated[str, AfterValidator(_compound)], Text], AfterValidator(_halves)]


class Percent(Table):
    """Signs and words of percent, of percentage points and of hundredths of these, which are basis points."""

    uk: list[Symbol]
    en: list[Symbol]
    all_uk: list[Word]
    all_en: list[Word]
    one_uk: list[Word]
    one_en: list[Word]
    adjectives: list[Stem]
    points_uk: list[Phrase]
    points_en: list[Phrase]
    basis_uk: list[Phrase]
    basis_en: list[Phrase]


class Numerals(Table):
    """numerals.toml"""

    uk: UkrainianNumerals
    en: EnglishNumerals
    percent: Percent


def _new_code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise fault(Message("words.no_currency", text=text), text)
    return text


class Codes(Table):
    """Codes beyond those of currencies-cldr.tsv."""

    codes: list[Annotated[str, AfterValidator(_new_code)]]


class Large(Table):
    """Words that are a currency only behind a large sum."""

    words: list[Word]


class Minor(Table):
    """Hundredths: their words, and the other currencies that have the same."""

    uk: dict[Code, list[Form]]
    en: dict[Code, list[Symbol]]
    also: dict[Code, list[Code]]


class Apart(Table):
    """What looks like a currency and is none."""

    phrases: list[Phrase]


class Currencies(Table):
    """currencies.toml"""

    sign: dict[Text, SignCodes]
    code: Codes
    alike: dict[Code, list[Code]]
    uk: dict[Code, list[Form]]
    en: dict[Code, list[Symbol]]
    large: Large
    which: dict[Code, list[Form]]
    minor: Minor
    apart: Apart
    typo: dict[Code, list[Word]]


class Currency(Row):
    """currencies-cldr.tsv"""

    code: Annotated[str, AfterValidator(_new_code)]
    uk: Names
    en: Names


def _alone(text: str, info: ValidationInfo) -> str:
    if text in {"uk", "en", "article", "before"}:
        return text
    count, _, named = text.partition(" ")
    value(count)
    unit(named, info)
    return text


def _amounts(given: dict[str, list[str]], info: ValidationInfo) -> dict[str, list[str]]:
    for key in {"uk", "en"} & set(given):
        for word in given[key]:
            unit(word, info)
    return given


class SideBounds(Table):
    """What bounds the figure behind it or before it, and what denies that."""

    more: list[Phrase]
    least: list[Phrase]
    less: list[Phrase]
    most: list[Phrase]
    goal: list[Phrase]
    exact: list[Phrase]
    about: list[Phrase]
    nearly: list[Phrase]
    not_: list[Phrase] = Field(alias="not")
    away: list[Phrase]
    least_behind: list[Phrase]
    most_behind: list[Phrase]
    earliest: list[Phrase]
    latest: list[Phrase]
    earliest_behind: list[Phrase]
    latest_behind: list[Phrase]
    hints: list[Phrase]


class Bounds(Sides[SideBounds]):
    """bounds.toml"""

    uk: SideBounds
    en: SideBounds


class Delta(Table):
    """What makes degrees a difference."""

    before: list[Phrase]
    after: list[Phrase]


class Zero(Table):
    """What says that degrees are below zero, or above it."""

    below: list[Phrase]
    above: list[Phrase]


Measured = dict[Factor, StemForms]


class Tens(Table):
    """What makes degrees of "the 70s", and the words for the lower, the middle and the upper ones of ten."""

    said: list[Symbol]
    low: list[Word]
    mid: list[Word]
    high: list[Word]


class Half(Table):
    """What behind a unit is half of it."""

    behind: list[Phrase]


class Units(Table):
    """units.toml"""

    length: Measured
    mass: Measured
    area: Measured
    volume: Measured
    speed: Measured
    temperature: Measured
    duration: Measured
    energy: Measured
    power: Measured
    data: Measured
    spoons: Measured
    two: dict[Unit, list[Phrase]]
    alone: Annotated[dict[Annotated[str, AfterValidator(_alone)], list[Phrase]], AfterValidator(_amounts)]
    delta: Delta
    zero: Zero
    tens: Tens
    half: Half
    capital: dict[Unit, list[Letter]]
    either: dict[Unit, list[Letter]]
    implied: dict[Unit, list[Phrase]]
