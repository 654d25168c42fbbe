"""Currencies: the signs, codes and words beside a sum, and which currencies they may be."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from checker.facts.numbers.words import ADJECTIVE
from checker.language.vocabulary import Words
from checker.model import Side

# Behind a sum: a sign, or up to three words: «5 млн американських доларів», "New Zealand dollars".
SIGN = re.compile(r"[ -]?([$€£₴₽¥₩₪₹₺₸₾₼₫₱₿¢])")
WORD = re.compile(r"[ -]([^\W\d_]+(?:['.][^\W\d_]+)*)|([^\W\d_]+)")
# A misspelled currency of so many letters is still read: «2000 гивень».
TYPO = 6
# An ending of a Ukrainian stem is no longer.
LONGEST = 4
# From here on a word that is something else as a rule is a currency: "10,000 won".
LARGE = 1000


class Currency(NamedTuple):
    """The currencies that a word may mean, the one meant most often first, and what one of it is in that unit."""

    codes: tuple[str, ...]
    worth: float = 1.0


class Found(NamedTuple):
    """A currency, and where it ends in the text (code points)."""

    currency: Currency
    end: int


class Register(NamedTuple):
    """The currencies as they are looked up."""

    signs: dict[str, Currency]
    codes: frozenset[str]
    nouns: dict[Side, dict[str, Currency]]
    stems: dict[str, Currency]  # of Ukrainian nouns
    endings: frozenset[str]
    which: dict[str, str]  # an adjective (a stem in Ukrainian) or another word, to a code
    rare: dict[str, frozenset[str]]  # a noun that is a currency only behind its adjective: «афганських афгані»
    large: frozenset[str]
    apart: frozenset[str]
    typo: dict[str, tuple[str, ...]]
    before: re.Pattern[str]


@cache
def register(words: Words) -> Register:
    """The vocabulary of currencies."""
    table = words.table("currencies")
    family, which = _families(words)
    for code, also in table["alike"].items():
        family[code] = (*family.get(code, (code,)), *also)

    def named(code: str) -> Currency:
        return Currency(tuple(code[1:].split()) if code[0] == "=" else family.get(code, (code,)))

    nouns: dict[Side, dict[str, Currency]] = {"uk": {}, "en": {}}
    for side, known in nouns.items():
        for code, forms in table[side].items():
            known.update(dict.fromkeys(forms, named(code)))
        for code, forms in table["minor"][side].items():
            whole = (*named(code).codes, *table["minor"]["also"].get(code, ()))
            known.update(dict.fromkeys(forms, Currency(tuple(dict.fromkeys(whole)), 0.01)))
    for code, forms in table["which"].items():
        which |= {form.removesuffix("~"): code for form in forms}
    signs = {sign: named(code) for sign, code in table["sign"].items()}
    listed = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
    return Register(
        signs=signs,
        codes=frozenset(table["code"]["codes"]) | {row[0] for row in words.rows("currencies-cldr")},
        nouns=nouns,
        stems={form[:-1]: currency for form, currency in nouns["uk"].items() if form[-1] == "~"},
        endings=frozenset(table["endings"]["uk"].split()),
        which=which,
        rare=_rare(words),
        large=frozenset(table["large"]["words"]),
        apart=frozenset(table["apart"]["phrases"]),
        typo={code: tuple(forms) for code, forms in table["typo"].items()},
        before=re.compile(rf"({listed}|(?<![^\W_])[A-Z]{{3,4}}) ?$"),
    )


def _rare(words: Words) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, uk, en in words.rows("currencies-cldr"):
        for form in (*uk.split("|"), *en.split("|")):
            if form.split()[-1].islower() and " " in form:
                found.setdefault(form.split()[-1], set()).add(code)
    return {form: frozenset(codes) for form, codes in found.items()}


def _families(words: Words) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The currencies that share a noun (by each of them, itself first), and the adjectives that tell them apart."""
    by_noun: dict[str, list[str]] = {}
    which: dict[str, str] = {}
    noun_of: dict[str, str] = {}
    for code, uk, en in words.rows("currencies-cldr"):
        first = uk.partition("|")[0].split()
        # «долар США», «австралійський долар»
        noun = first[0] if first[-1][0].isupper() else first[-1]
        noun_of[code] = noun
        by_noun.setdefault(noun, []).append(code)
        for part in first:
            if part != noun and ADJECTIVE.search(part) and part.islower():
                which[part[: len(part) - 2]] = code
        which[" ".join(en.partition("|")[0].lower().split()[:-1])] = code
    families = {code: (code, *(one for one in by_noun[noun] if one != code)) for code, noun in noun_of.items()}
    which.pop("", None)
    return families, which


