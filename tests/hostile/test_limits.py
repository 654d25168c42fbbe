"""What is over a limit is named, with the mend; the rest is checked, and nothing is waited for without an end."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import command
import pytest

UK, EN = "Загинули 12 людей.", "21 people were killed."


def row(at: int, uk: str = UK, en: str = EN) -> str:
    return json.dumps({"id": str(at), "uk": uk, "en": en}) + "\n"


def settings(folder: Path, **limits: float) -> None:
    said = "".join(f"{key} = {value}\n" for key, value in limits.items())
    (folder / "zvirka.toml").write_text(f"[limits]\n{said}", encoding="utf-8")


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    settings(tmp_path, characters=1000)
    (tmp_path / "a.jsonl").write_text(row(1) + row(2, "а" * 2_000_000) + row(3), encoding="utf-8")
    done = command.run("check", "a.jsonl", "--format", "concise", "--no-cache", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout.count("number-changed") == 2
    assert "a.jsonl:2: a line that is too long for a pair; split it, or set characters in [limits]" in done.stderr


def test_a_passage_that_is_too_long_is_left_out(tmp_path: Path) -> None:
    settings(tmp_path, characters=1000)
    rows = "".join(
        json.dumps({"id": str(at), "doc": "one", "uk": uk, "en": EN}) + "\n"
        for at, uk in enumerate((UK, "а" * 1001, UK))
    )
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    done = command.run("check", "a.jsonl", "--format", "concise", "--no-cache", cwd=tmp_path)
    assert (done.returncode, done.stdout.count("number-changed")) == (2, 2)
    assert "uk 1: 1001 characters, more than 1000; split it, or set characters in [limits]" in done.stderr


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"bytes": 100}, "larger than 100 bytes; split it, make it a pairs file, or set bytes in [limits]"),
        ({"passages": 3}, "5 passages, more than 3; split it, or set passages in [limits]"),
        ({"seconds": 1e-9}, "took more than 1e-09 s; split it, or set seconds in [limits]"),
    ],
)
def test_a_document_over_a_limit_is_named_and_the_rest_is_checked(
    tmp_path: Path, limits: dict[str, float], told: str
) -> None:
    settings(tmp_path, **limits)
    for side, text in (("uk", "Є 5, 6, 7 і 8 тут."), ("en", "There are 5, 6, 7 and 8 here.")):
        (tmp_path / f"big.{side}.md").write_text("\n\n".join([text] * 5), encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(row(1), encoding="utf-8")
    done = command.run(
        "check", "big.en.md", "a.jsonl", "--format", "concise", "--no-cache", "--jobs", "1", cwd=tmp_path
    )
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stdout.count("number-changed") == (0 if "seconds" in limits else 1)


def test_limits_are_checked_where_they_are_set(tmp_path: Path) -> None:
    settings(tmp_path, byte=5)
    done = command.run("check", "a.jsonl", cwd=tmp_path)
    assert (done.returncode, "bytes" in done.stderr) == (2, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_that_nobody_writes_into_is_not_waited_for(tmp_path: Path) -> None:
    settings(tmp_path, wait=0.2)
    os.mkfifo(tmp_path / "p")
    (tmp_path / "a.jsonl").write_text(row(1), encoding="utf-8")
    done = command.run("check", "p", "a.jsonl", "--format", "concise", "--no-cache", cwd=tmp_path)
    assert (done.returncode, done.stdout.count("number-changed")) == (2, 1)
    assert "p: " in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.jsonl")
    writer = threading.Thread(target=(tmp_path / "p.jsonl").write_text, args=(row(1) * 3000,), daemon=True)
    writer.start()
    done = command.run("check", "p.jsonl", "--format", "concise", "--no-cache", cwd=tmp_path)
    writer.join(10)
    assert (done.returncode, done.stdout.count("number-changed")) == (1, 3000)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(row(1), encoding="utf-8")
    done = command.run("check", "/dev/zero", "a.jsonl", "--format", "concise", "--no-cache", cwd=tmp_path)
    assert (done.returncode, done.stdout.count("number-changed")) == (2, 1)
    assert "/dev/zero: a device or a socket, no file; give a file, a pipe, or - for standard input" in done.stderr


def test_standard_input_has_a_limit(tmp_path: Path) -> None:
    settings(tmp_path, bytes=1000)
    done = command.run("check", "-", "--no-cache", cwd=tmp_path, stdin=row(1) * 100)
    assert (done.returncode, "standard input: larger than 1000 bytes" in done.stdout) == (2, True)


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"facts": 3}, "uk {at}: 4 facts, more than 3; split it, or set facts in [limits]"),
        ({"characters": 40}, "uk {at}: 41 characters, more than 40; split it, or set characters in [limits]"),
    ],
)
@pytest.mark.parametrize("form", ["md", "jsonl"])
def test_a_passage_over_a_limit_is_left_out_with_what_stands_for_it_and_the_rest_is_checked(
    tmp_path: Path, limits: dict[str, float], told: str, form: str
) -> None:
    settings(tmp_path, **limits)
    uk = [UK, "У нашій хаті було 5, 6, 7 і 81 прапорець.", "Кіт спить."]
    en = [EN, "There were 5, 6, 7 and 82 flags here.", "The cat sleeps."]
    if form == "md":
        for side, texts in (("uk", uk), ("en", en)):
            (tmp_path / f"a.{side}.md").write_text("\n\n".join(texts), encoding="utf-8")
        at = "uk/1"
    else:
        rows = [
            json.dumps({"id": str(n), "doc": "one", "uk": a, "en": b})
            for n, (a, b) in enumerate(zip(uk, en, strict=True))
        ]
        (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
        at = "1"
    done = command.run(
        "check", "a.en.md" if form == "md" else "a.jsonl", "--format", "concise", "--no-cache", cwd=tmp_path
    )
    assert done.returncode == 2
    assert told.format(at=at) in done.stderr
    assert [line.split()[2] for line in done.stdout.splitlines()] == ["number-changed"]


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"bytes": 1000}, "big.uk.md: larger than 1000 bytes; split it"),
        ({"characters": 1000}, "1001 characters, more than 1000; split it"),
    ],
)
@pytest.mark.parametrize("verb", ["check", "fix", "facts", "pairs", "learn"])
def test_each_command_that_reads_has_the_limits_of_the_settings(
    tmp_path: Path, verb: str, limits: dict[str, float], told: str
) -> None:
    settings(tmp_path, **limits)
    (tmp_path / "big.uk.md").write_text("а" * 1001, encoding="utf-8")
    (tmp_path / "big.en.md").write_text("a" * 1001, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(row(1, "Кіт спить .", "The cat sleeps."), encoding="utf-8")
    done = command.run(verb, "big.en.md", "a.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr + done.stdout
    if verb == "fix":
        assert json.loads((tmp_path / "a.jsonl").read_text("utf-8"))["uk"] == "Кіт спить."


QUOTATIONS = [("«а» " * 150, '"a" ' * 150), ("12 і " * 150, "13 and " * 150), ("<a href='/a'>а</a> " * 300,) * 2]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_cap_that_was_met_is_a_note_with_its_place_and_the_setting_that_raises_it(tmp_path: Path, jobs: str) -> None:
    rows = [
        json.dumps({"id": f"{n}", "format": "html", "uk": uk, "en": en})
        for n, (uk, en) in enumerate([*QUOTATIONS, (UK, EN)])
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(row(1), encoding="utf-8")
    given = ("check", "a.jsonl", "b.jsonl", "--format", "json", "--jobs", jobs, "--lang", "en")

    def notes() -> list[str]:
        return [one for one in json.loads(command.run(*given, cwd=tmp_path).stdout)["notes"] if "compared" in one]

    told = [notes(), notes()]  # the second from the cache
    assert told[0] == [
        "of very many items of a kind only those that stand near or have something in common were compared: "
        "a.jsonl: uk 0/0 (150 items), a.jsonl: uk 1/0 (150 items), a.jsonl (300 items); "
        "to compare more, set compared in [limits] higher than it is"
    ]
    assert told[1] == told[0]
    settings(tmp_path, compared=100_000)
    assert notes() == []
    settings(tmp_path, compared=100)
    (tmp_path / "b.jsonl").write_text(row(1, "12 і " * 12, "13 and " * 12), encoding="utf-8")
    assert "b.jsonl: uk 1 (12 items)" in command.run("check", "b.jsonl", "--format", "json", cwd=tmp_path).stdout
