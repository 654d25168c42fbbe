"""A post by its address: the REST answer itself, or the page that names it, and its page in the other language."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from checker.language.text import mask
from checker.model import SIDES, Side, other
from checker.model.messages import Message
from checker.readers.catalogue.units import language
from checker.readers.places.decode import InputError, decode
from checker.readers.web import languages, rest
from checker.readers.web.refusals import no_post

if TYPE_CHECKING:
    import httpx2

    from checker.readers.web.download import Answer, Signing, Visit

# How much of a page (code points) may come before it says where its post is served.
HEAD = 1_000_000
GUESS = 8.0  # seconds for a page that nothing names
LINK = re.compile(r"<([^<>]*)>\s*((?:;\s*[\w-]+\s*=\s*(?:\"[^\"]*\"|[^\s;,\"]+)\s*)*)")
PARAMETER = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))")


class Named(NamedTuple):
    """What a page says of itself: its post in REST, the root of REST, the page in other languages, and its own."""

    post: str | None
    root: str | None
    languages: tuple[tuple[str, str], ...]
    side: Side | None = None


class Links(HTMLParser):
    """The links that a page's head has, each with its attributes, and the language of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.side: Side | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<link rel="alternate" type="application/json" href="…">`"""
        if tag == "html" and self.side is None:
            self.side = language(dict(attrs).get("lang") or "")
        if tag == "link":
            self.found.append({name: value or "" for name, value in attrs})


def fetch(address: str, private: bool = False, meant: bool = True, signing: Signing | None = None) -> str:
    """The JSON text of the post of an address; raises InputError with what went wrong.

    `private` allows what the server answers to lead into private networks; an address that is not `meant` by whoever
    runs the program may not lie in one either.
    """
    from checker.readers.web.download import Visit

    async def visited() -> str:
        async with Visit(private, signing, meant=meant) as visit:
            return (await posts(visit, address, follow=False))[0].text

    return asyncio.run(visited())


def versions(address: str, private: bool = False, meant: bool = True) -> tuple[Version, ...]:
    """The post of an address, as in `fetch`, and that of the page in the other language that its page names."""
    from checker.readers.web.download import Visit

    async def visited() -> tuple[Version, ...]:
        async with Visit(private, meant=meant) as visit:
            return await posts(visit, address, follow=True)

    return asyncio.run(visited())


class Fetched(NamedTuple):
    """The JSON text of a post, and where REST serves it; what its address answers, and says of itself as a page."""

    text: str
    served: httpx2.URL
    answer: Answer
    named: Named | None = None


class Version(NamedTuple):
    """The JSON text of a post, and the address that it has: that of its page where another language has one too."""

    address: str
    text: str


async def posts(visit: Visit, address: str, follow: bool) -> tuple[Version, ...]:
    """The post of an address that is given; where it is to `follow` what page or post names, two, Ukrainian first.

    All of it is one visit with one deadline. A page in the other language that can't be read is an error, not a text
    in one language. Raises InputError.
    """
    from checker.readers.web import download

    with download.errors(address):
        async with asyncio.timeout(download.SECONDS):
            end = asyncio.get_running_loop().time() + download.SECONDS
            one = await _post(visit, download.parse(address), end)
            alone = (Version(mask(address), one.text),)
            if not follow:
                return alone
            there = _beside(visit, one, address)
            visit.forget()
            if there is None:
                return await _unmarked(visit, one, end) or alone
            side, link = there
            try:
                with download.errors(str(link)):
                    other_ = await _post(visit, link, end)
            except InputError as wrong:
                raise download.Refused(Message("web.other_language", page=link, why=wrong.message)) from wrong
            # One text at both: a plug-in that translates pages, and not their posts.
            return alone if other_.text == one.text else _in_order(side, one, other_)
    raise AssertionError


def _in_order(side: Side, one: Fetched, other_: Fetched) -> tuple[Version, ...]:
    """Two posts, of which the first is in the language of `side`, the Ukrainian one first."""
    found = tuple(Version(mask(str(post.answer.url)), post.text) for post in (one, other_))
    return found if side == "uk" else found[::-1]


