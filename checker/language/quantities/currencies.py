"""Currencies: the signs, codes and words beside a sum, and which currencies they may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from checker.language.inflection.grammar import Endings, Grammar, grammar
from checker.language.memo import Memo
from checker.language.slips import slipped
from checker.language.vocabulary import Words
from checker.model import SIDES, Side
from checker.model.expressions import deferred

# Behind a sum: a sign, or up to three words: «5 млн американських доларів», "New Zealand dollars".
SIGN = deferred(r"[ -]?([$€£₴₽¥₩₪₹₺₸₾₼₫₱₿¢])")
WORD = deferred(r"[ -]([^\W\d_]+(?:['.][^\W\d_]+)*)|([^\W\d_]+)")
# A misspelled currency of so many letters is still read: «2000 гивень».
TYPO = 6
# From here on a word that is something else as a rule is a currency: "10,000 won".
LARGE = 1000
# An adjective in the singular behind a counted noun is of the word that follows: «гривень французької позики».
OTHERS = ("ої", "ого", "ій", "ому")


class Currency(NamedTuple):
    """The currencies that a word may mean, the one meant most often first, and what one of it is in that unit."""

    codes: tuple[str, ...]
    worth: float = 1.0


class Found(NamedTuple):
    """A currency, and where it ends in the text (code points)."""

    currency: Currency
    end: int


class Currencies:
    """The currencies as they are looked up. `nouns[side][word]` is what a word (in lower case) is as one, or None."""

    def __init__(self, words: Words) -> None:
        table = words.table("currencies")
        declined = grammar(words)
        # An adjective (a stem in Ukrainian) or another word, to a code.
        family, self.which = _families(words, declined.endings("adjective"))
        for code, also in table["alike"].items():
            family[code] = (*family.get(code, (code,)), *also)
        for code, forms in table["which"].items():
            self.which |= {form.removesuffix("~"): code for form in forms}
        self.signs = {sign: _named(code, family) for sign, code in table["sign"].items()}
        self.codes = frozenset(table["code"]["codes"]) | {row[0] for row in words.rows("currencies-cldr")}
        self.exact: dict[Side, dict[str, Currency]] = {side: _exact(table, side, family) for side in SIDES}
        self.stems = {form[:-1]: currency for form, currency in self.exact["uk"].items() if form[-1] == "~"}
        self.endings = _endings(declined)
        self.longest = max(map(len, self.endings))
        self.rare = _rare(words)  # a noun that is a currency only behind its adjective: «афганських афгані»
        self.large = frozenset(table["large"]["words"])
        self.apart = frozenset(table["apart"]["phrases"])
        self.typo = {code: tuple(forms) for code, forms in table["typo"].items()}
        listed = "|".join(re.escape(sign) for sign in sorted(self.signs, key=len, reverse=True))
        self.leading = deferred(rf"({listed}|(?<![^\W_])[A-Z]{{3,4}}) ?$")
        self.ordinary = words.lines("common_en")
        self.nouns: dict[Side, Memo[str, Currency | None]] = {"uk": Memo(self._ukrainian), "en": Memo(self._english)}

    def _english(self, word: str) -> Currency | None:
        if word.upper() in self.codes and len(word) >= 3 and word not in self.ordinary:
            return Currency((word.upper(),))
        return self.exact["en"].get(word)

    def _ukrainian(self, word: str) -> Currency | None:
        if word.upper() in self.codes and len(word) >= 3:
            return Currency((word.upper(),))
        exact = self.exact["uk"].get(word)
        if exact:
            return exact
        for size in range(len(word), max(1, len(word) - self.longest - 1), -1):
            stem = self.stems.get(word[:size])
            if stem and (size == len(word) or word[size:] in self.endings):
                return stem
        if len(word) >= TYPO:
            for code, forms in self.typo.items():
                if any(slipped(word, form) for form in forms):
                    return Currency((code,))
        return None

    def before(self, text: str, at: int) -> tuple[Currency, int] | None:
        """The sign or code that stands before a sum at `at`, and where it begins."""
        found = self.leading.search(text, max(0, at - 6), at)
        if found is None:
            return None
        if found[1] in self.signs:
            return self.signs[found[1]], found.start(1)
        return (Currency((found[1],)), found.start(1)) if found[1] in self.codes else None

    def after(self, text: str, at: int, side: Side, amount: float = 0.0) -> Found | None:
        """The currency behind a sum of `amount` that ends at `at`."""
        # «5 тис. грн», but not "the square root of 2. That's all"
        stop = at + 1 if text[at : at + 2] == ". " and not text[at + 2 : at + 3].isupper() else at
        nouns = self.nouns[side]
        sign = SIGN.match(text, stop)
        if sign:
            currency = self.signs.get(sign[1]) or nouns[sign[1]]
            return Found(currency, sign.end()) if currency else None
        said: list[str] = []
        while len(said) < 3:
            match = WORD.match(text, stop)
            if match is None or (match[2] and said):
                return None
            word = (match[1] or match[2]).lower()
            currency = nouns[word] or self._code(match[1] or "")
            if said and word.upper() in self.codes:
                return None  # "12 top PHP frameworks"
            if said and f"{said[-1]} {word}" in self.apart:
                return None
            if currency and (word not in self.large or amount >= LARGE):
                found = self._whole(text, match.end(), currency, said)
                # «1200 метрів вони …»: a word that is something else as a rule stands right behind its sum
                return found if not said or word not in self.large or (found and found.currency != currency) else None
            code = self._which(" ".join(said)) if word in self.rare and said else None
            if code in self.rare.get(word, ()):
                return Found(Currency((str(code),)), match.end())
            said.append(word)
            stop = match.end()
        return None

    def _code(self, written: str) -> Currency | None:
        """A code that is a word of English in small letters: ALL, TRY, CUP."""
        return Currency((written,)) if written in self.codes else None

    def _whole(self, text: str, end: int, currency: Currency, said: list[str]) -> Found | None:
        """A currency with what tells which one it is, before or behind it."""
        if said:
            narrowed = self._narrowed(currency, " ".join(said)) or self._narrowed(currency, said[-1])
            if narrowed:
                return Found(narrowed, end)
            # «5 млн бюджетних гривень», but not two words that say nothing of it
            return Found(currency, end) if len(said) == 1 and len(said[0]) > 1 else None
        behind = WORD.match(text, end)
        if behind and behind[1] and not behind[1].endswith(OTHERS):
            narrowed = self._narrowed(currency, behind[1].lower())
            if narrowed:
                return Found(narrowed, behind.end())
        return Found(currency, end)

    def _which(self, said: str) -> str | None:
        """The code that an adjective tells: «австралійських», "new zealand"."""
        if said in self.which:
            return self.which[said]
        cuts = (said[:-n] for n in (1, 2, 3) if len(said) > n + 4)
        return next((self.which[cut] for cut in cuts if cut in self.which), None)

    def _narrowed(self, currency: Currency, said: str) -> Currency | None:
        """The one currency that an adjective makes of a family; None where it says nothing of currencies."""
        code = self._which(said)
        return currency._replace(codes=(code,)) if code and code in currency.codes else None


def currencies(words: Words) -> Currencies:
    """The currencies of the vocabulary."""
    return words.made(Currencies)


def _named(code: str, family: Mapping[str, tuple[str, ...]]) -> Currency:
    return Currency(tuple(code[1:].split()) if code[0] == "=" else family.get(code, (code,)))


def _exact(table: Mapping[str, Any], side: Side, family: Mapping[str, tuple[str, ...]]) -> dict[str, Currency]:
    """The nouns of a language and their hundredths; a Ukrainian stem ends in a hyphen."""
    known: dict[str, Currency] = {}
    for code, forms in table[side].items():
        known.update(dict.fromkeys(forms, _named(code, family)))
    for code, forms in table["minor"][side].items():
        whole = (*_named(code, family).codes, *table["minor"]["also"].get(code, ()))
        known.update(dict.fromkeys(forms, Currency(tuple(dict.fromkeys(whole)), 0.01)))
    return known


def _rare(words: Words) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, uk, en in words.rows("currencies-cldr"):
        for form in (*uk.split("|"), *en.split("|")):
            if form.split()[-1].islower() and " " in form:
                found.setdefault(form.split()[-1], set()).add(code)
    return {form: frozenset(codes) for form, codes in found.items()}


def _endings(declined: Grammar) -> Endings:
    """What may stand behind the stem of a currency: «доларом», «злотих», «рублевий»; nobody calls one by its name."""
    nouns = declined.endings("noun.masculine", "noun.feminine", "noun.plural", without=("vocative",))
    return nouns | declined.endings("adjective") | declined.made("material")


def _families(words: Words, adjective: Endings) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The currencies that share a noun (by each of them, itself first), and the adjectives that tell them apart."""
    by_noun: dict[str, list[str]] = {}
    which: dict[str, str] = {}
    noun_of: dict[str, str] = {}
    endings = tuple(adjective)
    for code, uk, en in words.rows("currencies-cldr"):
        first = uk.partition("|")[0].split()
        # «долар США», «австралійський долар»
        noun = first[0] if first[-1][0].isupper() else first[-1]
        noun_of[code] = noun
        by_noun.setdefault(noun, []).append(code)
        for part in first:
            if part != noun and part.islower() and part.endswith(endings):
                which[part[: len(part) - 2]] = code
        which[" ".join(en.partition("|")[0].lower().split()[:-1])] = code
    families = {code: (code, *(one for one in by_noun[noun] if one != code)) for code, noun in noun_of.items()}
    which.pop("", None)
    return families, which
