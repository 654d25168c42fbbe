"""The terms of a glossary, and where they stand in a passage: in any form, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from checker import inflection
from checker.inflection import Degree, Word
from checker.lexicon import Lexicon, lexicon
from checker.model import SIDES, Segment, Severity, Side, Span, Token
from checker.pipelines import TOKEN
from checker.text import bare
from checker.words import Words

TABLE = "glossary"
# How many other words may stand between those of a term that a passage splits: «програмне та апаратне забезпечення».
APART = 4


class Entry(BaseModel):
    """What stands for what: terms of both languages, the preferred first, and those that must not stand for them.

    `case` "sensitive" wants the capitals of the entry; `severity` is that of its findings, "" where the rule decides.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    uk: tuple[str, ...]
    en: tuple[str, ...]
    forbidden_uk: tuple[str, ...] = ()
    forbidden_en: tuple[str, ...] = ()
    case: Literal["", "sensitive", "insensitive"] = ""
    severity: Severity | Literal[""] = ""
    note: str = ""

    def terms(self, side: Side) -> tuple[str, ...]:
        """The terms of one language that are right."""
        return self.uk if side == "uk" else self.en

    def forbidden(self, side: Side) -> tuple[str, ...]:
        """The terms of one language that are wrong."""
        return self.forbidden_uk if side == "uk" else self.forbidden_en


class Variant(NamedTuple):
    """One way to write a term: its words as numbers of the index, and as they are given.

    `right` and `wrong` are the entries that have it among their terms, and among those that are forbidden. `verb` says
    that it translates a verb, `proper` that it has a capital.
    """

    text: str
    words: tuple[int, ...]
    given: tuple[str, ...]
    sensitive: bool
    right: frozenset[int]
    wrong: frozenset[int]
    verb: bool
    proper: bool


class Mention(NamedTuple):
    """A term in a passage; `longest` says that it is no part of a longer one."""

    segment: Segment
    span: Span
    variant: Variant
    longest: bool = True


class Part(NamedTuple):
    """A word of a passage, or what a hyphen parts of one; `first` and `last` tell where the whole word begins and ends."""

    token: Token
    first: bool
    last: bool


@dataclass(frozen=True, eq=False)
class Index:
    """The terms of one language: the words that they are made of, and the variants by the number of their first word."""

    side: Side
    known: Lexicon
    words: tuple[Word, ...]
    meets: Mapping[int | str, tuple[int, ...]]
    first: Mapping[int, tuple[Variant, ...]]
    variants: Mapping[int, tuple[Variant, ...]]  # the right ones of each entry

    def degrees(self, form: str) -> Mapping[int, Degree]:
        """The words of terms (numbers) that a form belongs to, and how."""
        return _degrees(self, form)


@dataclass(frozen=True, eq=False)
class Glossary:
    """The entries of a house, and the index of each language."""

    entries: tuple[Entry, ...]
    uk: Index
    en: Index
    before_verbs: frozenset[str]

    def side(self, side: Side) -> Index:
        """The index of one language."""
        return self.uk if side == "uk" else self.en


def table(entries: Iterable[Entry]) -> dict[str, Any]:
    """Entries as the vocabulary `glossary` has them."""
    return {"terms": [entry.model_dump(mode="json", exclude_defaults=True) for entry in entries]}


@cache
def glossary(words: Words) -> Glossary | None:
    """The glossary of the vocabulary; None where the house has none. Raises ValueError for an entry that is none."""
    listed = words.table(TABLE)
    if not listed["terms"]:
        return None
    entries = tuple(Entry.model_validate(one) for one in listed["terms"])
    uk, en = (_index(side, entries, lexicon(words)) for side in SIDES)
    return Glossary(entries, uk, en, frozenset(listed["before_verbs"]))


