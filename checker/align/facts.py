"""Fact to fact: which date, name or number of one text stands for which of the other."""

from __future__ import annotations

from checker.facts import AGREE, KINDS, kind
from checker.model import Fact, Match, Pair
from checker.words import Words


def match(pairs: tuple[Pair, ...], facts: tuple[Fact, ...], words: Words) -> tuple[Match, ...]:
    """Every fact with its counterpart, or with nothing."""
    matches: list[Match] = []
    for name in KINDS:
        uk = [f for f in facts if f.kind == name and f.side == "uk"]
        en = [f for f in facts if f.kind == name and f.side == "en"]
        used: set[int] = set()
        for a in uk:
            hit = next((b for b in en if id(b) not in used and kind(name).likeness(a, b) >= AGREE), None)
            if hit:
                used.add(id(hit))
            matches.append(Match(a, hit, 1.0 if hit else 0.0, "same" if hit else "missing"))
        matches.extend(Match(None, b, 0.0, "missing") for b in en if id(b) not in used)
    return tuple(matches)
