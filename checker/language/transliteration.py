"""Ukrainian names in Latin letters by the official system, and names of Ukrainians in the nominative."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from checker.language.inflection.grammar import grammar
from checker.language.inflection.paradigms import paradigm
from checker.language.memo import Memo
from checker.language.vocabulary import Words
from checker.model.expressions import deferred

Gender = Literal["masculine", "feminine"]
GENDERS: tuple[Gender, Gender] = ("masculine", "feminine")

LETTERS = deferred(r"зг|[а-яіїєґ']", re.IGNORECASE)
NAME = deferred(r"[а-яіїєґ']+(?:-[а-яіїєґ']+)*", re.IGNORECASE)


def official(name: str, words: Words) -> str | None:
    """A name by the official romanization of 2010 (Cabinet of Ministers, resolution 55); None for other letters.

    >>> from checker.language.vocabulary import shipped
    >>> official("Георгій Судаков", shipped()), official("Згурський", shipped()), official("Юлія Єнакієве", shipped())
    ('Heorhii Sudakov', 'Zghurskyi', 'Yuliia Yenakiieve')
    """
    known = words.table("written")["romanization"]
    table: Mapping[str, str] = {**known["letters"], **dict.fromkeys(known["silent"], "")}
    made: list[str] = []
    for word in name.split(" "):
        if not NAME.fullmatch(word):
            return None
        made.append("-".join(_romanized(part, table) for part in word.split("-")))
    return " ".join(made)


def _romanized(word: str, table: Mapping[str, str]) -> str:
    letters = [table[found.group().lower()] for found in LETTERS.finditer(word)]
    made = "".join(letter.rpartition(",")[2] if n else letter.partition(",")[0] for n, letter in enumerate(letters))
    return made.upper() if word.isupper() and len(word) > 1 else made.capitalize() if word[:1].isupper() else made


class People:
    """Names of Ukrainians by a vocabulary. `romanized[name, abroad]` is one (in any case form) in Latin letters.

    It is None for what may be somebody else's, or be another name in the nominative. `abroad` says that its passage
    names another country where people have such surnames.
    """

    def __init__(self, words: Words) -> None:
        table = words.table("written")
        known = grammar(words)
        self.words = words
        self.given = {
            gender: {name: paradigm(known, name, proper=True) for name in table["given"][gender]} for gender in GENDERS
        }
        self.bare = tuple(table["surnames"]["bare"])
        self.surnames: Mapping[str, Mapping[str, str]] = {gender: table["surnames"][gender] for gender in GENDERS}
        self.countries = frozenset(table["abroad"]["countries"])
        self.shared, self.alone = tuple(table["abroad"]["surnames"]), tuple(table["abroad"]["never"])
        self.romanized: Memo[tuple[str, bool], str | None] = Memo(self._romanized)

    def _romanized(self, both: tuple[str, bool]) -> str | None:
        name, abroad = both
        given, _, surname = name.lower().replace("’", "'").partition(" ")
        if not surname:
            made: set[tuple[str, ...]] = {
                (last,) for last in self._surnames(given, "masculine") if last.endswith(self.alone)
            }
        else:
            made = {
                (first, last)
                for gender in GENDERS
                for first, forms in self.given[gender].items()
                if forms.has(given)
                for last in self._surnames(surname, gender, nominative=first == given)
            }
            made = {one for one in made if one == (given, surname)} or made
        if len(made) != 1 or (abroad and next(iter(made))[-1].endswith(self.shared)):
            return None
        return official(" ".join(word.title() if "-" in word else word.capitalize() for word in made.pop()), self.words)

    def _surnames(self, form: str, gender: Gender, nominative: bool | None = None) -> set[str]:
        """What a surname may be in the nominative: itself, or the one whose ending has such a case form."""
        bare = gender == "masculine" and nominative is not False and form.endswith(self.bare)
        found = {form} if bare else set()
        for ending, cases in self.surnames[gender].items():
            if nominative is not False and form.endswith(ending):
                found.add(form)
            for case in cases.split() if not nominative else ():
                if form.endswith(case):
                    found.add(form.removesuffix(case) + ending)
        return found


def people(words: Words) -> People:
    """The names of Ukrainians by the vocabulary."""
    return words.made(People)
