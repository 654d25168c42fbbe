"""The nouns of catalogues: a unit, a pair of units with all their forms, a suppression that is for some of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.model import Field, Pair, Segment, Side, Span
from checker.readers.catalogue.icu import Form

# The plural forms of a language by their number (CLDR): how gettext and the like count them.
FORMS: Mapping[Side, Mapping[int, tuple[str, ...]]] = {
    "uk": {
        1: ("other",), 2: ("one", "other"), 3: ("one", "few", "many"), 4: ("one", "few", "many", "other"),
    },
    "en": {1: ("other",), 2: ("one", "other")},
}  # fmt: skip


class Unit(NamedTuple):
    """A string of a catalogue, or one form of it: its key, the arms that make the form, and its passages.

    `piped` says that the arms are not written: "a | b" has forms by their number.
    """

    key: str
    segments: tuple[Segment, ...]
    form: Form = ()
    piped: bool = False


class UnitPair(NamedTuple):
    """A pair of a catalogue: its key, and all forms of the string, those that were paired among them."""

    key: str
    pair: Pair
    uk: Sequence[Unit]
    en: Sequence[Unit]


class UnitSuppression(NamedTuple):
    """A suppression: what it says, where it stands, and the keys of the units that it is for, if there are any."""

    rule: str
    reason: str
    field: Field
    span: Span
    keys: tuple[str, ...]
