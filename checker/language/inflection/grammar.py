"""The grammar of Ukrainian inflection: the one table of endings, `rules/words/endings.toml`, and named parts of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import Literal, cast

from checker.language.memo import Memo
from checker.language.vocabulary import Words
from checker.model.expressions import deferred

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "locative", "vocative"]
Endings = frozenset[str]

TABLE = "endings"
NONE = "-"
SHORTEST_VERB = 5
# What stands behind a stem that is a word by itself. Such forms are told whole, for the stem changes before none.
BARE: Endings = frozenset(["", "ь", "й"])


class Grammar:
    """The table of endings of a vocabulary, ready to be asked."""

    def __init__(self, words: Words) -> None:
        table = words.table(TABLE)
        verb, change, suffix = table["verb"], table["change"], table["suffix"]
        self.cases = {
            f"{part}.{name}": {case: frozenset(_listed(said)) for case, said in by.items()}
            for part in ("noun", "extended", "adjective", "adverb", "ordinal", "russian")
            for name, by in table[part].items()
        }
        self.softened: Mapping[str, str] = change["softened"]
        self.palatal: Mapping[str, str] = change["palatal"]
        self.closed = {vowel: _listed(opened) for vowel, opened in change["closed"].items()}
        self.fleeting = {vowel: left.strip(NONE) for vowel, left in change["fleeting"].items()}
        self.suffixes = {name: _listed(said) for name, said in suffix.items() if isinstance(said, str)}
        self.suffixes |= {f"noun.{name}": _listed(said) for name, said in suffix["noun"].items()}
        self.full = tuple(self.cases["adjective.masculine"]["nominative"])  # «новий»
        # «програмного» забезпечення: a word of a term is no nominative.
        genders = ("adjective.masculine", "adjective.feminine", "adjective.plural")
        self.oblique = deferred(f"(?:{expression(end for one in genders for end in self.cases[one]['genitive'])})$")
        self.many = self.cases["noun.plural"]["genitive"] - BARE
        # «громадянин», whose plural is «громадяни».
        self.singular = deferred(f"(?<=[ая]н)(?:{expression(self.suffixes['singular'])})$")
        self.ordinary = tuple(table["ordinary"]["ends"].split())  # what names hardly end in
        self.abstract = tuple(table["abstract"]["ends"].split())  # and what no name ends in: «двоногість»
        self.imperative = _listed(verb["imperative"])
        self._verb, self._prefixes = verb, table["prefix"]["verb"]
        self._endings: Memo[tuple[tuple[str, ...], frozenset[str]], Endings] = Memo(self._chosen)

    def endings(self, *classes: str, without: Iterable[Case] = ()) -> Endings:
        """The endings of classes ("noun", "noun.plural", "adjective" …), but for those that only some cases have.

        Raises KeyError for a class that the table has not.
        """
        return self._endings[classes, frozenset(without)]

    def inverted(self, name: str, said: Mapping[str, str] | None = None) -> Mapping[str, frozenset[Case]]:
        """The cases of each ending of a class ("noun.feminine"), of those in `said` by other endings; nobody is called.

        Raises KeyError for a class that the table has not.
        """
        found: dict[str, set[Case]] = {}
        by: dict[Case, Iterable[str]] = {**self.cases[name]}
        by |= {cast(Case, case): ends.split() for case, ends in (said or {}).items()}
        for case, ends in by.items():
            if case not in ("vocative", "plural"):
                for end in ends:
                    found.setdefault(end.strip(NONE), set()).add(case)
        return {end: frozenset(cases) for end, cases in found.items()}

    def _chosen(self, asked: tuple[tuple[str, ...], frozenset[str]]) -> Endings:
        classes, without = asked
        found: set[str] = set()
        for name in classes:
            chosen = [by for one, by in self.cases.items() if one == name or one.startswith(f"{name}.")]
            if not chosen:
                raise KeyError(name)
            found.update(ending for by in chosen for case, ends in by.items() if case not in without for ending in ends)
        return frozenset(found)

    def made(self, suffix: str, *classes: str) -> Endings:
        """A suffix ("adjective", "place", "noun.people" …) with all the endings that may stand behind it.

        They are those of `classes`, where none is given those of nouns behind a suffix of nouns, else of adjectives.
        """
        ends = self.endings(*(classes or ("noun" if suffix.startswith("noun.") else "adjective",)))
        return frozenset(map("".join, product(self.suffixes[suffix], ends)))

    @cached_property
    def verb(self) -> Endings:
        """The endings of verbs behind the stem of the infinitive."""
        return _verb(self._verb)

    @cached_property
    def infinitive(self) -> re.Pattern[str]:
        """What an infinitive has behind its stem."""
        verb = self._verb
        return deferred(f"(?:{_any(verb['infinitive_vowels'])}){verb['infinitive']}(?:{_any(verb['reflexive'])})$")

    @cached_property
    def finite(self) -> re.Pattern[str]:
        """What a verb has at its end that says who acts, where no noun ends so."""
        verb = self._verb
        return deferred(f"(?:{_any(verb['finite_vowels'])})(?:{_any(verb['finite'])})(?:{_any(verb['reflexive'])})$")

    @cached_property
    def action(self) -> re.Pattern[str]:
        """What verbs, and the names of deeds and qualities, have behind their root."""
        verb = self._verb
        ends = f"{verb['action']}|{verb['infinitive']}(?:{_any(verb['reflexive'])})"
        return deferred(f"(?:(?:{_any(verb['action_vowels'])})(?:{ends})|{verb['quality']})$")

    @cached_property
    def prefix(self) -> re.Pattern[str]:
        """What may make a perfective verb of another."""
        return deferred(_any(self._prefixes))

    def of_verbs(self) -> Endings:
        """Nouns and participles that are made of verbs, from their suffix on: «…ання», «…ювачем», «…оване»."""
        action = self.made("noun.action", "extended.deed")
        agent = self.made("noun.agent", "noun.masculine", "noun.plural")
        return agent | action | self.made("participle", "adjective", "adverb")

    def infinitives(self, form: str) -> Iterator[str]:
        """The infinitives in «-увати» that a form or a name of a deed may belong to, most of which are no words.

        «задокументованої», «пропонування», «прослуховується».
        """
        found = self._made_by_suffix.search(form)
        if found:
            yield from (f"{form[: found.start()]}{vowel}{self._verb['infinitive']}" for vowel in self._suffixes)

    @cached_property
    def _suffixes(self) -> tuple[str, ...]:
        """The suffixes that make verbs of nouns, of loans and of other verbs: «-ува-»."""
        return _listed(self._verb["suffix"])

    @cached_property
    def _made_by_suffix(self) -> re.Pattern[str]:
        """What stands behind the stem of such a verb in participles, names of deeds and where it says who acts."""
        verb = self._verb
        deed = expression(end[1:] for end in self.made("noun.action", "extended.deed"))  # «-ува-ння»
        participle = expression(self.made("participle", "adjective"))
        suffixes, reflexive = _any(verb["suffix"]), f"{_any(verb['reflexive'])}|{verb['third']}"
        finite = f"(?:{_any(verb['finite_vowels'])})(?:{_any(verb['finite'])})(?:{reflexive})"
        return deferred(rf"(?<=\w{{3}})(?:(?:{suffixes})(?:{deed})|(?:{participle})|{finite})$")

    def is_verb(self, word: str) -> bool:
        """Whether a word of six letters and more is an infinitive."""
        return len(word) > SHORTEST_VERB and self.infinitive.search(word) is not None

    def root(self, word: str) -> str:
        """A verb, or the name of a deed or a quality, without what makes it one: «шифрувати», «шифрування»."""
        return self.action.sub("", word)

    def unprefixed(self, word: str) -> str:
        """A word without what may make a perfective verb of it: «зашифрувати»; not every word has such a prefix."""
        found = self.prefix.match(word)
        return word[found.end() :] if found else word


def grammar(words: Words) -> Grammar:
    """The grammar of the vocabulary."""
    return words.made(Grammar)


def expression(endings: Iterable[str]) -> str:
    """Endings as an alternative of a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(endings, key=lambda ending: (-len(ending), ending))))


def _listed(said: str) -> tuple[str, ...]:
    return tuple("" if one == NONE else one for one in said.split())


def _any(said: str) -> str:
    return expression(_listed(said))


def _verb(table: Mapping[str, str]) -> Endings:
    past = product(_listed(table["past_vowels"]), _listed(table["past"]))
    present = product(_listed(table["present_vowels"]), _listed(table["present"]))
    whole = (*map("".join, past), *map("".join, present), *_listed(table["other"]))
    return frozenset(map("".join, product(whole, _listed(table["reflexive"]))))
