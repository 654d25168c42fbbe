"""How well a Ukrainian word and a Latin one spell the same name, case endings aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from operator import eq
from typing import Any, NamedTuple

from checker.language.memo import Memo
from checker.language.text import script
from checker.language.vocabulary import Words
from checker.model import SIDES, Side, other
from checker.model.expressions import deferred

# Costs of an edit, in letters, where the tables have none: chunks that are heard nearly alike; a letter for another; a
# letter that only one of the two words has. Chosen so that of the cities of the CLDR, whose names were not learned from
# for this, right pairs and wrong ones lie as far apart as they can.
NEAR, VOWELS_DIFFER, DIFFER = 0.3, 0.45, 1.2
LOST_VOWEL, LOST_CONSONANT, MORE_VOWEL, MORE_CONSONANT, MORE_SILENT = 0.6, 1.2, 0.35, 1.2, 0.2
# Letters of an edit, for each letter of the name, from which on nothing is worth knowing.
WORST = 0.45
# What is just alike enough costs so much less, a letter, than what is not.
MARGIN = 1e-6
# No name is longer (letters): laying letter against letter takes the square of it, and any text may hold a long word.
LONGEST = 40

# Endings that are a consonant's, or a name's own: of "Harrison" for «Гарріс», "Braunt" for «Браун».
HEARD = ("n", "t", "d")

VOWELS_UK, VOWELS_EN = frozenset("аеєиіїоуюя"), frozenset("aeiouy")
# A consonant that is doubled: "Бекке" and "Becke" sound alike, «Юньнань» and Yunnan too.
DOUBLED = deferred(r"([бвгґджзйклмнпрстфхцчшщbcdfghjklmnpqrstvwxz])ь?\1")
POSSESSIVE = deferred(r"'s?$")
# Letters that Unicode does not take apart: "Đoković", "Yıldız", "Bjørn".
UNMARKED = str.maketrans(
    {"ł": "l", "ø": "o", "ß": "ss", "đ": "dj", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


class Sounds(NamedTuple):
    """The tables of `rules/words/romanization.toml` and `romanization.tsv`, ready for look-up."""

    chunks: dict[str, dict[str, tuple[tuple[str, float], ...]]]  # by the chunk, then by the first letter there, or ""
    first: dict[str, tuple[str, ...]]
    ends: dict[str, dict[str, float]]
    more: dict[str, float]  # what a letter costs that only the Latin word has, where it is no consonant that is heard
    mute: dict[Side, tuple[re.Pattern[str], ...]]
    kept: dict[Side, tuple[re.Pattern[str], re.Pattern[str]]]  # an ending, and what stands for it on the other side


# Of two letters of a Ukrainian word: whether the first is a vowel, and what stands for the chunks that begin with it,
# by their length.
Chunks = tuple[bool, list[tuple[int, dict[str, tuple[tuple[str, float], ...]]]]]


class Spelt(NamedTuple):
    """The letters of a word that are compared, whether it has an ending that every spelling keeps, and what is that."""

    letters: str
    ends: bool
    stays: bool


def _sounds(words: Words) -> Sounds:
    """The tables with a cost for every chunk; what a name may begin with is decided by the tables made by hand."""
    table = words.table("romanization")
    chunks: dict[str, dict[str, float]] = {}
    for tier, cost in (("near", NEAR), ("exact", 0.0)):
        for source, targets in table[tier].items():
            chunks.setdefault(source, {}).update(dict.fromkeys(targets, cost))
    first: dict[str, set[str]] = {}
    for source, costs in chunks.items():
        for target in costs:
            if target:
                first.setdefault(source[0], set()).add(target[0])
    for source, target, price in words.rows("romanization"):
        chunks.setdefault(source, {})[target] = float(price)
    return Sounds(
        chunks={source: _by_letter(costs) for source, costs in chunks.items()},
        first={source: tuple(targets) for source, targets in first.items()},
        ends=_ends(table["endings"]),
        more={**dict.fromkeys(VOWELS_EN, MORE_VOWEL), **dict.fromkeys(table["silent"]["en"], MORE_SILENT)},
        mute={side: tuple(map(re.compile, table["mute"][side])) for side in SIDES},
        kept={
            side: (deferred(table["kept"][side]["ending"]), deferred(table["kept"][other(side)]["stem"]))
            for side in SIDES
        },
    )


def _by_letter(costs: dict[str, float]) -> dict[str, tuple[tuple[str, float], ...]]:
    """What stands for a chunk, by its first letter; what may be said by nothing is under ""."""
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for target, cost in costs.items():
        found[target[:1]] = (*found.get(target[:1], ()), (target, cost))
    return found


def _ends(declensions: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """What may stand at the end of the Latin word for each Ukrainian case ending, at the least cost."""
    ends: dict[str, dict[str, float]] = {}
    for declension in declensions:
        for uk in declension["uk"]:
            row = ends.setdefault(uk, {})
            for en, price in declension["en"].items():
                row[en] = min(price, row.get(en, price))
    return ends


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
        self.sounds = _sounds(words)
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
        if not uk or not en or not _alike_at_first(uk[0], en[0], known):
            return 0.0
        if (ends and not stays_en) or (ends_en and not stays):
            return 0.0  # one has an ending of surnames that every spelling keeps
        both = len(uk) + len(en)
        longest = max(len(uk), len(en))
        if longest > LONGEST or 2 * longest - both > 3 + longest // 3:
            return 0.0
        length = both / 2
        cost = _cost(uk, en, self._chunks, known, worst * length)
        return max(0.0, 1.0 - cost / length)

    def _heard_apart(self, both: tuple[str, str]) -> bool:
        known = self.sounds
        uk, en = cyrillic(both[0]), latin(both[1])
        limit = WORST * (len(uk) + len(en))
        written = {uk, *(pattern.sub("", uk) for pattern in known.mute["uk"])}
        heard = {en, *(pattern.sub("", en) for pattern in known.mute["en"])}
        return all(_cost(*both, self._chunks, known, limit, limit) >= limit for both in product(written, heard))

    def _beginning(self, letters: str) -> Chunks:
        chunks = self.sounds.chunks
        listed = [(size, chunks[letters[:size]]) for size in range(1, len(letters) + 1) if letters[:size] in chunks]
        return letters[:1] in VOWELS_UK, listed

    def _begin_apart(self, letters: str) -> bool:
        uk, en = letters[:1], letters[1:]
        if script(uk) != "cyrillic" or not (en.isascii() and en.isalpha()):
            return False  # a mark may not be heard
        return not _alike_at_first(uk.lower(), en.lower(), self.sounds)

    def _begins(self, first: tuple[Side, str]) -> frozenset[str]:
        known, (side, letter) = self.sounds, first
        if side == "uk":
            alphabet = "abcdefghijklmnopqrstuvwxyz"
            return frozenset(en for en in alphabet if _alike_at_first(letter, en, known)) | {letter}
        plain = latin(letter)
        return frozenset(uk for uk in known.first if plain and _alike_at_first(uk, plain[0], known)) | {letter}


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


def _alike_at_first(uk: str, en: str, known: Sounds) -> bool:
    """Whether two names may begin so; in French and Spanish an H is silent: «Уго» and "Hugo"."""
    return en in known.first.get(uk, ()) or (uk in VOWELS_UK and (en in VOWELS_EN or en == "h"))


def _cost(
    uk: str, en: str, chunks_at: Mapping[str, Chunks], known: Sounds, limit: float, consonant: float = 0.0
) -> float:  # fmt: skip
    """The cheapest way from one word to the other, in letters; more than `limit` is `limit`.

    `consonant` is what one costs at least that has no counterpart.
    """
    last, done, more = len(en), limit, known.more
    least, lost_consonant = max(DIFFER, consonant), max(LOST_CONSONANT, consonant)
    more_consonant = max(MORE_CONSONANT, consonant)
    # Of each letter of the other word that is reached, at what cost; a chunk has two letters at most.
    row: dict[int, float] = {0: 0.0}
    below: dict[int, float] = {}
    under: dict[int, float] = {}
    for i in range(len(uk) + 1):
        if not row and not below:  # nothing leads over two rows
            break
        # What the other word may end with from here on; and nothing begins behind the last letter.
        ends, within = known.ends.get(uk[i:]) if i >= 2 else None, i < len(uk)
        vowel, chunks = chunks_at[uk[i : i + 2]]
        lost = LOST_VOWEL if vowel else lost_consonant
        for j in range(min(row), last + 1) if row else ():
            cost = row.get(j, limit)
            if cost >= done:
                continue
            if ends and not (consonant and en[j:].endswith(HEARD)):
                done = min(done, cost + ends.get(en[j:], limit))
            letter = en[j : j + 1]
            if letter:
                price = cost + more.get(letter, more_consonant)
                if price < row.get(j + 1, limit):
                    row[j + 1] = price
            if not within:
                continue
            if cost + lost < below.get(j, limit):
                below[j] = cost + lost
            if letter:
                price = cost + (VOWELS_DIFFER if vowel and letter in VOWELS_EN else least)
                if price < below.get(j + 1, limit):
                    below[j + 1] = price
            for size, targets in chunks:
                there = below if size == 1 else under
                if letter in targets:
                    for target, price in targets[letter]:
                        to = j + len(target)
                        if en.startswith(target, j) and cost + price < there.get(to, limit):
                            there[to] = cost + price
                if "" in targets:  # a letter that is not said
                    for _, price in targets[""]:
                        if cost + price < there.get(j, limit):
                            there[j] = cost + price
        row, below, under = below, under, {}
    return done
