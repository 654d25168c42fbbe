"""Whether two names without a counterpart are one that was changed, and how surely: by what is known, and by place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from checker.align.names.initials import HOME
from checker.align.names.nature import VERB, begins, capitals, nature
from checker.align.names.slots import Slots
from checker.align.names.speakers import personal
from checker.align.names.wording import Wording
from checker.facts.names import gazetteer
from checker.facts.names.find import abbreviation
from checker.facts.names.lexicon import english, lexicon
from checker.facts.names.likeness import SAME, name_parts, part_likeness
from checker.language.lexicon.lexicon import LINKED
from checker.language.quantities.currencies import currencies
from checker.language.romanization import heard_apart
from checker.language.spans import first_token
from checker.language.text import script
from checker.language.tokens import ordinary
from checker.language.vocabulary import Words
from checker.model import Fact, Side
from checker.model.expressions import deferred

# Scores of a match that changed: its confidence is what is left to 1.
SURE, DOUBTED = 0.1, 0.5
# A clipped word has so many letters at least, and so many fewer: "Auth" for «Аутентифікація».
CLIPPED, CUT = 4, 4
# The words that are written as one: «КіберПанк».
CAMEL = deferred(r"[А-ЯІЇЄҐ][а-яіїєґ']+(?=[А-ЯІЇЄҐ])|(?<=[а-яіїєґ'])[А-ЯІЇЄҐ][а-яіїєґ']+")
# Two words that sound so much alike are rather two spellings of one name than two names.
SPELLING = 0.65
# Words that sound less alike than this have nothing in common.
STRANGE = 0.6
# Two abbreviations of so many letters may well differ in one of them.
SHORT = 3
# The longest name of a country in the tables: ENG.
COUNTRY = 3
# How far from each other two single names may stand that no list knows, as a share of their passages.
CLOSE = 0.45
# The name of a language has so many first letters in common in any form: «українська», «українською».
OWN = 8
# Case forms of a name have so many first letters in common.
STEM = 5
# An English word with a suffix of ordinary words, or a cry: "Bipedalism", "Bundlers", "Haha".
DERIVED = deferred(r"\w{3,}(?:ism|ist|ness|ity|tion|sion|ment|able|ible|ing|ers|ors|i[sz]e|ies|ical)s?|(\w{2,3})\1+")


class Case(NamedTuple):
    """What two names of one pair of passages are judged by.

    `twins` are the names that stand a second time in a passage whose counterpart has them once; `near` are the words of
    the passages around; `seen` are beginnings of Ukrainian names that have a counterpart elsewhere in the text. `sole`
    where no other name of either passage is left over.
    """

    slots: Slots
    texts: Mapping[Side, Wording]
    near: Mapping[Side, Wording]
    twins: Collection[Fact]
    seen: Collection[str]
    sole: bool


def stem(fact: Fact) -> str:
    """What the case forms of a name have in common: the beginning of its last word."""
    return fact.value.parts[-1][:STEM] if fact.value.parts else ""


class Kinship:
    """Judges pairs of names by a vocabulary."""

    def __init__(self, words: Words) -> None:
        self.words, self.gazetteer = words, gazetteer.gazetteer(words)
        self.nature, self.english, self.codes = nature(words), lexicon("en", words), currencies(words).codes
        self.given = frozenset(name_parts(words).given["en"])
        seats = words.table("name_words")["seats"]
        self.country = {seat: country for country, listed in seats["of"].items() for seat in (country, *listed)}
        self.placing = frozenset(seats["place"])
        self.bodies = {country: frozenset(listed) for country, listed in seats["bodies"].items()}

    def score(self, a: Fact, b: Fact, case: Case) -> float | None:
        """SURE or DOUBTED for a Ukrainian and an English name that were exchanged, None where nothing says so."""
        if a.value.hint or b.value.hint or self._own_language(a, b):
            return None
        company = case.slots.company(a, b)
        placed = company or case.slots.ordered(a, b)
        if a in case.twins and self._another(a, b, case, company):
            return DOUBTED
        if a in case.twins and b in case.twins and not a.value.ids and not b.value.ids:
            return DOUBTED if case.slots.alone(a, b) else None
        if a in case.twins or b in case.twins:
            return SURE if company and a.value.ids and b.value.ids and self._known(a, b) else None
        if not company and case.near["en"].explains(a) and case.near["uk"].explains(b):
            return None
        if abbreviation(a) and abbreviation(b):
            return self._abbreviations(a, b, placed)
        if a.value.ids and b.value.ids:
            return (SURE if placed else DOUBTED) if self._known(a, b) else None
        if script(a.text[0]) == "latin":
            return DOUBTED if (company or case.sole) and self._kept(a, b, case) else None
        if a.soft or b.soft or self._offices(a) or self._offices(b) or not self._names(a, b, case):
            return None
        if a.value.ids:
            return self._place(a, b, case, placed)
        if b.value.ids:
            # English names the home country where the original need not: «Мінекономіки … країни», "of Ukraine".
            told = len(a.value.parts) == 1 and not a.value.first and b.value.ids != {HOME}
            return DOUBTED if told and company else None
        return self._people(a, b, case, company)

    def sits(self, a: Fact, b: Fact) -> bool:
        """Whether a country, its capital and the house of its government stand for each other: «Кремль», "Moscow".

        Or a body and whose it is: «Кнесет», "Israel's parliament".
        """
        if a.value.ids & b.value.ids or not (a.value.ids and b.value.ids):
            return False
        if self._belongs(a, b) or self._belongs(b, a):
            return True
        if any(map(self._placed, (a, b))):
            return False
        if a.soft and b.soft:
            return False  # «англійська команда» is no British team
        one, two = ({self.country.get(name) for name in fact.value.ids} - {None} for fact in (a, b))
        return not one.isdisjoint(two)

    def _belongs(self, body: Fact, whole: Fact) -> bool:
        """Whether a body is that of a country or a union."""
        return any(not body.value.ids.isdisjoint(self.bodies.get(name, ())) for name in whole.value.ids)

    def _placed(self, fact: Fact) -> bool:
        """Whether a name stands behind a word that makes a place of it."""
        at = first_token(fact.segment, fact.span.start)
        return at > 0 and fact.segment.tokens[at - 1].lower in self.placing

    def _own_language(self, a: Fact, b: Fact) -> bool:
        """Whether each text names its own language: «вашою українською», "in English"."""
        named = self.words.table("tongues")
        return b.text == named["en"]["en"] and a.text.islower() and a.text.startswith(named["uk"]["uk"][:OWN])

    def _another(self, a: Fact, b: Fact, case: Case, company: bool) -> bool:
        """Whether a full name whose surname stands there once, for somebody else, has another person in its place.

        «Тараса Дрозденка, сина Ірини Дрозденко» / "Taras Drozdenko, the son of Karen Whitlock"
        """
        full = len(a.value.parts) > 1 and len(b.value.parts) > 1 and b not in case.twins and not a.value.ids
        return full and company and not b.value.ids and self.nature.person(a) and self.nature.person(b)

    def _known(self, a: Fact, b: Fact) -> bool:
        """Whether two known names may be one that was changed: an office for an office, a nation for a nation."""
        one, two = self._offices(a), self._offices(b)
        if one != two or (one and a.text.islower()):  # «збройних сил» are anybody's
            return False
        if b.soft and _countries(b) and not a.soft and not _countries(a) and not one:
            return False  # a town is no nationality: «поїзд Харків — Ужгород», "Ukrainian Railways"
        # Two adjectives: Russian troops for Ukrainian ones is the worst error that can be printed.
        return not (a.soft and b.soft and one)

    def _offices(self, fact: Fact) -> bool:
        return self.gazetteer.organizations(fact.value.ids)

    def _abbreviations(self, a: Fact, b: Fact, placed: bool) -> float | None:
        """Two abbreviations: how the other language has a known one is known too. Of two others nobody knows it."""
        if script(a.text[0]) == "latin" or not (a.value.ids or b.value.ids):
            return None
        if a.value.ids and b.value.ids:
            # An office is seldom a country: «глава МЗС», "the US secretary of state".
            return SURE if placed and self._offices(a) == self._offices(b) else DOUBTED
        if b.value.ids:
            return DOUBTED if placed and self._offices(b) else None  # «ОДКБ» is no NATO
        forms = self.gazetteer.capitals(a.value.ids)
        if b.text in self.codes or any(b.text.startswith(form) for form in forms):
            return None  # EUR is the money of the EU, UNHCR an office of the UN
        from rapidfuzz.distance import OSA  # which few texts ask for

        misprint = any(len(form) > SHORT and OSA.distance(b.text, form, score_cutoff=1) == 1 for form in forms)
        return DOUBTED if placed or misprint else None  # «ОБСЄ» is no "OSCR"

    def _kept(self, a: Fact, b: Fact, case: Case) -> bool:
        """Whether a name in Latin letters, which English has as it is, has another one in its place."""
        if any(one.soft or one.value.first or not one.value.parts or abbreviation(one) for one in (a, b)):
            return False
        if len(a.value.parts) != len(b.value.parts) or not case.slots.ordered(a, b):
            return False
        if case.texts["en"].explains(a) or case.texts["uk"].explains(b):
            return False
        if capitals(b.segment) or case.texts["en"].ordinary(b):
            return False
        if any(english(one.value.parts[-1], self.english) for one in (a, b)):
            return False  # what a button says
        uk, en = ("".join(one.value.parts) for one in (a, b))
        return not (uk.startswith(en) or en.startswith(uk)) and self._alike(a, b) < SPELLING

    def _place(self, a: Fact, b: Fact, case: Case, placed: bool) -> float | None:
        """A known place for an unknown name of one word."""
        if len(b.value.parts) > 1 or b.value.first or self.nature.extended(a):
            return None
        if self.nature.word(a):
            return None
        return SURE if placed else DOUBTED if case.sole else None

    def _names(self, a: Fact, b: Fact, case: Case) -> bool:
        """Whether both are names, and no words that have a capital for their place or that are translated."""
        if not a.value.parts or not b.value.parts or script(a.text[0]) == "latin":
            return False
        if not b.value.ids and (capitals(b.segment) or case.texts["en"].ordinary(b)):
            return False
        if a.value.first and not a.value.ids and case.texts["uk"].ordinary(a):
            return False
        if _counted(a) and _counted(b):
            return False
        if "-" in b.text and b.text.rpartition("-")[2].islower():
            return False  # "OCI-based" is an adjective
        return self._alike(a, b) < SPELLING or (
            len(a.value.parts) > 1 and heard_apart(a.value.parts[-1], b.value.parts[-1], self.words)
        )

    def _alike(self, a: Fact, b: Fact) -> float:
        """How alike the words of two names are at best, also when all are written together: «Чингісхан».

        Two full names have both words alike, the given name less than quite: after the same one a surname was asked
        already.
        """
        uk, en = a.value.parts, b.value.parts
        given = part_likeness(uk[0], en[0], self.words)
        if len(uk) > 1 and len(en) > 1 and given >= SAME:
            return 0.0
        if len(uk) == len(en) == 1 and CLIPPED <= len(en[0]) <= len(uk[0]) - CUT:
            return max(part_likeness(word, en[0], self.words) for word in (uk[0], uk[0][: len(en[0])]))
        if len(uk) == len(en) > 1:
            return min(part_likeness(x, y, self.words) for x, y in zip(uk, en, strict=True))
        whole = part_likeness("".join(uk), "".join(en), self.words)
        if len(uk) == 1 and (humps := CAMEL.findall(a.text)):
            return max(whole, *(part_likeness(x.lower(), y, self.words) for x in (*uk, *humps) for y in en))
        if len(uk) > 1 and len(en) > 1:
            return max(whole, part_likeness(uk[-1], en[-1], self.words))
        return max(whole, *(part_likeness(x, y, self.words) for x in uk for y in en))

    def _people(self, a: Fact, b: Fact, case: Case, company: bool) -> float | None:
        """Two names that no list knows."""
        uk, en = a.value.parts, b.value.parts
        if len(uk) > 1 and self.nature.compound(a, b):
            return None
        placed = company or case.slots.ordered(a, b)
        if len(uk) > 1 and len(en) > 1:
            if not self.nature.person(a):
                # «Лерою Вербену»: endings of an adjective, for a person of the other text in the same place
                other_one = company and case.slots.ordered(a, b) and self.nature.person(b)
                return DOUBTED if other_one and not self.nature.thing(uk[0]) else None
            # «Ґруха Лакшмі», Gruha Laxmi: after the same given name the letters may be another custom's.
            custom = part_likeness(uk[-1], en[-1], self.words) > STRANGE
            return SURE if placed and not custom else DOUBTED
        seen = stem(a) in case.seen
        sure = not (begins(a) or begins(b))
        if len(uk) != len(en) and not seen:
            return DOUBTED if (company or (placed and sure)) and self._fuller(a, b) else None
        if not (self._capital(a, case) or seen) or not self._capital(b, case):
            return None
        if self.nature.epithet(a) or (begins(a) and begins(b) and self._qualify(a, b)):
            return None  # «Полярною зіркою», whatever it is called elsewhere
        if seen:
            sure = company or (placed and len(uk) == len(en))
            if not placed or (len(uk) == 1 and self.nature.translated(uk[0]) and not company):
                return None
            return SURE if sure and not self.nature.translated(uk[-1]) else DOUBTED
        if self.nature.forename(uk[0]):
            # A given name is translated, and clipped; of another one that is known too, the words around it tell.
            return SURE if company and len(en) == 1 and en[0] in self.given and sure else None
        if self.nature.translated(uk[0]):  # «за словами Мельника»: a word, but for its capital beside speech
            named = company and sure and (personal(a, self.words) or personal(b, self.words))
            # A given name is translated: «король Ян III», King John III.
            return DOUBTED if named and len(en) == 1 and en[0] not in self.given else None
        if case.slots.apart(a, b) <= CLOSE and (company or sure):
            return DOUBTED
        alike = begins(b) or en[-1] in self.english.surnames
        return DOUBTED if case.sole and (not begins(a) or (placed and alike)) else None

    def _qualify(self, a: Fact, b: Fact) -> bool:
        """Whether two words that begin their sentences stand before one noun: «Двонапрямлений трафік»."""
        uk, en = (one.segment.tokens[first_token(one.segment, one.span.end) :][:1] for one in (a, b))
        if not uk or not en or not self.nature.adjectival(a.value.parts[-1]) or VERB.search(uk[0].lower):
            return False
        noun, there = uk[0].text, en[0].text
        if not noun.islower() or not there.islower() or uk[0].start - a.span.end != 1:
            return False
        known = self.nature.lexicon.likely(noun, there) >= LINKED
        return known or part_likeness(noun, there, self.words) >= SAME

    def _fuller(self, a: Fact, b: Fact) -> bool:
        """Whether the longer of two names of one and of several words is a person's: «Чингісхан» is Genghis Khan."""
        if len(a.value.parts) > 1:
            return self.nature.person(a)
        worded = bool(self.nature.lexicon.lemmas("en", b.value.parts[-1]))
        return self.nature.person(b) and (not worded or self.nature.forename(a.value.parts[0]))

    def _capital(self, fact: Fact, case: Case) -> bool:
        """Whether the capital of a name is no matter of its place: what begins a sentence is in no dictionary."""
        if not begins(fact):
            return True
        word = fact.value.parts[0]
        if fact.side == "en":
            return word in self.english.surnames or not (
                english(word.removesuffix("s"), self.english) or DERIVED.fullmatch(word)
            )
        if word[:STEM] in case.texts["uk"].names:
            return True
        return not (ordinary(word, self.words) or word.endswith(self.nature.abstract) or self.nature.listed(word))


def kinship(words: Words) -> Kinship:
    """What judges two names by the vocabulary."""
    return words.made(Kinship)


def _countries(fact: Fact) -> bool:
    """Whether a place is a country, whose names in the tables have so few letters."""
    return all(len(one) <= COUNTRY for one in fact.value.ids)


def _counted(fact: Fact) -> bool:
    """Whether a word stands right behind a figure, as a unit does: «100 Мбіт/с»."""
    at = first_token(fact.segment, fact.span.start)
    before = fact.segment.tokens[at - 1] if at else None
    return before is not None and before.text[-1].isdigit() and fact.span.start - before.end <= 1
