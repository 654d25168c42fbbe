"""Two poles of a set that changed their places: who was killed and who was wounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.drift.slots import Slots
from checker.language.contrasts import Mention
from checker.language.spans import sentence_number
from checker.model import Segment


def crossed(
    ukrainian: Sequence[Mention], english: Sequence[Mention], slots: Slots
) -> Sequence[tuple[Mention, Mention]]:
    """Of the first sentence that says two poles of a set once in each text, each mention with that in its place.

    They are crossed where the words around one translate those on the same side of the other pole, and none those
    around its own; where one is denied, that is company as well.
    """
    uk, en = _sentences(ukrainian), _sentences(english)
    for where in sorted(uk.keys() & en.keys()):
        here, there = uk[where], en[where]
        if len(here) != 2 or len(there) != 2 or here[0].pole == here[1].pole:
            continue
        if [one.pole for one in here] != [one.pole for one in reversed(there)]:
            continue
        both = list(zip(here, there, strict=True))
        own = list(zip(here, reversed(there), strict=True))
        if any(slots.company(*pair)[1] for pair in own):
            continue
        met = [slots.company(*pair)[0] for pair in both]
        denied = here[0].negated != here[1].negated and all(uk.negated == en.negated for uk, en in both)
        if all(met) or (denied and any(met)):
            return both
    return ()


def _sentences(listed: Sequence[Mention]) -> Mapping[int, Sequence[Mention]]:
    """What is said of a set, by the number of its sentence; nothing where that is told in other passages as well."""
    found: dict[int, list[Mention]] = {}
    segments: set[Segment] = set()
    for one in listed:
        if one.grade == "says":
            segments.add(one.segment)
            start = one.segment.tokens[one.first].start
            found.setdefault(sentence_number(one.segment, start), []).append(one)
    return found if len(segments) == 1 else {}
