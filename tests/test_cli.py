"""The command as a user meets it: exit status, bad input, settings, formats."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from command import run

POST = Path(__file__).parent / "posts" / "ukrmedia-7356.json"


def zvirka(*words: object, cwd: Path, stdin: str | None = None) -> CompletedProcess[str]:
    return run(*words, cwd=cwd, stdin=stdin)


def pairs_file(folder: Path, *pairs: dict[str, Any] | str) -> Path:
    path = folder / "pairs.jsonl"
    lines = (pair if isinstance(pair, str) else json.dumps(pair, ensure_ascii=False) for pair in pairs)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


GOOD = {"id": "a", "uk": "Загинули 12 людей.", "en": "12 people were killed."}
WRONG = {"id": "b", "uk": "Загинули 12 людей.", "en": "21 people were killed."}


def test_clean_pairs_pass(tmp_path: Path) -> None:
    done = zvirka("check", pairs_file(tmp_path, GOOD), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_error_gives_status_one_and_says_where(tmp_path: Path) -> None:
    done = zvirka("check", pairs_file(tmp_path, GOOD, WRONG), "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    (finding,) = [f for f in report["findings"] if f["severity"] == "error"]
    assert (finding["rule"], finding["pair"]) == ("number-changed", "b")
    assert finding["en"]["pointer"] == "/en"
    assert (finding["en"]["start"], finding["en"]["end"], finding["en"]["text"]) == (0, 2, "21")
    assert (finding["uk"]["start"], finding["uk"]["end"], finding["uk"]["text"]) == (9, 11, "12")
    assert report["summary"]["pairs"] == 2


def test_fail_on_never_gives_status_zero(tmp_path: Path) -> None:
    assert zvirka("check", pairs_file(tmp_path, WRONG), "--fail-on", "never", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.json", b"", "empty"),
        ("page.json", b"<!doctype html><html><body>Not found</body></html>", "JSON"),
        ("other.json", b'{"name": "zvirka", "private": true}', "WordPress"),
        ("bad.jsonl", b'{"uk": "\xd0\x90", "en": "A"}\n{"uk": \n', "2"),
        ("half.jsonl", '{"id": "x", "uk": "Так."}\n'.encode(), "en"),
        ("noise.json", bytes(range(128, 256)) * 20, "noise.json"),
    ],
)
def test_bad_input_is_named_and_gives_status_two(tmp_path: Path, name: str, content: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(content)
    good = pairs_file(tmp_path, GOOD)
    done = zvirka("check", name, good, cwd=tmp_path)
    said = done.stdout + done.stderr
    assert done.returncode == 2, said
    assert name in said
    assert word in said
    assert "Traceback" not in said
    assert "1 document" in said or "2 documents" in said, "the good input is still checked"


@pytest.mark.parametrize("name", ["nowhere.json", "."])
def test_what_is_no_file_is_named(tmp_path: Path, name: str) -> None:
    done = zvirka("check", name, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert name in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "jsn"], "json"),
        (["--select", "number-mising"], "number-missing"),
        (["--severity", "number-missing=loud"], "warning"),
        (["--fomat", "json"], "--format"),
        (["--rules", "nowhere"], "nowhere"),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_the_nearest_name(tmp_path: Path, words: list[str], said: str) -> None:
    done = zvirka("check", pairs_file(tmp_path, GOOD), *words, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_turn_a_rule_off_and_accept_a_finding(tmp_path: Path) -> None:
    path = pairs_file(tmp_path, WRONG)
    (tmp_path / "zvirka.toml").write_text('[rules]\nnumber-changed = "off"\n', encoding="utf-8")
    assert zvirka("check", path, cwd=tmp_path).returncode == 0
    (tmp_path / "zvirka.toml").write_text(
        '[[accept]]\nrule = "number-changed"\ntext = "21"\nwhy = "the count was corrected later"\n', encoding="utf-8"
    )
    done = zvirka("check", path, "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["accepted"] == 1


def test_an_acceptance_that_accepts_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "zvirka.toml").write_text(
        '[[accept]]\nrule = "number-changed"\ntext = "99"\nwhy = "no longer there"\n', encoding="utf-8"
    )
    done = zvirka("check", pairs_file(tmp_path, GOOD), "--format", "json", cwd=tmp_path)
    assert any("99" in note for note in json.loads(done.stdout)["notes"])


@pytest.mark.parametrize(
    ("settings", "said"),
    [("rulez = 1\n", "rules"), ('[rules]\nnumber-chnged = "off"\n', "number-changed"), ("= 3\n", "zvirka.toml")],
)
def test_settings_that_are_wrong_are_refused(tmp_path: Path, settings: str, said: str) -> None:
    (tmp_path / "zvirka.toml").write_text(settings, encoding="utf-8")
    done = zvirka("check", pairs_file(tmp_path, GOOD), cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr


def test_pairs_named_in_the_settings_are_checked(tmp_path: Path) -> None:
    for side, text in (("uk", "Загинули 12 людей."), ("en", "12 people were killed.")):
        (tmp_path / side).mkdir()
        (tmp_path / side / "news.txt").write_text(text, encoding="utf-8")
    assert zvirka("check", cwd=tmp_path).returncode == 2
    (tmp_path / "zvirka.toml").write_text('[[pairs]]\nuk = "uk"\nen = "en"\n', encoding="utf-8")
    done = zvirka("check", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["summary"]["documents"] == 1


def test_standard_input_is_a_pairs_file(tmp_path: Path) -> None:
    done = zvirka("check", "-", "--format", "json", cwd=tmp_path, stdin=json.dumps(WRONG) + "\n")
    assert done.returncode == 1, done.stdout + done.stderr


def test_reports_go_to_files_in_the_same_run(tmp_path: Path) -> None:
    done = zvirka(
        "check", POST, "--format", "concise", "--report", "html=a.html", "--report", "json=a.json", cwd=tmp_path
    )
    assert done.returncode == 1, done.stderr
    assert "stray-cyrillic" in done.stdout
    assert "<!doctype html>" in (tmp_path / "a.html").read_text(encoding="utf-8").lower()
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["summary"]["documents"] == 1


def test_facts_and_pairs_show_what_was_compared(tmp_path: Path) -> None:
    for command in ("facts", "pairs"):
        done = zvirka(command, POST, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "НАТО" in done.stdout
        assert json.loads(zvirka(command, POST, "--format", "json", cwd=tmp_path).stdout)


def test_explain_and_rules(tmp_path: Path) -> None:
    assert "how" not in zvirka("explain", "stray-cyrillic", cwd=tmp_path).stderr
    assert "⟦" in zvirka("explain", "stray-cyrillic", cwd=tmp_path).stdout
    assert zvirka("explain", "stray-cyrilic", cwd=tmp_path).returncode == 2
    listed = json.loads(zvirka("rules", "--format", "json", cwd=tmp_path).stdout)
    assert {"name", "severity", "summary"} <= set(listed[0])


def test_init_writes_settings_that_load(tmp_path: Path) -> None:
    assert zvirka("init", cwd=tmp_path).returncode == 0
    assert zvirka("init", cwd=tmp_path).returncode == 2
    assert zvirka("check", pairs_file(tmp_path, GOOD), cwd=tmp_path).returncode == 0


def test_a_rule_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "half.toml").write_text('summary = "x"\ncheck = "missing"\n', encoding="utf-8")
    done = zvirka("check", pairs_file(tmp_path, GOOD), "--rules", "mine", cwd=tmp_path)
    assert done.returncode == 2
    assert "half.toml" in done.stderr


def test_the_marks_of_the_house_are_a_setting(tmp_path: Path) -> None:
    (tmp_path / "zvirka.toml").write_text('[quotes]\nen = ["“”"]\n', encoding="utf-8")
    pairs = pairs_file(tmp_path, {"uk": "Це «помилка».", "en": 'It is a "mistake".'})
    done = zvirka("check", pairs, "--format", "json", "--config", tmp_path / "zvirka.toml", cwd=tmp_path)
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["rule"], finding["expected"]) == ("quote-marks-locale", "“mistake”")
    (tmp_path / "zvirka.toml").write_text('[quotes]\nen = ["“"]\n', encoding="utf-8")
    done = zvirka("check", pairs, "--config", tmp_path / "zvirka.toml", cwd=tmp_path)
    assert done.returncode == 2
    assert "no pair of marks" in done.stderr


@pytest.mark.slow
def test_a_pattern_without_end_is_a_failure_and_not_a_wait(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "slow.toml").write_text(
        'summary = "s"\nwhy = "w"\ncheck = "pattern"\npattern = "(a|aa)+$"\nseverity = "error"\nmqm = "other"\n'
        '[message]\nen = "m"\nuk = "м"\n[[good]]\nen = "b"\n[[bad]]\nen = "⟦aa⟧"\n',
        encoding="utf-8",
    )
    pairs = pairs_file(tmp_path, {"id": "a", "uk": "Так.", "en": "a" * 60 + "!"}, WRONG)
    done = zvirka("check", pairs, "--rules", rules, "--select", "slow", "--isolated", cwd=tmp_path)
    assert done.returncode == 2
    assert "(a|aa)+$" in done.stdout + done.stderr
