"""Partial dates: the parts of a date or a time that a text gives, and whether two of them agree."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from checker.facts.base import AGREE, ALTERED, OTHER_PART, REVALUED, SAME, UNRELATED

# The zone of a time that names none.
HOME = "Kyiv"


class Date(NamedTuple):
    """The parts that a text gives; `decade` is the year that it begins with, `time` minutes after midnight.

    `season` is 1 for winter, `quarter` and `half` are of a year, `phase` is "early" or "late", `relative` a unit and
    how many of it away ("year -1"). Of a time, `sure` says that the half of the day is known, `zone` which zone the
    text names. `either` says that month and day may stand for each other (03/04/2025).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    century: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    phase: str | None = None
    relative: str | None = None
    time: int | None = None
    sure: bool = True
    zone: str = ""
    either: bool = False

    def figures(self) -> tuple[float, ...]:
        """The plain numbers that the other text may write for it."""
        if self.time is not None:
            hour, minute = divmod(self.time, 60)
            return float(hour), float(hour % 12 or 12), hour + minute / 100, (hour % 12 or 12) + minute / 100
        parts = (self.year, self.day, self.decade, self.century, self.quarter, self.half)
        short = (float(self.decade % 100),) if self.decade is not None and self.decade >= 1900 else ()
        return (*(float(part) for part in parts if part is not None), *short)


def canon(date: Date) -> str:
    """ISO-like: 2022-02-24, --02-24, 2001, 200X, Thursday as W4, T17:30, 19C, "year -1"; early and late in front."""
    if date.time is not None:
        return f"T{date.time // 60:02}:{date.time % 60:02}"
    if date.weekday is not None:
        return f"W{date.weekday}"
    if date.relative is not None:
        return date.relative
    phase = f"{date.phase} " if date.phase else ""
    if date.decade is not None:
        return f"{phase}{date.decade // 10}X"
    if date.century is not None:
        return f"{phase}{date.century}C"
    if date.season is not None:
        return f"{phase}S{date.season}"
    if date.quarter is not None or date.half is not None:
        return f"{phase}Q{date.quarter}" if date.quarter is not None else f"{phase}H{date.half}"
    if date.month is None:
        return f"{phase}{date.year:04}"
    year = f"{date.year:04}" if date.year is not None else "-"
    return f"{phase}{year}-{date.month:02}" + (f"-{date.day:02}" if date.day is not None else "")


def agreement(one: Date, two: Date) -> float:
    """SAME where no part that both give differs, else by the share of parts that do not.

    For a relative date and a fixed one see `stands`.
    """
    if one.time is not None and two.time is not None:
        return SAME if _same_time(one, two) else ALTERED
    if one.relative and two.relative:
        unit = one.relative.split()[0] == two.relative.split()[0]
        return SAME if one.relative == two.relative else REVALUED if unit else UNRELATED
    if one.relative or two.relative:
        return UNRELATED
    if one.century is not None or two.century is not None:
        return _centuries(one, two)
    if one.either or two.either:
        one, two = _settled(one, two)
    both = [(x, y) for x, y in zip(one[:11], two[:11], strict=True) if x is not None and y is not None]
    if not both or (len(both) == 1 and one.phase and two.phase):
        return UNRELATED
    alike = sum(x == y for x, y in both)
    return SAME if alike == len(both) else OTHER_PART + 0.4 * alike / len(both)


def _settled(one: Date, two: Date) -> tuple[Date, Date]:
    """The reading of 03/04/2025 that the other text settles; the year alone where it does not."""
    if one.either and two.either:
        return one, two if {one.month, one.day} != {two.month, two.day} else two._replace(month=one.month, day=one.day)
    unsure, sure = (one, two) if one.either else (two, one)
    turned = unsure._replace(month=unsure.day, day=unsure.month)
    if sure.month is not None and (sure.month, sure.day) != (unsure.month, unsure.day):
        unsure = turned
    return (unsure, sure) if one.either else (sure, unsure)


def _same_time(one: Date, two: Date) -> bool:
    assert one.time is not None
    assert two.time is not None
    if (one.zone or HOME) != (two.zone or HOME) and {one.zone, two.zone} != {"", "local"}:
        return one.time % 60 == two.time % 60  # 22:30, and 3.30 p.m. ET
    if one.sure and two.sure:
        return one.time == two.time
    return one.time % 720 == two.time % 720


# The parts of a date that a relative expression may stand for: «торік», "in 2024"; yesterday, «у четвер».
STANDS: dict[str, tuple[str, ...]] = {
    "day": ("day", "weekday"),
    "week": ("weekday", "day"),
    "month": ("month",),
    "year": ("year", "season"),
}


def stands(one: Date, two: Date, today: datetime.date | None) -> bool:
    """Whether the first date, a relative one, may be said for the second; `today` is the post's own date."""
    if one.relative is None or two.relative is not None:
        return False
    unit, count = one.relative.split()
    if not any(getattr(two, part) is not None for part in STANDS[unit]):
        return False
    if today is None:
        return True
    if unit == "year":
        return bool(two.year is None or two.year == today.year + int(count))
    if unit == "month":
        return bool(((two.month or 0) - today.month - int(count)) % 12 == 0)
    if unit == "day":
        then = today + datetime.timedelta(days=int(count))
        return two.day in {None, then.day} and two.weekday in {None, then.isoweekday()}
    return True


def _centuries(one: Date, two: Date) -> float:
    """«XIX ст.» is the 19th century, and the 1800s."""
    first, second = (date.century or ((date.decade or 0) // 100 + 1 if date.decade else None) for date in (one, two))
    if first is None or second is None:
        return UNRELATED
    # A decade of the century is less than the century itself.
    return OTHER_PART if first != second else SAME if one.century == two.century else AGREE
