"""A number, a date or a time is written by the rules of the other language."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.corrections import manner
from checker.checks.signs import Sign, having
from checker.language.quantities.digits import close, numerals
from checker.language.vocabulary import Words
from checker.model import Fact, Hit, Place, Side, Span
from checker.model.expressions import deferred


class Months(NamedTuple):
    """The months of the English calendar with the ways to write each, and whether the text has them before days."""

    names: Sequence[str]
    first: Callable[[], bool]


Format = tuple[re.Pattern[str], Callable[[re.Match[str], Fact, Months], str | None]]

GAP = "\u00a0"
# 22.02
DAY = deferred(r"\d{1,2}\.\d{2}")
# What goes on with a list of figures: "25,50,100".
MORE = deferred(r",\d")
# "191.255.255.255" is an address, and "1.200.000.000" a number.
OCTETS = deferred(r"(?:25[0-5]|2[0-4]\d|1?[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d)){3}")
# What stands between the beginning of a list and figures of it, and how far it is looked for; and what stands behind.
LISTED, NEAR, LIST_ENDS = deferred(r"\[[-\d., →]*$"), 24, deferred(r"[-\d., →]*[\])]")


def _point(match: re.Match[str], fact: Fact, months: Months) -> str | None:
    return match.group().replace(",", ".")


def _comma(match: re.Match[str], fact: Fact, months: Months) -> str | None:
    """A plain number with a full stop may be a version (Python 3.11), so a unit, a sign or a million must follow."""
    if fact.kind == "date":
        return None
    if fact.kind == "number" and not fact.value.sort and fact.span.end == fact.span.start + len(match.group()):
        return None
    return match.group().replace(".", ",")


def _date(match: re.Match[str], fact: Fact, months: Months) -> str | None:
    if fact.kind != "date" or fact.value.day is None or fact.value.either:
        return None
    month = months.names[fact.value.month - 1].split()[0].capitalize()
    day, year = fact.value.day, fact.value.year
    return f"{month} {day}, {year}" if months.first() else f"{day} {month} {year}"


def _turned(match: re.Match[str], fact: Fact, months: Months) -> str | None:
    """A month before a day: 02/24/2022."""
    if fact.kind != "date" or fact.value.day is None or int(match[1]) == fact.value.day:
        return None
    return f"{fact.value.day:02}.{fact.value.month:02}.{fact.value.year}"


def _time(match: re.Match[str], fact: Fact, months: Months) -> str | None:
    if fact.kind != "date" or fact.value.time is None:
        return None
    hour, minute = divmod(fact.value.time, 60)
    return f"{hour}:{minute:02}"


FORMATS: dict[Side, tuple[Format, ...]] = {
    "en": (
        # 1.200.000 and 12.500, where the other text says that it is no decimal
        (deferred(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,]?\d)"), lambda m, f, _: m.group().replace(".", ",")),
        # 1,5; not the list "1:0,2:1"
        (deferred(r"(?<![\d.,:])\d+,\d{1,2}(?![\d.,:]?\d)"), _point),
        # 24.02.2022
        (deferred(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}(?!\d)"), _date),
    ),
    "uk": (
        # 1,200,000 and 12,500, where the other text says that it is no decimal
        (deferred(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,]?\d)"), lambda m, f, _: m.group().replace(",", GAP)),
        # 2.5
        (deferred(r"(?<![\d.,:])\d+\.\d{1,2}(?![\d.,]?\d)"), _comma),
        # 02/24/2022
        (deferred(r"(?<!\d)(\d{1,2})/(\d{1,2})/\d{4}(?!\d)"), _turned),
        # 5:30 pm
        (deferred(r"(?<!\d)\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?", re.IGNORECASE), _time),
    ),
}


class FigureFormat(Check):
    """Reports figures in the format of the other language, where the other text confirms what they say.

    An English reader takes "1,5" and "12.500" for other figures than they are; dates, and what a Ukrainian reader
    understands all the same, are information.
    """

    check: Literal["figure_format"]

    @property
    def signs(self) -> Collection[Sign] | None:
        return having("number", "money", "measure", "date")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        side: Side = "en"
        names = comparison.words.table("calendar")[side]["months"]
        months = Months(names, lambda: comparison.made(manner, side).month_first)
        for match in comparison.matched("same"):
            uk, en = match.uk, match.en
            if uk and en and uk.kind in {"number", "money", "measure", "date"}:
                yield from _wrong(uk, en, months, comparison.words)
                yield from _wrong(en, uk, months, comparison.words)
                yield from _day(uk, en, months)


def _cited(text: str, start: int, end: int) -> bool:
    """Whether figures are numbers of sources, or a list: "[10,11]", "[[1,-1,1], [5,3]]", "[0,1)"."""
    return LISTED.search(text, max(0, start - NEAR), start) is not None and LIST_ENDS.match(text, end) is not None


def _wrong(fact: Fact, other: Fact, months: Months, words: Words) -> Iterator[Hit]:
    for pattern, rewrite in FORMATS[fact.side]:
        found = pattern.search(fact.segment.folded, fact.span.start, fact.span.end)
        if found and (MORE.match(fact.segment.folded, found.end()) or _cited(fact.segment.folded, *found.span())):
            continue
        if found and OCTETS.fullmatch(found.group()):
            continue
        expected = rewrite(found, fact, months) if found else None
        if found is None or expected is None or not _confirmed(expected, fact, other):
            continue
        if _decimal(found, fact, other, words):
            continue
        place = Place(fact.segment, Span(*found.span()))
        yield Hit.at(
            place,
            expected=expected,
            fix=expected if fact.kind != "date" else None,
            severity=None if fact.side == "en" and fact.kind != "date" else "info",
        )
        return


def _day(uk: Fact, en: Fact, months: Months) -> Iterator[Hit]:
    """A day and a month that English reads as a decimal: "on Sunday, 22.02"."""
    if en.kind != "number" or uk.kind != "date" or uk.value.day is None or uk.value.month is None:
        return
    if DAY.fullmatch(en.text) is None or list(map(int, en.text.split("."))) != [uk.value.day, uk.value.month]:
        return
    month = months.names[uk.value.month - 1].split()[0].capitalize()
    expected = f"{month} {uk.value.day}" if months.first() else f"{uk.value.day} {month}"
    yield Hit.at(Place(en.segment, en.span), expected=expected)


def _decimal(found: re.Match[str], fact: Fact, other: Fact, words: Words) -> bool:
    """Whether three digits behind a full stop are decimals of a magnitude all the same: "UAH 3.028 million"."""
    if fact.side == "uk" or found.group().count(".") != 1:
        return False
    scaled = numerals(words, fact.side).magnitude(fact.segment.folded, found.end())
    if scaled is None:
        return False
    return any(close(float(found.group()) * scaled[0], figure) for figure in other.figures)


def _confirmed(expected: str, fact: Fact, other: Fact) -> bool:
    """Whether what it should be has the one value that both texts give, so that nobody guesses at a separator."""
    if fact.kind == "date":
        return True
    plain = expected.replace(GAP, "")
    value = float(plain.replace(",", ".") if fact.side == "uk" else plain.replace(",", ""))
    scaled = [figure / value for figure in fact.figures if value and figure in other.figures]
    return bool(scaled) and all(abs(ratio - round(ratio)) < 1e-9 for ratio in scaled)
