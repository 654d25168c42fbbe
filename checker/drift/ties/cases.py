"""The cases that a name of a Ukrainian text may be in, by its ending and by how English ends it."""

from __future__ import annotations

from collections.abc import Mapping

from checker.drift.ties.row import Shared
from checker.drift.ties.view import View
from checker.language.inflection.grammar import Case, grammar
from checker.language.lexicon.lexicon import lexicon
from checker.language.memo import Memo
from checker.language.text import CYRILLIC
from checker.language.vocabulary import Words
from checker.model.expressions import deferred

Cases = frozenset[Case]
ANY: Cases = frozenset({"nominative", "genitive", "dative", "accusative", "instrumental", "locative"})
SUBJECT: Cases = frozenset({"nominative"})
AGENT: Cases = frozenset({"instrumental"})
# Whom or what something is done to or for.
PATIENT: Cases = frozenset({"genitive", "dative", "accusative"})
# How a surname that is an adjective goes on behind its stem: «Зелен-ськ-ому».
ADJECTIVE = deferred(r"[сцз]ьк\w{1,3}$")
# English ends such a name so: Zelenskyy, Zaluzhnyi.
ADJECTIVE_EN = deferred(r"[yi]$")
# An English ending behind which -ом, -ем is of the stem: "Abraham", "Salem".
IN_M = deferred(r"[aeiouy]m[em]?$")
SOUND = deferred(r"[^aeiouyhw]e?$|[^aeiou][hw]$|[aeo][hw]$")
# «Лавровим», «Путіним»: surnames in -ов, -ін have the instrumental of adjectives.
OWNER = deferred(r"(?:[оеєії]в|[иії]н)им$")
# How much longer or shorter a form of a place is than its lemma.
LIKE = 2
# Endings that no surname in the singular has.
PLURAL = ("ів", "їв", "ам", "ям", "ами", "ями", "ах", "ях", "и")
VOWELS = frozenset("аеєиіїоуюя")

Endings = Mapping[str, Cases]


class Declension:
    """Names in their cases: `cases[ukrainian, english, known place]`, one word each, in small letters."""

    def __init__(self, words: Words) -> None:
        inverted = grammar(words).inverted
        self.lexicon = lexicon(words)
        self.feminine = inverted("noun.feminine")
        self.neuter = inverted("noun.neuter")
        self.plural = inverted("noun.plural", {"accusative": "и і ї а я ів їв", "genitive": "- ь й ів їв"})
        self.animate = inverted("noun.masculine", {"genitive": "а я", "accusative": "а я"})
        self.thing = inverted("noun.masculine", {"accusative": "- ь й"})
        self.third = inverted("noun.third")
        self.he = inverted("adjective.masculine", {"accusative": "ого ього його", "locative": "ому"})
        self.she = inverted("adjective.feminine")
        self.cases: Memo[tuple[str, str, bool], Cases] = Memo(self._cases)

    def _cases(self, asked: tuple[str, str, bool]) -> Cases:
        uk, en, place = asked
        en = en.removesuffix("'s").removesuffix("'").rpartition("-")[2]
        if not en or not (CYRILLIC.match(uk) and CYRILLIC.search(uk[-1])):
            return ANY
        return self._of_place(uk, en) if place else self._of_person(uk, en)

    def _of_place(self, uk: str, en: str) -> Cases:
        lemma = self._lemma(uk, en)
        if lemma is None and uk[-1] not in VOWELS and uk[-2:] not in {"ом", "ем", "єм", "ів", "їв", "ах", "ях", "им"}:
            return _ending(uk, self.thing, "")
        if lemma is None or lemma.endswith("ий"):
            return ANY
        if lemma[-1] in "ая":
            return _ending(uk, self.feminine, lemma[:-1])
        if lemma[-1] in "ое":
            return ANY if uk == lemma else _ending(uk, self.neuter, lemma[:-1])
        if lemma[-1] in "иії":
            return _ending(uk, self.plural, lemma[:-1])
        cases = _ending(uk, self.thing, "")
        if lemma[-1] == "ь" and uk[-1] in "іюь":
            cases |= _ending(uk, self.third, "")
        return cases

    def _lemma(self, uk: str, en: str) -> str | None:
        """The lemma of a place: that which translates the English word (not «литво»), or else the likeliest."""
        known = self.lexicon
        english = set(known.lemmas("en", en))
        numbers = sorted(known.lemmas("uk", uk), key=lambda number: english.isdisjoint(known.links(number)))
        lemmas = (known.word("uk", number) for number in numbers)
        return next((one for one in lemmas if one[:2] == uk[:2] and abs(len(one) - len(uk)) <= LIKE), None)

    def _of_person(self, uk: str, en: str) -> Cases:
        if ADJECTIVE.search(uk) or (ADJECTIVE_EN.search(en) and len(en) > LIKE + 1):
            found = _ending(uk, self.he, "") if not en.endswith("a") else ANY
            if found == ANY and ADJECTIVE.search(uk):
                found = _ending(uk, self.feminine if uk[-1] in "ауюя" and uk[-2:] != "ою" else self.she, "")
            return found if found != ANY or uk[-1] not in "й" else SUBJECT
        if en.endswith(("a", "ah", "ia", "ya")):
            return _ending(uk, self.feminine, "")
        if en.endswith("ko") and uk[-2:] != "ко":
            return _ending(uk, self.animate, "")
        if en.endswith("ko"):
            return SUBJECT
        if OWNER.search(uk):
            return AGENT
        if en.endswith("s") and uk.endswith(PLURAL):
            return _ending(uk, self.plural, "")  # «Ковбоїв», the Cowboys
        if not SOUND.search(en):
            return ANY
        cases = _ending(uk, self.animate, "")
        return SUBJECT if cases == AGENT and IN_M.search(en) else cases


def _ending(word: str, endings: Endings, stem: str) -> Cases:
    """The cases of the longest ending that a word has; ANY where it has none, or where the stem leaves less."""
    for size in (3, 2, 1):
        told = endings.get(word[-size:]) if len(word) > size and word[-size:].isalpha() else None
        if told and len(word) - size >= len(stem) - 1:
            return told
    return endings.get("", ANY) if word[-1] not in VOWELS else ANY


def declension(words: Words) -> Declension:
    """The cases of names by the vocabulary."""
    return words.made(Declension)


def cases_of(view: View, name: Shared) -> Cases:
    """The cases that a name may be in: those of all its words, or of the last where they contradict each other.

    An abbreviation and a name in small letters have none that would tell.
    """
    known = declension(view.words)
    tokens = [token for token in view.uk.tokens[slice(*name.uk)] if token.text[0].isupper()]
    english = [token for token in view.en.tokens[slice(*name.en)] if token.text[0].isupper()]
    if not tokens or any(token.text.isupper() and len(token.text) > 1 for token in tokens):
        return ANY
    tokens = [token for token in tokens if len(token.text) > 1] or tokens
    english = [token for token in english if len(token.text) > 1] or english
    place = name.facts is not None and bool(name.facts[0].value.ids)
    if len(tokens) != len(english) or place:
        return known.cases[tokens[-1].lower, english[-1].lower if english else "", place]
    cases = ANY
    for token, there in zip(tokens, english, strict=True):
        told = known.cases[token.lower, there.lower, False]
        cases = cases & told or told
    return cases
