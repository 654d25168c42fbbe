"""Files that are passed over, by the command line and by the settings; paths as they were given."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import run

PAIRS = '[[pairs]]\nuk = "content/uk"\nen = "content/en"\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for side, text in (("uk", "Загинули 12 людей."), ("en", "21 people were killed.")):
        for name in ("a.md", "drafts/b.md", "c.generated.md"):
            path = tmp_path / "content" / side / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text + "\n", encoding="utf-8")
    (tmp_path / "zvirka.toml").write_text(
        f'{PAIRS}[files]\nexclude = ["drafts/", "*.generated.md"]\n', encoding="utf-8"
    )
    return tmp_path


def found(site: Path, *words: str, cwd: str = ".") -> list[str]:
    said = run("check", *words, "--format", "concise", "--no-cache", cwd=site / cwd).stdout
    return [line.partition(":")[0] for line in said.splitlines() if line]


def test_the_settings_pass_files_over_and_paths_are_as_they_name_them(site: Path) -> None:
    assert found(site) == ["content/en/a.md"]


def test_a_folder_is_searched_without_them(site: Path) -> None:
    assert found(site, "content") == ["content/en/a.md"]


def test_a_path_is_told_from_the_working_folder_on(site: Path) -> None:
    assert found(site, cwd="content/en") == ["../../content/en/a.md"]


def test_exclude_stands_for_the_patterns_of_the_settings(site: Path) -> None:
    assert found(site, "--exclude", "a.md") == ["content/en/c.generated.md", "content/en/drafts/b.md"]


def test_extend_exclude_adds_to_them(site: Path) -> None:
    (site / "content" / "uk" / "d.md").write_text("Загинули 12 людей.", encoding="utf-8")
    (site / "content" / "en" / "d.md").write_text("21 people were killed.", encoding="utf-8")
    assert found(site, "--extend-exclude", "/content/en/d.*") == ["content/en/a.md"]


def test_two_sides_are_searched_without_them(site: Path) -> None:
    assert found(site, "--uk", "content/uk", "--en", "content/en") == ["content/en/a.md"]


def test_a_file_that_is_named_is_meant_unless_the_command_line_says_otherwise(site: Path) -> None:
    assert found(site, "content/en/drafts/b.md") == ["content/en/drafts/b.md"]
    assert found(site, "content/en/drafts/b.md", "content/en/a.md", "--exclude", "drafts") == ["content/en/a.md"]


def test_an_excluded_file_lacks_no_partner(site: Path) -> None:
    (site / "content" / "uk" / "drafts" / "alone.md").write_text("Ще не перекладено.", encoding="utf-8")
    done = run("check", "--strict", "--no-cache", cwd=site)
    assert "partner" not in done.stdout + done.stderr
    assert done.returncode == 1


def test_nothing_left_is_no_pass(site: Path) -> None:
    done = run("check", "--exclude", "*", "--no-cache", cwd=site)
    assert done.returncode == 2
    assert "is left out by the patterns of --exclude" in done.stdout


def test_a_new_baseline_is_not_nothing_found(site: Path) -> None:
    said = run("check", "--write-baseline", "known.json", "--no-cache", cwd=site).stdout
    assert "known.json: the baseline has 1 finding now" in said
    assert "Nothing found" not in said
    assert "Nothing found" not in run("check", "--baseline", "known.json", "--no-cache", cwd=site).stdout
