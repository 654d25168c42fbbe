"""`zvirka serve` as a command: where it listens, which token it wants, what it refuses to begin with."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from command import run

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a-token-of-more-than-twenty-letters"
TEXTS = json.dumps({"uk": "Загинули 12 людей.", "en": "People were killed."}).encode()


def gone(*names: str) -> None:
    """In the process of the command: these packages are not installed."""
    from checker.commands.serve import serve

    serve.find_spec = lambda name: None if name in names else object()  # type: ignore[assignment, return-value]


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    done = run("serve", cwd=tmp_path, before=lambda: gone("starlette", "uvicorn"))
    assert done.returncode == 2
    assert "serve needs starlette and uvicorn: pip install 'zvirka[serve]'" in done.stderr


@pytest.fixture(autouse=True, scope="module")
def _installed() -> None:
    pytest.importorskip("uvicorn", reason="the service is not installed: pip install -e '.[serve]'")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--site", "zvirka.example.org"), "is not the address of a site"),
        (("--allow-addresses", "10.0.0.1/8"), "is no network"),
        (("--token-file", "none"), "none: No such file"),
        (("--host", "300.1.1.1", "--port", "1"), "300.1.1.1, port 1: "),
        (("--severity", "none=error", "--isolated"), "none"),
        (("--token", TOKEN), "No such option"),
    ],
)
def test_what_is_wrong_is_told_before_anybody_asks(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = run("serve", *words, cwd=tmp_path, env={"PATH": os.environ["PATH"]})
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--port", taken.getsockname()[1], cwd=tmp_path)
    assert (done.returncode, "choose another" in done.stderr) == (2, True)


@contextmanager
def serving(*words: str, token: str | None = None) -> Iterator[tuple[str, list[str]]]:
    """The address of a service that runs, and what it said until the end."""
    env = {name: value for name, value in os.environ.items() if name != "ZVIRKA_TOKEN"}
    if token:
        env["ZVIRKA_TOKEN"] = token
    command = [sys.executable, "-m", "checker", "serve", "--port", "0", "--workers", "1", "--isolated", *words]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as one:
        try:
            assert one.stderr
            said = [one.stderr.readline()]
            yield said[0].split()[-1], said
        finally:
            one.send_signal(signal.SIGTERM)
            assert one.stdout
            assert one.stderr
            said += [one.stdout.read(), one.stderr.read()]  # until it has ended


def asked(address: str, token: str | None = None, **headers: str) -> int:
    request = urllib.request.Request(address, TEXTS, {"Content-Type": "application/json", **headers})
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as wrong:
        return wrong.code


@pytest.mark.slow
def test_it_answers_and_says_nothing_of_the_texts() -> None:
    with serving() as (address, said):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert asked(f"{address}check") == 200
        assert asked(f"{address}check", Origin="https://evil.example") == 403
    assert said[1:] == ["", ""]


@pytest.mark.slow
def test_outside_loopback_a_token_is_made_and_told_once() -> None:
    with serving("--host", "0.0.0.0") as (address, said):
        place, _, token = address.partition("#token=")
        outside = place.replace("0.0.0.0", _outside())
        assert asked(f"{outside}check") == 401
        assert asked(f"{outside}check", "x" * 40) == 401
        assert asked(f"{outside}check", token) == 200
    assert token not in "".join(said[1:])
    assert "not encrypted" in said[2]


@pytest.mark.slow
def test_a_token_that_was_given_is_not_told() -> None:
    with serving("--site", "https://zvirka.example.org", token=TOKEN) as (address, said):
        assert address == "https://zvirka.example.org/"
    assert TOKEN not in "".join(said)


def _outside() -> str:
    """A number of this machine that is not loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent
        except OSError:
            pytest.skip("this machine has no network")
        return str(probe.getsockname()[0])
