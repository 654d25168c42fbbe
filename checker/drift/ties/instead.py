"""What is so in place of what is not: «не покупець, а продавець», "the seller rather than the buyer"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.language.contrasts import parsed
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Place, Segment, Side, Span, Token

# How surely two words must stand for each other, and what they say at least (0 to 1).
SURE, SAYS = 0.5, 0.3
# So many tokens of either thing are looked at; so many such sentences of a passage are compared.
REACH, OFTEN = 8, 6
# Among so many words before one and behind it, it may stand again.
AROUND = 15
STOPS = frozenset(".;:!?()—–…")


class Known(NamedTuple):
    """The words of `[instead]` in negation.toml."""

    denies: frozenset[str]
    but: frozenset[str]
    only: frozenset[str]
    than: frozenset[tuple[str, ...]]


class Instead(NamedTuple):
    """The numbers of the words of what is not, and of what is so in its place."""

    denied: Sequence[int]
    said: Sequence[int]


class Turned(NamedTuple):
    """What is not so in each text."""

    uk: Place
    en: Place


def turned(comparison: Comparison, pair: Pair) -> Turned | None:
    """The first thing that is so in one text and not in the other, whose place another one takes; None for none."""
    known = comparison.words.made(_known)
    if not any(known.but & present(one) and known.denies & present(one) for one in pair.uk):
        return None
    if not any(known.denies & present(one) or _than(one, known) for one in pair.en):
        return None
    cover = coverage_of(comparison, pair)
    uk_told, en_told = (
        [one for segment in pair.side(side) for one in _told(segment, cover, known)][:OFTEN] for side in SIDES
    )
    for uk, en in product(uk_told, en_told):
        if (
            _linked(cover, uk.denied, en.said) + _linked(cover, uk.said, en.denied) > 0
            and not _linked(cover, uk.denied, en.denied)
            and not _linked(cover, uk.said, en.said)
        ):
            return Turned(_place(cover, "uk", uk.denied), _place(cover, "en", en.denied))
    return None


def _known(words: Words) -> Known:
    rows = words.table("negation")["instead"]
    denies, but, only = (frozenset(parsed(rows[key])) for key in ("denies", "but", "only"))
    return Known(denies, but, only, frozenset(tuple(one.split()) for one in parsed(rows["than"])))


def _than(segment: Segment, known: Known) -> bool:
    """Whether a passage has the words of "rather than"."""
    return any(present(segment).issuperset(one) for one in known.than)


def _told(segment: Segment, cover: Coverage, known: Known) -> Iterator[Instead]:
    """The things of a passage that are so in place of others."""
    tokens = segment.tokens
    for n, token in enumerate(tokens):
        if any(tuple(one.lower for one in tokens[n : n + len(than)]) == than for than in known.than):
            denied, said = _numbers(segment, cover, n + 2, _end(tokens, n + 2)), _before(segment, cover, n)
        elif token.lower not in known.denies or any(one.lower in known.only for one in tokens[n + 1 : n + 2]):
            continue
        elif (but := _but(tokens, n + 1, known)) is not None:
            denied = _numbers(segment, cover, n + 1, but)
            said = _numbers(segment, cover, but + 1, _end(tokens, but + 1))
        elif n > 1 and (tokens[n - 1].text == "," or (tokens[n - 1].lower in known.but and tokens[n - 2].text == ",")):
            denied, said = _numbers(segment, cover, n + 1, _end(tokens, n + 1)), _before(segment, cover, n)
        else:
            continue
        if denied and said:
            yield Instead(denied, said)


def _but(tokens: Sequence[Token], first: int, known: Known) -> int | None:
    """The number of the "but" behind a denial that goes on with what is so; in Ukrainian it stands behind a comma."""
    for n in range(first, min(len(tokens), first + REACH)):
        if tokens[n].text in STOPS:
            return None
        if tokens[n].lower in known.but:
            return None if n + 1 < len(tokens) and tokens[n + 1].lower in known.denies else n
    return None


def _end(tokens: Sequence[Token], first: int) -> int:
    """Where a thing ends that begins with a token: at a mark."""
    last = min(len(tokens), first + REACH)
    return next((n for n in range(first, last) if tokens[n].text in STOPS or tokens[n].text == ","), last)


def _before(segment: Segment, cover: Coverage, end: int) -> list[int]:
    """The last word before a token that says something."""
    return _numbers(segment, cover, max(0, end - REACH), end)[-1:]


def _numbers(segment: Segment, cover: Coverage, first: int, end: int) -> list[int]:
    """The numbers of the words of a range of tokens that say something."""
    numbers, words = cover.numbers[segment.side], cover.side(segment.side)
    listed = (numbers.get((segment, token.start)) for token in segment.tokens[first:end])
    return [n for n in listed if n is not None and words[n].weight >= SAYS]


def _linked(cover: Coverage, uk: Sequence[int], en: Sequence[int]) -> int:
    """How many of some Ukrainian words surely stand for some English ones, and stand there once.

    «Номер рядка, де був підпис, а не сам підпис»: which of the two is "the signature itself" is not told.
    """
    return sum(
        word.covered >= SURE
        and word.partner in en
        and cover.en[word.partner].partner == n
        and _once(cover.uk, n)
        and _once(cover.en, word.partner)
        for n, word in ((n, cover.uk[n]) for n in uk)
    )


def _once(words: Sequence[Word], n: int) -> bool:
    """Whether a word stands once in the words around it."""
    near = words[max(0, n - AROUND) : n + AROUND + 1]
    return sum(word.token.lower == words[n].token.lower for word in near) == 1


def _place(cover: Coverage, side: Side, numbers: Sequence[int]) -> Place:
    words: Sequence[Word] = cover.side(side)
    first, last = words[numbers[0]], words[numbers[-1]]
    return Place(first.segment, Span(first.token.start, last.token.end))
