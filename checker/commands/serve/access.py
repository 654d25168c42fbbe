"""Who may ask: the token, the names under which the service is known, and the addresses that it may be sent to."""

from __future__ import annotations

import hmac
import ipaddress
import os
import re
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from checker.model.messages import Message, joined
from checker.model.system import refusal

SHORTEST = 20  # characters of a token: as many as nobody guesses
TOKEN = re.compile(r"[\x21-\x7e]+")  # what a header can carry, without spaces
VARIABLE = "ZVIRKA_TOKEN"
PUBLIC = "public"


class AccessError(ValueError):
    """A token, a site or an allowed address that can't be used; its text says why, and the mend."""


class Token(NamedTuple):
    """The token that is asked for, and whether it was made now, so that it has to be told once."""

    value: str
    made: bool = False


def token(path: Path | None, needed: bool) -> Token | None:
    """The token of a file, of the environment, or made now where one is `needed`; None where none is.

    Raises AccessError for one that is too short, or in a file that others may read.
    """
    if path is not None:
        return Token(_sound(_content(path), str(path)))
    given = os.environ.pop(VARIABLE, None)  # no process that we start has to know it
    if given is not None:
        return Token(_sound(given.strip(), VARIABLE))
    return Token(secrets.token_urlsafe(32), made=True) if needed else None


def _content(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            held = os.fstat(stream.fileno())
            if os.name == "posix" and stat.S_IMODE(held.st_mode) & 0o077:
                raise AccessError(Message("serve.readable", path=path))
            if os.name == "posix" and held.st_uid not in {os.geteuid(), 0}:
                raise AccessError(Message("serve.foreign", path=path))
            return stream.read(10_000).decode("ascii").strip()
    except OSError as wrong:
        raise AccessError(joined(": ", path, refusal(wrong))) from wrong
    except UnicodeDecodeError as wrong:
        raise AccessError(Message("serve.ascii", path=path)) from wrong


def _sound(value: str, where: str) -> str:
    if len(value) < SHORTEST or not TOKEN.fullmatch(value):
        raise AccessError(Message("serve.token", where=where, least=SHORTEST))
    return value


@dataclass(frozen=True, slots=True)
class Access:
    """Which requests are answered: those under one of our names that no other site sent, with the token."""

    token: str | None
    sites: tuple[str, ...] = ()

    def named(self, host: str) -> bool:
        """Whether a request is meant for us, as its Host says: a number of a machine, localhost, or one of the sites.

        A page of strangers may give its own name the number of this machine (DNS rebinding): that name is none of ours.
        """
        return host.lower() in {urlsplit(one).netloc for one in self.sites} or _numbered(host)

    def ours(self, host: str, origin: str | None, fetched: str | None) -> bool:
        """Whether no other site sent a request, by its Origin and Sec-Fetch-Site, which a browser sets itself."""
        own = {f"http://{host.lower()}"} if _numbered(host) else set()  # a site has the scheme that was given
        if origin is not None and origin not in own.union(self.sites):
            return False
        return fetched in {None, "same-origin", "none"}

    def knows(self, authorization: str | None) -> bool:
        """Whether a request has the token, where there is one."""
        if self.token is None:
            return True
        kind, _, value = (authorization or "").partition(" ")
        return hmac.compare_digest(value.strip().encode(), self.token.encode()) and kind.lower() == "bearer"


def site(given: str) -> str:
    """The origin under which a proxy makes the service known (https://zvirka.example.org); raises AccessError."""
    try:
        parts = urlsplit(given.rstrip("/").lower())
        whole = parts.scheme in {"http", "https"} and parts.netloc and not (parts.path or parts.query or parts.fragment)
    except ValueError:
        whole = False
    if not whole or "@" in given:
        raise AccessError(Message("serve.no_site", given=given))
    return f"{parts.scheme}://{parts.netloc}"


def _numbered(host: str) -> bool:
    """Whether a Host is localhost, or the number of a machine, with or without a port."""
    try:
        name = urlsplit(f"http://{host}").hostname or ""
        return name == "localhost" or bool(ipaddress.ip_address(name))
    except ValueError:
        return False


def loopback(host: str) -> bool:
    """Whether who listens there hears this machine only."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def pattern(given: str) -> str:
    """What `--allow-addresses` may say: "public", "none", a host, or a network; raises AccessError."""
    if "/" in given:
        try:
            return str(ipaddress.ip_network(given))
        except ValueError as wrong:
            raise AccessError(Message("serve.no_network", given=given, wrong=wrong)) from wrong
    if not re.fullmatch(r"[\w.:-]+", given):
        raise AccessError(Message("serve.no_address", given=given))
    return given.lower()


def allows(host: str, allowed: tuple[str, ...]) -> bool:
    """Whether an address on that host may be asked: it is named, lies in a network that is, or any public one may be.

    A network counts for hosts that are given by number: which number a name has is known when it is asked.
    """
    host = host.lower()
    if PUBLIC in allowed or host in allowed:
        return True
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return False
    return any(number in ipaddress.ip_network(one) for one in allowed if "/" in one)
