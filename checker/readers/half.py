"""One side of a document as it was read, and two of them as a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from checker.model import Document, Ignore, Pair, Segment, Side, Span
from checker.readers.catalogue.units import Note, Unit, document
from checker.readers.subtitles import timed


@dataclass(frozen=True, slots=True, eq=False)
class Half:
    """What a file of one language holds.

    `ignores` and `skipped` are as in `Document`. A catalogue gives its strings as `units` too, which pair by key,
    plural form by plural form, and the suppressions in it as `notes`. `times` are when each passage is shown
    (milliseconds), in subtitles; `lines` are the lines of a plain text that is one passage.
    """

    segments: tuple[Segment, ...]
    ignores: tuple[Ignore, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    times: tuple[Span, ...] = ()
    lines: tuple[Segment, ...] = ()
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
    """Two halves as a document; the strings of catalogues pair by key, passages of subtitles by time.

    Two texts of one passage with as many lines each are a bitext, whose lines pair one by one.
    """
    skipped = dict(uk.skipped)
    for what, count in en.skipped.items():
        skipped[what] = skipped.get(what, 0) + count
    ignores = (*uk.ignores, *en.ignores)
    if uk.units is not None and en.units is not None:
        return document(name, uk.units, en.units, (*uk.notes, *en.notes), skipped)
    if uk.lines and len(uk.lines) == len(en.lines):
        beside = zip(uk.lines, en.lines, strict=True)
        bitext = tuple(Pair(str(n), (one,), (two,)) for n, (one, two) in enumerate(beside, 1))
        return Document(name, uk.lines, en.lines, bitext, skipped=skipped)
    pairs = timed.pair(uk.segments, en.segments, uk.times, en.times) if uk.times and en.times else ()
    return Document(name, uk.segments, en.segments, pairs, ignores=ignores, skipped=skipped)
