"""Learns the bilingual lexicon: python benchmarks/learn_lexicon.py DATA [DICTIONARY ...] (needs simplemma)

DATA        a folder with parallel/tatoeba, names-cldr, names-pep, po-ui and repos/ (see benchmarks/parallel.py)
DICTIONARY  tables "lemma, english|english" beside benchmarks/words/dictionary.tsv, the most usual translation first

Writes rules/models/lexicon.bin: IBM model 1 in both directions with agreement, over a prior of the dictionary; what it
finds is lent to kindred words. WordNet is in the Debian package wordnet-base, /usr/share/wordnet.
"""

from __future__ import annotations

import argparse
import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import kin
import lemmas
import numpy as np
import parallel

from checker.language.lexicon.lexicon import LINKED, NAME, pack
from checker.language.text import bare
from checker.language.vocabulary import shipped
from checker.model import SIDES, Side

Array = np.ndarray[Any, np.dtype[Any]]
MODELS = Path(__file__).parent.parent / "rules" / "models"
# What only learning reads: a dictionary, words that say little, and lemmas by hand.
OWN = Path(__file__).parent / "words"
NOTE = "Learned from free parallel text and a dictionary; sources and licences are in rules/models/NOTICE."

# The prior of a dictionary's first translation, what each later one has less, the least; and that of a phrase's words.
FIRST, STEP, LEAST, PHRASE = 0.9, 0.04, 0.6, 0.45
# How many passages a prior weighs as much as: that of the dictionary, and nothing said.
FIRM, FAINT = 6.0, 1.0
# What the text alone teaches: at least so many links, and so strong.
LINKS, STRENGTH = 1.5, 0.25
# Rounds of each direction alone, and of both in agreement.
ALONE, AGREED = 4, 4
LIGHT, WEIGHTLESS = 0.1, 0.02
# How many passages of its own a lemma needs to have as much of a say as what is usual.
USUAL = 5
# Sentence pairs that are left to those who learn after the lexicon (benchmarks/learn_drift.py).
SPARE = 3000
# What is known of a word that has weak links only.
RARE = 0.1, 0.02

Prior = dict[tuple[str, str], float]
Passage = tuple[list[str], list[str]]


class Learned(NamedTuple):
    """What the text says of the pairs that occur in it: expected links, and passages with both."""

    links: dict[tuple[str, str], float]
    together: dict[tuple[str, str], float]


def dictionary(paths: Sequence[Path], light: Mapping[Side, frozenset[str]]) -> Prior:
    """The prior of every pair of a Ukrainian and an English lemma that the tables give."""
    prior: Prior = {}
    listed = lemmas.listed("uk")
    for path in paths:
        for row in path.read_text(encoding="utf-8").splitlines():
            uk, tab, translations = row.partition("\t")
            if not tab or row.startswith("#"):
                continue
            ours = (
                [form for form in parallel.tokens(uk) if form not in light["uk"]] if " " in uk else [bare(uk).lower()]
            )
            for rank, phrase in enumerate(translations.split("|")):
                for word, sure in _phrase(parallel.tokens(phrase), max(LEAST, FIRST - STEP * rank), light["en"]):
                    for form in ours:  # each word of «брати участь» stands for "participate" in part
                        key = form if len(ours) == 1 else listed.get(form, form), word
                        prior[key] = max(prior.get(key, 0.0), sure if len(ours) == 1 else min(sure, PHRASE))
    return prior


def _phrase(words: list[str], sure: float, light: frozenset[str]) -> Iterator[tuple[str, float]]:
    """One word stands for the whole; of a phrase, each word that says something does so in part."""
    heavy = [word for word in words if word not in light] or words
    for word in heavy:
        yield word, sure if len(words) == 1 else sure - 0.1 if len(heavy) == 1 else PHRASE


class Reader:
    """Forms to lemmas while learning: of two lemmas the one that the other side's words speak for."""

    def __init__(self, prior: Prior, amended: Mapping[Side, Mapping[str, list[str]]]) -> None:
        self.prior = prior
        self.lists = {side: lemmas.listed(side) for side in SIDES}
        known: dict[Side, set[str]] = {"uk": {uk for uk, _ in prior}, "en": {en for _, en in prior}}
        self.forms = {side: lemmas.forms(side, known[side], amended[side]) for side in SIDES}

    def read(self, uk: str, en: str) -> Passage:
        """The lemmas of a pair of passages."""
        ours = [self.choices("uk", form) for form in parallel.tokens(uk)]
        theirs = [self.choices("en", form) for form in parallel.tokens(en)]
        left = [
            max(many, key=lambda u: self.support([(u, e) for o in theirs for e in o])) if len(many) > 1 else many[0]
            for many in ours
        ]
        right = [
            max(many, key=lambda e: self.support([(u, e) for u in left])) if len(many) > 1 else many[0]
            for many in theirs
        ]
        return left, right

    def choices(self, side: Side, form: str) -> list[str]:
        """The lemmas that a form may belong to; itself when nothing is known of it."""
        if side == "en":
            form = form.removesuffix("'s")
        return self.forms[side].get(form) or [self.lists[side].get(form, form)]

    def support(self, pairs: list[tuple[str, str]]) -> float:
        """The best prior among pairs of lemmas."""
        return max((self.prior.get(pair, 0.0) for pair in pairs), default=0.0)


