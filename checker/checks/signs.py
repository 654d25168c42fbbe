"""What stands in a document: by it, it is told which rules have nothing to say of it, and need not be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from checker.align.comparison import Comparison
from checker.drift.hinted import tables
from checker.facts.quotes.turns import signs as quotation_marks
from checker.language.contrasts import TABLES
from checker.language.text import CYRILLIC, LATIN
from checker.model import SIDES, Kind, Side, Verdict

# What stands in a text, the role of a passage, or what else a document is or has; with two halves, a fact ("fact" and
# its kind), a match (its verdict and kind), and words of a table (their side and its name).
Sign = str | tuple[str, str]
# Of a document that is no file of pairs, and of one with faults that only the reader of a catalogue sees.
WHOLE, PLURALS = "document", "plurals"
# Of one with letters of the other alphabet, with quotation marks, and with markup in its passages.
LATIN_IN_UK, CYRILLIC_IN_EN, MARKS, TAGS = "Latin", "Cyrillic", "marks", "tags"
# Most documents have facts that agree.
VERDICTS: tuple[Verdict, ...] = ("changed", "missing")


def signs(comparison: Comparison, literals: Iterable[str]) -> Set[Sign]:
    """All signs of a document; of what stands in its texts, those that are asked for."""
    document, segments = comparison.document, comparison.segments()
    uk, en = ("\n".join([one.text for one in side]) for side in (comparison.uk, comparison.en))
    found: set[Sign] = {one.role for one in segments}
    found |= {one for one in literals if one in en or one in uk}
    if LATIN.search(uk):
        found.add(LATIN_IN_UK)
    if not en.isascii() and CYRILLIC.search(en):
        found.add(CYRILLIC_IN_EN)
    marks = quotation_marks(comparison.words).any
    if marks.search(en) or marks.search(uk):
        found.add(MARKS)
    if any(one.tags for one in segments):
        found.add(TAGS)
    found |= {("fact", fact.kind) for fact in comparison.facts}
    for verdict in VERDICTS:
        found |= {(verdict, match.kind) for match in comparison.matched(verdict)}
    for side in SIDES:
        found |= {(side, table) for table in tables(comparison, side)}
    if not document.pairs:
        found.add(WHOLE)
    if document.plurals:
        found.add(PLURALS)
    return found


def having(*kinds: Kind) -> Sequence[Sign]:
    """The signs of facts of some kinds, on whichever side."""
    return [("fact", kind) for kind in kinds]


def matches(verdict: Verdict, kinds: Iterable[Kind]) -> Sequence[Sign]:
    """The signs of matches of some kinds that are "changed" or "missing"."""
    return [(verdict, kind) for kind in kinds]


def says(table: str, *sides: Side) -> Sequence[Sign] | None:
    """The signs of words of a table on one of some sides; None for a table of a house, which stands by itself."""
    return [(side, table) for side in sides] if table in TABLES else None
