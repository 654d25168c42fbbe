"""Spellings of names that a house has agreed on: «Одеса» is "Odesa" here, whatever other texts have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from checker.language.inflection.grammar import grammar
from checker.language.inflection.paradigms import Paradigm, paradigm
from checker.language.pipelines import TOKEN
from checker.language.spans import tokens_within
from checker.language.text import fold
from checker.language.vocabulary import Words
from checker.model import Fact, Segment, Span, Token

Form = tuple[str | Paradigm, ...]


class Agreed(NamedTuple):
    """One agreement: the Ukrainian name as it is given, how each of its words is declined, and the English forms."""

    name: str
    uk: Form
    en: tuple[tuple[str, ...], ...]


class Stands(NamedTuple):
    """An agreed name of either language in a passage: its characters, and the agreement."""

    span: Span
    agreed: Agreed


def table(spellings: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """The spellings of the settings as entries of the vocabulary `name_words`."""
    return {"house": {uk: list(en) for uk, en in spellings.items()}}


@cache
def agreements(words: Words) -> tuple[Agreed, ...]:
    """What the house has agreed on; empty for most."""
    listed: Mapping[str, list[str]] = words.table("name_words").get("house", {})
    if not listed:
        return ()
    known = grammar(words)
    return tuple(
        Agreed(uk, tuple(paradigm(known, word.lower(), proper=True) for word in _words(uk)), tuple(map(_words, en)))
        for uk, en in listed.items()
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(found.group() for found in TOKEN.finditer(fold(text)) if not found.group().isspace())


@cache
def _index(words: Words) -> dict[str, list[tuple[Form, Agreed]]]:
    """The forms by the first letter of a Ukrainian name, and by the first word of an English one."""
    found: dict[str, list[tuple[Form, Agreed]]] = {}
    for one in agreements(words):
        found.setdefault(one.name[0].lower(), []).append((one.uk, one))
        for form in one.en:
            found.setdefault(form[0].lower(), []).append((form, one))
    return found


@lru_cache(maxsize=1024)
def standing(segment: Segment, words: Words) -> tuple[Stands, ...]:
    """The agreed names that stand in a passage, in any case form."""
    tokens, index = segment.tokens, _index(words)
    found: list[Stands] = []
    for n, token in enumerate(tokens):
        key = token.lower[0] if segment.side == "uk" else base(token.lower)
        for form, one in index.get(key, ()):
            here = tokens[n : n + len(form)]
            if len(here) == len(form) and all(map(_fits, here, form)):
                found.append(Stands(Span(token.start, here[-1].end), one))
    return tuple(found)


def _fits(token: Token, word: str | Paradigm) -> bool:
    if isinstance(word, str):
        return base(token.text) in (word, word.upper())
    return token.text[0].isupper() and word.has(token.lower)


def base(word: str) -> str:
    """An English word without its possessive ending.

    >>> base("Odesa's"), base("Mills'")
    ('Odesa', 'Mills')
    """
    return word.removesuffix("'s").removesuffix("'")


def over(segment: Segment, span: Span, words: Words) -> list[Agreed]:
    """The agreements of the agreed names that lie on characters of a passage."""
    if not agreements(words):
        return []
    return [one.agreed for one in standing(segment, words) if one.span.start < span.end and span.start < one.span.end]


def same(uk: Fact, en: Fact, words: Words) -> bool:
    """Whether two names are one by agreement."""
    here = over(uk.segment, uk.span, words)
    return bool(here) and any(one in here for one in over(en.segment, en.span, words))


def explains(fact: Fact, there: Iterable[Segment], words: Words) -> bool:
    """Whether a name stands in passages of the other side by agreement."""
    here = over(fact.segment, fact.span, words)
    return bool(here) and any(one.agreed in here for segment in there for one in standing(segment, words))


def meant(fact: Fact, words: Words) -> Agreed | None:
    """The agreement on a Ukrainian name, whole or by its surname alone: «Зеленського», but not «Андрія Зеленського»."""
    if not agreements(words) or fact.soft:
        return None
    for one in standing(fact.segment, words):
        if one.span.end == fact.span.end:
            return one.agreed
    tokens = spelled(fact)
    if len(tokens) != 1:
        return None
    return next((one for one in agreements(words) if len(one.uk) > 1 and _fits(tokens[0], one.uk[-1])), None)


def bears(fact: Fact, agreed: Agreed) -> bool:
    """Whether the last word of a Ukrainian name is that of an agreed one: a person of the same surname."""
    tokens = spelled(fact)
    return bool(tokens) and _fits(tokens[-1], agreed.uk[-1])


def spelled(fact: Fact) -> list[Token]:
    """The words of a name as they stand in the text."""
    return [t for t in tokens_within(fact.segment, *fact.span) if t.text[0].isalnum()]


@cache
def written(words: Words) -> frozenset[str]:
    """The English words that agreed names are made of, as the house writes them."""
    return frozenset(word for one in agreements(words) for form in one.en for word in form)
