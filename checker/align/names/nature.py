"""What a name may be: a person's, a place that is a word as well, a word that dictionaries translate."""

from __future__ import annotations

from bisect import bisect_left

from checker.align.names.wording import TRANSLATED
from checker.facts.names.lexicon import english, lexicon
from checker.facts.names.likeness import SAME, name_parts
from checker.language.inflection.grammar import grammar
from checker.language.lexicon.lexicon import lexicon as bilingual
from checker.language.memo import Memo
from checker.language.romanization import likeness as heard
from checker.language.romanization import sounds
from checker.language.spans import first_token
from checker.language.text import script
from checker.language.tokens import ordinary
from checker.language.vocabulary import Words
from checker.model import Fact, Role, Segment, Token
from checker.model.expressions import deferred

# The letters that a Ukrainian given name goes on with at most: «Андрієві».
ENDING = 4
# An adjective has so many letters at least.
ADJECTIVE = 4
# A word in small letters right behind a name, and what a verb ends in there: «Полярний сказав».
NOUN, VERB = deferred(r" ([а-яіїєґ][а-яіїєґ']{2,})"), deferred(r"(?:в|ла|ло|ли|ть|ти|ся|сь)$")
# A line where so many of the longer words have a capital has them for style.
CAPITALS = 0.6
LINES: frozenset[Role] = frozenset({"title", "heading", "cell", "item", "caption", "string", "alt"})


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


def capitals(segment: Segment) -> bool:
    """Whether most words of a line have a capital, so that it tells nothing: "Options: Misc"."""
    words = [token.text for token in segment.tokens if len(token.text) > 3 and token.text.isalpha()]
    if segment.role not in LINES or len(words) < 2:
        return segment.role in LINES and segment.role != "caption"
    return sum(word[0].isupper() for word in words) >= CAPITALS * len(words)


class Nature:
    """Tells what a name may be by a vocabulary."""

    def __init__(self, words: Words) -> None:
        self.words, self.lexicon = words, bilingual(words)
        self.given, known, declined = name_parts(words).given["uk"], lexicon("uk", words), grammar(words)
        self.english = lexicon("en", words)
        self.titles, self.given_places = known.titles, known.given_places
        self.adjective, self.abstract = tuple(declined.endings("adjective")), declined.abstract
        self.surname = tuple(end for end in self.adjective if len(end) > 1)
        self.sounds: Memo[str, bool] = Memo(self._transliterated)

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

    def person(self, fact: Fact) -> bool:
        """Whether a name of several words may be a person's: no adjective with a noun, «Магеланова Хмара»."""
        first, *rest = fact.value.parts
        if fact.side == "en":
            last = rest[-1] if rest else first
            if "-" in fact.text or fact.text.split()[-1].isupper():  # "Bot FAQ"
                return False
            return last in self.english.surnames or not english(last, self.english)
        if self.forename(first):
            return True
        thing = self.thing(first) or first.endswith(self.adjective)
        return not (thing and all(map(self._worded, rest)))

    def compound(self, a: Fact, b: Fact) -> bool:
        """Whether a word of a Ukrainian name of several translates an English one that stands where a noun does there.

        «Котел Потойбічного» is the "Beyonder Cauldron", «Характеристика Потойбічного» a "Beyonder Characteristic": the
        other word was coined, and nobody's name is turned round so.
        """
        first, *_ = a.value.parts
        at = first_token(b.segment, b.span.end)
        behind = b.segment.tokens[at : at + 1] if len(b.value.parts) == 1 else ()
        last = behind[0].lower if behind and behind[0].start == b.span.end + 1 else b.value.parts[-1]
        if last == b.value.parts[0]:
            return False
        return self.lexicon.likely(first, last) >= TRANSLATED

    def thing(self, word: str) -> bool:
        """Whether a Ukrainian word (in lower case) is one of the dictionary, or has the ending of an abstract noun."""
        return self.listed(word) or ordinary(word, self.words) or word.endswith(self.abstract)

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
        # «У Миколаєві»: a preposition ends like an adjective, and is shorter.
        return len(before.text) >= ADJECTIVE and before.text.istitle() and before.lower.endswith(self.adjective)

    def epithet(self, fact: Fact) -> bool:
        """Whether a name is an adjective with a capital before its noun, as things are named: «Полярна зоря»."""
        after = fact.segment.text[fact.span.end :]
        noun = NOUN.match(after)
        if len(fact.value.parts) > 1 or noun is None or VERB.search(noun[1]):
            return False
        word = fact.value.parts[0]
        return word.endswith(self.surname) and bool(self.lexicon.lemmas("uk", word)) and self.thing(noun[1])

    def adjectival(self, word: str) -> bool:
        """Whether a Ukrainian word (in lower case) ends as an adjective does."""
        return word.endswith(self.surname)

    def translated(self, word: str) -> bool:
        """Whether a word is one of Ukrainian that has a translation, and no surname with the shape of an adjective."""
        if self.lexicon.uk.listed(word):
            shaped = word.endswith(self.surname)  # «Полярної»
            return shaped or ordinary(word, self.words) or not self.sounds[word]
        return ordinary(word, self.words) and not word.endswith(self.surname)

    def forename(self, word: str) -> bool:
        """Whether a Ukrainian word (in lower case) is a given name that is known, in any case form."""
        return any(word.startswith(one) and len(word) - len(one) <= min(ENDING, len(one)) for one in self.given)

    def _named(self, fact: Fact) -> bool:
        """Whether the first word of a Ukrainian name is a given name that is known."""
        first = fact.value.parts[0]
        return self.forename(first) or (self.sounds[first] and not ordinary(first, self.words))

    def _transliterated(self, word: str) -> bool:
        """Whether dictionaries give a Ukrainian word as it sounds: «Іван» is Ivan."""
        return any(
            heard(self.lexicon.word("uk", lemma), self.lexicon.word("en", e), self.words) >= SAME
            for lemma in self.lexicon.lemmas("uk", word)
            for e in self.lexicon.translations(lemma, TRANSLATED)
        )

    def listed(self, word: str) -> bool:
        """Whether dictionaries translate a word, or one with its stem, and do not give it as it sounds."""
        listed = any(self.lexicon.links(lemma) for lemma in self.lexicon.lemmas("uk", word))
        return listed and not self.sounds[word]

    def _worded(self, word: str) -> bool:
        """Whether the first translation of a word is not as it sounds: «діви» are virgins before they are divas."""
        for lemma in self.lexicon.lemmas("uk", word):
            links = self.lexicon.links(lemma)
            best = max(links, key=links.__getitem__, default=None)
            if best is not None:
                return heard(self.lexicon.word("uk", lemma), self.lexicon.word("en", best), self.words) < SAME
        return False


def nature(words: Words) -> Nature:
    """What tells names from words by the vocabulary."""
    return words.made(Nature)
