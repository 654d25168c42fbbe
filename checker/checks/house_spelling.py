"""A name that the house has agreed to spell otherwise in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from rapidfuzz.distance import Levenshtein

from checker import house
from checker.checks.base import Check
from checker.facts.names import UNUSUAL, part_likeness
from checker.house import Agreed
from checker.model import Collation, Fact, Hit, Place, Span, Token
from checker.words import Words

# A word spells an agreed one otherwise when half of its letters are those, or when it sounds like the Ukrainian word.
HALF = 0.5
# A woman's surname and what English makes of a place are other words, no other spellings: Ivanova, Kyivan, Odesite.
OTHER_WORDS = re.compile(r".*(?:(?:[oeiy]v|[iy]n|sk)(?:a|aya|aia|aja)|i?an|ite|ese|ish)s?")


class HouseSpelling(Check):
    """Reports the words of a name that differ from the form that the house has agreed on, where both texts have it."""

    check: Literal["house_spelling"]

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        if not house.agreements(words):
            return
        meant: dict[str, str] = {}  # a spelling that the house does not want, and the one that it wants
        lone: list[Fact] = []
        for match in text.matches:
            if match.kind != "name" or match.en is None:
                continue
            if match.uk is None or match.verdict != "same":
                lone.append(match.en)
                continue
            agreed = house.meant(match.uk, words)
            differing = _differing(agreed, match.uk, match.en, words) if agreed else []
            meant.update((house.base(token.text), expected) for token, expected in differing)
            if differing:
                yield _hit(match.en, differing)
        for fact in lone:
            tokens = house.spelled(fact)
            if len(tokens) == 1 and house.base(tokens[0].text) in meant:
                yield _hit(fact, [(tokens[0], meant[house.base(tokens[0].text)])])


def _hit(en: Fact, differing: list[tuple[Token, str]]) -> Hit:
    """One hit for the words of a name that differ, neighbours all, in reading order."""
    last = differing[-1][0]
    place = Place(en.segment, Span(differing[0][0].start, last.start + len(house.base(last.text))))
    return Hit(en=place, expected=" ".join(expected for _, expected in differing))


def _differing(agreed: Agreed, uk: Fact, en: Fact, words: Words) -> list[tuple[Token, str]]:
    """The words of an English name from the first to the last that the house spells otherwise, with its own words.

    Laid beside the form that is nearest in length from the end, because a surname may stand for the whole name.
    """
    tokens = house.spelled(en)
    if not tokens or any(_ends(tokens, one) for one in agreed.en):
        return []
    form = min(agreed.en, key=lambda one: abs(len(one) - len(tokens)))
    size = min(len(form), len(tokens))
    there = ["", *(token.lower for token in house.spelled(uk))]
    rows = list(zip(tokens[-size:], form[-size:], there[-size:] if len(there) > size else [""] * size, strict=True))
    others = [n for n, (token, wanted, heard) in enumerate(rows) if _spells(token, wanted, heard, words)]
    if not others:
        return []
    return [
        (token, wanted.upper() if token.text.isupper() else wanted)
        for token, wanted, _ in rows[others[0] : others[-1] + 1]
    ]


def _ends(tokens: list[Token], form: tuple[str, ...]) -> bool:
    """Whether a name ends as an agreed form does, whatever its capitals."""
    size = min(len(tokens), len(form))
    here = [house.base(token.text).lower() for token in tokens[-size:]]
    return here == [word.lower() for word in form[-size:]]


def _spells(token: Token, expected: str, uk: str, words: Words) -> bool:
    """Whether a word is another spelling of the expected one: neither that one nor another word."""
    word, wanted = house.base(token.lower), expected.lower()
    if word == wanted or (OTHER_WORDS.fullmatch(word) and not OTHER_WORDS.fullmatch(wanted)):
        return False
    if Levenshtein.normalized_similarity(word, wanted) >= HALF:
        return True
    return bool(uk) and part_likeness(uk, word, words) >= UNUSUAL
