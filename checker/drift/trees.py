"""Sums of small decision trees, which weigh signals."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path

# A node asks for a signal: (its number, a threshold, where to go up to it, where to go above it); a leaf is a value.
Node = tuple[int, float, "Node | float", "Node | float"]


@dataclass(frozen=True)
class Trees:
    """A sum of small decision trees."""

    base: float
    trees: tuple[Node, ...]

    @cached_property
    def rest(self) -> tuple[float, ...]:
        """What the trees from each one on come to at most."""
        sums = accumulate(map(_most, reversed(self.trees)), initial=0.0)
        return tuple(sums)[:0:-1]

    def score(self, signals: Sequence[float], least: float = -math.inf) -> float:
        """The natural log-odds that something is left out.

        Stops early when the score cannot reach `least` (after half of the trees, for most passages); returns an upper
        bound then, which is below `least`.
        """
        total, signals = self.base, tuple(signals)  # parts of a plain tuple are taken sooner than those of a named one
        for tree, rest in zip(self.trees, self.rest, strict=True):
            if total + rest < least:
                return total + rest
            node: Node | float = tree
            while node.__class__ is tuple:
                signal, threshold, left, right = node
                node = left if signals[signal] <= threshold else right
            total += node  # type: ignore[operator]
        return total


@lru_cache(maxsize=4)
def read(path: Path, signals: tuple[str, ...]) -> Trees:
    """The trees of a file. Raises ValueError (with the path) when it holds none, or for other signals."""
    try:
        return parse(path.read_bytes(), signals)
    except ValueError as wrong:
        raise ValueError(f"{path}: {wrong}") from wrong


def parse(data: bytes, signals: tuple[str, ...]) -> Trees:
    """The trees of the bytes of a file. Raises ValueError when they are none, or ask for other signals."""
    try:
        held = json.loads(data)
        if tuple(held["signals"]) != signals:
            raise ValueError("it weighs other signals")
        trees = tuple(_node(tree, len(signals)) for tree in held["trees"])
        return Trees(_number(held["base"]), trees)
    except KeyError as wrong:
        raise ValueError(f"{wrong} is missing") from wrong
    except (TypeError, RecursionError) as wrong:
        raise ValueError(f"no sum of trees: {wrong}") from wrong


def _most(node: Node | float) -> float:
    """The greatest leaf of a tree."""
    return node if isinstance(node, float) else max(_most(node[2]), _most(node[3]))


def _node(held: Sequence[object], signals: int) -> Node:
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
