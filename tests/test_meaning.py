"""Who did it, whether it is sure, how many, when: sentences of news of many kinds, right and with one error each.

A row of `tests/meaning/*.tsv` has a Ukrainian sentence, its English version, one that says something else, and what a
finding must point at on either side ("-" for nothing) by which rule (`gender.tsv` has one rule alone).
"""

from __future__ import annotations

from pathlib import Path

import bench
import pytest

from checker.rulebook import examples
from checker.rulebook.tables import Example
from checker.run import path as run
from checker.run.machine import Machine

FOLDER = Path(__file__).parent / "meaning"
NONE = "-"
BOOK = bench.BOOK
LOUD = ("error", "warning")
TABLES = (
    "gender", "certainty", "quantities", "contrasts", "place",
    "claims", "tenses", "qualities", "opposites", "conditions",
)  # fmt: skip


def rows(name: str) -> list[list[str]]:
    """The rows of a table; those of genders get the name of their rule."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [[*row, "gender-changed"] if name == "gender" else row for row in found]


ROWS = [row for name in TABLES for row in rows(name)]


def said(uk: str, en: str) -> list[tuple[str, str, str]]:
    """The warnings and errors of a pair of passages: the rule, and the words it points at."""
    document = examples.sample(Example(uk=uk, en=en), bench.WORDS).document
    findings = run.check(document, Machine(BOOK, bench.WORDS)).findings
    return [(f.rule, f.uk.text if f.uk else NONE, f.en.text if f.en else NONE) for f in findings if f.severity in LOUD]


@pytest.mark.parametrize(("uk", "en"), [row[:2] for row in ROWS])
def test_a_right_version_is_silent(uk: str, en: str) -> None:
    assert said(uk, en) == []


@pytest.mark.parametrize(("uk", "en", "here", "there", "rule"), [[row[0], *row[2:6]] for row in ROWS if row[2] != NONE])
def test_an_error_is_found_at_its_place(uk: str, en: str, here: str, there: str, rule: str) -> None:
    assert (rule, here, there) in said(uk, en)


@pytest.mark.parametrize("name", TABLES)
def test_there_are_enough_sentences(name: str) -> None:
    assert sum(1 + (row[2] != NONE) for row in rows(name)) >= 60
