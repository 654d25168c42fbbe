"""What prepositions say of facts: from and to, through, against, according to, told by words and by case."""

from __future__ import annotations

from checker.drift.ties.cases import cases_of
from checker.drift.ties.row import Shared
from checker.drift.ties.view import View
from checker.model import Side

Places = frozenset[str]
NONE: Places = frozenset()
GOAL_OR_PLACE: Places = frozenset({"goal", "place"})
DASHES = frozenset("—–-")
QUOTES = frozenset('«"“„(')
CURRENCIES = frozenset("$£€₴")
# How many words before a name a verb of leaving, or a comparative, may stand.
LEAVING, COMPARED = 4, 3
# Prepositions that say the same of two names that stand for each other, in whatever case.
SAID = ("source_of_words", "than")
# Between a pair of places that are figures "by" and "in" say nothing.
FOR_FIGURES = frozenset({"source", "goal", "after", "ahead", "instead"})


def places(view: View, fact: Shared, side: Side) -> Places:
    """What stands before a fact says that it is: of an ambiguous preposition all that it may; empty where nothing does.

    In English a name that begins a phrase is no place: "from Kyiv's mayor".
    """
    if side == "uk" and fact.name and (end_of_route := _route(view, fact)):
        return end_of_route
    row, ties = view.row(side), view.ties
    first, end = fact.words(side)
    n, words, between = first - 1, row.words, ties.between[side]
    while n >= 0 and (words[n] in between or words[n] in QUOTES or words[n] in CURRENCIES):
        if fact.name and ties.places[side].get(words[n]) == "than":
            break  # "more than Kyiv", and "more than 5"
        n -= 1
    known, word, before = ties.places[side], row.lower(n), row.lower(n - 1)
    told = known.get(f"{before} {word}") or known.get(word, "")
    if fact.name:
        if "than" in (known.get(word), known.get(before)) or (side == "uk" and _comparative(view, n)):
            told = "than"
        if side == "en" and not _continued(view, end):
            told = _left(view, n) or told
    if not told or told == "other":
        return NONE
    if side == "en" and fact.name and told not in SAID and _continued(view, end):
        return NONE
    if told == "directed":
        return _directed(view, fact, word)
    if not fact.name:
        return frozenset({told}) if told in FOR_FIGURES else NONE
    if told == "source" and side == "uk" and word != "від" and cases_of(view, fact) == {"instrumental"}:
        return NONE  # «з Макроном»
    if told == "place" and side == "en":
        return GOAL_OR_PLACE
    return frozenset({told})


def _route(view: View, fact: Shared) -> Places:
    """Which end of a route a Ukrainian name is, with only a dash to the other: «автобус Рівне — Гданськ»."""
    n = view.numbers[fact]
    for one, two, said in ((n, n + 1, "source"), (n - 1, n, "goal")):
        if one >= 0 and two < len(view.facts):
            first, second = view.facts[one], view.facts[two]
            if first.name and second.name and first.uk_segment is second.uk_segment:
                between = first.uk_segment.folded[first.uk_span.end : second.uk_span.start]
                if between.strip() in DASHES:
                    return frozenset({said})
    return NONE


def _comparative(view: View, n: int) -> bool:
    """Whether a Ukrainian preposition stands behind a comparative, of which it makes "than": «більший за Одесу»."""
    if view.uk.lower(n) not in view.ties.compares:
        return False
    return any(view.ties.comparative[view.uk.lower(k)] for k in range(max(0, n - COMPARED), n))


def _same_degree(view: View, name: Shared) -> bool:
    """Whether the word that compares with an English name has a counterpart: who spends less is the other one."""
    row = view.en
    before = [n for n in range(max(0, name.en.start - COMPARED - 2), name.en.start) if view.ties.degree(row.lower(n))]
    return bool(before) and row.partner[before[-1]] >= 0


def _left(view: View, n: int) -> str:
    """What "leave" makes of the English names behind it: "left Kyiv for Lviv"."""
    row, leaving = view.en, view.ties.leaving
    if row.lower(n) in leaving:
        return "source"
    if row.lower(n) == "for" and any(row.lower(k) in leaving for k in range(max(0, n - LEAVING), n)):
        return "goal"
    return ""


def _continued(view: View, end: int) -> bool:
    """Whether an English name goes on: "Kyiv Post", "Kyiv's", "Kyiv-based"."""
    row = view.en
    if row.lower(end - 1).endswith(("'s", "'")):
        return True
    if end >= len(row.tokens):
        return False
    behind = row.tokens[end]
    return behind.text[0].isupper() or (behind.text[0] in "'-" and behind.start == row.tokens[end - 1].end)


def _directed(view: View, fact: Shared, word: str) -> Places:
    """«На Київ» is where to, «у Києві» where."""
    if not fact.name:
        return frozenset({"goal"}) if word == "на" else NONE
    cases = cases_of(view, fact)
    if cases == {"accusative"}:
        return frozenset({"goal", "against"})
    if cases == {"genitive"}:
        return frozenset({"source"})  # «відібрала в України»
    return frozenset({"place"}) if "locative" in cases and "accusative" not in cases else GOAL_OR_PLACE


def crossed(view: View, one: Shared, two: Shared, *, inverted: bool) -> bool | None:
    """Whether the prepositions of two facts are exchanged; None where they say that the facts are not.

    From Kyiv to Lviv is not «зі Львова до Києва».
    """
    one_uk = places(view, one, "uk")
    if not one_uk and not inverted:
        return False
    two_uk = places(view, two, "uk")
    if not (one_uk and two_uk) and not (inverted and (one_uk or two_uk)):
        return False
    one_en, two_en = places(view, one, "en"), places(view, two, "en")
    if one_uk and two_uk and one_en and two_en:
        if not one_uk & one_en and not two_uk & two_en and one_uk & two_en and two_uk & one_en:
            return True
        if one_uk & one_en and two_uk & two_en and not (one_uk & two_en and two_uk & one_en):
            return None
    if (one_uk & one_en | two_uk & two_en) - GOAL_OR_PLACE:
        return None
    return inverted and any(
        (said in one_uk & two_en and said not in one_en | two_uk)
        or (said in two_uk & one_en and said not in two_en | one_uk)
        for said in SAID
        if said != "than" or _same_degree(view, two if "than" in two_en else one)
    )
