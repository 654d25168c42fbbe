"""What is printed commands neither a terminal nor a log, in every command and every failure."""

from __future__ import annotations

import ast
import http.server
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import command
import pytest

from checker.render import escapes, formats

ROOT = Path(__file__).resolve().parents[2]
EVIL = (
    "\x1b[2J\x1b]8;;http://x\x07\x9b31m\u202e\u2066\x08\r\n::error::x\n::stop-commands::t\n"
    "  ::set-env name=A::b\n##[error]x ##vso[task]y"
)
LOUD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)")
COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
NAME = "\x1b[2J\u202e\n::error::x\n##[error]"


def zvirka(folder: Path, *words: str, given: str = "", out: Path | None = None) -> tuple[int, str, str]:
    if words[0] != "fix":  # what fix says depends on where standard output goes
        run = command.run(*words, cwd=folder, env={**os.environ, "LC_ALL": "C.UTF-8"}, stdin=given)
        return run.returncode, run.stdout, run.stderr
    env = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    line = [sys.executable, "-m", "checker", *words]
    with (out or Path(os.devnull)).open("wb") as file:
        done = subprocess.run(
            line, cwd=folder, env=env, input=given.encode(), stdout=file if out else subprocess.PIPE,
            stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    return done.returncode, (done.stdout or b"").decode(), done.stderr.decode()


def quiet(text: str, commands: bool = True) -> None:
    assert not LOUD.search(text), ascii(text)
    assert not (commands and COMMAND.search(text)), ascii(text)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    rows = [
        {
            "id": f"{EVIL}{n}",
            "doc": EVIL,
            "uk": f"Загинули 12 людей {EVIL} , далі.",
            "en": f"21 people {EVIL} died ,  and.",
        }
        for n in range(2)
    ]
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text('{"uk": "\x1b[2J', encoding="utf-8")
    (tmp_path / f"{NAME}.jsonl".replace("/", "")).write_text('{"uk": ["\\u001b[2J"]}\n', encoding="utf-8")
    for side in ("uk", "en"):
        (tmp_path / side).mkdir()
        (tmp_path / side / f"{NAME}.txt").write_text(f"5 {EVIL}\n\nЦе  так ,  і.\n", encoding="utf-8")
        (tmp_path / side / f"{NAME}{side}.txt").write_text("5\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ["check", "pairs.jsonl"],
        ["check", "bad.jsonl"],
        ["check", f"{NAME}.jsonl"],
        ["check", f"{NAME}.none"],
        ["check", "--uk", "uk", "--en", "en"],
        ["check", "pairs.jsonl", "--format", "concise"],
        ["check", "."],
        ["facts", "pairs.jsonl"],
        ["facts", "bad.jsonl"],
        ["facts", "--format", "json", "pairs.jsonl"],
        ["pairs", "pairs.jsonl"],
        ["pairs", "--uk", "uk", "--en", "en"],
        ["pairs", "--format", "json", "."],
        ["fix", "--diff", "pairs.jsonl"],
        ["fix", "--diff", "--uk", "uk", "--en", "en"],
        ["fix", "bad.jsonl"],
        ["fix", f"{NAME}.none"],
        ["learn", "pairs.jsonl", "--out", f"{NAME}x.tsv", "--least", "1"],
        ["learn", "bad.jsonl"],
        ["explain", NAME],
        ["explain", "x", "--rules", NAME],
        ["rules", "--rules", NAME],
        ["check", f"--{NAME}"],
        ["check", "pairs.jsonl", "--select", NAME],
        ["check", "pairs.jsonl", "--format", NAME],
        [NAME],
        ["check", "pairs.jsonl", "--report", f"json={NAME}/a/b"],
        ["check", "pairs.jsonl", "--severity", NAME],
        ["check", "pairs.jsonl", "--baseline", NAME],
        ["check", "pairs.jsonl", "--compare", NAME],
        ["check", "pairs.jsonl", "--config", NAME],
        ["check", "pairs.jsonl", "--changed-since", NAME],
        ["check", "--fail-on", NAME],
        ["check", f"https://user:pa:ss@[::1{NAME}/"],
        ["check", "pairs.jsonl", "--jobs", NAME],
    ],
)
def test_nothing_acts(site: Path, words: list[str]) -> None:
    _, out, err = zvirka(site, *words)
    assert out + err
    quiet(out)
    quiet(err)
    assert "pa:ss" not in out + err


