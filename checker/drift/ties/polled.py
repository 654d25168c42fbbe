"""Two facts that the words around them take for exchanged, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.drift.ties.couples import Couple, small
from checker.drift.ties.order import NEIGHBOURS, joined, listed, one_sort, phrase
from checker.drift.ties.parties import Deed
from checker.drift.ties.places import crossed
from checker.drift.ties.row import FUNCTION, Shared
from checker.drift.ties.view import View
from checker.drift.ties.votes import alike, anchors, poll
from checker.model import SIDES

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
# So many words at most stand between an English name and what is its own, and how such a name ends.
OWNED, OWNS = 4, ("'s", "’s")


def polled(
    view: View, couples: Iterable[Couple], told: Mapping[Shared, Sequence[Deed]]
) -> Iterator[tuple[float, Couple]]:
    """The couples that the words around take for exchanged, and by how much; `told` are the deeds by their doer."""
    for couple in couples:
        one, two, inverted = couple
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
        if not one.name and (joined(view, one, two) or any(small(fact) for fact in (one, two))):
            continue
        near = _near(view, one, two)
        if one.name and _repeated(one, two, near):
            more += REPEATED
        if not one.name and (_twice(view, one) or _twice(view, two)):
            continue
        exchanged, straight = poll(view, one, two, anchors(view, one, two, near))
        for deed in (*told.get(one, ()), *told.get(two, ())):
            if deed.en.doer is deed.uk.doer:
                straight += DOER
            elif deed.en.doer is one or deed.en.doer is two:
                exchanged += DOER
        margin = MARGIN_NAMES + (0.0 if _verb_linked(view, one, two) else UNLINKED) if one.name else MARGIN_FIGURES
        if exchanged - straight >= margin + more and exchanged >= TWICE * straight:
            yield exchanged - straight, couple


def _twice(view: View, one: Shared) -> bool:
    """Whether a figure is matched with two of the other text: «у ніч проти п’ятниці», "from Thursday to Friday"."""
    return any(view.often[one.place(side)] > 1 for side in SIDES)


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
