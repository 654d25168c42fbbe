"""The cases, number and gender that a form of a Ukrainian common noun may have, by its lemma and its ending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from checker.drift.ties.endings import TABLE as ENDINGS
from checker.drift.ties.endings import endings
from checker.drift.ties.vocabulary import Listing
from checker.language import contrasts
from checker.language.contrasts import parsed
from checker.language.inflection.grammar import Case, grammar
from checker.language.lexicon.lexicon import lexicon
from checker.language.memo import Memo
from checker.language.sounds import VOWELS_UK
from checker.language.vocabulary import Words

Gender = Literal["he", "she", "it", "many", "any"]
# So many letters before the ending may change in a stem: «сторінок», «пса», «Ользі».
CHANGING = 2
# So many lemmas of a form are asked, the likeliest first.
LEMMAS = 2
# The longest ending.
LONGEST = 3
# The table with people who have other endings than `Endings.people`.
TABLE = "roles"

Table = Mapping[str, frozenset[Case]]


class Reading(NamedTuple):
    """A case of a noun, and with which form of a verb in the past it agrees."""

    case: Case
    gender: Gender


Readings = frozenset[Reading]
# What pronouns are: «вона», «її».
SUBJECT: Readings = frozenset({Reading("nominative", "any")})
ADDRESSED: Readings = frozenset({Reading("accusative", "any"), Reading("dative", "any")})


class Nouns:
    """Forms of nouns, and of adjectives that stand for them, in lower case, and what they may be."""

    def __init__(self, words: Words) -> None:
        inverted = grammar(words).inverted
        self._ends, self._lexicon = endings(words), lexicon(words)
        self._people = contrasts.lexicon(TABLE, "uk", words)
        self._neuters = inverted("noun.plural")
        # A plural in -а or -я is a neuter's.
        self._plural = {end: cases for end, cases in self._neuters.items() if end not in self._ends.feminine}
        self._classes: Mapping[str, tuple[tuple[Table, Gender], ...]] = {
            "adjective": (
                (inverted("adjective.masculine"), "he"),
                (inverted("adjective.feminine"), "she"),
                (inverted("adjective.neuter"), "it"),
                (inverted("adjective.plural"), "many"),
            ),
            "deed": ((inverted("extended.deed", {"accusative": "я"}), "it"), (self._neuters, "many")),
            "feminine": ((inverted("noun.feminine"), "she"), (self._plural, "many")),
            "neuter": ((inverted("noun.neuter"), "it"), (self._neuters, "many")),
            "masculine": ((inverted("noun.masculine"), "he"), (self._plural, "many")),
            "plural": ((self._plural, "many"),),
        }
        listed = words.table(ENDINGS)["people"]
        self._adjectives, self._nouns = Listing(listed["adjectives"]), Listing(listed["nouns"])
        self._irregular = _irregular(words.table(ENDINGS)["irregular"])
        self._third = inverted("noun.third")
        self._owns, self._adjective_ends = self._ends.whose, grammar(words).endings("adjective")
        self.readings: Memo[str, Readings] = Memo(lambda form: frozenset(self._readings(form)))
        self.adjective: Memo[str, bool] = Memo(self._adjective)
        self.somebody: Memo[str, bool] = Memo(self._people_of)

    def _readings(self, form: str) -> Iterator[Reading]:
        known = self._lexicon
        if form in self._irregular:
            yield from self._irregular[form]
            return
        lemmas = known.written("uk", known.lemmas("uk", form))[:LEMMAS]
        if lemmas and lemmas[0].endswith(self._ends.infinitive) and not form.endswith(self._ends.neuter):
            return  # «буде» is no form of «буда»
        if len(lemmas) > 1:
            lemmas = [lemma for lemma in lemmas if not lemma.endswith(self._ends.possessive)]
        told = False
        for lemma in lemmas:
            lemma = self._woman(form, lemma)
            name, stem = self._class(form, lemma)
            if name == "adjective" and not self.person(form) and form not in self._adjectives:
                continue  # «слідчий» is somebody, «частіші» is none
            if not name or (told and lemmas[0] != form) or not form.startswith(stem[: max(1, len(stem) - CHANGING)]):
                continue
            if self._owned(form, stem):
                continue
            # Somebody to whom something is done has a form of his own, a thing has not: «пожежника», «пожежників».
            he = name == "masculine" and self._somebody(form, lemma)
            subject = he and (form == lemma or form.endswith(self._ends.plural))
            judge = name == "feminine" and self.person(lemma)  # «суддя» is a man as well
            for table, gender in self._classes[name]:
                # A man's name has no ending in the nominative, the other nouns have none in their plural's genitive.
                bare = form == lemma if gender == "he" else name != "masculine"
                for case in _ending(form, table, len(stem) - 1, bare=bare):
                    if case != "accusative" or not subject:
                        told = True  # the likeliest lemma tells alone, but where it is the form: «рівня», of «рівень»
                        yield Reading(case, gender)
                        if gender == "she" and judge:
                            yield Reading(case, "he")
            if name == "masculine" and lemma.endswith(self._ends.third):  # «сіль», «ніч»
                for case in _ending(form, self._third, len(stem) - 1, bare=False):
                    yield Reading(case, "she")

    def _woman(self, form: str, lemma: str) -> str:
        """The lemma of a woman of whom lists have the man: «скрипалька», «прем'єрку»."""
        for end in self._ends.woman:
            stem = lemma + end[:-1]
            if form.startswith(stem) and len(form) <= len(stem) + CHANGING:
                return stem + end[-1]
        return lemma

    def _owned(self, form: str, stem: str) -> bool:
        """Whether a form says whose something is: «композиторової сестри»; «композиторові» is the dative."""
        rest = form[len(stem) :] if form.startswith(stem) else ""
        dative = rest in self._classes["masculine"][0][0]
        return rest.startswith(self._owns) and not dative and rest[2:] in self._adjective_ends

    def _class(self, form: str, lemma: str) -> tuple[str, str]:
        """The class of a lemma and its stem; "" for what is no noun."""
        ends = self._ends
        if lemma.endswith(ends.infinitive):
            return "", ""
        if lemma.endswith(ends.adjective):
            return "adjective", lemma[:-2]
        if lemma.endswith(ends.neuter):
            return "deed", lemma[:-1]
        if lemma.endswith(ends.feminine):
            return "feminine", lemma[:-1]
        if lemma[-1] in "ое":
            return ("neuter" if lemma.endswith(ends.body) else ""), lemma[:-1]
        if lemma.endswith(ends.plural) and form != lemma:  # «вибори» is listed, for so do adverbs end
            return "plural", lemma[:-1]
        if lemma[-1] in VOWELS_UK:
            return "", ""
        return "masculine", lemma.removesuffix("ь").removesuffix("й")

    def _somebody(self, form: str, lemma: str) -> bool:
        return lemma in self._nouns or lemma.endswith(self._ends.somebody) or self.person(form) or self.person(lemma)

    def person(self, form: str) -> bool:
        """Whether the table of roles says that a word is somebody."""
        return any(entry.grade == "says" and len(entry.parts) == 1 for entry in contrasts.found(self._people, form))

    def _people_of(self, form: str) -> bool:
        known = self._lexicon
        return form in self._adjectives or any(
            self._somebody(form, lemma) for lemma in known.written("uk", known.lemmas("uk", form))[:LEMMAS]
        )

    def _adjective(self, form: str) -> bool:
        known = self._lexicon
        return any(one.endswith(self._ends.adjective) for one in known.written("uk", known.lemmas("uk", form))[:1])


def _ending(form: str, table: Table, shortest: int, *, bare: bool) -> frozenset[Case]:
    """The cases of the longest ending that a form has, behind so many letters at least; of none if it may be `bare`."""
    for size in range(LONGEST, 0, -1):
        told = table.get(form[-size:])
        if told and len(form) - size >= shortest:
            return told
    return table.get("", frozenset()) if bare and form[-1] not in VOWELS_UK else frozenset()


def _irregular(table: Mapping[str, str]) -> Mapping[str, Readings]:
    """The readings of forms that no ending tells; the keys are a case and a gender: "nominative_she"."""
    found: dict[str, set[Reading]] = {}
    for key, forms in table.items():
        case, _, gender = key.partition("_")
        for form in parsed(forms):
            said = found.setdefault(form, set())
            if gender:
                said.add(Reading(case, gender))  # type: ignore[arg-type]
    return {form: frozenset(said) for form, said in found.items()}


def nouns(words: Words) -> Nouns:
    """The forms of nouns by the vocabulary."""
    return words.made(Nouns)
