"""Repositories that name programs: git is asked, and runs none of them."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from checker.commands.batch import cache
from checker.pairs import FilePair
from checker.run import git, since, staleness

pytestmark = pytest.mark.skipif(shutil.which("git") is None or os.name == "nt", reason="there is no git here")
UK, EN = "Загинули 12 людей.", "21 people were killed."


def told(folder: Path, *words: str) -> None:
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *named, *words], check=True, capture_output=True)


def program(path: Path, ran: Path) -> Path:
    path.write_text(f"#!/bin/sh\necho ran >> {ran}\ncat\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for side, text in (("uk", UK), ("en", EN)):
        (site / "content" / side).mkdir(parents=True)
        (site / "content" / side / "a.txt").write_text(text, encoding="utf-8")
        (site / "content" / side / "b.txt").write_text("Так." if side == "uk" else "Yes.", encoding="utf-8")
    told(site, "init", "-q")
    told(site, "add", ".")
    told(site, "commit", "-qm", "first")
    return site


def check(site: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checker", "check", "content", "--lang", "en", *words]
    root = str(Path(__file__).resolve().parents[2])
    given = {**os.environ, "PYTHONPATH": root, **env}
    return subprocess.run(command, cwd=site, capture_output=True, text=True, check=False, env=given)


def test_a_committed_cache_that_is_a_repository_runs_nothing(site: Path, tmp_path: Path) -> None:
    """A bare repository as files of a commit, with a monitor in its settings (git takes it for one since 2005)."""
    inner = site / ".zvirka_cache"
    ran = tmp_path / "ran"
    monitor = program(site / "fsm.sh", ran)
    told(site, "init", "-q", "--bare", str(inner))
    for path in (inner / "hooks").glob("*"):
        path.unlink()
    (inner / "objects" / ".keep").touch()
    (inner / "refs" / ".keep").touch()
    (inner / "config").write_text(
        f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n\tfsmonitor = {monitor}\n",
        encoding="utf-8",
    )
    shutil.copy(site / ".git" / "index", inner / "index")
    told(site, "add", "-f", ".")
    told(site, "commit", "-qm", "a cache")
    clone = tmp_path / "clone"
    told(tmp_path, "clone", "-q", str(site), str(clone))
    ran.unlink(missing_ok=True)
    for given in ("", ".zvirka_cache"):
        done = check(clone, "--cache", ZVIRKA_CACHE_DIR=given, XDG_CACHE_HOME=str(tmp_path / "mine"))
        assert done.returncode == 1, done.stderr
        assert "number-changed" in done.stdout
        assert not ran.exists()
        assert ("no cache is used" in done.stderr) == bool(given)
    assert not git.untracked(clone / ".zvirka_cache")


@pytest.mark.parametrize(
    "settings",
    [
        "[core]\n fsmonitor = {program}\n hooksPath = {folder}\n pager = {program}\n",
        "[diff]\n external = {program}\n",
        '[diff "x"]\n command = {program}\n textconv = {program}\n',
        '[filter "x"]\n clean = {program}\n smudge = {program}\n required = true\n',
        '[filter "x"]\n process = {program}\n required = true\n',
        "[log]\n showSignature = true\n[gpg]\n program = {program}\n",
        '[protocol "ext"]\n allow = always\n[remote "o"]\n url = ext::{program}\n promisor = true\n',
    ],
)
def test_settings_of_a_repository_run_nothing(site: Path, tmp_path: Path, settings: str) -> None:
    ran = tmp_path / "ran"
    one = program(tmp_path / "program.sh", ran)
    program(tmp_path / "post-index-change", ran)
    with (site / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(settings.format(program=one, folder=tmp_path))
    (site / ".git" / "info").mkdir(exist_ok=True)
    (site / ".git" / "info" / "attributes").write_text("*.txt diff=x filter=x\n", encoding="utf-8")
    (site / "content" / "en" / "a.txt").write_text(EN + " Then 13.", encoding="utf-8")
    git._unfiltered.cache_clear()
    twin = FilePair(site / "content" / "uk" / "a.txt", site / "content" / "en" / "a.txt", "")
    assert since.scope([twin], "HEAD").lines
    staleness.stale([twin])
    assert git.tracked(site, ["content/en/a.txt"]) == {"content/en/a.txt"}
    assert not ran.exists()


def test_the_environment_leads_git_nowhere(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = tmp_path / "ran"
    one = str(program(tmp_path / "program.sh", ran))
    (tmp_path / "settings").write_text(f"[core]\n fsmonitor = {one}\n[diff]\n external = {one}\n", encoding="utf-8")
    for name, value in {
        "GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/nowhere", "GIT_INDEX_FILE": "/nowhere", "GIT_EXTERNAL_DIFF": one,
        "GIT_CONFIG_GLOBAL": str(tmp_path / "settings"), "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": one, "GIT_OBJECT_DIRECTORY": "/nowhere", "GIT_CEILING_DIRECTORIES": str(site.parent),
        "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor={one}'", "GIT_PAGER": one, "GIT_SSH_COMMAND": one,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    git._unfiltered.cache_clear()
    (site / "content" / "en" / "a.txt").write_text("New.", encoding="utf-8")
    assert set(git.changes(site, git.commit(site, "HEAD")).files) == {"content/en/a.txt"}
    assert not ran.exists()


def test_a_git_that_does_not_answer_is_told(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:{os.environ['PATH']}")
    git._unfiltered.cache_clear()
    monkeypatch.setattr(git, "LIMIT", 0.2)
    with pytest.raises(git.GitError, match="takes longer"):
        git.run(site, "status", limit=0.2)
    assert not git.untracked(site / "content"), "what can't be known is not safe"


def test_a_cache_of_another_user_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.Cache(tmp_path / "kept")
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    with pytest.raises(cache.CacheError, match="belongs to another user"):
        cache.Cache(tmp_path / "kept")


def test_nothing_but_this_door_starts_a_program() -> None:
    """Whoever needs a program asks for a door of its own, and says here which."""
    checker = Path(git.__file__).parents[1]
    doors = [
        path.relative_to(checker).as_posix()
        for path in checker.rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in ("subprocess", "os.system", "os.exec", "os.spawn"))
    ]
    assert doors == ["run/git.py"]
