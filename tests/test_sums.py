"""Every passage of every input is paired, told of or skipped for a reason, and the sums add up."""

from __future__ import annotations

import json
from pathlib import Path

import bench
import pytest
from test_cli import zvirka

from checker import readers
from checker.language.text import plain
from checker.model import Document, Pair
from checker.model.limits import Limits
from checker.pairs import Task
from checker.run import path as run
from checker.run.machine import Machine

HERE = Path(__file__).parent
MACHINE = Machine(bench.BOOK, bench.WORDS)


def tasks() -> list[Task]:
    files = [path for path in sorted((HERE / "data").rglob("*")) if path.is_file()]
    return [
        *(readers.list_file(str(path)) for path in sorted((HERE / "posts").iterdir())),
        *readers.list_folder(HERE / "data"),
        *(task for task in (readers.list_file(str(path)) for path in files) if not isinstance(task, tuple)),
    ]


def read(document: Document) -> int:
    """The passages that a reader gives, and the strings that it left out."""
    return len(document.uk) + len(document.en) + sum(document.skipped.values())


@pytest.mark.parametrize("task", tasks(), ids=str)
def test_the_sums_add_up_on_every_real_file(task: Task) -> None:
    documents = [one for one in readers.open_task(task, bench.WORDS) if isinstance(one, Document)]
    report = run.report(documents, MACHINE)
    assert report.documents == len(documents)
    assert report.paired + report.told + sum(report.skipped.values()) == sum(map(read, documents))


def counted(document: Document, machine: Machine = MACHINE) -> tuple[int, int, dict[str, int]]:
    report = run.report([document], machine)
    return report.paired, report.told, dict(report.skipped)


def test_what_becomes_of_a_passage() -> None:
    uk = [
        plain("Загинули 12 людей, ще 30 поранено.", "uk", ref="1"),
        plain("Про це 5 травня повідомила Державна служба з надзвичайних ситуацій.", "uk", ref="2"),
        plain("Так.", "uk", ref="3"),
        plain("опис сторінки", "uk", role="meta", ref="4"),
    ]
    en = [plain("12 people were killed and 30 more wounded.", "en", ref="1")]
    document = Document("page", tuple(uk), tuple(en), skipped={"fuzzy": 2})
    paired, told, skipped = counted(document)
    short = "short, and nothing shows that it is missing"
    assert (paired, told, skipped) == (2, 1, {"beside the text": 1, "fuzzy": 2, short: 1})


def test_what_no_rule_tells_of_is_skipped_by_that_name() -> None:
    uk = [
        plain(text, "uk", ref=text[:3]) for text in ("Загинули 12 людей.", "Про це повідомила служба порятунку міста.")
    ]
    en = [plain("12 people were killed.", "en", ref="1")]
    quiet = Machine(bench.BOOK.adjusted(ignore=["passage-missing"]), bench.WORDS)
    assert counted(Document("page", tuple(uk), tuple(en)), quiet)[2] == {"no rule that is on tells of it": 1}


def test_an_excerpt_is_counted_once_however_it_is_cut() -> None:
    excerpt = plain("Загинули 12 людей. Ще 30 поранено […]", "uk", role="excerpt", ref="excerpt", partial=True)
    body = [
        plain(text, "en", ref=text[:2]) for text in ("12 people were killed.", "30 more were wounded.", "It rained.")
    ]
    assert counted(Document("post", (excerpt,), tuple(body))) == (3, 0, {"beyond the excerpt": 1})


def test_passages_over_a_limit_are_counted() -> None:
    sides = [(plain("а" * 50, "uk", ref="1"), plain("a" * 50, "en", ref="1")),
             (plain("Так було.", "uk", ref="2"), plain("So it was.", "en", ref="2"))]  # fmt: skip
    pairs = tuple(Pair(str(n), (uk,), (en,)) for n, (uk, en) in enumerate(sides))
    document = Document("pairs", tuple(uk for uk, _ in sides), tuple(en for _, en in sides), pairs)
    machine = Machine(bench.BOOK, bench.WORDS, limits=Limits(characters=40))
    assert counted(document, machine) == (2, 0, {"over a limit": 2})


def test_the_report_and_the_last_line_say_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"uk": "Загинули 12 людей.", "en": "12 people were killed."}\n', encoding="utf-8"
    )
    done = zvirka("check", "a.jsonl", "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["summary"]["passages"] == {"read": 2, "paired": 2, "told": 0, "skipped": {}}
    last = zvirka("check", "a.jsonl", "--lang", "en", cwd=tmp_path).stdout.splitlines()[-1]
    assert "2 passages: 2 paired, 0 told of, 0 skipped." in last
