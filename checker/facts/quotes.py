"""Placeholder."""

from __future__ import annotations

from checker.model import Fact, Segment
from checker.words import Words


def find(segment: Segment, words: Words) -> list[Fact]:
    return []


def likeness(a: Fact, b: Fact) -> float:
    return 1.0 if a.value == b.value else 0.0
