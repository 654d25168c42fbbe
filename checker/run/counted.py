"""Figures that several passages of a text count in one other way, or that one text alone has: how its house counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.align.comparison import Comparison
from checker.checks.facts.changed import Changed
from checker.checks.facts.missing import Missing
from checker.model import SIDES, Hit, Pair, Place, Side
from checker.model.expressions import deferred
from checker.run.causes import Judged
from checker.run.hits import apart, bitext

# So many passages that count in one other way count as their house does.
KEPT = 3
# What is counted: another currency, another unit. And how much behind a figure tells what it counts (code points).
COUNTED, BEHIND = frozenset({"currency", "unit"}), 24
FIGURES = deferred(r"[\d.,]+")


def counted(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Sequence[Hit]]:
    """Figures that several passages count in the same other way: it is how the house counts.

    Prices in another currency, ares that are acres; signs that stand at the same figures («7сек», "7th"). And figures
    that stand before the same words in both texts, which nobody translates ("23/30 chars"): what is measured there are
    the texts themselves. And those that one text alone has: in brackets with the same words, «(див. с. 42)», or one
    figure in several strings.
    """
    if bitext(comparison):
        return
    ways: dict[tuple[str, ...], list[Hit]] = {}
    for rule, hit in judged:
        way: tuple[str, ...] | None = None
        if isinstance(rule.verb, Changed):
            way = _way(rule.verb, hit)
        elif rule.verb.recurs:
            way = _bracketed(hit) or _numbered(hit)
        if way:
            ways.setdefault((rule.name, *way), []).append(hit)
    for hits in ways.values():
        if len(hits) >= KEPT and apart(hits, comparison) >= KEPT:
            yield hits


def priced(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Hit]:
    """Sums without a counterpart where the other text has one in another currency, but for those of one passage.

    A shop asks for other prices in each country: «від 25 000 грн», "from $1,000".
    """
    if bitext(comparison):
        return
    alone: dict[Pair, dict[Side, list[Hit]]] = {}
    for rule, hit in judged:
        place = hit.uk or hit.en
        if isinstance(rule.verb, Missing) and rule.verb.fact == "money" and place and not (hit.uk and hit.en):
            sides = alone.setdefault(comparison.pair(place.segment), {"uk": [], "en": []})
            sides[place.segment.side].append(hit)
    ways: dict[tuple[str, str], list[Hit]] = {}
    first: set[tuple[str, str]] = set()
    for sides in alone.values():
        signs = [FIGURES.sub("", place.text).strip() for hits in sides.values() if (place := _place(hits))]
        if len(signs) == len(SIDES) and signs[0] != signs[1]:
            way = signs[0], signs[1]
            told = [*sides["uk"], *sides["en"]]
            ways.setdefault(way, []).extend(told if way in first else ())
            first.add(way)
    for hits in ways.values():
        if apart(hits, comparison) >= KEPT - 1:
            yield from hits


def _place(hits: Sequence[Hit]) -> Place | None:
    """Where the first of some hits of one text is."""
    return next((hit.uk or hit.en for hit in hits), None)


def _way(verb: Changed, hit: Hit) -> tuple[str, str] | None:
    """In which way two figures differ, but for their values; None where these alone differ."""
    if hit.uk is None or hit.en is None:
        return None
    uk, en = (FIGURES.sub("", place.text).casefold().strip() for place in (hit.uk, hit.en))
    if verb.cause in COUNTED:  # «5 копійок», «60 грн» are all hryvnias
        meant = FIGURES.sub("", hit.values["uk_canon"]), FIGURES.sub("", hit.values["en_canon"])
        return meant if meant[0] != meant[1] else (uk, en)
    if uk != en:
        if verb.fact == "code" and "".join(uk.split()) == "".join(en.split()):
            return " ", ""  # a machine puts spaces into each command
        values = ["".join(FIGURES.findall(place.text)) for place in (hit.uk, hit.en)]
        glued = not any(" " in place.text for place in (hit.uk, hit.en))
        return (uk, en) if glued and values[0] == values[1] != "" else None
    behind = [FIGURES.sub("", _behind(place)) for place in (hit.uk, hit.en)]
    untranslated = not uk and behind[0] == behind[1] and any(map(str.isalpha, behind[0]))
    return (behind[0], behind[1]) if untranslated else None


def _bracketed(hit: Hit) -> tuple[str, str] | None:
    """What stands in the bracket of a figure that one text alone has, and which text that is; None without words."""
    place = hit.uk or hit.en
    if place is None or (hit.uk and hit.en):
        return None
    text, (start, end) = place.segment.shown, place.span
    opens, closes = text.rfind("(", max(0, start - BEHIND), start), text.find(")", end, end + BEHIND)
    said = FIGURES.sub("", text[opens:closes]) if 0 <= opens < closes else ""
    return (said, place.segment.side) if any(map(str.isalpha, said)) and FIGURES.search(place.text) else None


def _numbered(hit: Hit) -> tuple[str, ...] | None:
    """A figure that a string alone has, and what stands before it: "рік|2 роки|%d років", «Видалити 1 файл»."""
    place = hit.uk or hit.en
    if place is None or (hit.uk and hit.en) or place.segment.role != "string":
        return None
    said = FIGURES.search(place.text)
    at = place.span.start
    return (said.group(), place.segment.side, place.segment.shown[max(0, at - 1) : at]) if said else None


def _behind(place: Place) -> str:
    """What stands behind a figure up to the end of its passage; nothing where that is far."""
    rest = place.segment.shown[place.span.end :]
    return rest if len(rest) <= BEHIND else ""
