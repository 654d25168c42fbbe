"""Two facts of one kind that have changed places: every word is there, and what happened is the reverse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.drift.ties.parties import Deed, deeds, same, turned
from checker.drift.ties.places import crossed
from checker.drift.ties.view import FUNCTION, Shared, View, view_of
from checker.drift.ties.votes import alike, anchors, poll, verbs_exchanged
from checker.model import SIDES, Pair, Side, other

# How a tie tells: by order ("2-1"), by prepositions, by who does it, or by the words around.
Told = Literal["order", "place", "parties", "company"]
SURE: dict[Told, float] = {"parties": 0.9, "place": 0.9, "order": 0.85, "company": 0.7}

# With so many facts behind it in the other text a fact is compared.
NEIGHBOURS = 6
# By how much the words around must speak for the exchange: for names and for figures; more where their verb has no link.
MARGIN_NAMES, MARGIN_FIGURES, UNLINKED = 0.7, 0.45, 0.4
# ... and how many times the votes against it.
TWICE = 2.0
# ... and more where one of two names is known, or an adjective, and the other is not: "the Kyiv region, Irpin".
UNLIKE = 1.0
# ... and where an English name stands before its noun, for such a name moves: "the Black Sea peninsula".
MODIFIER = 0.4
# What a doer of one linked verb, told by case and order, weighs as a vote.
DOER = 0.9
# How far from a score who won may be said, and names may be named, in words.
WON, NAMED = 6, 12
# Letters and figures that are one designation: F-16, «Т-72», G7.
DESIGNATED = re.compile(r"[^\W\d_]-?\d")
SORTLESS = frozenset({"", "duration"})
IDENTIFIERS = frozenset({"code", "version", "phone"})


class Exchange(NamedTuple):
    """Two facts in each other's place, how that is told, and how surely (0 to 1)."""

    one: Shared
    two: Shared
    told: Told
    confidence: float

    @property
    def names(self) -> bool:
        """Whether they are names."""
        return self.one.name


def exchange_of(comparison: Comparison, pair: Pair) -> Exchange | None:
    """The surest exchange of a pair, worked out once for all who ask; None where there is none."""
    return comparison.made(_exchange, pair)


def _exchange(comparison: Comparison, pair: Pair) -> Exchange | None:
    view = view_of(comparison, pair)
    if view is None:
        return None
    told = deeds(view)
    if found := turned(told):
        return _made(*found, "parties")
    couples = list(_couples(view))
    for one, two, inverted in couples:
        if (how := _plainly(view, one, two, inverted=inverted)) is not None:
            return _made(one, two, how)
    best = max(_polled(view, couples, told), default=None, key=lambda found: found[0])
    return _made(*best[1], "company") if best else None


def _made(one: Shared, two: Shared, told: Told) -> Exchange:
    return Exchange(one, two, told, SURE[told])


def _couples(view: View) -> Iterator[tuple[Shared, Shared, bool]]:
    """Two facts of one kind that stand near each other, and whether their order is inverted."""
    often = Counter(fact.place(side) for fact in view.facts for side in SIDES)  # «Тома» may be two Toms
    names = [name for name in view.names() if all(often[name.place(side)] == 1 for side in SIDES)]
    for group in (names, [fact for fact in view.facts if not fact.name]):
        row = sorted(group, key=lambda fact: (fact.en, fact.en_span))
        for n, one in enumerate(row):
            for two in row[n + 1 : n + 1 + NEIGHBOURS]:
                if one.uk_segment is not two.uk_segment or one.en_segment is not two.en_segment:
                    continue
                first, second = (one.uk_span, two.uk_span) if one.uk_span <= two.uk_span else (two.uk_span, one.uk_span)
                if first.end > second.start or one.en_span.end > two.en_span.start or alike(one, two):
                    continue
                yield one, two, one.uk_span > two.uk_span


