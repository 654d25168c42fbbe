"""A word in another sense than the one that is meant is told where it stands, and what is right is not."""

from __future__ import annotations

import re
from pathlib import Path

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Finding
from checker.run import path as pipeline
from checker.run.machine import Machine

BOOK = bench.BOOK
RULE = "sense-mistaken"
TABLE = bench.WORDS.table("senses")
CHOICE = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
MARKED = re.compile("⟦(.*?)⟧")


def rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / "senses" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


ERRORS, RIGHT = rows("errors.tsv"), rows("right.tsv")


def told(uk: str, en: str) -> list[Finding]:
    document = Document("one", (plain(uk, "uk", ref="uk.0"),), (plain(en, "en", ref="en.0"),))
    page = pipeline.check(document, Machine(BOOK, bench.WORDS))
    return [one for one in page.findings if one.rule == RULE and one.severity != "info"]


@pytest.mark.parametrize(("name", "uk", "en"), ERRORS, ids=[row[0] for row in ERRORS])
def test_another_sense_is_told_where_it_stands(name: str, uk: str, en: str) -> None:
    choice, marked = CHOICE.search(en), MARKED.search(uk)
    assert choice, name
    assert marked, name
    wrong, right = (CHOICE.sub(rf"\{n}", en) for n in (1, 2))
    text = MARKED.sub(r"\1", uk)
    (one,) = told(text, wrong)
    assert one.uk
    assert one.en
    assert one.uk.span.start < marked.end() - 2  # without its marks
    assert marked.start() < one.uk.span.end
    assert one.en.span.start < choice.start() + len(choice[1])
    assert choice.start() < one.en.span.end
    assert told(text, right) == []


@pytest.mark.parametrize(("uk", "en"), RIGHT, ids=[str(n) for n, _ in enumerate(RIGHT)])
def test_both_senses_beside_each_other_are_no_error(uk: str, en: str) -> None:
    assert told(uk, en) == []


def test_each_set_has_an_error() -> None:
    assert {row[0] for row in ERRORS} == TABLE["sets"].keys()


def test_a_set_has_one_pole_of_each_language_and_says_what_they_mean() -> None:
    for name, poles in TABLE["sets"].items():
        (meant, stands) = poles.values()
        assert {"uk", "means"} <= meant.keys(), name
        assert {"en", "means"} <= stands.keys(), name


def test_company_is_of_sets_of_the_table() -> None:
    for theme, given in TABLE["company"].items():
        assert {one.strip() for one in given["sets"].split(",")} <= TABLE["sets"].keys(), theme
