"""What goes on or is done, which way figures go, what would be: told in a wrong version, silent in the right one."""

from __future__ import annotations

import re
from pathlib import Path

import bench
import pytest

from checker.language.text import plain
from checker.model import Document
from checker.run import path as pipeline
from checker.run.machine import Machine

CHOICE = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
LINES = (Path(__file__).parent / "deeds" / "errors.tsv").read_text(encoding="utf-8").splitlines()
ERRORS = [line.split("\t") for line in LINES if not line.startswith("#")]


def told(uk: str, en: str) -> list[str]:
    document = Document("one", (plain(uk, "uk", ref="uk.0"),), (plain(en, "en", ref="en.0"),))
    page = pipeline.check(document, Machine(bench.BOOK, bench.WORDS))
    return [one.rule for one in page.findings if one.severity != "info"]


@pytest.mark.parametrize(("rule", "uk", "en"), ERRORS)
def test_a_wrong_version_is_told(rule: str, uk: str, en: str) -> None:
    assert rule in told(uk, CHOICE.sub(r"\2", en))


@pytest.mark.parametrize(("rule", "uk", "en"), ERRORS)
def test_its_right_version_is_silent(rule: str, uk: str, en: str) -> None:
    assert rule not in told(uk, CHOICE.sub(r"\1", en))


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Вона живе в Києві десять років.", "She has lived in Kyiv for ten years."),
        ("Кандидат вимагає перерахунку голосів.", "The candidate has demanded a recount of votes."),
        ("Темпи зростання цін сповільнилися у травні.", "Prices grew more slowly in May."),
        ("Ціни не знизилися, а зарплати зросли.", "Prices did not fall, and wages rose."),
        (
            "Якби завод закрили, місто втратило б третину бюджету.",
            "Closing the plant would cost the city a third of its budget.",
        ),
        (
            "Якби ми мали більше ракет, ми захистили б лікарню.",
            "With more missiles we could have protected the hospital.",
        ),
        (
            "Не всі вони перестали працювати, але більшість танкерів стоїть.",
            "Some still operate, but most tankers are idle.",
        ),
        ("Він не прийде, хіба що його попросять.", "He will only come if he is asked."),
    ],
)
def test_what_is_put_otherwise_is_silent(uk: str, en: str) -> None:
    assert told(uk, en) == []
