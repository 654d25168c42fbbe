"""Whose company stands beside which of two facts: the words around vote for the straight or the exchanged pairing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.drift.ties.parties import same
from checker.drift.ties.row import FUNCTION, HARD, Row, Shared
from checker.drift.ties.view import View
from checker.model import SIDES, Span

# No word votes that is farther from both facts; how many words are asked on either side of them.
FAR = 7.0
ASKED = 24
# How far a verb is from its figure at most, and how surely it must be the one's and not the other's.
VERB, OWN = 4.0, 0.2
PAUSES = HARD | {","}
# What another shared fact weighs as a vote; a link between words weighs up to 1.35.
FACT = 0.6
# What is counted stands behind the number, and is nearer to it for that.
COUNTED = 0.8
# A word outside of both facts and behind or before them in both texts says less of figures.
OUTSIDE, OUTSIDE_FIGURES = 1.0, 0.4
NEXT, NEXT_FIGURES = 2.0, 1.2
# What is counted may be left out behind the second number: a counted noun of one alone says little.
LONE_COUNT = 0.2


class Poll(NamedTuple):
    """The votes for the exchanged and for the straight pairing of two facts."""

    exchanged: float
    straight: float

    @property
    def margin(self) -> float:
        """By how much the exchanged pairing wins."""
        return self.exchanged - self.straight


def poll(view: View, one: Shared, two: Shared, anchors: Sequence[Shared]) -> Poll:
    """The votes of linked words and of other shared facts near two facts.

    Each word belongs to the nearer of the two on its own side; where its counterpart belongs to the other fact, it
    votes for the exchange.
    """
    exchanged = straight = 0.0
    figures = not one.name
    held: list[tuple[bool, float]] = []
    for u, e, strength in _voters(view, one, two, anchors):
        mine, far = _belongs(view.uk, one, two, u, figures=figures)
        theirs, far_there = _belongs(view.en, one, two, e, figures=figures)
        if max(far, far_there) > FAR:
            continue
        vote = strength * mine * theirs / (0.6 + 0.2 * max(far, far_there))
        if max(far, far_there) >= (NEXT_FIGURES if figures else NEXT) and _outside(one, two, u, e):
            vote *= OUTSIDE_FIGURES if figures else OUTSIDE
        if vote > 0:
            straight += vote
        elif (
            figures
            and _counts(view.uk, one if mine > 0 else two, u)
            and _counts(view.en, one if theirs > 0 else two, e)
        ):
            held.append((mine > 0, -vote))
        else:
            exchanged -= vote
    lone = len({first for first, _ in held}) < 2
    exchanged += sum(vote for _, vote in held) * (LONE_COUNT if lone else 1.0)
    return Poll(exchanged, straight)


def verbs_exchanged(view: View, one: Shared, two: Shared) -> bool:
    """Whether two figures in one order have each the verb of the other: «поранено 15, загинули троє», "15 killed"."""
    verbs = [(u, e) for u, e, _ in _voters(view, one, two, ()) if _acts(view, u, e)]
    told: set[bool] = set()
    for u, e in verbs if len(verbs) > 1 else ():
        mine, far = _verb_of(view.uk, one, two, u)
        theirs, far_there = _verb_of(view.en, one, two, e)
        if max(far, far_there) <= VERB and min(abs(mine), abs(theirs)) >= OWN:
            if mine * theirs > 0:
                return False
            told.add(mine > 0)
    return len(told) > 1


def _acts(view: View, u: int, e: int) -> bool:
    """Whether a Ukrainian word is a verb, or what a verb makes one with: «дістали поранення», "were wounded"."""
    if view.ties.verb[view.uk.lower(u)]:
        return True
    return view.ties.verb[view.uk.lower(u - 1)] != "" and view.en.lower(e - 1) in view.ties.be


def _verb_of(row: Row, one: Shared, two: Shared, n: int) -> tuple[float, float]:
    """Whose a verb is, as `_belongs` says it; surely of the one in whose clause it stands, where the other does not.

    The "wounded" of "two were wounded and eleven killed" is as near to eleven, and belongs to the two.
    """
    told, far = _belongs(row, one, two, n, figures=True)
    first, second = (_clauses(row, fact.words(row.side), n) for fact in (one, two))
    if bool(first) == bool(second):
        return told, far
    return 1.0 if second else -1.0, row.apart((two if first else one).words(row.side), n)


def _clauses(row: Row, words: Span, n: int) -> int:
    """How many commas, other marks and words that begin a clause stand between a fact and a word."""
    between = row.words[words.end : n] if n >= words.end else row.words[n + 1 : words.start]
    return sum([word in row.clauses or word in PAUSES for word in between])


def _voters(view: View, one: Shared, two: Shared, anchors: Sequence[Shared]) -> Iterator[tuple[int, int, float]]:
    """The links near two facts, none of words that a shared fact takes on both sides, and the other shared facts."""
    low, high = min(one.uk.start, two.uk.start) - ASKED, max(one.uk.end, two.uk.end) + ASKED
    links = view.links
    by, ours, theirs = _by(view, one, two), view.taken["uk"], view.taken["en"]
    first = min(one.en.start, two.en.start)
    for u, e, strength in links[bisect_left(links, (low,)) : bisect_right(links, (high,))]:
        both = u in ours, e in theirs
        if not (any(both) if one.name else all(both)) and not (by and e < first):
            yield u, e, strength
    for fact in anchors:
        if not (by and fact.en.start < first):
            yield fact.uk.start, fact.en.start, FACT


def _by(view: View, one: Shared, two: Shared) -> bool:
    """Whether "by" stands before one of two facts, so that what stands before them tells nothing."""
    return any(view.en.lower(_before(view.en, fact)) == "by" for fact in (one, two))


def _before(row: Row, fact: Shared) -> int:
    n = fact.en.start - 1
    return n - 1 if row.lower(n) == "the" else n


def _belongs(row: Row, one: Shared, two: Shared, n: int, *, figures: bool) -> tuple[float, float]:
    """Whose a word is: 1 the first's, -1 the second's; and how far the nearer of the two is."""
    first, second = one.words(row.side), two.words(row.side)
    if first.start <= n < first.end or second.start <= n < second.end:
        # "18 metres long" is the length
        return (1.0 if first.start <= n < first.end else -1.0, 1.0) if figures else (0.0, FAR + 1)
    here, there = row.apart(first, n), row.apart(second, n)
    if figures and row.weight[n] > FUNCTION:
        here *= COUNTED if n >= first.end else 1.0
        there *= COUNTED if n >= second.end else 1.0
    return (there * there - here * here) / (here * here + there * there), min(here, there)


def _outside(one: Shared, two: Shared, u: int, e: int) -> bool:
    """Whether a word stands before both facts in both texts, or behind both."""
    before = u < min(one.uk.start, two.uk.start) and e < min(one.en.start, two.en.start)
    return before or (u >= max(one.uk.end, two.uk.end) and e >= max(one.en.end, two.en.end))


def _counts(row: Row, fact: Shared, n: int) -> bool:
    """Whether a word is what a number counts: the first behind it that says something."""
    k = fact.words(row.side).end
    while k < len(row.tokens) and row.tokens[k].text[0].isalnum() and row.weight[k] <= FUNCTION:
        k += 1
    return k == n


def anchors(view: View, one: Shared, two: Shared, near: Sequence[Shared]) -> list[Shared]:
    """The other facts near two facts that tell their place: none that may be exchanged itself, or stands twice."""
    taken = {*range(*one.uk), *range(*two.uk)}
    return [
        fact
        for fact in near
        if fact is not one and fact is not two and fact.uk.start not in taken and not _unsure(fact, near)
    ]


def _unsure(fact: Shared, near: Sequence[Shared]) -> bool:
    for other in near:
        if other is fact or other.kind != fact.kind:
            continue
        if alike(fact, other):
            return True
        if not fact.name and (fact.uk < other.uk) != (fact.en < other.en):
            return True
    return False


def alike(one: Shared, two: Shared) -> bool:
    """Whether two facts are one: a name that stands twice, the same amount."""
    if one.name and two.name:
        return same(one, two)
    if one.facts and two.facts and one.facts[0].canon == two.facts[0].canon:
        return True
    return any(one.text(side) == two.text(side) for side in SIDES)
