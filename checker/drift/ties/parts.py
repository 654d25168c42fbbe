"""What part the words around a verb have in its deed: who does it, to whom, for whom, from whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from checker.drift.coverage import Word
from checker.drift.ties.noun_cases import Nouns, nouns
from checker.drift.ties.persons import plain
from checker.drift.ties.pronouns import Pronouns
from checker.drift.ties.vocabulary import Ties, ties
from checker.language.memo import Memo
from checker.language.quantities.words import Word as Number
from checker.language.quantities.words import number_words
from checker.language.vocabulary import Words
from checker.model import Side

Part = Literal["doer", "object", "receiver", "source", "other"]
# What a preposition makes of what it governs, by what it says of a place.
GOVERNED: Mapping[str, Part] = {"goal": "receiver", "source": "source"}


class Role(NamedTuple):
    """The part of an English word, and the last word (number) of its phrase, which the others only describe."""

    part: Part
    head: int


class Known(NamedTuple):
    """The vocabulary that tells parts."""

    ties: Ties
    nouns: Nouns
    pronouns: Pronouns
    numbers: Memo[str, Number | None]
    # Whether a Ukrainian word, in lower case, is a verb and nothing else: «ви» and «дати» may be other words.
    acts: Memo[str, bool]

    def pronoun(self, side: Side, word: Word, *, owns: bool) -> str:
        """Whether a pronoun "does" or "suffers"; "" where it is none, or says whose that is which it `owns`."""
        said = self.pronouns.said[side].get(plain(word.token.lower), ())
        roles = {role for _, role in said}
        if not roles or (owns and "owns" in roles) or (word.token.text.isupper() and len(word.token.text) > 1):
            return ""
        if roles == {"does"} or (side == "en" and "does" in roles):
            return "does"
        return "suffers" if "suffers" in roles else ""

    def person(self, side: Side, word: Word) -> str:
        """Whom a pronoun means: "we", "he" …; "" of other words."""
        return next((name for name, _ in self.pronouns.said[side].get(plain(word.token.lower), ())), "")


def known(words: Words) -> Known:
    """What tells parts by the vocabulary."""
    return words.made(_known)


def _known(words: Words) -> Known:
    bound, known_nouns, pronouns = ties(words), nouns(words), words.made(Pronouns)
    said, verb, readings = pronouns.said["uk"], bound.verb, known_nouns.readings

    def acts(low: str) -> bool:
        return verb[low] == "verb" and low not in said and not readings[low]

    return Known(bound, known_nouns, pronouns, number_words(words, "uk").known, Memo(acts))
