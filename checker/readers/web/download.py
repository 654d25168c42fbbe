"""What a server answers, within one deadline and a size, and where it may lead: the one door to the web."""

from __future__ import annotations

import asyncio
import re
import ssl
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import NamedTuple
from urllib.request import getproxies, proxy_bypass

import httpx2

from checker.language.text import mask
from checker.model.messages import Message, altered
from checker.readers.places.decode import InputError
from checker.readers.web.machines import Address, Unknown, literal, look_up
from checker.readers.web.machines import public as _public
from checker.readers.web.manners import Cookies, wait
from checker.readers.web.refusals import INSTEAD, Page, refused

SIZE = 10_000_000  # bytes of an answer, unpacked
SECONDS = 30.0  # for all of it: names, redirects, headers, bodies
CONNECT = 5.0  # seconds for each address of a name
REDIRECTS = 5
PAUSES = (1.0, 3.0)  # seconds before a site that is busy is asked again, where it says nothing of it
BUSY = frozenset({429, 500, 502, 503, 504})
TOLD = 65536  # bytes that are read of an answer that is no success
HEADERS = {"User-Agent": "zvirka", "Accept": "application/json, text/html"}

Site = tuple[str, str, int]  # scheme, host and port


class Refused(Exception):
    """Why an answer is not read, and what mends it."""


class TooLarge(Refused):
    """An answer of more bytes than are read."""


@dataclass(frozen=True, slots=True)
class Signing:
    """A user of a site, and the application password; both go to that site alone."""

    site: Site
    user: str
    password: str = field(repr=False)

    @property
    def header(self) -> str:
        """The value of the header Authorization."""
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()


class Answer(NamedTuple):
    """What an address answers: where its redirects end, the status, the headers (in lower case), and the body."""

    url: httpx2.URL
    status: int
    reason: str
    headers: Mapping[str, str]
    data: bytes
    cookies: Sequence[str] = ()

    @property
    def page(self) -> Page:
        """The answer as one that may be no post."""
        return Page(self.status, self.reason, self.headers, self.data)


@contextmanager
def errors(address: str) -> Iterator[None]:
    """Whatever goes wrong with an address as an InputError with what went wrong and what to do."""
    try:
        yield
    except Refused as wrong:
        said: str = wrong.args[0]
    except TimeoutError:
        said = Message("web.slow", seconds=f"{SECONDS:g}", save=Message(INSTEAD))
    except httpx2.InvalidURL as wrong:
        said = Message("web.no_address", wrong=wrong)
    except (httpx2.ConnectError, httpx2.ConnectTimeout) as wrong:
        said = _unreached(str(wrong))
    except httpx2.DecodingError as wrong:
        said = Message("web.unpacked", wrong=wrong, save=Message(INSTEAD))
    except InputError:
        raise
    except (httpx2.HTTPError, httpx2.StreamError, OSError, ValueError, RecursionError) as wrong:
        said = Message("web.broken", wrong=str(wrong) or type(wrong).__name__, save=Message(INSTEAD))
    else:
        return
    raise InputError(mask(address), altered(said, mask))


def _unreached(said: str) -> str:
    if "CERTIFICATE_VERIFY_FAILED" in said:
        why = said.rpartition("verify failed: ")[2].partition(" (_ssl")[0]
        return Message("sites.certificate", why=why)
    return Message("web.unreached", wrong=said or Message("web.no_answer"))


def parse(address: str) -> httpx2.URL:
    """An address that is given; raises Refused where it is none of the web, or has a password in it."""
    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL as wrong:
        raise Refused(Message("web.no_address", wrong=wrong)) from wrong
    if not _web(url):
        raise Refused(Message("web.no_web"))
    if url.password:
        raise Refused(Message("sites.password_in_address"))
    return url


def _web(url: httpx2.URL) -> bool:
    """Whether an address may be asked: a site without white space, and a port that there is."""
    site = url.host and not re.search(r"%20|[\s\\]", url.host)
    return url.scheme in {"http", "https"} and bool(site) and (url.port is None or 0 < url.port < 65536)


def site(url: httpx2.URL) -> Site:
    """The site of an address."""
    return url.scheme, url.host, url.port or {"http": 80, "https": 443}[url.scheme]


