"""What mutated files have found: letters whose small form is longer, й of two characters in a link, U+FFFC itself."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest

from checker.language.text import OPAQUE, small
from checker.model import Finding, Report
from checker.pairs.tasks import FilePair
from checker.readers import open_task
from checker.run import path as run
from checker.run.edits import change
from checker.run.machine import Machine


def checked(folder: Path, ending: str, uk: str, en: str) -> Report:
    for side, text in (("uk", uk), ("en", en)):
        (folder / f"{side}.{ending}").write_text(text, encoding="utf-8")
    task = FilePair(folder / f"uk.{ending}", folder / f"en.{ending}")
    return run.report(open_task(task, bench.WORDS), Machine(bench.BOOK, bench.WORDS))


def outside(findings: tuple[Finding, ...]) -> list[str]:
    places = ((one.rule, place) for one in findings for place in (one.uk, one.en) if place)
    return [rule for rule, place in places if not 0 <= place.span.start <= place.span.end <= len(place.segment.text)]


def test_a_letter_whose_small_form_is_two_characters_moves_no_place(tmp_path: Path) -> None:
    report = checked(tmp_path, "md", "Зустріч в İзмірі почалася о 9:12.\n", "The meeting in Izmir began.\n")
    (missing,) = [one for one in report.findings if one.rule == "date-missing"]
    assert missing.uk is not None
    assert missing.uk.text == "9:12"


@pytest.mark.parametrize(
    ("ending", "uk"),
    [
        ("md", "- Перший рядок списку\n- [Словник трансформерів і знань](/ref/one/)\n"),
        ("html", '<p>Перший рядок.</p><p><a href="https://example.org/one">Словник знань и\u0306</a></p>'),
    ],
)
def test_a_letter_of_two_characters_in_a_link_ends_with_the_link(ending: str, uk: str, tmp_path: Path) -> None:
    uk = uk.replace("трансформерів", "трансформери\u0306ів")
    en = uk.replace("/one", "/two").replace("Словник", "Glossary")
    report = checked(tmp_path, ending, uk, en)
    assert "link-changed" in {one.rule for one in report.findings}
    assert outside(report.findings) == []


def test_a_text_may_have_the_character_that_stands_for_code(tmp_path: Path) -> None:
    en = f"<p>“ This {OPAQUE} is <code>true</code> so ”, he said.</p>"
    report = checked(tmp_path, "html", "<p>«Це <code>true</code> так», – сказав він.</p>", en)
    (spaced,) = [one for one in report.findings if one.rule == "quote-marks-space"]
    assert change(spaced) is not None


def test_small_letters_keep_the_length() -> None:
    assert small("İЗМІР Ї") == "İзмір ї"