def _index(side: Side, entries: tuple[Entry, ...], known: Lexicon) -> Index:
    numbers: dict[str, int] = {}
    right: dict[tuple[tuple[str, ...], bool], set[int]] = {}
    wrong: dict[tuple[tuple[str, ...], bool], set[int]] = {}
    texts: dict[tuple[tuple[str, ...], bool], str] = {}
    verbs = [any(inflection.is_verb(term.split()[0].lower()) for term in entry.uk) for entry in entries]
    for n, entry in enumerate(entries):
        for kept, terms in ((right, entry.terms(side)), (wrong, entry.forbidden(side))):
            for term in terms:
                for given in spelled(term, side):
                    key = given, entry.case == "sensitive"
                    kept.setdefault(key, set()).add(n)
                    texts.setdefault(key, term)
    first: dict[int, list[Variant]] = {}
    variants: dict[int, list[Variant]] = {}
    for key, term in texts.items():
        given, sensitive = key
        here = frozenset(right.get(key, ())), frozenset(wrong.get(key, ()))
        made = Variant(
            text=term,
            words=tuple(numbers.setdefault(word.lower(), len(numbers)) for word in given),
            given=given,
            sensitive=sensitive,
            right=here[0],
            wrong=here[1],
            verb=any(verbs[n] for n in chain(*here)),
            proper=term != term.lower(),
        )
        first.setdefault(made.words[0], []).append(made)
        for n in made.right:
            variants.setdefault(n, []).append(made)
    meets: dict[int | str, list[int]] = {}
    for text, n in numbers.items():
        for meeting in inflection.keys(text, side, known):
            meets.setdefault(meeting, []).append(n)
    return Index(
        side,
        known,
        tuple(inflection.word(text, side, known) for text in numbers),
        {key: tuple(found) for key, found in meets.items()},
        {n: tuple(found) for n, found in first.items()},
        {n: tuple(found) for n, found in variants.items()},
    )


def spelled(term: str, side: Side) -> Iterator[tuple[str, ...]]:
    """The words of a term as they may be written: with a space, a hyphen or nothing between two.

    >>> list(spelled("e-mail", "en"))
    [('e', 'mail'), ('email',)]
    """
    words = tuple(found.group() for found in TOKEN.finditer(bare(term)) if not found.group().isspace())
    parts = tuple(part for word in words for part in (word.split("-") if len(word) > 1 else [word]) if part)
    yield parts
    if len(parts) == 2 and (side == "en" or len(words) == 1):
        yield ("".join(parts),)


@lru_cache(maxsize=100_000)
def _degrees(index: Index, form: str) -> Mapping[int, Degree]:
    candidates = {n for key in inflection.keys(form, index.side, index.known) for n in index.meets.get(key, ())}
    found = {n: inflection.degree(form, index.words[n], index.known) for n in sorted(candidates)}
    return {n: degree for n, degree in found.items() if degree}


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
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
                if len(here) == len(variant.words) and here[-1].last and _stands(variant, here, index):
                    if not (_action(parts, n, book) and not variant.verb and segment.side == "en"):
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
        index.degrees(part.token.lower).get(number) in wanted
        and (not variant.sensitive or _same_case(part.token.text, given))
        for part, number, given in zip(here, variant.words, variant.given, strict=True)
    )


def _action(parts: tuple[Part, ...], n: int, book: Glossary) -> bool:
    return n > 0 and parts[n - 1].token.lower in book.before_verbs


def _same_case(text: str, given: str) -> bool:
    """Whether the letters that a word shares with a given one are as large: "GitHub" is not "Github"."""
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
    kept: list[Span] = []
    for mention in sorted(found, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        span = mention.span
        if span in kept or not any(one.start < span.end and span.start < one.end for one in kept):
            kept.append(span)
    return tuple(mention._replace(longest=mention.span in kept) for mention in found)


def translated(entry: int, passages: Iterable[Segment], book: Glossary) -> bool:
    """Whether a term of an entry stands in passages, also split, or in another word of its family."""
    for segment in passages:
        index, parts = book.side(segment.side), _parts(segment)
        for variant in index.variants.get(entry, ()):
            places = [_places(parts, number, given, variant, index) for number, given in variant_words(variant)]
            reach = len(places) + APART
            if all(places) and any(
                all(any(abs(at - start) < reach for at in row) for row in places[1:]) for start in places[0]
            ):
                return True
    return False


def variant_words(variant: Variant) -> Iterator[tuple[int, str]]:
    """The words of a variant: the number of each, and how it is given."""
    return zip(variant.words, variant.given, strict=True)


def _places(parts: tuple[Part, ...], number: int, given: str, variant: Variant, index: Index) -> list[int]:
    return [
        n
        for n, part in enumerate(parts)
        if number in index.degrees(part.token.lower) and (not variant.sensitive or _same_case(part.token.text, given))
    ]
