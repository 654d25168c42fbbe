"""What subtitles say beside each other: sentences that the other text says in one, and stretches that it has not."""

from __future__ import annotations

from collections.abc import Sequence

from checker.align.passages.affinity import Evidence, fit, likely
from checker.align.passages.clock import Clock
from checker.model import Pair, Segment, Span

# A sentence that stands alone is said within another pair when that is shown for so much of its time in the other text.
WITHIN = 0.6
# ... and its words tell no more than this against it (natural log-odds).
DOUBT = 1.0
# A pair takes in sentences as long as it has no more than so many of that text.
MOST = 4


def subtitles(uk: Sequence[Segment], en: Sequence[Segment]) -> bool:
    """Whether both texts are speech with times."""
    return bool(uk and en) and all(segment.time for segment in (*uk, *en))


def told_once(pairs: Sequence[Pair], timed: Clock | None, evidence: Evidence) -> list[Pair]:
    """The pairs of subtitles, in which what only one text says is told once for a stretch."""
    return _met(_stretches(_hosted(pairs, timed, evidence) if timed else pairs), evidence)


def _hosted(pairs: Sequence[Pair], timed: Clock, evidence: Evidence) -> list[Pair]:
    """The pairs (in order), with sentences that stand alone put to the neighbour that is shown in their stead.

    Translators say two sentences in one. Where time is left for a sentence in the other text, and nothing is said in
    it, it stays alone: it is missing.
    """
    made = list(pairs)
    n = 0
    while n < len(made):
        one = made[n]
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(made) and _takes(made[m], one)]
        shares = {m: _within(one, made[m], timed) for m in beside}
        host = max(beside, key=lambda m: shares[m], default=-1)
        if host < 0 or (one.uk and one.en) or shares[host] < WITHIN:
            n += 1
            continue
        first, second = made[min(n, host)], made[max(n, host)]
        uk, en = (*first.uk, *second.uk), (*first.en, *second.en)
        told = fit(uk, en, evidence)
        if told < fit(made[host].uk, made[host].en, evidence) - DOUBT:
            n += 1
            continue
        at = min(n, host)
        made[at : at + 2] = [Pair(en[0].ref, uk, en, likely(told))]
        n = at + 1
    return made


def _takes(host: Pair, one: Pair) -> bool:
    """Whether a pair of both texts has room for a sentence that stands alone."""
    return bool(host.uk and host.en) and len(host.uk if one.uk else host.en) < MOST


def _within(one: Pair, host: Pair, timed: Clock) -> float:
    """Which share of the time of a sentence that stands alone the other text of a pair is shown."""
    here, there = _time(one.uk or one.en), _time(host.en if one.uk else host.uk)
    if one.uk:
        here = Span(round(timed.there(here.start)), round(timed.there(here.end)))
    else:
        there = Span(round(timed.there(there.start)), round(timed.there(there.end)))
    shared = min(here.end, there.end) - max(here.start, there.start)
    return shared / max(1, here.end - here.start)


def _time(segments: Sequence[Segment]) -> Span:
    first, last = segments[0].time, segments[-1].time
    return Span(first.start if first else 0, last.end if last else 0)


def _stretches(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, with passages that stand alone one after another as one, so that they are told once."""
    made: list[Pair] = []
    for one in pairs:
        last = made[-1] if made else None
        if last and not (one.uk and one.en) and not (last.uk and last.en) and bool(one.uk) == bool(last.uk):
            made[-1] = Pair(last.id, (*last.uk, *one.uk), (*last.en, *one.en), 0.0)
        else:
            made.append(one)
    return made


def _met(pairs: Sequence[Pair], evidence: Evidence) -> list[Pair]:
    """The pairs, with stretches of both texts that stand alone one beside the other as one where their words fit.

    So it is where the times of a scene have jumped, and no pair of it was sure.
    """
    made: list[Pair] = []
    for one in pairs:
        last = made[-1] if made else None
        if last and not (one.uk and one.en) and not (last.uk and last.en) and bool(one.uk) != bool(last.uk):
            uk, en = (*last.uk, *one.uk), (*last.en, *one.en)
            told = fit(uk, en, evidence)
            if told > 0:
                made[-1] = Pair(en[0].ref, uk, en, likely(told))
                continue
        made.append(one)
    return made
