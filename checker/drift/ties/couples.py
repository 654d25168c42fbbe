"""Two facts of one kind that may have changed places, for they stand near each other in both texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from checker.drift.ties.order import NEIGHBOURS, alternatives, part_of
from checker.drift.ties.places import places
from checker.drift.ties.row import Shared
from checker.drift.ties.view import View
from checker.drift.ties.votes import alike
from checker.model import SIDES

# What stands before the name of an account.
HANDLE = "@"
# How many facts apart two are at most in the Ukrainian text.
APART = 2 * NEIGHBOURS


class Couple(NamedTuple):
    """Two facts, the one that English has first before the other, and whether their order is inverted."""

    one: Shared
    two: Shared
    inverted: bool


def couples(view: View) -> Iterator[Couple]:
    """The facts of one kind that stand near each other.

    Of names in one order those only that have a preposition each: nothing else tells that they are exchanged.
    """
    names, figures = view.names(), [fact for fact in view.facts if fact.kind != "name"]
    if len(names) > 1:
        stands = [fact.place(side) for fact in view.facts for side in SIDES]
        if len(set(stands)) < len(stands):  # «Тома» may be two Toms
            often = Counter(stands)
            names = [name for name in names if all(often[name.place(side)] == 1 for side in SIDES)]
    for group in (names, figures):
        if len(group) < 2:
            continue
        row = sorted(group, key=lambda fact: (fact.en, fact.en_span))
        governed = [one.kind != "name" or bool(places(view, one, "uk")) for one in row]
        for n, one in enumerate(row):
            for k, two in enumerate(row[n + 1 : n + 1 + NEIGHBOURS], n + 1):
                if one.uk_span <= two.uk_span and not (governed[n] and governed[k]):
                    continue
                if one.uk_segment is not two.uk_segment or one.en_segment is not two.en_segment:
                    continue
                if abs(view.numbers[one] - view.numbers[two]) > APART:
                    continue
                first, second = (one.uk_span, two.uk_span) if one.uk_span <= two.uk_span else (two.uk_span, one.uk_span)
                if first.end > second.start or one.en_span.end > two.en_span.start or alike(one, two):
                    continue
                if not one.name and (alternatives(view, one, two) or part_of(view, one, two)):
                    continue
                if _equal(one, two) or _times(one) != _times(two) or _tagged(view, one) or _tagged(view, two):
                    continue
                yield Couple(one, two, one.uk_span > two.uk_span)


def _tagged(view: View, one: Shared) -> bool:
    """Whether a figure stands behind the same word in both texts, or a name behind "@": «вивід 21 GPIO 0»."""
    uk, en = view.uk.lower(one.uk.start - 1), view.en.lower(one.en.start - 1)
    return uk == en == HANDLE if one.name else uk == en and uk.isalpha()


def _times(one: Shared) -> bool:
    """Whether a figure says how often, which stands anywhere: «двічі запустити», "launch it twice"."""
    return one.facts is not None and getattr(one.facts[0].value, "form", "") == "times"


def _equal(one: Shared, two: Shared) -> bool:
    """Whether two figures say the same, whatever their form: «двічі … 2 команди»."""
    return one.facts is not None and two.facts is not None and one.facts[0].figures == two.facts[0].figures != ()


def small(fact: Shared) -> bool:
    """Whether a figure is a word that may as well be no figure: "one", "a half", "twice"."""
    return fact.facts is not None and any(
        not any(letter.isdigit() for letter in one.text)
        and (one.figures in {(1.0,), (0.5,)} or getattr(one.value, "form", "") == "times")
        for one in fact.facts
    )
