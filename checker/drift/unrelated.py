"""Passages, and sentences of passages, that stand for each other and have nothing in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.drift.coverage import Coverage, Word
from checker.language.lexicon.lexicon import LINKED
from checker.language.text import CYRILLIC, scripts
from checker.model import SIDES, Pair, Place, Segment, Span, other

# What each of two passages says at least, and how much of that may have a counterpart (0 to 1).
SAYS, SHARED = 1.5, 0.15
# Up to which log-odds two passages, or two sentences, are no translation of each other, and each of them by itself. Of
# 9,062 passages that people translated two had less, of 190 with several sentences none; of 1,500 that were put beside
# another's translation 79 % had, of 100 last sentences three fifths. Manuals have freer sentences than that.
PASSAGE, EACH, SENTENCE, EACH_SENTENCE = -10.0, -1.0, -14.0, -5.0
# The same of a sentence with all counterparts of its words, wherever they stand: another order is no other sentence.
EVER = -8.0
# What the rest of a passage with such a sentence tells at least, in log-odds: its others are a translation.
REST = 2.0


class Apart(NamedTuple):
    """What has nothing in common."""

    uk: Place
    en: Place


def apart(pair: Pair, cover: Coverage) -> Iterator[Apart]:
    """The passages of a pair, or those sentences of them that have the same number, which have nothing in common."""
    if min(cover.lost[side] for side in SIDES) < SAYS or _cyrillic(pair):
        return
    little = _share(cover) <= SHARED
    several = len(pair.uk) == len(pair.en) == 1 and 1 < len(pair.uk[0].sentences) == len(pair.en[0].sentences)
    if not little and not several:  # nearly all pairs
        return
    told = {side: sum(map(_odds, cover.side(side))) for side in SIDES}
    if little and sum(told.values()) <= PASSAGE and max(told.values()) <= EACH:
        uk, en = (_whole(pair.side(side)[0]) for side in SIDES)
        yield Apart(uk, en)
    elif several:
        yield from _sentences(pair.uk[0], pair.en[0], cover, sum(told.values()))


def _cyrillic(pair: Pair) -> bool:
    """Whether the English side of a pair is of another language, which its words tell nothing of."""
    if not any(CYRILLIC.search(segment.folded) for segment in pair.en):
        return False
    cyrillic, latin = map(sum, zip(*(scripts(segment.folded) for segment in pair.en), strict=True))
    return cyrillic > latin


def _odds(word: Word) -> float:
    """What a word tells of two passages, in log-odds that one translates the other."""
    return word.form.found if word.covered >= LINKED else word.form.absent


def _share(cover: Coverage) -> float:
    return 1 - sum(cover.lost.values()) / sum(cover.mass.values())


def _sentences(uk: Segment, en: Segment, cover: Coverage, whole: float) -> Iterator[Apart]:
    """The sentences of the same number that have nothing in common, where the others (of `whole` log-odds) have."""
    of = {side: _numbered(segment.sentences, cover.side(side)) for side, segment in zip(SIDES, (uk, en), strict=True)}
    told = {side: [0.0] * len(uk.sentences) for side in SIDES}  # with counterparts in the same sentence
    ever = [0.0] * len(uk.sentences)  # with any
    for side in SIDES:
        theirs = of[other(side)]
        for word, n in zip(cover.side(side), of[side], strict=True):
            elsewhere = word.partner >= 0 and theirs[word.partner] != n
            told[side][n] += word.form.absent if elsewhere else _odds(word)
            ever[n] += _odds(word)
    for n, places in enumerate(zip(uk.sentences, en.sentences, strict=True)):
        both = [told[side][n] for side in SIDES]
        if sum(both) <= SENTENCE and max(both) <= EACH_SENTENCE and ever[n] <= EVER and whole - ever[n] >= REST:
            yield Apart(Place(uk, places[0]), Place(en, places[1]))


def _numbered(sentences: Sequence[Span], words: Sequence[Word]) -> list[int]:
    """The number of the sentence of each word."""
    numbers, n = [], 0
    for word in words:
        while n + 1 < len(sentences) and word.token.start >= sentences[n + 1].start:
            n += 1
        numbers.append(n)
    return numbers


def _whole(segment: Segment) -> Place:
    return Place(segment, Span(0, len(segment.text)))