@pytest.mark.parametrize("form", formats.names())
def test_no_format_acts(site: Path, form: str) -> None:
    _, out, err = zvirka(site, "check", "pairs.jsonl", f"{NAME}.jsonl", "--format", form)
    quiet(out, commands=form != "github")
    quiet(err)
    if form == "github":
        said = [line for line in out.splitlines() if line.lstrip().startswith("::")]
        assert said
        assert all(re.match(r"::(error|warning|notice) (file|title)=", line) for line in said)
        assert "##[" not in out
    if form in ("json", "jsonl"):
        held = out if form == "json" else out.splitlines()[0]
        assert "##[error]x" in json.dumps(json.loads(held)), "the escape says the same"


@pytest.mark.parametrize(
    "settings",
    [
        '[glossary]\nfile = "a\\n::error::x\\n::stop-commands::t"\n',
        'rule_folders = ["\\u001b[2J\\n::error::x"]\n',
        'baseline = "\\u001b[2J\\n::error::x"\n',
        '"\\u001b[2J\\n::error::x" = 1\n',
        '[rules]\n"\\u001b\\n::error::x" = "off"\n',
        '[semantic]\nmodel = "\\u001b[2J\\n::error::x"\n',
        '[[pairs]]\nuk = "\\u001b[2J\\n::error::x"\nen = "##[error]"\n',
        '[[accept]]\nrule = "number-changed"\ntext = "\\u001b\\n::error::x"\nwhy = "\\u001b\\n::error::x"\n',
        "\x1b[2J = ##[error]\n",
    ],
)
def test_settings_do_not_act(site: Path, settings: str) -> None:
    (site / "zvirka.toml").write_text(settings, encoding="utf-8")
    for words in (["check", "pairs.jsonl"], ["check"], ["facts", "pairs.jsonl"], ["fix", "--diff", "pairs.jsonl"]):
        _, out, err = zvirka(site, *words)
        quiet(out)
        quiet(err)


def test_rule_files_do_not_act(site: Path) -> None:
    rule = (ROOT / "rules" / "typography" / "double-space.toml").read_text(encoding="utf-8")
    evil = "\\u001b[2J\\n::error::x\\n##[error]y"
    for old in ('summary  = "', 'why      = "', 'en = "', 'uk = "', 'summary = "', 'why     = "'):
        rule = rule.replace(old, f"{old}{evil}", 1)
    folder = site / "\x1b[2J\n::error::x"
    folder.mkdir()
    (folder / "own-rule.toml").write_text(rule, encoding="utf-8")
    (folder / "\x1b[2Jbad.toml").write_text("check = 1\n", encoding="utf-8")
    for words in (["explain", "own-rule"], ["rules"], ["rules", "--format", "json"], ["rules", "--format", "markdown"]):
        _, out, err = zvirka(site, *words, "--rules", str(folder))
        quiet(out)
        quiet(err)
    (folder / "\x1b[2Jbad.toml").unlink()
    for words in (["explain", "own-rule"], ["rules"], ["rules", "--format", "markdown"]):
        _, out, err = zvirka(site, *words, "--rules", str(folder))
        assert "error" in out
        quiet(out)
    for form in ("text", "concise", "github", "sarif"):
        _, out, err = zvirka(site, "check", "pairs.jsonl", "--rules", str(folder), "--format", form)
        quiet(out, commands=form != "github")
        quiet(err)


