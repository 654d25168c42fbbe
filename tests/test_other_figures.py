"""Figures that are written otherwise, and words that only look like one: no figure is lost, added or changed."""

from __future__ import annotations

import bench
import pytest

from checker.facts import kinds
from checker.model import Side
from checker.rulebook import examples
from checker.rulebook.tables import Example
from checker.run import path as run
from checker.run.machine import Machine

MACHINE = Machine(bench.BOOK, bench.WORDS)


def told(uk: str, en: str) -> list[str]:
    """The rules whose errors and warnings a pair of passages has."""
    document = examples.sample(Example(uk=uk, en=en), bench.WORDS).document
    return [one.rule for one in run.check(document, MACHINE).findings if one.severity != "info"]


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Від 30 хвилин до 7 днів – обираєте самі.", "From 30 minutes to 7 days – your choice."),
        ("Від 5 хвилин до 3 годин триває процес.", "The process takes from 5 minutes to 3 hours."),
        ("Архітектура 1920–30-х років вражає.", "The architecture of the 1920s–30s is striking."),
        ("Архітектура 1820–30-х років вражає.", "The architecture of the 1820s-30s is striking."),
        ("Поет Карл-Август народився у Веймарі.", "The poet Carl-August was born in Weimar."),
        ("Підніміть п’яти, поки не станете на носочки.", "Raise your heels until you stand on your toes."),
        ("Потрібно більше 2 гравців.", "3+ players are needed."),
        ("Потрібно щонайменше 3 гравці.", "More than 2 players are needed."),
        ("Потрібно менше 5 гравців.", "At most 4 players are needed."),
    ],
)
def test_the_same_figures(uk: str, en: str) -> None:
    assert told(uk, en) == []


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("Від 30 хвилин до 7 днів – обираєте самі.", "From 30 minutes to 8 days – your choice.", "measure-changed"),
        ("Архітектура 1920–30-х років вражає.", "The architecture of the 1920s–40s is striking.", "date-changed"),
        ("Потрібно більше 2 гравців.", "4+ players are needed.", "number-changed"),
        ("Поверніть п’ять цеглин.", "Return six bricks.", "number-changed"),
    ],
)
def test_other_figures(uk: str, en: str, rule: str) -> None:
    assert rule in told(uk, en)


@pytest.mark.parametrize(
    ("text", "side", "canons"),
    [
        ("It is quarter to seven.", "en", ["T06:45"]),
        ("It grew between July-August.", "en", ["--07", "--08"]),
        ("It grew in mid-August.", "en", ["--08"]),
        ("Wither II (10s)", "en", []),
        ("the fashion of the 90s", "en", ["199X"]),
    ],
)
def test_times_and_months(text: str, side: Side, canons: list[str]) -> None:
    found = [one.canon for one in kinds.find(bench.segment(text, side), bench.WORDS) if one.kind == "date"]
    assert found == canons
