"""Whose team beats whose: two countries, or peoples, on either side of a verb, by the nouns that they belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from checker.drift.ties.cases import PATIENT, SUBJECT, cases_of
from checker.drift.ties.parties import STOPS, SURE, same
from checker.drift.ties.row import FUNCTION, Row, Shared
from checker.drift.ties.view import View
from checker.language.lexicon.lexicon import lexicon
from checker.model import SIDES

# How many words a country is from its verb at most, and how many nouns stand before it: «міністр оборони Литви».
NEAR, CHAIN = 6, 2

Part = Literal["does", "suffers", ""]


def turned(view: View) -> tuple[Shared, Shared] | None:
    """Two countries whose parts in a deed are exchanged: the nearest names on both sides of a verb."""
    names = view.names()
    known = [name for name in names if _known(name)]
    if all(one.en <= two.en for one, two in pairwise(known)):
        return None  # as most often, they stand in one order in both texts
    uk, en = (_Around(view.row(side), names) for side in SIDES)
    for n, m, _ in view.links:
        ours = uk.of(n)
        if (
            ours is None
            or not all(map(_known, ours))
            or en.of(m) != ours[::-1]
            or same(*ours)
            or not _verbs(view, n, m)
        ):
            continue
        if _part(view, ours[0], n) == "does" and _part(view, ours[1], n) == "suffers":
            return ours
    return None


def _known(name: Shared) -> bool:
    """Whether a name is a known place."""
    return name.facts is not None and bool(name.facts[0].value.ids)


class _Around:
    """The names of a row by where they stand."""

    def __init__(self, row: Row, names: Sequence[Shared]) -> None:
        self._row = row
        self._names = sorted(names, key=lambda name: name.words(row.side))
        self._starts = [name.words(row.side).start for name in self._names]

    def of(self, verb: int) -> tuple[Shared, Shared] | None:
        """The nearest names before and behind a verb, both near it in its clause; None where there are none."""
        behind = bisect_right(self._starts, verb)
        if not 0 < behind < len(self._names):
            return None
        first, second = self._names[behind - 1], self._names[behind]
        end, start = first.words(self._row.side).end, second.words(self._row.side).start
        if end > verb or verb - end > NEAR or start - verb > NEAR:
            return None
        between = (self._row.lower(k) for k in range(end, start))
        return (first, second) if STOPS.isdisjoint(between) else None


def _verbs(view: View, n: int, m: int) -> bool:
    """Whether two words are verbs of one deed, said alike in both texts: active, and by none who is said to lose."""
    ties, uk, en = view.ties, view.uk.lower(n), view.en.lower(m)
    if view.uk.strength[n] < SURE or ties.verb[uk] != "verb" or en in ties.auxiliaries:
        return False
    if uk.endswith(ties.doerless + ties.endings.infinitive) or en.endswith("ing"):
        return False
    if any(view.en.lower(k) in ties.be for k in range(max(0, m - 2), m)) or view.en.lower(m + 1) == "by":
        return False
    lost = ties.scored("lost", "uk", [uk]) and ties.scored("lost", "en", [en])
    return lost or not (ties.silent["uk", uk] or ties.converse["en", en])


def _part(view: View, name: Shared, verb: int) -> Part:
    """What a country does by the case of the noun that it belongs to, or by its own."""
    row, end = view.uk, view.ties.endings
    form = row.lower(name.uk.end - 1)
    known = lexicon(view.words)
    if name.facts is not None and name.facts[0].soft:  # «польський»
        return "does" if form.endswith(end.subject) else "suffers" if form.endswith(end.object) else ""
    head = -1
    for k in range(name.uk.start - 1, max(-1, name.uk.start - 1 - CHAIN), -1):
        word = row.lower(k)
        if k == verb or not word.isalpha() or view.ties.verb[word] == "verb" or row.weight[k] <= FUNCTION:
            break
        if word in view.ties.places["uk"] or not known.lemmas("uk", word):
            break
        head = k
    if head < 0:
        cases = cases_of(view, name)
        free = row.lower(name.uk.start - 1) not in view.ties.places["uk"]
        return "does" if cases == SUBJECT and free else "suffers" if cases <= PATIENT and free else ""
    if row.lower(head - 1) in view.ties.places["uk"]:
        return ""
    word = row.lower(head)
    lemma = _lemma(view, word)
    if lemma.endswith(end.adjective):  # «збірна»
        return "does" if word.endswith(end.subject) else "suffers" if word.endswith(end.object) else ""
    return "does" if word == lemma else "suffers"


def _lemma(view: View, form: str) -> str:
    known = lexicon(view.words)
    numbers = known.lemmas("uk", form)
    return known.word("uk", numbers[0]) if numbers else ""
