"""What other programs start: the GitHub Action's own steps, hooks of pre-commit, templates for CI, the container."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
RIGHT = {"id": "a", "uk": "Загинули 12 людей.", "en": "12 people were killed."}
WRONG = {"id": "b", "uk": "Загинули 12 людей.", "en": "21 people were killed."}
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None, reason="there is no bash here")


def program(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """The environment of a runner: its files, `zvirka` and `python` of this checkout, and a `gh` that writes down."""
    program(tmp_path / "bin" / "zvirka", f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n')
    program(tmp_path / "bin" / "python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    program(
        tmp_path / "bin" / "gh",
        '#!/bin/sh\nprintf "%s\\n" "$*" >> "$GH_CALLS"\ncase "$*" in *--paginate*) printf "%s" "$GH_THERE" ;;\n'
        '*) exit "${GH_FAILS:-0}" ;; esac\n',
    )
    (tmp_path / "temp").mkdir()
    return {
        **os.environ,
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_REPOSITORY": "house/texts",
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GH_CALLS": str(tmp_path / "calls"),
        "GH_THERE": "",
        "ZVIRKA_PULL": "7",
    }


def step(name: str, folder: Path, runner: dict[str, str], **more: str) -> subprocess.CompletedProcess[str]:
    """Runs the step of action.yml that calls the script with that word, as a runner does."""
    (line,) = re.findall(rf"run: '(.*run\.sh\" {name})'", ACTION)
    return subprocess.run(
        [BASH or "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", line],
        cwd=folder, env={**runner, **more}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def outputs(runner: dict[str, str]) -> dict[str, str]:
    lines = Path(runner["GITHUB_OUTPUT"]).read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def pairs(folder: Path, *rows: dict[str, str]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "the pairs.jsonl").write_text(text, encoding="utf-8")


@needs_bash
def test_the_action_annotates_reports_and_fails(tmp_path: Path, runner: dict[str, str]) -> None:
    pairs(tmp_path, RIGHT, WRONG)
    checked = step("check", tmp_path, runner, ZVIRKA_ARGS="--isolated 'the pairs.jsonl'")
    assert checked.returncode == 0, checked.stderr
    assert "::error file=the pairs.jsonl,line=2" in checked.stdout
    said = outputs(runner)
    assert (said["status"], said["errors"], said["warnings"], said["findings"]) == ("1", "1", "0", "1")
    assert json.loads(Path(said["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert json.loads(Path(said["report"]).read_text(encoding="utf-8"))["summary"]["error"] == 1
    assert Path(runner["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8").startswith("<!-- zvirka-report -->")
    assert step("finish", tmp_path, runner, ZVIRKA_STATUS=said["status"]).returncode == 1


@needs_bash
def test_code_scanning_gets_no_accepted_findings_because_it_would_open_them(
    tmp_path: Path, runner: dict[str, str]
) -> None:
    pairs(tmp_path, WRONG, {**WRONG, "id": "c", "en": "22 people were killed."})
    why = '[[accept]]\nrule = "number-changed"\ntext = "22"\nwhy = "corrected later"\n'
    (tmp_path / "zvirka.toml").write_text(why, encoding="utf-8")
    step("check", tmp_path, runner, ZVIRKA_ARGS="'the pairs.jsonl'")
    (run,) = json.loads(Path(outputs(runner)["sarif"]).read_text(encoding="utf-8"))["runs"]
    assert [one["partialFingerprints"]["zvirka/v1"] for one in run["results"]]
    assert [one["suppressions"] for one in run["results"]] == [[]]


@needs_bash
def test_the_action_passes_its_inputs_on_as_words(tmp_path: Path, runner: dict[str, str]) -> None:
    pairs(tmp_path, WRONG)
    words = "--isolated 'the pairs.jsonl' --ignore \"$(touch run-me)\""
    step("check", tmp_path, runner, ZVIRKA_ARGS=words)
    assert not (tmp_path / "run-me").exists()
    assert outputs(runner)["status"] == "2"
    Path(runner["GITHUB_OUTPUT"]).unlink()
    step("check", tmp_path, runner, ZVIRKA_ARGS="--isolated 'the pairs.jsonl'", ZVIRKA_FAIL_ON="never")
    assert outputs(runner)["status"] == "0"
    assert step("check", tmp_path, runner, ZVIRKA_ARGS="'the pairs").returncode == 2


@needs_bash
def test_the_action_writes_one_comment_and_writes_over_it(tmp_path: Path, runner: dict[str, str]) -> None:
    calls = Path(runner["GH_CALLS"])
    pairs(tmp_path, WRONG)
    step("check", tmp_path, runner, ZVIRKA_ARGS="--isolated 'the pairs.jsonl'")
    assert step("comment", tmp_path, runner, ZVIRKA_FINDINGS="1").returncode == 0
    assert "--method POST repos/house/texts/issues/7/comments -F body=@" in calls.read_text().splitlines()[-1]
    step("comment", tmp_path, runner, ZVIRKA_FINDINGS="0", GH_THERE="41\n42\n")
    assert "--method PATCH repos/house/texts/issues/comments/41 -F body=@" in calls.read_text().splitlines()[-1]
    calls.unlink()
    step("comment", tmp_path, runner, ZVIRKA_FINDINGS="0")
    assert [line for line in calls.read_text().splitlines() if "--method" in line] == []
    refused = step("comment", tmp_path, runner, ZVIRKA_FINDINGS="1", GH_FAILS="1")
    assert refused.returncode == 0
    assert "pull-requests: write" in refused.stdout


@needs_bash
def test_the_job_for_gitlab_writes_both_reports(tmp_path: Path, runner: dict[str, str]) -> None:
    pairs(tmp_path, WRONG)
    template = (ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")
    (script,) = re.findall(r"- >-\n((?:      .+\n)+)", template)
    shutil.move(tmp_path / "the pairs.jsonl", tmp_path / "pairs.jsonl")
    ran = subprocess.run(
        [BASH or "bash", "-c", " ".join(script.split())],
        cwd=tmp_path, env={**runner, "ZVIRKA_ARGS": "--isolated pairs.jsonl"}, capture_output=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    (found,) = json.loads((tmp_path / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert (found["check_name"], found["location"]["path"]) == ("number-changed", "pairs.jsonl")
    assert (tmp_path / "zvirka.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_every_input_of_the_action_is_used_and_every_output_is_written() -> None:
    head, _, steps = ACTION.partition("\nruns:")
    inputs, _, given = head.partition("\noutputs:")
    names = re.findall(r"^  ([a-z-]+):$", inputs, re.MULTILINE)
    assert [name for name in names if f"inputs.{name}" not in steps] == []
    script = (ROOT / ".github" / "action" / "run.sh").read_text(encoding="utf-8")
    assert [
        name for name in re.findall(r"steps\.check\.outputs\.(\w+)", given + steps) if f"{name}=" not in script
    ] == []
    assert [name for name in re.findall(r"^ +(ZVIRKA_\w+):", steps, re.MULTILINE) if name not in script] == []


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "ci/github.yml"),
        ("vendor.github-workflows", "ci/reviewdog.yml"),
        ("vendor.gitlab-ci", "ci/gitlab.yml"),
    ],
)
def test_what_other_programs_read_fits_their_schemas(schema: str, file: str) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema, which has the schemas, is not installed")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


@pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed")
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit takes hooks from a git repository only")
def test_pre_commit_runs_the_hooks_of_this_repository(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    git(texts, "init", "-q")
    pairs(texts, WRONG)
    (texts / "other.txt").write_text("Nothing to see.\n", encoding="utf-8")
    (texts / "uk.txt").write_text("Загинули 12 людей.\n", encoding="utf-8")
    (texts / "en.txt").write_text("12 people were killed.\n", encoding="utf-8")
    (texts / "zvirka.toml").write_text('[[pairs]]\nuk = "uk.txt"\nen = "en.txt"\n', encoding="utf-8")
    git(texts, "add", ".")
    # The packages that these tests run with are there for the hook too, so that it installs nothing but Zvirka itself.
    env = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT"))}
    env |= {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONPATH": sysconfig.get_path("purelib")}
    env["PIP_NO_COMPILE"] = "1"  # byte code of what is run comes with running it

    # Both hooks in one run: each `try-repo` makes an environment and installs Zvirka anew.
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "--all-files", "--verbose"]
    done = subprocess.run(command, cwd=texts, env=env, capture_output=True, text=True, check=False)
    if "InstallError" in done.stdout or "CalledProcessError" in done.stdout:
        pytest.skip(f"the hook could not be installed here: {done.stdout[-300:]}")
    assert done.returncode == 1, done.stdout + done.stderr
    said = dict(
        re.findall(r"^- hook id: (\S+)\n(.*?)(?=^\S[^\n]*\n- hook id: |\Z)", done.stdout, re.MULTILINE | re.DOTALL)
    )
    assert set(said) == {"zvirka", "zvirka-files"}
    assert "- exit code: 1\n" in said["zvirka-files"], done.stdout
    assert "number-changed" in said["zvirka-files"]
    assert "the pairs.jsonl" in said["zvirka-files"]
    assert "exit code" not in said["zvirka"], done.stdout
    assert "1 document" in said["zvirka"]


def test_the_container_has_all_that_the_wheel_is_made_of_and_no_root() -> None:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    copied = [
        word for line in lines if line.startswith("COPY ") and "--from" not in line for word in line.split()[1:-1]
    ]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    included = re.findall(r'^"(\w+)" = "checker/', project, re.MULTILINE)
    assert {"pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "checker", *included} <= set(copied)
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users[-1:] not in ([], ["root"], ["0"])
