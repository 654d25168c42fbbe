"""A post by its address: the REST answer itself, or the page that names it, and its page in the other language."""

from __future__ import annotations

from contextlib import suppress
from html.parser import HTMLParser
from typing import NamedTuple

from checker.language.text import mask
from checker.model import SIDES, Side, other
from checker.model.messages import Message
from checker.readers.catalogue.units import language
from checker.readers.places.decode import InputError, decode

# How much of a page (code points) may come before it says where its post is served.
HEAD = 1_000_000


class Alternate(HTMLParser):
    """Finds where a page says that its post is served as JSON, in which language it is, and where its others are."""

    def __init__(self) -> None:
        super().__init__()
        self.found: str | None = None
        self.side: Side | None = None
        self.pages: dict[Side, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<link rel="alternate" type="application/json" href="…">`, `<link rel="alternate" hreflang="uk" href="…">`"""
        given = dict(attrs)
        if tag == "html" and self.side is None:
            self.side = language(given.get("lang") or "")
        href = given.get("href")
        if tag != "link" or not href or "alternate" not in (given.get("rel") or "").lower().split():
            return
        if given.get("type") == "application/json":
            self.found = self.found or href
        side = language(given.get("hreflang") or "")
        if side:
            self.pages.setdefault(side, href)

    def other(self, address: str) -> tuple[Side, str] | None:
        """The language of the page, and its page in the other one; None where it names none."""
        own = [side for side in SIDES if side in self.pages and _same(self.pages[side], address)]
        side = own[0] if len(own) == 1 else None if own else self.side
        there = self.pages.get(other(side)) if side else None
        return (side, there) if side and there else None


class Version(NamedTuple):
    """The JSON text of a post, with the address of its page, and its language where the page names its others."""

    address: str
    text: str
    side: Side | None = None


def fetch(address: str, private: bool = False, meant: bool = True) -> str:
    """The JSON text behind an address; raises InputError with what went wrong.

    `private` allows what the server answers to lead into private networks; an address that is not `meant` by whoever
    runs the program may not lie in one either.
    """
    return _visited(address, private, meant, follow=False)[0].text


def versions(address: str, private: bool = False, meant: bool = True) -> list[Version]:
    """The post behind an address, and the one in the other language where its page names that by `hreflang`.

    Two have their languages, Ukrainian first. Raises InputError with what went wrong.
    """
    return _visited(address, private, meant, follow=True)


def _visited(address: str, private: bool, meant: bool, follow: bool) -> list[Version]:
    from checker.readers.web.download import Leads, download

    shown = mask(address)
    known: list[Side] = []  # the language of the first page, where it leads to the other one

    def leads(data: bytes) -> Leads:
        text = decode(shown, data)
        if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
            return Leads()
        page = _page(shown, text)
        there = page.other(address) if follow and not known else None
        if there is None:
            return Leads(page.found)
        known.append(there[0])
        return Leads(page.found, there[1])

    found = [Version(mask(one.address), decode(shown, one.data)) for one in download(address, leads, private, meant)]
    if len(found) == 1:
        return found
    mine, theirs = found[0]._replace(side=known[0]), found[1]._replace(side=other(known[0]))
    return [mine, theirs] if mine.side == "uk" else [theirs, mine]


def _same(href: str, address: str) -> bool:
    return href.rstrip("/") == address.partition("#")[0].rstrip("/")


def _page(address: str, text: str) -> Alternate:
    """What a page says of its post; raises InputError where it names no address of it."""
    page = Alternate()
    with suppress(AssertionError):  # `<![1]>`: the parser knows no such declaration
        page.feed(text[:HEAD])
    if page.found is None:
        raise InputError(address, Message("web.no_rest"))
    return page
