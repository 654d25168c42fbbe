"""Right conversions are told from wrong ones, and slips in real sentences are found once, for what they are."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest

from checker.align import quantities
from checker.checks.facts.bound import Bounded
from checker.checks.facts.weekday_date import WeekdayDate
from checker.language.text import plain
from checker.model import Document, Finding, Pair
from checker.rulebook.rule_file import Rule
from checker.run import path as run
from checker.run.machine import Machine

FOLDER = Path(__file__).parent / "figures"
BOOK = bench.BOOK


def kinds(rule: Rule) -> tuple[str, ...]:
    listed = getattr(rule.verb, "fact", ())
    return (listed,) if isinstance(listed, str) else listed


# Rules that are no matter of figures may find what they like in the sentences.
FIGURES = {
    rule.name
    for rule in BOOK.rules
    if isinstance(rule.verb, (WeekdayDate, Bounded)) or quantities.FAMILY & set(kinds(rule))
}


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def check(uk: str, en: str) -> list[Finding]:
    sides = (plain(uk, "uk", ref="uk.0"),), (plain(en, "en", ref="en.0"),)
    found = run.check(Document("pair", *sides, (Pair("pair", *sides),)), Machine(BOOK, bench.WORDS)).findings
    return [finding for finding in found if finding.rule in FIGURES]


@pytest.mark.parametrize(("verdict", "uk", "en"), rows("conversions.tsv"))
def test_a_conversion_is_told_right_from_wrong(verdict: str, uk: str, en: str) -> None:
    rules = [finding.rule for finding in check(uk, en)]
    assert rules in ([] if verdict == "right" else ["conversion-wrong"], ["unit-changed"] if verdict == "wrong" else [])


@pytest.mark.parametrize(("rule", "uk", "en", "wrong"), [*rows("slips.tsv"), *rows("ordinals.tsv")])
def test_a_slip_in_a_real_sentence_is_one_finding(rule: str, uk: str, en: str, wrong: str) -> None:
    before, _, after = wrong.partition(" → ")
    assert before in en
    assert [finding.rule for finding in check(uk, en)] == []
    assert [finding.rule for finding in check(uk, en.replace(before, after, 1))] == [rule]


@pytest.mark.parametrize(("uk", "en"), rows("agree.tsv"))
def test_figures_that_say_the_same_are_silent(uk: str, en: str) -> None:
    assert [finding.messages["en"] for finding in check(uk, en)] == []


@pytest.mark.parametrize(("uk", "en"), rows("differ.tsv"))
def test_figures_that_differ_are_one_finding(uk: str, en: str) -> None:
    assert len(check(uk, en)) == 1
