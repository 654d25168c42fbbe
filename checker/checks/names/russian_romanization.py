"""A Ukrainian name whose English spelling was taken from Russian: Kiev, Kharkov, "Vladimir Zelensky"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.facts.names.lexicon import Lexicon, english, lexicon
from checker.language.house import spellings
from checker.language.inflection.grammar import Endings, grammar
from checker.language.joints import joined
from checker.language.vocabulary import Words
from checker.model import Hit, Place, Segment, Span, Token
from checker.model.record import Field

# Case endings that a stem of several words may go on with.
ENDING = 4
# A quotation of so many words may be a title, and keeps its spelling.
TITLE = 5


class Spelling(NamedTuple):
    """A row of `russian-romanization.tsv`."""

    uk: tuple[tuple[str, ...], ...]  # variants, each a stem for every word
    en: tuple[str, ...]
    expected: str


class RussianRomanization(Check):
    """Reports an English form of the table where the Ukrainian text has the name that belongs to it."""

    check: Literal["russian_romanization"]
    before: tuple[str, ...] = Field(default=(), description="Words (small letters) after which a form is silent.")
    after: tuple[str, ...] = Field(default=(), description="Words (small letters) before which a form is silent.")
    unless: tuple[str, ...] = Field(default=(), description="Words (small letters) whose passages are silent.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        table, known = _table(comparison.words), lexicon("en", comparison.words)
        text = "\n".join([segment.text for segment in comparison.en])
        if not any(form in text for form in table):
            return
        adjective = grammar(comparison.words).made("place", "adjective")
        titles = [f for f in comparison.facts if f.kind == "quote" and f.side == "en" and len(f.text.split()) <= TITLE]
        for segment in comparison.en:
            if segment.role in {"slug", "meta"} or any(token.lower in self.unless for token in segment.tokens):
                continue
            for n, token in enumerate(segment.tokens):
                for row in table.get(_base(token), ()):
                    end = n + len(row.en)
                    if (
                        _stands(segment.tokens, n, row)
                        and not self._kept(segment, n, end)
                        and not spellings.over(
                            segment, Span(token.start, segment.tokens[end - 1].end), comparison.words
                        )
                        and not (n > 0 and len(row.en) == 1 and _given(segment.tokens[n - 1], known))
                        and not any(f.segment is segment and f.span.start <= token.start < f.span.end for f in titles)
                        and any(_named(other.tokens, row, adjective) for other in comparison.uk)
                    ):
                        last = segment.tokens[n + len(row.expected.split()) - 1]  # of a person, the given name
                        span = Span(token.start, last.start + len(_base(last)))
                        yield Hit(en=Place(segment, span), expected=row.expected)
                        break

    def _kept(self, segment: Segment, n: int, end: int) -> bool:
        """Whether the name belongs to something that keeps it: a dish, a club, an address."""
        tokens = segment.tokens
        return (
            (n > 0 and tokens[n - 1].lower in self.before)
            or (end < len(tokens) and tokens[end].lower in self.after)
            or joined(segment, n)
        )


@cache
def _table(words: Words) -> dict[str, tuple[Spelling, ...]]:
    """The rows of the table by the first word of their English form."""
    found: dict[str, tuple[Spelling, ...]] = {}
    for uk, en, expected in words.rows("russian-romanization"):
        variants = tuple(tuple(one.lower().split()) for one in uk.split("|"))
        row = Spelling(variants, tuple(en.split()), expected)
        found[row.en[0]] = (*found.get(row.en[0], ()), row)
    return found


def _given(token: Token, english_words: Lexicon) -> bool:
    """Whether a word before makes a person of a name: "Georgy Lvov", "Yuri Nikolaev"."""
    return token.text.istitle() and not english(_base(token).lower(), english_words)


def _base(token: Token) -> str:
    return token.text.removesuffix("'s").removesuffix("’s")


def _stands(tokens: tuple[Token, ...], n: int, row: Spelling) -> bool:
    """Whether the English form stands there; the last of several words may go on ("Zelenskyy", "Zelensky's")."""
    here = tokens[n : n + len(row.en)]
    if len(here) < len(row.en):
        return False
    exact = all(_base(token) == word for token, word in zip(here[:-1], row.en[:-1], strict=True))
    last = _base(here[-1])
    return exact and (last == row.en[-1] if len(row.en) == 1 else last.startswith(row.en[-1]))


def _named(tokens: tuple[Token, ...], row: Spelling, adjective: Endings) -> bool:
    """Whether the Ukrainian name stands in a passage, in any case form, or as an adjective: «Житомирській»."""
    return any(
        all(
            token.lower.startswith(stem)
            and (len(token.lower) <= len(stem) + ENDING or token.lower[len(stem) :] in adjective)
            for token, stem in zip(tokens[n : n + len(stems)], stems, strict=True)
        )
        for stems in row.uk
        for n in range(len(tokens) - len(stems) + 1)
        if tokens[n].text[0].isupper()
    )
