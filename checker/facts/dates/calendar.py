"""The words of the calendar: months, weekdays, seasons, centuries, «торік» and last year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from checker.language.quantities.words import ADJECTIVE
from checker.language.tokens import triggers
from checker.language.vocabulary import Words
from checker.model import Side

# «щосереди», «щопонеділка»
EVERY = "що"
# An adjective of a month or a weekday has so many letters at least: «липневий».
STEM = 7


class Names(NamedTuple):
    """The calendar's words of one language, in lower case."""

    months: dict[str, int]
    weekdays: dict[str, int]
    month_stems: dict[str, int]
    weekday_stems: dict[str, int]
    seasons: dict[str, int]
    doubtful: frozenset[str]
    relative: dict[str, str]
    moving_words: frozenset[str]
    moving: re.Pattern[str]  # relative expressions
    decade_stems: tuple[str, ...]  # of twenty, thirty ... ninety
    decade_words: frozenset[str]
    decades: re.Pattern[str]  # in words, with what makes them sure behind them
    early: re.Pattern[str]
    late: re.Pattern[str]
    before: re.Pattern[str]  # what stands before a year
    counted: frozenset[str]
    fall: re.Pattern[str] | None  # where "fall" is a season
    met: dict[str, tuple[str, int] | None]  # what the words that were met so far are

    def read(self, text: str) -> tuple[str, int] | None:
        """What a word (in lower case) is to the calendar ("month", "weekday", "season"; with "~" an adjective)."""
        if text not in self.met:
            if len(self.met) > 50_000:
                self.met.clear()
            self.met[text] = self._read(text)
        return self.met[text]

    def _read(self, text: str) -> tuple[str, int] | None:
        text = text.removeprefix(EVERY)
        for part, listed in (("weekday", self.weekdays), ("month", self.months), ("season", self.seasons)):
            if text in listed:
                return part, listed[text]
        if len(text) < STEM:
            return None
        for part, listed in (("~weekday", self.weekday_stems), ("~month", self.month_stems)):
            for size in (1, 2, 3, 4):
                if text[:-size] in listed and ADJECTIVE.fullmatch(text, len(text) - size):
                    return part, listed[text[:-size]]
        return None


def _decades(table: Mapping[str, Any]) -> re.Pattern[str]:
    """«вісімдесятих років», "the early eighties": the group is the stem of the number, from twenty on."""
    stems, endings = (table[key].replace(" ", "|") for key in ("decades", "decade_endings"))
    before = "|".join(table["decade_before"])
    years = "|".join(table["decade_years"]) or "(?!)"
    return re.compile(
        rf"(?:(?<!\w)(?:{before})[ -])?(?<![\w-])({stems})(?:{endings})(?![\w-])(?P<years> (?:{years})(?!\w))?"
    )


@cache
def names(words: Words, side: Side) -> Names:
    """The calendar of a language."""
    table = words.table("calendar")[side]

    def numbered(key: str) -> dict[str, int]:
        return {form: n for n, forms in enumerate(table.get(key, ()), 1) for form in forms.split()}

    relative = {form: key for key, forms in table["relative"].items() for form in forms}
    moving, early, late, before = (
        "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        for forms in (relative, table["early"], table["late"], table["year_before"])
    )
    return Names(
        numbered("months"),
        numbered("weekdays"),
        numbered("month_stems"),
        numbered("weekday_stems"),
        numbered("seasons"),
        frozenset(table["doubtful"]),
        relative,
        triggers(relative),
        re.compile(rf"(?<!\w)(?:{moving})(?!\w)"),
        tuple(table["decades"].split()),
        frozenset(stem + ending for stem in table["decades"].split() for ending in table["decade_endings"].split()),
        _decades(table),
        re.compile(rf"(?<!\w)(?:{early})(?: the)?[ -]$"),
        re.compile(rf"(?<!\w)(?:{late})(?: the)?[ -]$"),
        re.compile(rf"(?<!\w)(?:{before}) $"),
        frozenset(table["counted"]),
        re.compile(rf"(?<!\w)(?:{'|'.join(table['fall'])})(?!\w)") if "fall" in table else None,
        {},
    )
