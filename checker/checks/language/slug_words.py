"""The address of an English page has words that its title has not: it was made of an older title."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import Sign
from checker.language import tokens as language
from checker.language.vocabulary import Words
from checker.model import Hit, Place, Segment, Span
from checker.model.expressions import deferred
from checker.model.record import Field

# A word of a title as WordPress takes it into an address: "Ukraine's" is "ukraines", "10,000" is "10000".
TITLE_WORD = deferred(r"\d+(?:,\d{3})+|[^\W_]+(?:['’ʼ][^\W_]+)*")
SLUG_WORD = deferred(r"[a-z0-9]+")
APART = deferred(r"[,'’ʼ]")
# A slug and a title of more words than this are not compared.
MOST = 40
# Two words of which so many first letters are the same are forms of one: "admit", "admitted".
STEM = 4


class Word(NamedTuple):
    """A word as an address has it, and its place in its text."""

    text: str
    start: int
    end: int


class SlugWords(Check):
    """Reports slugs that were made of a whole title, have most words of the title, and others that it has not.

    A slug with function words was made by WordPress; one that an editor wrote has key words only. Initials stand for
    their words ("us", "United States"), and what a slug ends in may be the beginning of one.
    """

    check: Literal["slug_words"]
    values = {"title": "what the title has there"}
    at_least: int = Field(default=5, description="The least number of words in a slug.")
    share: float = Field(default=0.5, description="The least share of its words that the title has as well.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return ("slug",)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        title = next((one for one in comparison.en if one.role == "title"), None)
        for slug in comparison.en:
            if title is not None and slug.role == "slug":
                yield from self._judged(slug, title, comparison.words)

    def _judged(self, slug: Segment, title: Segment, words: Words) -> Iterator[Hit]:
        written, meant = _slug(slug.text), _title(title.text)
        functions = language.function_words(words)["en"]
        if not self.at_least <= len(written) <= MOST or len(meant) > MOST:
            return
        if not any(word.text in functions for word in written):
            return
        written, meant = _spelled(written, meant), _spelled(meant, written)
        one, two = _stems(written, meant)
        from difflib import SequenceMatcher  # which few texts ask for

        matcher = SequenceMatcher(None, one, two, autojunk=False)
        blocks = matcher.get_matching_blocks()
        same = {block.a + n for block in blocks for n in range(block.size)}
        others = [n for n in range(len(written)) if n not in same]
        told = [n for n in others if _told(n, written, meant, one[n] in two, functions)]
        if not told or len(same) < self.share * len(written):
            return
        kept = {block.b + n for block in blocks for n in range(block.size)}
        lost = [word for n, word in enumerate(meant) if n not in kept]
        there = title.text[lost[0].start : lost[-1].end] if lost else title.text
        place = Place(slug, Span(written[told[0]].start, written[others[-1]].end))
        yield Hit(en=place, values={"title": there})


def _slug(text: str) -> list[Word]:
    """The words of an address, without the number that WordPress adds to one that is taken."""
    found = [Word(one.group(), *one.span()) for one in SLUG_WORD.finditer(text)]
    return found[:-1] if len(found) > 1 and found[-1].text.isdecimal() and len(found[-1].text) < 3 else found


def _title(text: str) -> list[Word]:
    found = [(APART.sub("", one.group()), *one.span()) for one in TITLE_WORD.finditer(text)]
    return [Word(_ascii(word), start, end) for word, start, end in found]


def _ascii(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def _spelled(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """Words, with initials as the words that they stand for in the other text."""
    found: list[Word] = []
    for word in words:
        size = len(word.text)
        letters = range(len(others) - size + 1) if 1 < size < STEM and word.text.isalpha() else range(0)
        spelled = (others[n : n + size] for n in letters if all(
            other.text[0] == letter for other, letter in zip(others[n : n + size], word.text, strict=True)
        ))  # fmt: skip
        full = next(spelled, None)
        found += [Word(one.text, word.start, word.end) for one in full] if full else [word]
    return found


def _stems(written: Sequence[Word], meant: Sequence[Word]) -> tuple[list[str], list[str]]:
    """The words of both texts, those that are forms of one word as one."""
    known: dict[str, str] = {}

    def stem(word: str) -> str:
        return known.setdefault(word[:STEM], word) if len(word) >= STEM and word.isalpha() else word

    two = [stem(word.text) for word in meant]
    return [stem(word.text) for word in written], two


def _told(n: int, written: Sequence[Word], meant: Sequence[Word], moved: bool, functions: frozenset[str]) -> bool:
    """Whether a word that the title has not in its place is worth telling: one of content that it has nowhere."""
    word = written[n].text
    begun = n == len(written) - 1 and any(other.text.startswith(word) for other in meant)
    return not moved and not begun and len(word) >= 3 and word.isalpha() and word not in functions
