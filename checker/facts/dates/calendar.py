"""The words of the calendar: months, weekdays, seasons, centuries, «торік» and last year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from checker.language.inflection.grammar import grammar
from checker.language.memo import Memo
from checker.language.tokens import triggers
from checker.language.vocabulary import Words
from checker.model import Side

# «щосереди», «щопонеділка»
EVERY = "що"
# An adjective of a month or a weekday has so many letters at least: «липневий».
STEM = 7
# What is a word to the calendar, also inside "mid-September" and "Thursday's".
NAME = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{2,})?")


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
    """The calendar's words of one language; `words[token]` are those in a token (in lower case): "mid-September"."""

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
        self.moving = re.compile(rf"(?<!\w)(?:{moving})(?!\w)")  # relative expressions
        self.early = re.compile(rf"(?<!\w)(?:{early})(?: the)?[ -]$")
        self.late = re.compile(rf"(?<!\w)(?:{late})(?: the)?[ -]$")
        self.before = re.compile(rf"(?<!\w)(?:{before}) $")  # what stands before a year
        self.decade_stems = tuple(table["decades"].split())  # of twenty, thirty ... ninety
        endings = table["decade_endings"].split()
        self.decade_words = frozenset(stem + ending for stem in self.decade_stems for ending in endings)
        self.decades = _decades(table)  # in words, with what makes them sure behind them
        self.counted = frozenset(table["counted"])
        # Where "fall" is a season.
        self.fall = re.compile(rf"(?<!\w)(?:{'|'.join(table['fall'])})(?!\w)") if "fall" in table else None
        self.adjective = grammar(words).endings("adjective")
        self.words: Memo[str, tuple[Word, ...]] = Memo(self._words)

    def _words(self, token: str) -> tuple[Word, ...]:
        if "-" in token or (self.side == "en" and "'" in token):
            found = [(match.group().removesuffix("'s"), match.start()) for match in NAME.finditer(token)]
        else:
            found = [(token, 0)]
        read = ((name, start, self._read(name)) for name, start in found)
        return tuple(Word(at, at + len(name), *known, name in self.doubtful) for name, at, known in read if known)

    def _read(self, text: str) -> tuple[str, int] | None:
        text = text.removeprefix(EVERY)
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


def _decades(table: Mapping[str, Any]) -> re.Pattern[str]:
    """«вісімдесятих років», "the early eighties": the group is the stem of the number, from twenty on."""
    stems, endings = (table[key].replace(" ", "|") for key in ("decades", "decade_endings"))
    before = "|".join(table["decade_before"])
    years = "|".join(table["decade_years"]) or "(?!)"
    return re.compile(
        rf"(?:(?<!\w)(?:{before})[ -])?(?<![\w-])({stems})(?:{endings})(?![\w-])(?P<years> (?:{years})(?!\w))?"
    )
