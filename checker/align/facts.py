"""Fact to fact: which date, name or number of one text stands for which of the other."""

from __future__ import annotations

from checker.align import code, links, quantities, quotes
from checker.align.comparison import Comparison
from checker.align.names import match as names
from checker.model import Match


def match(comparison: Comparison) -> tuple[Match, ...]:
    """Every fact of two texts, whose matches are not known yet, with its counterpart, or with nothing."""
    told = (
        *quantities.match(comparison),
        *names.match(comparison),
        *quotes.match(comparison),
        *links.match(comparison),
    )
    listed = code.match(comparison)
    return (*(code.spared(told, comparison.pairs) if listed else told), *listed)
