"""He in one text is she in the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import Hit, Pair, Place, Segment, Side, Span

Gender = Literal["she", "he"]
SWAPS: tuple[tuple[Gender, Gender], ...] = (("she", "he"), ("he", "she"))


class _Signs(NamedTuple):
    says: dict[Gender, dict[Side, str]]
    en: dict[Gender, frozenset[str]]
    past: dict[Gender, tuple[str, ...]]
    others_en: frozenset[str]
    others_uk: frozenset[str]


class GenderChanged(Check):
    """Reports «вона» with a feminine past beside "he" alone, and «він» with a masculine past beside "she" alone.

    Only where nobody else is in the passage: no other pronoun, no word of the other gender on either side.
    `rules/words/genders.toml` has the words.
    """

    check: Literal["gender_changed"]
    values = {"en": "the English word", "uk": "the Ukrainian word"}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        signs = _signs(comparison.words)
        for pair in comparison.pairs:
            if len(pair.uk) != 1 or len(pair.en) != 1 or pair.uk[0].role in NO_PROSE:
                continue
            for mine, theirs in SWAPS:
                hit = _swapped(pair, mine, theirs, signs)
                if hit:
                    yield hit


def _swapped(pair: Pair, mine: Gender, theirs: Gender, signs: _Signs) -> Hit | None:
    """The hit where the Ukrainian passage is about one person of one gender, and the English one of the other."""
    (uk,), (en,) = pair.uk, pair.en
    here, there = present(uk), present(en)
    pronoun, english = signs.says[mine]["uk"], signs.says[theirs]["en"]
    if pronoun not in here or english not in there:
        return None
    if signs.says[theirs]["uk"] in here or signs.en[mine] & there:
        return None
    if signs.others_uk & here or signs.others_en & there:
        return None
    pasts = [token.lower for token in uk.tokens if len(token.lower) > 3]
    if any(word.endswith(signs.past[theirs]) for word in pasts) or not any(
        word.endswith(signs.past[mine]) for word in pasts
    ):
        return None
    places = _place(uk, pronoun), _place(en, english)
    return Hit(uk=places[0], en=places[1], values={"uk": places[0].text, "en": places[1].text})


def _place(segment: Segment, word: str) -> Place:
    token = next(token for token in segment.tokens if word in (token.lower, token.lower.split("'")[0]))
    return Place(segment, Span(token.start, token.end))


@cache
def _signs(words: Words) -> _Signs:
    table = words.table("genders")
    both: tuple[Gender, Gender] = ("she", "he")
    return _Signs(
        {gender: dict(table[gender]["says"]) for gender in both},
        {gender: frozenset(table[gender]["en"]) for gender in both},
        {gender: tuple(table["past"][gender]) for gender in both},
        frozenset(table["others"]["en"]),
        frozenset(table["others"]["uk"]),
    )