@dataclass(slots=True)
class Visit:
    """What is asked of one site, and where its answers may lead: used as `async with`, it keeps connections open.

    Redirects and what pages name come from strangers. They stay with http and https, don't go back from https to http,
    and reach loopback and private networks only where `private` says so, or within the site that was asked for first,
    if it lies there itself and is `meant` by whoever runs the program: `home`, once it is known (`begun`). Each name is
    looked up once. The password of `signing` goes to its site alone, over https or within this machine. Cookies last as
    long as the visit.
    """

    private: bool = False
    signing: Signing | None = None
    home: tuple[str, int] | None = None
    begun: bool = False
    meant: bool = True
    trusted: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    _found: dict[tuple[str, int], Sequence[Address]] = field(default_factory=dict)
    _cookies: Cookies = field(default_factory=Cookies)
    _clients: dict[tuple[str, str | None], httpx2.AsyncClient] = field(default_factory=dict)
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def __aenter__(self) -> Visit:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def get(self, url: httpx2.URL, end: float, stubborn: bool = False) -> Answer:
        """What an address answers; a site that is busy is asked again, as late as it says, until `end` (loop time).

        A `stubborn` one asks again too where the connection breaks. Raises Refused where the answer is no success.
        """
        loop = asyncio.get_running_loop()
        for pause in (*PAUSES, None):
            left = None if pause is None else end - loop.time() - pause
            try:
                async with asyncio.timeout_at(min(end, loop.time() + SECONDS)):
                    answer = await self._read(url)
            except (TimeoutError, httpx2.TransportError):
                if not stubborn or left is None or left < 0 or pause is None:
                    raise
                await asyncio.sleep(pause)
                continue
            if 200 <= answer.status < 300:
                return answer
            later = wait(answer.headers.get("retry-after", ""), pause or 0.0)
            if answer.status not in BUSY or pause is None or loop.time() + later > end:
                raise Refused(refused(answer.page, self._signs(answer.url)))
            await asyncio.sleep(later)
        raise AssertionError  # the last round returns or raises

    async def _read(self, url: httpx2.URL) -> Answer:
        """What an address answers, at the end of its redirects."""
        for _ in range(REDIRECTS + 1):
            answer = await self._ask(url)
            self._cookies.keep(site(answer.url), answer.cookies)
            if not 300 <= answer.status < 400 or "location" not in answer.headers:
                return answer
            url = self.onward(url, answer.headers["location"])
        if self._cookies.of(site(url)):
            raise Refused(Message("sites.cookie_redirects", most=REDIRECTS, save=Message(INSTEAD)))
        raise Refused(Message("web.redirects", most=REDIRECTS))

    def forget(self) -> None:
        """Drops the cookies: what is asked next is asked by a new visitor."""
        self._cookies.forget()

    def onward(self, url: httpx2.URL, target: str) -> httpx2.URL:
        """The address that an answer leads to, without a password in it; raises Refused."""
        try:
            there = url.join(target)
        except (httpx2.InvalidURL, ValueError) as wrong:
            raise Refused(Message("web.leads_wrong", target=target, wrong=wrong, save=Message(INSTEAD))) from wrong
        if not _web(there):
            raise Refused(Message("web.leads_nowhere", target=target, save=Message(INSTEAD)))
        if url.scheme == "https" and there.scheme == "http":
            raise Refused(Message("web.leads_open", there=there, save=Message(INSTEAD)))
        return there

    async def _ask(self, url: httpx2.URL) -> Answer:
        """What an address answers by itself, from the first of its machines that can be reached."""
        proxy = _proxy(url)
        found = literal(url.host) if proxy else await self._machines(url)
        inner = any(not _public(one) for one in found)
        home = site(url)[1:]
        if not self.begun and inner and not (self.meant or self.private):
            raise Refused(Message("web.private_here", save=Message(INSTEAD)))
        if not self.begun:
            self.home, self.begun = home if inner else None, True
        elif inner and not self.private and home != self.home:
            raise Refused(Message("web.private", url=url, address=found[0]))
        hosts = [url.host] if proxy else [str(one) for one in found]
        headers = self._headers(url, found)
        for host in hosts[:-1]:
            try:
                return await _get(url, host, headers, self._client(url, proxy))
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue
        return await _get(url, hosts[-1], headers, self._client(url, proxy))

    async def _machines(self, url: httpx2.URL) -> Sequence[Address]:
        _, host, port = site(url)
        if (host, port) not in self._found:
            try:
                self._found[host, port] = await look_up(url.raw_host.decode(), port)
            except Unknown as wrong:
                raise Refused(Message("web.no_site", host=host, wrong=wrong)) from wrong
        return self._found[host, port]

    def _client(self, url: httpx2.URL, proxy: str | None) -> httpx2.AsyncClient:
        """The connections to one name: two names of one machine share none, for each shows a certificate of its own."""
        key = (url.netloc.decode(), proxy)
        if key not in self._clients:
            limits = httpx2.Timeout(None, connect=CONNECT)
            client = httpx2.AsyncClient(verify=self.trusted, trust_env=False, proxy=proxy, timeout=limits)
            self._clients[key] = client
            self._open.push_async_callback(client.aclose)
        return self._clients[key]

    def _headers(self, url: httpx2.URL, found: Sequence[Address]) -> dict[str, str]:
        headers = {**HEADERS, "Host": url.netloc.decode()}
        cookies = self._cookies.of(site(url))
        if cookies:
            headers["Cookie"] = cookies
        if self.signing and self._signs(url):
            if url.scheme != "https" and not (found and all(one.is_loopback for one in found)):
                raise Refused(Message("sites.https_only"))
            headers["Authorization"] = self.signing.header
        return headers

    def _signs(self, url: httpx2.URL) -> bool:
        """Whether the password goes with what is asked there."""
        return self.signing is not None and self.signing.site == site(url)


async def _get(url: httpx2.URL, host: str, headers: Mapping[str, str], client: httpx2.AsyncClient) -> Answer:
    """What one machine answers; its name was looked up once, so that it can't become another's meanwhile."""
    named = {"sni_hostname": url.raw_host.decode()} if host != url.host else {}
    there = url.copy_with(host=host, username=None, password=None)
    client.cookies.clear()  # ours are kept by the name of the site, not by the number of its machine
    async with client.stream("GET", there, headers=dict(headers), extensions=named) as answer:
        most = SIZE if answer.is_success else TOLD
        data = bytearray()
        if not answer.has_redirect_location:
            async for piece in answer.aiter_bytes():
                data += piece
                if len(data) > most:
                    break
        if answer.is_success and len(data) > most:
            raise TooLarge(Message("web.large", size=SIZE // 1_000_000, save=Message(INSTEAD)))
        cookies = answer.headers.get_list("set-cookie")
        return Answer(url, answer.status_code, answer.reason_phrase, dict(answer.headers.items()), bytes(data), cookies)


def _proxy(url: httpx2.URL) -> str | None:
    """The proxy of the environment for an address; names are looked up there."""
    return None if proxy_bypass(url.host) else getproxies().get(url.scheme)
