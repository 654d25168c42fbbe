"""The facts of both texts that stand for each other, by the passages that they are in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.align.comparison import Comparison
from checker.language.spans import tokens_within
from checker.model import Fact, Segment

# Facts of the other side, by the places of words: the passage, and where in it the word begins (code points).
Places = Mapping[tuple[Segment, int], Fact]


def agreeing(comparison: Comparison) -> Mapping[Segment, Sequence[tuple[Fact, Fact]]]:
    """The facts that agree, but for quotations, Ukrainian and English ones, by the English segment."""
    return comparison.made(_agreeing, None)


def _agreeing(comparison: Comparison, _: None) -> Mapping[Segment, Sequence[tuple[Fact, Fact]]]:
    found: dict[Segment, list[tuple[Fact, Fact]]] = {}
    for match in comparison.matches:
        if match.verdict == "same" and match.uk and match.en and match.kind != "quote":
            found.setdefault(match.en.segment, []).append((match.uk, match.en))
    return found


def agreed(comparison: Comparison) -> Mapping[Segment, Sequence[tuple[Fact, Fact]]]:
    """The facts of each passage, of either text, that agree with one of the other, each with it."""
    return comparison.made(_agreed, None)


def _agreed(comparison: Comparison, _: None) -> Mapping[Segment, Sequence[tuple[Fact, Fact]]]:
    found: dict[Segment, list[tuple[Fact, Fact]]] = {}
    for both in (both for listed in agreeing(comparison).values() for both in listed):
        for here, there in (both, both[::-1]):
            found.setdefault(here.segment, []).append((here, there))
    return found


def twins(comparison: Comparison, segments: Sequence[Segment]) -> Places:
    """The facts of the other side that stand for those of some passages, by the places of the words of these."""
    found: dict[tuple[Segment, int], Fact] = {}
    standing = comparison.made(_standing, 0)
    for segment in segments:
        for here, there in standing.get(segment, ()):
            for token in tokens_within(segment, *here.span):
                found[segment, token.start] = there
    return found


def _standing(comparison: Comparison, about: int) -> Mapping[Segment, Sequence[tuple[Fact, Fact]]]:
    """The facts of each passage that have a counterpart, each with it."""
    found: dict[Segment, list[tuple[Fact, Fact]]] = {}
    for match in comparison.matches:
        if match.uk and match.en and match.uk.kind != "quote":
            found.setdefault(match.uk.segment, []).append((match.uk, match.en))
            found.setdefault(match.en.segment, []).append((match.en, match.uk))
    return found
