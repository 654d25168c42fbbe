"""Whether a passage says something that its translation leaves out: the signals, and the trees that weigh them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from checker.coverage import Coverage, Word
from checker.lexicon import LINKED, Lexicon, lexicon
from checker.model import Pair, Segment, Side, other
from checker.words import Words

NAME = "omission.json"

# What it tells that a number stands in both texts, and that it does not; and that an unknown word is spelled alike.
NUMBER, NO_NUMBER, SPELLED = 2.0, -1.5, 3.0
# More than this no single word tells.
MOST = 4.0
# Two words of one side with the same counterpart are one said twice when they stand so near, in words.
TOGETHER = 2
ENDS = frozenset(".!?…")
CLOSES = " \"'»”’)]"
# From which weight on a word is more than a function word.
SAYS = 0.3


class Signals(NamedTuple):
    """What tells that one side of a pair (here) says more than the other (there). The order is that of the trees."""

    tail: float  # evidence that the end of the passage is lost, in natural log-odds
    run: float  # the same for the worst stretch
    gap: float  # the same for what stands behind the counterpart of the last word there, lost words only
    gap_share: float  # how much of the passage that is
    breaks_off: float  # how rarely a sentence ends as the text there does: minus the log of its share of what is usual
    breaks_off_here: float
    missed: float  # how many more words are lost than is usual, in standard deviations
    missed_there: float
    lost: float  # evidence of all lost words
    lost_there: float
    sentence: float  # evidence that the worst sentence is lost, 0 for one sentence
    mass: float  # log of how much more is said here
    sentences: float  # how many sentences more stand here
    end_mark: float  # 1 where only this side ends with a mark of its own
    end_mark_there: float
    size: float  # log of what is said here


@dataclass(frozen=True, slots=True)
class Lost:
    """A stretch of words without a counterpart, `first` to `last`, and the word there that stands before the gap."""

    first: int
    last: int
    before: int


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of small decision trees: `(signal, threshold, left, right)` or a leaf's value, from the root on."""

    base: float
    trees: tuple[tuple[tuple[int, float, int, int] | float, ...], ...]

    def score(self, signals: Sequence[float]) -> float:
        """The natural log-odds that something is left out."""
        total = self.base
        for tree in self.trees:
            node = tree[0]
            while not isinstance(node, float):
                signal, threshold, left, right = node
                node = tree[left if signals[signal] <= threshold else right]
            total += node
        return total


def score(pair: Pair, covered: Coverage, side: Side, words: Words) -> float:
    """The natural log-odds that the side says something that the other leaves out."""
    return _trees(words.path(NAME)).score(signals(pair, covered, side, words))


def signals(pair: Pair, covered: Coverage, side: Side, words: Words) -> Signals:
    """The signals of one side of a pair; both sides have words."""
    there = other(side)
    known = lexicon(words)
    told = {one: [_evidence(word, one, known) for word in covered.side(one)] for one in (side, there)}
    firm = contested(covered, side)
    kept = [_evidence(word, side, known) for word in firm]
    gap = _behind_last(covered, side)
    mass = {one: covered.mass[one] + 0.5 for one in (side, there)}
    marks = {one: _ends(pair.side(one)) for one in (side, there)}
    return Signals(
        tail=_tail(kept),
        run=_stretch(kept)[0],
        gap=-sum(min(0.0, value) for value in told[side][gap:]),
        gap_share=(len(told[side]) - gap) / (len(told[side]) + 1),
        breaks_off=_breaks_off(covered.side(there), there, words),
        breaks_off_here=_breaks_off(covered.side(side), side, words),
        missed=_missed(covered.side(side), side, known),
        missed_there=_missed(covered.side(there), there, known),
        lost=-sum(min(0.0, value) for value in told[side]),
        lost_there=-sum(min(0.0, value) for value in told[there]),
        sentence=_sentence(covered.side(side), told[side]),
        mass=math.log(mass[side] / mass[there]),
        sentences=_clamp(_sentences(pair.side(side)) - _sentences(pair.side(there))),
        end_mark=float(marks[side] and not marks[there]),
        end_mark_there=float(marks[there] and not marks[side]),
        size=math.log(mass[side]),
    )


def lost(covered: Coverage, side: Side, words: Words) -> Lost | None:
    """The stretch of a side that most surely has no counterpart, None where every word has one."""
    firm = contested(covered, side)
    known = lexicon(words)
    worst, first, last = _stretch([_evidence(word, side, known) for word in firm])
    if not worst:
        return None
    before = (word.partner for word in reversed(firm[:first]) if word.covered >= LINKED and word.weight >= SAYS)
    behind = any(word.covered >= LINKED and word.weight >= SAYS for word in firm[last + 1 :])
    end = len(covered.side(other(side))) - 1
    return Lost(first, last, next(before, 0) if behind else end)


