"""Suppressions in a text: which findings they take off, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.checks.strings.suppression import Fault, Suppression
from checker.language.nearest import nearest
from checker.language.text import fold
from checker.model import SIDES, Field, Hit, Ignore, Place, Segment, Side, Span
from checker.rulebook.rule_file import Rule
from checker.rulebook.rulebook import Rulebook

Key = tuple[Side, str, Field]


class Named(NamedTuple):
    """A rule that a suppression names, and the suppression."""

    name: str
    ignore: Ignore


def taken(comparison: Comparison, hits: Iterable[tuple[Rule, Hit]]) -> Mapping[Hit, Named]:
    """The hits that a suppression takes off: those of its rule in its passage, or in the paired one."""
    partners = _partners(comparison)
    reach = [(one, _reach(one.ignore.segments, partners)) for one in _named(comparison)]
    found: dict[Hit, Named] = {}
    for rule, hit in hits:
        keys = {_key(place.segment) for place in (hit.uk, hit.en) if place}
        for one, passages in reach:
            if one.name == rule.name and keys & passages:
                found.setdefault(hit, one)
    return found


def faults(comparison: Comparison, hits: Iterable[tuple[Rule, Hit]], rulebook: Rulebook) -> Iterator[tuple[Rule, Hit]]:
    """What is wrong with the suppressions of a text in which the rules have found `hits`.

    A suppression of a rule that is off, or that has no encoder to ask, may have its use in another run.
    """
    named = [*_named(comparison)]
    if not named:
        return
    by_fault = {rule.verb.fault: rule for rule in rulebook.rules if isinstance(rule.verb, Suppression)}
    found = [(rule.name, _key(place.segment)) for rule, hit in hits for place in (hit.uk, hit.en) if place]
    awake = {rule.name for rule in rulebook.rules if comparison.meaning or not rule.verb.encoder}
    partners = _partners(comparison)
    for one in named:
        reach = _reach(one.ignore.segments, partners)
        used = any(name == one.name and key in reach for name, key in found)
        fault = _fault(one, rulebook, used or one.name not in awake)
        if fault in by_fault:
            near = nearest(one.name, rulebook.known) if fault == "unknown" else None
            yield by_fault[fault], Hit.at(_place(comparison, one.ignore), expected=near, values={"name": one.name})


def _fault(one: Named, rulebook: Rulebook, used: bool) -> Fault | None:
    if one.name not in rulebook.known:
        return "unknown"
    if not one.ignore.reason.strip():
        return "no-reason"
    return None if used else "unused"


def _named(comparison: Comparison) -> list[Named]:
    """The rules that the suppressions of a text name: one, or several with commas between them."""
    return [Named(name.strip(), ignore) for ignore in comparison.document.ignores for name in ignore.rule.split(",")]


def _partners(comparison: Comparison) -> Mapping[Key, set[Key]]:
    """Each passage with those that are paired with it; only where there are suppressions."""
    found: dict[Key, set[Key]] = {}
    for pair in comparison.pairs if comparison.document.ignores else ():
        keys = {_key(one) for one in (*pair.uk, *pair.en)}
        for key in keys:
            found.setdefault(key, set()).update(keys)
    return found


def _reach(segments: Iterable[Segment], partners: Mapping[Key, set[Key]]) -> frozenset[Key]:
    """The passages that a suppression is for, and those that are paired with them."""
    keys = [_key(segment) for segment in segments]
    return frozenset(keys).union(*(partners.get(key, ()) for key in keys))


def _key(segment: Segment) -> Key:
    """What stays the same of a passage when it is read."""
    return segment.side, segment.ref, segment.field


def _place(comparison: Comparison, ignore: Ignore) -> Place:
    """Where a suppression stands: in the markup of its passage, or by itself where no passage follows in its text."""
    first = next((one for one in ignore.segments if one.field is ignore.field), None)
    if first is not None:
        key = _key(first)
        read = next((one for one in comparison.segments() if _key(one) == key), first)
        return Place(read, Span(0, 0), ignore.span)
    sides: dict[Field, Side] = {one.field: side for side in SIDES for one in comparison.document.side(side)}
    side = sides.get(ignore.field) or (ignore.segments[0].side if ignore.segments else "en")
    said = ignore.field.raw[slice(*ignore.span)]
    alone = Segment(side, "meta", side, said, fold(said), ignore.field, shift=ignore.span.start)
    return Place(alone, Span(0, len(said)))
