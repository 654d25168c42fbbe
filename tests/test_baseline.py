"""A baseline through the command: what is known, what is new, what is gone, and what is written."""

from __future__ import annotations

import json
import os
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from test_cli import zvirka

pytestmark = pytest.mark.slow  # commands run one after another

WRONG = ("Загинули 12 людей.", "21 people were killed.")
OTHER = ("Поранені 34 людини.", "43 people were wounded.")
CALM = ("Так і було того дня.", "So it was on that day.")
FILE = "known.json"


def page(folder: Path, name: str, *pairs: tuple[str, str]) -> None:
    for side, n in (("uk", 0), ("en", 1)):
        path = folder / side / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join(pair[n] for pair in pairs) + "\n", encoding="utf-8")


def check(folder: Path, *words: str, sides: str = "") -> CompletedProcess[str]:
    given = ["--uk", f"uk{sides}", "--en", f"en{sides}", "--lang", "en", *words]
    return zvirka("check", "--select", "number-changed", "--select", "stray-cyrillic", *given, cwd=folder)


def report(done: CompletedProcess[str]) -> Any:
    return json.loads(done.stdout)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    page(tmp_path, "a.txt", CALM, WRONG)
    page(tmp_path, "b.txt", OTHER)
    done = check(tmp_path, "--write-baseline", FILE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 known from the baseline" in done.stdout
    return tmp_path


def test_what_is_known_stops_nothing_and_is_counted(work: Path) -> None:
    done = check(work, "--baseline", FILE, "--format", "json", "--fail-on", "info")
    assert done.returncode == 0
    assert report(done)["findings"] == []
    assert report(done)["summary"]["known"] == 2
    assert report(done)["summary"]["error"] == 0


def test_without_a_baseline_nothing_is_said_of_one(work: Path) -> None:
    done = check(work, "--format", "json")
    assert done.returncode == 1
    assert "known" not in report(done)["summary"]


def test_the_file_is_sorted_has_an_entry_a_line_and_no_line_number(work: Path) -> None:
    lines = (work / FILE).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line.rstrip(",")) for line in lines if line.startswith("    ")]
    assert rows == [
        {"path": "en/a.txt", "rule": "number-changed", "text": "12 | 21"},
        {"path": "en/b.txt", "rule": "number-changed", "text": "34 | 43"},
    ]
    before = (work / FILE).read_bytes()
    check(work, "--write-baseline", FILE)
    assert (work / FILE).read_bytes() == before


def test_a_finding_that_moved_stays_known(work: Path) -> None:
    page(work, "a.txt", CALM, ("Потяг спізнився.", "The train was late."), CALM, WRONG)
    assert check(work, "--baseline", FILE).returncode == 0


def test_a_second_occurrence_and_another_text_are_new(work: Path) -> None:
    page(work, "a.txt", WRONG, CALM, WRONG)
    done = check(work, "--baseline", FILE, "--format", "json")
    assert done.returncode == 1
    assert len(report(done)["findings"]) == report(done)["summary"]["error"] == 1
    page(work, "a.txt", CALM, ("Загинули 12 людей.", "22 people were killed."))
    done = check(work, "--baseline", FILE, "--format", "json")
    assert done.returncode == 1
    assert [one["en"]["text"] for one in report(done)["findings"]] == ["22"]


def test_the_same_text_in_another_file_is_new(work: Path) -> None:
    page(work, "c.txt", WRONG)
    assert check(work, "--baseline", FILE).returncode == 1


def test_two_occurrences_are_counted_in_one_line(work: Path) -> None:
    page(work, "a.txt", WRONG, CALM, WRONG)
    check(work, "--write-baseline", FILE)
    assert '"text": "12 | 21", "count": 2}' in (work / FILE).read_text(encoding="utf-8")
    assert check(work, "--baseline", FILE).returncode == 0


def test_entries_that_are_gone_are_told_and_fail_nothing(work: Path) -> None:
    page(work, "a.txt", CALM)
    done = check(work, "--baseline", FILE)
    assert done.returncode == 0
    assert "1 entry of the baseline is gone: en/a.txt: number-changed on “12 | 21”; write it anew" in done.stdout


def test_what_was_not_checked_is_not_gone(work: Path) -> None:
    page(work, "a.txt", CALM)
    done = check(work, "--baseline", FILE, sides="/b.txt")
    assert done.returncode == 0
    assert "gone" not in done.stdout
    given = ["--uk", "uk", "--en", "en", "--select", "stray-cyrillic"]
    assert "gone" not in zvirka("check", *given, "--baseline", FILE, "--lang", "en", cwd=work).stdout


