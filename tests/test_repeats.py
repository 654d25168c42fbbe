"""What is the same in many files is told once, in every format for people and code scanning; and what is counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import run

UK, EN = "Створено 14 січня 2026 року.", "Made on 24 July 2026."
FILES = [f"page{n}.jsonl" for n in range(4)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four files with the same generated line; in the last it stands in another sentence as well."""
    folder = tmp_path_factory.mktemp("site")
    row = json.dumps({"doc": "a", "uk": UK, "en": EN}, ensure_ascii=False) + "\n"
    for name in FILES:
        (folder / name).write_text(row, encoding="utf-8")
    other = {"doc": "b", "uk": "Зустріч 14 січня 2026 року.", "en": "We meet on 24 July 2026."}
    with (folder / FILES[-1]).open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(other, ensure_ascii=False) + "\n")
    return folder


def check(site: Path, *words: str) -> str:
    return run("check", *FILES, "--select", "date-changed", "--no-cache", *words, cwd=site).stdout


def test_the_text_tells_it_once_and_where_the_others_are(site: Path) -> None:
    said = check(site)
    assert said.count("Made on 24 July 2026.") == 1
    assert "the same in 4 files: page1.jsonl:1, page2.jsonl:1, page3.jsonl:1\n" in said
    assert said.count("We meet on") == 1, "another sentence is another finding"
    assert "5 errors" in said
    assert "те саме в 4 файлах" in check(site, "--lang", "uk")


POST = Path(__file__).parent / "posts" / "ukrmedia-7356.json"


def test_the_text_has_errors_first_and_information_that_is_alike_as_one() -> None:
    said = run("check", str(POST), "--isolated", "--no-cache", cwd=POST.parent).stdout
    heads = [line.split("  ")[0] for line in said.splitlines() if line.startswith(("error  ", "warning  ", "info  "))]
    assert heads == ["error"] * 2 + ["warning"] * 6 + ["info"] * 8
    _, _, marks = said.partition("  others like it:\n")
    assert [line.strip().partition(" (")[0] for line in marks.splitlines()[:3]] == [
        "list item 6", "list item 7", "paragraph 12"
    ]  # fmt: skip
    assert "content.rendered/6): «red line» → “red line”" in marks
    assert "2 errors, 6 warnings, 11 infos" in said, "each is counted"


def test_annotations_and_the_comment_tell_it_once(site: Path) -> None:
    notes = [line for line in check(site, "--format", "github").splitlines() if line.startswith("::error")]
    assert len(notes) == 2
    assert "%0Athe same in 4 files: page1.jsonl:1" in notes[0]
    comment = check(site, "--format", "markdown")
    assert comment.count("`date-changed`") == 2
    assert comment.count("the same in 4 files") == 1
    assert "Left out" not in comment


def test_more_than_ten_annotations_are_counted_whole(tmp_path: Path) -> None:
    names = []
    for n in range(24):
        names.append(f"{n}.jsonl")
        row = {"uk": f"Загинули {12 + n // 2} людей.", "en": "99 people were killed."}
        (tmp_path / names[-1]).write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    said = run("check", *names, "--format", "github", "--select", "number-changed", cwd=tmp_path).stdout
    assert said.count("::error file=") == 9
    assert "There is more: 6 errors" in said, "nine of twelve pairs are shown; three pairs are left"


def test_code_scanning_has_one_result_with_the_other_places(site: Path) -> None:
    results = json.loads(check(site, "--format", "sarif"))["runs"][0]["results"]
    assert [result.get("occurrenceCount", 1) for result in results] == [4, 1]
    places = [one["physicalLocation"]["artifactLocation"]["uri"] for one in results[0]["relatedLocations"]]
    assert places[1:] == FILES[1:], "the Ukrainian text of its own pair comes first"
    ids = [one["id"] for one in results[0]["relatedLocations"]]
    assert len(set(ids)) == len(ids)
    assert "(the same in 4 files)" in results[0]["message"]["text"]


def test_an_alert_of_many_files_stays_when_the_first_of_them_is_mended(site: Path) -> None:
    def key(files: list[str]) -> str:
        done = run("check", *files, "--select", "date-changed", "--no-cache", "--format", "sarif", cwd=site)
        result = json.loads(done.stdout)["runs"][0]["results"][0]
        return str(result["partialFingerprints"]["primaryLocationLineHash"])

    assert key(FILES) == key(FILES[1:])


def test_what_is_new_is_not_hidden_behind_what_is_old(site: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    run("check", FILES[0], "--report", f"json={old}", cwd=site)
    said = check(site, "--compare", str(old))
    assert "the same in 3 files" in said


def test_programs_get_every_finding(site: Path) -> None:
    assert len(json.loads(check(site, "--format", "json"))["findings"]) == 5
    assert len(check(site, "--format", "concise").splitlines()) == 5


def test_statistics_stand_in_place_of_the_findings(site: Path) -> None:
    said = check(site, "--statistics")
    assert "errors  warnings  infos\n       5         ·      ·  date-changed" in said
    assert "5         ·      ·  Figures, dates, money" in said
    assert "5         ·      ·  .\n" in said
    assert "the same in 4 files: page1.jsonl:1 …" in said
    assert "Made on" not in said
    assert "Nothing found" not in said
    assert said.splitlines()[-1].startswith("Compared: 5 documents")


def test_many_folders_are_few_lines(tmp_path: Path) -> None:
    for n in range(30):
        folder = tmp_path / f"f{n:02}"
        folder.mkdir()
        (folder / "a.jsonl").write_text('{"uk": "Загинули 12 людей.", "en": "21 died."}\n', encoding="utf-8")
    names = [f"f{n:02}/a.jsonl" for n in range(30)]
    said = run("check", *names, "--select", "number-changed", "--statistics", cwd=tmp_path).stdout
    assert "20         ·      ·  other folders (20)" in said
    assert "f00\n" in said
    assert "f25\n" not in said
