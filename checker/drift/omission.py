"""Whether a passage says something that its translation leaves out: the signals, and the trees that weigh them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift import trees
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.language.lexicon.lexicon import LINKED
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Segment, Side, other

NAME = "omission.json"

# Two words of one side with the same counterpart are one said twice when they stand so near, in words.
TOGETHER = 2
# So many words on either side of a stretch tell where it would stand on the other side.
AROUND = 1
ENDS = frozenset(".!?…")
CLOSES = " \"'»”’)]"
# So many English words before the last one may say what Ukrainian says behind a noun.
BEFORE = 2
# From which weight on a word is more than a function word.
SAYS = 0.3
# Less evidence of loss than this is not worth weighing; nor is what says so much less than the other side (log of the
# ratio). One of 500 omissions is lost by it.
LITTLE, LIGHTER = 1.5, -0.25


class Signals(NamedTuple):
    """What tells that one side of a pair (here) says more than the other (there). The order is that of the trees."""

    tail: float  # evidence that the end of the passage is lost, in natural log-odds
    run: float  # the same for the worst stretch
    gap: float  # loss evidence (log-odds) of the words after the last aligned word
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


class Lost(NamedTuple):
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


def weighing(words: Words) -> trees.Sum:
    """The trees of the vocabulary. Raises ValueError (with the path) when it holds none, or for other signals."""
    path = words.path(NAME)
    try:
        return trees.parse(path.read_bytes(), Signals._fields)
    except ValueError as wrong:
        raise ValueError(f"{path}: {wrong}") from wrong


def score(comparison: Comparison, pair: Pair, side: Side, least: float = -math.inf) -> float:
    """The natural log-odds that the side says something that the other leaves out, where that is `least` or more.

    -1 where the trees need not be asked: what says less than the other side, or has counterparts for nearly all words.
    """
    covered = coverage_of(comparison, pair)
    if math.log((covered.mass[side] + 0.5) / (covered.mass[other(side)] + 0.5)) < LIGHTER:
        return -1.0
    told = comparison.made(told_of, pair)
    if told[side].stretch[0] < LITTLE:
        return -1.0
    weighed = comparison.words.made(weighing)
    given = signals(covered, side, told)
    much = trees.score(weighed, given)
    if much >= least and side == "en" and given.end_mark != given.end_mark_there:
        # English may be cut off before its mark; Ukrainian only has none, as cells and captions do. What is found does
        # not hang on which of them is the original.
        much = min(much, trees.score(weighed, given._replace(end_mark=0.0, end_mark_there=0.0)))
    return much


def signals(covered: Coverage, side: Side, told: Mapping[Side, Told]) -> Signals:
    """The signals of one side of a pair, both of which have words; `told` is what these tell."""
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


def told_of(comparison: Comparison, pair: Pair) -> dict[Side, Told]:
    """What the words of a pair tell: two rules ask, each for all pairs of a document."""
    return tell(pair, coverage_of(comparison, pair), comparison.words)


def tell(pair: Pair, covered: Coverage, words: Words) -> dict[Side, Told]:
    """What the words of both sides of a pair tell of what is lost."""
    return {side: _tell(pair.side(side), covered, side, words.made(_ends, side)) for side in SIDES}


def _ends(words: Words, side: Side) -> dict[str, float]:
    """How often a word of a language ends a sentence, as a share of how often any word does."""
    return {word: float(rate) for one, word, rate in words.rows("sentence_ends") if one == side}


def _tell(segments: Sequence[Segment], covered: Coverage, side: Side, usual_ends: Mapping[str, float]) -> Told:
    row = covered.side(side)
    values: list[float] = []
    missed = variance = 0.0
    for word in row:
        # A part of a named tuple is a plain one, which is taken apart at once.
        much, _, form = word[3:]
        found, surely, absent, _, usual, varies = form[3:]
        variance += varies
        if much < LINKED:
            missed += usual
            values.append(absent)
        else:
            missed += usual - 1
            values.append(found if much < 1.0 else surely)
    kept = values.copy()
    for n in _contested(covered, side):
        kept[n] = row[n].form.alone
    return Told(
        tuple(values),
        tuple(kept),
        _stretch(kept),
        _sum_lost(values),
        missed / math.sqrt(variance + 1),
        _breaks_off(row, usual_ends),
        ends(segments),
        sum([len(segment.sentences) for segment in segments]),
    )


def lost(comparison: Comparison, pair: Pair, side: Side) -> Lost | None:
    """The stretch of a side that most surely has no counterpart, None where every word has one."""
    covered = coverage_of(comparison, pair)
    worst, first, last = comparison.made(told_of, pair)[side].stretch
    if not worst:
        return None
    row, taken = covered.side(side), _contested(covered, side)
    firm = [n for n, word in enumerate(row) if word.covered >= LINKED and word.weight >= SAYS and n not in taken]
    before = next((row[n].partner for n in reversed(firm) if n < first and row[n].partner >= 0), 0)
    end = len(covered.side(other(side))) - 1
    return Lost(first, last, before if firm and firm[-1] > last else end)


def facing(comparison: Comparison, pair: Pair, side: Side, stretch: Lost) -> float:
    """What the other side says without a counterpart where a stretch of words would stand: there it is said otherwise.

    The sum of the weights of these words; between the counterparts of the nearest firm words around the stretch.
    """
    covered = coverage_of(comparison, pair)
    row, theirs = covered.side(side), covered.side(other(side))
    firm = [n for n, word in enumerate(row) if word.covered >= LINKED and word.weight >= SAYS and word.partner >= 0]
    before = max((row[n].partner for n in [n for n in firm if n < stretch.first][-AROUND:]), default=-1)
    behind = min((row[n].partner for n in [n for n in firm if n > stretch.last][:AROUND]), default=len(theirs))
    low, high = min(before, behind), max(before, behind)
    return sum(word.weight for word in theirs[low + 1 : high] if word.covered < LINKED and word.weight >= SAYS)


def modifying(theirs: Sequence[Word], stretch: Lost) -> float:
    """What English words without a counterpart say around the one that a Ukrainian stretch would follow.

    What Ukrainian says behind a noun stands before it: «елементи, що не пройшли перевірки» are "failing items".
    """
    near = theirs[max(0, stretch.before - BEFORE) : stretch.before + 1]
    return sum(word.weight for word in near if word.covered < LINKED and word.weight >= SAYS)


def _contested(covered: Coverage, side: Side) -> set[int]:
    """The words (numbers) of a side whose counterpart is that of another, farther away than `TOGETHER`, too.

    «… у четвер почалася війна … до війни» has "war" twice or has lost one.
    """
    theirs = covered.side(other(side))
    partners = [word.partner if word.covered >= LINKED else -1 for word in covered.side(side)]
    taken = [partner for partner in partners if partner >= 0]
    if len(set(taken)) == len(taken):  # most passages
        return set()
    takers: dict[int, list[int]] = {}
    for n, partner in enumerate(partners):
        if partner >= 0:
            takers.setdefault(partner, []).append(n)
    return {
        n
        for partner, many in takers.items()
        if len(many) > 1
        for before, n, after in zip((-math.inf, *many), many, (*many[1:], math.inf), strict=False)
        if n != theirs[partner].partner and min(n - before, after - n) > TOGETHER
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


def _sentence(row: Sequence[Word], told: Sequence[float]) -> float:
    """How much evidence there is that the worst of several sentences has no counterpart."""
    sums: dict[tuple[Segment, int], float] = {}
    for word, value in zip(row, told, strict=True):
        spans = word.segment.sentences
        at = bisect_right(spans, word.token.start, key=lambda span: span.end)
        key = word.segment, at
        sums[key] = sums.get(key, 0.0) - value
    return max(sums.values()) if len(sums) > 1 else 0.0


def _breaks_off(row: Sequence[Word], usual_ends: Mapping[str, float]) -> float:
    if not row or row[-1].token.text.isupper():
        return 0.0
    return max(0.0, -math.log(usual_ends.get(row[-1].token.lower, 1.0)))
