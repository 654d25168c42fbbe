"""Fractions that are written as such: "½", "1½", "1 1/2"."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import numeric

from checker.model.expressions import deferred

VULGAR = deferred("[¼-¾⅐-⅞]")
# The same behind digits, "1½" and "1 ½"; and alone.
BEHIND, ALONE = deferred(" ?([¼-¾⅐-⅞])"), deferred(r"(?<![\d\w])[¼-¾⅐-⅞](?!\w)")
# A whole number and a fraction up to the digits of its denominator: "1 1/2", "3/4".
SLASHED = deferred(r"(?<![\w/.,-])(?:(\d{1,3}) )?(\d{1,2})[/⁄]$")
# The denominators of what is measured out, and how far before one the whole begins at most.
DENOMINATORS, REACH = frozenset({2, 3, 4, 5, 6, 8, 10, 16}), 8


def behind(text: str, at: int) -> tuple[float, int] | None:
    """The value of a fraction that stands right behind digits, and where it ends."""
    found = BEHIND.match(text, at)
    return (numeric(found[1]), found.end()) if found else None


def alone(text: str) -> Iterator[tuple[int, int, float]]:
    """The fractions of one character that stand by themselves: start and end (code points), value."""
    for found in ALONE.finditer(text) if VULGAR.search(text) else ():
        yield found.start(), found.end(), numeric(found.group())


def slashed(text: str, at: int, denominator: float) -> tuple[int, float] | None:
    """Where a fraction begins whose denominator stands there, and its value: 1.5 for the 2 of "1 1/2".

    Without a unit behind it, that may be a date, a page or a score; who asks has seen a unit.
    """
    found = SLASHED.search(text, max(0, at - REACH), at) if denominator in DENOMINATORS else None
    if found is None or not 0 < int(found[2]) < denominator:
        return None
    return found.start(), int(found[1] or 0) + int(found[2]) / denominator
