"""`zvirka corpus`: what it reads, what it writes, and what a run that was broken off leaves behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from command import run

from checker.commands.corpus import summary
from checker.commands.corpus.parts import Receipt
from checker.model.limits import LIMITS
from checker.readers.tables.corpus import files
from checker.readers.tables.corpus.columns import DEFAULT, Columns
from checker.readers.tables.corpus.cut import Cut

pytestmark = pytest.mark.slow  # files of pairs are checked in parts by a process of its own

WRONG = ("Загинули 12 людей.", "21 people were killed.")
SOUND = ("Рада ухвалила 3 закони.", "The council passed 3 laws.")
# How the kernel writes 127.0.0.1, also in IPv6, and ::1; and the state of a socket that listens.
LOOPBACK = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
LISTENS = "0A"
parquet = pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed: zvirka[corpus]")


def rows(count: int = 30, text: int = 3) -> list[dict[str, str]]:
    """Pairs, of which every fifth is wrong; so many are one text."""
    texts = (WRONG if n % 5 == 0 else SOUND for n in range(count))
    return [{"id": f"p{n}", "doc": f"d{n // text}", "uk": uk, "en": en} for n, (uk, en) in enumerate(texts)]


def written(path: Path, some: list[dict[str, str]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in some), encoding="utf-8")
    return path


def corpus(folder: Path, *words: object) -> CompletedProcess[str]:
    return run("corpus", *words, "--isolated", "--no-progress", "--jobs", 1, cwd=folder, env={"LC_ALL": "C.UTF-8"})


def findings(output: Path) -> list[str]:
    """The rows of all parts, sorted."""
    parts = sorted((output / "findings").rglob("0*.jsonl"))
    return sorted(line for part in parts for line in part.read_text(encoding="utf-8").splitlines())


def places(output: Path) -> list[tuple[str, int, str, str]]:
    found = map(json.loads, findings(output))
    return sorted((one["document"], one["row"], one["doc"], one["pair"]) for one in found)


def test_findings_are_told_with_file_row_text_and_pair(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a.jsonl", rows(6))
    written(tmp_path / "in" / "b=1" / "c.jsonl", rows(1))
    done = corpus(tmp_path, "in", "out", "--rows", 2)
    assert done.returncode == 0, done.stderr
    assert places(tmp_path / "out") == [
        ("a.jsonl", 1, "d0", "p0"),
        ("a.jsonl", 6, "d1", "p5"),
        ("b=1/c.jsonl", 1, "d0", "p0"),
    ]
    assert sorted(one.name for one in (tmp_path / "out" / "findings" / "a.jsonl").iterdir()) == [
        "00000.jsonl",
        "00001.jsonl",
    ]
    made = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert (made["rows"], made["pairs"], made["documents"], made["error"]) == (7, 7, 3, 3)
    assert made["files"] == {
        "a.jsonl": {"error": 2, "warning": 0, "info": 0},
        "b=1/c.jsonl": {"error": 1, "warning": 0, "info": 0},
    }
    assert "number-changed" in made["rules"]
    assert made["texts"][0] == {"document": "a.jsonl", "doc": "d0", "error": 1, "warning": 0, "info": 0}
    assert "a.jsonl: d0" in done.stdout


@pytest.mark.parametrize("most", [1, 4, 7, 1000])
def test_a_text_is_in_one_part_however_many_rows_a_part_has(most: int, tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", rows(30, 3))
    looked = files.LINES.look(path, DEFAULT, most, LIMITS)
    assert sum(one.rows for one in looked.cuts) == 30
    for cut in looked.cuts:
        read = list(files.LINES.rows(path, "a.jsonl", cut, DEFAULT, LIMITS))
        assert [one.line for one in read] == list(range(cut.number, cut.number + cut.rows))  # type: ignore[union-attr]
        assert read[0].id.removeprefix("p") == str(cut.number - 1)  # type: ignore[union-attr]
        assert (cut.number - 1) % 3 == 0


def test_the_findings_are_those_of_check(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", rows())
    corpus(tmp_path, "a.jsonl", "out", "--rows", 7)
    told = run("check", "a.jsonl", "--format", "json", "--isolated", "--lang", "en", cwd=tmp_path).stdout
    assert sorted(one["fingerprint"] + one["pair"] for one in json.loads(told)["findings"]) == sorted(
        one["fingerprint"] + one["pair"] for one in map(json.loads, findings(tmp_path / "out"))
    )


def test_columns_are_named_and_may_lie_in_one_another(tmp_path: Path) -> None:
    held = [{"n": n, "page": "x", "translation": {"uk": WRONG[0], "en": WRONG[1]}} for n in range(2)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in held), encoding="utf-8")
    names = ("--uk", "translation.uk", "--en", "translation.en", "--id", "n", "--doc", "page")
    assert corpus(tmp_path, "a.jsonl", "out", *names).returncode == 0
    assert places(tmp_path / "out") == [("a.jsonl", 1, "x", "0"), ("a.jsonl", 2, "x", "1")]


def test_a_table_has_rows_of_several_lines(tmp_path: Path) -> None:
    wrong = '1;"Загинули\n12 людей.";"21 people\nwere killed."\n'
    text = f"id;uk;en\n{wrong}2;{SOUND[0]};{SOUND[1]}\n"
    path = tmp_path / "a.csv"
    path.write_text(f"\ufeff{text}", encoding="utf-8")
    looked = files.TABLE.look(path, DEFAULT, 1, LIMITS)
    assert [(cut.number, cut.rows) for cut in looked.cuts] == [(2, 1), (3, 1)]
    assert looked.size == len(path.read_bytes())
    assert corpus(tmp_path, "a.csv", "out", "--rows", 1).returncode == 0
    assert places(tmp_path / "out") == [("a.csv", 2, "1", "1")]


def test_a_row_that_is_bad_is_named_and_the_others_are_checked(tmp_path: Path) -> None:
    lines = [json.dumps(one, ensure_ascii=False).encode() for one in rows(6)]
    lines[1:1] = [b"{", b'{"uk": "\xff", "en": "a"}', b'{"uk": "\xd0\xb0"}', b"", b"[]"]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    done = corpus(tmp_path, "a.jsonl", "out", "--rows", 4)
    assert done.returncode == 2
    named = [json.loads(line)["name"] for line in (tmp_path / "out" / "failures.jsonl").read_text("utf-8").splitlines()]
    assert named == ["a.jsonl:2", "a.jsonl:3", "a.jsonl:4", "a.jsonl:6"]
    assert all(name in done.stderr for name in named)
    assert [row for _, row, _, _ in places(tmp_path / "out")] == [1, 11]


def test_of_very_many_bad_rows_the_first_are_printed_and_all_are_listed(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", rows(1) + [{"uk": "а"}] * 50)
    done = corpus(tmp_path, "a.jsonl", "out")
    assert done.stderr.count("a.jsonl:") == 20
    assert "30 more could not be checked" in done.stderr
    assert len((tmp_path / "out" / "failures.jsonl").read_text("utf-8").splitlines()) == 50


def test_a_column_that_there_is_not_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("id,uk,english\n1,а,b\n", encoding="utf-8")
    written(tmp_path / "in" / "b.jsonl", rows(1))
    done = corpus(tmp_path, "in", "out")
    assert done.returncode == 2
    assert "a.csv" in done.stderr
    assert [name for name, *_ in places(tmp_path / "out")] == ["b.jsonl"]


def test_parts_that_are_done_stay_and_the_others_are_made(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", rows())
    corpus(tmp_path, "a.jsonl", "out", "--rows", 6)
    whole, told = findings(tmp_path / "out"), (tmp_path / "out" / "summary.json").read_bytes()
    stayed = tmp_path / "out" / "findings" / "a.jsonl" / "00000.jsonl"
    before = stayed.stat().st_mtime_ns
    (tmp_path / "out" / "receipts" / "a.jsonl" / "00001.json").unlink()  # its findings were written, and no more
    (tmp_path / "out" / "receipts" / "a.jsonl" / "00002.json").write_text("{", encoding="utf-8")
    (tmp_path / "out" / "findings" / "a.jsonl" / "00002.jsonl").unlink()
    half = tmp_path / "out" / "findings" / "a.jsonl" / ".00003.jsonl.host-1.part"
    half.write_text("{", encoding="utf-8")
    done = corpus(tmp_path, "a.jsonl", "out", "--rows", 6)
    assert "3 of 5 parts are done" in done.stderr
    assert findings(tmp_path / "out") == whole
    assert (tmp_path / "out" / "summary.json").read_bytes() == told
    assert stayed.stat().st_mtime_ns == before
    assert not half.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (["--rows", "7"], "rows was 6, now 7"), (["--to", "parquet"], "to was jsonl, now parquet"),
        (["--select", "number-changed"], "rules, words, settings"), (["--lang", "uk"], "інші"),
    ],
)  # fmt: skip
def test_another_run_is_not_mixed_in(change: list[str], said: str, tmp_path: Path) -> None:
    if "parquet" in change and find_spec("pyarrow") is None:
        pytest.skip("pyarrow is not installed: zvirka[corpus]")
    written(tmp_path / "a.jsonl", rows())
    corpus(tmp_path, "a.jsonl", "out", "--rows", 6)
    done = corpus(tmp_path, "a.jsonl", "out", *(["--rows", "6"] if "--rows" not in change else []), *change)
    assert done.returncode == 2
    assert said in done.stderr or "іншого запуску" in done.stderr
    assert "--force" in done.stderr


def test_texts_that_were_changed_are_told_and_begun_anew_where_asked(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a.jsonl", rows())
    corpus(tmp_path, "in", "out", "--rows", 6)
    written(tmp_path / "in" / "a.jsonl", rows(5))
    assert "a.jsonl was changed" in corpus(tmp_path, "in", "out", "--rows", 6).stderr
    written(tmp_path / "in" / "b.jsonl", rows(1))
    written(tmp_path / "in" / "a.jsonl", rows())
    assert "b.jsonl is new" in corpus(tmp_path, "in", "out", "--rows", 6).stderr
    (tmp_path / "in" / "a.jsonl").unlink()
    assert corpus(tmp_path, "in", "out", "--rows", 6, "--force").returncode == 0
    assert places(tmp_path / "out") == [("b.jsonl", 1, "d0", "p0")]


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", rows(1))
    written(tmp_path / "out" / "letters.txt", [])
    done = corpus(tmp_path, "a.jsonl", "out", "--force")
    assert done.returncode == 2
    assert "holds something else" in done.stderr
    assert (tmp_path / "out" / "letters.txt").exists()
    assert "one in the other" in corpus(tmp_path, ".", "out2").stderr


def test_files_of_other_kinds_and_of_programs_are_passed_over(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a.jsonl", rows(1))
    for name in ("_SUCCESS", ".a.jsonl.crc", "readme.txt"):
        (tmp_path / "in" / name).write_text("x", encoding="utf-8")
    assert files.listed(tmp_path / "in") == (("a.jsonl",), 1)
    assert "1 files of other kinds" in corpus(tmp_path, "in", "out").stderr
    (tmp_path / "in" / "a.jsonl").unlink()
    assert "no file of a corpus" in corpus(tmp_path, "in", "out2").stderr


def test_a_link_that_leads_out_of_the_corpus_is_not_read(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.jsonl", rows(1))
    written(tmp_path / "in" / "a.jsonl", rows(1))
    (tmp_path / "in" / "b.jsonl").symlink_to(secret)
    done = corpus(tmp_path, "in", "out")
    assert done.returncode == 2
    assert "b.jsonl" in done.stderr
    assert [name for name, *_ in places(tmp_path / "out")] == ["a.jsonl"]


def test_settings_accept_findings_and_say_the_original(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", rows())
    accept = '[[accept]]\nrule = "number-changed"\ntext = "21"\nwhy = "agreed"\n'
    (tmp_path / "zvirka.toml").write_text(f'original = "uk"\n{accept}', encoding="utf-8")
    done = run("corpus", "a.jsonl", "out", "--no-progress", "--jobs", 1, "--format", "json", cwd=tmp_path)
    made = json.loads(done.stdout)
    assert (made["accepted"], made["error"]) == (6, 0)


@parquet
def test_parquet_is_read_and_written_with_the_same_rows(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import dataset
    from pyarrow import parquet as tables

    written(tmp_path / "a.jsonl", rows())
    (tmp_path / "in").mkdir()
    tables.write_table(pa.Table.from_pylist(rows()), tmp_path / "in" / "a.parquet", row_group_size=7)
    assert corpus(tmp_path, "a.jsonl", "lines", "--rows", 4).returncode == 0
    assert corpus(tmp_path, "in", "table", "--rows", 4, "--to", "parquet").returncode == 0
    told: list[dict[str, Any]] = [json.loads(line) for line in findings(tmp_path / "lines")]
    found = dataset.dataset(tmp_path / "table" / "findings", format="parquet").to_table().to_pylist()
    assert [one | {"document": "a"} for one in sorted(told, key=lambda one: one["row"])] == [
        one | {"document": "a"} for one in sorted(found, key=lambda one: one["row"])
    ]


@parquet
def test_a_parquet_file_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.parquet").write_bytes(b"PAR1 no")
    written(tmp_path / "in" / "b.jsonl", rows(1))
    done = corpus(tmp_path, "in", "out")
    assert done.returncode == 2
    assert "a.parquet" in done.stderr
    assert len(findings(tmp_path / "out")) == 1


def test_receipts_add_up_in_any_order() -> None:
    def receipt(number: int, doc: str, errors: int) -> Receipt:
        return Receipt(
            name="a", number=number, rows=1, documents=1, pairs=1, facts=(1, 2), accepted=0, attested=0,
            rules={"r": (errors, 0, 0)}, texts={doc: (errors, 0, 0)}, failures=[],
        )  # fmt: skip

    def told(*some: Receipt) -> dict[str, object]:
        made = summary.Summary()
        for one in some:
            made.add(one)
        return summary.plain(made)

    one, two = receipt(0, "x", 1), receipt(1, "y", 3)
    assert told(one, two) == told(two, one)
    assert told(one, two)["texts"][0]["doc"] == "y"  # type: ignore[index]


def started(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "checker", "corpus", *words, "--isolated", "--no-progress", "--quiet"]
    return subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])})


def children(process: int) -> Iterator[int]:
    yield from map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())


def family(process: int) -> Iterator[int]:
    yield process
    for one in children(process):
        yield from family(one)


def listening(process: int) -> Iterator[str]:
    """The addresses at which a process listens, as the kernel writes them."""
    sockets = {os.readlink(one) for one in Path(f"/proc/{process}/fd").iterdir() if one.is_symlink()}
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]:
            cells = line.split()
            if cells[3] == LISTENS and f"socket:[{cells[9]}]" in sockets:
                yield cells[1].partition(":")[0]


def until(there: Path, process: subprocess.Popen[bytes], count: int) -> None:
    while process.poll() is None and len(list(there.rglob("*.json"))) < count:
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the processes of a run")
def test_a_killed_process_and_a_killed_run_lose_and_double_nothing(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", rows(1200))
    corpus(tmp_path, "a.jsonl", "whole", "--rows", 60)
    words = ("a.jsonl", "out", "--rows", "60", "--jobs", "2")
    process = started(tmp_path, *words)
    until(tmp_path / "out" / "receipts", process, 2)
    os.kill(next(children(process.pid)), signal.SIGKILL)
    until(tmp_path / "out" / "receipts", process, 8)
    process.kill()
    process.wait()
    assert not (tmp_path / "out" / "summary.json").exists()
    last = started(tmp_path, *words)
    assert last.wait() == 0
    assert findings(tmp_path / "out") == findings(tmp_path / "whole")
    assert (tmp_path / "out" / "summary.json").read_bytes() == (tmp_path / "whole" / "summary.json").read_bytes()


@pytest.mark.live
@pytest.mark.skipif(
    find_spec("ray") is None or find_spec("pyarrow") is None, reason="Ray is not installed: zvirka[ray]"
)
def test_ray_finds_the_same(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", rows(400))
    corpus(tmp_path, "a.jsonl", "whole", "--rows", 60)
    process = started(tmp_path, "a.jsonl", "out", "--rows", "60", "--jobs", "2", "--engine", "ray")
    until(tmp_path / "out" / "receipts", process, 2)
    heard = {address for one in family(process.pid) for address in listening(one)}
    assert heard
    assert heard <= LOOPBACK
    process.kill()
    process.wait()
    assert started(tmp_path, "a.jsonl", "out", "--rows", "60", "--jobs", "2", "--engine", "ray").wait() == 0
    assert findings(tmp_path / "out") == findings(tmp_path / "whole")


@pytest.mark.skipif(find_spec("ray") is not None, reason="Ray is installed")
def test_what_is_lacking_for_ray_is_said(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", rows(1))
    assert "zvirka[ray]" in corpus(tmp_path, "a.jsonl", "out", "--engine", "ray").stderr


def test_a_cut_is_read_by_its_place_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", rows(3, 1))
    start = len(path.read_bytes().splitlines(keepends=True)[0])
    (one,) = files.LINES.rows(path, "a.jsonl", Cut(start, 2, 1), Columns(), LIMITS)
    assert (one.id, one.line) == ("p1", 2)  # type: ignore[union-attr]
