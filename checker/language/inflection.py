"""Whether a word of a text is a form of a given word, or at least of its family: lemmas, and endings behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from math import ceil
from typing import Literal, NamedTuple

from checker.language.lexicon.lemmas import Numbers
from checker.language.lexicon.lexicon import Lexicon
from checker.language.text import CYRILLIC
from checker.model import Side

# How a word of a text belongs to a given one: it is one of its forms («карти», "maps"), an English verb form, which a
# noun has not ("mapped"), or a word of its family («серверний», "encrypted"), which may stand for it in a translation.
Degree = Literal["form", "verb", "kin"]
Endings = frozenset[str]


def _split(listed: str) -> list[str]:
    return listed.split()


# Endings of Ukrainian nouns, of those in -а and -я, and of adjectives.
NOUN: Endings = frozenset(
    ["", *_split("о а я у ю і ї й ь и е є ом ем єм ям ові еві єві ів їв ей єй ам ами ями ах ях ею")]
)
FEMININE: Endings = frozenset(["", *_split("а я и і ї у ю ою ею єю о е є ь й ей ам ям ами ями ах ях")])
ADJECTIVE: Endings = frozenset(
    _split("ий ій їй ого ього ому ьому им ім їм а я ої ьої у ю ою ьою е є і ї их іх їх ими іми їми")
)
# What adjectives that are made of a noun have behind its stem: «рядковий», «серверний».
MADE: Endings = frozenset(map("".join, product(_split("ов ев єв н ськ ичн ійн альн"), ADJECTIVE)))
# Endings of verbs behind their stem: «деплоїти», «деплою», «деплоїмо».
PAST = product(
    ["", *_split("а я и і ї у ю є е ува юва ова")],
    _split("в ла ло ли ти тиму тимеш тиме тимемо тимете тимуть но то вши"),
)
PRESENT = product(["", *_split("у ю а")], _split("ю є єш ємо єте ють ючи й ймо йте"))
OTHER = _split("у е еш емо ете уть ать ять иш їш ить їть имо їмо ите їте и ї і ачи ячи")
VERB: Endings = frozenset(
    ending + more for ending in (*map("".join, PAST), *map("".join, PRESENT), *OTHER) for more in ("", "ся", "сь")
)
INFINITIVE = re.compile("(?:[уюо]ва|[аяиіїуюе])?ти(?:ся|сь)?$")
# What changes before an ending: «вузол» and «вузла», «порядок» and «порядку», «ріг» and «рогу», «мові» of «мова».
FLEETING = re.compile("[ео](ь?[бвгджзйклмнпрстфхцчшщ])$")
CLOSED = re.compile("[ії]([бвгджзйклмнпрстфхцчшщ]+)$")
SOFTENED = {"г": "з", "к": "ц", "х": "с"}
ADJECTIVAL = re.compile("(?:[иі]й|ої|ого|их)$")

# What English adds to a noun, and to a verb; and what makes another part of speech of a word.
PLURAL: Endings = frozenset(["", "s", "es"])
VERBAL: Endings = frozenset(["s", "es", "d", "ed", "ing"])
NOUN_OF = re.compile("(?:ment|ion|er|or)s?$")
DERIVED = re.compile("(?:ment|ing|ed|ation|ion|er|or|e)s?$")

# Prefixes that make a perfective verb of another: «зашифрувати» belongs to «шифрування».
PREFIXES = re.compile("(?:за|роз|пере|під|про|при|від|по|ви|на|об|до|[зсуво])")
# What verbs and the names of what they do end in: «шифрувати», «шифрування»; and of what a thing is: «залежність».
ACTION = re.compile("(?:(?:[уюо]ва|[аеиіїяєю])(?:ння|ти(?:ся|сь)?)|ість)$")
# «оновлення», «оновити».
SOFT_LABIAL = re.compile("([бвмпф])л$")
ROOT = 4
# Two words are of one family when they share so many letters at least, and such a share of the given word.
SHARED, SHARE = 5, 0.65


class Word(NamedTuple):
    """A given word in lower case, its lemmas, and its stems and endings, which tell its forms where no list has them.

    `root` is what all words of its family begin with, "" where that is too little.
    """

    text: str
    side: Side
    lemmas: Numbers
    stems: tuple[str, ...]
    endings: Endings
    root: str = ""


def word(text: str, side: Side, known: Lexicon) -> Word:
    """A word of a term, folded and in lower case, made ready to be compared."""
    text = text.replace("ґ", "г")  # «тег», «теґ»
    lemmas = _lemmas(text, side, known)
    if side == "en" or not CYRILLIC.search(text):
        family = text[: max(SHARED, ceil(SHARE * len(text)))]
        y = re.search("[^aeiou]y$", text) is not None
        forms = ((text[:-1],), frozenset(["y", "ies"])) if y else ((text,), PLURAL)
        return Word(text, side, lemmas, *forms, family if len(family) >= SHARED else "")
    root = SOFT_LABIAL.sub(r"\1", ACTION.sub("", text))
    if len(root) < ROOT or root == text:
        root = text[: max(SHARED, ceil(SHARE * len(text)))]
    return Word(text, side, lemmas, *_ukrainian(text), root if len(root) >= ROOT else "")


def degrees(form: str, words: Iterable[tuple[int, Word]], side: Side, known: Lexicon) -> dict[int, Degree]:
    """How a word of a text (folded, in lower case) belongs to given ones, by their numbers; others are left out."""
    base = form.partition("'")[0] if side == "en" else form
    listed = frozenset(known.vocabulary(side).listed(base))
    found = ((n, degree(form, given, listed)) for n, given in words)
    return {n: told for n, told in found if told}


def degree(form: str, given: Word, listed: frozenset[int]) -> Degree | None:
    """How a word of a text belongs to a given one, None where it does not; `listed` are its lemmas by the lists.

    Lemmas decide where the lists have the form; the endings where they have not: «картина» is none of «карта».
    """
    form = form.replace("ґ", "г")
    if form == given.text:
        return "form"
    if given.side == "en" or not CYRILLIC.search(given.text):
        return _english_degree(form, given, listed)
    if _ends(form, given.stems, given.endings) or not listed.isdisjoint(given.lemmas):
        return "form"
    if given.root and (form.startswith(given.root) or PREFIXES.sub("", form, count=1).startswith(given.root)):
        return "kin"
    return "kin" if given.endings is not VERB and _ends(form, given.stems, MADE) else None


def keys(form: str, side: Side, known: Lexicon) -> set[int | str]:
    """Under which keys a word and its forms meet: its lemmas and its first letters, with and without a prefix."""
    form = form.replace("ґ", "г")
    found: set[int | str] = {form[:3], *known.lemmas(side, form)}
    if len(form) <= SHARED:
        found.add(f"{form[:2]}*")  # "CA" and "CAs"
    elif side == "uk":
        found.add(PREFIXES.sub("", form, count=1)[:3])
    return found


def is_verb(text: str) -> bool:
    """Whether a Ukrainian word in lower case is an infinitive."""
    return len(text) > SHARED and INFINITIVE.search(text) is not None


def _ends(form: str, stems: tuple[str, ...], endings: Endings) -> bool:
    return any(form.startswith(stem) and form[len(stem) :] in endings for stem in stems)


def _lemmas(text: str, side: Side, known: Lexicon) -> Numbers:
    """The lemmas of a given word, but none that is only guessed: "commandline" is no form of "command"."""
    listed = known.vocabulary(side).listed(text)
    return listed or tuple(n for n in known.lemmas(side, text) if known.word(side, n) == text)


def _english_degree(form: str, given: Word, listed: frozenset[int]) -> Degree | None:
    base = form.partition("'")[0]
    if base == given.text or _ends(base, given.stems, given.endings):
        return "form"
    shared = given.side == "en" and not listed.isdisjoint(given.lemmas)
    if shared and NOUN_OF.search(base) and not NOUN_OF.search(given.text):
        return "kin"
    if shared and base[-2:] not in ("ed", "ng"):
        return "form"
    if shared or _ends(base, (given.text, given.text.removesuffix("e")), VERBAL):
        return "verb"
    akin = _stem(base) == _stem(given.text) or (given.root and base.startswith(given.root))
    return "kin" if akin else None


def _stem(word: str) -> str:
    """An English word without the endings that make another part of speech: "deployment", "deploying"."""
    bare = DERIVED.sub("", word)
    return bare if len(bare) >= ROOT else word


def _ukrainian(text: str) -> tuple[tuple[str, ...], Endings]:
    """The stems and the endings of a Ukrainian word by what it ends in."""
    if is_verb(text):
        return (INFINITIVE.sub("", text),), VERB
    if len(text) > 3 and ADJECTIVAL.search(text):
        return (ADJECTIVAL.sub("", text),), ADJECTIVE
    endings = FEMININE if text.endswith(("а", "я")) and not text.endswith("ння") else NOUN
    stem = text[:-1] if text[-1:] in "аяоеєиіїйь" and len(text) > 3 else text
    ways = {stem}
    if stem == text:
        ways |= {FLEETING.sub(r"\1", stem), *(CLOSED.sub(rf"{vowel}\1", stem) for vowel in "ое")}
    ways |= {way[:-1] + SOFTENED[way[-1]] for way in ways if way[-1] in SOFTENED}
    return tuple(sorted(ways)), endings
