"""The words of the calendar: months, weekdays, seasons, centuries, «торік» and last year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import Any, NamedTuple

from checker.language.inflection.grammar import grammar
from checker.language.memo import Memo
from checker.language.tokens import triggers
from checker.language.vocabulary import Words
from checker.model import Segment, Side
from checker.model.expressions import deferred

# «щосереди», «щопонеділка»
EVERY = "що"
# An adjective of a month or a weekday has so many letters at least: «липневий».
STEM = 7
# By so many first letters it is told that a word is none of the calendar.
FIRST = 3
# What is a word to the calendar, also inside "mid-September" and "Thursday's".
NAME = deferred(r"[^\W\d_]+(?:'[^\W\d_]{2,})?")


class Word(NamedTuple):
    """A word of the calendar in a token: its characters there, what it is, and its number.

    `part` is "month", "weekday" or "season"; with "~", an adjective made of one. One that is `doubtful` is often
    another word: "may", «лист».
    """

    start: int
    end: int
    part: str
    value: int
    doubtful: bool


class Calendar:
    """The calendar's words of one language; `named[token]` are those in a token (in lower case): "mid-September"."""

    def __init__(self, words: Words, side: Side) -> None:
        table = words.table("calendar")[side]
        self.side = side
        self.months, self.weekdays, self.seasons = (_numbered(table, key) for key in ("months", "weekdays", "seasons"))
        self.month_stems, self.weekday_stems = _numbered(table, "month_stems"), _numbered(table, "weekday_stems")
        self.doubtful = frozenset(table["doubtful"])
        self.relative = {form: key for key, forms in table["relative"].items() for form in forms}
        self.moving_words = triggers(self.relative)
        moving, early, late, before = (
            "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
            for forms in (self.relative, table["early"], table["late"], table["year_before"])
        )
        self.moving = deferred(rf"(?<!\w)(?:{moving})(?!\w)")  # relative expressions
        self.early = deferred(rf"(?<!\w)(?:{early})(?: the)?[ -]$")
        self.late = deferred(rf"(?<!\w)(?:{late})(?: the)?[ -]$")
        self.before = deferred(rf"(?<!\w)(?:{before}) $")  # what stands before a year
        self.decade_stems = tuple(table["decades"].split())  # of twenty, thirty ... ninety
        endings = table["decade_endings"].split()
        self.decade_words = frozenset(stem + ending for stem in self.decade_stems for ending in endings)
        self.decades = _decades(table)  # in words, with what makes them sure behind them
        self.counted = frozenset(table["counted"])
        # Where "fall" is a season.
        self.fall = deferred(rf"(?<!\w)(?:{'|'.join(table['fall'])})(?!\w)") if "fall" in table else None
        self.short_year = _short_year(table) if side == "uk" else None
        self.adjective = grammar(words).endings("adjective")
        listed = (self.months, self.weekdays, self.seasons, self.month_stems, self.weekday_stems)
        self.first = frozenset(form[:FIRST] for forms in listed for form in forms)
        self.opens = self.first | {(EVERY + first)[:FIRST] for first in self.first}
        self.named: Memo[str, tuple[Word, ...]] = Memo(self._named)

    def read(self, segment: Segment) -> list[tuple[Word, ...]]:
        """The words of the calendar in each token of a passage; most words begin otherwise, and are not remembered."""
        opens, named = self.opens, self.named
        return [named[low] if low[:FIRST] in opens or not low.isalpha() else () for low in segment.lows]

    def _named(self, token: str) -> tuple[Word, ...]:
        if "-" not in token and (self.side == "uk" or "'" not in token):
            if token[:FIRST] not in self.first and not token.startswith(EVERY):
                return ()  # most words
            return self._at(0, token)
        found = (self._at(match.start(), match.group().removesuffix("'s")) for match in NAME.finditer(token))
        return tuple(chain.from_iterable(found))

    def _at(self, start: int, text: str) -> tuple[Word, ...]:
        known = self._read(text)
        return (Word(start, start + len(text), *known, text in self.doubtful),) if known else ()

    def _read(self, text: str) -> tuple[str, int] | None:
        text = text.removeprefix(EVERY)
        if text[:FIRST] not in self.first:
            return None  # most words
        for part, listed in (("weekday", self.weekdays), ("month", self.months), ("season", self.seasons)):
            if text in listed:
                return part, listed[text]
        if len(text) < STEM:
            return None
        for part, listed in (("~weekday", self.weekday_stems), ("~month", self.month_stems)):
            for size in (1, 2, 3, 4):
                if text[:-size] in listed and text[-size:] in self.adjective:
                    return part, listed[text[:-size]]
        return None


def calendar(words: Words, side: Side) -> Calendar:
    """The calendar of a language in the vocabulary."""
    return words.made(Calendar, side)


def _numbered(table: Mapping[str, Any], key: str) -> dict[str, int]:
    return {form: n for n, forms in enumerate(table.get(key, ()), 1) for form in forms.split()}


def _short_year(table: Mapping[str, Any]) -> re.Pattern[str]:
    """A year without its century, in figures: the group is its two digits."""
    year, counts = "|".join(table["short_year"]), "|".join(table["short_year_counts"])
    ends = table["short_year_ends"].replace(" ", "|")
    return deferred(rf"(?<![\w.,:/'-])(?<!\d )(\d[02-9]|11)(?:-(?:{ends}))? (?:{year})(?!\w)(?! (?:{counts})(?!\w))")


def _decades(table: Mapping[str, Any]) -> re.Pattern[str]:
    """«вісімдесятих років», "the early eighties": the group is the stem of the number, from twenty on."""
    stems, endings = (table[key].replace(" ", "|") for key in ("decades", "decade_endings"))
    before = "|".join(table["decade_before"])
    years = "|".join(table["decade_years"]) or "(?!)"
    return deferred(
        rf"(?:(?<!\w)(?:{before})[ -])?(?<![\w-])({stems})(?:{endings})(?![\w-])(?P<years> (?:{years})(?!\w))?"
    )
