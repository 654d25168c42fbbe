"""With it in one text, without it in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import LOOSE, STRING, Check
from checker.checks.governed import governed, hit
from checker.drift.coverage import Word, coverage_of
from checker.drift.ties.vocabulary import Listing
from checker.language.spans import first_token, sentence_around, tokens_within
from checker.language.vocabulary import Words
from checker.model import SIDES, Hit, Pair, Place, Segment, Side, Span, Token, other

# How surely a noun has to be the counterpart of another and what it has to say (0 to 1); how many words may stand
# between it and its preposition.
SURE, SAYS, REACH = 0.5, 0.2, 4


class Prepositions:
    """The words of `rules/words/company.toml`, ready to be asked."""

    def __init__(self, words: Words) -> None:
        table = words.table("company")
        self.said, self.lacking, self.joined, self.stops, self.denied = (
            {side: Listing(table[key][side]) for side in SIDES}
            for key in ("with", "without", "joined", "stops", "denied")
        )
        self.lacks = {side: self.lacking[side].whole for side in SIDES}


class Company(Check):
    """Reports a noun behind "without" whose counterpart in the other text stands behind "with".

    Sentences that deny anything else are silent: "not … without" says as much as "with".
    """

    check: Literal["company"]
    compares = True
    freely = True
    by_word = True
    values = {
        "uk": "the Ukrainian noun with its preposition",
        "en": "the English noun with its preposition",
    }
    evidence = {**LOOSE, **STRING}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = comparison.words.made(Prepositions)
        for pair, sides in governed(comparison, known.lacks):
            for side in sides:
                found = _turned(comparison, pair, side, known)
                if found and not _denied(found, known):
                    yield hit(comparison, *(found if side == "uk" else found[::-1]))
                    break


def _denied(found: tuple[Place, Place], known: Prepositions) -> bool:
    """Whether the sentence of one of two places denies more than that of the other, beside the "without" itself."""
    without, here, there = found[0].span.start, *(
        [token for token in tokens_within(one.segment, *sentence_around(one.segment, one.span.start))
         if token.lower in known.denied[one.segment.side]]
        for one in found
    )  # fmt: skip
    return len(there) != sum(token.start != without for token in here)


def _turned(comparison: Comparison, pair: Pair, side: Side, known: Prepositions) -> tuple[Place, Place] | None:
    """A noun of a side behind "without", and its counterpart behind "with"."""
    cover = coverage_of(comparison, pair)
    here, there = cover.side(side), cover.side(other(side))
    lacked = _lacked(pair.side(other(side)), known, other(side))
    for segment in pair.side(side):
        tokens = segment.tokens
        for n, token in enumerate(tokens):
            if token.lower not in known.lacking[side] or (n and tokens[n - 1].lower in known.joined[side]):
                continue  # "with or without"
            behind = _behind(tokens, n, segment, cover.numbers[side], here)
            noun = next((word for word in behind if word.weight >= SAYS), None)
            mate = there[noun.partner] if noun and noun.partner >= 0 and noun.covered >= SURE else None
            sole = mate is not None and here[mate.partner] == noun and "-" not in mate.token.text  # "shell-free"
            if mate and (mate.token.lower in lacked or mate.token.lower in known.denied[other(side)]):
                continue  # "with none" is «без жодної»
            before = _before(mate, known, other(side)) if mate and sole else None
            if noun and mate and before:
                place = Place(segment, Span(token.start, noun.token.end))
                return place, Place(mate.segment, Span(before.start, mate.token.end))
    return None


def _lacked(segments: Sequence[Segment], known: Prepositions, side: Side) -> frozenset[str]:
    """The words behind a "without" of a side: of one that a "with" has as well, which is meant is not told."""
    return frozenset(
        token.lower
        for one in segments
        for n, without in enumerate(one.tokens)
        if without.lower in known.lacking[side]
        for token in one.tokens[n + 1 : n + 1 + REACH]
    )


def _behind(
    tokens: Sequence[Token], n: int, segment: Segment, numbers: Mapping[tuple[Segment, int], int], here: Sequence[Word]
) -> Iterator[Word]:
    """The words behind a preposition, in order."""
    for token in tokens[n + 1 : n + 1 + REACH]:
        if not token.text[0].isalpha():
            return
        at = numbers.get((segment, token.start))
        if at is not None:
            yield here[at]


def _before(word: Word, known: Prepositions, side: Side) -> Token | None:
    """The "with" that a word stands behind."""
    tokens = word.segment.tokens
    at = first_token(word.segment, word.token.start)
    for token in tokens[max(0, at - REACH) : at][::-1]:
        if token.lower in known.said[side]:
            return token
        if token.lower in known.stops[side] or not (token.text[0].isalpha() or token.text[0] in "'’"):
            return None
    return None
