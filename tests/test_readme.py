"""README shows what happens."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from command import run

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
# rules/drift/negation-lost.toml, checker/model/; and, in backticks, drift/affirmation or run/trial.py of checker/.
TOP = r"(?<![\w./-])(?:benchmarks|checker|ci|docs|reports|rules|tests)/[\w./-]*\w"
ROOM = rf"(?<=`)(?:{'|'.join(path.name for path in (ROOT / 'checker').iterdir() if path.is_dir())})/[\w./-]*\w"
LINK = r"(?<=\]\()[^)\s:#]+(?=[)#])"
NEW = r"(?m)^`([^`\n]+)`[^`\n]*:\n\n```(?!diff)"  # a file that a reader of docs/adding.md writes


def test_the_sample_is_what_the_command_prints() -> None:
    words = ("check", "tests/posts/ukrmedia-7356.json", "--lang", "en", "--isolated")
    done = run(*words, cwd=ROOT, env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"})
    (sample,) = [block for block in re.findall(r"```\n(.*?)```", README, re.S) if "Compared:" in block]
    printed = done.stdout.splitlines()
    shown = [line for line in sample.splitlines() if line and line != "…"]
    assert [line for line in shown if line not in printed] == []
    assert done.returncode == 1


def test_every_command_and_option_that_is_named_exists() -> None:
    done = run("check", "--help", cwd=ROOT)
    options = set(re.findall(r"--[a-z][a-z-]+", done.stdout))
    named = {
        option for line in re.findall(r"zvirka check.*", README) for option in re.findall(r" (--[a-z][a-z-]+)", line)
    }
    assert named
    assert named <= options


def test_ci_runs_what_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (setup,) = [block for block in re.findall(r"```\n(.*?)```", README, re.S) if block.startswith("pip install")]
    for line in setup.splitlines():
        first, _, second = line.partition("#")[0].strip().partition(" && ")
        assert first.removeprefix("pip install ") in script
        assert second in script


def test_the_glossary_names_what_there_is() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    entry = r"(?ms)^\*\*([^*]+)\*\*(?:, or \*\*[^*]+\*\*)? \((?:`(\w+)`, )?`checker/(\w+)`\): (.+?)(?=\n\n|\Z)"
    entries = re.findall(entry, text)
    assert len(entries) == text.count("\n**") >= 30
    nouns = [noun for noun, *_ in entries]
    assert nouns == sorted(nouns, key=str.lower)
    for noun, name, room, told in entries:
        folder = ROOT / "checker" / room
        assert folder.is_dir(), noun
        assert told.count("\n") <= 2, noun
        code = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
        assert not name or re.search(rf"^class {name}\b", code, re.M), noun


PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def missing(text: str, folder: Path) -> list[str]:
    """The paths that a page in a folder names and that there are not; TABLE.toml stands for any name."""
    new = set(re.findall(NEW, text))
    named = {path for path in re.findall(f"{TOP}|{ROOM}", text) if not Path(path).stem.isupper()} - new
    places = {path: [ROOT / path, ROOT / "checker" / path, ROOT / "checker" / f"{path}.py"] for path in named}
    places |= {link: [folder / link] for link in re.findall(LINK, text)}
    return sorted(path for path, where in places.items() if not any(place.exists() for place in where))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_is_named_is_there(page: Path) -> None:
    assert missing(page.read_text(encoding="utf-8"), page.parent) == []


def test_a_path_that_is_gone_is_found() -> None:
    text = "`checker/run.py`, `drift/gone`, [gone](docs/gone.md#x), `drift/cues`, rules/words/A.toml, ci/gone.yml"
    assert missing(text, ROOT) == ["checker/run.py", "ci/gone.yml", "docs/gone.md", "drift/gone"]