def learn(passages: Sequence[Passage], prior: Prior) -> Learned:
    """IBM model 1 both ways (Brown et al., 1993), then with the product of both posteriors (Liang et al., 2006)."""
    number = {
        side: {w: n for n, w in enumerate(sorted({w for p in passages for w in p[i]}))} for i, side in enumerate(SIDES)
    }
    width = len(number["en"])
    keys, of_uk, of_en, at = [], [], [], [0, 0]
    for uk, en in passages:
        u = np.array([number["uk"][w] for w in uk])
        e = np.array([number["en"][w] for w in en])
        keys.append((u[:, None] * width + e[None, :]).ravel())
        of_uk.append(np.repeat(np.arange(len(u)) + at[0], len(e)))
        of_en.append(np.tile(np.arange(len(e)) + at[1], len(u)))
        at = [at[0] + len(u), at[1] + len(e)]
    passage = np.repeat(np.arange(len(keys)), [len(k) for k in keys])
    pairs, cell = np.unique(np.concatenate(keys), return_inverse=True)
    uk_token, en_token = np.concatenate(of_uk), np.concatenate(of_en)
    uk_word, en_word = pairs // width, pairs % width
    names = {side: list(number[side]) for side in SIDES}
    known = np.array([prior.get((names["uk"][u], names["en"][e]), 0.0) for u, e in zip(uk_word, en_word, strict=True)])
    forth = back = 0.05 + known
    forth, back = _shares(forth, uk_word), _shares(back, en_word)
    for turn in range(ALONE + AGREED):
        one, two = _posterior(forth[cell], en_token), _posterior(back[cell], uk_token)
        if turn >= ALONE:
            one = two = one * two
        forth = _shares(np.bincount(cell, one) + FIRM * known, uk_word)
        back = _shares(np.bincount(cell, two) + FIRM * known, en_word)
    links = np.bincount(cell, _posterior(forth[cell], en_token) * _posterior(back[cell], uk_token))
    both = np.unique(passage * len(pairs) + cell) % len(pairs)
    together = np.bincount(both, minlength=len(pairs))
    spelled = [(names["uk"][u], names["en"][e]) for u, e in zip(uk_word, en_word, strict=True)]
    return Learned(dict(zip(spelled, links, strict=True)), dict(zip(spelled, together, strict=True)))


def _shares(counts: Array, group: Array) -> Array:
    made: Array = counts / np.maximum(np.bincount(group, counts)[group], 1e-9)
    return made


def _posterior(chance: Array, token: Array, empty: float = 0.02) -> Array:
    """How much of a token each word of the other side stands for; the empty word takes its part."""
    made: Array = chance / (np.bincount(token, chance)[token] + empty)
    return made


def strengths(learned: Learned, prior: Prior) -> dict[tuple[str, str], float]:
    """The strength of every pair that is kept; see `checker.lexicon.Lexicon.links` for the formula."""
    kept = {}
    for pair in learned.links.keys() | prior.keys():
        links, together, said = learned.links.get(pair, 0.0), learned.together.get(pair, 0.0), prior.get(pair, 0.0)
        k = FIRM if said else FAINT
        strength = min(1.0, (links + k * said) / (together + k))
        if said:
            # A word that is said often meets many that have nothing to do with it: the dictionary stays right.
            kept[pair] = max(strength, said / 2)
        elif links >= LINKS and strength >= STRENGTH:
            kept[pair] = strength
    return kept


def weights(passages: Sequence[Passage], light: Mapping[Side, frozenset[str]]) -> dict[Side, dict[str, float]]:
    """How much each lemma says, by the passages that have it."""
    made: dict[Side, dict[str, float]] = {}
    for i, side in enumerate(SIDES):
        seen = Counter(word for passage in passages for word in set(passage[i]))
        made[side] = defaultdict(
            lambda: 1.0, {word: max(WEIGHTLESS, 1 - math.log(n) / math.log(len(passages))) for word, n in seen.items()}
        )
        for word in light[side]:
            made[side][word] = min(LIGHT, made[side][word])
    return made


