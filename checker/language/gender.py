"""Whether a word shows a man or a woman: pronouns, words for persons, the past tense and predicates of Ukrainian."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from checker.language import contrasts
from checker.language.memo import Memo
from checker.language.vocabulary import Words
from checker.model import Side

Gender = Literal["she", "he"]
# "pronoun", "person" and "common" (a person of either gender) are sets of `rules/words/genders.toml`.
# A word that only "may" show a gender excuses, and accuses nobody («мати» is a mother, or "to have").
Kind = Literal["pronoun", "person", "common", "past", "predicate", "may", ""]

KINDS: dict[str, Kind] = {"pronoun": "pronoun", "person": "person", "common": "common", "predicate": "predicate"}
TABLE = "genders"
OPPOSITE: dict[Gender, Gender] = {"she": "he", "he": "she"}
# A past form has so many letters at least, without its particle: «дав».
SHORTEST = 3
# What masculine pasts end in that have no «в»: «зник», «приніс».
BARE = "кгхзсрб"
# What predicates end in.
PREDICATE_ENDS = ("ий", "а", "ен")


class Sign(NamedTuple):
    """What a word shows: a gender, and by what kind of word; none of both for most words."""

    gender: Gender | None
    kind: Kind


NOTHING = Sign(None, "")


class Signs:
    """What the words of both languages show, by a vocabulary; every form (in lower case) is worked out once."""

    def __init__(self, words: Words) -> None:
        table = words.table(TABLE)
        self._lexicons = {side: contrasts.lexicon(TABLE, side, words) for side in ("uk", "en")}
        self._forms = words.forms("forms_uk")
        # The English pronouns of a gender: a passage without any of them is not looked at.
        self.pronouns = frozenset(
            entry.parts[0] for entry in contrasts.entries(TABLE, words)["en"] if entry.set == "pronoun"
        )
        past = table["past"]
        self._ends: dict[str, str] = {key: past[key] for key in ("he", "she", "it", "many")}
        self._particles: tuple[str, ...] = tuple(past["particles"])
        self._vowels: dict[str, str] = past["vowels"]
        self._going: dict[str, str] = past["going"]
        self._none = frozenset(past["none"])
        ends = (self._ends["he"], self._ends["she"], self._going["he"], *self._particles, *PREDICATE_ENDS, *BARE)
        self._last = frozenset(end[-1] for end in ends)  # of what shows a gender by its form
        self.uk: Memo[str, Sign] = Memo(self._ukrainian)
        self.en: Memo[str, Sign] = Memo(lambda word: self._listed("en", word.partition("'")[0]))

    def of(self, side: Side, word: str) -> Sign:
        """What a word of one side shows."""
        return self.uk[word] if side == "uk" else self.en[word]

    def _listed(self, side: Side, word: str) -> Sign:
        for name, pole, grade, parts, _ in self._lexicons[side].rows(word):  # most words have none
            if grade != "but" and name in KINDS and len(parts) == 1:
                gender: Gender = "she" if pole == "she" else "he"
                return Sign(gender, KINDS[name] if grade == "says" else "may")
        return NOTHING

    def subject(self, side: Side, word: str) -> bool:
        """Whether a pronoun stands in the place of a subject: "she", "he'd", «він»."""
        return self._in(side, word.partition("'")[0], "subject")

    def owner(self, side: Side, word: str) -> bool:
        """Whether a pronoun may say whose something is: "his", «її»."""
        return self._in(side, word, "owner", "theirs")

    def own(self, word: str) -> bool:
        """Whether a Ukrainian word says that something is the subject's own: «свою»."""
        return self._in("uk", word, "owner", "own")

    def turned(self, word: str) -> bool:
        """Whether the subject of a Ukrainian verb is the object of what translates it: «сподобалася»."""
        return self._in("uk", word, "turned", "object")

    def speaks(self, side: Side, word: str) -> bool:
        """Whether a word names who speaks or is spoken to: "I", «ти»."""
        return self._in(side, word.partition("'")[0], "speaker", "speaker")

    def relative(self, word: str) -> bool:
        """Whether a verb behind a Ukrainian word has the noun before that for its subject: «чоловік, який виїхав»."""
        return self._in("uk", word, "relative")

    def oneself(self, word: str) -> bool:
        """Whether a Ukrainian word stands for the subject: «себе», «собі»."""
        return self._in("uk", word, "oneself")

    def owned(self, word: str) -> bool:
        """Whether an English word only says again whose something is: "her own"."""
        return self._in("en", word, "oneself")

    def thing(self, word: str) -> bool:
        """Whether an English word stands for a thing or for several, which any Ukrainian pronoun may: "it", "them"."""
        return self._in("en", word.partition("'")[0], "thing")

    def coming(self, word: str) -> bool:
        """Whether an English word says that something is to come, which no past form translates: "will"."""
        return word.endswith("'ll") or self._in("en", word, "between", "coming")

    def between(self, word: str) -> bool:
        """Whether an English word stands between a pronoun and its verb: "has", "also", "never"; adverbs too."""
        return word.endswith(("ly", "n't")) or self._in("en", word, "between")

    def being(self, word: str) -> bool:
        """Whether an English word is a form of "be", or one like it."""
        return self._in("en", word, "between", "be")

    def _in(self, side: Side, word: str, name: str, pole: str = "") -> bool:
        for row in self._lexicons[side].rows(word):  # noqa: SIM110 - most words have none, and a generator is made for each
            if row[0] == name and (not pole or row[1] == pole):
                return True
        return False

    def _ukrainian(self, word: str) -> Sign:
        listed = self._listed("uk", word)
        if listed is not NOTHING:
            return listed
        if word[-1:] not in self._last:
            return NOTHING
        gender = self._past(word)
        if gender:
            return Sign(gender, "past")
        gender = self._predicate(word)
        return Sign(gender, "predicate") if gender else NOTHING

    def _past(self, word: str) -> Gender | None:
        """The gender of a form of the past tense: forms of the same stem tell it from a noun («школа»)."""
        particle = word[-2:] if word.endswith(self._particles) and len(word) > SHORTEST + 1 else ""
        form = word.removesuffix(particle)
        if len(form) < SHORTEST or word in self._none:
            return None
        if form.endswith(self._ends["she"]):
            stem = form.removesuffix(self._ends["she"])
            return (
                "she"
                if self._verb(stem, particle) and any(map(self._masculine, self._bare(stem), [particle] * 9))
                else None
            )
        return "he" if any(self._verb(stem, particle) for stem in self._stems(form)) else None

    def _verb(self, stem: str, particle: str) -> bool:
        return all(f"{stem}{self._ends[end]}{particle}" in self._forms for end in ("she", "it", "many"))

    def _masculine(self, form: str, particle: str) -> bool:
        return f"{form}{particle}" in self._forms or f"{form}{self._particles[0]}" in self._forms

    def _stems(self, form: str) -> Iterator[str]:
        """The stems that a masculine form may have: «казав», «привів», «приніс», «зник», «прийшов»."""
        he, she = self._going["he"], self._going["she"]
        if form.endswith(he):
            yield form.removesuffix(he) + she.removesuffix(self._ends["she"])
            return
        stem = form.removesuffix(self._ends["he"])
        if stem == form and form[-1] not in BARE:
            return
        yield stem
        at = len(stem) - 1 if stem != form else len(stem) - 2
        for vowel in self._vowels.get(stem[at : at + 1], ""):
            yield stem[:at] + vowel + stem[at + 1 :]

    def _bare(self, stem: str) -> Iterator[str]:
        """The masculine forms that may belong to the stem of a feminine one."""
        yield stem + self._ends["he"]
        if stem.endswith("ш"):
            yield stem.removesuffix("ш") + self._going["he"]
        yield stem
        for vowel, changed in self._vowels.items():
            for one in changed:
                if stem.endswith(one):
                    yield stem.removesuffix(one) + vowel + self._ends["he"]
                elif stem[-2:-1] == one:
                    yield stem[:-2] + vowel + stem[-1]

    def _predicate(self, word: str) -> Gender | None:
        """The gender of an adjective or participle in the nominative: «поранена», «готовий», «повинен»."""
        if len(word) < SHORTEST + 1 or word in self._none:
            return None
        if word.endswith("ий") and f"{word[:-2]}ого" in self._forms and f"{word[:-2]}а" in self._forms:
            return "he"
        if word.endswith("а") and all(f"{word[:-1]}{end}" in self._forms for end in ("ого", "ому", "ій")):
            return "she"
        if word.endswith("ен") and all(f"{word[:-2]}{end}" in self._forms for end in ("на", "ні", "но")):
            return "he"
        return None


def signs(words: Words) -> Signs:
    """What words show by the vocabulary."""
    return words.made(Signs)
