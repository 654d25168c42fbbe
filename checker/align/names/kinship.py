"""Whether two names without a counterpart are one that was changed, and how surely: by what is known, and by place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import NamedTuple

from checker.align.names.slots import Slots
from checker.align.names.wording import TRANSLATED, Wording
from checker.facts.names import gazetteer
from checker.facts.names.find import abbreviation
from checker.facts.names.lexicon import english, lexicon
from checker.facts.names.likeness import SAME, name_parts, part_likeness
from checker.language.inflection.grammar import grammar
from checker.language.lexicon.lexicon import lexicon as bilingual
from checker.language.quantities.currencies import currencies
from checker.language.romanization import heard_apart, sounds
from checker.language.romanization import likeness as heard
from checker.language.spans import first_token
from checker.language.text import script
from checker.language.tokens import ordinary
from checker.language.vocabulary import Words
from checker.model import Fact, Role, Segment, Side, Token

# Scores of a match that changed: its confidence is what is left to 1.
SURE, DOUBTED = 0.1, 0.5
# Two words that sound so much alike are rather two spellings of one name than two names.
SPELLING = 0.65
# Words that sound less alike than this have nothing in common.
STRANGE = 0.6
# How far from each other two single names may stand that no list knows, as a share of their passages.
CLOSE = 0.45
# The letters that a Ukrainian given name goes on with at most: «Андрієві».
ENDING = 4
# A line where so many of the longer words have a capital has them for style.
CAPITALS = 0.6
LINES: frozenset[Role] = frozenset({"title", "heading", "cell", "item", "caption", "string", "alt"})
# Case forms of a name have so many first letters in common.
STEM = 5


# An English word with a suffix of ordinary words, or a cry: "Bipedalism", "Bundlers", "Haha".
DERIVED = re.compile(r"\w{3,}(?:ism|ist|ness|ity|tion|sion|ment|able|ible|ing|ers|ors|i[sz]e|ies|ical)s?|(\w{2,3})\1+")


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


def _before(fact: Fact) -> Token | None:
    """The token before a fact."""
    at = first_token(fact.segment, fact.span.start)
    return fact.segment.tokens[at - 1] if at else None


def opens(fact: Fact) -> bool:
    """Whether a fact is the first of its sentence."""
    sentences = fact.segment.sentences
    at = bisect_left(sentences, (fact.span.start,))
    return at < len(sentences) and sentences[at].start == fact.span.start


def begins(fact: Fact) -> bool:
    """Whether a name of one word stands where any word has a capital, whatever a trained pipeline says of it."""
    return bool(fact.value.first) or (len(fact.value.parts) == 1 and bool(fact.value.label) and opens(fact))


class Kinship:
    """Judges pairs of names by a vocabulary."""

    def __init__(self, words: Words) -> None:
        self.words, self.gazetteer, self.lexicon = words, gazetteer.gazetteer(words), bilingual(words)
        self.given, self.english = name_parts(words).given, lexicon("en", words)
        self.titles, self.codes = lexicon("uk", words).titles, currencies(words).codes
        self.given_places = lexicon("uk", words).given_places
        self.adjective, self.abstract = tuple(grammar(words).endings("adjective")), grammar(words).abstract
        self.surname = tuple(end for end in self.adjective if len(end) > 1)

    def score(self, a: Fact, b: Fact, case: Case) -> float | None:
        """SURE or DOUBTED for a Ukrainian and an English name that were exchanged, None where nothing says so."""
        if a.value.hint or b.value.hint:
            return None
        company = case.slots.company(a, b)
        placed = company or case.slots.ordered(a, b)
        if a in case.twins or b in case.twins:
            return SURE if company and a.value.ids and b.value.ids and self._known(a, b) else None
        if not company and case.near["en"].explains(a) and case.near["uk"].explains(b):
            return None
        if abbreviation(a) and abbreviation(b):
            return self._abbreviations(a, b, placed)
        if a.value.ids and b.value.ids:
            return (SURE if placed else DOUBTED) if self._known(a, b) else None
        if a.soft or b.soft or self._offices(a) or self._offices(b) or not self._names(a, b, case):
            return None
        if a.value.ids:
            return self._place(a, b, case, placed)
        if b.value.ids:
            return (DOUBTED if company else None) if len(a.value.parts) == 1 and not a.value.first else None
        return self._people(a, b, case, company)

    def _known(self, a: Fact, b: Fact) -> bool:
        """Whether two known names may be one that was changed: an office for an office, a nation for a nation."""
        one, two = self._offices(a), self._offices(b)
        if one != two or (one and a.text.islower()):  # «збройних сил» are anybody's
            return False
        # Two adjectives: Russian troops for Ukrainian ones is the worst error that can be printed.
        return not (a.soft and b.soft and one)

    def _offices(self, fact: Fact) -> bool:
        return self.gazetteer.organizations(fact.value.ids)

    def _abbreviations(self, a: Fact, b: Fact, placed: bool) -> float | None:
        """Two abbreviations: how English has a known one is known too. What others stand for nobody knows."""
        if script(a.text[0]) == "latin" or not a.value.ids:
            return None
        if b.value.ids:
            return SURE if placed else DOUBTED
        held = b.text in self.codes or any(b.text.startswith(form) for form in self.gazetteer.capitals(a.value.ids))
        return DOUBTED if placed and not held else None  # EUR is the money of the EU, UNHCR an office of the UN

    def _place(self, a: Fact, b: Fact, case: Case, placed: bool) -> float | None:
        """A known place for an unknown name of one word."""
        if len(b.value.parts) > 1 or b.value.first or self.extended(a):
            return None
        if self.word(a):
            return None
        return SURE if placed else None

    def word(self, fact: Fact) -> bool:
        """Whether a known place is an ordinary word as well: «Гавань», «Суми», «Сітка»."""
        return len(fact.value.parts) == 1 and ordinary(fact.value.parts[0], self.words)

    def doubtful(self, fact: Fact) -> bool:
        """Whether a known place may be something else here, so that its absence says nothing."""
        if fact.side == "en":
            return False
        given = len(fact.value.parts) == 1 and fact.value.parts[0] in self.given_places  # «Пітер»
        return given or self.extended(fact) or (self.word(fact) and opens(fact))

    def extended(self, fact: Fact) -> bool:
        """Whether a word with a capital makes another place of a known one: «Нова Шотландія», «Британська Колумбія»."""
        before = _before(fact)
        if before is None or before.end != fact.span.start - 1:
            return False
        return before.text.istitle() and before.lower.endswith(self.adjective)

    def _names(self, a: Fact, b: Fact, case: Case) -> bool:
        """Whether both are names, and no words that have a capital for their place or that are translated."""
        if not a.value.parts or not b.value.parts or script(a.text[0]) == "latin":
            return False
        if not b.value.ids and (_capitals(b.segment) or case.texts["en"].ordinary(b)):
            return False
        if a.value.first and not a.value.ids and case.texts["uk"].ordinary(a):
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
        if len(uk) == len(en) > 1:
            return min(part_likeness(x, y, self.words) for x, y in zip(uk, en, strict=True))
        whole = part_likeness("".join(uk), "".join(en), self.words)
        if len(uk) > 1 and len(en) > 1:
            return max(whole, part_likeness(uk[-1], en[-1], self.words))
        return max(whole, *(part_likeness(x, y, self.words) for x in uk for y in en))

    def _people(self, a: Fact, b: Fact, case: Case, company: bool) -> float | None:
        """Two names that no list knows."""
        uk, en = a.value.parts, b.value.parts
        placed = company or case.slots.ordered(a, b)
        if len(uk) > 1 and len(en) > 1:
            if not self.person(a):
                return None
            # «Ґруха Лакшмі», Gruha Laxmi: after the same given name the letters may be another custom's.
            custom = part_likeness(uk[-1], en[-1], self.words) > STRANGE
            return SURE if placed and not custom else DOUBTED
        seen = stem(a) in case.seen
        sure = not (begins(a) or begins(b))
        if len(uk) != len(en) and not seen:
            return DOUBTED if (company or (placed and sure)) and self.person(a if len(uk) > 1 else b) else None
        if not (self._capital(a, case) or seen) or not self._capital(b, case):
            return None
        if seen:
            sure = company or (placed and len(uk) == len(en))
            if not placed or (len(uk) == 1 and self.translated(uk[0]) and not company):
                return None
            return SURE if sure and not self.translated(uk[-1]) else DOUBTED
        if self.translated(uk[0]) or self._given(uk[0]):
            return None
        if case.slots.apart(a, b) <= CLOSE and (company or sure):
            return DOUBTED
        return DOUBTED if case.sole and not begins(a) else None

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
        return not (ordinary(word, self.words) or word.endswith(self.abstract) or self._listed(word))

    def teachable(self, a: Fact, b: Fact) -> bool:
        """Whether a text may teach that two names stand for each other: neither is known, nor a name of people."""
        if a.value.ids or b.value.ids or not a.value.parts or not b.value.parts or script(a.text[0]) == "latin":
            return False
        if a.value.hint or b.value.hint or len(b.value.parts) > len(a.value.parts) + 1:
            return False
        before = _before(a)
        titled = before is not None and before.lower in self.titles
        surname = sounds(self.words).kept["uk"][0].search(a.value.parts[-1]) is not None
        return not (titled or surname or (len(a.value.parts) > 1 and self._named(a)))

    def _named(self, fact: Fact) -> bool:
        """Whether the first word of a Ukrainian name is a given name that is known."""
        first = fact.value.parts[0]
        return self._given(first) or (self._transliterated(first) and not ordinary(first, self.words))

    def _given(self, word: str) -> bool:
        return any(word.startswith(one) and len(word) - len(one) <= min(ENDING, len(one)) for one in self.given["uk"])

    def person(self, fact: Fact) -> bool:
        """Whether a name of several words may be a person's: no adjective with a noun, «Магеланова Хмара»."""
        first, *rest = fact.value.parts
        if fact.side == "en":
            return "-" not in fact.text and not self.lexicon.lemmas("en", rest[-1] if rest else first)
        if self._given(first):
            return True
        thing = self._listed(first) or ordinary(first, self.words) or first.endswith((*self.adjective, *self.abstract))
        return not (thing and all(map(self._worded, rest)))

    def _transliterated(self, word: str) -> bool:
        """Whether dictionaries give a Ukrainian word as it sounds: «Іван» is Ivan."""
        return any(
            heard(self.lexicon.word("uk", lemma), self.lexicon.word("en", e), self.words) >= SAME
            for lemma in self.lexicon.lemmas("uk", word)
            for e, strength in self.lexicon.links(lemma).items()
            if strength >= TRANSLATED
        )

    def _listed(self, word: str) -> bool:
        """Whether dictionaries translate a word, or one with its stem, and do not give it as it sounds."""
        listed = any(self.lexicon.links(lemma) for lemma in self.lexicon.lemmas("uk", word))
        return listed and not self._transliterated(word)

    def _worded(self, word: str) -> bool:
        """Whether the first translation of a word is not as it sounds: «діви» are virgins before they are divas."""
        for lemma in self.lexicon.lemmas("uk", word):
            links = self.lexicon.links(lemma)
            best = max(links, key=links.__getitem__, default=None)
            if best is not None:
                return heard(self.lexicon.word("uk", lemma), self.lexicon.word("en", best), self.words) < SAME
        return False

    def translated(self, word: str) -> bool:
        """Whether a word is one of Ukrainian that has a translation, and no surname with the shape of an adjective."""
        if self.lexicon.uk.listed(word):
            shaped = word.endswith(self.surname)  # «Полярної»
            return shaped or ordinary(word, self.words) or not self._transliterated(word)
        return ordinary(word, self.words) and not word.endswith(self.surname)


def kinship(words: Words) -> Kinship:
    """What judges two names by the vocabulary."""
    return words.made(Kinship)


def _capitals(segment: Segment) -> bool:
    """Whether most words of a line have a capital, so that it tells nothing: "Options: Misc"."""
    words = [token.text for token in segment.tokens if len(token.text) > 3 and token.text.isalpha()]
    if segment.role not in LINES or len(words) < 2:
        return segment.role in LINES and segment.role != "caption"
    return sum(word[0].isupper() for word in words) >= CAPITALS * len(words)
