"""One bad place takes nothing with it: it is named, the rest is checked, and the exit status is 2."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import command
import pytest

from checker.align.comparison import Comparison
from checker.facts import kinds
from checker.rulebook import rulebook
from checker.run import path as run

UK, EN = "Загинули 12 людей у Києві.", "21 people were killed in Києві."
LOST = "Загинули 12 людей у Києві, і ще 5 зникли."  # a number that the English text has not, so that its rule is asked
FAULT = "a fault of the program itself: KeyError: 'odd'"
COMMANDS = ("check", "fix", "facts", "pairs", "learn")


def rows(*texts: tuple[str, str], **more: str) -> str:
    return "".join(json.dumps({"uk": uk, "en": en, **more}, ensure_ascii=False) + "\n" for uk, en in texts)


def checked(folder: Path, *words: object, before: Callable[[], object] | None = None) -> dict[str, Any]:
    """The JSON report of a check whose status is 2."""
    done = command.run("check", "--format", "json", "--no-cache", *words, cwd=folder, before=before)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    return dict(json.loads(done.stdout))


def names(report: dict[str, Any]) -> list[str]:
    return [one["name"] for one in report["failures"]]


def odd(*_: object, **__: object) -> Any:
    raise KeyError("odd")


def odd_rule() -> None:
    """The verb of number-missing and its like has a fault."""
    type(rulebook.load().get("number-missing").verb).judge = odd  # type: ignore[assignment, method-assign]


def odd_facts() -> None:
    """What finds facts has a fault where the text says so."""
    whole = kinds.find
    kinds.find = lambda segment, words: odd() if "ПАДАЄ" in segment.text else whole(segment, words)  # type: ignore[assignment]


def odd_reader() -> None:
    from checker.readers.places import html

    whole = html.segments
    html.segments = lambda raw, *given, **more: odd() if "ПАДАЄ" in raw else whole(raw, *given, **more)


def test_html_that_a_parser_refuses_is_read_as_a_browser_reads_it(tmp_path: Path) -> None:
    texts = [("<p>Кіт <![1]> має 5</p>", "<p>The cat has 6</p>"), *[(f"<p>{UK}</p>", f"<p>{EN}</p>")] * 4]
    (tmp_path / "a.jsonl").write_text(rows(*texts, format="html"), encoding="utf-8")
    done = command.run("check", "--format", "json", "a.jsonl", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert (report["summary"]["documents"], "failures" in report) == (5, False)
    (found,) = [one for one in report["findings"] if one["pair"] == "1"]
    assert [found[side]["text"] for side in ("uk", "en")] == ["5", "6"]
    assert texts[0][0][found["uk"]["start"] : found["uk"]["end"]] == "5"


def test_a_post_that_a_parser_refuses_takes_no_other_with_it(tmp_path: Path) -> None:
    texts = ("<p>Кіт має <![1]> слово</p>", UK, "ПАДАЄ", UK)
    posts = [{"title": {"rendered": EN}, "content": {"rendered": uk}} for uk in texts]
    (tmp_path / "a.json").write_text(json.dumps(posts), encoding="utf-8")
    report = checked(tmp_path, "a.json", before=odd_reader)
    assert (report["summary"]["documents"], names(report)) == (3, ["a.json#2"])


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_row_is_named_with_its_line_and_the_others_of_its_text_are_checked(tmp_path: Path, jobs: int) -> None:
    text = rows((UK, EN), ("<p>ПАДАЄ</p>", "<p>x</p>"), (UK, EN), format="html", doc="a")
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(rows((UK, EN)), encoding="utf-8")
    report = checked(tmp_path, "--jobs", jobs, "a.jsonl", "b.jsonl", before=odd_reader)
    assert (report["summary"]["documents"], report["summary"]["pairs"]) == (2, 3)
    assert [(one["name"], one["message"]) for one in report["failures"]] == [("a.jsonl:2", FAULT)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_rule_that_fails_is_named_with_its_document_and_the_others_stay(tmp_path: Path, jobs: int) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(rows((LOST, EN)), encoding="utf-8")
    report = checked(tmp_path, "--jobs", jobs, "a.jsonl", "b.jsonl", before=odd_rule)
    assert report["summary"]["documents"] == 2
    assert {(one["rule"], one["document"]) for one in report["findings"]} >= {
        ("stray-cyrillic", "a.jsonl"),
        ("stray-cyrillic", "b.jsonl"),
    }
    told = [one["message"] for one in report["failures"] if one["name"] == "a.jsonl:1"]
    assert f"number-missing: {FAULT}" in told
    assert all(one.endswith(FAULT) for one in told)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_fails_is_named_with_its_line(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "a.jsonl").write_text(rows((UK, EN), ("ПАДАЄ", "It falls."), (UK, EN)), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(rows((UK, EN)), encoding="utf-8")
    report = checked(tmp_path, "--jobs", jobs, "a.jsonl", "b.jsonl", before=odd_facts)
    assert report["summary"]["documents"] == 3
    assert [(one["name"], one["message"]) for one in report["failures"]] == [("a.jsonl:2", FAULT)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_goes_on_behind_what_fails(tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.json").write_text('{"id":' + "9" * 5000 + "}", encoding="utf-8")
    (tmp_path / "odd.jsonl").write_text(rows(("ПАДАЄ", "It falls.")), encoding="utf-8")
    (tmp_path / "good.jsonl").write_text(rows(("Він каже : «так».", "He says “yes”.")), encoding="utf-8")
    done = command.run(name, "bad.json", "odd.jsonl", "good.jsonl", cwd=tmp_path, before=odd_facts)
    said = done.stdout + done.stderr
    assert done.returncode == 2
    assert "bad.json: line 1, column 7: not JSON but something else (a number of 5,000 digits)" in said
    assert f"odd.jsonl:1: {FAULT}" in said
    seen = {
        "check": "Compared: 1 document", "fix": "good.jsonl: space-before-mark 1", "learn": "from 1 passages",
        "facts": "Він каже", "pairs": "Він каже",
    }  # fmt: skip
    assert seen[name] in said


def test_a_link_that_leads_to_itself_is_named_and_the_folder_is_checked(tmp_path: Path) -> None:
    for side, text in (("uk", UK), ("en", EN)):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "uk" / "loop").symlink_to("loop")
    for words in ((".",), ("--uk", "uk", "--en", "en")):
        report = checked(tmp_path, *words)
        assert (report["summary"]["documents"], names(report)) == (1, ["uk/loop"])
        assert "symbolic links" in report["failures"][0]["message"]
    (tmp_path / "zvirka.toml").write_text('[[pairs]]\nuk = "uk/*.txt"\nen = "en/*.txt"\n', encoding="utf-8")
    assert names(checked(tmp_path)) == ["uk/loop"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs this may open every folder")
def test_a_folder_that_can_not_be_opened_is_named(tmp_path: Path) -> None:
    for side in ("uk", "en"):
        (tmp_path / side / "in").mkdir(parents=True)
    (tmp_path / "uk" / "in").chmod(0)
    assert "uk/in" in names(checked(tmp_path, "--uk", "uk", "--en", "en"))


def test_an_input_with_a_name_too_long_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(rows((UK, EN)), encoding="utf-8")
    report = checked(tmp_path, "x" * 5000, "a.jsonl")
    assert (report["summary"]["documents"], names(report)) == (1, ["x" * 5000])


def test_a_fault_is_raised_for_those_who_look_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from bench import WORDS

    from checker.language.text import plain
    from checker.model import Document
    from checker.run.machine import Machine

    def broken(self: object, comparison: Comparison) -> Any:
        raise KeyError("odd")

    book = rulebook.load()
    monkeypatch.setattr(type(book.get("number-missing").verb), "judge", broken)
    one = Document("a", (plain(LOST, "uk"),), (plain(EN, "en"),))
    told = [failed.name for failed in run.report([one], Machine(book, WORDS)).failures]
    assert set(told) == {"a"}
    with pytest.raises(RuntimeError, match="number-missing"):
        run.check(one, Machine(book, WORDS))
    monkeypatch.setenv("ZVIRKA_TRACEBACK", "1")
    with pytest.raises(KeyError):
        run.report([one], Machine(book, WORDS))


def test_a_rule_whose_message_can_not_be_filled_in_is_named(tmp_path: Path) -> None:
    def unsaid() -> None:
        verb = type(rulebook.load().get("number-missing").verb)
        whole = verb.judge
        verb.judge = lambda self, comparison: (replace(hit, values={}) for hit in whole(self, comparison))  # type: ignore[method-assign]

    text = rows(("Загинули 12 людей у Киeві.", "People were killed."), ("Так.", "Yes."))
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    report = checked(tmp_path, "a.jsonl", before=unsaid)
    told = [(one["name"], one["message"]) for one in report["failures"]]
    assert told == [("a.jsonl:1", "number-missing: a fault of the program itself: KeyError: 'value'")]
    assert report["summary"]["documents"] == 2
    assert {one["rule"] for one in report["findings"]} >= {"mixed-alphabet"}
