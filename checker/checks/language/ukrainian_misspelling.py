"""A Ukrainian word that nobody knows, one letter off from what translates a word of the English text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.drift.coverage import coverage_of
from checker.drift.strangers import strangers
from checker.facts.names.likeness import SAME, part_likeness
from checker.language.inflection.grammar import grammar
from checker.language.joints import near
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.memo import Memo
from checker.language.slips import turned
from checker.language.vocabulary import Words
from checker.model import Hit, Pair, Place, Segment, Span, Token
from checker.model.expressions import deferred
from checker.model.record import Field

LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
# Shorter words are one slip off from too many, and no word is longer.
WORD = deferred(r"[а-щьюяєіїґ]{6,30}")
# The last letters of a word are its ending, which the dictionary does not know in full; a suffix before it changes with
# the form: «тонкого», «тоншого».
ENDING, SUFFIX = 3, 4
# What stands behind a prefix is a word where it has so many letters.
BASE = 5
# What joins two words: «високоточний».
JOINED = deferred(r"(?<=[а-яіїєґ]{3})[оеє]")
# What denies an adjective.
NOT = "не"
# Forms are known by hashes: a lemma and its form have so many first letters in common.
STEM = 2


class UkrainianMisspelling(Check):
    """Reports Ukrainian words that no dictionary has and that are one slip off from a word that the passage calls for.

    The slip is a letter too many, too few, one of a key beside, or two that changed places. What is meant is in the
    dictionary, and translates an English word that has no other counterpart. A word that the text has twice is a term
    of its own.
    """

    check: Literal["ukrainian_misspelling"]
    compares = True
    evidence = {"original": "the word stands in the text that is translated, or nothing tells which one that is"}
    keys: tuple[str, ...] = Field(description="The rows of the keyboard, each a little to the right of the one above.")
    variants: tuple[str, ...] = Field(
        default=(), description="Pairs of letters that stand for each other in many words."
    )

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for token, segment, pair in strangers(comparison, "uk", comparison.words.made(_strange), NO_PROSE):
            meant = self._meant(comparison, pair, segment, token) if token.text.islower() else None
            if meant:
                yield Hit(
                    uk=Place(segment, Span(token.start, token.end)),
                    expected=meant,
                    evidence="" if comparison.original == "en" else "original",
                )

    def _meant(self, comparison: Comparison, pair: Pair, segment: Segment, token: Token) -> str | None:
        """What a strange word should be, where the English passage says so."""
        words, form = comparison.words, token.text
        asked = comparison.made(_asked, pair)
        if not asked.open or (segment, token.start) not in asked.strangers:
            return None
        known, declined = words.forms("forms_uk"), grammar(words)
        found = (one for one in self._slips(form) if one in known)
        meant = next((one for one in found if _translates(one, asked.open, words)), None)
        if meant is None or declined.unprefixed(meant) == declined.unprefixed(form):
            return None  # «пограти» is no «програти»
        beside = near(asked.forms, token.start / len(segment.text))
        return None if any(_loan(form, one, words) for one in beside) else meant

    def _slips(self, form: str) -> Iterator[str]:
        """What a form may have been: two letters in their places, a letter less, another, more; not in its ending."""
        yield from turned(form)
        for n in range(1, len(form) - ENDING):
            before, behind, rest = form[:n], form[n:], form[n + 1 :]
            yield before + rest
            yield from (before + letter + behind for letter in LETTERS)
            if n < len(form) - SUFFIX:
                yield from (before + letter + rest for letter in self._beside.get(form[n], ""))

    @cached_property
    def _beside(self) -> Mapping[str, str]:
        """The letters of the keys around that of each letter."""
        found: dict[str, str] = {}
        for r, row in enumerate(self.keys):
            for n, letter in enumerate(row):
                above = self.keys[r - 1][n : n + 2] if r else ""
                below = self.keys[r + 1][max(0, n - 1) : n + 1] if r + 1 < len(self.keys) else ""
                spelled = "".join(pair.replace(letter, "") for pair in self.variants if letter in pair)
                around = row[max(0, n - 1) : n] + row[n + 1 : n + 2] + above + below
                found[letter] = "".join(one for one in around if one not in spelled)
        return found


class Asked(NamedTuple):
    """What a pair of passages is asked: the English words in small letters, and lemmas of those without counterpart.

    `strangers` are where Ukrainian words stand that have none: not even one that sounds alike, as a loan does.
    """

    forms: Sequence[str]
    open: frozenset[int]
    strangers: frozenset[tuple[Segment, int]]


def _asked(comparison: Comparison, pair: Pair) -> Asked:
    covered, known = coverage_of(comparison, pair), lexicon(comparison.words)
    lemmas = (lemma for one in covered.en if one.covered < LINKED for lemma in known.lemmas("en", one.token.lower))
    return Asked(
        [one.token.lower for one in covered.en],
        frozenset(lemmas),
        frozenset((one.segment, one.token.start) for one in covered.uk if one.covered < LINKED),
    )


def _translates(form: str, asked: frozenset[int], words: Words) -> bool:
    """Whether a word of the dictionary translates one of the English lemmas."""
    known = lexicon(words)
    return any(
        lemma in asked and strength >= LINKED and known.word("uk", one)[:STEM] == form[:STEM]
        for one in known.lemmas("uk", form)
        for lemma, strength in known.links(one).items()
    )


def _loan(form: str, en: str, words: Words) -> bool:
    """Whether a word sounds as an English one begins: «декораторів», decorators; «репорті», reporting."""
    return en[:1].isalpha() and part_likeness(form, en[: len(form)], words) >= SAME


def _strange(words: Words) -> Memo[str, bool]:
    """Whether a Ukrainian word, in small letters, is in no dictionary."""
    forms, known, declined = words.forms("forms_uk"), lexicon(words), grammar(words)

    def strange(text: str) -> bool:
        if not WORD.fullmatch(text) or known.lemmas("uk", text) or text in forms:
            return False
        bases = (declined.unprefixed(text), *(text[found.end() :] for found in JOINED.finditer(text)))
        if any(len(base) >= BASE and base in forms for base in bases):  # «просідає», «високоточний»
            return False
        denied = text.removeprefix(NOT)  # «незмінений»
        if denied != text and denied in forms:
            return False
        return not any(verb in forms for verb in declined.infinitives(text))  # «задокументованої»

    return Memo(strange)
