"""What Ukrainian words end in (`rules/words/ties.toml`), where that tells who does it and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from checker.language.contrasts import parsed
from checker.language.poles import ENDING
from checker.language.vocabulary import Words

Ends = tuple[str, ...]
TABLE = "ties"


class Endings(NamedTuple):
    """Endings by what they say, each a tuple to ask `str.endswith` for."""

    infinitive: Ends
    participle: Ends
    adjective: Ends
    adverb: Ends
    done: Ends
    nobody: Ends
    reflexive: Ends
    passive: Ends
    past_she: Ends
    past_he: Ends
    past_it: Ends
    of_many: Ends
    feminine: Ends
    neuter: Ends
    third: Ends
    possessive: Ends
    whose: Ends
    plural: Ends
    vowels: Ends
    somebody: Ends
    body: Ends
    woman: Ends
    oblique: Ends
    instrumental: Ends
    subject: Ends
    object: Ends


class Agreement(NamedTuple):
    """What verbs in the past end in, what each last letter of a name is due, and what no consonant is (`others`)."""

    past: Ends
    due: Mapping[str, str]
    others: Ends
    vowels: Ends


def endings(words: Words) -> Endings:
    """The endings of the vocabulary."""
    return words.made(_endings)


def _endings(words: Words) -> Endings:
    return Endings(**{name: ends(given) for name, given in words.table(TABLE)["endings"].items()})


def agreement(words: Words) -> Agreement:
    """How verbs in the past agree with names."""
    return words.made(_agreement)


def _agreement(words: Words) -> Agreement:
    table = words.table(TABLE)["agreement"]
    return Agreement(ends(table["past"]), table["due"], ends(table["others"]), ends(table["vowels"]))


def ends(given: str) -> Ends:
    """The endings of a list with commas."""
    return tuple(one.removeprefix(ENDING) for one in parsed(given))
