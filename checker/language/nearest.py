"""A name that there is not, and the nearest of those that there are."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.messages import Message

# Names that share less than this (Ratcliff-Obershelp, 0 to 1) are not taken for one another: "ukr" and "uk" share 0.8;
# of codes of two or three letters, half will do: "ua" for "uk".
NEAR, NEAR_CODE, CODE = 0.6, 0.5, 3


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
    mend = Message("nearest.mend", near=near) if near else ""
    return Message("nearest.unknown", kind=Message(f"nearest.{kind.replace(' ', '_')}"), name=name, mend=mend)
