"""What a person has read and attested is quiet about meaning, until either text changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_cli import zvirka

pytestmark = pytest.mark.slow  # commands run one after another

UK = "Загинули 12 людей.\n\nПожежу гасили 200 рятувальників.\n"
EN = "21 people were killed.\n\nThe fire was put out by 300 rescuers.\n"
FILE = "zvirka-attested.json"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "a.uk.md").write_text(UK, encoding="utf-8")
    (tmp_path / "a.en.md").write_text(EN, encoding="utf-8")
    (tmp_path / "zvirka.toml").write_text("", encoding="utf-8")
    assert found(tmp_path) == ["21", "300"]
    done = zvirka("attest", "--uk", "a.uk.md", "--en", "a.en.md", cwd=tmp_path)
    assert done.returncode == 0
    assert f"{FILE} written: documents 1, pairs of passages 2" in done.stdout
    return tmp_path


def report(folder: Path, *words: str) -> Any:
    return json.loads(
        zvirka("check", "--uk", "a.uk.md", "--en", "a.en.md", "--format", "json", *words, cwd=folder).stdout
    )


def found(folder: Path, *words: str) -> list[str]:
    return [one["en"]["text"] for one in report(folder, *words)["findings"]]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_was_read_is_quiet_and_counted(work: Path) -> None:
    said = report(work)
    assert (said["findings"], said["summary"]["error"], said["summary"]["attested"]) == ([], 0, 2)
    assert zvirka("check", "--uk", "a.uk.md", "--en", "a.en.md", cwd=work).returncode == 0


@pytest.mark.parametrize(("name", "old", "new"), [("a.en.md", "300", "400"), ("a.uk.md", "200", "250")])
def test_what_changes_on_either_side_speaks_again(work: Path, name: str, old: str, new: str) -> None:
    change(work / name, old, new)
    assert found(work) == ["400" if name == "a.en.md" else "300"]
    assert report(work)["summary"]["attested"] == 1


def test_white_space_changes_nothing(work: Path) -> None:
    change(work / "a.en.md", "put out by", "put out\nby")
    assert found(work) == []


def test_a_passage_that_was_added_speaks(work: Path) -> None:
    change(work / "a.uk.md", "Пожежу", "Школи не працюватимуть до понеділка через обстріл міста.\n\nПожежу")
    assert [one["rule"] for one in report(work)["findings"]] == ["passage-missing"]


def test_marks_and_letters_are_told_of_all_the_same(work: Path) -> None:
    change(work / "a.en.md", "people", "peоple")  # a Cyrillic letter
    zvirka("attest", "--uk", "a.uk.md", "--en", "a.en.md", cwd=work)
    assert [one["rule"] for one in report(work)["findings"]] == ["mixed-alphabet"]


def test_another_text_is_not_attested_and_what_was_stays(work: Path) -> None:
    for side, text in (("uk", UK), ("en", EN)):
        (work / f"b.{side}.md").write_text(text, encoding="utf-8")
    done = zvirka("check", "--uk", "b.uk.md", "--en", "b.en.md", cwd=work)
    assert done.returncode == 1
    zvirka("attest", "--uk", "b.uk.md", "--en", "b.en.md", cwd=work)
    assert sorted(json.loads((work / FILE).read_text(encoding="utf-8"))["texts"]) == ["a.en.md", "b.en.md"]
    assert found(work) == []


def test_the_settings_name_the_file_or_none(work: Path) -> None:
    (work / FILE).rename(work / "read.json")
    assert found(work) == ["21", "300"]
    (work / "zvirka.toml").write_text('attested = "read.json"\n', encoding="utf-8")
    assert found(work) == []
    assert found(work, "--isolated") == ["21", "300"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "schema: Field required"),
        ("{", f"{FILE}:1: "),
        ('{"schema": "zvirka.attested/1", "texts": {"a.en.md": ["x"]}}', "texts.a.en.md.1: String should match"),
    ],
)
def test_a_file_that_attests_nothing_is_told_with_the_mend(work: Path, text: str, said: str) -> None:
    (work / FILE).write_text(text, encoding="utf-8")
    done = zvirka("check", "--uk", "a.uk.md", "--en", "a.en.md", cwd=work)
    assert done.returncode == 2
    assert said in done.stderr
    assert "write it anew with zvirka attest" in done.stderr


@pytest.mark.parametrize("text", ["[" * 200_000, '{"schema": ' + "9" * 5000 + "}"])
@pytest.mark.parametrize("option", ["attested", "baseline"])
def test_a_kept_file_that_no_reader_takes_is_a_clear_error(option: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text(text, encoding="utf-8")
    (tmp_path / "zvirka.toml").write_text(f'{option} = "kept.json"\n', encoding="utf-8")
    (tmp_path / "pairs.jsonl").write_text('{"uk": "Так.", "en": "Yes."}\n', encoding="utf-8")
    done = zvirka("check", "pairs.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert "kept.json" in done.stderr
    assert "write it anew" in done.stderr
