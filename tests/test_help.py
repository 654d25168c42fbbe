"""`--help`: every command in both languages, its options in groups, with examples that can be run as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import bench
import click
import pytest
from command import run

from checker.commands import COMMANDS, help, zvirka
from checker.language import vocabulary

ROOT = Path(__file__).resolve().parents[1]
WORDS = vocabulary.shipped().table("help")
CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)


def options() -> Iterator[tuple[str, str]]:
    for name in COMMANDS:
        command = zvirka.get_command(click.Context(zvirka), name)
        assert command is not None
        yield from ((name, help.named(one)) for one in command.params if isinstance(one, click.Option))


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_every_option_has_a_group_and_a_text(lang: str) -> None:
    label = WORDS[lang]
    grouped = [name for names in help.GROUPS.values() for name in names]
    for command, option in options():
        assert option in label["of"].get(command, {}) or option in label["option"], (command, option)
        assert grouped.count(option) == 1, (command, option)


def test_no_text_is_of_an_option_that_is_gone() -> None:
    assert set(WORDS["en"]["option"]) <= {option for _, option in options()}
    assert sorted(name for names in help.FAMILIES.values() for name in names) == sorted(COMMANDS)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_told_in_both_languages_with_examples(name: str) -> None:
    words = [*filter(None, [name]), "--help"]
    english = run(*words, cwd=ROOT, env={"LC_ALL": "C.UTF-8"}).stdout
    ukrainian = run(*words, cwd=ROOT, env={"LC_ALL": "uk_UA.UTF-8"}).stdout
    assert not CYRILLIC.search(english)
    assert CYRILLIC.search(ukrainian)
    assert "\nExamples:\n  zvirka" in english
    assert "\nПриклади:\n  zvirka" in ukrainian
    assert len(english.splitlines()) > 8


@pytest.mark.parametrize("words", [("--lang", "uk", "--help"), ("--help", "--lang", "uk"), ("--lang=uk", "-h")])
def test_the_help_of_all_commands_and_what_follows_have_the_language_that_is_asked_for(words: tuple[str, ...]) -> None:
    english = {"LC_ALL": "en_US.UTF-8"}
    assert "Перевірити й виправити:" in run(*words, cwd=ROOT, env=english).stdout
    assert "Що перевіряти:" in run("--lang", "uk", "check", "--help", cwd=ROOT, env=english).stdout
    assert "Помилка: " in run("--lang", "uk", "check", "--isolated", cwd=ROOT, env=english).stderr
    assert "Error: " in run("--lang", "uk", "check", "--isolated", "--lang", "en", cwd=ROOT, env=english).stderr


@pytest.mark.parametrize("words", [("--lang", "uk", "--help"), ("--help", "--lang", "uk"), ("--lang=uk", "-h")])
def test_the_language_that_is_asked_for_stands_over_that_of_the_environment(words: tuple[str, ...]) -> None:
    said = run("check", *words, cwd=ROOT, env={"LC_ALL": "en_US.UTF-8"}).stdout
    assert said.startswith("Як запускати: zvirka check ")
    assert "Що перевіряти:" in said


def test_groups_stand_in_order_and_none_is_empty() -> None:
    said = run("check", "--help", cwd=ROOT, env={"LC_ALL": "C"}).stdout
    titles = re.findall(r"^(\S.*):\n  -", said, re.MULTILINE)
    assert titles == [*WORDS["en"]["groups"].values()]


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_examples_name_options_and_rules_that_there_are(lang: str) -> None:
    known = set(bench.BOOK.known)
    for name, text in WORDS[lang]["examples_of"].items():
        for line in text.split("\n"):
            command = line.split()[1]
            assert command in COMMANDS, line
            listed = run(command, "--help", cwd=ROOT).stdout
            assert set(re.findall(r" (--[a-z-]+)", line)) <= set(re.findall(r"--[a-z-]+", listed)), line
            assert set(re.findall(r"(?:--select|explain) (\S+)", line)) <= known, line
            assert name in {"zvirka", command}


@pytest.mark.parametrize(("typed", "meant"), [("zvirka che", "check"), ("zvirka check --stati", "--statistics")])
def test_the_shell_is_told_what_can_follow(typed: str, meant: str) -> None:
    env = {"_ZVIRKA_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    assert run(cwd=ROOT, env=env).stdout.splitlines() == [f"plain,{meant}"]


def test_the_lines_for_the_shells_are_those_that_are_documented() -> None:
    told = (ROOT / "docs" / "completion.md").read_text(encoding="utf-8")
    for shell in ("bash", "zsh", "fish"):
        assert f"_ZVIRKA_COMPLETE={shell}_source zvirka" in told
        assert "_ZVIRKA_COMPLETE" in run(cwd=ROOT, env={"_ZVIRKA_COMPLETE": f"{shell}_source"}).stdout
