"""Whether a passage says something that its translation leaves out: the signals, and the trees that weigh them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from checker.drift import trees as decision_trees
from checker.drift.coverage import Coverage, Word
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.memo import Memo
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Segment, Side, other

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
# Less evidence of loss than this is not worth weighing; nor is what says so much less than the other side (log of the
# ratio). One of 500 omissions is lost by it.
LITTLE, LIGHTER = 1.5, -0.25


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


class Told(NamedTuple):
    """What the words of one side tell, in natural log-odds: above 0 for a counterpart, below 0 for none."""

    values: tuple[float, ...]
    kept: tuple[float, ...]  # the same where a counterpart serves one word only
    stretch: tuple[float, int, int]  # the worst stretch of `kept`: how much, its first and its last word
    lost: float  # minus the sum of what is below 0
    missed: float  # how many more words are lost than is usual, in standard deviations
    breaks_off: float
    end_mark: bool
    sentences: int


def score(pair: Pair, covered: Coverage, side: Side, words: Words, least: float = -math.inf) -> float:
    """The natural log-odds that the side says something that the other leaves out; anything below `least` for less.

    -1 where the trees need not be asked: what says less than the other side, or has counterparts for nearly all words.
    """
    if math.log((covered.mass[side] + 0.5) / (covered.mass[other(side)] + 0.5)) < LIGHTER:
        return -1.0
    if _told(pair, covered, words)[side].stretch[0] < LITTLE:
        return -1.0
    return decision_trees.read(words.path(NAME), Signals._fields).score(signals(pair, covered, side, words), least)


def signals(pair: Pair, covered: Coverage, side: Side, words: Words) -> Signals:
    """The signals of one side of a pair; both sides have words."""
    told = _told(pair, covered, words)
    here, there = told[side], told[other(side)]
    gap = _behind_last(covered, side)
    mass, mass_there = (covered.mass[one] + 0.5 for one in (side, other(side)))
    return Signals(
        tail=_tail(here.kept),
        run=here.stretch[0],
        gap=_sum_lost(here.values[gap:]),
        gap_share=(len(here.values) - gap) / (len(here.values) + 1),
        breaks_off=there.breaks_off,
        breaks_off_here=here.breaks_off,
        missed=here.missed,
        missed_there=there.missed,
        lost=here.lost,
        lost_there=there.lost,
        sentence=_sentence(covered.side(side), here.values) if here.sentences > 1 else 0.0,
        mass=math.log(mass / mass_there),
        sentences=max(-3.0, min(3.0, float(here.sentences - there.sentences))),
        end_mark=float(here.end_mark and not there.end_mark),
        end_mark_there=float(there.end_mark and not here.end_mark),
        size=math.log(mass),
    )


# What the words of a pair tell, as long as its coverage is kept: two rules ask, each for all pairs of a document.
TOLD: WeakKeyDictionary[Coverage, dict[Side, Told]] = WeakKeyDictionary()


def _told(pair: Pair, covered: Coverage, words: Words) -> dict[Side, Told]:
    told = TOLD.get(covered)
    if told is None:
        told = TOLD[covered] = {side: _tell(pair.side(side), covered, side, words) for side in SIDES}
    return told


class Tells(NamedTuple):
    """What a form tells: with a counterpart, with one that is surely it, without one; and how often it has one."""

    found: float
    surely: float
    absent: float
    usual: float
    variance: float


@cache
def _forms(words: Words, side: Side) -> Memo[str, Tells]:
    """What the forms of one language tell."""
    known = lexicon(words)

    def tells(form: str) -> Tells:
        there, absent, usual = known.evidence(side, form)
        if form[0].isdigit():
            there, absent, surely = NUMBER, NO_NUMBER, NUMBER
        else:
            there = min(there, MOST)
            surely = there if known.lemmas(side, form) else SPELLED
        return Tells(there, surely, absent, usual, usual * (1 - usual))

    return Memo(tells)


def _tell(segments: Sequence[Segment], covered: Coverage, side: Side, words: Words) -> Told:
    row, forms = covered.side(side), _forms(words, side)
    values: list[float] = []
    missed = variance = 0.0
    for _, token, _, much, _ in row:
        found, surely, absent, usual, varies = forms[token.lower]
        missed += usual - (much >= LINKED)
        variance += varies
        values.append(absent if much < LINKED else found if much < 1.0 else surely)
    kept = values.copy()
    for n in _contested(covered, side):
        kept[n] = lexicon(words).evidence(side, row[n].token.lower).absent
    return Told(
        tuple(values),
        tuple(kept),
        _stretch(kept),
        _sum_lost(values),
        missed / math.sqrt(variance + 1),
        _breaks_off(row, side, words),
        ends(segments),
        sum([len(segment.sentences) for segment in segments]),
    )


def lost(pair: Pair, covered: Coverage, side: Side, words: Words) -> Lost | None:
    """The stretch of a side that most surely has no counterpart, None where every word has one."""
    worst, first, last = _told(pair, covered, words)[side].stretch
    if not worst:
        return None
    row, taken = covered.side(side), _contested(covered, side)
    firm = [n for n, word in enumerate(row) if word.covered >= LINKED and word.weight >= SAYS and n not in taken]
    before = next((row[n].partner for n in reversed(firm) if n < first and row[n].partner >= 0), 0)
    end = len(covered.side(other(side))) - 1
    return Lost(first, last, before if firm and firm[-1] > last else end)


def _contested(covered: Coverage, side: Side) -> set[int]:
    """The words (numbers) of a side whose counterpart is that of another, farther away than `TOGETHER`, too.

    «… у четвер почалася війна … до війни» has "war" twice or has lost one.
    """
    theirs = covered.side(other(side))
    takers: dict[int, list[int]] = {}
    for n, (_, _, _, much, partner) in enumerate(covered.side(side)):
        if partner >= 0 and much >= LINKED:
            takers.setdefault(partner, []).append(n)
    return {
        n
        for partner, many in takers.items()
        if len(many) > 1
        for n in many
        if n != theirs[partner].partner and min(abs(n - m) for m in many if m != n) > TOGETHER
    }


def ends(segments: Sequence[Segment]) -> bool:
    """Whether the last passage ends with a mark that ends a sentence."""
    return bool(segments) and segments[-1].text.rstrip(CLOSES)[-1:] in ENDS


def _sum_lost(values: Sequence[float]) -> float:
    return -sum([value for value in values if value < 0])


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
        if sofar > best:
            best = sofar
    return best


def _behind_last(covered: Coverage, side: Side) -> int:
    """The first word behind the counterparts of the last two words of the other side that say something."""
    last = [w.partner for w in covered.side(other(side)) if w.partner >= 0 and w.weight > SAYS][-2:]
    return max(last, default=-1) + 1


def _sentence(words: Sequence[Word], told: Sequence[float]) -> float:
    """How much evidence there is that the worst of several sentences has no counterpart."""
    sums: dict[tuple[int, int], float] = {}
    for word, value in zip(words, told, strict=True):
        spans = word.segment.sentences
        at = next((n for n, span in enumerate(spans) if word.token.start < span.end), len(spans))
        key = id(word.segment), at
        sums[key] = sums.get(key, 0.0) - value
    return max(sums.values()) if len(sums) > 1 else 0.0


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
