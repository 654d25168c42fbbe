"""An English word that nobody knows, one letter off from what translates a word of the Ukrainian text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.drift.coverage import coverage_of
from checker.drift.name_slips import LETTERS, capitals_of, meant_name, named_so
from checker.drift.strangers import strangers
from checker.facts.names import gazetteer
from checker.facts.names.lexicon import english, lexicon
from checker.facts.names.likeness import SAME, name_parts
from checker.language.lexicon import lexicon as bilingual
from checker.language.lexicon.lexicon import LINKED
from checker.language.memo import Memo
from checker.language.slips import parted, turned
from checker.language.vocabulary import Words
from checker.model import Hit, Pair, Place, Segment, Side, Span, Token
from checker.model.record import Field

UK: Side = "uk"
# Shorter words are one slip off from too many; of such a one only letters that changed places are a slip.
LENGTH = 5
# Of two words that have lost the space between them, that which says more has so many letters.
PART = 3
# Each word of a compound has so many letters.
COMPOUND = 4
# No word is longer; what may have been meant takes the square of its letters, and any text may hold a long one.
LONGEST = 30
# The last letters of a word are its ending, which word lists do not know in full: "captchas", "upserted".
ENDING = 2
# How surely what is meant translates a Ukrainian word that has a counterpart already.
SURE = 0.5


class Misspelling(Check):
    """Reports English words that no list has and that are one slip off from a word that the passage calls for.

    The slip is a letter too many, too few, wrong, or two that changed places. What is meant translates a Ukrainian
    word, or is a name whose letters then fit a Ukrainian one. A word that the text has twice is a term of its own, one
    that the Ukrainian text has as well what something is called, and two words in one a compound: "blocklisted". Or a
    space was lost beside a function word: "theproblem", "ofUkraine".
    """

    check: Literal["misspelling"]
    variants: tuple[str, ...] = Field(
        default=(),
        description="Two groups of letters each, with a space between, that spell one word: British, American.",
    )
    glued: tuple[str, ...] = Field(
        default=(), description="Function words that are written in one with a word before or behind them: with, from."
    )
    apart: tuple[str, ...] = Field(
        default=(), description="Those of them that begin no other word, whatever the other text says: the, of."
    )

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for token, segment, pair in strangers(comparison, "en", comparison.words.made(_strange), NO_PROSE):
            meant = self._parted(comparison, pair, token)
            if meant is None and _typed(token):
                meant = self._meant(comparison, pair, segment, token)
            if meant and token.lower not in comparison.made(_latin, UK):
                yield Hit(en=Place(segment, Span(token.start, token.end)), expected=meant)

    def _meant(self, comparison: Comparison, pair: Pair, segment: Segment, token: Token) -> str | None:
        """What a strange word should be, where the Ukrainian passage says so."""
        form, capital = token.lower, token.text[0].isupper()
        named = meant_name(comparison, pair, segment, token) if capital else None
        if named is not None:
            return named.capitalize() or None
        candidates = comparison.words.made(_candidates)[form]
        meant = next((one for one in candidates if self._called_for(comparison, pair, form, one)), None)
        if meant is None or named_so(comparison, pair, segment, token):
            return None
        return meant.capitalize() if capital else meant

    def _parted(self, comparison: Comparison, pair: Pair, token: Token) -> str | None:
        """The two words of a strange one that has lost its space, where the passage calls for the one that says more.

        An article needs no witness before a known word.
        """
        words, form = comparison.words, token.lower
        for at, front in parted(form, self.glued):
            before, behind = token.text[:at], token.text[at:]
            rest = form[at:] if front else form[:at]
            if not (before.isalpha() and before[1:].islower() and behind[1:].islower() and len(rest) >= PART):
                continue
            if behind.istitle():
                alike, capitals = name_parts(words).alike, comparison.made(capitals_of, pair)
                fits = front and any(alike(SAME, name, rest) for name in capitals)
            else:
                sure = front and token.text.islower() and form[:at] in self.apart and self._word(rest, words)
                fits = sure or (behind.islower() and self._called_for(comparison, pair, form, rest))
            if fits:
                return f"{before} {behind}"
        return None

    def _word(self, form: str, words: Words) -> bool:
        """Whether a form is a known word."""
        return (
            form in words.lines("common_en") or form in self.glued or form in words.table("languages")["function"]["en"]
        )

    def _called_for(self, comparison: Comparison, pair: Pair, form: str, one: str) -> bool:
        """Whether a known word that is no variant of a form translates a Ukrainian one, surely one that has another."""
        lemmas = bilingual.lexicon(comparison.words).lemmas("en", one)
        return not self._variant(form, one) and not comparison.made(_called_for, pair).isdisjoint(lemmas)

    def _variant(self, one: str, two: str) -> bool:
        """Whether two forms are spellings of one word: "organise", "organize"."""
        pairs = map(str.split, self.variants)
        return any(one.replace(here, there) == two.replace(here, there) for here, there in pairs)


def _called_for(comparison: Comparison, pair: Pair) -> frozenset[int]:
    """The English lemmas that translate a Ukrainian word of a pair, surely where that has another counterpart."""
    known = bilingual.lexicon(comparison.words)
    least = ((word, LINKED if word.covered < LINKED else SURE) for word in coverage_of(comparison, pair).uk)
    return frozenset(e for word, most in least for lemma in word.form.lemmas for e in known.translations(lemma, most))


def _latin(comparison: Comparison, side: Side) -> frozenset[str]:
    """The words in Latin letters of a text, in small letters."""
    return frozenset(low for segment in comparison.side(side) for low in segment.lows if low.isascii())


def _typed(token: Token) -> bool:
    return token.text.isalpha() and (token.text.islower() or token.text.istitle())


def _strange(words: Words) -> Memo[str, bool]:
    """Whether an English word, in small letters, is in no list."""
    common, known, places = lexicon("en", words), bilingual.lexicon(words), gazetteer.english_forms(words)
    given = frozenset(name_parts(words).given["en"])

    def strange(form: str) -> bool:
        return (
            LENGTH <= len(form) <= LONGEST and form.isascii() and form.isalpha() and not known.lemmas("en", form)
            and form not in places and form not in given and not english(form, common)
        )  # fmt: skip

    return Memo(strange)


def _candidates(words: Words) -> Memo[str, Sequence[str]]:
    """The known words that a word is one slip off from."""
    common = words.lines("common_en")

    def known(form: str) -> Sequence[str]:
        if any(form[:at] in common and form[at:] in common for at in range(COMPOUND, len(form) - COMPOUND + 1)):
            return ()
        slips = _slips(form)
        found = common.intersection(slips)  # of six hundred none, most often
        return tuple(dict.fromkeys(one for one in slips if one in found)) if found else ()

    return Memo(known)


def _slips(form: str) -> Sequence[str]:
    """What a form may have been: two letters in their places, a letter less, another, more; not in its ending."""
    slips = list(turned(form))
    for n in range(1, len(form) - ENDING) if len(form) > LENGTH else ():
        before, behind, rest = form[:n], form[n:], form[n + 1 :]
        slips.append(before + rest)
        slips += [before + letter + end for letter in LETTERS for end in (behind, rest)]
    return slips
