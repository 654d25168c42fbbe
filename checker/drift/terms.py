"""Terms of two words that a text translates by two words, and which of a tree's documents translate one otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from checker.align.comparison import Comparison
from checker.drift.coverage import Word, coverage_of
from checker.language.inflection.grammar import Grammar, grammar
from checker.language.lexicon.lexicon import LINKED, Lexicon, lexicon
from checker.model import Pair, Place, Role, Segment, Side, Span, Usage, Usual, Wording, other

ROLES: frozenset[Role] = frozenset({"title", "heading", "paragraph", "item", "caption", "cell"})
# A passage belongs to its counterpart as surely as this (0 to 1).
SURE = 0.8
# Shorter words, and those that say less (0 to 1), make no term.
LETTERS, WEIGHT = 4, 0.5
# Two words that begin with so many of the same letters are forms of one.
STEM = 4
# A phrase that is translated in more ways than this is no term.
WAYS = 4


T = TypeVar("T")


class Rendering(NamedTuple):
    """A phrase of the original at one place, and the two words that stand for it, in the order of the original."""

    pair: Pair
    original: Place
    translation: Place
    words: Wording


def renderings(comparison: Comparison, side: Side) -> Mapping[str, Sequence[Rendering]]:
    """The phrases of the original, on that side, whose two words have counterparts side by side; by their lemmas."""
    known = lexicon(comparison.words)
    found: dict[str, list[Rendering]] = {}
    for pair in comparison.pairs:
        if pair.uk and pair.en and pair.score >= SURE and not pair.verbatim:
            for term, rendering in _of(comparison, pair, side, known):
                found.setdefault(term, []).append(rendering)
    return found


def ways(found: Iterable[Rendering]) -> list[list[Rendering]]:
    """The renderings of one phrase by translation, the most frequent first; none where there are too many."""
    return _grouped([(one.words, one) for one in found])


def deviations(documents: Iterable[tuple[str, Usage]], usual: int, share: float, least: int) -> dict[str, list[Usual]]:
    """Which documents translate a term otherwise than the others, each translation at the first document that has it.

    A term is what stands `usual` times in one translation, in `least` documents, and in a `share` of all its places.
    """
    terms: dict[str, list[tuple[Wording, tuple[str, Usage]]]] = {}
    for name, one in documents:
        terms.setdefault(one.term, []).append((one.words, (name, one)))
    found: dict[str, list[Usual]] = {}
    for rows in terms.values():
        if len(rows) < 2:
            continue
        main, *rest = sorted(_grouped(rows), key=_times, reverse=True) or [[]]
        times, every = _times(main), _times([row for _, row in rows])
        if times < max(usual, share * every) or len({name for name, _ in main}) < least:
            continue
        (first, same), *_ = main
        for (name, here), *_ in rest:
            if sum(alike(here.words, same.words)) == 1:
                told = Usual(here.check, here.term, here.words, same.shown, times, f"{first}: {same.where}")
                found.setdefault(name, []).append(told)
    return found


def alike(one: Wording, two: Wording) -> tuple[bool, ...]:
    """Of two translations of a phrase, which words are forms of one word."""
    return tuple(a[0][:STEM] == b[0][:STEM] or not {*a[1:]}.isdisjoint(b[1:]) for a, b in zip(one, two, strict=True))


def _times(rows: Sequence[tuple[str, Usage]]) -> int:
    return sum(one.times for _, one in rows)


def _grouped(rows: Sequence[tuple[Wording, T]]) -> list[list[T]]:
    """What has translations that are forms of the same words, the largest group first; none of more than `WAYS`."""
    found: list[tuple[Wording, list[T]]] = []
    for words, row in rows:
        way = next((group for first, group in found if all(alike(words, first))), None)
        if way is not None:
            way.append(row)
        elif len(found) < WAYS:
            found.append((words, [row]))
        else:
            return []
    return sorted((group for _, group in found), key=len, reverse=True)


def _of(comparison: Comparison, pair: Pair, side: Side, known: Lexicon) -> Iterator[tuple[str, Rendering]]:
    """The phrases of a pair whose words have their counterparts side by side."""
    covered, verbs = coverage_of(comparison, pair), grammar(comparison.words)
    theirs = covered.side(other(side))
    for one, two in pairwise(covered.side(side)):
        if not (_content(one) and _content(two) and _beside(one, two)) or abs(one.partner - two.partner) != 1:
            continue
        first, second = theirs[one.partner], theirs[two.partner]
        if not _beside(*sorted((first, second), key=lambda word: word.token.start)):
            continue
        if not all(_named(word, verbs) for word in (one, two, first, second)):
            continue
        term = " ".join(_forms(word, side, known)[-1] for word in (one, two))
        words = tuple(_forms(word, other(side), known) for word in (first, second))
        if words[0][0] == one.token.lower and words[1][0] == two.token.lower:  # it was left as it is
            continue
        yield term, Rendering(pair, _place(one, two), _place(first, second), words)


def _forms(word: Word, side: Side, known: Lexicon) -> tuple[str, ...]:
    """A word as it stands, and its lemmas behind it, the likeliest last."""
    return (word.token.lower, *(str(lemma) for lemma in reversed(known.lemmas(side, word.token.lower))))


def _content(word: Word) -> bool:
    """Whether a word may be of a term, and has a counterpart."""
    said = len(word.token.text) >= LETTERS and word.weight >= WEIGHT and word.segment.role in ROLES
    return said and word.covered >= LINKED and word.partner >= 0


def _named(word: Word, verbs: Grammar) -> bool:
    """Whether a word names something: it is no verb, no pronoun, and no abbreviation, which stands for its words."""
    text = word.token.text
    said = text.isalpha() and not text.isupper() and word.weight >= WEIGHT
    lower = word.token.lower
    return said and not (word.segment.side == "uk" and (verbs.is_verb(lower) or verbs.finite.search(lower)))


def _beside(one: Word, two: Word) -> bool:
    """Whether only a space is between two words."""
    return one.segment is two.segment and one.segment.folded[one.token.end : two.token.start] == " "


def _place(one: Word, two: Word) -> Place:
    segment: Segment = one.segment
    return Place(segment, Span(min(one.token.start, two.token.start), max(one.token.end, two.token.end)))
