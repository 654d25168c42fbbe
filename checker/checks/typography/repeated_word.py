"""A word stands twice in a row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise
from operator import eq
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.facts.names.lexicon import english, lexicon
from checker.facts.names.likeness import SAME, name_parts
from checker.language.text import untranslated
from checker.language.tokens import tongue
from checker.language.vocabulary import Words
from checker.model import Hit, Place, Segment, Side, Span, Token
from checker.model.expressions import deferred

# Of so many words with a capital of the other text it is asked whether one is that which stands twice.
MANY = 60
# Letters, joined by hyphens and apostrophes: "п'ять", "so-called"; no number and no mark.
WORD = deferred(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# Ends of lines in strings of catalogues.
LINE_ENDS = ("\n", "\\n")
# What makes the second of two words, or the first one, a part of a longer name.
PARTS, BEFORE = frozenset("=_"), ("--", "_")


class RepeatedWord(Check):
    """Reports two equal words with nothing but a space between them, across markup too ("in <b>In 2001").

    Where the other text says a word twice as well («ням ням», "nom nom"), both mean to; and a word of no language that
    both have twice is no slip of either: the rows of a board, "abbc abbc".
    """

    check: Literal["repeated_word"]
    values = {"word": "the word"}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = _known(comparison.words)
        for segment in comparison.segments():
            if segment.role in NO_PROSE or not any(map(eq, segment.lows, segment.lows[1:])):
                continue
            if comparison.pair(segment).verbatim and tongue(segment.text, comparison.words) == "other":
                continue  # German has "die die"
            breaks = sorted(tag.span.start for tag in segment.tags if tag.name == "br")
            for first, second in zip(segment.tokens, segment.tokens[1:], strict=False):
                if (
                    first.lower == second.lower
                    and bisect_left(breaks, first.end) == bisect_right(breaks, second.start)
                    and _slip(segment, first, second, *known[segment.side])
                    and (not _named(first, second, known[segment.side][1]) or _once(comparison, segment, first))
                    and (
                        first.lower in known[segment.side][1]
                        or not any(
                            _twice(comparison, one, known[one.side][1], first.lower)
                            for one in comparison.beside(segment)
                        )
                    )
                ):
                    place = Place(segment, Span(first.start, second.end))
                    yield Hit.at(
                        place,
                        values={"word": first.text},
                        expected=first.text,
                    )


def _named(first: Token, second: Token, functions: Collection[str]) -> bool:
    """Whether a word that stands twice may be a name, or stand for something: "Duran Duran", "Baden Baden", "АБ АБ"."""
    return first.text[0].isupper() and second.text[0].isupper() and first.lower not in functions


def _once(comparison: Comparison, segment: Segment, token: Token) -> bool:
    """Whether an ordinary word has its capital in a heading, or the other text spells a name that it has once."""
    words, there = comparison.words, comparison.beside(segment)
    if token.text.isupper() or not there or untranslated(comparison.pair(segment)):
        return False
    if token.lower in words.lines(f"common_{segment.side}"):
        return True
    alike = name_parts(words).alike
    heard = [one for passage in there for one in comparison.made(_heard, passage)]
    if len(heard) > MANY:
        return False
    spelled = [
        one for one in heard if alike(SAME, *((one, token.lower) if segment.side == "en" else (token.lower, one)))
    ]
    return len(spelled) == 1


def _heard(_: Comparison, segment: Segment) -> Sequence[str]:
    """The words of a passage that begin with a capital, in small letters."""
    return [one.lower for one in segment.tokens if one.text[0].isupper()]


def _spelled(comparison: Comparison, word: str) -> bool:
    """Whether a dictionary of either language has a word."""
    return word in comparison.words.forms("forms_uk") or english(word, lexicon("en", comparison.words))


def _twice(comparison: Comparison, segment: Segment, functions: Collection[str], but: str) -> bool:
    """Whether a passage says any word but function words and a known one twice, or has a refrain: «ля-ля»."""
    doubled, refrain = comparison.made(_doubled, segment)
    if refrain or any(word != but and word not in functions for word in doubled):
        return True
    return but in doubled and not _spelled(comparison, but)


def _doubled(_: Comparison, segment: Segment) -> tuple[frozenset[str], bool]:
    """The words that stand twice with nothing but a space or a hyphen between; whether one word repeats its parts."""
    doubled = frozenset(
        first.lower
        for first, second in pairwise(segment.tokens)
        if first.lower == second.lower
        and first.lower.isalpha()
        and segment.folded[first.end : second.start] in {" ", "-"}
    )
    parts = (low.split("-") for low in segment.lows if len(low) > 1)
    return doubled, any(len(set(one)) == 1 < len(one) for one in parts)


def _slip(segment: Segment, first: Token, second: Token, allowed: frozenset[str], functions: frozenset[str]) -> bool:
    gap = segment.folded[first.end : second.start]
    if not gap or gap.strip(" ") or not WORD.fullmatch(first.lower):
        return False
    if segment.folded[second.end : second.end + 1] in PARTS or segment.folded.endswith(BEFORE, 0, first.start):
        return False  # an option and its key: "--memory memory=1024"; a part of a name: "day_month month day_week"
    if first.lower in allowed:
        return False
    if "-" in first.lower and len(set(first.lower.split("-"))) == 1:  # a refrain: «ля-ля-ля ля-ля-ля»
        return False
    if _apart(segment, first, second, functions) or _lines(segment, first, second):
        return False
    return len(first.text) > 1 or (first.lower in functions and not _letter(segment, first, second))


def _lines(segment: Segment, first: Token, second: Token) -> bool:
    """Whether a line of a string ends with the first of two words: "via a package\\n  package: {name}"."""
    raw = segment.field.raw[slice(*segment.raw(Span(first.end, second.start)))] if segment.role == "string" else ""
    return any(end in raw for end in LINE_ENDS)


def _apart(segment: Segment, first: Token, second: Token, functions: frozenset[str]) -> bool:
    """Whether a capital makes a name of one word, and none of the other: "My Company company", "AND and"."""
    if second.text[0].isupper() and not first.text[0].isupper():
        # "with WITH", "the container Container": the second one is a name; "in In" is a slip at a seam.
        return first.lower not in functions or (second.text.isupper() and len(second.text) > 1)
    if second.text[0].isupper() or not first.text[0].isupper() or len(first.text) == 1:
        return False
    if first.text.isupper():
        return True
    return first.lower not in functions and not any(span.start == first.start for span in segment.sentences)


def _letter(segment: Segment, first: Token, second: Token) -> bool:
    """Whether a letter is a name before a word of one letter: "of chart A a single release is made"."""
    begins = any(span.start == first.start for span in segment.sentences)
    return first.text.isupper() and second.text.islower() and not begins


@cache
def _known(words: Words) -> dict[Side, tuple[frozenset[str], frozenset[str]]]:
    right, functions = words.table("repeated"), words.table("languages")["function"]
    return {
        "uk": (frozenset(right["uk"]), frozenset(functions["uk"])),
        "en": (frozenset(right["en"]), frozenset(functions["en"])),
    }
