"""One side of a document as it was read, and two of them as a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from checker.model import Document, Ignore, Pair, Segment, Side, Span
from checker.readers import timed
from checker.readers.catalogue import Note, Unit, document


@dataclass(frozen=True, slots=True, eq=False)
class Half:
    """What a file of one language holds.

    `ignores` and `skipped` are as in `Document`. `keyed` says that the file is a catalogue, in which the `ref` of a
    passage is its key: passages of one key belong together, and nothing is aligned. A catalogue whose strings have
    plural forms gives its `units` and the suppressions in it (`notes`) instead. `times` are when each passage is shown
    (milliseconds), in subtitles.
    """

    segments: tuple[Segment, ...]
    ignores: tuple[Ignore, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    keyed: bool = False
    times: tuple[Span, ...] = ()
    units: tuple[Unit, ...] | None = None
    notes: tuple[Note, ...] = ()


class Format(Protocol):
    """What a file of this folder that reads one language offers."""

    ENDINGS: frozenset[str]
    """The endings of its files, in lower case, with the full stop."""

    def read(self, name: str, data: bytes, side: Side) -> Half:
        """The passages of a file; raises InputError that names the file, the place and the mend."""
        ...


def join(name: str, uk: Half, en: Half) -> Document:
    """Two halves as a document; passages of catalogues pair by key, and a key of one file only counts as skipped."""
    skipped = dict(uk.skipped)
    for what, count in en.skipped.items():
        skipped[what] = skipped.get(what, 0) + count
    ignores = (*uk.ignores, *en.ignores)
    if uk.units is not None and en.units is not None:
        return document(name, uk.units, en.units, (*uk.notes, *en.notes), skipped)
    if not (uk.keyed and en.keyed):
        pairs = timed.pair(uk.segments, en.segments, uk.times, en.times) if uk.times and en.times else ()
        return Document(name, uk.segments, en.segments, pairs, ignores=ignores, skipped=skipped)
    there = {segment.ref: segment for segment in en.segments}
    pairs = tuple(Pair(one.ref, (one,), (there[one.ref],)) for one in uk.segments if one.ref in there)
    for what, count in (
        ("only in the Ukrainian file", len(uk.segments) - len(pairs)),
        ("only in the English file", len(en.segments) - len(pairs)),
    ):
        if count:
            skipped[what] = skipped.get(what, 0) + count
    return Document(
        name,
        tuple(pair.uk[0] for pair in pairs),
        tuple(pair.en[0] for pair in pairs),
        pairs,
        ignores=ignores,
        skipped=skipped,
    )
