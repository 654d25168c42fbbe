"""Two things of which each has the other's figure: «експорт – 9 млн, імпорт – 8 млн», "imports 9m, exports 8m"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.ties.clause import marked
from checker.drift.ties.couples import small
from checker.drift.ties.noun_cases import Nouns
from checker.drift.ties.parts import known
from checker.drift.ties.row import Shared
from checker.drift.ties.settled import Exchanged, settled
from checker.drift.ties.view import FIGURES, view_of
from checker.model import SIDES, Pair, Side

# A word that says less is an article or the like; so many words before a figure, or behind it, may be what it is of.
SAYS, NEAR = 0.3, 8
# So many words apart two figures are at most.
FAR = 12
# A sentence ends with one of these.
ENDS = frozenset(".!?…;")


class Stretch(NamedTuple):
    """Words (numbers) of a passage from the first up to the one that is no more of them."""

    start: int
    end: int

    def has(self, n: int) -> bool:
        """Whether a word is one of them."""
        return self.start <= n < self.end


Around = tuple[Stretch, Stretch, Stretch]


def exchanged(comparison: Comparison, pair: Pair) -> Exchanged | None:
    """The first two nouns of a pair that stand by each other's figure, where both texts have the figures in one order.

    What stands before the first figure and between the two is counted by them, or what stands between them and behind.
    """
    view = view_of(comparison, pair)
    if view is None:
        return None
    figures = [one for one in view.facts if one.kind in FIGURES and not small(one)]
    if len(figures) < 2:
        return None
    cover = coverage_of(comparison, pair)
    around = list(_neighbours(cover, figures))
    if not around:
        return None  # most often
    links, nouns = settled(comparison, pair), known(comparison.words).nouns
    often: dict[Side, Counter[int]] = {}  # how often each lemma stands there, counted where it is asked
    for uk, en in around:
        for here, there in (((uk[0], uk[1]), (en[0], en[1])), ((uk[1], uk[2]), (en[1], en[2]))):
            one, two = _within(links, here[0], there[1]), _within(links, here[1], there[0])
            if not one or not two:
                continue
            straight = [*_within(links, here[0], there[0]), *_within(links, here[1], there[1])]
            stays = {case for n in straight for case in _cases(cover.uk[n], nouns)}
            for a, b in product(one, two):
                cases = _cases(cover.uk[a], nouns) & _cases(cover.uk[b], nouns)
                if cases and cases.isdisjoint(stays) and _once(cover, often, (a, b), (links[a], links[b])):
                    return Exchanged((a, links[a]), (b, links[b]))
    return None


def _within(links: Mapping[int, int], uk: Stretch, en: Stretch) -> list[int]:
    """The Ukrainian words of a stretch whose counterparts stand in an English one."""
    return [n for n in range(uk.start, uk.end) if n in links and en.has(links[n])]


def _once(cover: Coverage, often: dict[Side, Counter[int]], uk: Sequence[int], en: Sequence[int]) -> bool:
    """Whether words of both texts stand there once, so that no other one may be their counterpart."""
    if not often:
        often |= {side: Counter(lemma for word in cover.side(side) for lemma in word.form.lemmas) for side in SIDES}
    both = zip(SIDES, (uk, en), strict=True)
    return all(
        often[side][lemma] == 1 for side, numbers in both for n in numbers for lemma in cover.side(side)[n].form.lemmas
    )


def _cases(word: Word, nouns: Nouns) -> set[str]:
    """The cases of a noun that says something."""
    return {one.case for one in nouns.readings[word.token.lower]} if word.weight >= SAYS else set()


def _neighbours(cover: Coverage, figures: Sequence[Shared]) -> Iterator[tuple[Around, Around]]:
    """What stands around two figures of one sort that follow each other in both texts."""
    at = {side: [_words(cover, one, side) for one in figures] for side in SIDES}
    english = sorted(range(len(figures)), key=lambda n: at["en"][n])
    behind = dict(pairwise(english))
    for n, (one, two) in enumerate(pairwise(figures)):
        if behind.get(n) != n + 1 or (one.kind == "date") != (two.kind == "date"):
            continue
        uk, en = (_around(cover.side(side), *at[side][n : n + 2]) for side in SIDES)
        if uk is not None and en is not None:
            yield uk, en


def _words(cover: Coverage, fact: Shared, side: Side) -> Stretch:
    """The words of a figure, as the coverage counts them."""
    segment, span = fact.place(side)
    numbers = [n for k in range(*span) if (n := cover.numbers[side].get((segment, k))) is not None]
    return Stretch(numbers[0], numbers[-1] + 1) if numbers else Stretch(-1, -1)


def _around(words: Sequence[Word], one: Stretch, two: Stretch) -> Around | None:
    """What stands before two figures, between them and behind; None where they are far apart, or overlap."""
    if one.start < 0 or not 0 < two.start - one.end <= FAR:
        return None
    start, end = one.start, two.end
    while start and one.start - start < NEAR and ENDS.isdisjoint(marked(words[start - 1], words[start])):
        start -= 1
    while end < len(words) and end - two.end < NEAR and ENDS.isdisjoint(marked(words[end - 1], words[end])):
        end += 1
    return Stretch(start, one.start), Stretch(one.end, two.start), Stretch(two.end, end)
