"""`--report NAME=FILE`, templates of one's own, and `--compare`, as a user meets them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from command import run

from checker.commands import targets

RIGHT = {"id": "a", "uk": "Загинули 12 людей.", "en": "12 people were killed."}
WRONG = {"id": "b", "uk": "Загинули 12 людей.", "en": "21 people were killed."}


def zvirka(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return run("check", "--isolated", "--lang", "en", *words, cwd=cwd)


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pairs.jsonl").write_text(json.dumps(WRONG, ensure_ascii=False) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_one_run_writes_all_reports_and_makes_their_folders(work: Path) -> None:
    names = ("sarif", "junit", "gitlab", "rdjson", "checkstyle", "markdown", "csv", "jsonl", "json", "text", "html")
    wanted = [word for name in names for word in ("--report", f"{name}=out/deep/{name}.out")]
    done = zvirka("pairs.jsonl", "--format", "github", *wanted, cwd=work)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=pairs.jsonl,line=1,")
    for name in names:
        assert "number-changed" in (work / "out" / "deep" / f"{name}.out").read_text(encoding="utf-8")
    assert not list((work / "out" / "deep").glob(".zvirka*"))


def test_a_dash_is_standard_output_instead_of_the_text(work: Path) -> None:
    done = zvirka("pairs.jsonl", "--report", "json=-", "--report", "csv=a.csv", cwd=work)
    assert json.loads(done.stdout)["summary"]["error"] == 1
    assert (work / "a.csv").read_text(encoding="utf-8").startswith("severity,")
    assert not (work / "-").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--report", "sariff=a.json"], "did you mean 'sarif'?"),
        (["--report", "junit"], "NAME=FILE"),
        (["--report", "=a.json"], "NAME=FILE"),
        (["--report", "json=a.json", "--report", "csv=./a.json"], "two reports go to"),
        (["--report", "json=-", "--format", "csv"], "standard output"),
        (["--report", "none.j2=a.txt"], "none.j2"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_checked(work: Path, words: list[str], said: str) -> None:
    done = zvirka("pairs.jsonl", *words, cwd=work)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (work / "a.json").exists()


def test_a_report_that_cannot_be_written_is_named_and_the_others_are_written(work: Path) -> None:
    (work / "file").write_text("", encoding="utf-8")
    done = zvirka("pairs.jsonl", "--report", "json=file/a.json", "--report", "csv=b.csv", cwd=work)
    assert done.returncode == 2
    assert "file/a.json: Not a directory" in done.stderr
    assert (work / "b.csv").exists()
    assert "number-changed" in done.stdout


def test_the_name_of_a_bad_input_commands_nothing(work: Path) -> None:
    name = "::error::x \x1b[31m\n::set-env name=A::b.json"
    (work / name).write_text("{", encoding="utf-8")
    done = zvirka(name, "--format", "json", cwd=work)
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "::" not in done.stderr


def test_a_file_is_whole_or_as_it_was(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = work / "report.txt"
    path.write_text("old", encoding="utf-8")

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        targets.write(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in work.iterdir() if one.name.startswith(".")] == []


def test_a_link_stays_a_link_and_a_device_a_device(work: Path) -> None:
    (work / "link.txt").symlink_to(work / "there.txt")
    targets.write(work / "link.txt", "text")
    targets.write(Path(os.devnull), "text")
    assert (work / "link.txt").is_symlink()
    assert (work / "there.txt").read_text(encoding="utf-8") == "text"
    assert not Path(os.devnull).is_file()


def own(work: Path, text: str, name: str = "mine.md.j2") -> subprocess.CompletedProcess[str]:
    (work / name).write_text(text, encoding="utf-8")
    return zvirka("pairs.jsonl", "--format", f"./{name}", cwd=work)


def test_a_template_of_ones_own(work: Path) -> None:
    done = own(work, "{% for f in wire.findings %}{{ f.rule }}: {{ f.en.text }}{% endfor %}")
    assert (done.returncode, done.stdout) == (1, "number-changed: 21\n")


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a.md.j2", "a & b <c>"), ("a.html.j2", "a &amp; b &lt;c&gt;"), ("a.xml.j2", "a &amp; b &lt;c&gt;")],
)
def test_a_template_is_escaped_as_its_name_says(work: Path, name: str, shown: str) -> None:
    assert own(work, '{{ "a & b <c>" }}', name).stdout == f"{shown}\n"


def test_xml_of_ones_own_has_no_character_that_xml_refuses(work: Path) -> None:
    assert own(work, '<a>{{ "\\x00\\x1b" }}</a>', "a.xml.j2").stdout == "<a>\ufffd\ufffd</a>\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one\n{{ nothing }}\n", "./mine.md.j2:2: 'nothing' is undefined"),
        ("one\n\n{% for %}\n", "./mine.md.j2:3: "),
        ("{{ report | nosuch }}", "./mine.md.j2:1: No filter named 'nosuch'"),
        ("\n{{ 1 // 0 }}", "./mine.md.j2:2: "),
        ('{% include "absent.j2" %}', "./mine.md.j2:1: "),
    ],
)
def test_a_wrong_template_names_its_line(work: Path, text: str, said: str) -> None:
    done = own(work, text)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ read.__globals__ }}",
        '{{ read("../../../../../../etc/passwd") }}',
        '{{ rules["number-changed"].path.unlink() }}',
        '{{ rules["number-changed"].path.parent }}',
        "{{ report.findings.__class__ }}",
        '{% include "../../../../../../etc/passwd" %}',
    ],
)
def test_a_template_opens_no_file_and_reaches_no_machinery(work: Path, text: str) -> None:
    done = own(work, text)
    assert done.returncode == 2
    assert "root:" not in done.stdout
    assert "mine.md.j2:1: " in done.stderr


def test_an_older_report_tells_what_is_new_gone_and_still_there(work: Path) -> None:
    assert zvirka("pairs.jsonl", "--report", "json=old.json", cwd=work).returncode == 1
    third = {"id": "c", "uk": "Збитки сягнули 2,5 млрд гривень.", "en": "Losses reached 2.5 million hryvnias."}
    lines = [json.dumps(pair, ensure_ascii=False) for pair in (WRONG, WRONG, third)]
    (work / "pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    now = zvirka("pairs.jsonl", "--compare", "old.json", "--report", "json=-", "--report", "text=now.txt", "--report",
                 "markdown=now.md", cwd=work)  # fmt: skip
    report = json.loads(now.stdout)
    assert [finding["new"] for finding in report["findings"]] == [False, True, True]
    assert report["change"] == {"new": 2, "still": 1, "unchecked": 0, "gone": []}
    assert "2 new, 1 still there, 0 gone." in (work / "now.txt").read_text(encoding="utf-8")
    assert (work / "now.md").read_text(encoding="utf-8").count("**new**") == 2

    (work / "pairs.jsonl").write_text(json.dumps(RIGHT), encoding="utf-8")
    mended = zvirka("pairs.jsonl", "--compare", "old.json", cwd=work)
    assert mended.returncode == 0
    assert "0 new, 0 still there, 1 gone." in mended.stdout
    assert "gone: pairs.jsonl: error  12 in the Ukrainian text is 21 in the English one" in mended.stdout


def test_what_was_not_checked_is_not_gone(work: Path) -> None:
    zvirka("pairs.jsonl", "--report", "json=old.json", cwd=work)
    (work / "other.jsonl").write_text(json.dumps(RIGHT), encoding="utf-8")
    done = zvirka("other.jsonl", "--compare", "old.json", "--format", "json", cwd=work)
    assert json.loads(done.stdout)["change"] == {"new": 0, "still": 0, "unchecked": 1, "gone": []}


def test_a_finding_of_a_post_is_on_the_line_of_its_text(work: Path) -> None:
    post = {
        "a": [{"b": "x,]}"}, ["y", {}], 1, None], "c/d": 'te"xt: {[', "title": {"rendered": "Bridge"},
        "content": {"rendered": "<p>It was begun у 2010.</p>\n<p>Його почали 2010 року.</p>\n<p>And so on and on.</p>"},
        "excerpt": {"rendered": "<p>Його будували довго, і всі на нього чекали.</p>"},
    }  # fmt: skip
    text = json.dumps(post, ensure_ascii=False, indent=1)
    (work / "post.json").write_text(text, encoding="utf-8")
    done = zvirka("post.json", "--format", "gitlab", cwd=work)
    lines = {issue["check_name"]: issue["location"]["lines"]["begin"] for issue in json.loads(done.stdout)}
    at = next(n for n, line in enumerate(text.splitlines(), 1) if "begun" in line)
    assert lines["stray-cyrillic"] == at > 1
