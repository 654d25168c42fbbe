"""Servers that are slow, endless, lying, broken or lead astray: each is a clear error within the deadline."""

from __future__ import annotations

import gzip
import json
import os
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import command
import httpx2
import pytest

from checker.readers.places.decode import InputError
from checker.readers.web import address, download

ROOT = Path(__file__).resolve().parents[2]
POST = (ROOT / "tests" / "posts" / "ukrmedia-7356.json").read_bytes()
DEADLINE = 1.0  # seconds; what must fail by then, and would go on for an hour
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"

Play = Callable[[socket.socket], None]


@contextmanager
def server(play: Play, host: str = "127.0.0.1") -> Iterator[str]:
    """A server that reads each request and then plays its part on the socket; gives its address."""
    with closing(socket.create_server((host, 0))) as listening:

        def serve() -> None:
            while True:
                try:
                    talk, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=answer, args=(talk,), daemon=True).start()

        def answer(talk: socket.socket) -> None:
            with closing(talk):
                try:
                    talk.recv(65536)
                    play(talk)
                except OSError:  # the client has gone, as it should
                    pass

        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        yield f"http://{host}:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)  # wakes accept, which a closed socket leaves waiting
        serving.join()


def says(*pieces: bytes, every: float = 0.0, over: bytes = b"") -> Play:
    """Sends pieces with a pause between them, and then one piece over and over."""

    def play(talk: socket.socket) -> None:
        for piece in pieces:
            talk.sendall(piece)
            time.sleep(every)
        while over:
            talk.sendall(over)
            time.sleep(every)

    return play


def whole(body: bytes, *headers: bytes) -> Play:
    lines = b"".join(header + b"\r\n" for header in headers)
    return says(OK + lines + b"Content-Length: %d\r\n\r\n" % len(body) + body)


def redirect(target: bytes, status: bytes = b"302 Found") -> Play:
    return says(b"HTTP/1.1 " + status + b"\r\nLocation: " + target + b"\r\nContent-Length: 0\r\n\r\n")


def page(href: bytes) -> Play:
    return whole(b'<html><link rel="alternate" type="application/json" href="' + href + b'">')


@cache
def bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()


def bombs(times: int) -> Play:
    """A megabyte made of nothing, packed when it is asked for."""

    def play(talk: socket.socket) -> None:
        body = bomb() if times == 1 else gzip.compress(bomb())
        whole(body, b"Content-Encoding: " + b", ".join([b"gzip"] * times))(talk)

    return play


