"""A sentence ends with a word that no sentence ends with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from checker.checks.base import ASIDE, Check
from checker.model import Collation, Hit, Place, Role, Segment, Side, Span, other
from checker.words import Words

# Strings are put together by programs, and what is no running text may stop anywhere.
LOOSE: frozenset[Role] = ASIDE | {"string", "code", "cell", "title", "heading", "caption", "excerpt"}
GOES_ON: frozenset[Role] = frozenset({"item", "code", "cell"})
STOPS = frozenset(".?!")
CLOSES = " \"'»”’)]"
# A sentence has so many words at least: "Or?", "Вітамін на."
WORDS_AT_LEAST = 4


class BrokenOff(Check):
    """Reports the last word of a sentence that `rules/words/broken_off.toml` lists for its language.

    A passage that ends without a mark is told only where the counterpart does not break off as well, and no later
    passage goes on with a small letter; where the counterpart has a mark, more words tell it. A sentence that a dash, a
    colon or an ellipsis ends is broken off on purpose.
    """

    check: Literal["broken_off"]
    side: Side

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        never, unmarked = (_listed(words, key, self.side) for key in ("never", "unmarked"))
        segments = text.side(self.side)
        for n, segment in enumerate(segments):
            if segment.role in LOOSE or segment.partial or not segment.sentences:
                continue
            *whole, last = segment.sentences
            for sentence in (*whole, last):
                place = _last(segment, sentence, never)
                if place and (sentence is not last or _marked(segment)):
                    yield Hit.at(place, confidence=0.9)
            if _marked(segment) or _goes_on(segments[n + 1 :]):
                continue
            beside = _beside(text, segment)
            place = _last(segment, last, never | unmarked if beside and _marked(beside[-1]) else never)
            if place and not any(_last(s, s.sentences[-1], _both(words, s.side)) for s in beside if s.sentences):
                yield Hit.at(place, confidence=0.9)


def _marked(segment: Segment) -> bool:
    """Whether a passage ends with a mark that ends a sentence."""
    return segment.text.rstrip(CLOSES)[-1:] in STOPS


def _beside(text: Collation, segment: Segment) -> list[Segment]:
    """What stands for a passage in the other text."""
    pairs = [pair for pair in text.pairs if any(one is segment for one in pair.side(segment.side))]
    return [s for pair in pairs for s in pair.side(other(segment.side))]


def _last(segment: Segment, sentence: Span, listed: frozenset[str]) -> Place | None:
    """The end of a sentence, where it is one of the words."""
    tokens = [token for token in segment.tokens if sentence.start <= token.start < sentence.end]
    spoken = [token for token in tokens if token.text[0].isalnum()]
    if len(spoken) < WORDS_AT_LEAST or not (spoken[-1].text.islower() or spoken[-1].text == "I"):
        return None
    behind = segment.text[spoken[-1].end : sentence.end].strip()
    if len(behind) > 1 or not STOPS.issuperset(behind):
        return None
    both = f"{spoken[-2].lower} {spoken[-1].lower}"
    first = spoken[-2].start if both in listed else spoken[-1].start
    if both not in listed and spoken[-1].lower not in listed:
        return None
    return Place(segment, Span(first, spoken[-1].end))


def _goes_on(segments: Sequence[Segment]) -> bool:
    """Whether the first of some passages goes on with a sentence: a list, code, a line of verse."""
    return bool(segments) and (segments[0].role in GOES_ON or segments[0].text.lstrip()[:1].islower())


def _both(words: Words, side: Side) -> frozenset[str]:
    return _listed(words, "never", side) | _listed(words, "unmarked", side)


@cache
def _listed(words: Words, key: str, side: Side) -> frozenset[str]:
    return frozenset(word.strip() for word in words.table("broken_off")[key][side].split(","))
