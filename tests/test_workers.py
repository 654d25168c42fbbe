"""Work over processes: order, processes that die, interruption; and the command with `--jobs`."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import bench
import command
import pytest
from test_cli import zvirka

from checker import readers
from checker.commands.batch import batch, pieces, workers
from checker.model import Document
from checker.pairs import Input
from checker.render import formats
from checker.run import path as run_path

pytestmark = pytest.mark.slow  # real processes, and some that die

ROOT = Path(__file__).resolve().parents[1]
FORMATS = formats.names()


def doubled(number: int, dies: int = -1, sleeps: float = 0) -> int:
    """Twice the number; one of them ends its process, and small ones take longer."""
    if number == dies:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(sleeps / (1 + number))
    return 2 * number


def begin(dies: int = -1, sleeps: float = 0) -> Callable[[int], int]:
    return partial(doubled, dies=dies, sleeps=sleeps)


def unknown(count: int) -> Iterator[tuple[int, int | None]]:
    return ((number, None) for number in range(count))


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_results_come_in_the_order_of_their_tasks(method: str) -> None:
    spread = workers.spread(unknown(20), partial(begin, sleeps=0.05), 3, method)
    assert list(spread) == [2 * number for number in range(20)]


def test_what_is_known_is_passed_through_and_needs_no_process() -> None:
    def never() -> Callable[[int], int]:
        raise AssertionError

    tasks = ((number, -number) for number in range(1, 9))
    assert list(workers.spread(tasks, never, 2)) == [-number for number in range(1, 9)]


def test_a_process_that_dies_loses_its_own_task_alone() -> None:
    found = list(workers.spread(unknown(30), partial(begin, dies=11), 2))
    assert [one for one in found if isinstance(one, workers.Lost)] == [found[11]] == [workers.Lost(-9)]
    assert "signal 9" in str(found[11])
    assert [found[n] for n in range(30) if n != 11] == [2 * n for n in range(30) if n != 11]


def test_tasks_are_not_taken_far_ahead_of_what_is_asked_for() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[tuple[int, int | None]]:
        for number in range(1000):
            taken.append(number)
            yield number, 5

    spread = workers.spread(tasks(), begin, 2)
    assert next(spread) == 5
    assert len(taken) <= 2 * workers.AHEAD
    spread.close()


def test_closing_ends_the_processes_at_once() -> None:
    spread = workers.spread(unknown(8), partial(begin, sleeps=0.001), 2)
    next(spread)
    assert len(multiprocessing.active_children()) == 2
    spread.close()
    assert multiprocessing.active_children() == []


def children(pid: int) -> set[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return {int(one) for one in path.read_text(encoding="utf-8").split()} if path.exists() else set()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of a few pages, one of them in one language, one unreadable, and one with a Cyrillic word left.

    The time of a run is the same in all reports.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    texts = {
        "a": ("Загинули 12 людей.", "21 people were killed."),
        "b": ("«Так і було», — сказав він 😀.", "«So it was», he said 😀 у 2001."),
        "c": ("Так і було того дня.", "So it was on that day."),
        "d": ("Збитки — 3 млн грн.\r\n\r\nМіст відкрили.", "Losses were  UAH 3 billion.\r\n\r\nThe bridge was opened."),
    }
    for side, n in (("uk", 0), ("en", 1)):
        (tmp_path / side).mkdir()
        for name, pair in texts.items():
            (tmp_path / side / f"{name}.html").write_text(f"<p>{pair[n]}</p>", encoding="utf-8", newline="")
    (tmp_path / "uk" / "alone.html").write_text("<p>Сам.</p>", encoding="utf-8")
    (tmp_path / "uk" / "e.txt").write_bytes(bytes(range(128, 256)) * 20)
    (tmp_path / "en" / "e.txt").write_text("Noise.", encoding="utf-8")
    (tmp_path / "zvirka.toml").write_text(
        '[[pairs]]\nuk = "uk"\nen = "en"\n[[accept]]\nrule = "number-changed"\ntext = "21"\nwhy = "corrected"\n',
        encoding="utf-8",
    )
    return tmp_path


def reports(site: Path, folder: str, *words: str) -> CompletedProcess[str]:
    """All formats in one run."""
    wanted = [word for name in FORMATS for word in ("--report", f"{name}={folder}/{name}")]
    done = zvirka("check", "--format", "text", *wanted, *words, cwd=site)
    assert done.returncode == 2, "one page can't be read"
    assert "Traceback" not in done.stderr
    return done


def test_reports_are_the_same_over_one_process_and_over_two(site: Path) -> None:
    one = reports(site, "one", "--jobs", "1", "--no-cache")
    two = reports(site, "two", "--jobs", "2", "--no-cache")
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
    assert "1 accepted" in one.stdout
    for name in FORMATS:
        assert (site / "one" / name).read_bytes() == (site / "two" / name).read_bytes(), name


def test_without_texts_in_the_report_they_are_the_same_too(site: Path) -> None:
    wanted = {n: [f"--report={name}={n}/{name}" for name in FORMATS if name != "html"] for n in ("1", "2")}
    one, two = (zvirka("check", "--jobs", n, "--no-cache", *words, cwd=site) for n, words in wanted.items())
    assert (one.stdout, one.returncode) == (two.stdout, two.returncode)
    for path in (site / "1").iterdir():
        assert path.read_bytes() == (site / "2" / path.name).read_bytes(), path.name


def many_documents(folder: Path) -> Path:
    """A pairs file of twelve documents of two pairs, and a line that can't be read among them."""
    lines = [
        json.dumps(
            {"id": f"{n}-{m}", "doc": f"d{n}", "uk": f"Загинули {n + 11} людей.", "en": f"{n + m + 11} were killed."}
        )
        for n in range(12)
        for m in range(2)
    ]
    path = folder / "pairs.jsonl"
    path.write_text("\n".join([*lines[:9], "{", *lines[9:]]) + "\n", encoding="utf-8")
    return path


