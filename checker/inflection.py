"""Whether a word of a text is a form of a given word, or at least of its family: lemmas, and endings behind them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from checker.lemmas import Numbers
from checker.lexicon import Lexicon
from checker.model import Side
from checker.text import CYRILLIC

# How a word of a text belongs to a given one: it is one of its forms («карти», "maps"), an English verb form, which a
# noun has not ("mapped"), or a word of its family («серверний», "encrypted"), which may stand for it in a translation.
Degree = Literal["form", "verb", "kin"]

# Endings of Ukrainian nouns, of those in -а and -я, and of adjectives.
NOUN = "(?:|о|а|я|у|ю|і|ї|й|ь|и|е|є|ом|ем|єм|ям|ові|еві|єві|ів|їв|ей|єй|ам|ами|ями|ах|ях|ею)"
FEMININE = "(?:|а|я|и|і|ї|у|ю|ою|ею|єю|о|е|є|ь|й|ей|ам|ям|ами|ями|ах|ях)"
ADJECTIVE = "(?:ий|ій|їй|ого|ього|ому|ьому|им|ім|їм|а|я|ої|ьої|у|ю|ою|ьою|е|є|і|ї|их|іх|їх|ими|іми|їми)"
# What stands before that where an adjective is made of a noun: «рядковий», «серверний».
MADE_OF = "(?:ов|ев|єв|н|ськ|ичн|ійн|альн)"
# Endings of verbs behind their stem: «деплоїти», «деплою», «деплоїмо».
VERB = (
    "(?:(?:[уюо]ва|[аяиіїуюе])?(?:в|ла|ло|ли|ти|тиму|тимеш?|тимемо|тимете|тимуть|но|то|вши)|[уює]ючи"
    "|[уюа]?(?:ю|є|єш|ємо|єте|ють)|у|е|еш|емо|ете|уть|иш|їш|ить|їть|имо|їмо|ите|їте|ать|ять|и|ї|й|ймо|йте)(?:ся|сь)?"
)
INFINITIVE = re.compile("(?:[уюо]ва|[аяиіїуюе])?ти(?:ся|сь)?$")
# What changes before an ending: «вузол» and «вузла», «порядок» and «порядку», «ріг» and «рогу», «мові» of «мова».
FLEETING = re.compile("[ео](ь?[бвгджзйклмнпрстфхцчшщ])$")
CLOSED = re.compile("[ії]([бвгґджзйклмнпрстфхцчшщ]+)$")
SOFTENED = {"г": "гз", "к": "кц", "х": "хс"}
ADJECTIVAL = re.compile("(?:[иі]й|ої|ого|их)$")

# What English adds to a word, and to a verb.
PLURAL = re.compile("(?:s|es|')?")
VERBAL = re.compile("(?:s|es|d|ed|ing)")

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
    """A given word in lower case, its lemmas, and what its forms look like where no list has them."""

    text: str
    side: Side
    lemmas: Numbers
    forms: re.Pattern[str]
    adjectives: re.Pattern[str] | None  # what may be made of a Ukrainian noun: «рядковий» of «рядок»


def word(text: str, side: Side, known: Lexicon) -> Word:
    """A word of a term, folded and in lower case, made ready to be compared."""
    text = text.replace("ґ", "г")  # «тег», «теґ»
    lemmas = _lemmas(text, side, known)
    if side == "en" or not CYRILLIC.search(text):
        return Word(text, side, lemmas, re.compile(_english(text)), None)
    adjectives = re.compile(f"{_stems(text)}{MADE_OF}{ADJECTIVE}")
    return Word(text, side, lemmas, re.compile(_ukrainian(text)), adjectives)


def degree(form: str, given: Word, known: Lexicon) -> Degree | None:
    """How a word of a text (folded, in lower case) belongs to a given one, None where it does not.

    Lemmas decide where the lists have the form; the endings where they have not: «картина» is none of «карта».
    """
    form = form.replace("ґ", "г")
    if form == given.text:
        return "form"
    if given.side == "en" or not CYRILLIC.search(given.text):
        return _english_degree(form, given, known)
    listed = known.vocabulary("uk").listed(form)
    if set(listed) & set(given.lemmas) or given.forms.fullmatch(form):
        return "form"
    if given.adjectives and given.adjectives.fullmatch(form):
        return "kin"
    bare = PREFIXES.sub("", form, count=1)
    root = SOFT_LABIAL.sub(r"\1", ACTION.sub("", given.text))
    acts = len(root) < len(given.text) and len(root) >= ROOT and (form.startswith(root) or bare.startswith(root))
    return "kin" if acts or _family(form, given.text) or _family(bare, given.text) else None


def keys(form: str, side: Side, known: Lexicon) -> set[int | str]:
    """Under which keys a word and its forms meet: its lemmas and its first letters, with and without a prefix."""
    form = form.replace("ґ", "г")
    found: set[int | str] = {form[:3], *known.lemmas(side, form)}
    if side == "uk" and len(form) > SHARED:
        found.add(PREFIXES.sub("", form, count=1)[:3])
    return found


def is_verb(text: str) -> bool:
    """Whether a Ukrainian word in lower case is an infinitive."""
    return len(text) > SHARED and INFINITIVE.search(text) is not None


def _lemmas(text: str, side: Side, known: Lexicon) -> Numbers:
    """The lemmas of a given word, but none that is only guessed: "commandline" is no form of "command"."""
    listed = known.vocabulary(side).listed(text)
    return listed or tuple(n for n in known.lemmas(side, text) if known.word(side, n) == text)


def _stem(word: str) -> str:
    """An English word without the endings that make another part of speech: "deployment", "deploying"."""
    bare = DERIVED.sub("", word)
    return bare if len(bare) >= ROOT else word


def _english_degree(form: str, given: Word, known: Lexicon) -> Degree | None:
    base = form.partition("'")[0]
    if given.forms.fullmatch(base):
        return "form"
    shared = set(known.vocabulary("en").listed(base)) & set(given.lemmas) if given.side == "en" else set()
    if shared and NOUN_OF.search(base) and not NOUN_OF.search(given.text):
        return "kin"
    if shared and base[-2:] not in ("ed", "ng"):
        return "form"
    if shared or re.fullmatch(f"{re.escape(given.text.removesuffix('e'))}(?:{VERBAL.pattern})", base):
        return "verb"
    return "kin" if _stem(base) == _stem(given.text) or _family(base, given.text) else None


def _family(form: str, text: str) -> bool:
    shared = next((n for n, (a, b) in enumerate(zip(form, text, strict=False)) if a != b), min(len(form), len(text)))
    return shared >= max(SHARED, SHARE * len(text))


def _english(text: str) -> str:
    if re.search("[^aeiou]y$", text):
        return f"{re.escape(text)}|{re.escape(text[:-1])}ies"
    return re.escape(text) + PLURAL.pattern


def _ukrainian(text: str) -> str:
    if is_verb(text):
        return re.escape(INFINITIVE.sub("", text)) + VERB
    if len(text) > 3 and ADJECTIVAL.search(text):
        return re.escape(ADJECTIVAL.sub("", text)) + ADJECTIVE
    if text.endswith(("а", "я")):
        return _soft(text[:-1]) + FEMININE
    if text.endswith("ння"):
        return re.escape(text[:-1]) + NOUN
    return _stems(text) + NOUN


def _stems(text: str) -> str:
    """The expression for the stems of a noun."""
    stem = text[:-1] if text[-1:] in "аяоеєиіїйь" and len(text) > 3 else text
    ways = {stem, FLEETING.sub(r"\1", stem)}
    for vowel in "ое":
        ways.add(CLOSED.sub(rf"{vowel}\1", stem))
    return f"(?:{'|'.join(map(_soft, sorted(ways)))})"


def _soft(stem: str) -> str:
    """The expression for a stem, whose last consonant may change before -і: «мережі», «безпеці»."""
    last = stem[-1:]
    return re.escape(stem[:-1]) + (f"[{SOFTENED[last]}]" if last in SOFTENED else re.escape(last))
