"""What git and the front matter tell of translations that are older than their originals."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from test_cli import zvirka
from test_since import EN, UK, run, save

pytestmark = pytest.mark.slow  # commands run one after another

NEW = EN.replace("40 guests", "50 guests")


def report(folder: Path) -> dict[str, Any]:
    done = zvirka("check", ".", "--format", "json", "--fail-on", "info", cwd=folder)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def stale(folder: Path) -> list[str]:
    return [one["en"]["text"] for one in report(folder)["findings"] if one.get("stale")]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    run(tmp_path, "init", "-q", "-b", "main")
    save(tmp_path, **{"uk/a.md": UK, "en/a.md": EN})
    return tmp_path


def test_texts_of_one_commit_are_as_old_as_each_other(repository: Path) -> None:
    assert stale(repository) == []
    assert not any("changed since" in note for note in report(repository)["notes"])


def test_a_finding_says_that_its_english_is_newer(repository: Path) -> None:
    save(repository, **{"en/a.md": NEW})
    told = report(repository)
    assert stale(repository) == ["50"]
    assert "the English passage was changed after the translation" in told["findings"][-1]["message"]
    assert any("since the translation was last touched (2024-03-01), from line 5 on" in note for note in told["notes"])


def test_the_words_of_a_rule_folder_say_it(repository: Path) -> None:
    save(repository, **{"en/a.md": NEW})
    words = repository / "house" / "words"
    words.mkdir(parents=True)
    (words / "labels.toml").write_text('[en]\nstale = "older than its original"\n', encoding="utf-8")
    (repository / "zvirka.toml").write_text('rule_folders = ["house"]\n', encoding="utf-8")
    assert report(repository)["findings"][-1]["message"].endswith(" (older than its original)")


def test_the_settings_turn_it_off_and_then_git_is_not_asked(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(repository, **{"en/a.md": NEW})
    called = tmp_path_factory.mktemp("git") / "called"
    script = called.with_name("git")
    script.write_text(f'#!/bin/sh\necho "$@" >> "{called}"\nexec "{shutil.which("git")}" "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
    assert stale(repository) == ["50"]
    assert " log " in called.read_text(encoding="utf-8")
    called.unlink()
    (repository / "zvirka.toml").write_text('staleness = false\noriginal = "en"\n', encoding="utf-8")
    told = report(repository)
    assert told["findings"][-1]["en"]["text"] == "50"
    assert not any(one.get("stale") for one in told["findings"])
    assert not any("changed since" in note for note in told["notes"])
    assert not called.exists() or " log " not in called.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["stalenes = false", "staleness = 'no way'", "[staleness]\noff = true"])
def test_a_switch_that_is_none_is_an_error(repository: Path, text: str) -> None:
    (repository / "zvirka.toml").write_text(f"{text}\n", encoding="utf-8")
    done = zvirka("check", ".", cwd=repository)
    assert done.returncode == 2
    assert "zvirka.toml:1: " in done.stderr
    assert "staleness" in done.stderr


def test_a_translation_that_is_being_edited_is_not_stale(repository: Path) -> None:
    save(repository, **{"en/a.md": NEW})
    (repository / "uk/a.md").write_text(UK.replace("Прийшли", "Приїхали"), encoding="utf-8")
    assert stale(repository) == []


def test_staleness_alone_is_no_failure(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q")
    save(tmp_path, **{"uk/a.md": "Прийшли 30 гостей.\n", "en/a.md": "30 guests came.\n"})
    save(tmp_path, **{"en/a.md": "30 guests arrived.\n"})
    done = zvirka("check", ".", "--fail-on", "info", cwd=tmp_path)
    assert done.returncode == 0
    assert "changed since" in done.stdout


def test_the_commit_in_the_text_goes_before_the_history(repository: Path) -> None:
    old = run(repository, "rev-parse", "HEAD").strip()
    save(repository, **{"en/a.md": NEW})
    save(repository, **{"uk/a.md": f"{UK}\n<!-- translation-meta: source=en/a.md@{old} -->\n"})
    assert stale(repository) == ["50"]
    save(repository, **{"uk/a.md": f"{UK}\n<!-- translation-meta: source=en/a.md@{'0' * 40} -->\n"})
    assert stale(repository) == []


def test_lastmod_goes_before_the_history(repository: Path) -> None:
    save(repository, **{"uk/a.md": f"---\nlastmod: 2024-05-01\n---\n\n{UK}"})
    save(repository, **{"en/a.md": f"---\nlastmod: 2024-04-01\n---\n\n{NEW}"})
    assert stale(repository) == []
    save(repository, **{"en/a.md": f"---\nlastmod: 2024-06-01\n---\n\n{NEW}"})
    assert stale(repository)[-1] == "50"


def test_without_git_nothing_is_said(tmp_path: Path) -> None:
    for side, text in (("uk", UK), ("en", EN)):
        (tmp_path / f"{side}.md").write_text(text, encoding="utf-8")
    assert stale(tmp_path) == []
