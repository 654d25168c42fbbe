"""A function word of an English sentence has a capital where none belongs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.drift.foreign import foreign
from checker.language.tokens import function_words
from checker.language.vocabulary import Words
from checker.model import Hit, Place, Segment, Span
from checker.model.record import Field

# Ends of lines, as they stand in a file: in strings of catalogues as two characters.
LINE_ENDS = ("\n", "\\n")
# What sets off the term that a passage begins with.
TERMS = frozenset({"strong", "b", "code", "kbd", "dt"})


class CapitalInside(Check):
    """Reports "In", "The", "He" in mid sentence, unless they are part of a title, a name, a headline or a link."""

    check: Literal["capital_inside"]
    evidence = {"label": "the Ukrainian text has a small word with a capital too, as names of buttons have"}
    lower: int = Field(
        default=4, description="How many of ten longer words must have a small letter for a sentence to be no headline."
    )
    again: int = Field(
        default=3, description="How often a text writes the words of a person so that does it on purpose: of God, He."
    )

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        listed, holy, pronouns = _known(comparison.words)
        slips = [
            (segment, segment.tokens[at])
            for segment in comparison.en
            if segment.role not in ASIDE
            for at, low in enumerate(segment.lows)
            if low in listed and segment.tokens[at].text.istitle() and self._slip(segment, at, listed)
        ]
        reverent = sum(token.lower in pronouns for _, token in slips) >= self.again
        for segment, token in slips:
            if foreign(comparison, segment):
                continue
            person = token.lower in pronouns
            if person and (reverent or any(one.lower in holy for one in segment.tokens)):
                continue
            if any(tag.name == "a" and tag.span.start <= token.start < tag.span.end for tag in segment.tags):
                continue
            yield Hit(
                en=Place(segment, Span(token.start, token.end)),
                expected=token.lower,
                evidence=_label(comparison, segment),
            )

    def _slip(self, segment: Segment, at: int, listed: frozenset[str]) -> bool:
        tokens = segment.tokens
        if at == 0 or at + 1 == len(tokens):
            return False
        before, token, after = tokens[at - 1], tokens[at], tokens[at + 1]
        if not before.text[-1].isalpha() or before.end == token.start or after.start == token.end:
            return False
        between = segment.field.raw[slice(*segment.raw(Span(before.end, token.start)))]
        if any(end in between for end in LINE_ENDS):
            return False  # a line of its own, before which a full stop was left out
        number = after.text[0].isdigit() and token.lower != "the"
        # "Made In China", "The Hague" are names; "Putin In 2001" and "told that The ministry" are slips.
        if not number and (not after.text[0].islower() or not before.text.islower()):
            return False
        if any(tag.name == "br" and before.end <= tag.span.start <= token.start for tag in segment.tags):
            return False
        if any(tag.name in TERMS and tag.span.start == 0 and tag.span.end == before.end for tag in segment.tags):
            return False  # "**views** The directory of views": what is explained, and a sentence
        sentence = next((s for s in segment.sentences if s.start <= token.start < s.end), None)
        if sentence is None or sentence.start == token.start:
            return False
        around = (t for t in tokens if sentence.start <= t.start < sentence.end and t.lower not in listed)
        return self._prose([t.text for t in around if len(t.text) > 3 and t.text.isalpha()])

    def _prose(self, longer: list[str]) -> bool:
        small = sum(word.islower() for word in longer)
        return small >= 2 and small * 10 >= len(longer) * self.lower


def _label(comparison: Comparison, segment: Segment) -> str:
    """ "label" where the Ukrainian text has a capital of the same kind: the row «В процесі», "In progress"."""
    small = function_words(comparison.words)["uk"]
    tokens = [(before.text, token.text) for one in comparison.beside(segment) for before, token in pairwise(one.tokens)]
    inside = (token for before, token in tokens if before[-1] not in ".!?…:")
    return "label" if any(token[0].isupper() and token.lower() in small for token in inside) else ""


@cache
def _known(words: Words) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = words.table("capitals")
    return frozenset(table["small"]), frozenset(table["holy"]), frozenset(table["pronouns"])
