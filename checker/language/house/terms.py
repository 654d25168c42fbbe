"""Where the terms of a glossary stand in a passage: in any form, the longest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from checker.language.house.glossary import Glossary, Index, Variant
from checker.language.house.kinship import Degree
from checker.model import Segment, Span, Token

# How many other words may stand between those of a term that a passage splits: «програмне та апаратне забезпечення».
APART = 4
# A word of so many letters may stand in a longer English one; an English one of so many may be written as two, and a
# Ukrainian stem of so many may stand in a longer word.
INSIDE, SPACED = 4, 6


class Mention(NamedTuple):
    """A term in a passage; `longest` says that it is no part of a longer one."""

    segment: Segment
    span: Span
    variant: Variant
    longest: bool = True


class Part(NamedTuple):
    """A word of a passage, or what a hyphen parts of one; `first` and `last` tell where the whole word begins, ends."""

    token: Token
    first: bool
    last: bool


@lru_cache(maxsize=1024)
def _parts(segment: Segment) -> tuple[Part, ...]:
    found: list[Part] = []
    for token in segment.tokens:
        pieces = token.text.split("-") if "-" in token.text and len(token.text) == token.end - token.start else []
        if len(pieces) < 2 or not all(pieces):
            found.append(Part(token, True, True))
            continue
        at = token.start
        for n, piece in enumerate(pieces):
            one = Token(at, at + len(piece), piece, piece.lower())
            found.append(Part(one, n == 0, n == len(pieces) - 1))
            at += len(piece) + 1
    return tuple(found)


@lru_cache(maxsize=1024)
def mentions(segment: Segment, book: Glossary) -> tuple[Mention, ...]:
    """The terms, right and forbidden, that stand in a passage as whole words, in reading order."""
    index, parts = book.side(segment.side), _parts(segment)
    found: list[Mention] = []
    for n, part in enumerate(parts):
        if not part.first:
            continue
        for number in index.degrees(part.token.lower):
            for variant in index.first.get(number, ()):
                here = parts[n : n + len(variant.words)]
                whole = len(here) == len(variant.words) and here[-1].last
                if whole and _stands(variant, here, index) and not _action(variant, parts, n, book):
                    found.append(_mention(segment, here, variant))
        if not part.last:
            found.extend(_joined(segment, parts, n, index))
    return _longest(found)


def _joined(segment: Segment, parts: tuple[Part, ...], n: int, index: Index) -> Iterator[Mention]:
    """The terms of one word that a text writes with a hyphen: «веб-сайт» for «вебсайт»."""
    end = next(m for m in range(n, len(parts)) if parts[m].last) + 1
    text = "".join(part.token.text for part in parts[n:end])
    whole = Part(Token(parts[n].token.start, parts[end - 1].token.end, text, text.lower()), True, True)
    for number in index.degrees(whole.token.lower):
        for variant in index.first.get(number, ()):
            if len(variant.words) == 1 and _stands(variant, (whole,), index):
                yield _mention(segment, (whole,), variant)


def _stands(variant: Variant, here: tuple[Part, ...], index: Index) -> bool:
    wanted: tuple[Degree, ...] = ("form", "verb") if variant.verb else ("form",)
    return all(
        index.degrees(part.token.lower).get(number) in wanted and _written(part.token.text, given, variant)
        for part, number, given in zip(here, variant.words, variant.given, strict=True)
    )


def _action(variant: Variant, parts: tuple[Part, ...], n: int, book: Glossary) -> bool:
    """Whether a term that is no verb is one here: "to map"."""
    return not variant.verb and n > 0 and parts[n - 1].token.lower in book.before_verbs


def _written(text: str, given: str, variant: Variant) -> bool:
    """Whether a word has the capitals that its term wants: "GitHub" is not "Github" where they count.

    Those of an abbreviation always do: "US" is not "us".
    """
    if not variant.sensitive and not (len(given) > 1 and given.isupper()):
        return True
    for mine, theirs in zip(text, given, strict=False):
        if mine.lower() != theirs.lower():
            return True
        if mine != theirs:
            return False
    return True


def _mention(segment: Segment, here: tuple[Part, ...], variant: Variant) -> Mention:
    text = here[-1].token.text
    end = here[-1].token.start + len(text.partition("'")[0]) if segment.side == "en" else here[-1].token.end
    return Mention(segment, Span(here[0].token.start, end), variant)


def _longest(found: list[Mention]) -> tuple[Mention, ...]:
    """The mentions, each told whether a longer one lies over it."""
    kept: set[Span] = set()
    taken = bytearray(max((mention.span.end for mention in found), default=0))
    for mention in sorted(found, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        start, end = mention.span
        if not any(taken[start:end]):
            taken[start:end] = b"1" * (end - start)
            kept.add(mention.span)
    return tuple(mention._replace(longest=mention.span in kept) for mention in found)


def translated(entry: int, passages: Iterable[Segment], book: Glossary) -> bool:
    """Whether a term of an entry stands in passages, also split, or in another word of its family."""
    for segment in passages:
        index, parts = book.side(segment.side), _parts(segment)
        for variant in index.variants.get(entry, ()):
            if _inside(variant, segment, index):
                return True
            words = zip(variant.words, variant.given, strict=True)
            places = [_places(parts, number, given, variant, index) for number, given in words]
            if all(places) and any(_together(start, places[1:]) for start in places[0]):
                return True
    return False


def _together(start: int, rows: list[list[int]]) -> bool:
    """Whether each row of sorted numbers has one near the start."""
    reach = len(rows) + APART
    nearest = ((row, bisect_left(row, start - reach)) for row in rows)
    return all(at < len(row) and row[at] <= start + reach for row, at in nearest)


def _inside(variant: Variant, segment: Segment, index: Index) -> bool:
    """Whether a text has a word in a longer one ("username", «веббраузер»), or writes it as two ("web site")."""
    word, text = variant.given[0].lower(), segment.folded.lower()
    if len(variant.given) > 1 or variant.sensitive or len(word) < INSIDE:
        return False
    if segment.side == "uk":
        return any(len(stem) >= SPACED and stem in text for stem in index.words[variant.words[0]].forms.stems())
    return word in text or (len(word) >= SPACED and word in text.replace(" ", ""))


def _places(parts: tuple[Part, ...], number: int, given: str, variant: Variant, index: Index) -> list[int]:
    return [
        n
        for n, part in enumerate(parts)
        if number in index.degrees(part.token.lower) and _written(part.token.text, given, variant)
    ]
