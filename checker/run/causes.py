"""One cause, one finding: which hits are told by those of other rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.language.spans import Spans
from checker.model import Field, Hit, Place, Segment, Span
from checker.rulebook.rule_file import Rule

# Where a hit points to in its raw field.
Printed = tuple[Field, Span] | None
Judged = tuple[Rule, Hit]


def first(hits: Sequence[Judged]) -> Iterator[Judged]:
    """Drops a hit that overlaps a hit of a rule that its own rule yields to, or that covers its kind of error.

    One that is made information takes nothing off; nor does the word behind which something is lost: it may have a
    fault of its own, which hides nothing. A form of a catalogue's string that stands in several pairs is told of once:
    its places in the file are the same.
    """
    seen: set[tuple[str, Printed, Printed]] = set()
    loud = [(rule, hit) for rule, hit in hits if hit.severity != "info" and not rule.quiet(hit.evidence)]
    taken = _claimed(loud)
    covering = {rule.name: rule.head.covers for rule, _ in loud if rule.head.covers}
    for rule, hit in hits:
        stronger = [*rule.head.yields_to, *_covering(rule, covering)]
        covered = any(
            taken[name, place.segment].meets(*place.span)
            for name in stronger for place in hit.accused if (name, place.segment) in taken
        )  # fmt: skip
        told = (rule.name, _printed(hit.uk), _printed(hit.en))
        if not covered and told not in seen:
            seen.add(told)
            yield rule, hit


def _claimed(hits: Sequence[Judged]) -> Mapping[tuple[str, Segment], Spans]:
    """The places of hits, by the name of the rule and the passage."""
    spans: dict[tuple[str, Segment], list[Span]] = {}
    for rule, hit in hits:
        for segment, span in hit.claimed:
            spans.setdefault((rule.name, segment), []).append(span)
    return {where: Spans(found) for where, found in spans.items()}


def _covering(rule: Rule, covering: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The rules that cover what a rule finds; one that covers something itself is covered by none."""
    if not rule.head.covers:
        yield from (name for name, kinds in covering.items() if rule.head.mqm.startswith(kinds))


def _printed(place: Place | None) -> Printed:
    return (place.segment.field, place.in_field) if place else None
