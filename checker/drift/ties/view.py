"""A pair of passages as ties are read in it: words and marks in a row, links, and the facts that both texts have."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, coverage_of
from checker.drift.ties.vocabulary import Ties, ties
from checker.facts.names.likeness import SAME, name_parts
from checker.language.lexicon.lexicon import lexicon
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Kind, Match, Pair, Segment, Side, Span, Token

FIGURES: frozenset[Kind] = frozenset({"date", "money", "measure", "number"})
KINDS: frozenset[Kind] = FIGURES | {"name"}
# What stands between two passages of one side.
BREAK = Token(-1, -1, ".", ".")
# From which strength on a link of the lexicon ties a word of one text to one of the other.
LINKED = 0.1
# Words that weigh so much at most are function words.
FUNCTION = 0.1
# How far on a word carries one: what stands between two words, by what it is. A clause ends at a comma.
WORD, FUNCTION_WORD, CLAUSE, COMMA, MARK, DASH = 1.0, 0.3, 1.0, 2.0, 2.0, 0.5
HARD = frozenset(';:()"«»“”„.!?…')
DASHES = frozenset("–—-")
ENDS = frozenset(".!?…:")
# So many names, or so many figures, may have changed places.
ENOUGH = 2
# A name has so many letters at least where nothing but its spelling tells it.
LETTERS = 4


@dataclass(frozen=True, eq=False)
class Row:
    """The words and marks of one side, and of each its counterpart and what it says (0 to 1).

    `partner` is the number of the counterpart in the other row, -1 where there is none, `strength` that of the link.
    """

    side: Side
    tokens: Sequence[Token]
    partner: list[int]
    strength: list[float]
    weight: Sequence[float]
    clauses: frozenset[str]

    @cached_property
    def cost(self) -> Sequence[float]:
        """How far it is from the first word to each."""
        both = zip(self.tokens, self.weight, strict=True)
        return list(accumulate((_cost(token, weight, self.clauses) for token, weight in both), initial=0.0))

    @cached_property
    def words(self) -> Sequence[str]:
        """The words and marks in small letters."""
        return [token.lower for token in self.tokens]

    def lower(self, n: int) -> str:
        """The word or mark of a number in small letters, "" beyond the row."""
        words = self.words
        return words[n] if 0 <= n < len(words) else ""

    def apart(self, range_: Span, n: int) -> float:
        """How far a word is from a fact; 1 for the next word."""
        if n >= range_.end:
            return WORD + self.cost[n] - self.cost[range_.end]
        return WORD + self.cost[range_.start] - self.cost[n + 1]


class Shared(NamedTuple):
    """A fact that both texts have: its kind, and of each side where it stands and which words of the row it takes."""

    kind: Kind
    uk: Span
    en: Span
    uk_segment: Segment
    en_segment: Segment
    uk_span: Span
    en_span: Span
    facts: tuple[Fact, Fact] | None  # none where only the words' spelling tells

    def words(self, side: Side) -> Span:
        """The words that it takes (numbers in the row)."""
        return self.uk if side == "uk" else self.en

    def place(self, side: Side) -> tuple[Segment, Span]:
        """Where it stands."""
        return (self.uk_segment, self.uk_span) if side == "uk" else (self.en_segment, self.en_span)

    def text(self, side: Side) -> str:
        """What a reader sees there."""
        segment, span = self.place(side)
        return segment.shown[span.start : span.end]

    @property
    def name(self) -> bool:
        """Whether it is a name."""
        return self.kind == "name"


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
    facts += list(_spelled(uk, en, facts, uk_at, en_at, comparison.words))
    names = sum([one.kind == "name" for one in facts])
    if max(names, len(facts) - names) < ENOUGH:
        return None
    facts.sort(key=lambda one: (one.uk, one.en))
    return View(uk, en, facts, bound, comparison.words)


def _named(cover: Coverage) -> int:
    """How many words with a capital have a counterpart with one, so that they may be names: "Trump"."""
    there = (cover.en[word.partner] for word in cover.uk if word.partner >= 0 and word.token.text[0].isupper())
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
    begins: dict[Segment, int] = {}
    for segment in segments:
        if tokens:
            tokens.append(BREAK)
        begins[segment] = len(tokens)
        tokens += segment.tokens
    weight = [0.0] * len(tokens)
    numbers: list[int] = []
    segment_now, at = None, 0
    for word in cover.side(side):
        if word.segment is not segment_now:
            segment_now, at = word.segment, begins[word.segment]
        start = word.token.start
        while tokens[at].start < start:
            at += 1
        numbers.append(at)
        weight[at] = word.weight
    row = Row(side, tokens, [-1] * len(tokens), [0.0] * len(tokens), weight, bound.clauses[side])
    return row, begins, numbers


def _cost(token: Token, weight: float, clauses: frozenset[str]) -> float:
    word = token.lower
    if not word[0].isalnum():
        return COMMA if word == "," else DASH if word in DASHES else MARK if word in HARD else 0.0
    return CLAUSE if word in clauses else FUNCTION_WORD if weight <= FUNCTION else WORD


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


def _spelled(
    uk: Row,
    en: Row,
    facts: Sequence[Shared],
    uk_at: Mapping[Segment, int],
    en_at: Mapping[Segment, int],
    words: Words,
) -> Iterator[Shared]:
    """Names that nobody takes for one (a first word, "Trump") but their letters in both texts."""
    taken: list[set[int]] = [{n for one in facts for n in range(*one.words(row.side))} for row in (uk, en)]
    alike = name_parts(words).alike
    for n, m in sorted({*_capitals(uk, taken[0]), *((n, m) for m, n in _capitals(en, taken[1]))}):
        name = en.tokens[m].lower.removesuffix("'s")
        if n in taken[0] or m in taken[1] or not en.tokens[m].text[0].isupper() or len(name) < LETTERS - 1:
            continue
        if not uk.tokens[n].text[0].isupper() or not alike(SAME, uk.tokens[n].lower, name):
            continue
        if _ordinary(uk.tokens[n].lower, name, words, inside=not (_begins(uk, n) and _begins(en, m))):
            continue
        taken[0].add(n)
        taken[1].add(m)
        (here, at), (there, to) = _passage(n, uk_at), _passage(m, en_at)
        token, other = here.tokens[n - at], there.tokens[m - to]
        span, other_span = Span(token.start, token.end), Span(other.start, other.start + len(name))
        yield Shared("name", Span(n, n + 1), Span(m, m + 1), here, there, span, other_span, None)


def _begins(row: Row, n: int) -> bool:
    """Whether a word stands first, or behind a mark that ends a sentence."""
    return n == 0 or row.lower(n - 1) in ENDS


def _ordinary(uk: str, en: str, words: Words, *, inside: bool) -> bool:
    """Whether a Ukrainian form and an English word are words of the dictionary: «Інвестори», "Investors".

    Inside a sentence («папка Експорт») the English one has to be a common word.
    """
    if inside and en not in words.lines("common_en"):
        return False
    return uk in words.forms("forms_uk") and lexicon(words).likely(uk, en) >= LINKED


def _passage(n: int, begins: Mapping[Segment, int]) -> tuple[Segment, int]:
    """The passage that a word of the row stands in, and where that begins."""
    return max(((segment, at) for segment, at in begins.items() if at <= n), key=lambda both: both[1])


def _capitals(row: Row, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The words with a capital that no fact takes and that say something, each with its counterpart."""
    for n, there in enumerate(row.partner):
        if there >= 0 and n not in taken and row.weight[n] > FUNCTION:
            text = row.tokens[n].text
            if text[0].isupper() and len(text) >= LETTERS and not text.isupper():
                yield n, there


def _links(uk: Row, en: Row) -> Iterator[tuple[int, int, float]]:
    """Two words that name each other, in Ukrainian order, and how much they say."""
    partner, strength, weight = en.partner, en.strength, en.weight
    for n, m in enumerate(uk.partner):
        if m >= 0 and partner[m] == n and strength[m] >= LINKED:
            told = strength[m] * (0.35 + max(weight[m], 0.05))
            light = uk.weight[n] <= FUNCTION or weight[m] <= FUNCTION
            yield n, m, 0.3 * told if light else told
