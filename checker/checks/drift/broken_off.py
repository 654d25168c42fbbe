"""A sentence ends with a word that no sentence ends with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.drift.coverage import coverage_of
from checker.language import contrasts
from checker.language.lexicon.lexicon import LINKED
from checker.language.vocabulary import Words
from checker.model import Hit, Pair, Place, Role, Segment, Side, Span, Token, other
from checker.model.record import Field

# Strings are put together by programs, and what is no running text may stop anywhere.
LOOSE: frozenset[Role] = ASIDE | {"string", "code", "cell", "title", "heading", "caption", "excerpt"}
GOES_ON: frozenset[Role] = frozenset({"item", "code", "cell"})
STOPS = frozenset(".?!")
CLOSES = " \"'»”’)]"
# What a word says at least that tells how the other text ends, and how many of the last ones do.
SAYS, LAST = 0.3, 2
# A sentence has so many words at least: "Or?", "Вітамін на."
WORDS_AT_LEAST = 4


class BrokenOff(Check):
    """Reports the last word of a sentence that `rules/words/broken_off.toml` lists for its language.

    A passage that ends without a mark is told only where the counterpart does not break off as well, and no later
    passage goes on with a small letter; where the counterpart has a mark, more words tell it. A sentence that a dash, a
    colon or an ellipsis ends is broken off on purpose.
    """

    check: Literal["broken_off"]
    side: Side = Field(description="The text whose sentences are judged.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        never = _listed(comparison.words, "never", self.side)
        either = never | _listed(comparison.words, "unmarked", self.side)
        segments = comparison.side(self.side)
        for segment, behind in zip_longest(segments, segments[1:]):
            if segment.role in LOOSE or segment.partial or not segment.sentences:
                continue
            *whole, last = segment.sentences
            marked = _marked(segment)
            for sentence in segment.sentences if marked else whole:
                place = _last(segment, sentence, never)
                if place:
                    yield Hit.at(place)
            place = None if marked else _last(segment, last, either)
            if place and not _goes_on(behind) and self._alone(comparison, segment, place.text.lower() in never):
                yield Hit.at(place)

    def _alone(self, comparison: Comparison, segment: Segment, sure: bool) -> bool:
        """Whether the counterpart of a passage does not break off; it must have a mark where the word is not sure."""
        pairs = [pair for pair in comparison.pairs if any(one is segment for one in pair.side(self.side))]
        beside = [s for pair in pairs for s in pair.side(other(self.side))]
        if not sure and not (beside and _marked(beside[-1])):
            return False
        if not sure and pairs[-1].uk and pairs[-1].en and self._whole(comparison, pairs[-1]):
            return False
        there = _listed(comparison.words, "never", other(self.side)) | _listed(
            comparison.words, "unmarked", other(self.side)
        )
        return not any(_last(s, s.sentences[-1], there) for s in beside if s.sentences)

    def _whole(self, comparison: Comparison, pair: Pair) -> bool:
        """Whether what the other text says last stands in this one: "a dungeon to camp in", «де стати табором»."""
        said = [word for word in coverage_of(comparison, pair).side(other(self.side)) if word.weight >= SAYS]
        return bool(said) and all(word.covered >= LINKED for word in said[-LAST:])


def _marked(segment: Segment) -> bool:
    """Whether a passage ends with a mark that ends a sentence."""
    return segment.text.rstrip(CLOSES)[-1:] in STOPS


def _last(segment: Segment, sentence: Span, listed: frozenset[str]) -> Place | None:
    """The end of a sentence, where it is one of the words."""
    end = bisect_left(segment.tokens, sentence.end, key=lambda token: token.start)
    spoken: list[Token] = []
    for token in map(segment.tokens.__getitem__, range(end - 1, -1, -1)):
        if token.start < sentence.start or len(spoken) == WORDS_AT_LEAST:
            break
        if token.text[0].isalnum():
            spoken.append(token)
    if len(spoken) < WORDS_AT_LEAST or not (spoken[0].text.islower() or spoken[0].text == "I"):
        return None
    last, before = spoken[:2]
    phrase = f"{before.lower} {last.lower}" in listed
    if not phrase and last.lower not in listed:
        return None
    if segment.text.startswith(".", last.start - 1):  # a letter of an abbreviation: "a.k.a."
        return None
    rest = segment.text[last.end : sentence.end]
    behind = rest.strip()
    if len(behind) > 1 or not STOPS.issuperset(behind):
        return None
    if behind and rest[0].isspace():
        return None  # a picture or a name that a generator puts in: "given to them by the ."
    return Place(segment, Span(before.start if phrase else last.start, last.end))


def _goes_on(behind: Segment | None) -> bool:
    """Whether the next passage goes on with a sentence: a list, code, a line of verse."""
    return behind is not None and (behind.role in GOES_ON or behind.text.lstrip()[:1].islower())


@cache
def _listed(words: Words, key: str, side: Side) -> frozenset[str]:
    return frozenset(contrasts.parsed(words.table("broken_off")[key][side]))
