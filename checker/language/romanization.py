"""How well a Ukrainian word and a Latin one spell the same name, case endings aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product
from operator import eq
from typing import NamedTuple

from checker.language.memo import Memo
from checker.language.sounds import VOWELS_UK, Chunks, Sounds, alike_at_first, edit_cost, read
from checker.language.text import script
from checker.language.vocabulary import Words
from checker.model import Side
from checker.model.expressions import deferred

# Letters of an edit, for each letter of the name, from which on nothing is worth knowing.
WORST = 0.45
# What is just alike enough costs so much less, a letter, than what is not.
MARGIN = 1e-6
# No name is longer (letters): laying letter against letter takes the square of it, and any text may hold a long word.
LONGEST = 40

# A consonant that is doubled: "Бекке" and "Becke" sound alike, «Юньнань» and Yunnan too.
DOUBLED = deferred(r"([бвгґджзйклмнпрстфхцчшщbcdfghjklmnpqrstvwxz])ь?\1")
POSSESSIVE = deferred(r"'s?$")
# Letters that Unicode does not take apart: "Đoković", "Yıldız", "Bjørn".
UNMARKED = str.maketrans(
    {"ł": "l", "ø": "o", "ß": "ss", "đ": "dj", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


class Spelt(NamedTuple):
    """The letters of a word that are compared, whether it has an ending that every spelling keeps, and what is that."""

    letters: str
    ends: bool
    stays: bool


@lru_cache(maxsize=16384)
def latin(word: str) -> str:
    """A Latin word in small letters, without marks above letters, possessives and doubled consonants.

    >>> latin("Łukaszenka’s".replace("’", "'")), latin("Müller")
    ('lukaszenka', 'muler')
    """
    plain = word.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(UNMARKED))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _single(POSSESSIVE.sub("", plain) if "'" in plain else plain)


@lru_cache(maxsize=16384)
def cyrillic(word: str) -> str:
    """A Ukrainian word in small letters, without apostrophes and doubled consonants.

    >>> cyrillic("Лук'яненко"), cyrillic("Беккер")
    ('лукяненко', 'бекер')
    """
    return _single(word.lower().replace("'", ""))


def _single(word: str) -> str:
    """A word in small letters with one consonant for each that is doubled; most words have none."""
    return DOUBLED.sub(r"\1", word) if any(map(eq, word, word[1:])) or "ь" in word else word


class Romanization:
    """How Ukrainian words and Latin ones spell the same name, by the tables of a vocabulary.

    `likeness[uk, en]` is 1.0 for a Ukrainian word (in any case form) and a Latin one that spell one name, down to 0.0
    for strangers: a weighted edit distance over chunks of letters, by the length of the name. `strangers[letters]`
    tells from their first letters that a Cyrillic word and a Latin one have a likeness of 0.0: «шк».
    """

    def __init__(self, words: Words) -> None:
        self.sounds = read(words)
        self.likeness: Memo[tuple[str, str], float] = Memo(self._likeness, many=65_536)
        self._strict: Memo[tuple[float, str, str], float] = Memo(self._likeness_from)
        self._apart: Memo[tuple[str, str], bool] = Memo(self._heard_apart)
        self._openings: Memo[tuple[Side, str], frozenset[str]] = Memo(self._begins)
        (uk_ending, in_en), (en_ending, in_uk) = self.sounds.kept["uk"], self.sounds.kept["en"]
        self._written: Memo[str, Spelt] = Memo(lambda word: _spelt(cyrillic(word), uk_ending, in_uk))
        self._chunks: Memo[str, Chunks] = Memo(self._beginning)
        self.strangers: Memo[str, bool] = Memo(self._begin_apart)
        self._heard: Memo[str, Spelt] = Memo(lambda word: _spelt(latin(word), en_ending, in_en))

    def openings(self, side: Side, letter: str) -> frozenset[str]:
        """The letters that a counterpart may begin with, of a word of `side` that begins with `letter`."""
        return self._openings[side, letter]

    def heard_apart(self, uk: str, en: str) -> bool:
        """Whether a consonant that is heard is lost, added or exchanged, however the letters of two words are laid.

        «Джонсон» and Johnston are as like as most spellings of one name; but no spelling adds a "t".
        """
        return self._apart[uk, en]

    def likeness_from(self, least: float, uk: str, en: str) -> float:
        """The likeness of two words, or 0.0 where it is less than `least`: that is told of strangers at a look."""
        both = uk, en
        if both not in self.likeness:
            return self._strict[least, *both]
        alike = self.likeness[both]
        return alike if alike >= least else 0.0

    def heard_from(self, least: float, uk: str, en: str) -> float:
        """The same, for who remembers it."""
        return self._likeness_from((least, uk, en))

    def _likeness(self, both: tuple[str, str]) -> float:
        return self._compared(*both, WORST)

    def _likeness_from(self, asked: tuple[float, str, str]) -> float:
        least, uk, en = asked
        alike = self._compared(uk, en, 1.0 - least + MARGIN)
        return alike if alike >= least else 0.0

    def _compared(self, written: str, heard: str, worst: float) -> float:
        known = self.sounds
        uk, ends, stays = self._written[written]
        en, ends_en, stays_en = self._heard[heard]
        if not uk or not en or not alike_at_first(uk[0], en[0], known):
            return 0.0
        if (ends and not stays_en) or (ends_en and not stays):
            return 0.0  # one has an ending of surnames that every spelling keeps
        both = len(uk) + len(en)
        longest = max(len(uk), len(en))
        if longest > LONGEST or 2 * longest - both > 3 + longest // 3:
            return 0.0
        length = both / 2
        cost = edit_cost(uk, en, self._chunks, known, worst * length)
        return max(0.0, 1.0 - cost / length)

    def _heard_apart(self, both: tuple[str, str]) -> bool:
        known = self.sounds
        uk, en = cyrillic(both[0]), latin(both[1])
        limit = WORST * (len(uk) + len(en))
        written = {uk, *(pattern.sub("", uk) for pattern in known.mute["uk"])}
        heard = {en, *(pattern.sub("", en) for pattern in known.mute["en"])}
        return all(edit_cost(*both, self._chunks, known, limit, limit) >= limit for both in product(written, heard))

    def _beginning(self, letters: str) -> Chunks:
        chunks = self.sounds.chunks
        listed = [(size, chunks[letters[:size]]) for size in range(1, len(letters) + 1) if letters[:size] in chunks]
        return letters[:1] in VOWELS_UK, listed

    def _begin_apart(self, letters: str) -> bool:
        uk, en = letters[:1], letters[1:]
        if script(uk) != "cyrillic" or not (en.isascii() and en.isalpha()):
            return False  # a mark may not be heard
        return not alike_at_first(uk.lower(), en.lower(), self.sounds)

    def _begins(self, first: tuple[Side, str]) -> frozenset[str]:
        known, (side, letter) = self.sounds, first
        if side == "uk":
            alphabet = "abcdefghijklmnopqrstuvwxyz"
            return frozenset(en for en in alphabet if alike_at_first(letter, en, known)) | {letter}
        plain = latin(letter)
        return frozenset(uk for uk in known.first if plain and alike_at_first(uk, plain[0], known)) | {letter}


def romanization(words: Words) -> Romanization:
    """What tells spellings of one name by the vocabulary."""
    return words.made(Romanization)


def sounds(words: Words) -> Sounds:
    """The tables of the vocabulary."""
    return romanization(words).sounds


def likeness(uk: str, en: str, words: Words) -> float:
    """How well a Ukrainian word and a Latin one spell the same name, see `Romanization`."""
    return romanization(words).likeness[uk, en]


def likeness_from(least: float, uk: str, en: str, words: Words) -> float:
    """The same, or 0.0 where it is less than `least`."""
    return romanization(words).likeness_from(least, uk, en)


def heard_apart(uk: str, en: str, words: Words) -> bool:
    """Whether a consonant that is heard tells two words apart, see `Romanization`."""
    return romanization(words).heard_apart(uk, en)


def openings(side: Side, letter: str, words: Words) -> frozenset[str]:
    """The letters that a counterpart of a word may begin with, see `Romanization`."""
    return romanization(words).openings(side, letter)


def _spelt(letters: str, ending: re.Pattern[str], stem: re.Pattern[str]) -> Spelt:
    return tuple.__new__(Spelt, (letters, ending.search(letters) is not None, stem.search(letters) is not None))
