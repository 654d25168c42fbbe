"""Whether two facts stand in one place of a sentence and its translation: by the words around them, and by order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.spans import first_token, sentence_number, tokens_within
from checker.language.vocabulary import Words
from checker.model import Fact, Match, Pair, Segment, Token

# How many words before and behind a fact are its company.
AROUND = 3
# How much the words around two facts must have in common (see `Lexicon.weight`): about one noun.
COMPANY = 0.5
# How far from each other, as a share of their passages, two facts stand that are in one place; and with company.
NEAR, FAR = 0.25, 0.6
# So many names that agree before a fact, and behind it, tell its place.
MARKED = 200


class Slots:
    """The places of facts in one pair of passages; `joined` are matches of the pair that agree."""

    def __init__(self, pair: Pair, joined: Sequence[Match], words: Words) -> None:
        self.pair, self.joined, self.lexicon = pair, joined, lexicon(words)

    def position(self, fact: Fact) -> float:
        """Where a fact stands in its passages, 0 to 1."""
        before = 0
        segments = self.pair.side(fact.side)
        for segment in segments:
            if segment is fact.segment:
                break
            before += len(segment.text)
        return (before + fact.span.start) / max(1, sum(len(s.text) for s in segments))

    def apart(self, uk: Fact, en: Fact) -> float:
        """How far two facts stand from each other, as a share of their passages."""
        return abs(self.position(uk) - self.position(en))

    def company(self, uk: Fact, en: Fact) -> bool:
        """Whether the words around two facts translate each other: «російські війська», "Ukrainian troops"."""
        if self.apart(uk, en) > FAR:
            return False
        told = 0.0
        spare = list(_around(en))
        for token in _around(uk):
            found = next((n for n, other in enumerate(spare) if self._same(uk.segment, token, en.segment, other)), None)
            if found is not None:
                told += self.lexicon.weight("uk", token.lower)
                del spare[found]
        return told >= COMPANY

    def alone(self, uk: Fact, en: Fact) -> bool:
        """Whether two names stand in sentences of one number, in passages of as many, with the same others in both."""
        if not 1 < len(uk.segment.sentences) == len(en.segment.sentences):
            return False
        n = _sentence(uk)
        return n == _sentence(en) and n not in self._moved

    @cached_property
    def _moved(self) -> frozenset[int]:
        """The numbers of the sentences with a name whose counterpart stands in one of another number."""
        both = ((_sentence(one.uk), _sentence(one.en)) for one in self.joined if one.uk and one.en)
        return frozenset(n for here, there in both if here != there for n in (here, there))

    def _same(self, uk: Segment, token: Token, en: Segment, other: Token) -> bool:
        if token.text[0].isdigit() or other.text[0].isdigit():
            return token.text == other.text
        if (uk, token.start, en, other.start) in self._names:
            return True
        return self.lexicon.likely(token.lower, other.lower.removesuffix("'s")) >= LINKED

    @cached_property
    def _names(self) -> frozenset[tuple[Segment, int, Segment, int]]:
        """Where the words of names that are one begin."""
        return frozenset(
            (match.uk.segment, a.start, match.en.segment, b.start)
            for match in self.joined
            if match.uk and match.en
            for a in _tokens(match.uk)
            for b in _tokens(match.en)
        )

    def ordered(self, uk: Fact, en: Fact) -> bool:
        """Whether two facts stand alike among those that agree, and about as far into their passages."""
        if self.apart(uk, en) > NEAR:
            return False
        here, there = self.position(uk), self.position(en)
        at = bisect_left(self._order, (here,))
        told = [(a < here) == (b < there) for a, b in self._order[max(0, at - MARKED) : at + MARKED]]
        return sum(told) * 2 >= len(told)

    @cached_property
    def _order(self) -> Sequence[tuple[float, float]]:
        """Where the names that agree stand in both passages, in order of the Ukrainian one."""
        return sorted((self.position(one.uk), self.position(one.en)) for one in self.joined if one.uk and one.en)

    def one(self, uk: Fact, en: Fact) -> bool:
        """Whether two facts stand in one place, by company or by order."""
        return self.company(uk, en) or self.ordered(uk, en)


def _tokens(fact: Fact) -> Iterator[Token]:
    return iter(tokens_within(fact.segment, *fact.span))


def _around(fact: Fact) -> list[Token]:
    """The words nearest to a fact in its sentence."""
    sentences = fact.segment.sentences
    at = bisect_right(sentences, (fact.span.start, len(fact.segment.text) + 1)) - 1
    start, end = sentences[at] if at >= 0 else (0, len(fact.segment.text))
    tokens = fact.segment.tokens
    first, last = first_token(fact.segment, fact.span.start), first_token(fact.segment, fact.span.end)
    before = list(_words((tokens[n] for n in range(first - 1, -1, -1)), start, end))
    behind = _words((tokens[n] for n in range(last, len(tokens))), start, end)
    return [*before[::-1], *behind]


def _words(tokens: Iterator[Token], start: int, end: int) -> Iterator[Token]:
    """The first words of a row of tokens, as long as they lie in a range."""
    found = 0
    for token in tokens:
        if not start <= token.start < end or found == AROUND:
            return
        if token.text[0].isalnum():
            found += 1
            yield token


def _sentence(fact: Fact) -> int:
    return sentence_number(fact.segment, fact.span.start)
