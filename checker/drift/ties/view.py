"""A pair of passages as ties are read in it: words and marks in a row, links, and the facts that both texts have."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, coverage_of
from checker.drift.ties.row import FUNCTION, Row, Shared
from checker.drift.ties.spelled import spelled
from checker.drift.ties.vocabulary import Ties, ties
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Kind, Match, Pair, Segment, Side, Span, Token

FIGURES: frozenset[Kind] = frozenset({"date", "money", "measure", "number"})
KINDS: frozenset[Kind] = FIGURES | {"name"}
# What stands between two passages of one side.
BREAK = Token(-1, -1, ".", ".")
# From which strength on a link of the lexicon ties a word of one text to one of the other.
LINKED = 0.1
# So many names, or so many figures, may have changed places.
ENOUGH = 2


@dataclass(frozen=True, eq=False)
class View:
    """Both rows, and the shared facts in Ukrainian order."""

    uk: Row
    en: Row
    facts: Sequence[Shared]
    ties: Ties
    words: Words

    @cached_property
    def links(self) -> Sequence[tuple[int, int, float]]:
        """The links that are mutual: numbers of words, strength."""
        return list(_links(self.uk, self.en))

    @cached_property
    def numbers(self) -> Mapping[Shared, int]:
        """The numbers of the shared facts in Ukrainian order."""
        return {fact: n for n, fact in enumerate(self.facts)}

    @cached_property
    def often(self) -> Counter[tuple[Segment, Span]]:
        """How many shared facts stand at each place: one figure may be matched with two of the other text."""
        return Counter(fact.place(side) for fact in self.facts for side in SIDES)

    @cached_property
    def mirrored(self) -> dict[tuple[Segment, Segment], bool]:
        """Whether all scores of two passages are told from the other side, of those that were asked for."""
        return {}

    @cached_property
    def items(self) -> frozenset[str]:
        """What a list of names is made of: their words in small letters, and what joins them."""
        rows = (self.uk, self.en)
        return self.ties.lists.union(token.lower for row in rows for token in row.tokens if token.text[0].isupper())

    @cached_property
    def taken(self) -> Mapping[Side, frozenset[int]]:
        """The words (numbers) that shared facts take."""
        return {side: frozenset(n for one in self.facts for n in range(*one.words(side))) for side in SIDES}

    @cached_property
    def dated(self) -> frozenset[int]:
        """The Ukrainian words (numbers) of dates, with the commas around them."""
        words = {n for one in self.facts if one.kind == "date" for n in range(*one.uk)}
        beside = {n for at in words for n in (at - 1, at + 1) if self.uk.lower(n) == ","}
        return frozenset(words | beside)

    def row(self, side: Side) -> Row:
        """The row of one side."""
        return self.uk if side == "uk" else self.en

    def names(self) -> list[Shared]:
        """The names among the shared facts."""
        return [one for one in self.facts if one.kind == "name"]


def view_of(comparison: Comparison, pair: Pair) -> View | None:
    """The view of a pair, worked out once; None where neither two names nor two figures are shared."""
    return comparison.made(_view, pair)


def _view(comparison: Comparison, pair: Pair) -> View | None:
    if not pair.uk or not pair.en:
        return None
    known = comparison.made(_matches, 0)
    matches = [match for segment in pair.uk for match in known.get(segment, ())]
    cover = coverage_of(comparison, pair)
    names = sum([match.uk.kind == "name" for match in matches if match.uk])
    if len(matches) - names < ENOUGH and names + (_named(cover) if names < ENOUGH else 0) < ENOUGH:
        return None
    bound = ties(comparison.words)
    (uk, uk_at, uk_numbers), (en, en_at, en_numbers) = (_row(cover, pair.side(side), side, bound) for side in SIDES)
    _partners(cover, uk, en, uk_numbers, en_numbers)
    facts = [one for match in matches if (one := _shared(match, uk_at, en_at, bound))]
    facts += list(spelled(uk, en, facts, uk_at, en_at, comparison.words))
    names = sum([one.kind == "name" for one in facts])
    if max(names, len(facts) - names) < ENOUGH:
        return None
    facts.sort(key=lambda one: (one.uk, one.en))
    return View(uk, en, facts, bound, comparison.words)


def _named(cover: Coverage) -> int:
    """How many words with a capital have a counterpart with one, so that they may be names: "Trump"."""
    there = [cover.en[word.partner] for word in cover.uk if word.partner >= 0 and word.token.text[0].isupper()]
    return sum([word.token.text[0].isupper() for word in there])


def _matches(comparison: Comparison, about: int) -> Mapping[Segment, Sequence[Match]]:
    """The facts that agree, by the Ukrainian passage."""
    found: dict[Segment, list[Match]] = {}
    for match in comparison.matches:
        if match.verdict == "same" and match.uk and match.en and match.uk.kind in KINDS and match.en.kind in KINDS:
            found.setdefault(match.uk.segment, []).append(match)
    return found


def _row(
    cover: Coverage, segments: Sequence[Segment], side: Side, bound: Ties
) -> tuple[Row, Mapping[Segment, int], list[int]]:
    """A row, where each passage begins in it, and the number in it of each word of the coverage."""
    tokens: list[Token] = []
    words: list[str] = []
    begins: dict[Segment, int] = {}
    for segment in segments:
        if tokens:
            tokens.append(BREAK)
            words.append(BREAK.lower)
        begins[segment] = len(tokens)
        tokens += segment.tokens
        words += segment.lows
    weight = [0.0] * len(tokens)
    numbers: list[int] = []
    segment_now, at = None, 0
    for segment, token, says, _, _, _ in cover.side(side):
        if segment is not segment_now:
            segment_now, at = segment, begins[segment]
        start = token[0]
        while tokens[at][0] < start:
            at += 1
        numbers.append(at)
        weight[at] = says
    row = Row(side, tokens, words, [-1] * len(tokens), [0.0] * len(tokens), weight, bound.clauses[side])
    return row, begins, numbers


def _partners(cover: Coverage, uk: Row, en: Row, uk_numbers: Sequence[int], en_numbers: Sequence[int]) -> None:
    """Puts the partners and strengths of the coverage into the rows."""
    for words, row, here, there in ((cover.uk, uk, uk_numbers, en_numbers), (cover.en, en, en_numbers, uk_numbers)):
        for word, n in zip(words, here, strict=True):
            if word.partner >= 0:
                row.partner[n], row.strength[n] = there[word.partner], word.covered


def _shared(match: Match, uk_at: Mapping[Segment, int], en_at: Mapping[Segment, int], bound: Ties) -> Shared | None:
    uk, en = match.uk, match.en
    if uk is None or en is None or uk.segment not in uk_at or en.segment not in en_at:
        return None
    if uk.kind == "name" and ((uk.value.hint and en.value.hint) or (uk.text.isascii() and uk.text != en.text)):
        return None  # «LDAP» and "LDAPS" are two names, each of which has itself
    if uk.text.lower() in bound.never["uk"] or en.text.lower() in bound.never["en"]:
        return None
    words = _words(uk, uk_at), _words(en, en_at)
    return Shared(uk.kind, *words, uk.segment, en.segment, uk.span, en.span, (uk, en))


def _words(fact: Fact, begins: Mapping[Segment, int]) -> Span:
    """The words of the row that a fact takes."""
    tokens, at = fact.segment.tokens, begins[fact.segment]
    first = max(0, bisect_left(tokens, (fact.span.start + 1,)) - 1)
    end = first_token(fact.segment, fact.span.end)
    return Span(at + first, at + max(end, first + 1))


def _links(uk: Row, en: Row) -> Iterator[tuple[int, int, float]]:
    """Two words that name each other, in Ukrainian order, and how much they say."""
    partner, strength, weight = en.partner, en.strength, en.weight
    for n, m in enumerate(uk.partner):
        if m >= 0 and partner[m] == n and strength[m] >= LINKED:
            told = strength[m] * (0.35 + max(weight[m], 0.05))
            light = uk.weight[n] <= FUNCTION or weight[m] <= FUNCTION
            yield n, m, 0.3 * told if light else told
