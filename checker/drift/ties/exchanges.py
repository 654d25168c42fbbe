"""Two facts of one kind that have changed places: every word is there, and what happened is the reverse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, coverage_of
from checker.drift.locality import PLACE, together
from checker.drift.ties import nations
from checker.drift.ties.order import (
    NEIGHBOURS,
    alternatives,
    day_torn,
    enumerated,
    joined,
    listed,
    mirrored,
    one_sort,
    part_of,
    phrase,
    told_reversed,
)
from checker.drift.ties.parties import Deed, deeds, turned
from checker.drift.ties.places import crossed, places
from checker.drift.ties.row import FUNCTION, Shared
from checker.drift.ties.view import View, view_of
from checker.drift.ties.votes import alike, anchors, poll, verbs_exchanged
from checker.model import SIDES, Pair, Side

# How a tie tells: by order ("2-1"), by prepositions, by who does it, or by the words around.
Told = Literal["order", "place", "parties", "company"]

# By how much the words around must speak for the exchange, of names and of figures; more where a verb has no link.
MARGIN_NAMES, MARGIN_FIGURES, UNLINKED = 0.7, 0.45, 0.4
# ... and how many times the votes against it.
TWICE = 2.0
# ... and more where one of two names is known, or an adjective, and the other is not: "the Kyiv region, Irpin".
UNLIKE = 1.0
# ... and where an English name stands before its noun, for such a name moves: "the Black Sea peninsula".
MODIFIER = 0.4
# ... and where one of them stands there again, so that it may be matched with the wrong one.
REPEATED = 1.0
# What a doer of one linked verb, told by case and order, weighs as a vote.
DOER = 0.9


# The share of words around two names that have to translate each other: what is exchanged stands among other words.
NAMED = 0.15
# So many words at most stand between an English name and what is its own, and how such a name ends.
OWNED, OWNS = 4, ("'s", "’s")
EN: Side = "en"
# What stands before the name of an account.
HANDLE = "@"
# How many facts apart two are at most in the Ukrainian text.
APART = 2 * NEIGHBOURS


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
    if found and found.names:
        one, two = (fact.text("en").lower().removesuffix("'s") for fact in (found.one, found.two))
        if comparison.made(_beside, EN) & {f"{one} {two}", f"{two} {one}"}:
            return None
    return found


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
    couples = list(_couples(view))
    for one, two, inverted in couples:
        if (how := _plainly(view, one, two, inverted=inverted)) is not None:
            return Exchange(one, two, how)
    doers: dict[Shared, list[Deed]] = {}
    for deed in told:
        if deed.uk.doer is not None:
            doers.setdefault(deed.uk.doer, []).append(deed)
    polled = [
        found
        for found in _polled(view, couples, doers)
        if _placed(coverage_of(comparison, pair), *found[1]) and not enumerated(view, *found[1])
    ]
    best = max(polled, default=None, key=lambda found: found[0])
    return Exchange(*best[1], "company") if best else None


def _placed(cover: Coverage, one: Shared, two: Shared) -> bool:
    """Whether each of two facts stands where the other does: the words around translate each other."""

    def number(fact: Shared, side: Side) -> int:
        segment, span = fact.place(side)
        return next((n for k in range(*span) if (n := cover.numbers[side].get((segment, k))) is not None), -1)

    both = [(number(one, "uk"), number(two, "en")), (number(two, "uk"), number(one, "en"))]
    shares = [together(cover, *numbers) for numbers in both if min(numbers) >= 0]
    return not shares or sum(shares) / len(shares) >= (NAMED if one.name else PLACE)


def _couples(view: View) -> Iterator[tuple[Shared, Shared, bool]]:
    """Two facts of one kind that stand near each other, and whether their order is inverted.

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
                yield one, two, one.uk_span > two.uk_span


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
    told = not inverted or any(_small(fact) for fact in (one, two))  # the words around tell the others
    if told and not one.name and verbs_exchanged(view, one, two):
        return "company"
    return None


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


def _polled(
    view: View, couples: Sequence[tuple[Shared, Shared, bool]], told: Mapping[Shared, Sequence[Deed]]
) -> Iterator[tuple[float, tuple[Shared, Shared]]]:
    """The couples that the words around take for exchanged, and by how much; `told` are the deeds by their doer."""
    for one, two, inverted in couples:
        if not inverted or crossed(view, one, two, inverted=True) is None:
            continue
        more = 0.0 if one_sort(one, two) else UNLIKE
        if more and (not one.name or _person(one) or _person(two)):
            continue
        if one.name:
            more += MODIFIER * (_modifies(view, one) + _modifies(view, two))
        if one.name and (phrase(view, one, two) or listed(view, one, two) or _converse(view, one, two)):
            continue
        if (one.name and (_piled(view, one, two) or _owned(view, one, two))) or (
            not one.name and _labels(view, one, two)
        ):
            continue
        if not one.name and (joined(view, one, two) or any(_small(fact) for fact in (one, two))):
            continue
        near = _near(view, one, two)
        if one.name and _repeated(one, two, near):
            more += REPEATED
        exchanged, straight = poll(view, one, two, anchors(view, one, two, near))
        for deed in (*told.get(one, ()), *told.get(two, ())):
            if deed.en.doer is deed.uk.doer:
                straight += DOER
            elif deed.en.doer is one or deed.en.doer is two:
                exchanged += DOER
        margin = MARGIN_NAMES + (0.0 if _verb_linked(view, one, two) else UNLINKED) if one.name else MARGIN_FIGURES
        if exchanged - straight >= margin + more and exchanged >= TWICE * straight:
            yield exchanged - straight, (one, two)


