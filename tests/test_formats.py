"""What each format says of one small report and of a real post, as people and programs read it.

`pytest tests/test_formats.py --write-goldens` writes tests/reports/golden and tests/reports/post anew: read the diff.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import bench
import pytest

from checker import readers
from checker.model import Document, Failure, Report, Side
from checker.render import formats, render, rows
from checker.run import path as run
from checker.run.machine import Machine

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).resolve().parent / "reports"
FORMATS = [name for name in formats.names() if name != "html"]  # tests/browser reads the page
SUFFIX = {
    "text": "txt", "concise": "txt", "github": "txt", "checkstyle": "xml", "junit": "xml", "markdown": "md",
    "gitlab": "json", "rdjson": "json", "sarif": "json",
}  # fmt: skip
BOOK = bench.BOOK


def inputs() -> Iterator[Document | Failure]:
    yield from readers.open_input("pairs.jsonl", bench.WORDS)
    yield from readers.open_input("пости/міст №2 (100%).json", bench.WORDS)
    yield from readers.open_sides(Path("uk.txt"), Path("en.txt"), bench.WORDS)


def post() -> Iterator[Document | Failure]:
    yield from readers.open_input("ukrmedia-7356.json", bench.WORDS)


@cache
def checked(folder: Path = FOLDER / "input", read: Callable[[], Iterator[Document | Failure]] = inputs) -> Report:
    before = Path.cwd()
    os.chdir(folder)
    try:
        return run.report(read(), Machine(BOOK, bench.WORDS))
    finally:
        os.chdir(before)


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The inputs in a folder that is no repository, so that paths are counted from it."""
    shutil.copytree(FOLDER / "input", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


def said(name: str, lang: Side = "en", report: Report | None = None) -> str:
    return render.render(
        report or checked(), name, bench.WORDS, lang=lang, rules={rule.name: rule for rule in BOOK.rules}
    )


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_its_golden_says(name: str, lang: Side, request: pytest.FixtureRequest) -> None:
    path = FOLDER / "golden" / f"{name}.{lang}.{SUFFIX.get(name, name)}"
    if request.config.getoption("--write-goldens"):
        path.write_text(said(name, lang), encoding="utf-8", newline="")
    assert said(name, lang) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_of_the_real_post_what_its_golden_says(name: str, request: pytest.FixtureRequest) -> None:
    path = FOLDER / "post" / f"{name}.en.{SUFFIX.get(name, name)}"
    shown = said(name, "en", checked(ROOT / "tests" / "posts", post))
    if request.config.getoption("--write-goldens"):
        path.write_text(shown, encoding="utf-8", newline="")
    assert shown == path.read_text(encoding="utf-8")


def test_every_golden_belongs_to_a_format() -> None:
    for folder in ("golden", "post"):
        assert {path.name.partition(".")[0] for path in (FOLDER / folder).iterdir()} == set(FORMATS)


def test_a_line_of_a_pair_is_the_line_of_the_file() -> None:
    lines = (FOLDER / "input" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    found = [row for row in rows.listed(checked(), "en") if row.spot.path == "pairs.jsonl"]
    assert found
    assert all(json.loads(lines[row.spot.line - 1])["id"] == row.finding.pair for row in found)


def test_a_place_in_a_file_of_its_own_is_found_there() -> None:
    found = [row for row in rows.listed(checked(), "en") if row.spot.exact]
    assert found
    for row in found:
        line = Path(row.spot.path).read_text(encoding="utf-8").splitlines()[row.spot.line - 1]
        assert line[row.spot.column - 1 : row.spot.end_column - 1] == row.spot.text
        start, end = (at - 1 for at in row.spot.bytes)
        assert line.encode()[start:end].decode() == row.spot.text


def test_a_fix_is_given_where_it_can_be_applied_to_the_file() -> None:
    diagnostics = json.loads(said("rdjson"))["diagnostics"]
    fixes = [one["suggestions"][0] for one in diagnostics if "suggestions" in one]
    assert fixes
    (run_,) = json.loads(said("sarif"))["runs"]
    assert len([result for result in run_["results"] if "fixes" in result]) == len(fixes)
    for result in run_["results"]:
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            region = change["replacements"][0]["deletedRegion"]
            assert {"startLine", "startColumn", "endLine", "endColumn"} <= set(region)


def test_checkstyle_has_every_finding_and_failure() -> None:
    root = ElementTree.fromstring(said("checkstyle"))
    failed = sum(failure.severe for failure in checked().failures)
    assert len(root.findall(".//error[@severity='error']")) == checked().count("error") + failed
    assert len(root.findall(".//error")) == len(checked().findings) + failed


def test_fingerprints_are_different_from_each_other() -> None:
    prints = [one["fingerprint"] for one in json.loads(said("gitlab"))]
    assert len(prints) == len(set(prints)) > 3


def test_csv_has_a_head_and_a_row_for_each_finding() -> None:
    rows = list(csv.DictReader(said("csv").splitlines()))
    assert [row["rule"] for row in rows if row["rule"] != "not-checked"] == [f.rule for f in checked().findings]


def test_a_step_of_github_has_ten_annotations_of_a_level_and_the_log_has_the_rest(tmp_path: Path) -> None:
    pairs = [
        {"id": f"p{n}", "uk": f"Загинули {n} людей.", "en": f"{n + 40} people were killed."} for n in range(60, 85)
    ]
    Path("many.jsonl").write_text("\n".join(json.dumps(pair) for pair in pairs), encoding="utf-8")
    report = run.report(readers.open_input("many.jsonl", bench.WORDS), Machine(BOOK, bench.WORDS))
    lines = render.render(report, "github", bench.WORDS).splitlines()
    assert report.count("error") > 10
    shown = [line for line in lines if line.startswith("::error ")]
    assert len(shown) == 10
    assert f"{report.count('error') - 9} errors" in shown[-1]
    assert len([line for line in lines if line.startswith("- many.jsonl:")]) == report.count("error") - 9


@pytest.mark.slow
def test_a_comment_is_no_longer_than_github_takes(tmp_path: Path) -> None:
    long = "слово " * 20
    pairs = [{"id": f"p{n}", "uk": f"Є {n} {long}.", "en": f"{n + 400} {'word ' * 20}."} for n in range(100, 400)]
    Path("many.jsonl").write_text("\n".join(json.dumps(pair) for pair in pairs), encoding="utf-8")
    report = run.report(readers.open_input("many.jsonl", bench.WORDS), Machine(BOOK, bench.WORDS))
    text = render.render(report, "markdown", bench.WORDS)
    assert text.startswith("<!-- zvirka-report -->\n")
    assert len(report.findings) > 290
    assert len(text) < 65_536
    listed = sum(line.startswith(("| ❌", "| ⚠", "| ℹ")) for line in text.splitlines())
    assert listed == len(report.findings) or f"too long: {len(report.findings) - listed}." in text
