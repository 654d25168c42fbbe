"""What the times of subtitles tell: how the clock of one file runs by that of the other, and which passages meet."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.align.passages.band import Band
from checker.model import Segment, Span
from checker.model.median import median

# Frames a second of film, of PAL, of NTSC and of NTSC film: a file made for one of them runs evenly away from another.
FRAMES = (24.0, 25.0, 30000 / 1001, 24000 / 1001)
RATES = sorted({1.0, *(a / b for a in FRAMES for b in FRAMES if a != b)}, key=lambda rate: abs(math.log(rate)))
# Two passages that are surely each other's begin within so many milliseconds, where the clock is right; and within so
# many more of where the pairs around them say, where times run apart.
NEAR, APART = 1500, 4000
# A clock is believed that this share of sure pairs agrees with. Of fewer pairs than FEW, one is believed that shows so
# much of both texts at times at which the other text is shown too.
AGREED, FEW, FITTING = 0.5, 6, 0.6
# Files of one clock have cues that begin in the same moment (milliseconds), those of two have few by chance: a moment
# and those beside it are a tenth of the time from one passage to the next.
MOMENT, TOGETHER = 100, 0.4
# So many sure pairs on each side of one say together how late a text is there.
BESIDE = 2
# Borders of passages that belong together lie about so far apart (milliseconds), those of others near by so far.
TRUE, OTHER = 700.0, 6000.0
# The worst that one border tells (natural log-odds): times are of people, too.
WORST = -3.0
# Times at which everything is shown at once tell nothing: of so many passages for each, on an average.
WIDE = 100
# How far from its time the counterpart of a passage may be shown (milliseconds).
REACH = 30_000


class Even(NamedTuple):
    """A clock that runs evenly by another: `rate` times it, and `shift` milliseconds."""

    rate: float
    shift: float

    def there(self, time: float) -> float:
        """The other clock's time (milliseconds)."""
        return self.rate * time + self.shift


class Clock(NamedTuple):
    """The time of the English text by that of the Ukrainian one (milliseconds).

    Where a scene was cut, or a cue shown too long, times run apart for a while: `late` is by how much the English text
    is later than by the even clock around each of some Ukrainian times (`known`, in order).
    """

    even: Even
    known: tuple[int, ...] = ()
    late: tuple[float, ...] = ()

    def there(self, time: int) -> float:
        """The English time of a Ukrainian one."""
        after = bisect_left(self.known, time)
        near = [n for n in (after - 1, after) if 0 <= n < len(self.known)]
        late = self.late[min(near, key=lambda n: abs(self.known[n] - time))] if near else 0.0
        return self.even.there(time) + late

    def told(self, uk: Sequence[Segment], en: Sequence[Segment]) -> float:
        """What the times of passages tell for their being each other's translation: natural log-odds."""
        ours, theirs = _times((uk[0], uk[-1])), _times((en[0], en[-1]))
        return sum(
            max(WORST, math.log(OTHER / TRUE) - abs(self.there(a) - b) * (1 / TRUE - 1 / OTHER))
            for a, b in ((ours[0].start, theirs[0].start), (ours[1].end, theirs[1].end))
        )

    def band(self, uk: Sequence[Segment], en: Sequence[Segment]) -> Band:
        """For every number of Ukrainian passages, how many English ones may go before: those that are shown by then."""
        ours, theirs = _times(uk), _times(en)
        begins, ends = list(_rising(time.start for time in theirs)), list(_rising(time.end for time in theirs))
        borders = [self.there(time.start) for time in ours]
        low = [0, *(bisect_left(ends, at - REACH) for at in borders[1:]), len(en)]
        high = [*(bisect_right(begins, at + REACH) for at in borders), len(en)]
        low[-1] = min(low[-1], bisect_left(ends, self.there(ours[-1].end) - REACH))
        low, high = list(_rising(low)), list(_rising(high))
        # Neighbouring rows must meet: where only one text speaks for long, its passages stand alone one after another.
        return [(a, max(b, next_)) for a, b, next_ in zip(low, high, [*low[1:], len(en)], strict=True)]


