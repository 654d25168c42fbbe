"""The copy of this process that runs commands in tests says what a real process says, and leaves nothing behind."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command import run

ROOT = Path(__file__).resolve().parents[1]
PAIR = '{"id": "b", "uk": "Загинули 12 людей.", "en": "21 people were killed."}\n'


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["check", "pairs.jsonl", "--format", "concise"], 1, "number-changed"),
        (["check", "-", "--lang", "uk"], 1, "в англійському"),
        (["check", "pairs.jsonl", "--format", "jsn"], 2, "json"),
        (["check", "nowhere.json"], 2, "nowhere.json"),
        (["check", "--jobs", "2", "--no-cache"], 0, "2 documents"),
        (["explain", "stray-cyrillic"], 0, "⟦"),
        (["--version"], 0, "zvirka"),
        (["chek"], 2, "check"),
    ],
)
def test_a_copy_answers_as_a_process_does(tmp_path: Path, words: list[str], status: int, said: str) -> None:
    (tmp_path / "pairs.jsonl").write_text(PAIR, encoding="utf-8")
    for side, text in (("uk", "Так і було."), ("en", "So it was.")):
        (tmp_path / side).mkdir()
        for name in "ab":
            (tmp_path / side / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "zvirka.toml").write_text('[[pairs]]\nuk = "uk"\nen = "en"\n', encoding="utf-8")
    env = {**os.environ, "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    real = subprocess.run(
        [sys.executable, "-m", "checker", *words],
        cwd=tmp_path, env=env, input=PAIR, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    copy = run(*words, cwd=tmp_path, env=env, stdin=PAIR)
    assert (copy.returncode, copy.stdout, copy.stderr) == (real.returncode, real.stdout, real.stderr)
    assert copy.returncode == status
    assert said in copy.stdout + copy.stderr


def test_nothing_of_a_copy_is_left(tmp_path: Path) -> None:
    def here() -> tuple[object, ...]:
        signals = signal.getsignal(signal.SIGTERM), gc.isenabled(), gc.get_threshold()
        return Path.cwd(), dict(os.environ), sys.argv, sys.stdin, sys.stdout, sys.stderr, *signals

    before = here()
    done = run("check", "-", cwd=tmp_path, env={"LANG": "uk_UA.UTF-8"}, stdin=PAIR)
    assert "в англійському" in done.stdout
    assert here() == before


def test_a_fault_in_a_copy_is_told(tmp_path: Path) -> None:
    def wrong() -> None:
        raise KeyError("odd")

    done = run("check", "-", cwd=tmp_path, before=wrong)
    assert (done.returncode, done.stdout) == (1, "")
    assert "KeyError: 'odd'" in done.stderr
