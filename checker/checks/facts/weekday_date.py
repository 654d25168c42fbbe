"""A day of the week stands beside a date that falls on another one."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.corrections import corrected
from checker.checks.signs import Sign, having
from checker.facts.dates import write as dates
from checker.model import SIDES, Fact, Hit, Place, Side
from checker.model.expressions import deferred
from checker.model.record import Field

# What may stand between the two: "Thursday, February 24", «24 лютого 2022 року, у четвер», "14.03.2026 (неділя)".
BESIDE = deferred(r"(?: (?:року|р\.))?,? ?(?:\(|the |у |в |on )?")


class WeekdayDate(Check):
    """Reports weekdays that contradict the full date beside them, from the year `since` on.

    The calendar was reformed in 1918 here, and a date before that may be of the old style. The same mistake in both
    texts is one finding.
    """

    check: Literal["weekday_date"]
    values = {"date": "the date", "right": "its weekday", "wrong": "the weekday that is written"}
    since: int = Field(description="The first year whose dates are judged.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return having("date")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        found: dict[tuple[datetime.date, int], dict[Side, Fact]] = {}
        for side in SIDES:
            for one, two in pairwise(comparison.of("date", side)):
                if one.segment is not two.segment:
                    continue
                day, weekday = self._contradiction(one, two) or self._contradiction(two, one) or (None, None)
                if day and weekday:
                    found.setdefault((day, weekday.value.weekday), {}).setdefault(side, weekday)
        corrections = corrected(comparison)
        for (day, wrong), facts in found.items():
            first = facts.get(corrections) or next(iter(facts.values()))
            names = comparison.words.table("calendar")[first.side]["weekdays"]
            right, said = (_shown(names[n - 1].split()[0], first.side) for n in (day.isoweekday(), wrong))
            places = {side: Place(fact.segment, fact.span) for side, fact in facts.items()}
            yield Hit(
                uk=places.get("uk"),
                en=places.get("en"),
                values={"date": f"{day:%d.%m.%Y}", "right": right, "wrong": said},
                expected=dates.weekday(day.isoweekday(), first, comparison.words),
            )

    def _contradiction(self, weekday: Fact, date: Fact) -> tuple[datetime.date, Fact] | None:
        """The date and the weekday that is not its own, where the two stand side by side."""
        value = date.value
        if weekday.value.weekday is None or value.either or None in (value.year, value.month, value.day):
            return None
        first, second = sorted((weekday.span, date.span))
        if not BESIDE.fullmatch(weekday.segment.folded, first.end, second.start) or value.year < self.since:
            return None
        try:
            day = datetime.date(value.year, value.month, value.day)
        except ValueError:
            return None
        return (day, weekday) if day.isoweekday() != weekday.value.weekday else None


def _shown(name: str, side: Side) -> str:
    return name.capitalize() if side == "en" else name
