"""A post by its address: the REST answer itself, or the page that names it."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from checker.language.text import mask
from checker.model.messages import Message
from checker.readers.places.decode import decode
from checker.readers.web import rest
from checker.readers.web.refusals import no_post

if TYPE_CHECKING:
    from checker.readers.web.download import Answer, Signing, Visit

# How much of a page (code points) may come before it says where its post is served.
HEAD = 1_000_000
LINK = re.compile(r"<([^<>]*)>\s*((?:;\s*[\w-]+\s*=\s*(?:\"[^\"]*\"|[^\s;,\"]+)\s*)*)")
PARAMETER = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))")


class Named(NamedTuple):
    """What a page says of itself: its post in REST, the root of REST, and the page in other languages."""

    post: str | None
    root: str | None
    languages: tuple[tuple[str, str], ...]


class Links(HTMLParser):
    """The links that a page's head has, each with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<link rel="alternate" type="application/json" href="…">`"""
        if tag == "link":
            self.found.append({name: value or "" for name, value in attrs})


def fetch(address: str, private: bool = False, meant: bool = True, signing: Signing | None = None) -> str:
    """The JSON text behind an address; raises InputError with what went wrong.

    `private` allows what the server answers to lead into private networks; an address that is not `meant` by whoever
    runs the program may not lie in one either.
    """
    from checker.readers.web.download import Visit

    async def visited() -> str:
        async with Visit(private, signing, meant=meant) as visit:
            return (await post(visit, address)).text

    return asyncio.run(visited())


class Fetched(NamedTuple):
    """The JSON text of a post, and what its page says of itself where one was given."""

    text: str
    named: Named | None = None


async def post(visit: Visit, address: str) -> Fetched:
    """The post of an address that is given; raises InputError."""
    from checker.readers.web import download

    shown = mask(address)
    with download.errors(address):
        async with asyncio.timeout(download.SECONDS):
            end = asyncio.get_running_loop().time() + download.SECONDS
            url = download.parse(address)
            asked = rest.signed(url) if visit.signing and rest.is_rest(url) else url
            answer = await visit.get(asked, end)
            text = decode(shown, answer.data)
            if is_json(text):
                return Fetched(text)
            named = read(shown, text, answer)
            return Fetched(await _named(visit, shown, answer, named, end), named)
    raise AssertionError


async def _named(visit: Visit, shown: str, answer: Answer, named: Named, end: float) -> str:
    """The JSON text of the post that a page names, or that has its slug."""
    from checker.readers.web.download import Refused

    if named.post:
        url = visit.onward(answer.url, named.post)
        if rest.is_rest(url):
            url = rest.embedded(rest.signed(url) if visit.signing else url)
        found = await visit.get(url, end)
        text = decode(shown, found.data)
        if not is_json(text):
            raise Refused(no_post(found.page) or Message("sites.page_for_json"))
        return text
    if named.root:
        root = visit.onward(answer.url, named.root)
        for url in rest.by_slug(root, answer.url, bool(visit.signing)):
            listed = decode(shown, (await visit.get(url, end)).data)
            posts = rest.rows(listed)
            if posts:
                return json.dumps(posts[0], ensure_ascii=False)
    raise Refused(no_post(answer.page) or Message("web.no_rest"))


def is_json(text: str) -> bool:
    """Whether a text begins as JSON."""
    return text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}


def read(address: str, text: str, answer: Answer) -> Named:
    """What a page names in its head and in the headers that it comes with."""
    page = Links()
    with suppress(AssertionError):  # `<![1]>`: the parser knows no such declaration
        page.feed(text[:HEAD])
    links = [*page.found, *_linked(answer.headers.get("link", ""))]
    post = next((one for one in links if one.get("rel") == "alternate" and one.get("type") == "application/json"), {})
    root = next((one for one in links if one.get("rel") == "https://api.w.org/"), {})
    languages = tuple(
        (one["hreflang"], one.get("href", "")) for one in links if one.get("rel") == "alternate" and one.get("hreflang")
    )
    return Named(post.get("href") or None, root.get("href") or None, languages)


def _linked(header: str) -> list[dict[str, str]]:
    """The links of a header `Link`: <https://site/wp-json/>; rel="https://api.w.org/"."""
    found = []
    for target, told in LINK.findall(header[:HEAD]):
        found.append({"href": target, **{name.lower(): one or two for name, one, two in PARAMETER.findall(told)}})
    return found
