"""Sums of small decision trees, which weigh signals."""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add, getitem
from typing import Any

# A node asks for a signal: (its number, a threshold, where to go up to it, where to go above it); a leaf is a value.
Node = tuple[int, float, "Node | float", "Node | float"]
# The leaves of a tree at most: each has its bit in a byte.
LEAVES = 8
# A sum of trees as plain values: its base; the leaves of each tree, from the left; the signals that are asked, each
# with its thresholds in order, and the leaves that are left where so many of these are passed; all leaves.
#
# Leaves are bits of one number, a byte a tree. Where a signal is above a threshold, no leaf on the left of that node is
# reached; when all signals were asked, the leaf that is reached is the first one left of its tree (Lucchese et al.,
# "QuickScorer", 2015). So a score takes one look-up a signal, and not four comparisons a tree.
Cut = tuple[int, tuple[float, ...], tuple[int, ...]]
Sum = tuple[float, tuple[tuple[float, ...], ...], tuple[Cut, ...], int]

# The first bit of each byte that is set.
FIRST = bytes([max(0, (byte & -byte).bit_length() - 1) for byte in range(256)])


def score(weighed: Sum, signals: Sequence[float]) -> float:
    """What a sum of trees comes to for some signals.

    >>> told = laid(0.5, [(0, 1.0, -1.0, 2.0), (0, 9.0, 3.0, -3.0)])
    >>> score(told, [1.0]), score(told, [1.5]), score(told, [10.0])
    (2.5, 5.5, -0.5)
    """
    base, leaves, cuts, left = weighed
    for signal, thresholds, passed in cuts:
        left &= passed[bisect_left(thresholds, signals[signal])]
    reached = left.to_bytes(len(leaves), "little").translate(FIRST)
    return reduce(add, map(getitem, leaves, reached), base)


def laid(base: float, trees: Sequence[Node]) -> Sum:
    """A sum of trees, ready to be asked. Raises TypeError where one has more leaves than eight."""
    leaves: list[tuple[float, ...]] = []
    gone: dict[int, dict[float, int]] = {}  # by signal and threshold, the leaves that lie on the left
    whole = 0
    for n, tree in enumerate(trees):
        row: list[float] = []
        for signal, threshold, lost in _lay(tree, row):
            by_threshold = gone.setdefault(signal, {})
            by_threshold[threshold] = by_threshold.get(threshold, 0) | lost << LEAVES * n
        if len(row) > LEAVES:
            raise TypeError(f"a tree has {LEAVES} leaves at most, not {len(row)}")
        leaves.append(tuple(row))
        whole |= (1 << len(row)) - 1 << LEAVES * n
    cuts: list[Cut] = []
    for signal, by_threshold in sorted(gone.items()):
        passed = [whole]
        for threshold in sorted(by_threshold):
            passed.append(passed[-1] & ~by_threshold[threshold])
        cuts.append((signal, tuple(sorted(by_threshold)), tuple(passed)))
    return base, tuple(leaves), tuple(cuts), whole


def _lay(node: Node | float, row: list[float]) -> Iterator[tuple[int, float, int]]:
    """The nodes of a tree, each with the leaves (bits) on its left; adds the leaves to a row."""
    if isinstance(node, float):
        row.append(node)
        return
    signal, threshold, left, right = node
    begin = len(row)
    yield from _lay(left, row)
    yield signal, threshold, (1 << len(row)) - (1 << begin)
    yield from _lay(right, row)


def parse(data: bytes, signals: tuple[str, ...]) -> Sum:
    """The trees of the bytes of a file. Raises ValueError when they are none, or ask for other signals."""
    try:
        held = json.loads(data)
        if tuple(held["signals"]) != signals:
            raise ValueError("it weighs other signals")
        return laid(_number(held["base"]), [_node(tree, len(signals)) for tree in held["trees"]])
    except KeyError as wrong:
        raise ValueError(f"{wrong} is missing") from wrong
    except (TypeError, RecursionError) as wrong:
        raise ValueError(f"no sum of trees: {wrong}") from wrong


def _node(held: Any, signals: int) -> Node:
    signal, threshold, left, right = held
    if not (isinstance(signal, int) and 0 <= signal < signals):
        raise TypeError(f"a node begins with the number of a signal, 0 to {signals - 1}, not {signal!r}")
    return signal, _number(threshold), _branch(left, signals), _branch(right, signals)


def _branch(held: object, signals: int) -> Node | float:
    return _node(held, signals) if isinstance(held, list) else _number(held)


def _number(held: object) -> float:
    if not isinstance(held, int | float) or not math.isfinite(held):
        raise TypeError(f"a threshold and a leaf are numbers, not {held!r}")
    return float(held)
