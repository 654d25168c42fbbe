"""Names that are easily taken for each other are told apart, and other spellings of one name are not."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Pair
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
TABLE = Path(__file__).parent / "names" / "near.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def rows(*verdicts: str) -> list[list[str]]:
    return [row[1:] for row in ROWS if row[0] in verdicts]


def names_found(uk: str, en: str) -> list[str]:
    sides = (plain(uk, "uk", ref="uk.1"),), (plain(en, "en", ref="en.1"),)
    findings = run.check(Document("case", *sides, (Pair("1", *sides),)), Machine(BOOK, bench.WORDS)).findings
    return [
        finding.rule
        for finding in findings
        if finding.rule.startswith(("name", "nationality", "acronym")) and finding.severity != "info"
    ]


@pytest.mark.parametrize(("uk", "en"), rows("wrong"))
def test_another_name_is_found(uk: str, en: str) -> None:
    assert names_found(uk, en)


@pytest.mark.parametrize(("uk", "en"), rows("right"))
def test_the_same_name_is_not_reported(uk: str, en: str) -> None:
    assert names_found(uk, en) == []


@pytest.mark.xfail(strict=True, reason="the letters of another spelling differ as much")
@pytest.mark.parametrize(("uk", "en"), rows("unseen"))
def test_a_name_that_is_too_near_passes(uk: str, en: str) -> None:
    assert names_found(uk, en)


def test_the_table_is_large_and_even() -> None:
    assert len(rows("right")) >= 60
    assert len(rows("wrong", "unseen")) >= 60
