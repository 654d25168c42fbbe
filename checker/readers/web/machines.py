"""The machines behind the name of a site, and whether they are of the whole net."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Sequence

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Unknown(Exception):
    """What the look-up of a name says where it finds none."""


def literal(host: str) -> Sequence[Address]:
    """The machine that a host names by its number; none where it is a name."""
    try:
        return [ipaddress.ip_address(host)]
    except ValueError:
        return [ipaddress.ip_address("127.0.0.1")] if host == "localhost" else []


async def look_up(name: str, port: int) -> Sequence[Address]:
    """The machines of a host, looked up beside the loop: a look-up can't be broken off, only left behind.

    Raises Unknown.
    """
    loop = asyncio.get_running_loop()
    found: asyncio.Future[list[str]] = loop.create_future()

    def settle(hosts: list[str], wrong: OSError | UnicodeError | None) -> None:
        if found.done():
            return
        if wrong:
            found.set_exception(Unknown(str(wrong)))
        else:
            found.set_result(hosts)

    def look() -> None:
        hosts: list[str] = []
        failed: OSError | UnicodeError | None = None
        try:
            rows = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
            hosts = list(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as wrong:
            failed = wrong
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, hosts, failed)

    threading.Thread(target=look, daemon=True).start()
    return [ipaddress.ip_address(one) for one in await found]


def public(one: Address) -> bool:
    """Whether a number is one of the whole net; one of IPv4 may stand inside one of IPv6."""
    if isinstance(one, ipaddress.IPv6Address):
        inner = one.ipv4_mapped or one.sixtofour
        if inner:
            return public(inner)
    return one.is_global and not one.is_multicast
