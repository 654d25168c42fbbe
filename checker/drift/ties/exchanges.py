"""Two facts of one kind that have changed places: every word is there, and what happened is the reverse."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, coverage_of
from checker.drift.locality import PLACE, together
from checker.drift.ties import nations
from checker.drift.ties.couples import couples, small
from checker.drift.ties.order import (
    day_torn,
    enumerated,
    joined,
    listed,
    mirrored,
    one_sort,
    phrase,
    told_reversed,
)
from checker.drift.ties.parties import Deed, deeds, turned
from checker.drift.ties.places import crossed
from checker.drift.ties.polled import polled
from checker.drift.ties.row import Shared
from checker.drift.ties.view import View, view_of
from checker.drift.ties.votes import verbs_exchanged
from checker.model import SIDES, Pair, Side

# How a tie tells: by order ("2-1"), by prepositions, by who does it, or by the words around.
Told = Literal["order", "place", "parties", "company"]

# The share of words around two names that have to translate each other: what is exchanged stands among other words.
NAMED = 0.15
EN: Side = "en"


class Exchange(NamedTuple):
    """Two facts in each other's place, and how that is told."""

    one: Shared
    two: Shared
    told: Told

    @property
    def names(self) -> bool:
        """Whether they are names."""
        return self.one.name


def exchange_of(comparison: Comparison, pair: Pair) -> Exchange | None:
    """The surest exchange of a pair, worked out once for all who ask; None where there is none.

    Two names that the English text has beside each other mean one thing wherever they stand: "Dynamo Kyiv".
    """
    found = comparison.made(_exchange, pair)
    if found and found.told == "company" and any(_again(pair, fact) for fact in (found.one, found.two)):
        return None
    if found and found.names:
        one, two = (fact.text("en").lower().removesuffix("'s") for fact in (found.one, found.two))
        if comparison.made(_beside, EN) & {f"{one} {two}", f"{two} {one}"}:
            return None
    return found


def _again(pair: Pair, fact: Shared) -> bool:
    """Whether both texts have the letters of a name again: which of them stands for which is not told by its company.

    «Telegram-бот …, і запити Telegram», "The Telegram bot …, and Telegram requests".
    """
    written = fact.text("en")
    if not fact.name or fact.text("uk") != written:
        return False
    return all(sum(one.text.count(written) for one in pair.side(side)) > 1 for side in SIDES)


def _beside(comparison: Comparison, side: Side) -> frozenset[str]:
    """The words with capitals that a text has right beside each other, in lower case: "dynamo kyiv"."""
    return frozenset(
        f"{one.lower} {two.lower}".removesuffix("'s")
        for segment in comparison.side(side)
        for one, two in pairwise(segment.tokens)
        if one.text[0].isupper() and two.text[0].isupper() and two.start == one.end + 1
    )


def _exchange(comparison: Comparison, pair: Pair) -> Exchange | None:
    view = view_of(comparison, pair)
    if view is None:
        return None
    told = deeds(view)
    if (found := turned(told)) and not listed(view, *found):
        return Exchange(*found, "parties")
    if found := nations.turned(view):
        return Exchange(*found, "parties")
    near = list(couples(view))
    for one, two, inverted in near:
        if (how := _plainly(view, one, two, inverted=inverted)) is not None:
            return Exchange(one, two, how)
    doers: dict[Shared, list[Deed]] = {}
    for deed in told:
        if deed.uk.doer is not None:
            doers.setdefault(deed.uk.doer, []).append(deed)
    cover = coverage_of(comparison, pair)
    firm = [
        (much, one, two)
        for much, (one, two, _) in polled(view, near, doers)
        if _placed(cover, one, two) and not enumerated(view, one, two)
    ]
    if not firm:
        return None
    _, one, two = max(firm, key=lambda found: found[0])
    return Exchange(one, two, "company")


def _placed(cover: Coverage, one: Shared, two: Shared) -> bool:
    """Whether each of two facts stands where the other does: the words around translate each other."""

    def number(fact: Shared, side: Side) -> int:
        segment, span = fact.place(side)
        return next((n for k in range(*span) if (n := cover.numbers[side].get((segment, k))) is not None), -1)

    both = [(number(one, "uk"), number(two, "en")), (number(two, "uk"), number(one, "en"))]
    shares = [together(cover, *numbers) for numbers in both if min(numbers) >= 0]
    return not shares or sum(shares) / len(shares) >= (NAMED if one.name else PLACE)


def _plainly(view: View, one: Shared, two: Shared, *, inverted: bool) -> Told | None:
    """How prepositions or a mere join tell that two facts are exchanged."""
    if not one.name and (day_torn(view, one, two) or day_torn(view, two, one)):
        return "order"
    if not one.name and not one_sort(one, two):
        return None
    if crossed(view, one, two, inverted=inverted) and (inverted or not phrase(view, one, two)):
        return "place"
    if (
        inverted
        and not one.name
        and joined(view, one, two)
        and not (told_reversed(view, one, two) or mirrored(view, one))
    ):
        return "order"
    told = not inverted or any(small(fact) for fact in (one, two))  # the words around tell the others
    if told and not one.name and verbs_exchanged(view, one, two):
        return "company"
    return None
