"""A post by its address: the REST answer itself, or the page that names it."""

from __future__ import annotations

from html.parser import HTMLParser

from checker.language.text import mask
from checker.model.messages import Message
from checker.readers.places.decode import InputError, decode

# How much of a page (code points) may come before it says where its post is served.
HEAD = 1_000_000


class Alternate(HTMLParser):
    """Finds where a page says that its post is served as JSON."""

    found: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<link rel="alternate" type="application/json" href="…">`"""
        given = dict(attrs)
        if tag == "link" and given.get("rel") == "alternate" and given.get("type") == "application/json":
            self.found = self.found or given.get("href")


def fetch(address: str, private: bool = False, meant: bool = True) -> str:
    """The JSON text behind an address; raises InputError with what went wrong.

    `private` allows what the server answers to lead into private networks; an address that is not `meant` by whoever
    runs the program may not lie in one either.
    """
    from checker.readers.web.download import download

    shown = mask(address)

    def leads(data: bytes) -> str | None:
        text = decode(shown, data)
        return None if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["} else _named(shown, text)

    return decode(shown, download(address, leads, private, meant))


def _named(address: str, text: str) -> str:
    """The address that a page names for its post."""
    page = Alternate()
    try:
        page.feed(text[:HEAD])
    except AssertionError:  # `<![1]>`: the parser knows no such declaration
        page.found = page.found or None
    if page.found is None:
        raise InputError(address, Message("web.no_rest"))
    return page.found
