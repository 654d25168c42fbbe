"""Two figures that one text joins with a colon or a dot: a score «21:19», "21-19", a verse «33.3», "33:3"."""

from __future__ import annotations

from itertools import pairwise

from checker.align.figures import Figures, Ledger
from checker.facts.base import AGREE
from checker.model import Fact
from checker.model.expressions import deferred

CLOCK = deferred(r"\d{1,2}:\d\d")
# A chapter and its verse, as one number: «Єремії 33.3», "Jeremiah 33:3".
VERSE = deferred(r"(\d{1,3})\.(\d{1,3})")


def join(ledger: Ledger, row: Figures) -> None:
    """Joins what looks like a time of the day, or has a dot, with the two numbers of a score: «21:19», "21-19".

    And what has a dot with what looks like a time: «Єремії 3.10», "Jeremiah 3:10".
    """
    for here, there in ((row.uk, row.en), (row.en, row.uk)):
        whole = [(fact, found) for fact in ledger.free(here) if (found := _halves(fact))]
        if not whole:
            continue
        others = ledger.free(there)
        scores: dict[tuple[str, str], list[tuple[Fact, ...]]] = {}
        for fact in others:
            if (found := _halves(fact)) and fact.kind == "date":
                scores.setdefault(found, []).append((fact,))
        for one, two in pairwise([fact for fact in others if fact.kind == "number"]):
            if one.segment is two.segment and one.segment.folded[one.span.end : two.span.start] in {"-", ":", " - "}:
                scores.setdefault((one.text, two.text), []).append((one, two))
        for time, found in whole:
            if not scores.get(found) or (time.kind == "date" and len(scores[found][0]) == 1):
                continue
            for number in scores[found].pop(0):
                ledger.join(*((time, number) if time.side == "uk" else (number, time)), AGREE)


def _halves(fact: Fact) -> tuple[str, str] | None:
    """The two figures of what looks like a time of the day, or of a number with a dot; None for anything else."""
    if fact.kind == "date" and CLOCK.fullmatch(fact.text):
        home, _, guests = fact.text.partition(":")
        return home, guests
    found = VERSE.fullmatch(fact.text) if fact.kind == "number" else None
    return (found[1], found[2]) if found else None
