"""Which Ukrainian file goes with which English file."""

from __future__ import annotations

from checker.pairs.alone import gather
from checker.pairs.conventions import find
from checker.pairs.nothing import half
from checker.pairs.nothing import told as nothing
from checker.pairs.patterns import PatternError, match, wild
from checker.pairs.single import partner
from checker.pairs.tasks import FilePair, Input, Remote, Task, called
from checker.pairs.trees import file_pairs

__all__ = [
    "FilePair",
    "Input",
    "PatternError",
    "Remote",
    "Task",
    "called",
    "file_pairs",
    "find",
    "gather",
    "half",
    "match",
    "nothing",
    "partner",
    "wild",
]
