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

        Where they can't come to `least` any more (half of the trees tell that of most passages), what they come to at
        most is told, which is less.
        """
        total = self.base
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
        held = json.loads(path.read_text(encoding="utf-8"))
        if tuple(held["signals"]) != signals:
            raise ValueError("it weighs other signals")
        trees = tuple(_node(tree) for tree in held["trees"])
        return Trees(float(held["base"]), trees)
    except (ValueError, KeyError, TypeError) as wrong:
        raise ValueError(f"{path}: {wrong}") from wrong


def _most(node: Node | float) -> float:
    """The greatest leaf of a tree."""
    return node if isinstance(node, float) else max(_most(node[2]), _most(node[3]))


def _node(held: Sequence[object]) -> Node:
    signal, threshold, left, right = held
    if not (isinstance(signal, int) and isinstance(threshold, int | float)):
        raise TypeError("a node begins with the number of a signal and a threshold")
    return signal, float(threshold), _branch(left), _branch(right)


def _branch(held: object) -> Node | float:
    if isinstance(held, list):
        return _node(held)
    if isinstance(held, int | float):
        return float(held)
    raise TypeError("a branch is a node or the value of a leaf")
