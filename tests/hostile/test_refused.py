"""What no reader, no settings and no stream can take is a clear failure that names its file, and no traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import command
import pytest

from checker.cli import INTERRUPTED

ROOT = Path(__file__).resolve().parents[2]
UK, EN = "Він каже : «так». Загинули 12 людей.", "He says “yes”. 21 people were killed."
GOOD = json.dumps({"uk": UK, "en": EN}) + "\n"
NINES = "9" * 5000


def failures(folder: Path, *words: object) -> dict[str, str]:
    """What the report of a check says could not be checked; one document was."""
    done = command.run("check", "--format", "json", "--no-cache", *words, cwd=folder)
    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr.count("Traceback")) == (2, 0)
    assert report["summary"]["documents"] == 1
    return {one["name"]: one["message"] for one in report["failures"]}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("bad.json", '{"id": %s}', "a number of 5,000 digits"),
        ("bad.json", '{"content": {"rendered": "x"}, "id": [[%s]]}', "line 1, column 40: not JSON"),
        ("bad.jsonl", '{"uk": "а", "en": "a", "id": %s}', "a number of 5,000 digits"),
        ("bad.xcstrings", '{"strings": {"a": %s}}', "line 1, column 19: not JSON (a number of 5,000 digits)"),
        ("bad.toml", "a = %s", "not TOML"),
    ],
)
def test_a_number_too_long_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text % NINES, encoding="utf-8")
    (tmp_path / "good.jsonl").write_text(GOOD, encoding="utf-8")
    told = failures(tmp_path, name, "good.jsonl")
    assert list(told) in (["bad.jsonl:1"], [name])
    assert said in next(iter(told.values()))
    assert "fault of the program" not in str(told)


def test_a_number_too_long_in_front_matter_is_named(tmp_path: Path) -> None:
    for side in ("uk", "en"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.md").write_text(f"+++\nweight = {NINES}\n+++\n\n{UK}\n", encoding="utf-8")
    (tmp_path / "good.jsonl").write_text(GOOD, encoding="utf-8")
    told = failures(tmp_path, "uk/a.md", "good.jsonl")
    assert "front matter is no TOML" in told["uk/a.md"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"max_warnings = {NINES}", "digits"),
        ("a = " + "[" * 5000 + "]" * 5000, "nested too deeply"),
        ('baseline = "a\\u0000b"', "baseline: holds a NUL character"),
        ('[[pairs]]\nuk = "a\\u0000"\nen = "b"', "pairs.1.uk: holds a NUL character"),
        ('rule_folders = ["a", "b\\u0000"]', "rule_folders.2: holds a NUL character"),
        ('[glossary]\nfile = "\\u0000"', "glossary.file: holds a NUL character"),
        ('[lexicon]\nhouse = "x\\u0000.tsv"', "lexicon.house: holds a NUL character"),
        ('[semantic]\nmodel = "\\u0000"', "semantic.model: holds a NUL character"),
        ('[rules]\n"a\\u0000" = "off"', "holds a NUL character"),
    ],
)
def test_settings_that_can_not_be_read_name_the_file_and_the_key(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "zvirka.toml").write_text(text, encoding="utf-8")
    (tmp_path / "good.jsonl").write_text(GOOD, encoding="utf-8")
    done = command.run("check", "good.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search(r"zvirka\.toml:\d+: ", done.stderr)
    assert said in done.stderr
    assert "fault of the program" not in done.stderr


@pytest.mark.parametrize("text", ["tool = 1", "[[tool]]\nzvirka = 1", "[tool]\nzvirka = 5\n# [tool.zvirka"])
def test_a_project_file_in_which_tool_is_no_table(tmp_path: Path, text: str) -> None:
    tomllib.loads(text)
    (tmp_path / "pyproject.toml").write_text(f"{text}\n# [tool.zvirka]\n", encoding="utf-8")
    (tmp_path / "good.jsonl").write_text(GOOD, encoding="utf-8")
    done = command.run("check", "good.jsonl", cwd=tmp_path)
    assert "fault of the program" not in done.stderr
    assert done.returncode == (2 if "= 5" in text else 1)


def docx(text: str, encoding: str = "UTF-8") -> bytes:
    made = BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with ZipFile(made, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="{encoding}"?><w:document xmlns:w="{space}"><w:body><w:p><w:r>'
            f"<w:t>{text}</w:t></w:r></w:p></w:body></w:document>",
        )
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{kind}" Target="word/document.xml"/></Relationships>',
        )
    return made.getvalue()


@pytest.mark.parametrize("side", ["uk", "en"])
@pytest.mark.parametrize("encoding", ["UTF-0", "UTF-32", "shift_jis", "idna"])
def test_a_part_in_no_encoding_names_its_own_file(tmp_path: Path, side: str, encoding: str) -> None:
    (tmp_path / "uk.docx").write_bytes(docx(UK, encoding if side == "uk" else "UTF-8"))
    (tmp_path / "en.docx").write_bytes(docx(EN, encoding if side == "en" else "UTF-8"))
    done = command.run("check", "--uk", "uk.docx", "--en", "en.docx", cwd=tmp_path)
    assert done.returncode == 2
    assert f"{side}.docx: word/document.xml" in done.stdout
    assert "fault of the program" not in done.stdout


def test_a_fault_in_one_file_of_two_names_that_one(tmp_path: Path) -> None:
    def broken() -> None:
        from checker.readers.places import html

        whole = html.segments
        html.segments = lambda raw, *given, **more: 1 // 0 if "ПАДАЄ" in raw else whole(raw, *given, **more)

    (tmp_path / "uk.html").write_text("<p>ПАДАЄ</p>", encoding="utf-8")
    (tmp_path / "en.html").write_text("<p>It falls.</p>", encoding="utf-8")
    done = command.run("check", "--uk", "uk.html", "--en", "en.html", cwd=tmp_path, before=broken)
    assert "uk.html: a fault of the program itself: ZeroDivisionError" in done.stdout


def test_a_byte_that_windows_1251_does_not_have_stops_the_fixes_of_its_file_alone(tmp_path: Path) -> None:
    (tmp_path / "uk.txt").write_bytes((UK * 40).encode("cp1251") + b"\x98")
    (tmp_path / "en.txt").write_text(EN * 40, encoding="utf-8")
    (tmp_path / "good.jsonl").write_text(GOOD, encoding="utf-8")
    before = (tmp_path / "uk.txt").read_bytes()
    done = command.run("fix", "--uk", "uk.txt", "--en", "en.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "uk.txt: holds bytes that are no text" in done.stderr
    assert (tmp_path / "uk.txt").read_bytes() == before
    done = command.run("fix", "good.jsonl", cwd=tmp_path)
    assert done.returncode == 0


@pytest.mark.parametrize("number", ["9" * 310, "100 " * 105, "9" * 5000, "-1." + "0" * 400, "A" + "9" * 400])
@pytest.mark.parametrize("unit", ["", " км", " грн", " млн", "%"])
def test_figures_that_are_no_number(tmp_path: Path, number: str, unit: str) -> None:
    row = json.dumps({"uk": f"Є {number}{unit} і 12 людей.", "en": f"{number} and 13 people."})
    (tmp_path / "a.jsonl").write_text(row, encoding="utf-8")
    done = command.run("check", "--format", "json", "a.jsonl", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert "failures" not in report
    assert {("12", "13")} <= {
        (one["uk"]["text"], one["en"]["text"]) for one in report["findings"] if one["uk"] and one["en"]
    }


def zvirka(redirected: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "good.jsonl").write_text(GOOD, encoding="utf-8")
    line = f'exec "{sys.executable}" -m checker check --lang en good.jsonl {redirected}'
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
def test_closed_streams(tmp_path: Path) -> None:
    done = zvirka(">&-", tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "zvirka: standard output is closed; send it to a file or to /dev/null\n",
    )
    done = zvirka("2>&-", tmp_path)
    assert (done.returncode, "Compared: 1 document" in done.stdout) == (1, True)
    done = zvirka("<&-", tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert zvirka(">&- 2>&- <&-", tmp_path).returncode == 2


# Interrupted while modules are read, wherever that is: the import of one of them sends the signal.
EARLY = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class Interrupts:
    def find_spec(self, name, *_):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.argv = ["zvirka", "check", "good.jsonl"]
from checker.cli import main
sys.meta_path.insert(0, Interrupts())
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
@pytest.mark.parametrize(
    "name", ["click", "checker.commands", "checker.commands.check", "checker.run.path", "checker.align.comparison"]
)
def test_an_interrupt_while_modules_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "good.jsonl").write_text(GOOD, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", EARLY.format(name=name)], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.split("\n") in ([INTERRUPTED, ""], ["", INTERRUPTED, ""])
