"""What rules ask for in a document: one that has none of it has nothing that they may tell (see `run.signs`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.language.contrasts import TABLES
from checker.model import Kind, Side, Verdict

# What stands in a text, the role of a passage, or what else a document is or has; with two halves, a fact ("fact" and
# its kind), a match (its verdict and kind), and words of a table (their side and its name).
Sign = str | tuple[str, str]
# Of a document that is no file of pairs, and of one with faults that only the reader of a catalogue sees.
WHOLE, PLURALS = "document", "plurals"
# Of one with letters of the other alphabet, with quotation marks, and with markup in its passages.
LATIN_IN_UK, CYRILLIC_IN_EN, MARKS, TAGS = "Latin", "Cyrillic", "marks", "tags"


def having(*kinds: Kind) -> Sequence[Sign]:
    """The signs of facts of some kinds, on whichever side."""
    return [("fact", kind) for kind in kinds]


def matches(verdict: Verdict, kinds: Iterable[Kind]) -> Sequence[Sign]:
    """The signs of matches of some kinds that are "changed" or "missing"."""
    return [(verdict, kind) for kind in kinds]


def says(table: str, *sides: Side) -> Sequence[Sign] | None:
    """The signs of words of a table on one of some sides; None for a table of a house, which stands by itself."""
    return [(side, table) for side in sides] if table in TABLES else None
