"""The progress bar, on a terminal and nowhere else."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