@lru_cache(maxsize=20_000)
def noun(word: str, side: Side, words: Words) -> Currency | None:
    """What a word (in lower case) is as a currency, or None."""
    known = register(words)
    if word.upper() in known.codes and len(word) >= 3:
        return Currency((word.upper(),))
    exact = known.nouns[side].get(word)
    if exact or side == "en":
        return exact
    for size in range(len(word), max(1, len(word) - LONGEST - 1), -1):
        stem = known.stems.get(word[:size])
        if stem and (size == len(word) or word[size:] in known.endings):
            return stem
    if len(word) >= TYPO:
        for code, forms in known.typo.items():
            if any(Levenshtein.distance(word, form, score_cutoff=1) <= 1 for form in forms):
                return Currency((code,))
    return None


def _which(said: str, known: Register) -> str | None:
    """The code that an adjective tells: «австралійських», "new zealand"."""
    if said in known.which:
        return known.which[said]
    return next((known.which[said[:-n]] for n in (1, 2, 3) if len(said) > n + 4 and said[:-n] in known.which), None)


def _narrowed(currency: Currency, said: str, known: Register) -> Currency | None:
    """The one currency that an adjective makes of a family; None where it says nothing of currencies."""
    code = _which(said, known)
    return currency._replace(codes=(code,)) if code and code in currency.codes else None


def before(text: str, at: int, words: Words) -> tuple[Currency, int] | None:
    """The sign or code that stands before a sum at `at`, and where it begins."""
    known = register(words)
    found = known.before.search(text, max(0, at - 6), at)
    if found is None:
        return None
    if found[1] in known.signs:
        return known.signs[found[1]], found.start(1)
    return (Currency((found[1],)), found.start(1)) if found[1] in known.codes else None


def after(text: str, at: int, side: Side, words: Words, amount: float = 0.0) -> Found | None:
    """The currency behind a sum of `amount` that ends at `at`."""
    known = register(words)
    stop = at + 1 if text[at : at + 2] == ". " else at
    sign = SIGN.match(text, stop)
    if sign:
        currency = known.signs.get(sign[1]) or noun(sign[1], side, words)
        return Found(currency, sign.end()) if currency else None
    said: list[str] = []
    while len(said) < 3:
        match = WORD.match(text, stop)
        if match is None or (match[2] and said):
            return None
        word = (match[1] or match[2]).lower()
        currency = noun(word, side, words)
        if said and f"{said[-1]} {word}" in known.apart:
            return None
        if currency and (word not in known.large or amount >= LARGE):
            return _whole(text, match.end(), currency, said, known)
        code = _which(" ".join(said), known) if word in known.rare and said else None
        if code in known.rare.get(word, ()):
            return Found(Currency((str(code),)), match.end())
        said.append(word)
        stop = match.end()
    return None


def _whole(text: str, end: int, currency: Currency, said: list[str], known: Register) -> Found | None:
    """A currency with what tells which one it is, before or behind it."""
    if said:
        narrowed = _narrowed(currency, " ".join(said), known) or _narrowed(currency, said[-1], known)
        if narrowed:
            return Found(narrowed, end)
        # «5 млн бюджетних гривень», but not two words that say nothing of it
        return Found(currency, end) if len(said) == 1 and len(said[0]) > 1 else None
    behind = WORD.match(text, end)
    if behind and behind[1]:
        narrowed = _narrowed(currency, behind[1].lower(), known)
        if narrowed:
            return Found(narrowed, behind.end())
    return Found(currency, end)
