"""The progress bar on a terminal, and the lines of a log."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import command
import pytest

from checker.commands.batch import progress

pytestmark = pytest.mark.slow
pty = pytest.importorskip("pty")
HIDDEN, SHOWN, ERASED = "\x1b[?25l", "\x1b[?25h", "\x1b[1A\x1b[2K"


def on_a_terminal(folder: Path, *words: str) -> str:
    """What a run writes to standard error where that is a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "checker", "check", "--no-cache", "--jobs", "1", *words]
    env = {**os.environ, "TERM": "xterm"}
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs, env=env)
    os.close(theirs)
    said = b""
    with contextlib.suppress(OSError):  # Linux tells the end so
        while more := os.read(ours, 4096):
            said += more
    os.close(ours)
    assert process.wait() == 0
    return said.decode()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for side, text in (("uk", "Так і було."), ("en", "So it was.")):
        (tmp_path / side).mkdir()
        for name in "abc":
            (tmp_path / side / f"{name}.txt").write_text(text, encoding="utf-8")
    line = '{"uk": "Так і було.", "en": "So it was."}\n'
    (tmp_path / "pairs.jsonl").write_text(line * 5, encoding="utf-8")
    return tmp_path


def test_many_files_have_a_bar_that_is_gone_at_the_end(site: Path) -> None:
    said = on_a_terminal(site, "--uk", "uk", "--en", "en")
    assert HIDDEN in said
    assert "3/3" in said
    assert said.rindex(SHOWN) > said.rindex(HIDDEN), "the cursor is back"
    assert said.endswith(ERASED)


def test_one_input_of_many_documents_has_a_count(site: Path) -> None:
    said = on_a_terminal(site, "pairs.jsonl")
    assert "5" in said
    assert said.endswith(ERASED)


@pytest.mark.parametrize("word", ["--no-progress", "--quiet"])
def test_who_wants_no_bar_has_none(site: Path, word: str) -> None:
    assert on_a_terminal(site, "--uk", "uk", "--en", "en", word) == ""


def test_one_small_input_has_none(site: Path) -> None:
    assert on_a_terminal(site, "--uk", "uk/a.txt", "--en", "en/a.txt") == ""


def told(done: int, every: int) -> str:
    return f"{done} of {every}"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    """What is said where standard error is no terminal, and ten seconds have always passed."""
    monkeypatch.setattr(progress, "EVERY", 0.0)
    return capfd


def test_a_log_has_a_line_for_what_is_done(log: pytest.CaptureFixture[str]) -> None:
    with progress.shown(3, off=False, sentence=told) as tick:
        for _ in range(3):
            tick(True)
    assert log.readouterr().err == "zvirka: 1 of 3\nzvirka: 2 of 3\nzvirka: 3 of 3\n"


def test_the_clock_asks_where_one_document_takes_long(log: pytest.CaptureFixture[str]) -> None:
    with progress.shown(2, off=False, sentence=told):
        signal.raise_signal(signal.SIGALRM)
    assert log.readouterr().err == "zvirka: 0 of 2\n"
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL, "as it was before"


def test_a_run_that_is_over_in_ten_seconds_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with progress.shown(2, off=False, sentence=told) as tick:
        tick(True)
    assert capfd.readouterr().err == ""


def test_a_log_is_told_in_the_language_of_messages(site: Path) -> None:
    done = command.run(
        "check", "--uk", "uk", "--en", "en", "--no-cache", "--jobs", "1", "--lang", "uk", cwd=site,
        before=lambda: setattr(progress, "EVERY", 0.0),
    )  # fmt: skip
    assert "zvirka: перевірено 3 із 3\n" in done.stderr
