"""Spellings of names that a house has agreed on: «Одеса» is "Odesa" here, whatever other texts have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from checker.language.inflection import SOFTENED
from checker.language.pipelines import TOKEN
from checker.language.text import fold
from checker.language.vocabulary import Words
from checker.model import Fact, Segment, Span, Token

# Case endings of nouns, by what they end in: «Мельник», «Шевченко», «Чернівці»; «Одеса», «Марія», «Зеленська».
NOUN = r"(?:|о|а|я|у|ю|і|ї|й|ь|и|е|є|ом|ем|єм|ові|еві|єві|ів|їв|ей|ам|ям|ами|ями|ах|ях)"
FEMININE = r"(?:|а|я|и|і|ї|у|ю|ою|ею|єю|о|е|є|ої|ій|ам|ям|ами|ями|ах|ях)"
# ... and of adjectives, which most surnames in -ський are. «Зеленська» is another person than «Зеленський».
ADJECTIVE = r"(?:ий|ого|ому|им|ім|і|их|ими)"
# What changes before an ending: «Харків» and «Харкова», «Ріг» and «Рогу», «Київ» and «Києва», «Городок» and «Городка».
OPEN = {"і": "оеє", "ї": "є"}
LAST_VOWEL = re.compile(r"([ії])([бвгґджзйклмнпрстфхцчшщ])$")
FLEETING = re.compile(r"[ео]([кц])$")


Form = tuple[str | re.Pattern[str], ...]


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
    return tuple(
        Agreed(uk, tuple(_declined(word.lower()) for word in _words(uk)), tuple(map(_words, en)))
        for uk, en in listed.items()
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(found.group() for found in TOKEN.finditer(fold(text)) if not found.group().isspace())


def _declined(word: str) -> re.Pattern[str]:
    """What a Ukrainian word (in small letters, nominative) may be in other cases.

    >>> pattern = _declined("харків")
    >>> [form for form in ("харкова", "харків", "харківський") if pattern.fullmatch(form)]
    ['харкова', 'харків']
    """
    if word.endswith("ий"):
        return re.compile(re.escape(word[:-2]) + ADJECTIVE)
    if word.endswith(("а", "я")):
        return re.compile(_softened(word[:-1]) + FEMININE)
    stem = word[:-1] if word[-1:] in "оеиіїйь" else word
    ways = {stem, FLEETING.sub(r"\1", stem)}
    found = LAST_VOWEL.search(stem)
    if found:
        ways |= {stem[: found.start()] + vowel + found[2] for vowel in OPEN[found[1]]}
    doubled = f"|{re.escape(stem[-1:])}ю)"  # «Білоруссю»
    return re.compile(f"(?:{'|'.join(map(_softened, sorted(ways)))}){NOUN[:-1]}{doubled}")


def _softened(stem: str) -> str:
    """The expression for a stem, whose last consonant changes before -і: «Ользі», «Розі»."""
    last = stem[-1:]
    return re.escape(stem[:-1]) + (f"[{last}{SOFTENED[last]}]" if last in SOFTENED else re.escape(last))


@cache
def _index(words: Words) -> dict[str, list[tuple[Form, Agreed]]]:
    """The forms by the first letter of a Ukrainian name, and by the first word of an English one."""
    found: dict[str, list[tuple[Form, Agreed]]] = {}
    for one in agreements(words):
        found.setdefault(one.name[0].lower(), []).append((one.uk, one))
        for form in one.en:
            found.setdefault(form[0].lower(), []).append((form, one))
    return found


@lru_cache(maxsize=4096)
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


def _fits(token: Token, word: str | re.Pattern[str]) -> bool:
    if isinstance(word, str):
        return base(token.text) in (word, word.upper())
    return token.text[0].isupper() and word.fullmatch(token.lower) is not None


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
    return [t for t in fact.segment.tokens if fact.span.start <= t.start < fact.span.end and t.text[0].isalnum()]


@cache
def written(words: Words) -> frozenset[str]:
    """The English words that agreed names are made of, as the house writes them."""
    return frozenset(word for one in agreements(words) for form in one.en for word in form)