def contested(covered: Coverage, side: Side) -> tuple[Word, ...]:
    """The words of a side; of those with the same counterpart, far from each other, only the nearest keeps it.

    «… у четвер почалася війна … до війни» has "war" twice or has lost one.
    """
    words, theirs = list(covered.side(side)), covered.side(other(side))
    takers: dict[int, list[int]] = {}
    for n, word in enumerate(words):
        if word.partner >= 0 and word.covered >= LINKED:
            takers.setdefault(word.partner, []).append(n)
    for partner, many in takers.items():
        if len(many) > 1:
            for n in many:
                if n != theirs[partner].partner and min(abs(n - m) for m in many if m != n) > TOGETHER:
                    words[n] = words[n]._replace(covered=0.0)
    return tuple(words)


def _evidence(word: Word, side: Side, known: Lexicon) -> float:
    """What a word tells: above 0 for a counterpart, below 0 for none."""
    found = word.covered >= LINKED
    if word.token.text[0].isdigit():
        return NUMBER if found else NO_NUMBER
    there, absent = known.evidence(side, word.token.lower)
    if word.covered >= 1.0 and not known.lemmas(side, word.token.lower):
        there = SPELLED
    return min(there, MOST) if found else absent


def _stretch(values: Sequence[float]) -> tuple[float, int, int]:
    """The stretch with the most evidence of loss: how much, its first and its last place."""
    best, at, end = 0.0, 0, 0
    sofar, start = 0.0, 0
    for n, value in enumerate(values):
        if sofar <= 0.0:
            sofar, start = 0.0, n
        sofar -= value
        if sofar > best:
            best, at, end = sofar, start, n
    return best, at, end


def _tail(values: Sequence[float]) -> float:
    best = sofar = 0.0
    for value in reversed(values):
        sofar -= value
        best = max(best, sofar)
    return best


def _behind_last(covered: Coverage, side: Side) -> int:
    """The first word behind the counterparts of the last two words of the other side that say something."""
    last = [w.partner for w in covered.side(other(side)) if w.partner >= 0 and w.weight > SAYS][-2:]
    return max(last, default=-1) + 1


def _missed(words: Sequence[Word], side: Side, known: Lexicon) -> float:
    expected = variance = 0.0
    for word in words:
        usual = known.usual(side, word.token.lower)
        expected += usual
        variance += usual * (1 - usual)
    return (expected - sum(word.covered >= LINKED for word in words)) / math.sqrt(variance + 1)


def _sentence(words: Sequence[Word], told: Sequence[float]) -> float:
    """How much evidence there is that the worst of several sentences has no counterpart."""
    sums: dict[tuple[int, int], float] = {}
    for word, value in zip(words, told, strict=True):
        spans = word.segment.sentences
        at = next((n for n, span in enumerate(spans) if word.token.start < span.end), len(spans))
        key = id(word.segment), at
        sums[key] = sums.get(key, 0.0) - value
    return max(sums.values()) if len(sums) > 1 else 0.0


def _sentences(segments: Sequence[Segment]) -> int:
    return sum(len(segment.sentences) for segment in segments)


def _clamp(number: float) -> float:
    return max(-3.0, min(3.0, number))


def _ends(segments: Sequence[Segment]) -> bool:
    return bool(segments) and segments[-1].text.rstrip(CLOSES)[-1:] in ENDS


def _breaks_off(words: Sequence[Word], side: Side, known: Words) -> float:
    if not words or words[-1].token.text.isupper():
        return 0.0
    return max(0.0, -math.log(_sentence_ends(known)[side].get(words[-1].token.lower, 1.0)))


@cache
def _sentence_ends(words: Words) -> dict[Side, dict[str, float]]:
    """How often a word ends a sentence, as a share of how often any word does."""
    made: dict[Side, dict[str, float]] = {"uk": {}, "en": {}}
    for side, word, rate in words.rows("sentence_ends"):
        made["uk" if side == "uk" else "en"][word] = float(rate)
    return made


@lru_cache(maxsize=4)
def _trees(path: Path) -> Trees:
    """The trees of the file. Raises ValueError (with the path) when it holds none, or for other signals."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        if tuple(held["signals"]) != Signals._fields:
            raise ValueError("it weighs other signals")
        trees = tuple(tuple(_nodes(tree)) for tree in held["trees"])
        return Trees(float(held["base"]), trees)
    except (ValueError, KeyError, TypeError) as wrong:
        raise ValueError(f"{path}: {wrong}") from wrong


def _nodes(tree: Sequence[object]) -> Iterator[tuple[int, float, int, int] | float]:
    for node in tree:
        if isinstance(node, list):
            signal, threshold, left, right = node
            yield int(signal), float(threshold), int(left), int(right)
        elif isinstance(node, int | float):
            yield float(node)
        else:
            raise ValueError("a tree holds something else than nodes and leaves")
