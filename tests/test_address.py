"""A post by its address, on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from checker.readers.places.decode import InputError
from checker.readers.web import address, download

POST = (Path(__file__).parent / "posts" / "ukrmedia-7356.json").read_text(encoding="utf-8")
PAGES = {
    "/post": ("application/json", POST),
    "/page": ("text/html", '<html><head><link rel="alternate" type="application/json" href="/post"></head></html>'),
    "/plain": ("text/html", "<html><body>No REST here</body></html>"),
    "/file": ("text/html", '<link rel="alternate" type="application/json" href="file:///etc/hostname">'),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
            return
        if self.path == "/outside":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        kind, text = PAGES.get(self.path, ("", ""))
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/post", "/page"])
def test_a_post_is_fetched(site: str, path: str) -> None:
    assert json.loads(address.fetch(site + path))["id"] == 7356


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/plain", "REST"),
        ("/nothing", "404"),
        ("/loop", "redirect|reached"),
        ("/outside", "no web address"),
        ("/file", "web address"),
    ],
)
def test_what_is_no_post_is_named(site: str, path: str, word: str) -> None:
    with pytest.raises(InputError, match=word):
        address.fetch(site + path)


def test_too_much_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "SIZE", 1000)
    with pytest.raises(InputError, match="more than"):
        address.fetch(site + "/post")