def _plainly(view: View, one: Shared, two: Shared, *, inverted: bool) -> Told | None:
    """How prepositions or a mere join tell that two facts are exchanged."""
    if not one.name and (_day_torn(view, one, two) or _day_torn(view, two, one)):
        return "order"
    if not one.name and not _one_sort(one, two):
        return None
    if crossed(view, one, two, inverted=inverted) and (inverted or not _phrase(view, one, two)):
        return "place"
    if inverted and not one.name and _joined(view, one, two) and not _reversed(view, one, two):
        return "order"
    if not inverted and not one.name and verbs_exchanged(view, one, two):
        return "company"
    return None


def _day_torn(view: View, day: Shared, count: Shared) -> bool:
    """Whether a day of a month is a number of another thing: «1 квітня … 280 людей», "April 280 … 1 people"."""
    if not day.facts or not count.facts:
        return False
    if [fact.kind for fact in day.facts] != ["date", "number"] or count.facts[0].kind != "number":
        return False
    if count.facts[1].kind == "date":
        return True
    months = [fact for fact in view.facts if fact is not day and fact.uk_span == day.uk_span and fact.kind == "date"]
    return any(month.facts and month.facts[1].kind == "date" and _beside(month, count) for month in months)


def _beside(one: Shared, two: Shared) -> bool:
    first, second = sorted((one.en_span, two.en_span))
    return one.en_segment is two.en_segment and second.start - first.end == 1


def _polled(
    view: View, couples: Sequence[tuple[Shared, Shared, bool]], told: Sequence[Deed]
) -> Iterator[tuple[float, tuple[Shared, Shared]]]:
    """The couples that the words around take for exchanged, and by how much."""
    for one, two, inverted in couples:
        if not inverted or crossed(view, one, two, inverted=True) is None:
            continue
        more = 0.0 if _one_sort(one, two) else UNLIKE
        if more and (not one.name or _person(one) or _person(two)):
            continue
        if one.name:
            more += MODIFIER * (_modifies(view, one) + _modifies(view, two))
        if one.name and (_phrase(view, one, two) or _listed(view, one, two) or _converse(view, one, two)):
            continue
        if not one.name and (_joined(view, one, two) or any(_small(fact) for fact in (one, two))):
            continue
        exchanged, straight = poll(view, one, two, anchors(view, one, two, _near(view, one, two)))
        for deed in told if one.name else ():
            if deed.uk.doer in (one, two) and deed.en.doer in (one, two):
                if deed.uk.doer is deed.en.doer:
                    straight += DOER
                else:
                    exchanged += DOER
        margin = MARGIN_NAMES + (0.0 if _verb_linked(view, one, two) else UNLINKED) if one.name else MARGIN_FIGURES
        if exchanged - straight >= margin + more and exchanged >= TWICE * straight:
            yield exchanged - straight, (one, two)


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


def _near(view: View, one: Shared, two: Shared) -> list[Shared]:
    """The shared facts around two."""
    at = [n for n, fact in enumerate(view.facts) if fact is one or fact is two]
    return list(view.facts[max(0, at[0] - NEIGHBOURS) : at[-1] + 1 + NEIGHBOURS])


def _one_sort(one: Shared, two: Shared) -> bool:
    """Whether two facts are of one sort, so that one may stand in the other's place."""
    if not one.facts or not two.facts:
        return one.name and two.name
    here, there = one.facts, two.facts
    if one.name:
        known = bool(here[0].value.ids) == bool(there[0].value.ids)
        return known and all(a.soft == b.soft for a, b in zip(here, there, strict=True))
    kinds = {fact.kind for fact in (*here, *there)}
    sorts = {_sort(fact) for fact in (*here, *there)}
    if sorts & IDENTIFIERS:
        return False
    if kinds == {"number", "measure"} and not sorts <= SORTLESS:
        return False
    if kinds != {"number", "measure"} and (len(kinds) > 1 or len(sorts) > 1):
        return False
    return "money" in kinds or not any(DESIGNATED.search(f"{fact.text('en')}") for fact in (one, two))


