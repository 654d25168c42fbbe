"""Ranges of a passage, looked up by place: which are taken, which lie around a place, which tokens lie in one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from checker.model import Segment, Span, Token


class Spans:
    """Ranges of code points, of which those that overlap are one; asking takes the logarithm of how many there are.

    >>> taken = Spans([(5, 9), (0, 2), (1, 3)])
    >>> taken.meets(3, 5), taken.meets(8, 20), 2 in taken, 3 in taken
    (False, True, True, False)
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def add(self, start: int, end: int) -> None:
        """One range more, which overlaps none."""
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)

    def meets(self, start: int, end: int) -> bool:
        """Whether a range overlaps one of these."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start

    def __contains__(self, place: int) -> bool:
        before = bisect_right(self._starts, place)
        return before > 0 and self._ends[before - 1] > place


def first_token(segment: Segment, place: int) -> int:
    """The number of the first token that begins at a place or behind it."""
    return bisect_left(segment.tokens, (place,))


def tokens_within(segment: Segment, start: int, end: int) -> Sequence[Token]:
    """The tokens that begin in a range."""
    return segment.tokens[first_token(segment, start) : first_token(segment, end)]


def sentence_around(segment: Segment, place: int) -> Span:
    """The sentence of a passage that a place lies in; all of the passage where it has none."""
    at = sentence_number(segment, place)
    return segment.sentences[at] if at >= 0 else Span(0, len(segment.text))


def sentence_number(segment: Segment, place: int) -> int:
    """The number of the sentence of a passage that a place lies in, from 0; -1 where it has none."""
    return bisect_right(segment.sentences, place, key=_start) - 1


def _start(span: Span) -> int:
    return span.start
