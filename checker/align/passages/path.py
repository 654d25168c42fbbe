"""The best path through two texts, bead by bead: dynamic programming (Gale and Church, 1993) within a band."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import add
from typing import NamedTuple

from checker.align.passages.affinity import DAMPED, KIN, Evidence, Link, alone, fit, lengths, merged
from checker.align.passages.band import Band
from checker.align.passages.clock import Clock
from checker.align.passages.evidence import Content
from checker.model import Role, Segment

# How many passages of each side a bead may hold, and what it tells against it that such beads are rare (log-odds).
ALONE, TWO, MANY = -5.0, -7.0, -12.0
MERGED = ((2, 1, TWO), (1, 2, TWO), (2, 2, MANY), (3, 1, MANY), (1, 3, MANY))
# The same for the sentences of subtitles, which translators join and part as the speech goes.
SPOKEN = (
    (1, 1, 0.0), (1, 0, -4.0), (0, 1, -4.0), (2, 1, -3.5), (1, 2, -3.5), (2, 2, -6.0), (3, 1, -6.0), (1, 3, -6.0),
    (3, 2, -8.0), (2, 3, -8.0),
)  # fmt: skip
# One passage may stand for so many of the other side, a paragraph for the lines of a page; each beyond three tells so
# much against it. Their lengths differ by such a factor at most, and each of them fits the one by so much with it.
MOST, ANOTHER, NEARLY = 12, -3.0, 1.6
PROSE: Role = "paragraph"
# An item of so many code points is prose as well, of which an edition may have made items of their own.
LONG, ITEM = 400, "item"
# A bead in one byte: so many times its Ukrainian passages, and its English ones.
STEP = 16
# Passages of which none fits another better than this are no merged or split ones.
APART = -6.0
# By so much a score may differ because it was added up in another order.
ROUNDED = 1e-6
# What the lengths of two sides tell at most: that both are long, and of one length.
MOST_ALIKE = lengths(10_000, 10_000)
# Beads hold so many passages of a side at most.
WIDEST = 3

# A bead that may come next: how many passages of each side, and its score in natural log-odds.
Step = tuple[int, int, float]
LEFT: Step = (1, 0, ALONE)
RIGHT: Step = (0, 1, ALONE)


class Bead(NamedTuple):
    """One alignment step (Gale and Church's bead): `uk` and `en` passages, from indices i and j on."""

    i: int
    j: int
    uk: int
    en: int


def path(
    uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence, cells: Band, timed: Clock | None
) -> list[Bead]:
    """The beads of the best path; of each cell only how it was reached is kept, and scores of the rows ahead."""
    ahead: dict[int, dict[int, tuple[float, int]]] = {0: {0: (0.0, 0)}}
    steps: list[bytes] = []
    written = None if timed else _Written(uk, en, evidence, cells)
    for i, (low, high) in enumerate(cells):
        row = ahead.pop(i, {})
        if written:
            written.go_on(i)
        for j in range(low, high + 1):
            if j not in row:
                continue
            sofar = row[j][0]
            for m, n, told in written.next(i, j) if written else _spoken(i, j, uk, en, evidence, timed):
                k, to = i + m, j + n
                if k < len(cells) and cells[k][0] <= to <= cells[k][1]:
                    there = row if not m else ahead[k] if k in ahead else ahead.setdefault(k, {})
                    known = there.get(to)
                    if known is None or known[0] < sofar + told:
                        there[to] = sofar + told, STEP * m + n
        steps.append(bytes(row[j][1] if j in row else 0 for j in range(low, high + 1)))
        evidence.forget((*uk[i : i + 1], *en[low : cells[min(i + 1, len(uk))][0]]))
    found: list[Bead] = []
    i, j = len(uk), len(en)
    while step := steps[i][j - cells[i][0]]:
        m, n = divmod(step, STEP)
        i, j = i - m, j - n
        found.append(Bead(i, j, m, n))
    return found[::-1]


def _spoken(
    i: int, j: int, uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence, timed: Clock | None
) -> Iterator[Step]:
    """The beads that may come next in subtitles, whose times tell as well."""
    assert timed
    left, right = len(uk) - i, len(en) - j
    near = [(m, n) for m, n in ((0, 0), (1, 0), (0, 1)) if m < left and n < right]
    promising = any(evidence.fit(uk[i + m], en[j + n]) > APART for m, n in near)
    for m, n, cost in SPOKEN:
        if m > left or n > right:
            continue
        ours, theirs = uk[i : i + m], en[j : j + n]
        told = timed.told(ours, theirs) if ours and theirs else 0.0
        if not m or not n:
            yield m, n, cost
        elif m == n == 1:
            yield 1, 1, told + evidence.fit(uk[i], en[j])
        elif promising:
            yield m, n, cost + told + fit(ours, theirs, evidence)


class _Written:
    """The beads that may come next in what is read, of the next Ukrainian passages at a time.

    Merged passages are left out where, at most, they fit less well than one of each side does while the others stand
    alone: the path through these is the better one, whatever follows. So are nine of ten.
    """

    def __init__(self, uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence, cells: Band) -> None:
        self.uk, self.en, self.evidence, self.cells = uk, en, evidence, cells
        # By the Ukrainian passage, of the English ones from the `first` on: what they share, how well they fit; and of
        # one, two and three of them what it gains in all, and how well the best one fits.
        self.first: dict[int, int] = {}
        self.links: dict[int, list[Link]] = {}
        self.fits: dict[int, list[float]] = {}
        self.most: dict[int, Sequence[tuple[list[float], list[float]]]] = {}
        # What the passages of these rows say, and those of the band beside them.
        self.said: dict[int, Content] = {}
        self.told: dict[int, Content] = {}
        # What passages tell of which nothing is found.
        self.ours: dict[int, float] = {}
        self.theirs: dict[int, float] = {}
        self.sizes = [len(one.text) for one in uk], [len(one.text) for one in en]
        self.running = [_running(one) for one in uk], [_running(one) for one in en]
        # How many code points stand before each passage.
        self.before = tuple([0, *accumulate(sizes)] for sizes in self.sizes)

    def go_on(self, i: int) -> None:
        """Works out the rows that are asked from a Ukrainian passage on, and forgets what lies behind."""
        self.links.pop(i - 1, None)
        self.fits.pop(i - 1, None)
        self.most.pop(i - 1, None)
        self.said.pop(i - 1, None)
        self.first.pop(i - 1, None)
        for j in range(self.cells[max(0, i - 1)][0], self.cells[i][0]):
            self.told.pop(j, None)
        for k in range(i, min(i + WIDEST, len(self.uk))):
            if k not in self.fits:
                # The rows before ask for what lies below this one's own part of the band.
                low, high = self.cells[max(0, k - WIDEST + 1)][0], self.cells[k][1] + WIDEST
                self._row(k, range(low, min(high, len(self.en))))

    def _row(self, k: int, columns: range) -> None:
        evidence, told = self.evidence, self.told
        links: list[Link] = []
        fits: list[float] = []
        gains: list[float] = []
        here = self.said[k] = evidence.content(self.uk[k])
        self.ours[k] = DAMPED * here.base
        compare = evidence.compare
        for j in columns:
            there = told.get(j)
            if there is None:
                there = told[j] = evidence.content(self.en[j])
                self.theirs[j] = DAMPED * there.base
            link = compare(here, there)
            links.append(link)
            fits.append(alone(here, there, link))
            gains.append(DAMPED * (link.uk_gain + link.en_gain))
        self.first[k] = columns.start
        self.links[k], self.fits[k] = links, fits
        both, best = list(map(add, gains, gains[1:])), list(map(max, fits, fits[1:]))
        self.most[k] = (gains, fits), (both, best), (list(map(add, both, gains[2:])), list(map(max, best, fits[2:])))

    def next(self, i: int, j: int) -> list[Step]:
        """The beads that may come next on a path."""
        left, right = len(self.uk) - i, len(self.en) - j
        if not left or not right:
            return [LEFT] if left else [RIGHT] if right else []
        row, at = self.fits[i], j - self.first[i]
        here = row[at]
        found: list[Step] = [(1, 1, here), LEFT, RIGHT]
        if (
            here > APART
            or (left > 1 and self.fits[i + 1][j - self.first[i + 1]] > APART)
            or (right > 1 and row[at + 1] > APART)
        ):
            cells = self.cells
            for m, n, cost in MERGED:
                if m <= left and n <= right and j + n <= cells[i + m][1] and not self._outdone(i, j, m, n, cost):
                    found.append((m, n, cost + self._merged(i, j, m, n)))
        # Nearly all places are passed by for their lengths alone: four are longer than the one already.
        (ours, theirs), (uk, en), more = self.sizes, self.before, WIDEST + 1
        if (self.running[0][i] and right >= more and en[j + more] - en[j] <= NEARLY * ours[i]) or (
            self.running[1][j] and left >= more and uk[i + more] - uk[i] <= NEARLY * theirs[j]
        ):
            found += self._wide(i, j)
        return found

    def _merged(self, i: int, j: int, m: int, n: int) -> float:
        """How well passages fit each other that are read as one."""
        said, told, links, first = self.said, self.told, self.links, self.first
        ours, theirs = [said[k] for k in range(i, i + m)], [told[to] for to in range(j, j + n)]
        return merged(ours, theirs, [links[k][j - first[k] : j - first[k] + n] for k in range(i, i + m)])

    def _wide(self, i: int, j: int) -> Iterator[Step]:
        """The beads of one paragraph and more than three of the other side that are about as long in all.

        Of the first and the last of them some word or fact has to be in it. Items and cells stand one by one in both
        texts, but for an item as long as a paragraph.
        """
        one, two = self.uk[i], self.en[j]
        (ours, theirs), (uk, en), link = self.sizes, self.before, self.evidence.link
        for n in _as_long(ours[i], en, j) if self.running[0][i] else ():
            many = self.en[j : j + n]
            if _prose(many, one.role) and all(link(self.uk[i], one).en_gain > 0 for one in (many[0], many[-1])):
                cost = MANY + ANOTHER * (n - WIDEST)
                yield 1, n, cost + fit(self.uk[i : i + 1], many, self.evidence)
        for m in _as_long(theirs[j], uk, i) if self.running[1][j] else ():
            many = self.uk[i : i + m]
            if _prose(many, two.role) and all(link(one, self.en[j]).uk_gain > 0 for one in (many[0], many[-1])):
                cost = MANY + ANOTHER * (m - WIDEST)
                yield m, 1, cost + fit(many, self.en[j : j + 1], self.evidence)

    def _outdone(self, i: int, j: int, m: int, n: int, cost: float) -> bool:
        """Whether a bead is worse than the path through one of its pairs, which has to lie within the band.

        At most it gains what each passage has in common with each.
        """
        if self.cells[i + m][0] > j or self.cells[i][1] < j + n:
            return False
        told, best, first = cost + KIN, -math.inf, self.first
        for k in range(i, i + m):
            gains, fits = self.most[k][n - 1]
            at = j - first[k]
            told += self.ours[k] + gains[at]
            if fits[at] > best:
                best = fits[at]
        for to in range(j, j + n):
            told += self.theirs[to]
        best += ALONE * (m + n - 2)
        if m == n:
            best = max(best, self.fits[i][j - first[i]] + self.fits[i + 1][j + 1 - first[i + 1]])
        if told + MOST_ALIKE < best - ROUNDED:
            return True
        uk, en = self.before
        return told + lengths(uk[i + m] - uk[i], en[j + n] - en[j]) < best - ROUNDED


def _running(one: Segment) -> bool:
    """Whether a passage is prose for which several others may stand."""
    return one.role == PROSE or (one.role == ITEM and len(one.text) >= LONG)


def _prose(many: Sequence[Segment], role: Role) -> bool:
    return all(one.role in {PROSE, role} for one in many)


def _as_long(size: int, before: Sequence[int], first: int) -> Iterator[int]:
    """How many passages, more than three, from the first on are about as long in all as one of a size.

    `before` has how many code points stand before each of them.
    """
    for n in range(WIDEST + 1, min(MOST, len(before) - 1 - first) + 1):
        long = before[first + n] - before[first]
        if long > NEARLY * size:
            return
        if size <= NEARLY * long:
            yield n