def clock(uk: Sequence[Segment], en: Sequence[Segment], sure: Sequence[tuple[int, int]]) -> Clock | None:
    """How the clock of one file runs by that of the other; None where times are not known, or tell nothing.

    `sure` are pairs of passages, by their places, that belong together by their words.
    """
    if not uk or not en or any(segment.time is None for segment in (*uk, *en)):
        return None
    ours, theirs = _times(uk), _times(en)
    begun = [(ours[i].start, theirs[j].start) for i, j in sure]
    best = max(_candidates(begun), key=lambda one: _agreeing(one, begun))
    late = [b - best.there(a) for a, b in begun]
    smooth = list(_smooth(late))
    found = None
    if len(begun) >= FEW and sum(abs(a - b) <= APART for a, b in zip(late, smooth, strict=True)) >= AGREED * len(begun):
        found = Clock(best, tuple(a for a, _ in begun), tuple(smooth))
    elif _together(ours, theirs) >= TOGETHER or (len(begun) < FEW and _shared(best, ours, theirs) >= FITTING):
        found = Clock(best if len(begun) < FEW else Even(1.0, 0.0))
    wide = found and sum(high - low for low, high in found.band(uk, en)) > WIDE * (len(uk) + len(en))
    return None if wide else found


def _smooth(values: Sequence[float]) -> Iterator[float]:
    """Each value's median with its neighbours, so that one that is wrong is none."""
    for n in range(len(values)):
        yield median(values[max(0, n - BESIDE) : n + BESIDE + 1])


def _candidates(begun: Sequence[tuple[int, int]]) -> Iterator[Even]:
    """Clocks that may be right, the likeliest first: the same, one of another number of frames, and any other rate."""
    yield Even(1.0, 0.0)
    if begun:
        for rate in RATES:
            yield Even(rate, median(b - rate * a for a, b in begun))
        half = len(begun) // 2
        slopes = [(d - b) / (c - a) for (a, b), (c, d) in zip(begun, begun[half:], strict=False) if c - a > REACH]
        if slopes and 0.5 < (rate := median(slopes)) < 2:
            yield Even(rate, median(b - rate * a for a, b in begun))


def _agreeing(one: Even, begun: Sequence[tuple[int, int]]) -> int:
    return sum(abs(one.there(a) - b) <= NEAR for a, b in begun)


def _together(uk: Sequence[Span], en: Sequence[Span]) -> float:
    """Which share of the passages of the shorter text begins in the same moment as one of the other text."""
    here, there = {time.start // MOMENT for time in uk}, {time.start // MOMENT for time in en}
    met = sum(bool({at - 1, at, at + 1} & there) for at in here)
    return met / min(len(here), len(there))


def _shared(one: Even, uk: Sequence[Span], en: Sequence[Span]) -> float:
    """Which share of the passages of both texts is shown, at its middle, while the other text is shown."""
    mapped = [Span(round(one.there(a)), round(one.there(b))) for a, b in uk]
    return (_inside(mapped, en) + _inside(en, mapped)) / (len(uk) + len(en))


def _inside(times: Sequence[Span], others: Sequence[Span]) -> int:
    ordered = sorted(others)
    begins, ends = [span.start for span in ordered], list(_rising(span.end for span in ordered))
    middles = [(start + end) / 2 for start, end in times]
    return sum(bisect_right(begins, at) > bisect_left(ends, at) for at in middles)


def _times(segments: Sequence[Segment]) -> list[Span]:
    return [segment.time or Span(0, 0) for segment in segments]


def _rising(times: Iterator[int] | Sequence[int]) -> Iterator[int]:
    """Numbers that never turn back."""
    last = 0
    for time in times:
        last = max(last, time)
        yield last
