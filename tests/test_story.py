"""A team's repository from the first run to a merge: what the gate says at each step."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from command import run

UK = """---
title: Міст через річку
---

# Міст через річку

Міст відкрили 12 травня 2021 року; роботи коштували 4 млн гривень.

Ремонт тривав сім місяців , і працювали на ньому 120 людей.

Напис «Ласкаво просимо» залишили таким, яким він був.
"""
EN = """---
title: The bridge over the river
---

# The bridge over the river

The bridge was opened on May 12, 2021; the works cost UAH 4 million.

The repairs took seven months, and 120 людей worked on them.

The sign “Welcome” was left as it was.
"""
BOARD_UK = "# Рада\n\nРада збирається щосереди о 10:00.\n\nУ залі 40 місць, і вхід вільний.\n"
BOARD_EN = "# Council\n\nThe council meets every Wednesday at 10 a.m.\n\nThe hall has 50 seats, and entrance is free.\n"
QUIET = {
    **{key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "ZVIRKA_"))},
    **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "LC_ALL": "C.UTF-8",
}


class Repository:
    """A toy repository with pages in two languages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        """What git says."""
        done = subprocess.run(["git", *words], cwd=self.folder, env=QUIET, capture_output=True, text=True, check=True)
        return done.stdout

    def commit(self, message: str) -> None:
        """Everything as it is now."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def write(self, name: str, text: str) -> None:
        """A file of the repository."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        """What a file says."""
        return (self.folder / name).read_text(encoding="utf-8")

    def zvirka(self, *words: str) -> subprocess.CompletedProcess[str]:
        """What the command says."""
        return run(*words, cwd=self.folder, env=QUIET)

    def found(self, *words: str) -> list[tuple[str, str, int]]:
        """The rules, files and lines of the English places that a run finds."""
        told = json.loads(self.zvirka("check", "content", "--format", "json", *words).stdout)
        return [
            (one["rule"], place["file"], place["line"])
            for one in told["findings"]
            for place in [one["en"] or one["uk"]]
        ]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    for name, uk, en in (("bridge", UK, EN), ("board", BOARD_UK, BOARD_EN)):
        made.write(f"content/uk/{name}.md", uk)
        made.write(f"content/en/{name}.md", en)
    made.write(".gitignore", "zvirka-report*\n")
    made.commit("Two pages")
    return made


@pytest.mark.slow
def test_the_whole_story(repository: Repository) -> None:
    # The first run finds what has been wrong for long: seats, a word in Cyrillic, a space.
    first = repository.zvirka("check", "content")
    assert first.returncode == 1
    assert "2 documents" in first.stdout
    assert {rule for rule, _, _ in repository.found()} >= {"number-changed", "stray-cyrillic", "space-before-mark"}

    # A baseline lets the team go on.
    written = repository.zvirka("check", "content", "--write-baseline", "zvirka-baseline.json")
    assert written.returncode == 0
    known = repository.zvirka("check", "content", "--baseline", "zvirka-baseline.json")
    assert (known.returncode, "known from the baseline" in known.stdout) == (0, True)
    repository.write("zvirka.toml", 'baseline = "zvirka-baseline.json"\n')
    repository.commit("A baseline")

    # A branch adds a paragraph with one error; above it, a line is put in, so that every line number changes.
    repository.git("switch", "-q", "-c", "cost")
    repository.write(
        "content/uk/bridge.md",
        UK.replace("Міст відкрили", "Новина.\n\nМіст відкрили") + "\nЩодня мостом їздить 9 000 авто.\n",
    )
    repository.write(
        "content/en/bridge.md",
        EN.replace("The bridge was", "News.\n\nThe bridge was") + "\n90,000 cars use the bridge every day.\n",
    )
    repository.commit("How many cars")
    pull = repository.zvirka("check", "content", "--changed-since", "main", "--format", "github")
    line = repository.read("content/en/bridge.md").splitlines().index("90,000 cars use the bridge every day.") + 1
    annotations = [told for told in pull.stdout.splitlines() if told.startswith("::")]
    assert pull.returncode == 1
    assert len(annotations) == 1
    assert re.match(rf"::error file=content/en/bridge\.md,line={line},endLine={line},col=1,", annotations[0])

    # An excuse in the text needs a reason, and then the build passes; without one it does not.
    page = repository.read("content/en/bridge.md")
    for reason, status in (("", 1), (": the minister's own figure, the page says so below", 0)):
        excuse = f"<!-- zvirka-ignore number-changed{reason} -->\n\n90,000 cars"
        repository.write("content/en/bridge.md", page.replace("90,000 cars", excuse))
        assert repository.zvirka("check", "content", "--changed-since", "main").returncode == status
    repository.commit("Excused")

    # In truth the figure is mended, and the excuse, which is of no use now, is told.
    repository.write("content/en/bridge.md", repository.read("content/en/bridge.md").replace("90,000", "9,000"))
    assert "suppression-unused" in {rule for rule, _, _ in repository.found()}
    repository.write("content/en/bridge.md", page.replace("90,000", "9,000"))

    # The safe fixes are made, and the entry of the baseline that they end is told; pruning it takes it out.
    assert repository.zvirka("fix", "content", "--diff").returncode == 1
    assert repository.zvirka("fix", "content").returncode == 0
    assert "сім місяців, і" in repository.read("content/uk/bridge.md")
    assert repository.zvirka("fix", "content", "--diff").returncode == 0
    stale = repository.zvirka("check", "content")
    assert stale.returncode == 0
    assert "space-before-mark" in stale.stdout + stale.stderr
    before = repository.read("zvirka-baseline.json")
    assert repository.zvirka("check", "content", "--write-baseline", "zvirka-baseline.json").returncode == 0
    assert "space-before-mark" in before
    assert "space-before-mark" not in repository.read("zvirka-baseline.json")
    repository.commit("Mended")

    # Merged: main passes, and a change that touches nothing is a pass that says so.
    repository.git("switch", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", "cost")
    assert repository.zvirka("check", "content").returncode == 0
    nothing = repository.zvirka("check", "content", "--changed-since", "HEAD")
    assert nothing.returncode == 0
    assert repository.git("status", "--porcelain") == ""
