"""Who does it to whom: Ukrainian says it by case, English by the side of the verb, by voice and by "by"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.drift.ties.cases import AGENT, PATIENT, SUBJECT, Cases, cases_of
from checker.drift.ties.view import DASHES, FUNCTION, HARD, Row, Shared, View
from checker.model import SIDES, Span

# How surely a verb of one text must stand for one of the other; how many words a party is from its verb at most.
SURE = 0.3
NEAR = 3
# How far behind its verb an English object or "by" is looked for.
BEHIND = 5
# How many words a name, or auxiliaries before a verb, may take at most.
WIDE = 8
# How many words stand between "by" and its name at most: a title.
TITLE = 2
# How far before a name an apposition may begin: "Olena Koval, a spokeswoman for the group Hromada said".
APPOSITION = 12
STOPS = HARD | DASHES | {","}
# What a quotation ends with.
CLOSING = frozenset("”\"»'’,")
UNSURE: Cases = frozenset({"nominative", "accusative"})
# What nouns and adjectives end in that are no nominatives.
OBLIQUE = ("и", "і", "ї", "у", "ю", "ого", "ої", "ому", "ам", "ям", "ом", "ем", "єм")
POSSESSIVE = ("'s", "'")


class Parties(NamedTuple):
    """Who does it and to whom it is done; None where that is not firm."""

    doer: Shared | None
    done_to: Shared | None


class Numbers(NamedTuple):
    """The same, as numbers of names."""

    doer: int | None
    done_to: int | None


class Deed(NamedTuple):
    """The parties of a verb that both texts have."""

    uk: Parties
    en: Parties


def deeds(view: View) -> list[Deed]:
    """The verbs that both texts have, with their parties among the names; none where fewer than two may be one."""
    names = [name for name in view.names() if _proper(view, name)]
    return list(_deeds(view, _Names(names))) if len(names) > 1 else []


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
    """Whether two shared names are one: the same place, or a word in common."""
    if one.facts and two.facts:
        a, b = one.facts, two.facts
        if a[0].value.ids & b[0].value.ids or a[1].value.ids & b[1].value.ids:
            return True
        return bool(set(a[0].value.parts) & set(b[0].value.parts) or set(a[1].value.parts) & set(b[1].value.parts))
    return any(one.text(side).lower() == two.text(side).lower() for side in SIDES)


def _proper(view: View, name: Shared) -> bool:
    """Whether a name has capitals on both sides and is no adjective."""
    capitals = all(view.row(side).tokens[name.words(side).start].text[0].isupper() for side in ("uk", "en"))
    if not capitals or not name.facts:
        return capitals
    return not any(fact.soft and not fact.value.ids for fact in name.facts[:1])


class _Names:
    """Names by where they stand in a row."""

    def __init__(self, names: Sequence[Shared]) -> None:
        self._rows = {side: sorted(names, key=lambda name: name.words(side)) for side in SIDES}
        self._starts = {side: [name.words(side).start for name in row] for side, row in self._rows.items()}

    def at(self, row: Row, n: int) -> Sequence[Shared]:
        """The names near a word."""
        starts = self._starts[row.side]
        first, end = bisect_left(starts, n - APPOSITION - WIDE), bisect_left(starts, n + BEHIND + TITLE + 1)
        return self._rows[row.side][first:end]


def _deeds(view: View, names: _Names) -> Iterator[Deed]:
    """The verbs that both texts have."""
    uk, en, ties = view.uk, view.en, view.ties
    for n, m, _ in view.links:
        word, there = uk.tokens[n].lower, en.tokens[m].lower
        if uk.strength[n] < SURE or not ties.verb[word] or ties.silent["uk", word]:
            continue
        if ties.converse["en", there] or there in ties.auxiliaries or _beside_converse(view, n):
            continue
        theirs = names.at(en, m)
        english = _english(view, m, theirs)
        if english.doer is None and english.done_to is None:
            continue
        ours = names.at(uk, n)
        yield Deed(_named(ours, _ukrainian(view, n, ours)), _named(theirs, english))


def _beside_converse(view: View, n: int) -> bool:
    """Whether a verb that turns its parties stands beside a word: «отримав пас від»."""
    words = [view.uk.lower(k) for k in range(max(0, n - 2), n + 3)]
    return any(view.ties.converse["uk", word] for word in words if word)


def _named(names: Sequence[Shared], told: Numbers) -> Parties:
    return Parties(*(None if n is None else names[n] for n in told))


def _ukrainian(view: View, verb: int, names: Sequence[Shared]) -> Numbers:
    """The parties of a verb by case: the instrumental does it beside a participle, else the nominative."""
    row = view.uk
    near = [n for n, name in enumerate(names) if _reaches(row, name.uk, verb)]
    cases = {n: cases_of(view, names[n]) for n in near}
    free = {n: _place(view, names[n]) for n in near}
    agents = [n for n in near if cases[n] == AGENT and not free[n]]
    subjects = [n for n in near if cases[n] == SUBJECT and not free[n] and not _undeclined(view, names[n])]
    word = row.tokens[verb].lower
    if view.ties.verb[word] == "participle" or word.endswith(("но", "то")) or (agents and word.endswith("ся")):
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


def _only(numbers: Sequence[int]) -> int | None:
    return numbers[0] if len(numbers) == 1 else None


def _reaches(row: Row, words: Span, verb: int) -> bool:
    """Whether a name stands near a verb, with no mark between."""
    first, end = (words.end, verb) if verb >= words.end else (verb + 1, words.start)
    if end - first > 2 * NEAR:
        return False
    between = [row.lower(n) for n in range(first, end)]
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
        and word.endswith(OBLIQUE)
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
    return row.weight[before] > FUNCTION and not word.endswith("о")


def _english(view: View, verb: int, names: Sequence[Shared]) -> Numbers:
    """The parties of a verb by where they stand."""
    row, ties = view.en, view.ties
    subject, passive, relative = _subject(view, verb, names)
    if subject is not None and (_apposed(row, names, subject) or _dependent(view, names[subject], relative=relative)):
        subject = None
    if row.lower(verb).endswith("ing"):
        passive = False
    for k in range(verb + 1, min(len(row.tokens), verb + 1 + BEHIND)):
        word = row.lower(k)
        if word == "by":
            agent = _by(view, names, k)
            return Numbers(agent, subject if passive else None) if agent is not None else Numbers(None, subject)
        if word in STOPS or (word in ties.clauses["en"] and word not in ties.relative):
            break
        found = next((n for n, name in enumerate(names) if name.en.start == k), None)
        if found is not None:
            if passive or _continued(row, names[found]):
                break
            if subject is None and k == verb + 1 and _behind_quotation(row, verb):
                return Numbers(found, None)  # “…,” predicts Kuzma
            return Numbers(subject, found)
    return Numbers(None, subject) if passive else Numbers(subject, None)


def _behind_quotation(row: Row, verb: int) -> bool:
    """Whether a quotation ends right before a verb."""
    return row.lower(verb - 1) in CLOSING


def _subject(view: View, verb: int, names: Sequence[Shared]) -> tuple[int | None, bool, bool]:
    """The name before a verb and its auxiliaries; whether they make it a passive, and whether a pronoun relates it."""
    row, ties = view.en, view.ties
    k, passive, relative = verb - 1, False, False
    while k >= 0:
        word = row.lower(k)
        adverb = word.endswith("ly") and row.tokens[k].text[0].islower()
        if word not in ties.auxiliaries and not adverb and not (word == "," and relative):
            break
        passive |= word in ties.be
        relative |= word in ties.relative
        k -= 1
    return next((n for n, name in enumerate(names) if name.en.end == k + 1), None), passive, relative


def _dependent(view: View, name: Shared, *, relative: bool) -> bool:
    """Whether an English name before a verb is no subject, for it belongs to what stands before it: "mayor of Kyiv"."""
    if view.en.lower(name.en.end - 1).endswith(POSSESSIVE):
        return True
    n = name.en.start - 1
    while view.en.lower(n) in view.ties.titles:
        n -= 1
    place = view.ties.places["en"].get(view.en.lower(n), "")
    return bool(place) and not (relative and place == "other")


def _apposed(row: Row, names: Sequence[Shared], n: int) -> bool:
    """Whether a mark and another name stand a little before: what is between describes that."""
    start = names[n].en.start
    for k in range(start - 1, max(-1, start - APPOSITION), -1):
        if row.lower(k) in HARD:
            return False
        if row.lower(k) == ",":
            return any(name.en.end == k for name in names)
    return False


def _by(view: View, names: Sequence[Shared], k: int) -> int | None:
    """The name behind "by", which only a title may stand before."""
    n = next((n for n, name in enumerate(names) if k < name.en.start <= k + 1 + TITLE), None)
    if n is None:
        return None
    title = view.en.tokens[k + 1 : names[n].en.start]
    return n if all(token.text[0].isupper() or token.lower in view.ties.titles for token in title) else None


def _continued(row: Row, name: Shared) -> bool:
    """Whether an English name only begins a phrase: "Putin's decree", "the Chelsea Manning case"."""
    if row.lower(name.en.end - 1).endswith(POSSESSIVE):
        return True
    behind = row.tokens[name.en.end].text if name.en.end < len(row.tokens) else "."
    return behind[0].isalpha() and behind[0].isupper()
