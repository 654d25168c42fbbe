"""A fault of a vocabulary file, with its place, and the nearest of the names that were meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

# Names that share less than this (Ratcliff-Obershelp, 0 to 1) are not taken for one another: "ukr" and "uk" share 0.8;
# of codes of two or three letters, half will do: "ua" for "uk".
NEAR, NEAR_CODE, CODE = 0.6, 0.5, 3


class Fault(NamedTuple):
    """What is wrong in a vocabulary file: the file, the line (from 1), and the message with its mend."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class VocabularyError(ValueError):
    """Vocabulary files that do not keep to their schemas; `faults` has every fault, the text a line for each."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name that was most likely meant, or None where none is near.

    Of names that are as near as each other, one of the same letters is taken, or one that begins alike.

    >>> nearest("UHA", ["AED", "UAH", "UYU"]), nearest("ukr", ["en", "uk"]), nearest("pressure", ["mass", "area"])
    ('UAH', 'uk', None)
    """
    from difflib import SequenceMatcher  # only a refusal needs it

    given = name.casefold()

    def likeness(other: str) -> tuple[float, bool, bool]:
        known = other.casefold()
        return SequenceMatcher(None, given, known).ratio(), sorted(given) == sorted(known), given[:1] == known[:1]

    best = max(sorted(names), key=likeness, default=None)
    near = NEAR_CODE if len(name) <= CODE else NEAR
    return best if best is not None and likeness(best)[0] >= near else None


def unknown(name: str, names: Iterable[str], kind: str) -> str:
    """A sentence that says that nothing of a kind has the name, and which one is nearest."""
    near = nearest(name, names)
    return f"no {kind} is called {name!r}" + (f"; did you mean {near!r}?" if near else "")
