"""Which Ukrainian file goes with which English file."""

from __future__ import annotations

from checker.pairs.alone import gather
from checker.pairs.conventions import find
from checker.pairs.patterns import PatternError, match, wild
from checker.pairs.single import partner
from checker.pairs.trees import twins
from checker.pairs.twin import Twin, Unit

__all__ = ["PatternError", "Twin", "Unit", "find", "gather", "match", "partner", "twins", "wild"]