def _repeated(one: Shared, two: Shared, near: Sequence[Shared]) -> bool:
    """Whether either name stands among the facts near by once more."""
    others = [fact for fact in near if fact.name and fact is not one and fact is not two]
    return any(alike(fact, one) or alike(fact, two) for fact in others)


def _person(fact: Shared) -> bool:
    """Whether a name is a full one and no known place."""
    return fact.facts is not None and not fact.facts[0].value.ids and len(fact.facts[0].value.parts) > 1


def _modifies(view: View, fact: Shared) -> bool:
    """Whether an English name only begins a phrase: "the Black Sea peninsula", "Premier League"."""
    row, end = view.en, fact.en.end
    if end >= len(row.tokens) or not row.tokens[end].text[0].isalpha():
        return False
    if row.tokens[end].text[0].isupper():
        return True
    verb = row.partner[end] >= 0 and view.ties.verb[view.uk.lower(row.partner[end])]
    return row.weight[end] > FUNCTION and row.partner[end] >= 0 and not verb


def _owned(view: View, one: Shared, two: Shared) -> bool:
    """Whether English says before an abbreviation whose it is, Ukrainian behind it: "Nova Poshta's tracking API"."""
    row, (first, second) = view.en, sorted((one.en, two.en))
    if second.start - first.end > OWNED or not row.tokens[second.start].text.isupper():
        return False
    return any(row.lower(n).endswith(OWNS) for n in range(first.start, second.start))


def _labels(view: View, one: Shared, two: Shared) -> bool:
    """Whether two figures stand behind the same English word with a capital, and only name one: "Zone 2", "Zone 4"."""
    row, before = view.en, [fact.en.start - 1 for fact in (one, two)]
    if min(before) < 0 or row.lower(before[0]) != row.lower(before[1]):
        return False
    return all(row.tokens[n].text.istitle() and row.weight[n] > FUNCTION for n in before)


def _piled(view: View, one: Shared, two: Shared) -> bool:
    """Whether only nouns and adjectives stand between an English name and an abbreviation: "GCP service account JSON".

    In Ukrainian the last of them comes first, «JSON сервісного облікового запису GCP». Two nouns may be joined:
    "Telegram channel or group URL".
    """
    first, second = sorted((one, two), key=lambda fact: fact.en)
    row, between = view.en, range(first.en.end, second.en.start)
    if not second.text("en").isupper() or not between:
        return False
    joints = [n for n in between if row.tokens[n].lower in view.ties.joins]
    return not {between[0], between[-1]}.intersection(joints) and all(
        row.tokens[n].text.isalpha()
        and row.weight[n] > FUNCTION
        and row.partner[n] >= 0
        and view.ties.verb[view.uk.lower(row.partner[n])] != "verb"
        for n in between
        if n not in joints
    )


def _near(view: View, one: Shared, two: Shared) -> list[Shared]:
    """The shared facts around two."""
    first, last = sorted((view.numbers[one], view.numbers[two]))
    return list(view.facts[max(0, first - NEIGHBOURS) : last + 1 + NEIGHBOURS])


def _converse(view: View, one: Shared, two: Shared) -> bool:
    """Whether a verb between two names turns their parts: «Майдан не сподобався Путіну», «отримав від» / "gave"."""
    converse, turning = view.ties.converse, view.ties.turning
    for side in SIDES:
        row, there = view.row(side), view.en
        first, second = sorted((one.words(side), two.words(side)))
        for n in range(max(0, first.start - 1), min(len(row.tokens), second.end + 2)):
            word = row.lower(n)
            if turning[side, word]:
                return True
            turned = side == "uk" and first.end <= n < second.start and converse[side, word]
            if turned and not converse["en", there.lower(row.partner[n])]:
                return True
    return False


def _verb_linked(view: View, one: Shared, two: Shared) -> bool:
    """Whether a verb near two names has a counterpart, or there is none."""
    first, second = sorted((one.uk, two.uk))
    row, ties = view.uk, view.ties
    verbs = [
        n
        for n in range(max(0, first.start - 2), min(len(row.tokens), second.end + 2))
        if row.tokens[n].text[0].islower() and ties.verb[row.lower(n)] == "verb"
    ]
    between = [n for n in verbs if first.end <= n < second.start] or verbs
    return not between or any(row.partner[n] >= 0 for n in between)


def _small(fact: Shared) -> bool:
    """Whether a figure is a word that may as well be no figure: "one", "a half", "twice"."""
    return fact.facts is not None and any(
        not any(letter.isdigit() for letter in one.text)
        and (one.figures in {(1.0,), (0.5,)} or getattr(one.value, "form", "") == "times")
        for one in fact.facts
    )
