"""Words of one language that may stand for each other, and what follows from it for their translations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from lemmas import families

Pairs = dict[tuple[str, str], float]
Kin = Mapping[str, Mapping[str, float]]
Sense = tuple[str, str]  # part of speech, number of the synset

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}

# How near the words of one synset are to each other and to those of a synset that it points to, for first senses: a
# wider term, a similar adjective, verbs of a group, what a verb entails, see also.
SAME = 0.6
POINTS = {"@": 0.35, "&": 0.4, "$": 0.4, "*": 0.3, "^": 0.3}
# Words that are derived from each other: decide, decision.
DERIVED = frozenset({"+", "\\", "<"})
DERIVATION = 0.6
# Each later sense of a word counts for less.
LATER = 0.8
# A Ukrainian verb and its passive («виконувати», «виконуватися»), and words of one stem («безпека», «безпечний»).
PASSIVE, STEMMED = 0.8, 0.5
# Two Ukrainian words that share translations lend each other theirs: at most so much of them.
LENT = 0.5
# Weaker links than this are left out.
LEAST = 0.3


def wordnet(folder: Path, known: frozenset[str]) -> Kin:
    """The nearness of known English words by WordNet 3.0: its folder of data.noun, index.noun and so on."""
    ranks: dict[tuple[str, Sense], int] = {}
    synsets: dict[Sense, tuple[list[str], list[tuple[str, Sense, int, int]]]] = {}
    for part, name in PARTS.items():
        for fields in _rows(folder / f"index.{name}"):
            count = int(fields[2])
            ranks.update(((fields[0], (part, number)), n) for n, number in enumerate(fields[-count:]))
        for fields in _rows(folder / f"data.{name}"):
            synsets[part, fields[0]] = _synset(fields)
    kin: dict[str, dict[str, float]] = defaultdict(dict)

    def put(one: str, two: str, near: float) -> None:
        if one != two and known.issuperset((one, two)) and near > kin[one].get(two, 0.0):
            kin[one][two] = kin[two][one] = near

    for sense, (words, pointers) in synsets.items():
        share = {word: LATER ** ranks.get((word, sense), 9) for word in words}
        for one in words:
            for two in words:
                put(one, two, SAME * share[one] * share[two])
        for sign, target, ours, theirs in pointers:
            others = synsets[target][0]
            if ours and sign in DERIVED:
                put(words[ours - 1], others[theirs - 1], DERIVATION)
            elif not ours and sign in POINTS:
                for one in words:
                    for two in others:
                        put(one, two, POINTS[sign] * share[one] * LATER ** ranks.get((two, target), 9))
    return kin


def ukrainian(words: set[str]) -> Kin:
    """The nearness of verbs to their passives and of words to others of the same stem."""
    kin: dict[str, dict[str, float]] = defaultdict(dict)
    for family in families("uk", sorted(words)).values():
        for one in family:
            kin[one].update({two: STEMMED for two in family if two != one})
    for word in words:
        if word.endswith("ся") and word[:-2] in words:
            kin[word][word[:-2]] = kin[word[:-2]][word] = PASSIVE
    return kin


def lend(pairs: Pairs) -> Pairs:
    """Translations that Ukrainian words have from others with which they share some: the more they share, the more."""
    by_uk, by_en = _by(pairs)
    made: Pairs = {}
    for uk, links in by_uk.items():
        near: dict[str, float] = defaultdict(float)
        for en, strength in links.items():
            whole = sum(by_en[en].values()) ** 0.5
            for other, theirs in by_en[en].items():
                near[other] += strength * theirs / whole
        near.pop(uk)
        lacking: dict[str, float] = defaultdict(lambda: 1.0)
        for other, how in near.items():
            for en, strength in by_uk[other].items():
                if en not in links:
                    lacking[en] *= 1 - LENT * min(1.0, how) * strength
        made.update({(uk, en): 1 - lack for en, lack in lacking.items() if 1 - lack >= LEAST})
    return made


def spread(pairs: Pairs, kin: Kin, side: int) -> Pairs:
    """What the kin of a word on one side (0: Ukrainian, 1: English) translate: strength times nearness."""
    made: Pairs = {}
    for (uk, en), strength in pairs.items():
        for other, near in kin.get((uk, en)[side], {}).items():
            pair = (other, en) if side == 0 else (uk, other)
            if strength * near >= max(LEAST, made.get(pair, 0.0)):
                made[pair] = strength * near
    return made


def widened(pairs: Pairs, ukrainian: Kin, english: Kin) -> Pairs:
    """The pairs with those that follow from them; what is known of a pair itself stays."""
    wider = lend(pairs) | pairs
    for kin, side in ((ukrainian, 0), (english, 1)):
        more = spread(wider, kin, side)
        wider = {pair: max(more.get(pair, 0.0), wider.get(pair, 0.0)) for pair in more.keys() | wider.keys()}
    return {**wider, **pairs}


def _by(pairs: Pairs) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    by_uk: dict[str, dict[str, float]] = defaultdict(dict)
    by_en: dict[str, dict[str, float]] = defaultdict(dict)
    for (uk, en), strength in pairs.items():
        by_uk[uk][en] = by_en[en][uk] = strength
    return by_uk, by_en


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.partition("|")[0].split() for line in lines if not line.startswith(" ")]


def _synset(fields: list[str]) -> tuple[list[str], list[tuple[str, Sense, int, int]]]:
    """The words of a synset and its pointers: sign, target, and the places of both words (0: all of them)."""
    count = int(fields[3], 16)
    words = [re.sub(r"\(\w+\)$", "", word).lower() for word in fields[4 : 4 + 2 * count : 2]]
    at = 5 + 2 * count
    pointers = []
    for n in range(int(fields[at - 1])):
        sign, number, part, places = fields[at + 4 * n : at + 4 * n + 4]
        pointers.append((sign, ("a" if part == "s" else part, number), int(places[:2], 16), int(places[2:], 16)))
    return words, pointers
