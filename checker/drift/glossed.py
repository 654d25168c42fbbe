"""What an English text tells strangers of a name that both texts have: "Kyrylo Budanov, the intelligence chief"."""

from __future__ import annotations

from collections.abc import Mapping

from checker.align.comparison import Comparison
from checker.drift.coverage import Word, coverage_of
from checker.facts.names.likeness import SAME, name_parts
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import Spans
from checker.model import Place, Segment, Side

EN: Side = "en"
# Words that say less stand in every passage.
SAYS = 0.3
# What may stand between a name and what is told of it, beside words that say little.
MARKS = frozenset(" ,(-–—'s’")
QUOTES = '«»“”„"'
# So many firms in quotation marks are asked for in a passage.
MANY = 40


def explains(comparison: Comparison, place: Place) -> bool:
    """Whether an English place lies in words that nothing stands for, right beside a name that both texts have.

    Words of an English original are what the Ukrainian text lacks.
    """
    if place.segment.side != EN or comparison.original == EN:
        return False
    names = comparison.made(_names, EN).get(place.segment)
    if names is None:
        return False
    row = [one for one in coverage_of(comparison, comparison.pair(place.segment)).en if one.segment is place.segment]
    inside = [n for n, one in enumerate(row) if place.span.start <= one.token.start < place.span.end]
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    while first and _free(row[first - 1], names) and _touch(row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _free(row[last + 1], names) and _touch(row[last], row[last + 1]):
        last += 1
    before = first > 0 and row[first - 1].token.start in names and _touch(row[first - 1], row[first])
    behind = last + 1 < len(row) and row[last + 1].token.start in names and _touch(row[last], row[last + 1])
    return before or behind


def _free(word: Word, names: Spans) -> bool:
    """Whether a word has no counterpart that says much, and is no part of a name that both texts have."""
    return word.token.start not in names and (word.covered < LINKED or word.weight < SAYS)


def _touch(one: Word, two: Word) -> bool:
    """Whether nothing stands between two words that parts sentences or clauses."""
    return MARKS.issuperset(one.segment.folded[one.token.end : two.token.start])


def _names(comparison: Comparison, side: Side) -> Mapping[Segment, Spans]:
    """Where the places, the people (by their full names) and the firms of a text stand that both texts have, in prose.

    Firms are in quotation marks in Ukrainian: «Укрзалізниця».
    """
    found: dict[Segment, list[tuple[int, int]]] = {}
    for match in comparison.matched("same"):
        fact = match.side(side)
        known = fact is not None and fact.kind == "name" and (fact.value.ids or len(fact.value.parts) > 1)
        if fact and known and fact.segment.role == "paragraph":
            found.setdefault(fact.segment, []).append(fact.span)
    alike = name_parts(comparison.words).alike
    for pair in comparison.pairs:
        quoted = [fact.text.strip(QUOTES).lower() for fact in comparison.inside(pair.uk, "quote")[:MANY]]
        for fact in comparison.inside(pair.en, "name") if quoted else ():
            if any(" " not in one and alike(SAME, one, fact.text.lower()) for one in quoted):
                found.setdefault(fact.segment, []).append(fact.span)
    return {segment: Spans(spans) for segment, spans in found.items()}
