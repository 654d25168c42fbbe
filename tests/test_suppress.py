"""Suppressions in a text, and findings that the settings accept: what they take off, and what is told of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import bench
import consumers
import pytest
from test_cli import zvirka

from checker.language.text import plain
from checker.model import Document, Field, Ignore, Pair, Report, Segment, Side, Span
from checker.render import render
from checker.rulebook import rulebook
from checker.rulebook.settings import Accept
from checker.run import accept
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
NOTHING: tuple[str, ...] = ()


def document(*pairs: tuple[str, str], ignores: dict[int, tuple[str, str]], side: Side = "en") -> Document:
    """Passages in pairs, with a suppression (rule, reason) before some of one side; number 99 is before none."""
    texts = {one: [pair[one == "en"] for pair in pairs] for one in ("uk", "en")}
    fields = {one: Field("", "\n".join(["<!-- zvirka-ignore -->", *texts[one]]), f"page.{one}.md") for one in texts}
    sides: dict[str, list[Segment]] = {"uk": [], "en": []}
    for one, rows in texts.items():
        at = 23
        for n, row in enumerate(rows):
            field, whole = fields[one], "uk" if one == "uk" else "en"
            sides[one].append(plain(row, whole, ref=f"{one}/{n}", field=field, shift=at))  # type: ignore[arg-type]
            at += len(row) + 1
    found = tuple(
        Ignore(rule, why, fields[side], Span(0, 22), tuple(sides[side][n : n + 1]))
        for n, (rule, why) in ignores.items()
    )
    beads = tuple(Pair(str(n), (uk,), (en,)) for n, (uk, en) in enumerate(zip(*sides.values(), strict=True)))
    return Document("page.en.md", tuple(sides["uk"]), tuple(sides["en"]), beads, ignores=found)


WRONG = ("Загинули 12 людей.", "21 people were killed.")
TWICE = ("Поранені 34 людини.", "43 people were wounded.")


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def checked(made: Document, book: rulebook.Rulebook = BOOK) -> Report:
    return run.report([made], Machine(book, bench.WORDS))


@pytest.mark.parametrize("side", ["uk", "en"])
def test_a_suppression_takes_off_what_lies_in_its_passage_or_the_paired_one(side: Side) -> None:
    report = checked(document(WRONG, TWICE, ignores={0: ("number-changed", "corrected later")}, side=side))
    assert rules(report) == ["number-changed"]
    assert report.findings[0].en
    assert report.findings[0].en.text == "43"
    (kept,) = report.taken
    assert (kept.finding.rule, kept.why, kept.by) == ("number-changed", "corrected later", "text")
    assert report.accepted == 1


def test_the_json_report_keeps_what_was_suppressed_with_its_reason() -> None:
    report = checked(document(WRONG, ignores={0: ("number-changed", "corrected later")}))
    told = json.loads(render.render(report, "json", bench.WORDS))
    assert told["findings"] == []
    assert told["summary"]["accepted"] == 1
    (one,) = told["accepted"]
    assert (one["rule"], one["why"], one["by"], one["en"]["text"]) == (
        "number-changed",
        "corrected later",
        "text",
        "21",
    )


def test_a_suppression_changes_no_fingerprint_of_what_is_left() -> None:
    bare = checked(document(WRONG, WRONG, ignores={}))
    some = checked(document(WRONG, WRONG, ignores={0: ("number-changed", "corrected later")}))
    assert [one.fingerprint for one in some.findings] == [bare.findings[1].fingerprint]


def test_several_rules_have_commas_between_them_and_each_is_asked_after() -> None:
    report = checked(document(WRONG, ignores={0: ("number-changed, stray-cyrillic", "corrected later")}))
    (finding,) = report.findings
    assert finding.rule == "suppression-unused"
    assert "stray-cyrillic" in finding.messages["en"]
    assert "stray-cyrillic" in finding.messages["uk"]


@pytest.mark.parametrize(
    ("rule", "why", "found", "expected"),
    [
        ("number-missing", "not so", "suppression-unused", None),
        ("number-chnged", "not so", "suppression-unknown-rule", "number-changed"),
        ("*", "all is well", "suppression-unknown-rule", None),
        ("", "all is well", "suppression-unknown-rule", None),
        ("number-missing", "", "suppression-without-reason", None),
    ],
)
def test_a_suppression_that_is_wrong_is_found_where_it_stands(
    rule: str, why: str, found: str, expected: str | None
) -> None:
    report = checked(document(("Так і було.", "So it was."), ignores={0: (rule, why)}))
    (finding,) = report.findings
    assert (finding.rule, finding.expected) == (found, expected)
    assert finding.en
    assert finding.en.text == "<!-- zvirka-ignore -->"
    told = json.loads(render.render(report, "json", bench.WORDS))["findings"][0]["en"]
    assert (told["line"], told["column"], told["start"], told["end"]) == (1, 1, 0, 22)


def test_one_without_a_reason_still_suppresses() -> None:
    assert rules(checked(document(WRONG, ignores={0: ("number-changed", " ")}))) == ["suppression-without-reason"]


def test_a_suppression_before_no_passage_is_unused_and_has_its_place() -> None:
    report = checked(document(("Так і було.", "So it was."), ignores={99: ("number-changed", "why")}, side="uk"))
    (finding,) = report.findings
    assert finding.rule == "suppression-unused"
    assert finding.uk
    assert finding.uk.in_field == Span(0, 22)
    assert "zvirka-ignore" in render.render(report, "text", bench.WORDS)


def test_a_rule_that_is_off_in_this_run_is_not_called_unused() -> None:
    made = document(WRONG, ignores={0: ("number-changed", "corrected later")})
    assert rules(checked(made, BOOK.adjusted(ignore=["number-changed"]))) == []
    made = document(WRONG, ignores={0: ("meaning-differs", "no encoder in this run")})
    assert rules(checked(made)) == ["number-changed"]


def test_what_is_wrong_with_suppressions_can_be_turned_off() -> None:
    made = document(WRONG, ignores={0: ("number-missing", "not so")})
    assert rules(checked(made, BOOK.adjusted(ignore=["suppression-unused"]))) == ["number-changed"]


def told(report: Report) -> tuple[str, ...]:
    """The notes, but for that on the original."""
    return tuple(note for note in report.notes if not note.startswith("original: "))


def accepted(path: str, **rest: Any) -> Report:
    given = Accept(rule="number-changed", text="21", why="corrected later", path=path)
    return accept.apply(checked(document(WRONG, ignores={})), [given], Path.cwd(), rest.get("rules", BOOK.names))


@pytest.mark.parametrize("path", ["", "page.en.md", "*.md", "page.uk.md", "*"])
def test_an_acceptance_may_name_where(path: str) -> None:
    report = accepted(path)
    assert rules(report) == []
    assert [(one.why, one.by) for one in report.taken] == [("corrected later", "settings")]
    assert told(report) == NOTHING


def test_an_acceptance_for_another_file_accepts_nothing_and_is_not_told() -> None:
    report = accepted("news/*.md")
    assert rules(report) == ["number-changed"]
    assert told(report) == NOTHING


def test_paths_are_counted_from_the_settings_file(tmp_path: Path) -> None:
    deep = tmp_path / "site" / "content"
    deep.mkdir(parents=True)
    (deep / "pairs.jsonl").write_text(json.dumps({"uk": WRONG[0], "en": WRONG[1]}), encoding="utf-8")
    (tmp_path / "site" / "zvirka.toml").write_text(
        '[[accept]]\nrule = "number-changed"\ntext = "21"\nwhy = "corrected"\npath = "content/*.jsonl"\n',
        encoding="utf-8",
    )
    for folder, name in ((deep, "pairs.jsonl"), (tmp_path / "site", "content/pairs.jsonl")):
        done = zvirka("check", name, "--format", "json", cwd=folder)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["accepted"][0]["by"] == "settings"


def test_an_acceptance_that_accepts_nothing_is_told_with_its_path() -> None:
    made = document(("Так і було.", "So it was."), ignores={})
    given = Accept(rule="number-changed", text="21", why="corrected later", path="page.*")
    (note,) = told(accept.apply(checked(made), [given], Path.cwd(), BOOK.names))
    assert "number-changed" in note
    assert "page.*" in note
    assert told(accept.apply(checked(made), [given], Path.cwd(), ["number-missing"])) == NOTHING


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_comment_in_a_file_suppresses_and_is_told_where_it_is_wrong(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"uk.{ending}").write_text(f"<p>{WRONG[0]}</p>\n\n<p>{TWICE[0]}</p>\n", encoding="utf-8")
    first, second = "number-changed, date-changed: corrected later", "number-chnged: a slip"
    text = f"<!-- zvirka-ignore {first} -->\n<p>{WRONG[1]}</p>\n\n<!-- zvirka-ignore {second} -->\n<p>{TWICE[1]}</p>\n"
    (tmp_path / f"en.{ending}").write_text(text, encoding="utf-8")
    words = ["--uk", f"uk.{ending}", "--en", f"en.{ending}", "--lang", "en", "--format", "json"]
    done = zvirka("check", *words, cwd=tmp_path)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    found = [(one["rule"], one["en"]["line"], one["expected"]) for one in told["findings"]]
    assert sorted(found) == [
        ("number-changed", 5, "34"),
        ("suppression-unknown-rule", 4, "number-changed"),
        ("suppression-unused", 1, None),
    ]
    assert [(one["rule"], one["why"]) for one in told["accepted"]] == [("number-changed", "corrected later")]


def test_sarif_lists_what_is_accepted_as_suppressed_and_stops_nothing(tmp_path: Path) -> None:
    text = ("<!-- zvirka-ignore number-changed: corrected [later](x) -->", WRONG[1], TWICE[1], "борщ is a soup.")
    (tmp_path / "uk.md").write_text("\n\n".join((WRONG[0], TWICE[0], "Борщ — це суп.")), encoding="utf-8")
    (tmp_path / "en.md").write_text("\n\n".join(text), encoding="utf-8")
    given = ["check", "--uk", "uk.md", "--en", "en.md", "--lang", "en", "--format", "sarif"]
    found = zvirka(*given, cwd=tmp_path)
    assert found.returncode == 1
    listed = consumers.read_sarif(found.stdout)["results"]
    assert [(one["ruleId"], one["suppressions"]) for one in listed] == [
        ("number-changed", []),
        ("stray-cyrillic", []),
        ("number-changed", [{"kind": "inSource", "justification": "corrected [later](x)"}]),
    ]
    zvirka(
        "check",
        "--uk",
        "uk.md",
        "--en",
        "en.md",
        "--select",
        "number-changed",
        "--write-baseline",
        "known.json",
        cwd=tmp_path,
    )
    (tmp_path / "zvirka.toml").write_text(
        'baseline = "known.json"\n[[accept]]\nrule = "stray-cyrillic"\ntext = "борщ"\nwhy = "the word itself"\n',
        encoding="utf-8",
    )
    done = zvirka(*given, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    run_ = consumers.read_sarif(done.stdout)
    assert [(one["ruleId"], one["suppressions"][0]["kind"]) for one in run_["results"]] == [
        ("number-changed", "inSource"),
        ("stray-cyrillic", "external"),
        ("number-changed", "external"),
    ]
    assert [one["suppressions"][0]["justification"] for one in run_["results"][1:]] == [
        "the word itself",
        "known from the baseline",
    ]
    assert len({one["partialFingerprints"]["primaryLocationLineHash"] for one in run_["results"]}) == 3
    assert {one["id"] for one in run_["tool"]["driver"]["rules"]} == {"number-changed", "stray-cyrillic"}
