"""The suppressions of a catalogue: in what translators are told of a unit, and in comments of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from checker.model import Field, Ignore, Segment, Span
from checker.readers.catalogue.unit import Unit, UnitPair, UnitSuppression
from checker.readers.places import suppressions
from checker.readers.places.mapped import MappedText


def in_notes(text: MappedText, field: Field, *keys: str) -> Iterator[UnitSuppression]:
    """The suppressions in what translators are told of a unit: a comment of PO, a note of XLIFF or TMX, of ARB."""
    for comment in suppressions.in_prose(text.text):
        said = suppressions.parse(comment.text)
        if said:
            yield UnitSuppression(said.rules, said.reason, field, text.span(comment.start, comment.end), keys)


def in_file(field: Field, units: Sequence[Unit], within: Span | None = None) -> Iterator[UnitSuppression]:
    """The suppressions in comments of a file: each for the unit that begins on its line before it, or else next.

    `within` is the part of the file (code points) that the units are of, None for all of it.
    """
    start, end = within or Span(0, len(field.raw))
    found = [one for one in suppressions.in_comments(field.raw) if start <= one.start < end]
    places = sorted((_place(unit), unit.key) for unit in units) if found else []
    begins = [span.start for span, _ in places]
    ends = list(accumulate((span.end for span, _ in places), max))
    for comment in found:
        said = suppressions.parse(comment.text)
        at = bisect_right(begins, comment.start)
        if said is None or (at and ends[at - 1] > comment.start):
            continue  # a part of a string
        line, close = field.raw.rfind("\n", 0, comment.start) + 1, field.raw.find("\n", comment.end)
        rest = field.raw[comment.end : close if close >= 0 else None]
        beside = at > 0 and begins[at - 1] >= line and not rest.strip()
        keys = tuple(key for _, key in places[at - beside : at - beside + 1])
        yield UnitSuppression(said.rules, said.reason, field, Span(comment.start, comment.end), keys)


def _place(unit: Unit) -> Span:
    """Where the text of a unit begins and ends in its file."""
    first, last = unit.segments[0], unit.segments[-1]
    return Span(first.raw(Span(0, 1)).start, last.raw(Span(0, len(last.text))).end)


def ignores(notes: Iterable[UnitSuppression], pairs: Sequence[UnitPair]) -> Iterator[Ignore]:
    """The suppressions with their passages: every form of the unit, in both languages."""
    told = list(notes)
    keys = {key for one in told for key in one.keys}
    found: dict[str, list[Segment]] = {}
    for pair in pairs:
        if pair.key in keys:
            found.setdefault(pair.key, []).extend((*pair.pair.uk, *pair.pair.en))
    for one in told:
        passages = tuple(segment for key in one.keys for segment in found.get(key, ()))
        yield Ignore(one.rule, one.reason, one.field, one.span, passages)