async def _unmarked(visit: Visit, one: Fetched, end: float) -> tuple[Version, ...] | None:
    """A post at https://site/en/news/ and that at https://site/news/, where this is a page in the other language.

    TranslatePress and others have the language of a site without a mark; they name it by hreflang, which a theme may
    take out. A page that is not there, or tells no language, is none.
    """
    from checker.readers.web import download

    url = one.answer.url
    mark, _, rest_ = url.path.lstrip("/").partition("/")
    side = language(mark)
    if not one.named or not side or not rest_.strip("/") or one.named.side not in {side, None}:
        return None
    with suppress(InputError, TimeoutError), download.errors(str(url)):
        async with asyncio.timeout(GUESS):
            there = await _post(visit, url.copy_with(path=f"/{rest_}"), end)
        if there.named and there.named.side == other(side) and there.text != one.text:
            return _in_order(side, one, there)
    return None


async def _post(visit: Visit, url: httpx2.URL, end: float) -> Fetched:
    """The post of an address, which may be that of its page."""
    shown = mask(str(url))
    asked = rest.signed(url) if visit.signing and rest.is_rest(url) else url
    answer = await visit.get(asked, end)
    text = decode(shown, answer.data)
    if is_json(text):
        return Fetched(text, answer.url, answer)
    named = read(shown, text, answer)
    return Fetched(*await _named(visit, shown, answer, named, end), answer, named)


def _beside(visit: Visit, post: Fetched, address: str) -> tuple[Side, httpx2.URL] | None:
    """The language of a post, and the address of the other one: by its page, else by the numbers of a plug-in."""
    paged = other_page(visit, post.answer, post.named, address) if post.named else None
    if paged:
        return paged[0], visit.onward(post.answer.url, paged[1])
    numbered = languages.beside(post.text)
    link = rest.numbered(post.served, numbered[1], bool(visit.signing)) if numbered else None
    return (numbered[0], visit.onward(post.served, str(link))) if numbered and link else None


def other_page(visit: Visit, answer: Answer, named: Named, address: str) -> tuple[Side, str] | None:
    """The language of a page, and what it names as its page in the other one; None where it names none."""
    links = by_language(named.languages)
    here = {compared(str(answer.url)), compared(address)}
    places = {side: compared(_absolute(visit, answer.url, href)) for side, href in links.items()}
    if len(links) < len(SIDES) or places["uk"] == places["en"]:
        return None
    side = next((side for side in SIDES if places[side] in here), named.side)
    return (side, links[other(side)]) if side else None


def _absolute(visit: Visit, page: httpx2.URL, href: str) -> str:
    from checker.readers.web.download import Refused

    with suppress(Refused):
        return str(visit.onward(page, href))
    return href


def by_language(languages: Iterable[tuple[str, str]]) -> dict[Side, str]:
    """The first address of each of our languages among those of hreflang."""
    found: dict[Side, str] = {}
    for code, href in languages:
        side = language(code)
        if side and href:
            found.setdefault(side, href)
    return found


def compared(link: str) -> str:
    """An address as it is compared: without scheme, "www." and the last stroke, with no letter escaped."""
    return unquote(link.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/"))


async def _named(visit: Visit, shown: str, answer: Answer, named: Named, end: float) -> tuple[str, httpx2.URL]:
    """The JSON text of the post that a page names, or that has its slug, and where REST serves it."""
    from checker.readers.web.download import Refused

    if named.post:
        url = visit.onward(answer.url, named.post)
        if rest.is_rest(url):
            url = rest.embedded(rest.signed(url) if visit.signing else url)
        found = await visit.get(url, end)
        text = decode(shown, found.data)
        if not is_json(text):
            raise Refused(no_post(found.page) or Message("sites.page_for_json"))
        return text, url
    if named.root:
        root = visit.onward(answer.url, named.root)
        for url in rest.by_slug(root, answer.url, bool(visit.signing)):
            listed = decode(shown, (await visit.get(url, end)).data)
            posts = rest.rows(listed)
            if posts:
                return json.dumps(posts[0], ensure_ascii=False), url
    raise Refused(no_post(answer.page) or Message("web.no_post" if named.root else "web.no_rest"))


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
    return Named(post.get("href") or None, root.get("href") or None, languages, page.side)


def _linked(header: str) -> list[dict[str, str]]:
    """The links of a header `Link`: <https://site/wp-json/>; rel="https://api.w.org/"."""
    found = []
    for target, told in LINK.findall(header[:HEAD]):
        found.append({"href": target, **{name.lower(): one or two for name, one, two in PARAMETER.findall(told)}})
    return found