def test_writing_keeps_what_was_not_checked_and_says_what_it_prunes(work: Path) -> None:
    page(work, "a.txt", CALM)
    page(work, "b.txt", CALM)
    done = check(work, "--write-baseline", FILE, sides="/b.txt")
    assert done.returncode == 0
    assert "1 entry of the baseline is pruned: en/b.txt" in done.stdout
    assert "en/a.txt" in (work / FILE).read_text(encoding="utf-8")
    page(work, "b.txt", OTHER)
    zvirka("check", "--uk", "uk", "--en", "en", "--select", "stray-cyrillic", "--write-baseline", FILE, cwd=work)
    assert "en/a.txt" in (work / FILE).read_text(encoding="utf-8"), "its rule was off in that run"


def test_writing_prunes_what_it_says_of_files_that_are_no_more(work: Path) -> None:
    for side in ("uk", "en"):
        (work / side / "a.txt").unlink()
    done = check(work, "--write-baseline", FILE)
    assert "pruned: en/a.txt" in done.stdout
    assert "en/a.txt" not in (work / FILE).read_text(encoding="utf-8")


def test_paths_are_counted_from_the_file_of_the_baseline(work: Path) -> None:
    (work / "deep").mkdir()
    check(work, "--write-baseline", "deep/known.json")
    assert '"path": "../en/a.txt"' in (work / "deep" / "known.json").read_text(encoding="utf-8")
    given = ["--uk", "../uk", "--en", "../en", "--select", "number-changed", "--baseline", "known.json"]
    assert zvirka("check", *given, cwd=work / "deep").returncode == 0


def test_the_settings_name_a_baseline(work: Path) -> None:
    (work / "zvirka.toml").write_text(f'baseline = "{FILE}"\n', encoding="utf-8")
    assert check(work).returncode == 0
    assert check(work, "--isolated").returncode == 1
    os.unlink(work / FILE)
    done = check(work)
    assert done.returncode == 2
    assert "--write-baseline" in done.stderr
    assert check(work, "--write-baseline", FILE).returncode == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "known.json:1: "),
        ("{\n<<<<<<< HEAD\n", "known.json:2: "),
        ('{"schema": "zvirka.report/1", "findings": []}', "schema"),
        ('{"schema": "zvirka.baseline/1", "findings": [{"path": "a"}]}', "findings.1.rule"),
        ('{"schema": "zvirka.baseline/1", "findings": [{"path": "a", "rule": "b", "text": "c", "count": 0}]}', "count"),
        ("[]", "known.json"),
    ],
)
def test_a_baseline_that_is_none_is_refused_and_never_written_over(work: Path, text: str, said: str) -> None:
    (work / FILE).write_text(text, encoding="utf-8")
    for option in ("--baseline", "--write-baseline"):
        done = check(work, option, FILE)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr
        assert (work / FILE).read_text(encoding="utf-8") == text


def test_of_two_lines_that_a_merge_left_the_larger_count_holds(work: Path) -> None:
    text = (work / FILE).read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if "en/a.txt" in line)
    twice = row.replace("},", ', "count": 2},')
    doubled = text.replace(row, row + "\n" + twice)
    (work / FILE).write_text(doubled, encoding="utf-8")
    page(work, "a.txt", WRONG, CALM, WRONG)
    assert check(work, "--baseline", FILE).returncode == 0
    page(work, "a.txt", WRONG, CALM, WRONG, WRONG)
    assert check(work, "--baseline", FILE).returncode == 1


def test_warnings_that_are_known_are_not_counted_against_the_limit(work: Path) -> None:
    words = ["--severity", "number-changed=warning", "--max-warnings", "0"]
    assert check(work, *words).returncode == 1
    assert check(work, *words, "--baseline", FILE).returncode == 0


def test_a_file_that_could_not_be_read_keeps_its_entries_and_the_status_is_two(work: Path) -> None:
    (work / "en" / "a.txt").write_bytes(bytes(range(128, 256)) * 20)
    assert check(work, "--baseline", FILE).returncode == 2
    done = check(work, "--write-baseline", FILE)
    assert done.returncode == 2
    assert "en/a.txt" in (work / FILE).read_text(encoding="utf-8")
