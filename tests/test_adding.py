"""A stranger adds a rule, a word, an input format, an output format and a verb by docs/adding.md, in a copy."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
# `path`: and a block; or a block alone.
BLOCK = re.compile(
    r"(?:^`(?P<path>[^`\n]+)`[^`\n]*:\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
COUNTS = re.compile(r"(?<=Rules: )\d+, examples: \d+")  # which change with every rule of the project


class Block(NamedTuple):
    """A block of the document: its heading, the file that it is for, its language, and what it says."""

    heading: str
    path: str
    kind: str
    body: str


def blocks() -> list[Block]:
    def heading(at: int) -> str:
        return ([found[1] for found in HEADING.finditer(TEXT, 0, at)] or [""])[-1]

    return [Block(heading(m.start()), m["path"] or "", m["kind"], m["body"]) for m in BLOCK.finditer(TEXT)]


def copy(to: Path) -> Path:
    """A copy of what a checkout has, byte code too, which takes seconds to make; large models are only pointed at."""
    skipped = shutil.ignore_patterns(".*", "models")
    for name in ("checker", "rules", "reports", "tests", "docs"):
        shutil.copytree(ROOT / name, to / name, ignore=skipped)
    (to / "rules" / "models").symlink_to(ROOT / "rules" / "models")
    for name in ("README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, to / name)
    return to


def apply(path: Path, diff: str) -> int:
    """Changes a file as a diff says, whose lines must stand there; says how many lines are new."""
    text = path.read_text(encoding="utf-8")
    at, new = 0, 0
    for line in diff.splitlines():
        sign, row = line[:1], line[1:] + "\n"
        if sign == "+":
            text, at, new = text[:at] + row + text[at:], at + len(row), new + 1
            continue
        start = text.index(row, at)
        if sign == "-":
            text, at = text[:start] + text[start + len(row) :], start
        else:
            at = start + len(row)
    path.write_text(text, encoding="utf-8")
    return new


def run(folder: Path, *arguments: str) -> str:
    """What the command of a copy prints, on both streams; nothing is prepared for a next one, which finds new rules."""
    settings = {"PYTHONPATH": str(folder), "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    settings["PYTHONDONTWRITEBYTECODE"] = "1"
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder, env={**os.environ, **settings}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


def said(console: str) -> Iterator[tuple[list[str], str]]:
    """The commands of a block, each with what it prints."""
    for part in re.split(r"^\$ zvirka ", console, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield shlex.split(command), printed


def test_each_addition_is_one_file_and_two_lines() -> None:
    """But for inputs to try it on (which lie in no folder), and for the rule that a verb is tried with."""
    for heading in dict.fromkeys(block.heading for block in blocks() if block.heading):
        files = [one.path for one in blocks() if one.heading == heading and "/" in one.path and one.kind != "diff"]
        lines = [line for one in blocks() if one.heading == heading and one.kind == "diff" for line in
                 one.body.splitlines() if line.startswith("+")]  # fmt: skip
        assert len(files) <= (2 if heading == "A verb" else 1), heading
        assert len(lines) <= 2, heading
        assert files or lines, heading


@pytest.mark.slow
def test_what_the_document_adds_works(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    ran = 0
    for block in blocks():
        path = folder / block.path
        if block.kind == "console":
            for command, printed in said(block.body):
                options = ["--isolated", "--lang", "en"] if command[0] == "check" else ["--lang", "en"]
                told = run(folder, "-m", "checker", *command, *options)
                assert COUNTS.sub("…", told) == COUNTS.sub("…", printed)
                ran += 1
        elif block.path and block.kind == "diff":
            assert apply(path, block.body) > 0
        elif block.path:
            assert not path.exists(), block.path
            path.write_text(block.body, encoding="utf-8")
    assert ran == 7
    listed(folder)


def listed(folder: Path) -> None:
    """What else a copy has to say: the rooms list what is new, and two pages of docs/ are written anew."""
    page = run(folder, "-m", "checker", "schema", "--format", "markdown")
    (folder / "docs" / "verbs.md").write_text(page, encoding="utf-8")
    assert "### `emphasis`\n\nReports the first exclamation mark" in page
    run(folder, "-m", "pytest", "-p", "no:cacheprovider", "--write-reference", "tests/test_reference.py")
    wanted = "listed or reference or fresh or no_name"
    tests = ("tests/test_house.py", "tests/test_reference.py", "tests/test_schema.py")
    printed = run(folder, "-m", "pytest", "-p", "no:cacheprovider", "-k", wanted, *tests)
    assert re.search(r"^\d+ passed", printed, re.MULTILINE), printed
    assert "failed" not in printed, printed
