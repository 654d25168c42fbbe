"""The words and marks of one side of a pair in a row, and the facts that both texts have, by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from checker.model import Fact, Kind, Segment, Side, Span, Token

# Words that weigh so much at most are function words.
FUNCTION = 0.1
# How far on a word carries one: what stands between two words, by what it is. A clause ends at a comma.
WORD, FUNCTION_WORD, CLAUSE, COMMA, MARK, DASH = 1.0, 0.3, 1.0, 2.0, 2.0, 0.5
HARD = frozenset(';:()"«»“”„.!?…')
DASHES = frozenset("–—-")


@dataclass(frozen=True, eq=False)
class Row:
    """The words and marks of one side, and of each its counterpart and what it says (0 to 1).

    `partner` is the number of the counterpart in the other row, -1 where there is none, `strength` that of the link.
    """

    side: Side
    tokens: Sequence[Token]
    words: Sequence[str]  # the same in small letters
    partner: list[int]
    strength: list[float]
    weight: Sequence[float]
    clauses: frozenset[str]

    @cached_property
    def cost(self) -> Sequence[float]:
        """How far it is from the first word to each."""
        both = zip(self.tokens, self.weight, strict=True)
        return list(accumulate((_cost(token, weight, self.clauses) for token, weight in both), initial=0.0))

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
        segment, span = (self.uk_segment, self.uk_span) if side == "uk" else (self.en_segment, self.en_span)
        return (segment.seen or segment.text)[span.start : span.end]

    @property
    def name(self) -> bool:
        """Whether it is a name."""
        return self.kind == "name"


def _cost(token: Token, weight: float, clauses: frozenset[str]) -> float:
    word = token.lower
    if not word[0].isalnum():
        return COMMA if word == "," else DASH if word in DASHES else MARK if word in HARD else 0.0
    return CLAUSE if word in clauses else FUNCTION_WORD if weight <= FUNCTION else WORD
