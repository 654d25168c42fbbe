"""Placeholder."""

from __future__ import annotations

from checker.model import Fact, Match, Pair, Side
from checker.words import Words


def match(pairs: tuple[Pair, ...], facts: tuple[Fact, ...], partial: Side | None, words: Words) -> list[Match]:
    return []


def match_links(pairs: tuple[Pair, ...], facts: tuple[Fact, ...], partial: Side | None, words: Words) -> list[Match]:
    return []
