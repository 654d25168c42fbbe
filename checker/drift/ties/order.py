"""How two facts stand to each other: what is between them, which of them is first, and whether they are of one sort."""

from __future__ import annotations

from checker.drift.ties.parties import same
from checker.drift.ties.row import Shared
from checker.drift.ties.view import View
from checker.facts.dates.partial import Date
from checker.model import Side
from checker.model.expressions import deferred

# How many facts behind one it is compared with.
NEIGHBOURS = 6
# So many digits are a year, and no day.
YEAR = 4
# How far from a score who won may be said, and names may be named, in words.
WON, NAMED = 6, 12
# Letters and figures that are one designation: F-16, «Т-72», G7.
DESIGNATED = deferred(r"[^\W\d_]-?\d")
# A time of day, which a figure is easily taken for: 3.00.
CLOCK = deferred(r"\d[.:]\d")
SORTLESS = frozenset({"", "duration"})
IDENTIFIERS = frozenset({"code", "version", "phone"})
SLASH = "/"
# What stands between two Ukrainian names that a dash joins.
MARKS = frozenset('—–-«»„“”"')
# A score, and so many of them at least that all are told from the other side.
SCORE, SCORES = deferred(r"(?<![\d:.,–-])(\d{1,3}) ?[:–-] ?(\d{1,3})(?![\d:.,–-]*\d)"), 2
# The words and the marks between two facts.
PARTS = deferred(r"[^\W_]+|[^\s\w]")


def joined(view: View, one: Shared, two: Shared) -> bool:
    """Whether nothing but a join stands between two figures in both texts: "2-1", "10 to 15"."""
    told = [_parts(_between(one, two, side)) for side in ("uk", "en")]
    return all(0 < len(parts) <= 2 and view.ties.joins.issuperset(parts) for parts in told)


def alternatives(view: View, one: Shared, two: Shared) -> bool:
    """Whether only "or" stands between two facts in both texts, which joins them in any order: "two or three"."""
    told = [_parts(_between(one, two, side)) for side in ("uk", "en")]
    return all(len(parts) == 1 and parts[0] in view.ties.either for parts in told)


def part_of(view: View, one: Shared, two: Shared) -> bool:
    """Whether the second English one is a part of the first: «ч. 1 ст. 115», "Article 115(1)"."""
    between = one.en_segment.folded[one.en_span.end : two.en_span.start]
    return between.strip() in view.words.table("numerals")["uk"]["cited"]["behind"]


def mirrored(view: View, one: Shared) -> bool:
    """Whether all scores of the passages of a figure are told from the other side: «4:6, 6:3», "6-4, 3-6"."""
    both = one.uk_segment, one.en_segment
    if both not in view.mirrored:
        uk, en = (SCORE.findall(segment.folded) for segment in both)
        view.mirrored[both] = len(uk) >= SCORES and uk != en and [(guests, home) for home, guests in uk] == en
    return view.mirrored[both]


def told_reversed(view: View, one: Shared, two: Shared) -> bool:
    """Whether a score, or a list, is only told from its other end: by the loser, or with the names in another order."""
    first, last = sorted((view.numbers[one], view.numbers[two]))
    around = view.facts[max(0, first - NAMED) : last + 1 + NAMED]
    near = [
        name for name in around if name.name and all(_reach(name, one, two, side) <= NAMED for side in ("uk", "en"))
    ]
    for n, name in enumerate(near):
        for second in near[n + 1 : n + 1 + NEIGHBOURS]:
            if not same(name, second) and (name.uk < second.uk) != (name.en < second.en):
                return True
    if listed(view, one, two) and not any(view.en.lower(fact.en.start - 1) == "from" for fact in (one, two)):
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


def listed(view: View, one: Shared, two: Shared) -> bool:
    """Whether two facts are items of a list in both texts, whose order says nothing; folders are: "docs/ and src/".

    So are the two of «матч «Динамо» — «Шахтар»», "between Shakhtar and Dynamo".
    """
    uk, en = ([part for part in _parts(_between(one, two, side)) if part != SLASH] for side in ("uk", "en"))
    items = bool(en) and view.ties.lists.issuperset(en)
    return items and bool(uk) and (view.ties.lists.issuperset(uk) or MARKS.issuperset(uk))


def enumerated(view: View, one: Shared, two: Shared) -> bool:
    """Whether two names are items of a list of names, each in its own order: "English, Russian and Ukrainian"."""
    told = [_parts(_between(one, two, side)) for side in ("uk", "en")]
    strict = [view.ties.lists.issuperset(parts) for parts in told]
    return all(told) and any(strict) and all(view.items.issuperset(parts) for parts in told)


def phrase(view: View, one: Shared, two: Shared) -> bool:
    """Whether two names are one phrase: nothing but capitals between them in English, or nothing in Ukrainian."""
    first, second = sorted((one.en, two.en))
    between = view.en.tokens[first.end : second.start]
    if all(token.text[0].isupper() or token.lower in {".", "of", "the", "(", '"'} for token in between):
        return True
    first, second = sorted((one.uk, two.uk))
    return first.end >= second.start


def _between(one: Shared, two: Shared, side: Side) -> str | None:
    """What stands between two facts of one passage, in small letters."""
    (segment, first), (_, second) = sorted((one.place(side), two.place(side)), key=lambda place: place[1])
    return segment.folded[first.end : second.start].lower()


def _parts(gap: str | None) -> list[str]:
    return PARTS.findall(gap or "")


def day_torn(view: View, day: Shared, count: Shared) -> bool:
    """Whether a day of a month is a number of another thing: «1 квітня … 280 людей», "April 280 … 1 people"."""
    if not day.facts or not count.facts:
        return False
    if [fact.kind for fact in day.facts] != ["date", "number"] or count.facts[0].kind != "number":
        return False
    if len(day.facts[0].text) == YEAR and day.facts[0].text.isdigit():
        return False  # «у другому кварталі 2022 року», "Q2 2022"
    if count.facts[1].kind == "date" and not _digits(day) and not _digits(count):
        return False  # «з дев’яностих … з вісімдесятих»: no days, but decades
    if count.facts[1].kind == "date":
        return not any(CLOCK.search(one.text) for one in (day.facts[0], count.facts[1]))
    months = [fact for fact in view.facts if fact is not day and fact.uk_span == day.uk_span and fact.kind == "date"]
    return any(month.facts and month.facts[1].kind == "date" and _beside(month, count) for month in months)


def _digits(fact: Shared) -> bool:
    """Whether either text has a fact in digits."""
    return fact.facts is not None and any(letter.isdigit() for one in fact.facts for letter in one.text)


def _beside(one: Shared, two: Shared) -> bool:
    first, second = sorted((one.en_span, two.en_span))
    return one.en_segment is two.en_segment and second.start - first.end == 1


def one_sort(one: Shared, two: Shared) -> bool:
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
    """What sort of figure a fact has: a unit's dimension, an identifier's kind, a weekday, a time; "" for others."""
    value = getattr(fact_of, "value", None)
    if isinstance(value, Date):
        return "time" if value.time is not None else "weekday" if value.weekday is not None else ""
    sort = getattr(value, "sort", None)
    if sort is None:
        sort = getattr(value, "dimension", "")
    return str(sort).rstrip("?")
