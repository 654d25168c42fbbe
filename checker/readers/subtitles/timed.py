"""Passages of two subtitle files that are on the screen at the same time."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Pair, Segment, Span

# Two passages belong together when they share so much of the shorter one's time.
SHARED = 0.4
# Where fewer passages than this have a partner, the files are of two cuts of a film, and times tell nothing.
FITTING = 0.6


def pair(
    uk: Sequence[Segment], en: Sequence[Segment], uk_times: Sequence[Span], en_times: Sequence[Span]
) -> tuple[Pair, ...]:
    """The passages by time, one with several where a sentence is cut otherwise; () where times do not fit."""
    groups = _groups(uk_times, en_times)
    if sum(len(left) + len(right) for left, right in groups if left and right) < FITTING * (len(uk) + len(en)):
        return ()
    made: list[Pair] = []
    for left, right in groups:
        ref = en[right[0]].ref if right else uk[left[0]].ref
        made.append(Pair(ref, tuple(uk[n] for n in left), tuple(en[n] for n in right)))
    return tuple(made)


def _groups(uk: Sequence[Span], en: Sequence[Span]) -> list[tuple[list[int], list[int]]]:
    """Indexes of passages that hang together by shared time, in the order of time."""
    owner: dict[tuple[str, int], int] = {}
    groups: dict[int, tuple[list[int], list[int]]] = {}
    times = sorted([(*span, "uk", n) for n, span in enumerate(uk)] + [(*span, "en", n) for n, span in enumerate(en)])
    open_: list[tuple[int, int, str, int]] = []
    for number, (begin, end, side, n) in enumerate(times):
        open_ = [one for one in open_ if one[1] > begin]
        mine = number
        groups[mine] = ([n], []) if side == "uk" else ([], [n])
        owner[side, n] = mine
        for other in open_:
            shared = min(end, other[1]) - begin
            if other[2] == side or shared < SHARED * min(end - begin, other[1] - other[0]):
                continue
            theirs = owner[other[2], other[3]]
            if theirs != mine:
                mine = _joined(theirs, mine, groups, owner)
        open_.append((begin, end, side, n))
    return [(sorted(left), sorted(right)) for left, right in groups.values()]


def _joined(
    first: int, second: int, groups: dict[int, tuple[list[int], list[int]]], owner: dict[tuple[str, int], int]
) -> int:
    """Puts two groups together under the older one's number."""
    first, second = min(first, second), max(first, second)
    left, right = groups.pop(second)
    groups[first][0].extend(left)
    groups[first][1].extend(right)
    owner.update({("uk", n): first for n in left} | {("en", n): first for n in right})
    return first