def _sort(fact_of: object) -> str:
    value = getattr(fact_of, "value", None)
    sort = getattr(value, "sort", None)
    if sort is None:
        sort = getattr(value, "dimension", "")
    return str(sort).rstrip("?")


def _between(one: Shared, two: Shared, side: Side) -> str | None:
    """What stands between two facts of one passage, in small letters."""
    (segment, first), (_, second) = sorted((one.place(side), two.place(side)), key=lambda place: place[1])
    return segment.folded[first.end : second.start].lower()


def _parts(gap: str | None) -> list[str]:
    return re.findall(r"[^\W_]+|[^\s\w]", gap or "")


def _joined(view: View, one: Shared, two: Shared) -> bool:
    """Whether nothing but a join stands between two figures in both texts: "2-1", "10 or 15"."""
    told = [_parts(_between(one, two, side)) for side in ("uk", "en")]
    return all(0 < len(parts) <= 2 and view.ties.joins.issuperset(parts) for parts in told)


def _reversed(view: View, one: Shared, two: Shared) -> bool:
    """Whether a score, or a list, is only told from its other end: by the loser, or with the names in another order."""
    names = view.names()
    near = [name for name in names if all(_reach(name, one, two, side) <= NAMED for side in ("uk", "en"))]
    for n, name in enumerate(near):
        for second in near[n + 1 : n + 1 + NEIGHBOURS]:
            if not same(name, second) and (name.uk < second.uk) != (name.en < second.en):
                return True
    if _listed(view, one, two) and not any(view.en.lower(fact.en.start - 1) == "from" for fact in (one, two)):
        return any("," in _parts(_between(one, two, side)) for side in ("uk", "en"))
    lost = any(view.ties.scored("lost", side, _around(view, one, two, side, behind=True)) for side in ("uk", "en"))
    won = all(view.ties.scored("won", side, _around(view, one, two, side, behind=False)) for side in ("uk", "en"))
    return lost and not won


def _reach(name: Shared, one: Shared, two: Shared, side: Side) -> int:
    words = name.words(side)
    first, last = min(one.words(side), two.words(side)), max(one.words(side), two.words(side))
    return max(first.start - words.end, words.start - last.end, 0)


def _around(view: View, one: Shared, two: Shared, side: Side, *, behind: bool) -> list[str]:
    first, last = min(one.words(side), two.words(side)), max(one.words(side), two.words(side))
    end = last.end + WON if behind else first.start
    return [token.lower for token in view.row(side).tokens[max(0, first.start - WON) : end]]


def _phrase(view: View, one: Shared, two: Shared) -> bool:
    """Whether two names are one phrase: nothing but capitals between them in English, or nothing in Ukrainian."""
    first, second = sorted((one.en, two.en))
    between = view.en.tokens[first.end : second.start]
    if all(token.text[0].isupper() or token.lower in {".", "of", "the"} for token in between):
        return True
    first, second = sorted((one.uk, two.uk))
    return first.end >= second.start


def _listed(view: View, one: Shared, two: Shared) -> bool:
    """Whether two facts are items of a list in both texts, whose order says nothing."""
    told = [_parts(_between(one, two, side)) for side in ("uk", "en")]
    return all(parts and view.ties.lists.issuperset(parts) for parts in told)


def _converse(view: View, one: Shared, two: Shared) -> bool:
    """Whether a verb between two names turns their parts: «Майдан не сподобався Путіну», «отримав від» / "gave"."""
    converse, turning = view.ties.converse, view.ties.turning
    for side in SIDES:
        row, there = view.row(side), view.row(other(side))
        first, second = sorted((one.words(side), two.words(side)))
        for n in range(max(0, first.start - 1), min(len(row.tokens), second.end + 2)):
            word = row.lower(n)
            if turning[side, word]:
                return True
            if converse[side, word] and not converse[other(side), there.lower(row.partner[n])]:
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
