"""Who does it to whom: Ukrainian says it by case, English by the side of the verb, by voice and by "by"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.drift.ties import clubs, voices
from checker.drift.ties.cases import AGENT, PATIENT, SUBJECT, Cases, cases_of
from checker.drift.ties.row import DASHES, FUNCTION, HARD, Row, Shared
from checker.drift.ties.view import View
from checker.drift.ties.voices import APPOSITION, BEHIND, TITLE, Numbers
from checker.model import SIDES, Span

# How surely a verb of one text must stand for one of the other; how many words a party is from its verb at most.
SURE = 0.3
NEAR = 3
# How many words a name, or auxiliaries before a verb, may take at most.
WIDE = 8
STOPS = HARD | DASHES | {","}
UNSURE: Cases = frozenset({"nominative", "accusative"})


class Parties(NamedTuple):
    """Who does it and to whom it is done; None where that is not firm."""

    doer: Shared | None
    done_to: Shared | None


class Deed(NamedTuple):
    """The parties of a verb that both texts have; each text has a doer."""

    uk: Parties
    en: Parties


def deeds(view: View) -> list[Deed]:
    """The verbs that both texts have, with their parties among the names; none where fewer than two may be one."""
    named = view.names()
    attributes = [name for name in named if clubs.attribute(view, name)]
    names = [name for name in named if name not in attributes and _proper(view, name)]
    if len(names) < 2:
        return []
    return list(_deeds(view, _Names(names, frozenset(n for name in attributes for n in range(*name.en)))))


def turned(told: Sequence[Deed]) -> tuple[Shared, Shared] | None:
    """Two names whose parts in one deed are exchanged: the doer of either text is whom the other says it was done to.

    Both must be told, or else another verb must tell the rest of them: one party alone is wrong too often.
    """
    doers = {(deed.uk.doer, deed.en.doer) for deed in told}
    for deed in told:
        doer, other = deed.uk.doer, deed.en.doer
        if doer is None or other is None or doer is other or same(doer, other):
            continue
        if deed.uk.done_to is other and deed.en.done_to is doer:
            return other, doer
        if (other, doer) in doers:
            return other, doer
    return None


def same(one: Shared, two: Shared) -> bool:
    """Whether two shared names are one: the same place, a word in common, or a family and one of it ("the Howards")."""
    if _surname(one) == _surname(two):
        return True
    if one.facts and two.facts:
        a, b = one.facts, two.facts
        if a[0].value.ids & b[0].value.ids or a[1].value.ids & b[1].value.ids:
            return True
        return bool(set(a[0].value.parts) & set(b[0].value.parts) or set(a[1].value.parts) & set(b[1].value.parts))
    return any(one.text(side).lower() == two.text(side).lower() for side in SIDES)


def _surname(name: Shared) -> str:
    """The last word of an English name, without the ending of several or of what is theirs."""
    return _last_word(name.text("en"))


@lru_cache(maxsize=4096)
def _last_word(text: str) -> str:
    return text.lower().replace("’", "'").rstrip("'").removesuffix("'s").split()[-1].removesuffix("s")


def _proper(view: View, name: Shared) -> bool:
    """Whether a name has capitals on both sides and is no adjective."""
    capitals = all(view.row(side).tokens[name.words(side).start].text[0].isupper() for side in ("uk", "en"))
    if not capitals or not name.facts:
        return capitals
    return not any(fact.soft and not fact.value.ids for fact in name.facts[:1])


class _Names:
    """Names by where they stand in a row."""

    def __init__(self, names: Sequence[Shared], attributes: frozenset[int]) -> None:
        self.attributes = attributes  # the English words of names that only tell whose club it is: "Dynamo Kyiv"
        self._rows = {side: sorted(names, key=lambda name: name.words(side)) for side in SIDES}
        self._starts = {side: [name.words(side).start for name in row] for side, row in self._rows.items()}

    def at(self, row: Row, n: int) -> Sequence[Shared]:
        """The names near a word."""
        starts = self._starts[row.side]
        first, end = bisect_left(starts, n - APPOSITION - WIDE), bisect_left(starts, n + BEHIND + TITLE + 1)
        return self._rows[row.side][first:end]


def _deeds(view: View, names: _Names) -> Iterator[Deed]:
    """The verbs that both texts have, where each tells a doer: one alone tells nothing of the other."""
    uk, en, ties = view.uk, view.en, view.ties
    for n, m, _ in view.links:
        word, there = uk.words[n], en.words[m]
        if uk.strength[n] < SURE or not ties.verb[word]:
            continue
        lost = ties.converse["en", there] and ties.defeated(word, there)
        if ties.silent["uk", word] and not lost:
            continue
        if (ties.converse["en", there] and not lost) or there in ties.auxiliaries:
            continue
        theirs, ours = names.at(en, m), names.at(uk, n)
        if not theirs or not ours:  # nobody is near
            continue
        english = voices.english(view, m, theirs, names.attributes)
        if english.doer is None or (not lost and _beside_converse(view, n)):
            continue
        ukrainian = _ukrainian(view, n, ours)
        if ukrainian.doer is not None:
            yield Deed(_named(ours, ukrainian), _named(theirs, english))


def _beside_converse(view: View, n: int) -> bool:
    """Whether a verb that turns its parties stands beside a word: «отримав пас від»."""
    words = [view.uk.lower(k) for k in range(max(0, n - 2), n + 3)]
    return any(view.ties.converse["uk", word] for word in words if word)


def _named(names: Sequence[Shared], told: Numbers) -> Parties:
    return Parties(*(None if n is None else names[n] for n in told))


def _ukrainian(view: View, verb: int, names: Sequence[Shared]) -> Numbers:
    """The parties of a verb by case: the instrumental does it beside a participle, else the nominative."""
    row = view.uk
    near = [n for n, name in enumerate(names) if _reaches(view, clubs.within(row, name.uk), verb)]
    cases = {n: cases_of(view, names[n]) for n in near}
    if len(near) == 2 and any(clubs.quoted(row, names[n].uk) for n in near):
        return _named_clubs(view, verb, [names[n] for n in near], near)
    free = {n: _place(view, names[n]) for n in near}
    agents = [n for n in near if cases[n] == AGENT and not free[n]]
    subjects = [n for n in near if cases[n] == SUBJECT and not free[n] and not _undeclined(view, names[n])]
    word, end = row.tokens[verb].lower, view.ties.endings
    doerless = view.ties.verb[word] == "participle" or word.endswith(end.nobody)
    if doerless or (agents and word.endswith(end.reflexive)):
        patients = subjects or [n for n in near if not free[n] and n not in agents and cases[n] & PATIENT]
        return Numbers(agents[0], _only(patients)) if len(agents) == 1 else Numbers(None, None)
    if agents:
        return Numbers(None, None)
    patients = [
        n
        for n in near
        if cases[n] <= PATIENT | {"locative"}
        and (not free[n] or free[n] in view.ties.onto["uk"])
        and not ("genitive" in cases[n] and _of_noun(view, names, n, verb))
    ]
    doer = _only(subjects)
    if len(near) == 2 and all(cases[n] == UNSURE and not free[n] for n in near):
        first, second = sorted(near, key=lambda n: names[n].uk)
        if names[first].uk.start < verb < names[second].uk.start:
            return Numbers(first, second)  # «Китай розкритикував Тайвань»: the order tells where no case does
    unsure = [n for n in near if len(cases[n]) > 1 and "nominative" in cases[n] and not free[n]]
    if not subjects and len(unsure) == 1 and len(patients) == 1:
        doer = unsure[0]  # «Іран атакував Ізраїль» is not firm, «Іран атакував Україну» is
    if doer is not None and not patients and len(unsure) == 1 and doer not in unsure:
        patients = unsure
    return Numbers(doer, _only([n for n in patients if n != doer]))


def _named_clubs(view: View, verb: int, both: Sequence[Shared], numbers: Sequence[int]) -> Numbers:
    """The parties of a verb of which one at least is in quotation marks, by their order around it."""
    if not all(clubs.free(view, name, verb) for name in both):
        return Numbers(None, None)
    first, second = sorted(range(2), key=lambda k: both[k].uk)
    if not both[first].uk.start < verb < both[second].uk.start:
        return Numbers(None, None)
    if not clubs.agrees(view.uk.lower(both[first].uk.end - 1), view.uk.lower(verb), view.ties.agreement):
        return Numbers(None, None)
    return Numbers(numbers[first], numbers[second])


def _only(numbers: Sequence[int]) -> int | None:
    return numbers[0] if len(numbers) == 1 else None


def _reaches(view: View, words: Span, verb: int) -> bool:
    """Whether a name stands near a verb, with no mark between but for those of a date: «у середу, 22 квітня,»."""
    row, dated = view.uk, view.dated
    first, end = (words.end, verb) if verb >= words.end else (verb + 1, words.start)
    if end - first > 4 * NEAR:
        return False
    between = [row.lower(n) for n in range(first, end) if n not in dated]
    if len(between) > 2 * NEAR:
        return False
    return not STOPS & set(between) and sum(word[0].isalnum() for word in between) <= NEAR


def _place(view: View, name: Shared) -> str:
    """The preposition before a Ukrainian name, or ""."""
    before = view.uk.lower(name.uk.start - 1)
    return before if before in view.ties.places["uk"] else ""


def _undeclined(view: View, name: Shared) -> bool:
    """Whether a noun in an oblique case stands before a name that keeps its form: «премії Оскар»."""
    word = view.uk.lower(name.uk.start - 1)
    return (
        word.isalpha()
        and word.endswith(view.ties.endings.oblique)
        and not view.ties.verb[word]
        and view.uk.weight[name.uk.start - 1] > FUNCTION
    )


def _of_noun(view: View, names: Sequence[Shared], n: int, verb: int) -> bool:
    """Whether a name is a genitive behind a noun: «радник Зеленського»."""
    row, before = view.uk, names[n].uk.start - 1
    if before < 0 or before == verb or any(name.uk.start <= before < name.uk.end for name in names):
        return False
    word = row.lower(before)
    if not word[0].isalpha() or word in view.ties.places["uk"] or view.ties.verb[word]:
        return False
    return row.weight[before] > FUNCTION and not word.endswith(view.ties.endings.adverb)