SERVERS: dict[str, tuple[Play, str]] = {
    "hangs up": (says(), "breaks off"),
    "never answers": (says(b"", every=3600.0), "no whole answer"),
    "a byte of the body now and then": (says(OK + b"\r\n", every=0.1, over=b" "), "no whole answer"),
    "a header now and then": (says(OK, every=0.1, over=b"X-A: b\r\n"), "no whole answer"),
    "a byte of the status now and then": (says(b"HTTP", every=0.1, over=b"/"), "no whole answer|no HTTP"),
    "endless body": (says(OK + b"\r\n", over=b" " * 65536), "more than 1 MB"),
    "endless headers": (says(OK, over=b"X-A: b\r\n" * 1000), "no HTTP"),
    "a header line of a megabyte": (says(OK + b"X-A: " + b"b" * 1_000_000 + b"\r\n\r\n{}"), "no HTTP"),
    "a length too long": (says(OK + b"Content-Length: 5000\r\n\r\n{}"), "breaks off"),
    "a length that is none": (says(OK + b"Content-Length: many\r\n\r\n{}"), "no HTTP"),
    "two lengths": (says(OK + b"Content-Length: 2\r\nContent-Length: 9\r\n\r\n{}"), "no HTTP"),
    "a bad status line": (says(b"HELLO\r\n\r\n"), "no HTTP"),
    "no HTTP at all": (says(bytes(range(256))), "no HTTP"),
    "broken chunks": (says(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"), "no HTTP"),
    "half a chunk": (says(OK + b"Transfer-Encoding: chunked\r\n\r\n5000\r\n{}"), "breaks off"),
    "gzip that is none": (whole(b"{}" * 50, b"Content-Encoding: gzip"), "can't be unpacked"),
    "a gzip bomb": (bombs(1), "more than 1 MB"),
    "a gzip bomb in gzip": (bombs(2), "more than 1 MB"),
    "a redirect to itself": (redirect(b"/"), "redirects more than 5 times"),
    "a redirect to a file": (redirect(b"file:///etc/hostname"), "no web address"),
    "a redirect to no address": (redirect(b"//[::1"), "no address"),
    "a redirect to the private net": (redirect(b"http://10.0.0.1/"), "private network .*--allow-private"),
    "a redirect to the machine's clouds": (redirect(b"http://169.254.169.254/latest"), "private network"),
    "a redirect to IPv4 in IPv6": (redirect(b"http://[::ffff:127.0.0.1]:1/"), "private network"),
    "a redirect to another port": (redirect(b"http://127.0.0.1:1/"), "private network"),
    "a page that leads to no address": (page(b"//[::1"), "no address"),
    "a page that leads to a file": (page(b"file:///etc/hostname"), "no web address"),
    "a page that leads to the private net": (page(b"http://192.168.1.1/"), "private network"),
    "a page that the parser refuses": (whole(b"<html><![1]>"), "names no WordPress REST address"),
    "nothing": (whole(b""), "is empty"),
    "an error": (says(b"HTTP/1.1 503 \x1b[2JBusy\r\nContent-Length: 0\r\n\r\n"), "answered 503|no HTTP"),
}


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "SECONDS", DEADLINE)
    monkeypatch.setattr(download, "SIZE", 1_000_000)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", SERVERS)
def test_a_bad_server_is_a_clear_error(name: str) -> None:
    play, said = SERVERS[name]
    with server(play) as site, pytest.raises(InputError, match=said) as wrong:
        address.fetch(site + "/")
    assert wrong.value.name == site + "/"
    assert wrong.value.message.count("\n") == 0


@pytest.mark.parametrize(
    "play",
    [
        whole(POST),
        whole(gzip.compress(POST), b"Content-Encoding: gzip"),
        whole(zlib.compress(POST), b"Content-Encoding: deflate"),
        whole(POST, *(b"X-%d: y" % n for n in range(300))),
        whole(POST, b"X-A: " + b"b" * 20_000),
        says(OK + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(POST) + POST + b"\r\n0\r\n\r\n"),
        says(OK + b"\r\n" + POST),
    ],
    ids=["plain", "gzip", "deflate", "300 headers", "a long header", "chunked", "until it closes"],
)
def test_a_good_server_is_read(play: Play) -> None:
    with server(play) as site:
        assert json.loads(address.fetch(f"{site}/пост?так=1"))["id"] == 7356


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("http://[::1", "is no address"),
        ("http://a b/", "is no address"),
        ("http://127.0.0.1:99999/", "is no address"),
        ("http://", "no address of the web"),
        ("http://127.0.0.1:0/", "is no address"),
        ("http://нема.invalid/", "no site of the name нема.invalid is known"),
        ("http://" + "а" * 80 + ".укр/", "is no address|no site of the name"),
        ("http://127.0.0.1:1/", "can't be reached"),
    ],
)
def test_a_bad_address_is_a_clear_error(given: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as wrong:
        address.fetch(given)
    assert wrong.value.name == given


def test_names_of_ukrainian_letters_are_looked_up_as_the_net_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def look(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        raise socket.gaierror("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", look)
    with pytest.raises(InputError, match=r"no site of the name нема\.укр"):
        address.fetch("http://нема.укр/")
    assert asked == ["нема.укр".encode("idna").decode()]


def test_a_name_that_is_looked_up_for_ever_ends_with_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3600))
    with pytest.raises(InputError, match="no whole answer"):
        address.fetch("http://example.invalid/")


