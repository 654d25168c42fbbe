"""Every command that README and docs/ show runs: in a folder that has the files they name.

docs/adding.md has a test of its own (tests/test_adding.py). What asks a network, a registry or a shell is not run here,
and is told apart by its first words.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from command import POST, run
from test_docx import made, p, r
from test_since import run as git

from checker.commands import COMMANDS

pytestmark = pytest.mark.slow  # every command of the docs runs

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted(path for path in (ROOT / "docs").glob("*.md") if path.name != "adding.md")]
FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`(zvirka [^`]+)`")
# What a page writes for a word of the reader's, and that word here.
STANDS_FOR = {
    "FOLDER": "mine", "INPUT…": "pairs.jsonl", "INPUT...": "pairs.jsonl", "RULE": "stray-cyrillic",
    "$GITHUB_STEP_SUMMARY": "summary.md", "tests/posts/ukrmedia-7356.json": "post.json", "/tmp/post.json": "post.json",
}  # fmt: skip
# These ask a key, a network or what is no part of an installation, or run until they are stopped.
ASIDE = re.compile(r"<Tab>|https?://|^zvirka (?:serve|mcp)\b|--engine ray|--to parquet")
UK = "Рада\n\nУ вівторок рада ухвалила 3 закони."
EN = "The council\n\nThe council passed 3 laws on Tuesday."
PO = 'msgid ""\nmsgstr "Language: uk\\n"\n\nmsgid "Cancel"\nmsgstr "Скасувати"\n'
RESX = '<root><data name="cancel"><value>{}</value></data></root>'
STRINGS = '<resources><string name="cancel">{}</string></resources>\n'
CUE = "1\n00:00:01,000 --> 00:00:04,000\n{}\n"
EXPORT = (
    '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel><wp:wxr_version>1.2</wp:wxr_version><item>'
    f"<content:encoded>{EN}</content:encoded><excerpt:encoded>{UK}</excerpt:encoded></item></channel></rss>"
)
RULE = (ROOT / "rules" / "language" / "stray-cyrillic.toml").read_text(encoding="utf-8")


def commands(page: Path) -> list[str]:
    """The commands of a page, in blocks and in its text, without the command of a shell that stands before one."""
    text = page.read_text(encoding="utf-8")
    lines = [line for block in FENCED.findall(text) for line in block.splitlines()]
    fenced = [line.removeprefix("$ ").rpartition(" && ")[2] for line in lines]
    found = [*(line for line in fenced if line.startswith("zvirka ")), *INLINE.findall(FENCED.sub("", text))]
    return sorted({one for one in found if not ASIDE.search(one)})


def words(command: str) -> list[str]:
    """The words that a shell would hand on."""
    given = shlex.split(command.replace("\n", " "), comments=True)[1:]
    kept = given[: given.index(">")] if ">" in given else given
    return ["=".join(STANDS_FOR.get(part, part) for part in word.split("=")) for word in kept]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file for each name that the pages use, in a git repository with a branch of its own."""
    folder = tmp_path_factory.mktemp("desk")
    texts = {
        "pairs.jsonl": json.dumps({"id": "1", "uk": UK, "en": EN}, ensure_ascii=False) + "\n",
        "archive/2024/news.jsonl": json.dumps({"page": "1", "text_uk": UK, "text_en": EN}, ensure_ascii=False) + "\n",
        "article.uk.html": f"<p>{UK}</p>", "article.en.html": f"<p>{EN}</p>",
        "content/uk/page.md": UK, "content/en/page.md": EN,
        "zvirka.toml": '[[pairs]]\nuk = "content/uk"\nen = "content/en"\n',
        "locale/uk/LC_MESSAGES/django.po": PO,
        "uk.json": '{"cancel": "Скасувати"}', "en.json": '{"cancel": "Cancel"}',
        "values-uk/strings.xml": STRINGS.format("Скасувати"), "values/strings.xml": STRINGS.format("Cancel"),
        "config/locales.yml": "uk:\n  cancel: Скасувати\nen:\n  cancel: Cancel\n",
        "Strings.uk.resx": RESX.format("Їжак їсть"), "Strings.resx": RESX.format("A hedgehog eats"),
        "film.uk.srt": CUE.format("Добрий день."), "film.en.vtt": "WEBVTT\n\n" + CUE.format("Hello.").replace(",", "."),
        "mine/language/stray-cyrillic.toml": RULE, "export.xml": EXPORT,
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for side, text in (("uk", UK), ("en", EN)):
        (folder / f"report.{side}.docx").write_bytes(made(p(r(text))))
    for name in ("post", "post.uk", "post.en"):
        shutil.copy(POST, folder / f"{name}.json")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "texts")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    return folder


@pytest.mark.parametrize(
    ("page", "command"), [(page.name, command) for page in PAGES for command in commands(page)]
)  # fmt: skip
def test_a_command_that_is_shown_runs(page: str, command: str, desk: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(desk, tmp_path / "desk")
    if command.startswith("zvirka init"):
        (copy / "zvirka.toml").unlink()
    done = run(*words(command), cwd=copy, env={**os.environ, "NO_COLOR": "1"})
    assert done.returncode in (0, 1), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_every_page_that_shows_commands_is_looked_at() -> None:
    shown = {page.name: commands(page) for page in PAGES}
    assert len(shown["README.md"]) >= 5
    assert len(shown["reference.md"]) >= 15
    assert "zvirka check post.json --report html=report.html" in shown["README.md"]


def test_every_command_of_the_program_is_shown() -> None:
    named = {words(command)[0] for page in PAGES for command in commands(page)}
    assert set(COMMANDS) - named <= {"serve", "mcp"}
