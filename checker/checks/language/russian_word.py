"""A Russian word, or a letter that Ukrainian does not have, stands in the Ukrainian text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.checks.corrections import cased
from checker.drift.foreign import QUOTED, foreign, marked_foreign
from checker.language.romanization import likeness
from checker.language.text import OPAQUE
from checker.language.vocabulary import Words
from checker.model import Hit, Place, Segment, Span, Token
from checker.model.expressions import deferred

STRANGE = re.compile("[ыэъёЫЭЪЁ]")
# How many letters a word has whose sound says that the other text has it, and how alike they sound at least.
SPOKEN, ALIKE = 3, 0.9
# What somebody is quoted with may be in any language, and so may a gloss: (рос. «…»).
OUTSIDE = deferred(QUOTED.pattern + r"|\([^()]*\)")


class RussianWord(Check):
    """Reports Russian words in Ukrainian sentences: those with letters of their own, and those that a list has.

    Whole Russian sentences are found by `wrong_language`; what stands in quotation marks or brackets is silent.
    """

    check: Literal["russian_word"]
    spelling = True
    one_fault = True

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = _known(comparison.words)
        own_names = comparison.words.table("markdown_dialects")["languages"]
        for segment in comparison.uk:
            if segment.role in NO_PROSE or (segment.role == "alt" and segment.text.strip().lower() in own_names):
                continue
            if not STRANGE.search(segment.folded) and known.keys().isdisjoint(segment.lows):
                continue
            if segment.role == "string" and any(one.text == segment.text for one in comparison.beside(segment)):
                continue  # «Кыргызча», «Български»: the name of a language in itself, which both texts have
            capitals = segment.text.isupper()
            found = [
                token
                for token in segment.tokens
                if (token.lower in known and not _ending(segment, token) and (capitals or not _abbreviation(token)))
                or STRANGE.search(token.text)
            ]
            passages = [span for span, _ in foreign(comparison, segment)]
            quoted = [match.span() for match in OUTSIDE.finditer(segment.text)]
            for token in found:
                span = Span(token.start, token.end)
                inside = any(a <= span.start and span.end <= b for a, b in (*passages, *quoted))
                kept = inside or marked_foreign(segment, span) or _name(segment, span)
                if not kept and not _borrowed(comparison, segment, token):
                    place = Place(segment, span)
                    meant = known.get(token.lower)
                    yield Hit(uk=place, expected=cased(meant, place) if meant else None)


def _ending(segment: Segment, token: Token) -> bool:
    """Whether a word is the ending of what is no prose («`Promise`и»), or one of several («файл·и·ів»)."""
    return segment.text.endswith((OPAQUE, "·"), 0, token.start)


def _abbreviation(token: Token) -> bool:
    """Whether a word is an abbreviation, in a passage that is not in capitals as a whole."""
    return len(token.text) > 1 and token.text.isupper()


def _borrowed(comparison: Comparison, segment: Segment, token: Token) -> bool:
    """Whether the English passage has the word, by its sound: «его» is "ego"."""
    if len(token.lower) < SPOKEN:
        return False  # «но» is no "no"
    there = (word.lower for one in comparison.beside(segment) for word in one.tokens)
    return any(
        abs(len(word) - len(token.lower)) <= 1 and likeness(token.lower, word, comparison.words) >= ALIKE
        for word in there
    )


def _name(segment: Segment, span: Span) -> bool:
    """Whether a word with a capital inside a sentence is a name: «газета Известия»."""
    first = any(sentence.start == span.start for sentence in segment.sentences)
    return segment.text[span.start].isupper() and not first


@cache
def _known(words: Words) -> Mapping[str, str]:
    return dict(words.table("russian")["words"])
