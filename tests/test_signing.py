"""Who signs in at a site, and where the password comes from: never from the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import command
import pytest

from checker.commands import addresses
from checker.commands.options import Asked

SITE = "https://news.example"


def asked(*inputs: str, **more: Any) -> Asked:
    given: dict[str, Any] = dict.fromkeys(("uk", "en", "config", "original"))
    rest: dict[str, Any] = dict.fromkeys(("folders", "trusted", "exclude", "extend_exclude"), ())
    flags: dict[str, Any] = dict.fromkeys(("private", "isolated", "quiet", "no_progress"), False)
    return Asked(inputs=inputs, lang="en", **{**given, **rest, **flags, **more})


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ZVIRKA_USER", "ZVIRKA_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(addresses, "find_spec", lambda _: None)


def refused(work: Callable[[], object], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises((SystemExit, click.exceptions.Exit, click.ClickException)) as wrong:
        work()
    return f"{wrong.value}{getattr(wrong.value, 'message', '')}{capsys.readouterr().err}"


def test_files_have_nobody_who_signs_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZVIRKA_USER", "editor")
    assert addresses.choose(asked("post.json", str(tmp_path), "-")) is None


def test_the_environment_has_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZVIRKA_PASSWORD", "abcd efgh")
    asking = addresses.choose(asked(f"{SITE}/post", f"{SITE}/wp-json/wp/v2/posts/1", user="editor"))
    assert asking is not None
    assert asking.signing is not None
    assert (asking.signing.site, asking.signing.password) == (("https", "news.example", 443), "abcd efgh")
    assert "abcd" not in repr(asking)


def test_the_keyring_has_it_where_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = ModuleType("keyring")
    ring.get_password = lambda service, name: f"{service} {name}"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setattr(addresses, "find_spec", lambda name: name == "keyring")
    asking = addresses.choose(asked(SITE, user="editor"))
    assert asking is not None
    assert asking.signing is not None
    assert asking.signing.password == "zvirka editor@news.example"


def test_it_is_typed_at_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(lambda: addresses.choose(asked(SITE, user="editor")), capsys)
    assert "no password of editor is known: set ZVIRKA_PASSWORD" in said
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", lambda *_, **given: "typed" if given["hide_input"] else "seen")
    asking = addresses.choose(asked(SITE, user="editor"))
    assert asking is not None
    assert asking.signing is not None
    assert asking.signing.password == "typed"


@pytest.mark.parametrize(
    ("inputs", "user", "said"),
    [
        ((SITE, "https://other.example/post"), "editor", "a password belongs to one site"),
        ((SITE,), None, "ZVIRKA_PASSWORD is set, and nobody it belongs to"),
        ((SITE,), "editor:abcd", "has no colon"),
    ],
)
def test_what_can_not_be_signed_is_named(
    inputs: tuple[str, ...], user: str | None, said: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("ZVIRKA_PASSWORD", "abcd")
    assert said in refused(lambda: addresses.choose(asked(*inputs, user=user)), capsys)


@pytest.mark.parametrize("day", ["yesterday", "2026-1-1", "2026-01-01T5", "01.01.2026"])
def test_a_day_that_is_none_is_refused(day: str, tmp_path: Path) -> None:
    done = command.run("check", SITE, "--after", day, cwd=tmp_path, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert done.returncode == 2
    assert "write 2026-01-31" in done.stderr


def test_versions_of_posts_are_for_who_signs_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--revisions is for who signs in" in refused(lambda: addresses.choose(asked(SITE, revisions=True)), capsys)
