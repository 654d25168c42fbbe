"""What is compared with what: «чоловіки скаржилися частіше за жінок», "women complained more often than men"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.ties.vocabulary import Ties, ties
from checker.language.contrasts import Mention, lexicon, mentions, parsed
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Place, Side, Span

TABLE, TABLES = "opposites", ("opposites", "quantifiers")
# How surely two words must stand for each other, and what they say at least (0 to 1).
SURE, SAYS = 0.5, 0.3
# How far behind "than" the word stands that is compared with, and how far before it the other; how far back from «за» a
# comparative is.
BEHIND, BEFORE, BACK = 4, 8, 3
# What the highest degree begins with: behind that, «за» is no "than" («найближче за текстом»).
HIGHEST = "най"


class Compared(NamedTuple):
    """What another thing is compared with in each text."""

    uk: Place
    en: Place


def turned(comparison: Comparison, pair: Pair) -> Compared | None:
    """The first things of a pair of passages that are compared the other way round; None where there are none.

    What stands behind "than" has its counterpart before «ніж» or «за», and what stands behind that before "than".
    """
    if not any("than" in present(segment) for segment in pair.en):
        return None
    cover, bound = coverage_of(comparison, pair), ties(comparison.words)
    here = [n for n, word in enumerate(cover.en) if word.token.lower == "than" and not _instead(cover.en, n)]
    there = [n for n in range(len(cover.uk)) if _compares(cover.uk, n, bound)]
    if len(here) != 1 or len(there) != 1:
        return None
    en, uk = _head(cover, "en", here[0]), _head(cover, "uk", there[0])
    if en is None or uk is None:
        return None
    mate, back = cover.en[en].partner, cover.uk[uk].partner
    if there[0] - BEFORE <= mate < there[0] and here[0] - BEFORE <= back < here[0]:
        return Compared(_place(cover.uk[uk]), _place(cover.en[en]))
    return None


def converse(comparison: Comparison, pair: Pair) -> bool:
    """Whether the degrees of a pair of passages are opposite ones: teachers earn more than doctors, and these less."""
    sets = comparison.words.made(degrees)
    uk, en = (mentions(pair.side(side), lexicon(TABLE, side, comparison.words), sets) for side in SIDES)
    told = [(_poles(uk[name]), _poles(en[name])) for name in uk.keys() & en.keys()]
    return any(one and two and one.isdisjoint(two) for one, two in told)


def degrees(words: Words) -> frozenset[str]:
    """The sets of degrees."""
    tables = (words.table(name).get("compared") for name in TABLES)
    return frozenset(name for table in tables if table for name in parsed(table["sets"]))


def _poles(listed: Sequence[Mention]) -> frozenset[str]:
    return frozenset(one.pole for one in listed if one.grade == "says")


def _instead(words: Sequence[Word], n: int) -> bool:
    """Whether the "than" of a number is that of "rather than", which compares nothing."""
    return n > 0 and words[n - 1].token.lower == "rather"


def _compares(words: Sequence[Word], n: int, bound: Ties) -> bool:
    """Whether a Ukrainian word is "than": «ніж», or «за» behind a comparative."""
    word = words[n].token.lower
    if bound.places["uk"].get(word) == "than":
        return True
    near = words[max(0, n - BACK) : n]
    return word in bound.compares and any(
        bound.comparative[one.token.lower] and not one.token.lower.startswith(HIGHEST) for one in near
    )


def _head(cover: Coverage, side: Side, than: int) -> int | None:
    """The number of the first word behind "than" that says something and surely has a counterpart."""
    words = cover.side(side)
    mates = cover.en if side == "uk" else cover.uk
    for n in range(than + 1, min(len(words), than + 1 + BEHIND)):
        word = words[n]
        if word.segment is not words[than].segment:
            return None
        if word.weight >= SAYS and word.covered >= SURE and word.partner >= 0 and mates[word.partner].partner == n:
            return None if word.token.text[0].isdigit() else n
    return None


def _place(word: Word) -> Place:
    return Place(word.segment, Span(word.token.start, word.token.end))
