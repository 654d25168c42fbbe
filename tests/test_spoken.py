"""A command speaks the language of the reader to the end: failures, refusals, the system, what lay in a cache."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import run

PAIR = '{"uk": "Загинули 12 людей.", "en": "12 people were killed."}\n'
UKRAINIAN = {"LANG": "uk_UA.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "p.jsonl").write_text(PAIR + "oops\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Помилка: немає що перевіряти: назвіть файл"),
        (("nofile.json",), "Не вдалося перевірити: nofile.json: немає такого файлу"),
        (("p.jsonl",), "Не вдалося перевірити: p.jsonl:2: не JSON ("),
        (("p.jsonl", "--uk", "p.jsonl"), "Помилка: --uk і --en потрібні разом"),
        (("p.jsonl", "--frmat", "x"), "Помилка: немає параметра --frmat; можливо, «--format»?"),
        (("p.jsonl", "--fail-on", "all"), "Помилка: хибне значення для --fail-on: можна error, warning, info, never"),
        (("p.jsonl", "--jobs", "-1"), "Помилка: хибне значення для --jobs: має бути ціле число, не менше за 0"),
        (("p.jsonl", "--severity", "x=y"), "«x=y» – не ПРАВИЛО=ВАЖЛИВІСТЬ"),
        (("p.jsonl", "--format", "jsn"), "Помилка: немає формату «jsn»; можливо, «json»?"),
        (
            ("p.jsonl", "--select", "nmber-changed"),
            "Помилка: немає правила «nmber-changed»; можливо, «number-changed»?",
        ),
        (("p.jsonl", "--baseline", "b.json"), "Помилка: b.json: немає такого файлу чи теки; запишіть його наново"),
        (("p.jsonl", "--trust", "none"), "Помилка: хибне значення для --trust: немає такого файлу чи теки"),
        (("p.jsonl", "--config"), "Помилка: параметр --config потребує значення"),
        (("p.jsonl", "--changed-since", "main"), "Помилка: --changed-since: p.jsonl не лежить у репозиторії git"),
    ],
)
def test_a_command_refuses_in_ukrainian(site: Path, words: tuple[str, ...], said: str) -> None:
    done = run("check", "--lang", "uk", "--no-cache", *words, cwd=site)
    assert done.returncode == 2
    assert said in done.stdout + done.stderr
    assert "Error" not in done.stderr


def test_what_is_asked_for_goes_before_the_environment(site: Path) -> None:
    assert run("check", cwd=site, env=UKRAINIAN).stderr.startswith("Помилка: ")
    assert run("check", "--lang", "en", cwd=site, env=UKRAINIAN).stderr.startswith("Error: nothing to check")
    assert run("chek", cwd=site, env=UKRAINIAN).stderr.endswith("Помилка: немає команди «chek»; можливо, «check»?\n")


def test_what_lay_in_the_cache_is_told_in_the_language_of_the_reader(tmp_path: Path) -> None:
    for side, text in (("uk", "Так і було."), ("en", "So it was.")):
        for name in ("a", "b"):
            (tmp_path / f"{name}.{side}.txt").write_text(text, encoding="utf-8")
    env = {"ZVIRKA_CACHE_DIR": str(tmp_path / "cache")}
    told = [run("check", ".", "--lang", lang, "--cache", cwd=tmp_path, env=env).stdout for lang in ("en", "uk", "en")]
    assert told[0] == told[2]
    assert "original: " in told[0]
    assert "оригінал: " in told[1]
    assert "original: " not in told[1]


def test_settings_to_begin_with_are_in_the_language_of_the_reader(tmp_path: Path) -> None:
    assert run("init", "--lang", "uk", cwd=tmp_path).stdout.startswith("Записано zvirka.toml: ")
    assert "# Теки власних правил" in (tmp_path / "zvirka.toml").read_text(encoding="utf-8")
    assert run("check", "--lang", "uk", cwd=tmp_path).stderr.startswith("Помилка: немає що перевіряти")
