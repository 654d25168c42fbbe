"""What the translations of a house teach beyond the shipped lexicon: which words stand for each other, how surely."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, coverage_of
from checker.language.lexicon.house_pairs import HousePair
from checker.language.lexicon.lexicon import LINKED, Lexicon
from checker.model import SIDES, Failure, Side, barrier

# Words that say less are function words: they are in every passage and stand for none in particular.
HEAVY = 0.2
# A passage with more words that nothing explains is no translation of the other, or a whole page in one passage.
LOST = 30
# Rounds of each direction alone, and of both in agreement (as benchmarks/learn_lexicon.py has them).
ALONE, AGREED = 4, 4
# What no word of the other side stands for takes such a part, beside chances that are 1 for what is sure.
EMPTY = 0.02
# How many passages the doubt about a pair weighs as much as; from which strength on a pair is kept.
DOUBT, STRENGTH = 1.0, 0.3
# Which part of the passages with the rarer word a pair must explain: a word that stands in two hundred has its usual
# translations already, and three chance meetings teach nothing.
SHARE = 0.1

# How many times as often two words must meet that have translations already: "hungry" for «їсти» is a free translation.
SETTLED = 2

Bag = tuple[str, ...]
Chances = Mapping[tuple[str, str], float]


class Unexplained(NamedTuple):
    """The words of both sides, as lemmas, or as stems where they are unknown: those that are unexplained, and all."""

    uk: Bag
    en: Bag
    all_uk: frozenset[str]
    all_en: frozenset[str]


class Lesson(NamedTuple):
    """The passages of some documents that stand in both languages, and which form shows each unknown stem best."""

    passages: tuple[Unexplained, ...]
    spelled: Mapping[Side, Mapping[str, str]]


def lesson(texts: Iterable[Comparison], known: Lexicon, failures: list[Failure]) -> Lesson:
    """The words of both sides that neither the shipped lexicon nor a fact nor their letters explain.

    A passage that is repeated (a line under every article) teaches once. A fault of ours in a text is added to
    `failures`.
    """
    passages: dict[tuple[str, str], Unexplained] = {}
    forms: dict[Side, dict[str, Counter[str]]] = {side: defaultdict(Counter) for side in SIDES}
    for text in texts:
        failed = barrier.attempt(barrier.place(text.document), _read, text, known, passages, forms)
        failures += [failed] if failed else []
    spelled = {
        side: {lemma: max(sorted(many), key=many.__getitem__) for lemma, many in forms[side].items()} for side in SIDES
    }
    return Lesson(tuple(passages.values()), spelled)


def _read(
    text: Comparison, known: Lexicon, passages: dict[tuple[str, str], Unexplained],
    forms: dict[Side, dict[str, Counter[str]]],
) -> None:  # fmt: skip
    """Adds what the passages of a text have to those that were read before."""
    for pair in text.pairs:
        key = " ".join(s.folded for s in pair.uk), " ".join(s.folded for s in pair.en)
        if all(key) and key not in passages:
            passages[key] = _passage(coverage_of(text, pair), known, forms)


def learn(given: Lesson, known: Lexicon, least: int) -> list[HousePair]:
    """The pairs that meet in so many passages (`least`, or more where both words are known) and are strong enough.

    Strength is links / (passages with both + doubt), where links are the products of the posteriors of both directions.
    """
    links = {pair: count for pair, count in linked(given.passages).items() if count >= STRENGTH * least}
    partners: dict[str, set[str]] = defaultdict(set)
    for uk, en in links:
        partners[uk].add(en)
    together: Counter[tuple[str, str]] = Counter()
    alone: dict[Side, Counter[str]] = {"uk": Counter(), "en": Counter()}
    for passage in given.passages:
        alone["uk"].update(passage.all_uk)
        alone["en"].update(passage.all_en)
        together.update((uk, en) for uk in passage.all_uk & partners.keys() for en in partners[uk] & passage.all_en)
    made = []
    for (uk, en), count in together.items():
        strength = links[uk, en] / (count + DOUBT)
        firm = strength >= STRENGTH and links[uk, en] >= SHARE * min(alone["uk"][uk], alone["en"][en])
        shown = given.spelled["uk"].get(uk, uk), given.spelled["en"].get(en, en)
        if firm and count >= least * (SETTLED if _settled(*shown, known) else 1):
            made.append(HousePair(*shown, round(strength, 2), count))
    return made


def _settled(uk: str, en: str, known: Lexicon) -> bool:
    return bool(known.links(known.lemma("uk", uk))) and known.lemma("en", en) >= 0


def linked(passages: Sequence[Unexplained]) -> Chances:
    """Expected links of every pair of unexplained words.

    IBM model 1 both ways (Brown et al., "The mathematics of statistical machine translation", 1993), then with the
    product of both posteriors (Liang, Taskar, Klein, "Alignment by agreement", 2006).
    """
    together = Counter((u, e) for passage in passages for u in passage.uk for e in passage.en)
    forth, back = _shares(together, 0), _shares(together, 1)
    for turn in range(ALONE + AGREED):
        ones: dict[tuple[str, str], float] = defaultdict(float)
        twos: dict[tuple[str, str], float] = defaultdict(float)
        for pair, one, two in _posteriors(passages, forth, back):
            ones[pair] += one if turn < ALONE else one * two
            twos[pair] += two if turn < ALONE else one * two
        forth, back = _shares(ones, 0), _shares(twos, 1)
    links: dict[tuple[str, str], float] = defaultdict(float)
    for pair, one, two in _posteriors(passages, forth, back):
        links[pair] += one * two
    return links


def _posteriors(
    passages: Sequence[Unexplained], forth: Chances, back: Chances
) -> Iterator[tuple[tuple[str, str], float, float]]:
    """How much of its English word each Ukrainian word of a passage stands for, and the reverse."""
    for uk, en, *_ in passages:
        for_en = {e: EMPTY + sum(forth[u, e] for u in uk) for e in en}
        for_uk = {u: EMPTY + sum(back[u, e] for e in en) for u in uk}
        for u in uk:
            for e in en:
                yield (u, e), forth[u, e] / for_en[e], back[u, e] / for_uk[u]


def _shares(counts: Mapping[tuple[str, str], float], given: int) -> Chances:
    """Each count as a part of all those of its Ukrainian (0) or English (1) word."""
    total: dict[str, float] = defaultdict(float)
    for pair, count in counts.items():
        total[pair[given]] += count
    return {pair: count / max(total[pair[given]], 1e-9) for pair, count in counts.items()}


def _passage(covered: Coverage, known: Lexicon, forms: Mapping[Side, Mapping[str, Counter[str]]]) -> Unexplained:
    """The words of a pair of passages that say something; the forms of unknown ones are counted in `forms`."""
    left: dict[Side, list[str]] = {"uk": [], "en": []}
    whole: dict[Side, set[str]] = {"uk": set(), "en": set()}
    for side in SIDES:
        for word in covered.side(side):
            form = word.token.lower
            if word.weight < HEAVY or not form[0].isalpha():
                continue
            lemma = known.lemma(side, form)
            name = known.word(side, lemma) if lemma >= 0 else known.stem(side, form)
            whole[side].add(name)
            if word.covered < LINKED:
                left[side].append(name)
                if lemma < 0:
                    forms[side][name][form] += 1
    if max(map(len, left.values())) > LOST:
        left = {"uk": [], "en": []}
    uk, en = (tuple(dict.fromkeys(left[side])) for side in SIDES)
    return Unexplained(uk, en, frozenset(whole["uk"]), frozenset(whole["en"]))
