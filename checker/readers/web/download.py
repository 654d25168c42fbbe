"""What a server answers, within one deadline and a size, and where it may lead: the one door to the web."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.request import getproxies, proxy_bypass

import httpx2

from checker.language.text import mask
from checker.model.messages import Message, altered
from checker.readers.places.decode import InputError

SIZE = 10_000_000  # bytes of an answer, unpacked
SECONDS = 30.0  # for all of it: names, redirects, headers, bodies
CONNECT = 5.0  # seconds for each address of a name
REDIRECTS = 5
HEADERS = {"User-Agent": "zvirka", "Accept": "application/json, text/html"}
INSTEAD = "web.instead"  # what may be done where an address does not answer

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):
    """Why an answer is not read, and what mends it."""


class Leads(NamedTuple):
    """Where an answer leads: to the address of its text, None where it is the text; to the page in another language."""

    text: str | None = None
    other: str | None = None


class Answer(NamedTuple):
    """What an address answers, after its redirects."""

    address: str
    data: bytes


def download(address: str, leads: Callable[[bytes], Leads], private: bool = False, meant: bool = True) -> list[Answer]:
    """The text of an address, and that of the page in another language where its answer leads to one.

    Redirects and `leads` come from strangers. They stay with http and https, don't go back from https to http, and
    reach loopback and private networks only where `private` says so, or within the site that was asked for, if it lies
    there itself. So does an address that is not `meant` by whoever runs the program. Raises InputError with what went
    wrong and what to do.
    """
    try:
        return asyncio.run(_download(address, leads, private, meant))
    except Refused as wrong:
        said = str(wrong)
    except TimeoutError:
        said = Message("web.slow", seconds=f"{SECONDS:g}", save=Message(INSTEAD))
    except httpx2.InvalidURL as wrong:
        said = Message("web.no_address", wrong=wrong)
    except (httpx2.ConnectError, httpx2.ConnectTimeout) as wrong:
        said = Message("web.unreached", wrong=str(wrong) or Message("web.no_answer"))
    except httpx2.DecodingError as wrong:
        said = Message("web.unpacked", wrong=wrong, save=Message(INSTEAD))
    except (httpx2.HTTPError, httpx2.StreamError, OSError, ValueError) as wrong:
        said = Message("web.broken", wrong=wrong or type(wrong).__name__, save=Message(INSTEAD))
    raise InputError(mask(address), altered(said, mask))


async def _download(address: str, leads: Callable[[bytes], Leads], private: bool, meant: bool) -> list[Answer]:
    async with asyncio.timeout(SECONDS):
        visit = Visit(_url(address), private, meant)
        url, data = await visit.read(visit.start)
        lead = leads(data)
        found = [await _text(visit, url, data, lead)]
        if lead.other is not None:
            there = visit.onward(url, lead.other)
            try:
                url, data = await visit.read(there)
                found.append(await _text(visit, url, data, leads(data)))
            except (Refused, httpx2.HTTPError, InputError) as wrong:
                told = wrong.message if isinstance(wrong, InputError) else wrong.args[0] if wrong.args else ""
                why = told or type(wrong).__name__
                raise Refused(Message("web.other_page", there=str(there), why=why)) from wrong
        return found


async def _text(visit: Visit, url: httpx2.URL, data: bytes, lead: Leads) -> Answer:
    """The text that an answer has or leads to, under the address of the answer."""
    return Answer(str(url), data if lead.text is None else (await visit.read(visit.onward(url, lead.text)))[1])


def _url(address: str) -> httpx2.URL:
    url = httpx2.URL(address)
    if not _web(url):
        raise Refused(Message("web.no_web"))
    return url


def _web(url: httpx2.URL) -> bool:
    """Whether an address may be asked: a site without white space, and a port that there is."""
    site = url.host and not re.search(r"%20|[\s\\]", url.host)
    return url.scheme in {"http", "https"} and bool(site) and (url.port is None or 0 < url.port < 65536)


@dataclass(slots=True)
class Visit:
    """What was asked for, and where answers may lead from there.

    `home` is the site that was asked for, with its port, where it lies in a private network; `begun` says that it is
    known.
    """

    start: httpx2.URL
    private: bool
    meant: bool = True
    home: tuple[str, int] | None = None
    begun: bool = False
    trusted: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    async def read(self, url: httpx2.URL) -> tuple[httpx2.URL, bytes]:
        """What an address answers, and at which one its redirects end."""
        for _ in range(REDIRECTS + 1):
            answer = await self._ask(url)
            if isinstance(answer, bytes):
                return url, answer
            url = self.onward(url, answer)
        raise Refused(Message("web.redirects", most=REDIRECTS))

    def onward(self, url: httpx2.URL, target: str) -> httpx2.URL:
        """The address that an answer leads to."""
        try:
            there = url.join(target)
        except (httpx2.InvalidURL, ValueError) as wrong:
            raise Refused(Message("web.leads_wrong", target=target, wrong=wrong, save=Message(INSTEAD))) from wrong
        if not _web(there):
            raise Refused(Message("web.leads_nowhere", target=target, save=Message(INSTEAD)))
        if url.scheme == "https" and there.scheme == "http":
            raise Refused(Message("web.leads_open", there=there, save=Message(INSTEAD)))
        return there

    async def _ask(self, url: httpx2.URL) -> bytes | str:
        """What an address answers, or where it redirects to, from the first of its machines that can be reached."""
        proxy = _proxy(url)
        found = _literal(url.host) if proxy else await _machines(url)
        inner = any(not _public(one) for one in found)
        if not self.begun and inner and not (self.meant or self.private):
            raise Refused(Message("web.private_here", save=Message(INSTEAD)))
        if not self.begun:
            self.home, self.begun = _site(url) if inner else None, True
        elif inner and not self.private and _site(url) != self.home:
            raise Refused(Message("web.private", url=url, address=found[0]))
        hosts = [url.host] if proxy else [str(one) for one in found]
        for host in hosts[:-1]:
            try:
                return await _get(url, host, proxy, self.trusted)
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue
        return await _get(url, hosts[-1], proxy, self.trusted)


async def _get(url: httpx2.URL, host: str, proxy: str | None, trusted: ssl.SSLContext) -> bytes | str:
    """What one machine answers; its name was looked up once, so that it can't become another's meanwhile."""
    headers = HEADERS if proxy else {**HEADERS, "Host": url.netloc.decode()}
    limits = httpx2.Timeout(None, connect=CONNECT)
    async with httpx2.AsyncClient(verify=trusted, trust_env=False, proxy=proxy, timeout=limits) as client:
        named = {} if proxy else {"sni_hostname": url.raw_host.decode()}
        async with client.stream("GET", url.copy_with(host=host), headers=headers, extensions=named) as answer:
            if answer.has_redirect_location:
                return str(answer.headers["location"])
            if not answer.is_success:
                answered = f"{answer.status_code} {answer.reason_phrase}".rstrip()
                raise Refused(Message("web.answered", answered=answered))
            data = bytearray()
            async for piece in answer.aiter_bytes():
                data += piece
                if len(data) > SIZE:
                    raise Refused(Message("web.large", size=SIZE // 1_000_000, save=Message(INSTEAD)))
            return bytes(data)


def _proxy(url: httpx2.URL) -> str | None:
    """The proxy of the environment for an address; names are looked up there."""
    return None if proxy_bypass(url.host) else getproxies().get(url.scheme)


def _site(url: httpx2.URL) -> tuple[str, int]:
    return url.host, url.port or {"http": 80, "https": 443}[url.scheme]


def _literal(host: str) -> Sequence[Address]:
    """The machine that a host names by its number; none where it is a name."""
    try:
        return [ipaddress.ip_address(host)]
    except ValueError:
        return [ipaddress.ip_address("127.0.0.1")] if host == "localhost" else []


async def _machines(url: httpx2.URL) -> Sequence[Address]:
    """The machines of a host, looked up beside the loop: a look-up can't be broken off, only left behind."""
    loop = asyncio.get_running_loop()
    found: asyncio.Future[list[str]] = loop.create_future()
    host, port = _site(url)

    def settle(hosts: list[str], wrong: OSError | UnicodeError | None) -> None:
        if found.done():
            return
        if wrong:
            found.set_exception(Refused(Message("web.no_site", host=host, wrong=wrong)))
        else:
            found.set_result(hosts)

    def look() -> None:
        hosts: list[str] = []
        failed: OSError | UnicodeError | None = None
        try:
            rows = socket.getaddrinfo(url.raw_host.decode(), port, type=socket.SOCK_STREAM)
            hosts = list(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as wrong:
            failed = wrong
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, hosts, failed)

    threading.Thread(target=look, daemon=True).start()
    return [ipaddress.ip_address(one) for one in await found]


def _public(one: Address) -> bool:
    """Whether a number is one of the whole net; one of IPv4 may stand inside one of IPv6."""
    if isinstance(one, ipaddress.IPv6Address):
        inner = one.ipv4_mapped or one.sixtofour
        if inner:
            return _public(inner)
    return one.is_global and not one.is_multicast
