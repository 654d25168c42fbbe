"""A file of one language as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.model import Ignore, Post, Segment
from checker.readers.catalogue.unit import Unit, UnitSuppression


@dataclass(frozen=True, slots=True, eq=False)
class PublishedPost:
    """A post where its text was published, and the value that its site served, in which plug-ins keep its language."""

    post: Post
    value: dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class OneLanguageFile:
    """What a file of one language holds.

    `ignores` and `skipped` are as in `Document`. A catalogue gives its strings as `units` too, which pair by key,
    plural form by plural form, and the suppressions in it as `notes`. `lines` are the lines of a plain text that is
    one passage. `published` is set for a post of WordPress.
    """

    segments: tuple[Segment, ...]
    ignores: tuple[Ignore, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    lines: tuple[Segment, ...] = ()
    units: tuple[Unit, ...] | None = None
    notes: tuple[UnitSuppression, ...] = ()
    published: PublishedPost | None = None
