"""Figures that one text has and the other leaves to be worked out: «зі 100 до 120 гривень», "up by 20 to 120"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from checker.align.figures import Figures, Ledger
from checker.language.quantities.bounds import bounds
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Kind, other
from checker.model.expressions import deferred

KINDS: frozenset[Kind] = frozenset({"number", "money", "measure"})
# So near a figure it is said to be the whole of others, in tokens.
NEAR = 3
# What words of multiplication make of a figure; what stands between a sum and the same in another currency.
TIMES = frozenset({2.0, 3.0, 4.0, 5.0})
BESIDE = deferred(r",? \(?(?:[^\W\d_]+ ){0,3}")
# A bracket with sums alone, and a few words between: "(from about $0.34 to $0.63)"; so far behind the figure that it
# tells anew it opens (code points).
SUM = r"[^\s\w()]*[\d.,]+[^\s\w()]*"
BRACKET = deferred(rf"\((?:[^\W\d_]+ ){{0,3}}(?:{SUM} (?:[^\W\d_]+ ){{0,2}})?{SUM}(?: [^\W\d_]+)?\)")
REACH = 30
# Of a passage with more figures some difference always fits.
MANY = 6


def excuse(ledger: Ledger, row: Figures, words: Words) -> None:
    """Settles what something changes by with one of the two figures of the other text that it is the difference of.

    «зі 100 до 120 гривень»: "by 20", and "20 more than before", say no more than "from 100" would. So does what is left
    of a whole: "all but three of the 30".
    """
    for side in SIDES:
        there = [fact for fact in row.side(other(side)) if _plain(fact)]
        if not 1 < len(there) <= MANY:
            continue
        change = words.table("numerals")[side]["change"]
        by, more = change["before"], change["behind"]
        but = words.table("numerals")[other(side)]["whole_of"]["but"]
        left_out = any(_before(fact) in but for fact in there)
        said = {fact.figures[0] for fact in ledger.free(there)}
        for fact in ledger.free(row.side(side)):
            if not _plain(fact) or fact.figures[0] in said:  # it is what the other text says of something else
                continue
            if (_before(fact) in by or _behind(fact) in more) and (made := _made(fact.figures[0], there)):
                for one in (fact, *ledger.free(made)[:1]):
                    ledger.alone(one, moot=True)
            elif left_out and not said and _made(fact.figures[0], there):
                ledger.alone(fact, moot=True)


def differences(ledger: Ledger, row: Figures, words: Words) -> None:
    """Settles figures of one text that the other gives by how far they are from those beside them.

    «6 і 13 відсотків, торік 5 та 12»: "6 and 13 percent, in each case one percentage point more than last year".
    """
    for side in SIDES:
        left = [fact for fact in ledger.free(row.side(side)) if _plain(fact)]
        if not left:
            continue
        more = words.table("numerals")[other(side)]["change"]["behind"]
        there = [fact for fact in row.side(other(side)) if fact.kind in KINDS and fact.figures]
        steps = [fact for fact in there if _behind(fact) in more][:MANY]
        if not steps or any(_plain(fact) and fact not in steps for fact in ledger.free(there)):
            continue  # what the other text has, and not the same, is another figure in its place
        told = {fact.figures[0] for fact in row.side(side) if fact in ledger.used and fact.figures}
        for fact in left:
            step = next((one for one in steps if {fact.figures[0] + n * one.figures[0] for n in (1, -1)} & told), None)
            if step is not None:
                ledger.alone(fact, moot=True)
                for one in ledger.free([step]):
                    ledger.alone(one, moot=True)


def shares(ledger: Ledger, row: Figures) -> None:
    """Settles a count with a fraction and the whole that it is of: «12 областей», "half of the 24 regions"."""
    for side in SIDES:
        left = [fact for fact in ledger.free(row.side(side)) if fact.kind == "number" and _plain(fact)]
        if not 0 < len(left) <= MANY:
            continue
        there = sorted(ledger.free(row.side(other(side))), key=lambda one: (one.segment.ref, one.span))
        for part, whole in pairwise(there):
            parts = _parts(part) if _plain(whole) and part.segment is whole.segment else []
            if not parts or not 0 <= whole.span.start - part.span.end <= REACH:
                continue
            made = [value * whole.figures[0] for value in parts]
            same = (fact for fact in ledger.free(left) if any(abs(one - fact.figures[0]) < 1e-9 * one for one in made))
            if (count := next(same, None)) is not None:
                for one in (count, part, whole):
                    ledger.alone(one, moot=True)


def totals(ledger: Ledger, row: Figures, words: Words) -> None:
    """Settles the whole of figures that the other text has, and no whole: «п'ять по 40, усього 200»."""
    for side in SIDES:
        total = frozenset(words.table("numerals")[side]["whole_of"]["total"])
        left = [fact for fact in ledger.free(row.side(side)) if _plain(fact) and _said_of_all(fact, total)]
        there = [one for one in row.side(other(side)) if one.kind in KINDS and one.figures] if left else []
        if len(there) <= MANY and not any(_plain(one) for one in ledger.free(there)):
            for fact in left:
                if _whole(fact.figures[0], [one.figures[0] for one in there]):
                    ledger.alone(fact, moot=True)


