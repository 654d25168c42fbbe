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
        for number in ledger.free(here):
            day = DOTTED.fullmatch(number.text) if number.kind == "number" else None
            if day is None:
                continue
            month = int(day[2])
            date = next((one for one in ledger.free(there) if _is(one, int(day[1]), month)), None)
            if date is not None:
                ledger.join(*((number, date) if number.side == "uk" else (date, number)), AGREE)


def _is(fact: Fact, day: int, month: int) -> bool:
    return fact.kind == "date" and fact.value.day == day and fact.value.month == month
