"""Figures as other people's programs write them are read back; texts made of the same figures agree, others do not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal

import bench
import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from checker.align.quantities import FAMILY
from checker.facts import kinds
from checker.language.quantities import digits as numerals
from checker.language.text import plain
from checker.model import SIDES, Document, Finding, Kind, Pair, Side
from checker.rulebook.rulebook import Rulebook
from checker.run import path as run
from checker.run.machine import Machine

CARRIER: dict[Side, str] = {"uk": "тут є ", "en": "here is "}
# What `num2words` and Babel are asked for in one run; more only takes longer.
ASKED = settings(max_examples=300, deadline=None)

LARGE = st.one_of(
    st.integers(0, 10**12),
    st.integers(0, 3000),
    st.builds(lambda n, k: n * 10**k, st.integers(1, 999), st.integers(0, 9)),
)
DECIMALS = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False, allow_infinity=False)


def read(text: str, side: Side) -> list[tuple[float, ...]]:
    """The values of the numbers in a passage."""
    return [
        found.values for found in numerals.numerals(bench.WORDS, side).found[bench.segment(CARRIER[side] + text, side)]
    ]


@pytest.mark.slow
@ASKED
@given(LARGE)
def test_babel_whole_numbers_are_read_back(number: int) -> None:
    for side in SIDES:
        (values,) = read(format_decimal(number, locale=side), side)
        assert number in values


@ASKED
@given(DECIMALS)
def test_babel_decimals_are_read_back(number: Decimal) -> None:
    for side in SIDES:
        (values,) = read(format_decimal(number, locale=side, format="#,##0.##"), side)
        assert float(number) in values


@ASKED
@given(LARGE)
def test_numbers_in_words_are_read_back(number: int) -> None:
    for side in SIDES:
        assert read(num2words(number, lang=side), side) == [(float(number),)]


@ASKED
@given(LARGE.filter(bool))
def test_ordinals_in_words_are_read_back(number: int) -> None:
    for side in SIDES:
        assert read(num2words(number, lang=side, to="ordinal"), side) == [(float(number),)]
    assert read(num2words(number, lang="en", to="ordinal_num"), "en") == [(float(number),)]


DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2060, 12, 31))


@ASKED
@given(DAYS, st.sampled_from(["short", "medium", "long", "full"]))
def test_babel_dates_are_read_back(day: datetime.date, length: str) -> None:
    for side, locale in (("uk", "uk"), ("en", "en_GB"), ("en", "en_US")):
        text = CARRIER[side] + format_date(day, length, locale=locale)
        found = [f.value for f in kinds.find(bench.segment(text, side), bench.WORDS) if f.kind == "date"]
        dated = [value for value in found if value.month is not None]
        assert len(dated) == 1
        year = day.year if length != "short" or locale == "en_GB" else day.year % 100 + 2000
        parts = {(dated[0].year, dated[0].month, dated[0].day)}
        if dated[0].either:
            parts.add((dated[0].year, dated[0].day, dated[0].month))
        assert (year, day.month, day.day) in parts
        assert all(value.weekday in {None, day.isoweekday()} for value in found)


@ASKED
@given(st.times())
def test_babel_times_are_read_back(time: datetime.time) -> None:
    for side, locale in (("uk", "uk"), ("en", "en_GB"), ("en", "en_US")):
        text = {"uk": "потяг о ", "en": "the train at "}[side] + format_time(time, "short", locale=locale)
        (found,) = kinds.find(bench.segment(text, side), bench.WORDS)
        assert found.value.time % 720 == (time.hour * 60 + time.minute) % 720


# Ways to say one figure in both languages, from numbers of two digits and more: (Ukrainian, English).
def number(n: int) -> tuple[str, str]:
    return f"{format_decimal(n, locale='uk')} осіб", f"{format_decimal(n, locale='en')} people"


def share(n: int) -> tuple[str, str]:
    return tuple(format_percent(n % 90 / 100 + 0.11, locale=side) for side in SIDES)  # type: ignore[return-value]


def money(n: int) -> tuple[str, str]:
    return f"{format_decimal(n, locale='uk')} гривень", f"{format_decimal(n, locale='en')} hryvnias"


def dollars(n: int) -> tuple[str, str]:
    return tuple(format_currency(n, "USD", locale=side, format_type="name") for side in SIDES)  # type: ignore[return-value]


def length(n: int) -> tuple[str, str]:
    return tuple(format_unit(n, "length-kilometer", locale=side) for side in SIDES)  # type: ignore[return-value]


def day(n: int) -> tuple[str, str]:
    date = datetime.date(1990, 1, 10) + datetime.timedelta(days=n % 15000)
    date = date.replace(day=max(10, date.day))
    return tuple(format_date(date, "long", locale=side) for side in SIDES)  # type: ignore[return-value]


WAYS: tuple[Callable[[int], tuple[str, str]], ...] = (number, share, money, dollars, length, day)
SAID = st.lists(
    st.tuples(st.sampled_from(WAYS), st.integers(10, 999_999)), min_size=1, max_size=4, unique_by=lambda pair: pair[0]
)
KINDS: frozenset[Kind] = FAMILY
BOOK = Rulebook(
    tuple(
        rule for rule in bench.BOOK.rules if getattr(rule.verb, "fact", None) in KINDS or rule.name == "weekday-wrong"
    )
)


def check(uk: str, en: str) -> tuple[Finding, ...]:
    """What the rules for figures find in a pair of passages."""
    sides = (plain(uk, "uk", ref="uk.0"),), (plain(en, "en", ref="en.0"),)
    return run.check(Document("pair", *sides, (Pair("pair", *sides),)), Machine(BOOK, bench.WORDS)).findings


def text(said: list[tuple[Callable[[int], tuple[str, str]], int]]) -> tuple[str, str]:
    """One passage in both languages that names all the figures, in opposite orders."""
    pairs = [way(n) for way, n in said]
    return (
        "Отже, " + "; потім ".join(uk for uk, _ in pairs) + ".",
        "Well, " + "; then ".join(en for _, en in reversed(pairs)) + ".",
    )


@ASKED
@given(SAID)
def test_a_text_against_its_own_figures_is_clean(said: list[tuple[Callable[[int], tuple[str, str]], int]]) -> None:
    assert check(*text(said)) == ()


@pytest.mark.slow
@ASKED
@given(SAID, st.randoms(use_true_random=False))
def test_changing_one_digit_adds_one_finding(
    said: list[tuple[Callable[[int], tuple[str, str]], int]], dice: object
) -> None:
    uk, en = text(said)
    places = [found.start() for found in re.finditer(r"\d", en)]
    at = dice.choice(places)  # type: ignore[attr-defined]
    wrong = en[:at] + ("1" if en[at] != "1" else "2") + en[at + 1 :]
    assert len(check(uk, wrong)) == 1