def made_of(ledger: Ledger, row: Figures) -> None:
    """Settles sums of money that one text has besides others, of which they are made.

    The whole of what it gives part by part ("two million: 1.2 million from the state and 800,000 from the town"), a
    price times a count ("1,000 hryvnias for four tickets, 250 each"), and another currency right beside a sum, for
    strangers: "850 hryvnias (about $20)". What something was before it doubled goes without saying, too.
    """
    for side in SIDES:
        left = [fact for fact in ledger.free(row.side(side)) if fact.kind == "money" and _plain(fact)]
        if not left or any(_plain(one) or one.kind == "money" for one in ledger.free(row.side(other(side)))):
            continue  # what the other text has, and not the same, is another sum in its place
        told = [one for one in row.side(side) if one in ledger.used and one.figures and (_plain(one) or one.soft)]
        told = told[: 2 * MANY]
        there = {code for one in row.side(other(side)) if one.kind == "money" for code in one.value.codes}
        plain = [one for one in told if _plain(one)][:MANY]
        for fact in left:
            if (
                _whole(fact.figures[0], [one.figures[0] for one in plain])
                or (there.isdisjoint(fact.value.codes) and any(_told_anew(fact, one) for one in plain))
                or _multiplied(fact.figures[0], told)
            ):
                ledger.alone(fact, moot=True)


def complements(ledger: Ledger, row: Figures, words: Words) -> None:
    """Settles fractions that make a whole: cut by two thirds, to a third; at most a tenth, at least nine tenths not."""
    theirs: dict[str, list[Fact]] = {}
    for fact in ledger.free(row.en):
        for value in _parts(fact):
            theirs.setdefault(f"{value:.3f}", []).append(fact)
    for fact in ledger.free(row.uk) if theirs else ():
        same = (one for value in _parts(fact) for one in theirs.get(f"{1 - value:.3f}", ())[:MANY])
        twin = next((one for one in same if one not in ledger.used), None)
        if twin and _turned(fact, twin, words):
            ledger.alone(fact, moot=True)
            ledger.alone(twin, moot=True)


def _turned(uk: Fact, en: Fact, words: Words) -> bool:
    """Whether one of two fractions is what something changes by, or one bounds from above and one from below."""
    by = [_before(fact) in words.table("numerals")[fact.side]["change"]["before"] for fact in (uk, en)]
    said = [found.bound for fact in (uk, en) if (found := bounds(words, fact.side).of(fact.segment, fact.span))]
    return any(by) != all(by) or set(said) == {"least", "most"}


def _made(value: float, there: Sequence[Fact]) -> tuple[Fact, Fact] | None:
    """Two figures whose difference is a value."""
    for one, two in combinations(there, 2):
        x, y = one.figures[0], two.figures[0]
        if value not in {x, y} and abs(value - abs(x - y)) < 1e-9 * value:
            return one, two
    return None


def _multiplied(value: float, told: Sequence[Fact]) -> bool:
    """Whether a word of multiplication makes a figure another one that is told: «вдвічі, з 600 до 1200»."""
    times = {one.figures[0] for one in told if one.soft and one.figures[0] in TIMES}
    return any(one.figures[0] in {value * n, value / n} for n in times for one in told if _plain(one))


def _told_anew(fact: Fact, one: Fact) -> bool:
    """Whether a sum tells another figure in its own currency: right beside it, or behind it in a bracket of sums.

    What is in front of the bracket may have its currency elsewhere: "1,000 hryvnias for one, and 500 (about $12)".
    """
    if _beside(fact, one):
        return True
    start = fact.segment.folded.find("(", one.span.end, min(fact.span.start, one.span.end + REACH + 1))
    found = BRACKET.match(fact.segment.folded, start) if start >= 0 and fact.segment is one.segment else None
    return found is not None and found.end() > fact.span.end


def _beside(one: Fact, two: Fact) -> bool:
    """Whether two sums stand right beside each other: "850 hryvnias (about $20)", "or some $360 million"."""
    first, last = sorted((one, two), key=lambda fact: fact.span)
    return (
        first.segment is last.segment
        and two.kind == "money"
        and BESIDE.fullmatch(first.segment.folded, first.span.end, last.span.start) is not None
    )


def _said_of_all(fact: Fact, total: frozenset[str]) -> bool:
    """Whether a figure is said to be the whole of others: «усього 200», "200 in all"."""
    at, end = (first_token(fact.segment, place) for place in fact.span)
    lows = fact.segment.lows
    return not total.isdisjoint((*lows[max(0, at - NEAR) : at], *lows[end : end + NEAR]))


def _whole(value: float, figures: Sequence[float]) -> bool:
    """Whether a value is the sum or the product of two others."""
    return any(
        value not in {one, two} and any(abs(value - made) < 1e-9 * value for made in (one + two, one * two))
        for one, two in combinations(figures, 2)
    )


def _before(fact: Fact) -> str:
    """The word before a fact, in small letters."""
    at = first_token(fact.segment, fact.span.start)
    return fact.segment.lows[at - 1] if at else ""


def _behind(fact: Fact) -> str:
    """The word behind a fact, in small letters."""
    at = first_token(fact.segment, fact.span.end)
    return fact.segment.lows[at] if at < len(fact.segment.lows) else ""


def _plain(fact: Fact) -> bool:
    return fact.kind in KINDS and not fact.soft and bool(fact.figures)


def _parts(fact: Fact) -> list[float]:
    """The fractions of one that a number may be."""
    return [value for value in fact.value.values if 0 < value < 1] if fact.kind == "number" and fact.soft else []
