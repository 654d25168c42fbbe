"""A post by its address: the REST answer itself, or the page that names it."""

from __future__ import annotations

import urllib.error
import urllib.request
from html.parser import HTMLParser
from typing import IO, Any
from urllib.parse import urljoin, urlsplit

from checker.readers.places.decode import InputError, decode

SIZE = 10_000_000  # bytes
SECONDS = 20.0
REDIRECTS = 5


class Fewer(urllib.request.HTTPRedirectHandler):
    """At most a few redirects, and only to other web addresses."""

    max_redirections = REDIRECTS

    def redirect_request(self, req: Any, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str) -> Any:
        """Refuses to follow anywhere but to http and https."""
        if urlsplit(newurl).scheme not in {"http", "https"}:
            raise urllib.error.URLError(f"redirected to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Alternate(HTMLParser):
    """Finds where a page says that its post is served as JSON."""

    found: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<link rel="alternate" type="application/json" href="…">`"""
        given = dict(attrs)
        if tag == "link" and given.get("rel") == "alternate" and given.get("type") == "application/json":
            self.found = self.found or given.get("href")


def fetch(address: str) -> str:
    """The JSON text behind an address; raises InputError with what went wrong."""
    text = _get(address)
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        return text
    page = Alternate()
    page.feed(text)
    if page.found is None:
        raise InputError(
            address, "a page that names no WordPress REST address; give https://SITE/wp-json/wp/v2/posts/ID"
        )
    target = urljoin(address, page.found)
    if urlsplit(target).scheme not in {"http", "https"}:
        raise InputError(address, f"its REST address is no web address: {target}")
    return _get(target)


def _get(address: str) -> str:
    opener = urllib.request.build_opener(Fewer)
    request = urllib.request.Request(address, headers={"User-Agent": "zvirka", "Accept": "application/json, text/html"})
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            data: bytes = answer.read(SIZE + 1)
    except urllib.error.HTTPError as wrong:
        raise InputError(address, f"the site answered {wrong.code} {wrong.reason}") from wrong
    except (urllib.error.URLError, OSError, ValueError) as wrong:
        raise InputError(address, f"can't be reached: {getattr(wrong, 'reason', wrong)}") from wrong
    if len(data) > SIZE:
        raise InputError(address, f"answers with more than {SIZE // 1_000_000} MB")
    return decode(address, data)
