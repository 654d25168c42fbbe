"""A name that the house has agreed to spell otherwise in English."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import Sign, having
from checker.facts.names.likeness import UNUSUAL
from checker.language.house import spellings
from checker.language.house.spellings import Agreed
from checker.language.romanization import likeness
from checker.model import Fact, Hit, Place, Span, Token
from checker.model.expressions import deferred

# A word spells an agreed one otherwise when half of its letters are those, or when both sound like the Ukrainian word.
HALF = 0.5
# A woman's surname and what English makes of a place are other words, no other spellings: Ivanova, Kyivan, Odesite.
OTHER_WORDS = deferred(r".*(?:(?:[oeiy]v|[iy]n|sk)(?:a|aya|aia|aja)|i?an|ite|ese|ish)s?")


class HouseSpelling(Check):
    """Reports the words of a name that differ from the form that the house has agreed on, where both texts have it."""

    check: Literal["house_spelling"]
    certain = True

    @property
    def signs(self) -> Collection[Sign] | None:
        return having("name")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        if not spellings.agreements(comparison.words):
            return
        meant: dict[str, str] = {}  # a spelling that the house does not want, and the one that it wants
        lone: list[Fact] = []
        for match in comparison.matches:
            if match.kind != "name" or match.en is None or match.en.value.hint:
                continue
            if match.uk is None or match.verdict != "same":
                lone.append(match.en)
                continue
            agreed = spellings.meant(match.uk, comparison.words)
            if agreed is None or _another(match.uk, agreed, comparison):
                continue
            differing = _differing(comparison, agreed, match.uk, match.en)
            meant.update((spellings.base(token.text), expected) for token, expected in differing)
            if differing:
                yield _hit(match.en, differing)
        for fact in lone:
            tokens = spellings.spelled(fact)
            if len(tokens) == 1 and spellings.base(tokens[0].text) in meant:
                yield _hit(fact, [(tokens[0], meant[spellings.base(tokens[0].text)])])


def _another(uk: Fact, agreed: Agreed, comparison: Comparison) -> bool:
    """Whether a surname alone may be another person's, whom the text names in full: «Андрій Зеленський»."""
    if len(agreed.uk) == 1 or len(spellings.spelled(uk)) > 1:
        return False
    full = [
        fact
        for fact in comparison.of("name", "uk")
        if len(spellings.spelled(fact)) > 1 and spellings.bears(fact, agreed)
    ]
    return any(spellings.meant(fact, comparison.words) is not agreed for fact in full)


def _hit(en: Fact, differing: list[tuple[Token, str]]) -> Hit:
    """One hit for the words of a name that differ, neighbours all, in reading order."""
    last = differing[-1][0]
    place = Place(en.segment, Span(differing[0][0].start, last.start + len(spellings.base(last.text))))
    return Hit(en=place, expected=" ".join(expected for _, expected in differing))


def _differing(comparison: Comparison, agreed: Agreed, uk: Fact, en: Fact) -> list[tuple[Token, str]]:
    """The words of an English name from the first to the last that the house spells otherwise, with its own words.

    Laid beside the form that is nearest in length from the end, because a surname may stand for the whole name.
    """
    tokens = spellings.spelled(en)
    forms = [[word for word in form if word[0].isalnum()] for form in agreed.en]
    if not tokens or any(_ends(tokens, form) for form in forms):
        return []
    form = min(forms, key=lambda one: abs(len(one) - len(tokens)))
    size = min(len(form), len(tokens))
    here = [_head(token, word) for token, word in zip(tokens[-size:], form[-size:], strict=True)]
    there = [*[""] * size, *(token.lower for token in spellings.spelled(uk))][-size:]
    rows = list(zip(here, form[-size:], there, strict=True))
    others = [n for n, (token, wanted, heard) in enumerate(rows) if _spells(comparison, token, wanted, heard)]
    if not others:
        return []
    return [
        (token, wanted.upper() if token.text.isupper() else wanted)
        for token, wanted, _ in rows[others[0] : others[-1] + 1]
    ]


def _head(token: Token, expected: str) -> Token:
    """What stands before the hyphen, where the expected word has none: the Odesa of "Odesa-based"."""
    head = token.text.partition("-")[0]
    if not head or "-" in expected or head == token.text:
        return token
    return Token(token.start, token.start + len(head), head, head.lower())


def _ends(tokens: list[Token], form: list[str]) -> bool:
    """Whether a name ends as an agreed form does, whatever its capitals."""
    size = min(len(tokens), len(form))
    return all(word.lower() in _ways(token) for token, word in zip(tokens[-size:], form[-size:], strict=True))


def _ways(token: Token) -> set[str]:
    """A word as it stands and the parts of it, in small letters: "Netherlands-based" has the Netherlands."""
    word = spellings.base(token.lower)
    return {word, token.lower, *word.split("-")}


def _spells(comparison: Comparison, token: Token, expected: str, uk: str) -> bool:
    """Whether a word is another spelling of the expected one: neither that one nor another word.

    Only letters and sounds are asked: "Christmas" translates «Різдва», and spells no «острів Різдва».
    """
    word, wanted = spellings.base(token.lower), expected.lower()
    if wanted in _ways(token) or (OTHER_WORDS.fullmatch(word) and not OTHER_WORDS.fullmatch(wanted)):
        return False
    from rapidfuzz.distance import Levenshtein  # which few texts ask for

    if Levenshtein.normalized_similarity(word, wanted) >= HALF:
        return True
    return min(likeness(uk, one, comparison.words) for one in (word, wanted)) >= UNUSUAL
