"""`check --changed-since`: what a branch has changed, in repositories that the tests make."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from test_cli import zvirka

from checker.run import git

UK = "Загинули 12 людей.\n\nМіст відкрили 5 травня.\n\nПрийшли 30 гостей.\n"
EN = "14 people were killed.\n\nThe bridge was opened on 5 May.\n\n40 guests came.\n"


def run(folder: Path, *words: str) -> str:
    who = {f"GIT_{role}_{key}": "a" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": "2024-03-01T12:00:00+0000" for role in ("AUTHOR", "COMMITTER")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, **who, **when, **alone},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def save(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    run(folder, "add", "-A")
    run(folder, "commit", "-q", "-m", "texts", "--allow-empty")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two pairs with two wrong numbers each, in a commit with the tag `old`."""
    run(tmp_path, "init", "-q", "-b", "main")
    save(tmp_path, **{"uk/a.md": UK, "en/a.md": EN, "uk/b.md": UK, "en/b.md": EN})
    run(tmp_path, "tag", "old")
    return tmp_path


def check(folder: Path, *words: str, rev: str = "old") -> tuple[int, dict[str, Any]]:
    done = zvirka("check", ".", "--changed-since", rev, "--format", "json", *words, cwd=folder)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def said(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["document"], (one["en"] or one["uk"])["text"]) for one in report["findings"]]


def test_nothing_changed_is_a_pass_that_says_so(repository: Path) -> None:
    status, report = check(repository)
    assert (status, report["findings"], report["summary"]["documents"]) == (0, [], 0)
    assert report["notes"][0] == "nothing was compared: none of 2 pairs and files has changed since old"


def test_only_findings_of_changed_passages_are_told(repository: Path) -> None:
    save(repository, **{"en/a.md": EN.replace("40 guests", "50 guests")})
    status, report = check(repository)
    assert (status, said(report)) == (1, [("en/a.md", "50")])
    assert report["notes"][:2] == [
        "1 of 2 pairs and files have changed since old; the others were not compared",
        "findings in passages that have not changed since old, left out: 1",
    ]
    _, report = check(repository, "--whole-files")
    assert said(report) == [("en/a.md", "14"), ("en/a.md", "50")]


def test_a_change_of_the_other_side_counts(repository: Path) -> None:
    (repository / "uk/b.md").write_text(UK.replace("Прийшли 30", "Приїхали 30"), encoding="utf-8")
    assert said(check(repository)[1]) == [("en/b.md", "40")]


def test_what_lost_its_counterpart_counts(repository: Path) -> None:
    passage = "Бібліотека біля озера знову чекає на читачів щодня до вечора.\n\n"
    save(repository, **{
        "uk/c.md": UK.replace("Міст", f"{passage}Міст"),
        "en/c.md": UK.replace(UK, EN.replace("The bridge", "The library by the lake is open to readers again every day "
                                             "until evening.\n\nThe bridge")),
    })  # fmt: skip
    run(repository, "tag", "-f", "old")
    text = (repository / "en/c.md").read_text(encoding="utf-8")
    save(repository, **{"en/c.md": "".join(text.splitlines(keepends=True)[:2] + text.splitlines(keepends=True)[4:])})
    _, report = check(repository)
    assert any(one["rule"].startswith("passage") for one in report["findings"])
    assert ("en/c.md", "40") not in said(report)


def test_a_new_pair_is_changed_as_a_whole(repository: Path) -> None:
    for side, text in (("uk", UK), ("en", EN)):
        (repository / side / "new.md").write_text(text, encoding="utf-8")
    assert said(check(repository)[1]) == [("en/new.md", "14"), ("en/new.md", "40")]


def test_a_renamed_pair_is_not_new(repository: Path) -> None:
    for side in ("uk", "en"):
        run(repository, "mv", f"{side}/a.md", f"{side}/z.md")
    save(repository, **{"en/z.md": EN.replace("40 guests", "50 guests")})
    assert said(check(repository)[1]) == [("en/z.md", "50")]


def test_only_what_the_branch_changed_counts(repository: Path) -> None:
    run(repository, "checkout", "-q", "-b", "work")
    save(repository, **{"en/a.md": EN.replace("40", "50")})
    run(repository, "checkout", "-q", "main")
    save(repository, **{"en/b.md": EN.replace("40", "60")})
    run(repository, "checkout", "-q", "work")
    assert said(check(repository, rev="main")[1]) == [("en/a.md", "50")]


def test_a_partner_that_was_deleted_is_told(repository: Path) -> None:
    (repository / "en/b.md").unlink()
    status, report = check(repository)
    assert status == 0
    assert "uk/b.md: has no English partner" in report["notes"]
    assert check(repository, "--strict")[0] == 2


def test_names_that_git_quotes_are_read(repository: Path) -> None:
    name = 'про "місто" й\tсело.md'
    save(repository, **{f"uk/{name}": UK, f"en/{name}": EN})
    run(repository, "tag", "-f", "old")
    save(repository, **{f"en/{name}": EN.replace("40", "50")})
    assert said(check(repository)[1]) == [(f"en/{name}", "50")]


def test_a_pairs_file_counts_by_its_lines(repository: Path) -> None:
    rows = [{"id": str(n), "uk": f"Прийшли {n} гостей.", "en": f"{n + 5} guests came."} for n in range(30, 33)]
    save(repository, **{"pairs.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    run(repository, "tag", "-f", "old")
    rows[1]["en"] = "90 guests came."
    save(repository, **{"pairs.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    done = zvirka("check", "pairs.jsonl", "--changed-since", "old", "--format", "json", cwd=repository)
    assert [one["pair"] for one in json.loads(done.stdout)["findings"]] == ["31"]


@pytest.mark.parametrize("rev", ["nope", "--output=x", ""])
def test_a_revision_that_is_none_is_refused(repository: Path, rev: str) -> None:
    done = zvirka("check", ".", f"--changed-since={rev}", cwd=repository)
    assert done.returncode == 2
    assert "is no commit" in done.stderr
    assert not (repository / "x").exists()


def test_a_shallow_clone_is_told_what_to_do(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    save(repository, **{"en/a.md": EN.replace("40", "50")})
    clone = tmp_path_factory.mktemp("clone")
    run(clone, "clone", "-q", "--depth", "1", "--no-tags", repository.as_uri(), ".")
    done = zvirka("check", ".", "--changed-since", "old", cwd=clone)
    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stderr


def test_without_a_repository_nothing_is_guessed(tmp_path: Path) -> None:
    for side, text in (("uk", UK), ("en", EN)):
        (tmp_path / f"{side}.md").write_text(text, encoding="utf-8")
    done = zvirka("check", ".", "--changed-since", "HEAD", cwd=tmp_path)
    assert done.returncode == 2
    assert "no git repository" in done.stderr


def test_git_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(git.GitError, match="not installed"):
        git.run(tmp_path, "status")