def test_a_template_prints_nothing_that_acts(site: Path) -> None:
    (site / "x.txt.j2").write_text(
        "{% for f in report.findings %}{{ (f.en or f.uk).passage }}\n{{ f.document }}{% endfor %}", encoding="utf-8"
    )
    _, out, err = zvirka(site, "check", "pairs.jsonl", "--format", "x.txt.j2")
    assert "people" in out
    quiet(out)
    quiet(err)


def test_a_patch_in_a_file_is_exact(tmp_path: Path) -> None:
    (tmp_path / "uk.txt").write_text("Він прийшов \x1b[2J тоді.\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("He  came \x1b[2J then.\n", encoding="utf-8")
    words = ("fix", "--diff", "--uk", "uk.txt", "--en", "en.txt")
    _, out, err = zvirka(tmp_path, *words)
    assert "+He came \ufffd[2J then." in out
    assert "written to a file, it is exact" in err
    _, _, err = zvirka(tmp_path, *words, out=tmp_path / "a.patch")
    assert "+He came \x1b[2J then.\n" in (tmp_path / "a.patch").read_text(encoding="utf-8")
    assert "exact" not in err


class Post(http.server.BaseHTTPRequestHandler):
    """A site with one post, whose address is given with a password."""

    def do_GET(self) -> None:
        post = {
            "id": 1,
            "title": {"rendered": "Загинули 12 людей"},
            "content": {"rendered": "<p>21 people were killed.</p>"},
        }
        data = json.dumps(post).encode() if self.path == "/post" else b"no"
        self.send_response(200 if self.path == "/post" else 500)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = http.server.HTTPServer(("127.0.0.1", 0), Post)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize("path", ["post", "none"])
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "concise"])
def test_passwords_are_masked(tmp_path: Path, address: str, path: str, form: str) -> None:
    given = f"http://user:s3cret@{address}/{path}"
    _, out, err = zvirka(
        tmp_path, "check", given, "--format", form, "--report", "html=a.html", "--report", "json=a.json"
    )
    files = "".join(file.read_text(encoding="utf-8") for file in tmp_path.glob("a.*"))
    assert "s3cret" not in out + err + files
    assert "user:***@" in out + err + files


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://user:pw@site/x", "https://user:***@site/x"),
        ("https://:pw@site", "https://:***@site"),
        ("https://u:p@w:x@site", "https://u:***@site"),
        ("https://site:80/@a", "https://site:80/@a"),
        ("https://user@site", "https://user@site"),
        ("a::b std::vector", "a::b std::vector"),
        ("  ::error::x", "  :\u2060:error::x"),
        ("a\x1b[31m\rb\r\nc", "a\ufffd[31m\ufffdb\r\nc"),
    ],
)
def test_a_line_of_a_log(text: str, shown: str) -> None:
    assert escapes.log(text) == shown


def test_there_is_one_door() -> None:
    calls = []
    for path in (ROOT / "checker").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if name in ("print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write", "warnings.warn"):
                calls.append(path.relative_to(ROOT / "checker").as_posix())
    assert set(calls) == {"commands/output.py", "commands/batch/progress.py"}


def test_line_ends_do_not_change_a_fingerprint(tmp_path: Path) -> None:
    told = []
    for name, end in (("lf", "\n"), ("crlf", "\r\n")):
        folder = tmp_path / name
        folder.mkdir()
        texts = {
            "uk": "Він сказав, що 12\nлюдей.\n\nТак «було\nтам.\n",
            "en": "He said that the\nthe 21 people.\n\nIt «was\nso.\n",
        }
        for side, text in texts.items():
            (folder / f"{side}.txt").write_bytes(text.replace("\n", end).encode())
        _, out, _ = zvirka(folder, "check", "--uk", "uk.txt", "--en", "en.txt", "--format", "json")
        told.append([(one["rule"], one["fingerprint"]) for one in json.loads(out)["findings"]])
    assert told[0] == told[1]
    assert "repeated-word" in dict(told[0])
