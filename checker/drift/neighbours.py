"""Whether the passages beside a pair say what it seems to lack: sentences and cues are often divided otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.align.comparison import Comparison
from checker.drift.coverage import Word, coverage_of
from checker.language.lexicon.lexicon import LINKED, Lexicon, lexicon
from checker.model import Pair, Segment, Side, other

EN: Side = "en"
# Words that say less are in every passage.
SAYS = 0.3
# Which part of what is missing must stand beside.
SHARE = 0.5


def around(comparison: Comparison, n: int) -> Iterator[Pair]:
    """The pairs before and behind the pair of a number."""
    pairs = comparison.pairs
    yield from pairs[max(0, n - 1) : n]
    yield from pairs[n + 1 : n + 2]


def beside(comparison: Comparison, pair: Pair) -> Iterator[Pair]:
    """The pairs before and behind a pair of the comparison."""
    return around(comparison, comparison.made(_numbers, EN)[pair])


def _numbers(comparison: Comparison, _: Side) -> Mapping[Pair, int]:
    return {pair: n for n, pair in enumerate(comparison.pairs)}


def told(comparison: Comparison, n: int, side: Side, words: Sequence[Word]) -> bool:
    """Whether a passage beside the pair of a number says what these words do, on the other side, and for none there."""
    lone = [word for word in words if word.covered < LINKED and word.weight >= SAYS]
    weight = sum(word.weight for word in lone)
    if not weight:
        return False
    known = lexicon(comparison.words)
    return any(
        sum(word.weight for word in lone if _said(known, side, word, free)) >= SHARE * weight
        for pair in around(comparison, n)
        if (free := [word for word in coverage_of(comparison, pair).side(other(side)) if word.covered < LINKED])
    )


def elsewhere(comparison: Comparison, segment: Segment) -> bool:
    """Whether words that stand alone in the other text, wherever, say half of what a passage without counterpart says.

    Asked of a document that an editor told anew: a text of any length has words enough.
    """
    side = segment.side
    words = coverage_of(comparison, comparison.pair(segment)).side(side)
    says = [word for word in words if word.weight >= SAYS]
    there, known = comparison.made(_alone, other(side)), lexicon(comparison.words)
    told = sum(word.weight for word in says if not there.isdisjoint(_meant(known, side, word)))
    return bool(says) and told >= SHARE * sum(word.weight for word in says)


def _alone(comparison: Comparison, side: Side) -> frozenset[int | str]:
    """What the words of a text mean that have no counterpart, as English lemmas, and the words themselves."""
    known = lexicon(comparison.words)
    words = (word for pair in comparison.pairs for word in coverage_of(comparison, pair).side(side))
    return frozenset(one for word in words if word.covered < LINKED for one in _meant(known, side, word))


def _meant(known: Lexicon, side: Side, word: Word) -> Iterator[int | str]:
    """The English lemmas that a word may stand for, and the word itself."""
    low = word.token.lower
    yield low
    for lemma in known.lemmas(side, low):
        if side == "en":
            yield lemma
        else:
            yield from (there for there, strength in known.links(lemma).items() if strength >= LINKED)


def _said(known: Lexicon, side: Side, word: Word, free: Sequence[Word]) -> bool:
    """Whether one of some words of the other side translates a word."""
    for there in free:
        uk, en = (word, there) if side == "uk" else (there, word)
        lemmas = known.lemmas("en", en.token.lower)
        if uk.token.lower == en.token.lower or any(
            known.links(u).get(e, 0.0) >= LINKED for u in known.lemmas("uk", uk.token.lower) for e in lemmas
        ):
            return True
    return False
