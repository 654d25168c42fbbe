"""A term of two words that is translated in one way all through a text, and in another way at one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.drift.coverage import Word, coverage_of
from checker.language.lexicon.lexicon import LINKED, Lexicon, lexicon
from checker.model import Hit, Pair, Place, Role, Segment, Side, Span, other
from checker.model.record import Field

ROLES: frozenset[Role] = frozenset({"title", "heading", "paragraph", "item", "caption", "cell"})
# A passage belongs to its counterpart as surely as this (0 to 1).
SURE = 0.8
# Shorter words, and those that say less (0 to 1), make no term.
LETTERS, WEIGHT = 4, 0.5
# Two words that begin with so many of the same letters are forms of one.
STEM = 4
# A phrase that is translated in more ways than this is no term.
WAYS = 4


class Rendering(NamedTuple):
    """A phrase of the original at one place, and the two words that stand for it, in the order of the original."""

    pair: Pair
    original: Place
    translation: Place
    words: tuple[str, str]


class TermTwoWays(Check):
    """Reports a phrase where its translation has one word that it has nowhere else.

    What is a term is learned from the text: two words side by side that are translated by the same two words, side by
    side as well, `usual` times and nearly always. Where nothing tells which text is the original it is silent: two
    words of the original may well be one of the translation.
    """

    check: Literal["term_two_ways"]
    values = {
        "original": "the term",
        "translation": "its translation here",
        "usual": "its usual translation",
        "where": "where that stands first",
        "times": "how many times it is translated so",
    }
    compares = True
    usual: int = Field(default=4, description="How many times a phrase is translated in one way to be a term.")
    share: float = Field(default=0.75, description="The least share of its places where it is translated so.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        side = comparison.original
        if side is None:
            return
        known = lexicon(comparison.words)
        found: dict[tuple[object, object], list[Rendering]] = {}
        for pair in comparison.pairs:
            if pair.uk and pair.en and pair.score >= SURE and not pair.verbatim:
                for key, rendering in _renderings(comparison, pair, side, known):
                    found.setdefault(key, []).append(rendering)
        for renderings in found.values():
            if len(renderings) > self.usual:
                yield from self._told(renderings, other(side), known)

    def _told(self, renderings: Sequence[Rendering], translated: Side, known: Lexicon) -> Iterator[Hit]:
        ways: list[list[Rendering]] = []
        for one in renderings:
            way = next(
                (way for way in ways if _alike(one.words, way[0].words, translated, known) == (True, True)), None
            )
            if way is not None:
                way.append(one)
            elif len(ways) < WAYS:
                ways.append([one])
            else:
                return
        ways.sort(key=len, reverse=True)
        main = ways[0]
        if len(main) < self.usual or len(main) < self.share * len(renderings):
            return
        for way in ways[1:]:
            if sum(_alike(way[0].words, main[0].words, translated, known)) == 1:
                yield _hit(way[0], main)


def _renderings(
    comparison: Comparison, pair: Pair, side: Side, known: Lexicon
) -> Iterator[tuple[tuple[object, object], Rendering]]:
    """The phrases of a pair whose words have their counterparts side by side."""
    covered = coverage_of(comparison, pair)
    theirs = covered.side(other(side))
    for one, two in pairwise(covered.side(side)):
        if not (_content(one) and _content(two) and _beside(one, two)) or abs(one.partner - two.partner) != 1:
            continue
        first, second = theirs[one.partner], theirs[two.partner]
        if not _beside(*sorted((first, second), key=lambda word: word.token.start)):
            continue
        if any(word.token.text.isupper() for word in (first, second)):  # an abbreviation stands for its words
            continue
        key = _lemma(one, side, known), _lemma(two, side, known)
        words = first.token.lower, second.token.lower
        yield key, Rendering(pair, _place(one, two), _place(first, second), words)


def _content(word: Word) -> bool:
    """Whether a word may be of a term, and has a counterpart."""
    text = word.token.text
    said = len(text) >= LETTERS and text.isalpha() and word.weight >= WEIGHT and word.segment.role in ROLES
    return said and word.covered >= LINKED and word.partner >= 0


def _beside(one: Word, two: Word) -> bool:
    """Whether only a space is between two words."""
    return one.segment is two.segment and two.token.start - one.token.end == 1


def _lemma(word: Word, side: Side, known: Lexicon) -> object:
    lemmas = known.lemmas(side, word.token.lower)
    return lemmas[0] if lemmas else word.token.lower


def _alike(one: tuple[str, str], two: tuple[str, str], side: Side, known: Lexicon) -> tuple[bool, bool]:
    """Of two translations of a phrase, which words are forms of one word."""
    first, second = (_form(a, b, side, known) for a, b in zip(one, two, strict=True))
    return first, second


def _form(one: str, two: str, side: Side, known: Lexicon) -> bool:
    if one[:STEM] == two[:STEM]:
        return True
    return not {*known.lemmas(side, one)}.isdisjoint(known.lemmas(side, two))


def _place(one: Word, two: Word) -> Place:
    segment: Segment = one.segment
    return Place(segment, Span(min(one.token.start, two.token.start), max(one.token.end, two.token.end)))


def _hit(one: Rendering, main: Sequence[Rendering]) -> Hit:
    places = {place.segment.side: place for place in (one.original, one.translation)}
    values = {
        "original": one.original.text,
        "translation": one.translation.text,
        "usual": main[0].translation.text,
        "where": main[0].pair.id,
        "times": str(len(main)),
    }
    return Hit(places["uk"], places["en"], values=values)
