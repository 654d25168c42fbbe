"""A file of one language as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.model import UNKNOWN, Failure, Ignore, Original, Post, Segment
from checker.readers.catalogue.unit import Unit, UnitSuppression


@dataclass(frozen=True, slots=True, eq=False)
class OneLanguageFile:
    """What a file of one language holds.

    `ignores` and `skipped` are as in `Document`. A catalogue gives its strings as `units` too, which pair by key,
    plural form by plural form, and the suppressions in it as `notes`; `keyed` are the English ones that their keys are,
    where these are text. `lines` are the lines of a plain text that is
    one passage. `post` is what a WordPress post says of itself, `original` the side that it says was written first.
    `failures` are the strings of it that can't be read.
    """

    segments: tuple[Segment, ...]
    ignores: tuple[Ignore, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    lines: tuple[Segment, ...] = ()
    units: tuple[Unit, ...] | None = None
    keyed: tuple[Unit, ...] = ()
    notes: tuple[UnitSuppression, ...] = ()
    post: Post | None = None
    original: Original = UNKNOWN
    failures: tuple[Failure, ...] = ()
