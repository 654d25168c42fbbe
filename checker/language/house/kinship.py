"""Whether a word of a text is a form of a word of a term, or at least of its family: lemmas, and inflection."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil
from typing import Literal, NamedTuple

from checker.language.inflection.grammar import Endings, Grammar
from checker.language.inflection.paradigms import Paradigm, paradigm
from checker.language.lexicon.lemmas import Numbers
from checker.language.lexicon.lexicon import Lexicon
from checker.language.text import CYRILLIC
from checker.model import Side
from checker.model.expressions import deferred

# How a word of a text belongs to a given one: it is one of its forms («карти», "maps"), an English verb form, which a
# noun has not ("mapped"), or a word of its family («серверний», "encrypted"), which may stand for it in a translation.
Degree = Literal["form", "verb", "kin"]

# What English adds to a noun, and to a verb; and what makes another part of speech of a word.
PLURAL: Endings = frozenset(["", "s", "es"])
VERBAL: Endings = frozenset(["s", "es", "d", "ed", "ing"])
NOUN_OF = deferred("(?:ment|ion|er|or)s?$")
DERIVED = deferred("(?:ment|ing|ed|ation|ion|er|or|e)s?$")

# «оновлення», «оновити».
SOFT_LABIAL = deferred("([бвмпф])л$")
ROOT = 4
# Two words are of one family when they share so many letters at least, and such a share of the given word.
SHARED, SHARE = 5, 0.65


class Word(NamedTuple):
    """A given word in lower case, its lemmas, and its inflection, which tells its forms where no list has them.

    `made` are the adjectives that are made of it; `root` is what all words of its family begin with, "" where that is
    too little.
    """

    text: str
    side: Side
    lemmas: Numbers
    forms: Paradigm
    made: Paradigm
    root: str = ""


NOTHING = Paradigm(frozenset(), ())


def word(text: str, side: Side, known: Lexicon, grammar: Grammar) -> Word:
    """A word of a term, folded and in lower case, made ready to be compared."""
    text = text.replace("ґ", "г")  # «тег», «теґ»
    lemmas = _lemmas(text, side, known)
    if side == "en" or not CYRILLIC.search(text):
        family = text[: max(SHARED, ceil(SHARE * len(text)))]
        y = re.search("[^aeiou]y$", text) is not None
        part = (text[:-1], frozenset(["y", "ies"])) if y else (text, PLURAL)
        root = family if len(family) >= SHARED else ""
        return Word(text, side, lemmas, Paradigm(frozenset(), (part,)), NOTHING, root)
    root = SOFT_LABIAL.sub(r"\1", grammar.root(text))
    if len(root) < ROOT or root == text:
        root = text[: max(SHARED, ceil(SHARE * len(text)))]
    forms = paradigm(grammar, text)
    suffixes = grammar.made("adjective")
    made = () if grammar.is_verb(text) else tuple((stem, suffixes) for stem in forms.stems())
    return Word(text, side, lemmas, forms, Paradigm(frozenset(), made), root if len(root) >= ROOT else "")


def degrees(
    form: str, words: Iterable[tuple[int, Word]], side: Side, known: Lexicon, grammar: Grammar
) -> dict[int, Degree]:
    """How a word of a text (folded, in lower case) belongs to given ones, by their numbers; others are left out."""
    base = form.partition("'")[0] if side == "en" else form
    listed = frozenset(known.vocabulary(side).listed(base))
    found = ((n, degree(form, given, listed, grammar)) for n, given in words)
    return {n: told for n, told in found if told}


def degree(form: str, given: Word, listed: frozenset[int], grammar: Grammar) -> Degree | None:
    """How a word of a text belongs to a given one, None where it does not; `listed` are its lemmas by the lists.

    Lemmas decide where the lists have the form; the endings where they have not: «картина» is none of «карта».
    """
    form = form.replace("ґ", "г")
    if form == given.text:
        return "form"
    if given.side == "en" or not CYRILLIC.search(given.text):
        return _english_degree(form, given, listed)
    if given.forms.has(form) or not listed.isdisjoint(given.lemmas):
        return "form"
    if given.root and (form.startswith(given.root) or grammar.unprefixed(form).startswith(given.root)):
        return "kin"
    return "kin" if given.made.has(form) else None


def keys(form: str, side: Side, known: Lexicon, grammar: Grammar) -> set[int | str]:
    """Under which keys a word and its forms meet: its lemmas and its first letters, with and without a prefix."""
    form = form.replace("ґ", "г")
    found: set[int | str] = {form[:3], *known.lemmas(side, form)}
    if len(form) <= SHARED:
        found.add(f"{form[:2]}*")  # "CA" and "CAs"
    elif side == "uk":
        found.add(grammar.unprefixed(form)[:3])
    return found


def _lemmas(text: str, side: Side, known: Lexicon) -> Numbers:
    """The lemmas of a given word, but none that is only guessed: "commandline" is no form of "command"."""
    listed = known.vocabulary(side).listed(text)
    return listed or tuple(n for n in known.lemmas(side, text) if known.word(side, n) == text)


def _english_degree(form: str, given: Word, listed: frozenset[int]) -> Degree | None:
    base = form.partition("'")[0]
    if base == given.text or given.forms.has(base):
        return "form"
    shared = given.side == "en" and not listed.isdisjoint(given.lemmas)
    if shared and NOUN_OF.search(base) and not NOUN_OF.search(given.text):
        return "kin"
    if shared and base[-2:] not in ("ed", "ng"):
        return "form"
    if shared or _verbal(base, given.text):
        return "verb"
    akin = _stem(base) == _stem(given.text) or (given.root and base.startswith(given.root))
    return "kin" if akin else None


def _verbal(form: str, text: str) -> bool:
    """Whether a form is that of an English verb: "mapped" is none of "map" here, "deployed" is of "deploy"."""
    stems = text, text.removesuffix("e")
    return any(form.startswith(stem) and form[len(stem) :] in VERBAL for stem in stems)


def _stem(word: str) -> str:
    """An English word without the endings that make another part of speech: "deployment", "deploying"."""
    bare = DERIVED.sub("", word)
    return bare if len(bare) >= ROOT else word
