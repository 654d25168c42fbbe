"""How documents that are checked together translate a term or a string, as plain values that processes hand on."""

from __future__ import annotations

from typing import NamedTuple

# The words of a translation in order, each as it stands and its lemmas behind it.
Wording = tuple[tuple[str, ...], ...]


class Usage(NamedTuple):
    """One translation of a term or a string in a document: how it stands there first, how often, and in which pair.

    `check` is the verb that compares it with those of other documents.
    """

    check: str
    term: str
    words: Wording
    shown: str
    times: int
    where: str


class Usual(NamedTuple):
    """What a document translates by `words`, and others otherwise: how, how often, and where that stands first."""

    check: str
    term: str
    words: Wording
    shown: str
    times: int
    where: str