def small_pieces() -> None:
    pieces.PASSAGES = 8


@pytest.mark.parametrize("streamed", [False, True])
def test_one_file_of_many_documents_is_cut_between_them(streamed: bool, tmp_path: Path) -> None:
    path = many_documents(tmp_path)
    given, said = ("-" if streamed else path.name), path.read_text(encoding="utf-8") if streamed else None
    one, two = (
        command.run(
            "check", given, "--jobs", jobs, "--format", "json", "--isolated", "--no-cache",
            cwd=tmp_path, stdin=said, before=small_pieces,
        )
        for jobs in ("1", "2")
    )  # fmt: skip
    assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, two.returncode)
    report = json.loads(two.stdout)
    assert report["summary"]["documents"] == 12
    assert len(report["failures"]) == 1


def test_pieces_end_between_documents_and_none_is_empty(tmp_path: Path) -> None:
    documents = list(readers.open_input(str(many_documents(tmp_path)), bench.WORDS))
    for most in (1, 3, 8, 1000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pieces, "PASSAGES", most)
            cut = list(pieces.pieces(Input("pairs.jsonl"), documents))
        assert [one for piece in cut for one in piece.documents] == documents
        assert all(piece.documents for piece in cut)
        assert len(cut) == {1: 13, 3: 12, 8: 6, 1000: 1}[most]


def test_a_process_that_dies_over_a_piece_takes_only_its_documents(tmp_path: Path) -> None:
    path = many_documents(tmp_path)

    def dying() -> None:
        small_pieces()
        whole = run_path.collate

        def collate(document: Document, *given: Any) -> Any:
            if document.uk[0].text.startswith("Загинули 16"):
                os._exit(7)
            return whole(document, *given)

        run_path.collate = collate  # type: ignore[assignment]

    done = command.run(
        "check", path.name, "--jobs", "2", "--format", "json", "--isolated", "--no-cache", cwd=tmp_path, before=dying
    )
    report = json.loads(done.stdout)
    assert done.returncode == 2
    (lost,) = [one for one in report["failures"] if "status 7" in one["message"]]
    assert lost["name"] == "pairs.jsonl: 4-0 … 5-1"
    assert 9 <= report["summary"]["documents"] < 12


def test_a_large_file_alone_is_worth_all_cores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = many_documents(tmp_path)
    tasks = [Input(str(path))]
    assert batch.processes(None, tasks) == 1
    monkeypatch.setattr(batch, "LARGE", path.stat().st_size)
    assert batch.processes(None, tasks) == batch.processes(0, tasks)
    assert batch.processes(3, tasks) == 3
    assert batch.processes(None, [Input("https://site.example/"), Input("-"), Input("a\0b")]) == 1


# A job in the background of a shell ignores SIGINT, and so would what it starts.
CRASH = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from checker.run import path as run
whole = run.collate
def collate(document, words, engine, limits):
    if document.name.endswith({name!r}):
        {what}
    return whole(document, words, engine, limits)
run.collate = collate
sys.argv = ["zvirka", "check", "--lang", "en", *sys.argv[1:]]
from checker.cli import main
main()
"""


def crashed(site: Path, what: str, *words: str) -> CompletedProcess[str]:
    program = CRASH.format(name="c.html", what=what)
    command = [sys.executable, "-c", program, *words]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)


def test_a_process_that_crashes_is_a_failure_that_names_the_file(site: Path) -> None:
    done = crashed(site, "os.kill(os.getpid(), signal.SIGSEGV)", "--jobs", "2", "--no-cache", "--format", "json")
    assert done.returncode == 2
    (failure,) = [one for one in json.loads(done.stdout)["failures"] if one["name"].endswith("c.html")]
    assert "signal 11" in failure["message"]
    assert json.loads(done.stdout)["summary"]["documents"] == 3


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_of_ours_in_one_file_is_told_and_the_others_are_checked(site: Path, jobs: str) -> None:
    done = crashed(site, "raise KeyError('odd')", "--jobs", jobs, "--no-cache", "--format", "json")
    assert done.returncode == 2
    (failure,) = [one for one in json.loads(done.stdout)["failures"] if one["name"].endswith("c.html")]
    assert "a fault of the program itself: KeyError: 'odd'" in failure["message"]
    assert json.loads(done.stdout)["summary"]["documents"] == 3


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_ends_all_and_leaves_nothing(site: Path, number: int, status: int) -> None:
    before = sorted(path.relative_to(site) for path in site.rglob("*"))
    program = CRASH.format(name="html", what="open(f'{os.getpid()}.begun', 'w').close(); import time; time.sleep(600)")
    command = [sys.executable, "-c", program, "--jobs", "2", "--no-cache", "--report", "json=out.json"]
    process = subprocess.Popen(command, cwd=site, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while len(list(site.glob("*.begun"))) < 2:
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    mine = children(process.pid)
    assert len(mine) == 2
    os.kill(process.pid, number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == status
    assert "Traceback" not in said
    assert not [pid for pid in mine if Path(f"/proc/{pid}").exists()]
    for path in site.glob("*.begun"):
        path.unlink()
    assert sorted(path.relative_to(site) for path in site.rglob("*")) == before
