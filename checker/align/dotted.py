"""A day and its month in figures, which read as a number does: «15.05 о 14:30», "May 15 at 2:30 p.m."."""

from __future__ import annotations

from checker.align.figures import Figures, Ledger
from checker.facts.base import AGREE
from checker.model import Fact
from checker.model.expressions import deferred

# «15.05», "5.5."; the month behind the day, as Ukrainian has it.
DOTTED = deferred(r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.?")


def join(ledger: Ledger, row: Figures) -> None:
    """Joins numbers of one text that are days with their months with the dates of the other that are these days.

    Nothing else tells such a number from 15 and five hundredths.
    """
    for here, there in ((row.uk, row.en), (row.en, row.uk)):
        days: dict[tuple[int | None, int], list[Fact]] = {}
        for date in ledger.free(there):
            if date.kind == "date":
                days.setdefault((date.value.day, date.value.month), []).append(date)
        for number in ledger.free(here) if days else ():
            day = DOTTED.fullmatch(number.text) if number.kind == "number" else None
            same = days.get((int(day[1]), int(day[2]))) if day else None
            if same:
                date = same.pop(0)
                ledger.join(*((number, date) if number.side == "uk" else (date, number)), AGREE)