def test_a_name_is_looked_up_once_and_can_not_turn_private(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is in the net when it is asked, and would be in this machine when it leads to itself."""
    numbers = iter(["203.0.113.7", "127.0.0.1"])
    asked: list[str] = []
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (number, 80)) for number in [next(numbers)]]
    )
    monkeypatch.setattr(download, "_public", lambda one: str(one) == "203.0.113.7")

    async def get(url: httpx2.URL, host: str, *_: object) -> download.Answer:
        asked.append(host)
        return download.Answer(url, 302, "Found", {"location": "/"}, b"")

    monkeypatch.setattr(download, "_get", get)
    with pytest.raises(InputError, match="redirects more than"):
        address.fetch("http://rebinding.invalid/")
    assert set(asked) == {"203.0.113.7"}


def test_a_public_site_does_not_lead_to_a_name_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(["203.0.113.7", "127.0.0.1"])
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (number, 80)) for number in [next(numbers)]]
    )
    monkeypatch.setattr(download, "_public", lambda one: str(one) == "203.0.113.7")

    async def get(url: httpx2.URL, host: str, *_: object) -> download.Answer:
        assert host == "203.0.113.7"
        return download.Answer(url, 302, "Found", {"location": "http://inner.invalid/"}, b"")

    monkeypatch.setattr(download, "_get", get)
    with pytest.raises(InputError, match="private network"):
        address.fetch("http://site.invalid/")


def test_https_is_not_left_for_http(monkeypatch: pytest.MonkeyPatch) -> None:
    async def get(url: httpx2.URL, host: str, *_: object) -> download.Answer:
        return download.Answer(url, 302, "Found", {"location": "http://example.org/post"}, b"")

    monkeypatch.setattr(download, "_get", get)
    with pytest.raises(InputError, match=r"from https to http://example\.org/post"):
        address.fetch("https://127.0.0.1/")


def test_a_site_of_ones_own_leads_within_itself_and_elsewhere_where_that_is_allowed() -> None:
    with server(whole(POST)) as inner:
        with server(redirect(inner.encode() + b"/post")) as outer:
            with pytest.raises(InputError, match="--allow-private"):
                address.fetch(outer)
            assert json.loads(address.fetch(outer, private=True))["id"] == 7356
        with server(page(inner.encode())) as outer:
            assert json.loads(address.fetch(outer, private=True))["id"] == 7356


def test_a_password_is_never_told() -> None:
    with server(redirect(b"http://eve:geheim@10.0.0.1/")) as site:
        with pytest.raises(InputError, match=r"eve:\*\*\*@10\.0\.0\.1") as wrong:
            address.fetch(site)
        assert "geheim" not in str(wrong.value)
        with pytest.raises(InputError, match=r"has a password in it.*ZVIRKA_PASSWORD") as wrong:
            address.fetch(site.replace("//", "//me:s3cret@"))
    assert "s3cret" not in str(wrong.value)
    assert "me:***@" in str(wrong.value)


def test_the_command_names_what_fails_and_checks_the_rest(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_bytes(POST)
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    with server(redirect(b"http://127.0.0.1:1/")) as site:
        secret = site.replace("//", "//me:s3cret@")
        words = (
            "check",
            site,
            secret,
            "http://[::1",
            "post.json",
            "--format",
            "json",
            "--fail-on",
            "never",
            "--isolated",
        )
        done = command.run(*words, cwd=tmp_path, env=env)
        allowed = command.run(*words, "--allow-private", cwd=tmp_path, env=env)
    assert done.returncode == allowed.returncode == 2
    assert json.loads(done.stdout)["summary"]["documents"] == 1
    assert "s3cret" not in done.stdout + done.stderr
    assert "--allow-private" in done.stderr
    assert "is no address" in done.stderr
    assert "can't be reached" in allowed.stderr
