"""A Russian word, or a letter that Ukrainian does not have, stands in the Ukrainian text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.checks.language.wrong_language import QUOTED, foreign, marked_foreign
from checker.language.vocabulary import Words
from checker.model import Hit, Place, Segment, Span

STRANGE = re.compile("[ыэъёЫЭЪЁ]")
# What somebody is quoted with may be in any language, and so may a gloss: (рос. «…»).
OUTSIDE = re.compile(QUOTED.pattern + r"|\([^()]*\)")


class RussianWord(Check):
    """Reports Russian words in Ukrainian sentences: those with letters of their own, and those that a list has.

    Whole Russian sentences are found by `wrong_language`; what stands in quotation marks or brackets is silent.
    """

    check: Literal["russian_word"]

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = _known(comparison.words)
        for segment in comparison.uk:
            if segment.role in NO_PROSE:
                continue
            if not STRANGE.search(segment.folded) and known.keys().isdisjoint([t.lower for t in segment.tokens]):
                continue
            found = [token for token in segment.tokens if token.lower in known or STRANGE.search(token.text)]
            passages = [span for span, _ in foreign(comparison, segment)]
            quoted = [match.span() for match in OUTSIDE.finditer(segment.text)]
            for token in found:
                span = Span(token.start, token.end)
                inside = any(a <= span.start and span.end <= b for a, b in (*passages, *quoted))
                if not inside and not marked_foreign(segment, span) and not _name(segment, span):
                    yield Hit(uk=Place(segment, span), expected=known.get(token.lower))


def _name(segment: Segment, span: Span) -> bool:
    """Whether a word with a capital inside a sentence is a name: «газета Известия»."""
    first = any(sentence.start == span.start for sentence in segment.sentences)
    return segment.text[span.start].isupper() and not first


@cache
def _known(words: Words) -> Mapping[str, str]:
    return dict(words.table("russian")["words"])
