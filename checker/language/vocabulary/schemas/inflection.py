"""The schema of the endings by which Ukrainian words are inflected."""

from __future__ import annotations

from checker.language.vocabulary.notation import Forms
from checker.language.vocabulary.schemas.base import Table

Endings = dict[str, Forms]  # by case, or by what they are of


class Nouns(Table):
    """Endings of nouns, by declension and case."""

    masculine: Endings
    neuter: Endings
    feminine: Endings
    third: Endings
    plural: Endings


class Extended(Table):
    """Nouns whose stem grows."""

    young: Endings
    deed: Endings


class Adjectives(Table):
    """Endings of adjectives, by gender and case."""

    masculine: Endings
    feminine: Endings
    neuter: Endings
    plural: Endings


class Russian(Table):
    """Endings of names as those who write Russian have them."""

    feminine: Endings


class Ordinals(Table):
    """What stands behind the figures of an ordinal, by gender and case."""

    masculine: Endings
    neuter: Endings
    feminine: Endings


class Adverbs(Table):
    """Endings of adverbs."""

    relative: Endings


class Changes(Table):
    """Letters that a stem changes, and into what; "-" is nothing."""

    softened: Endings
    palatal: Endings
    closed: Endings
    fleeting: Endings


class NounSuffixes(Table):
    """Suffixes that nouns are made with."""

    region: Forms
    people: Forms
    agent: Forms
    action: Forms


class Suffixes(Table):
    """Suffixes that words are made with."""

    adjective: Forms
    place: Forms
    owner: Forms
    material: Forms
    surname: Forms
    participle: Forms
    singular: Forms
    young: Forms
    noun: NounSuffixes


class InflectionEndings(Table):
    """endings.toml"""

    noun: Nouns
    extended: Extended
    adjective: Adjectives
    russian: Russian
    adverb: Adverbs
    ordinal: Ordinals
    verb: Endings
    change: Changes
    suffix: Suffixes
    ordinary: Endings
    abstract: Endings
    prefix: Endings