def evidence(
    passages: Sequence[Passage], strong: Mapping[tuple[str, str], float]
) -> dict[Side, dict[str, tuple[float, float]]]:
    """How often each lemma has a linked word in the passage that translates its own, and in any other.

    The other is that of the passage behind it in a fixed shuffle. Rare words take part in what linked words and others
    have in general.
    """
    rows = np.random.default_rng(1).permutation(len(passages))
    by_uk: dict[str, set[str]] = defaultdict(set)
    for (uk, en), strength in strong.items():
        if strength >= LINKED:
            by_uk[uk].add(en)
    linked: dict[Side, set[str]] = {"uk": set(by_uk), "en": set().union(*by_uk.values())}
    seen: dict[Side, list[Counter[str]]] = {side: [Counter(), Counter(), Counter()] for side in SIDES}
    for n, at in enumerate(rows):
        for column, other in ((1, at), (2, rows[n - 1])):
            uk, en = passages[at][0], passages[other][1]
            theirs = set(en)
            met = {word: by_uk[word] & theirs for word in set(uk) if word in by_uk}
            found = {e for many in met.values() for e in many}
            seen["uk"][column].update(word for word in uk if met.get(word))
            seen["en"][column].update(word for word in en if word in found)
        seen["uk"][0].update(passages[at][0])
        seen["en"][0].update(passages[at][1])
    made: dict[Side, dict[str, tuple[float, float]]] = {side: {} for side in SIDES}
    for side in SIDES:
        total, right, wrong = seen[side]
        for word in linked[side] | set(total):
            usual = (0.75, 0.03) if word in linked[side] else (0.1, 0.02)
            made[side][word] = (
                (right[word] + USUAL * usual[0]) / (total[word] + USUAL),
                (wrong[word] + USUAL * usual[1]) / (total[word] + USUAL),
            )
    return made


def held_out(total: int, count: int) -> frozenset[int]:
    """Which lines of Tatoeba are left out: so many, at even distances."""
    return frozenset(range(0, total, total // count)[:count]) if count else frozenset()


def table(name: str) -> dict[str, Any]:
    """One of the tables that only learning reads."""
    return tomllib.loads((OWN / f"{name}.toml").read_text(encoding="utf-8"))


def main() -> None:
    """Writes the file and prints what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("dictionary", type=Path, nargs="*")
    parser.add_argument("--wordnet", type=Path, help="the folder of WordNet 3.0 with data.noun, index.noun ...")
    parser.add_argument("--hold-out", type=int, default=SPARE, metavar="N", help="sentence pairs to leave out")
    parser.add_argument("--out", type=Path, default=MODELS / NAME)
    args = parser.parse_args()

    light = {side: frozenset(table("light")[side]) for side in SIDES}
    amended = {side: {form: said.split("|") for form, said in table("lemmas")[side].items()} for side in SIDES}
    tables = [path for path in [OWN / "dictionary.tsv"] if path.is_file()] + args.dictionary
    prior = dictionary(tables, light)
    prior = dict.fromkeys(parallel.names(args.data), FIRST) | prior
    reader = Reader(prior, amended)
    lines = parallel.pairs(args.data, held_out(len(parallel.sentences(args.data)), args.hold_out))
    passages = [made for pair in dict.fromkeys(lines) if all(made := reader.read(*pair))]
    strong = strengths(learn(passages, prior), prior)
    english = frozenset(en for _, en in strong) | shipped().lines("common_en")
    near = kin.wordnet(args.wordnet, english) if args.wordnet else {}
    wider = kin.widened(strong, kin.ukrainian({uk for uk, _ in strong}), near)
    strong |= {pair: s for pair, s in wider.items() if pair[0] not in light["uk"] and pair[1] not in light["en"]}
    said = weights(passages, light)
    args.out.write_bytes(_packed(strong, said, evidence(passages, strong), amended))
    print(f"{len(passages)} passages, {len(prior)} pairs in the dictionary, {len(strong)} in the lexicon,", end=" ")
    print(f"{args.out.stat().st_size} bytes")


def _packed(
    strong: Mapping[tuple[str, str], float],
    said: Mapping[Side, Mapping[str, float]],
    told: Mapping[Side, Mapping[str, tuple[float, float]]],
    amended: Mapping[Side, Mapping[str, list[str]]],
) -> bytes:
    sides, names = {}, {}
    for i, side in enumerate(SIDES):
        names[side] = sorted({pair[i] for pair in strong})
        table = lemmas.forms(side, names[side], amended[side])
        stems = lemmas.families(side, sorted(names[side], key=lambda word: (said[side][word], word)))
        sides[side] = (
            names[side],
            lemmas.numbered(table, names[side]),
            lemmas.numbered(stems, names[side]),
            [
                [said[side][word] for word in names[side]],
                *([told[side].get(word, RARE)[n] for word in names[side]] for n in range(2)),
            ],
        )
    number = {side: {lemma: n for n, lemma in enumerate(names[side])} for side in SIDES}
    links: list[dict[int, float]] = [{} for _ in names["uk"]]
    for (uk, en), strength in sorted(strong.items(), key=lambda row: -row[1]):
        links[number["uk"][uk]][number["en"][en]] = strength
    for side in SIDES:
        print(side, len(names[side]), "lemmas,", len(sides[side][1]), "forms,", len(sides[side][2]), "stems")
    return pack(sides, links, NOTE)


if __name__ == "__main__":
    main()
