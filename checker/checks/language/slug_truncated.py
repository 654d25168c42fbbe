"""The address of an English page breaks off inside a word."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import Sign
from checker.language.vocabulary import Words
from checker.model import Hit, Place, Segment, Span
from checker.model.expressions import deferred
from checker.model.record import Field

# The last word of an address, before the number that WordPress adds to one that is taken:
# "…-into-the-n", "…-into-the-n-2".
LAST = deferred(r"-([a-z]+)(?:-\d+)?$")
BODY = frozenset({"heading", "paragraph", "item", "cell", "caption"})
PIECE = deferred(r"[a-z]+")
# What a word may lack at its end and still be whole: "refugee" for "refugees".
ENDINGS = frozenset({"s", "es", "d", "ed", "ing", "ly", "n", "r", "er", "ers"})


class SlugTruncated(Check):
    """Reports slugs of `at_least` characters whose last piece is no word, and begins one of the title."""

    check: Literal["slug_truncated"]
    values = {"word": "the word of the title"}
    at_least: int = Field(default=35, description="The least length of a slug (code points).")

    @property
    def signs(self) -> Collection[Sign] | None:
        return ("slug",)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for slug in comparison.en:
            last = LAST.search(slug.text) if slug.role == "slug" and len(slug.text) >= self.at_least else None
            meant = _meant(last.group(1), slug, comparison) if last else None
            if last and meant:
                yield Hit(en=Place(slug, Span(*last.span(1))), values={"word": meant})


def _meant(piece: str, slug: Segment, comparison: Comparison) -> str | None:
    """The word that the piece begins, or None when it may be whole."""
    title = _words(comparison, frozenset({"title"}))
    whole = {word.lower() for word in (*title, *_words(comparison, BODY))}
    if piece in whole or piece in _functions(comparison.words):
        return None
    written = PIECE.findall(slug.text)[:-1]
    for word in title:
        begun = word.lower().startswith(piece) and word.lower() not in written
        if begun and word.lower().removeprefix(piece) not in ENDINGS:
            return word
    return None


def _words(comparison: Comparison, roles: frozenset[str]) -> list[str]:
    return [
        token.text.removesuffix("'s")
        for segment in comparison.en
        if segment.role in roles
        for token in segment.tokens
        if token.text[0].isalpha()
    ]


@cache
def _functions(words: Words) -> frozenset[str]:
    return frozenset(words.table("languages")["function"]["en"])
