"""What stands in a document that rules ask for (see `checks.signs`)."""

from __future__ import annotations

from collections.abc import Iterable, Set

from checker.align.comparison import Comparison
from checker.checks.signs import CYRILLIC_IN_EN, LATIN_IN_UK, MARKS, PLURALS, TAGS, WHOLE, Sign
from checker.drift.hinted import tables
from checker.facts.quotes.turns import signs as quotation_marks
from checker.language.text import CYRILLIC, LATIN
from checker.model import SIDES, Verdict

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
