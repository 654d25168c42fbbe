"""The Action's script and the job for GitLab in trees full of modules that take the names of others: none is run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / ".github" / "action" / "run.sh"
BASH = shutil.which("bash") or ""
pytestmark = pytest.mark.skipif(not BASH, reason="there is no bash here")
MODULES = [
    "json",
    "pip",
    "re",
    "os",
    "site",
    "encodings",
    "zvirka",
    "checker",
    "sitecustomize",
    "usercustomize",
    "click",
    "pydantic",
    "jinja2",
    "tomli",
    "yaml",
    "regex",
    "rapidfuzz",
    "runpy",
    "signal",
    "html",
    "urllib",
    "importlib",
]
NAMES = [
    "$(touch ran).po",
    "`touch ran`.po",
    ";touch ran;.po",
    "--config=evil.po",
    "-rf.po",
    "\n::error::x\n.po",
    "a\tb 'c'.po",
    '"quoted".po',
    "*.po",
    "\x1b[2J.po",
    "\u202e.po",
]
WRONG = {"id": "b", "uk": "Загинули 12 людей.", "en": "21 people were killed."}


@pytest.fixture(params=["files", "packages"])
def tree(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A tree in which every module says that it was run."""
    tree = tmp_path / "tree"
    tree.mkdir()
    code = f"open({str(tmp_path / 'ran')!r}, 'a').write(__name__ + '\\n')\n"
    for name in MODULES:
        path = tree / f"{name}.py" if request.param == "files" else tree / name / "__init__.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(code, encoding="utf-8")
        if request.param == "packages":
            (path.parent / "__main__.py").write_text(code, encoding="utf-8")
    for name in NAMES:
        (tree / name).write_text('msgid ""\nmsgstr ""\n"Language: uk\\n"\n\nmsgid "a"\nmsgstr "б"\n', encoding="utf-8")
    (tree / "pairs.jsonl").write_text(json.dumps(WRONG, ensure_ascii=False), encoding="utf-8")
    for name in ("git", "python", "xargs", "gh"):
        (tree / name).write_text(f"#!/bin/sh\necho {name} >> {tmp_path / 'ran'}\n", encoding="utf-8")
        (tree / name).chmod(0o755)
    return tree


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    # Whatever the script asks of pip is written down and not done.
    (bin_ / "python").write_text(
        f'#!/bin/sh\ncase "$*" in *"-m pip install"*) exec "{sys.executable}" -I -m pip --version ;; esac\n'
        f'case "$1" in -I) exec "{sys.executable}" "$@" ;; *) echo "not isolated: $*" >&2; exit 9 ;; esac\n',
        encoding="utf-8",
    )
    (bin_ / "python").chmod(0o755)
    (tmp_path / "temp").mkdir()
    return {
        **os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_OUTPUT": str(tmp_path / "output"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }  # fmt: skip


def step(word: str, tree: Path, env: dict[str, str], **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BASH, str(SCRIPT), word], cwd=tree, env={**env, **more}, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip


@pytest.mark.parametrize("args", ["pairs.jsonl", "--isolated pairs.jsonl", "-- pairs.jsonl"])
def test_nothing_of_the_tree_runs(tree: Path, runner: dict[str, str], args: str) -> None:
    installed = step("install", tree, runner, ZVIRKA_VERSION="zvirka")
    assert installed.returncode == 0, installed.stderr
    checked = step("check", tree, runner, ZVIRKA_ARGS=args)
    assert checked.returncode == 0, checked.stderr
    said = Path(runner["GITHUB_OUTPUT"]).read_text(encoding="utf-8")
    assert "status=1\n" in said
    assert "findings=1\n" in said
    assert not (tree.parent / "ran").exists()


@pytest.mark.parametrize("tree", ["files"], indirect=True)
@pytest.mark.parametrize(
    "args",
    [
        '"$(touch ran)"',
        "`touch ran`",
        "; touch ran",
        "| touch ran",
        "> ran",
        "&& touch ran",
        "'unclosed",
        "$IFS",
        "\\",
        "--format=/etc/passwd",
        "--report=json=/nowhere/x",
        "--nosuch",
        "::error::x",
        "pairs.jsonl\n::error::x",
        "-",
        "--config=--config=evil.po",
        "%s%n",
    ],
)
def test_hostile_arguments_are_words(tree: Path, runner: dict[str, str], args: str) -> None:
    done = step("check", tree, runner, ZVIRKA_ARGS=args)
    assert not (tree / "ran").exists()
    assert not (tree.parent / "ran").exists()
    output = Path(runner["GITHUB_OUTPUT"])
    status = re.search(r"^status=(\d+)$", output.read_text(encoding="utf-8") if output.exists() else "", re.MULTILINE)
    assert done.returncode == 2 or (status and status[1] != "0"), done.stdout + done.stderr
    assert not re.search(r"^\s*::error::x", done.stdout + done.stderr, re.MULTILINE)


@pytest.mark.parametrize("tree", ["files"], indirect=True)
def test_hostile_file_names_are_names(tree: Path, runner: dict[str, str]) -> None:
    words = " ".join("'" + name.replace("'", "'\"'\"'") + "'" for name in NAMES if "\n" not in name)
    done = step("check", tree, runner, ZVIRKA_ARGS=f"-- {words}")
    assert done.returncode == 0, done.stderr
    report = json.loads((Path(runner["RUNNER_TEMP"]) / "zvirka" / "zvirka.json").read_text(encoding="utf-8"))
    assert report["summary"]["documents"] == len(NAMES) - 1
    assert not (tree / "ran").exists()
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr


def test_the_job_for_gitlab_runs_nothing_of_the_tree(tree: Path, runner: dict[str, str]) -> None:
    template = (ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")
    (script,) = re.findall(r"- >-\n((?:      .+\n)+)", template)
    (before,) = re.findall(r"before_script:\n    - (.+)\n", template)
    for line in (before, " ".join(script.split())):
        done = subprocess.run(
            [BASH, "-c", line], cwd=tree, env={**runner, "ZVIRKA_ARGS": "pairs.jsonl", "ZVIRKA_PACKAGE": "zvirka"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr
    assert (tree / "zvirka.xml").exists()
    assert not (tree.parent / "ran").exists()


def test_every_python_of_the_templates_is_isolated() -> None:
    for path in (SCRIPT, ROOT / "ci" / "gitlab.yml", ROOT / "ci" / "github.yml", ROOT / "ci" / "reviewdog.yml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        called = [line for line in lines if re.search(r"\bpython3? -", line.partition("#")[0])]
        assert [line for line in called if not re.search(r"\bpython3? -I ", line)] == [], path
