"""The words that tie a name or a figure to its company (`rules/words/ties.toml`), ready to be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from re import MULTILINE

from checker.drift.ties.endings import TABLE, agreement, endings
from checker.language.contrasts import forms, parsed
from checker.language.lexicon.lexicon import lexicon
from checker.language.memo import Memo
from checker.language.poles import ENDING
from checker.language.vocabulary import Words
from checker.model import SIDES, Side
from checker.model.expressions import deferred

# What of the table says something of other words than prepositions.
APART = frozenset({"onto", "leaving", "compares", "degrees"})
# The shortest participle has more letters than this: «даний» is none.
SHORT = 5
# Nouns of deeds, which no verb has as a form: «деталізація».
NOUN = deferred(r"[аияую]ці(?:я|ї|ю|єю|й|ям|ями|ях)$")


class Listing:
    """Words, and beginnings of words ("~"), in small letters."""

    def __init__(self, given: str) -> None:
        entries = [form for entry in parsed(given) for form in forms(entry)]
        self.whole = frozenset(entry for entry in entries if not entry.endswith(ENDING))
        self.begins = tuple(entry.removesuffix(ENDING) for entry in entries if entry.endswith(ENDING))

    def __contains__(self, word: str) -> bool:
        return word in self.whole or (bool(self.begins) and word.startswith(self.begins))


class Ties:
    """What prepositions, joins and verbs say of the facts beside them."""

    def __init__(self, words: Words) -> None:
        table = words.table(TABLE)
        self.places: Mapping[Side, Mapping[str, str]] = {side: _places(table["before"], side) for side in SIDES}
        self.between: Mapping[Side, frozenset[str]] = {side: Listing(table["between"][side]).whole for side in SIDES}
        self.never: Mapping[Side, frozenset[str]] = {side: Listing(table["never"][side]).whole for side in SIDES}
        self.clauses: Mapping[Side, frozenset[str]] = {side: Listing(table["clauses"][side]).whole for side in SIDES}
        self.onto: Mapping[Side, frozenset[str]] = {
            side: Listing(table["before"]["onto"][side]).whole for side in SIDES
        }
        self.leaving = Listing(table["before"]["leaving"]["en"]).whole
        self.compares = Listing(table["before"]["compares"]["uk"]).whole
        self.degrees = parsed(table["before"]["degrees"]["en"])
        self.titles = Listing(table["titles"]["en"]).whole
        joins, lists = table["joins"], table["lists"]
        self.joins = frozenset({*joins["marks"], *(one for side in SIDES for one in parsed(joins[side]))})
        either = words.table("joints")["either"]
        self.either = frozenset().union(*(Listing(either[side]).whole for side in SIDES))
        self.lists = frozenset({",", *(part for side in SIDES for one in parsed(lists[side]) for part in one.split())})
        verbs, scores = table["verbs"], table["scores"]
        self._silent = {
            side: [Listing(verbs[kind].get(side, "")) for kind in ("symmetric", "converse")] for side in SIDES
        }
        self._converse = {side: Listing(verbs["converse"][side]) for side in SIDES}
        self._defeated = {side: Listing(verbs["defeated"][side]) for side in SIDES}
        self._turning = {side: Listing(verbs["turning"][side]) for side in SIDES}
        self._scores = {kind: {side: Listing(scores[kind][side]) for side in SIDES} for kind in ("won", "lost")}
        auxiliaries = table["auxiliaries"]
        self.be = frozenset(parsed(auxiliaries["be"]))
        self.auxiliaries = self.be | frozenset(parsed(auxiliaries["other"]))
        self.relative = frozenset(parsed(auxiliaries["relative"]))
        self.endings = endings(words)
        self.doerless = self.endings.nobody + self.endings.passive
        self.agreement = agreement(words)
        self.together = Listing(table["together"]["uk"]).whole
        self.asides: Mapping[Side, frozenset[str]] = {side: Listing(table["asides"][side]).whole for side in SIDES}
        self.ends: Mapping[Side, frozenset[str]] = {
            side: self.clauses[side] | Listing(table["ends"][side]).whole for side in SIDES
        }
        self.openers: Mapping[Side, Mapping[str, str]] = {
            side: {word: name for name, by in table["openers"].items() for word in parsed(by[side])} for side in SIDES
        }
        self.contrasts = Listing(table["contrast"]["uk"]).whole
        self.relatives = {word: part for part, words_ in table["relative"].items() for word in parsed(words_)}
        self.besides: Mapping[Side, frozenset[str]] = {side: Listing(table["besides"][side]).whole for side in SIDES}
        self.counting = Listing(table["counting"]["uk"]).whole
        self.particles = Listing(table["particles"]["en"]).whole
        self.determiners = Listing(table["determiners"]["en"]).whole
        compared = table["comparative"]
        # Of words one below the other.
        self.compared, self._never = deferred(compared["ends"], MULTILINE), Listing(compared["except"])
        self._lexicon = lexicon(words)
        self.verb: Memo[str, str] = Memo(self._verb)
        self.comparative: Memo[str, bool] = Memo(self._comparative)
        self.silent: Memo[tuple[Side, str], bool] = Memo(
            lambda asked: any(asked[1] in listing for listing in self._silent[asked[0]])
        )
        self.converse: Memo[tuple[Side, str], bool] = Memo(lambda asked: asked[1] in self._converse[asked[0]])
        self.turning: Memo[tuple[Side, str], bool] = Memo(lambda asked: asked[1] in self._turning[asked[0]])

    def defeated(self, uk: str, en: str) -> bool:
        """Whether who does what two verbs say has lost to somebody: «програла», "lost"."""
        return uk in self._defeated["uk"] and en in self._defeated["en"]

    def _verb(self, word: str) -> str:
        """Whether a Ukrainian word is a verb, "participle", or neither ("")."""
        if NOUN.search(word):
            return ""  # «деталізації», of which the lexicon knows the verb alone
        for number in self._lexicon.lemmas("uk", word)[:2]:
            lemma = self._lexicon.word("uk", number)
            if lemma.endswith(self.endings.infinitive):
                return "verb"
            if lemma.endswith(self.endings.participle) and len(lemma) > SHORT:
                return "participle"
        return ""

    def _comparative(self, word: str) -> bool:
        """Whether a Ukrainian word is a comparative: «більший», «дорожче»."""
        return self.compared.search(word) is not None and word not in self._never

    def degree(self, word: str) -> bool:
        """Whether an English word compares: "more", "older"."""
        return word in self.degrees or any(word.endswith(one[1:]) for one in self.degrees if one[0] == ENDING)

    def scored(self, kind: str, side: Side, near: Sequence[str]) -> bool:
        """Whether one of some words says "won" or "lost"."""
        return any(word in self._scores[kind][side] for word in near)


def ties(words: Words) -> Ties:
    """What ties facts by the vocabulary."""
    return words.made(Ties)


def _places(table: Mapping[str, Mapping[str, str]], side: Side) -> Mapping[str, str]:
    """What each preposition says; of those of two words, by both."""
    return {
        word: place
        for place, said in reversed(list(table.items()))
        if place not in APART
        for word in parsed(said.get(side, ""))
    }
