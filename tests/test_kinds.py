"""Errors of many kinds, one pair each: the wrong version is told at the words that are wrong, the right one is not."""

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
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "kinds" / "errors.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
CHOICE = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


def loud(uk: str, en: str) -> list[Finding]:
    document = Document("one", (plain(uk, "uk", ref="uk.0"),), (plain(en, "en", ref="en.0"),))
    page = pipeline.check(document, Machine(BOOK, bench.WORDS))
    return [one for one in page.findings if one.severity != "info"]


@pytest.mark.parametrize(("kind", "uk", "en"), ROWS, ids=[row[0] for row in ROWS])
def test_an_error_is_told_and_what_is_right_is_not(kind: str, uk: str, en: str) -> None:
    wrong, right = (CHOICE.sub(rf"\{n}", en) for n in (1, 2))
    choice = CHOICE.search(en)
    assert choice, kind
    start, end = choice.start(), choice.start() + len(choice[1])
    told = loud(uk, wrong)
    # What the English text has lost is told at the Ukrainian words.
    assert any(one.en is None or (one.en.span.start < end and start < one.en.span.end) for one in told), told
    assert loud(uk, right) == [], kind
