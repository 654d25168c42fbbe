"""How a visitor behaves: comes again as late as a site says, and brings the cookies that it was given."""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

COOKIES, LONGEST = 50, 4096  # of a site, and characters of each


def wait(told: str, pause: float) -> float:
    """Seconds to wait: as many as `Retry-After` says (a number, or a date), or the pause where it says nothing."""
    if told.isdecimal() and len(told) < 10:
        return max(float(told), pause)
    with suppress(ValueError, TypeError, OverflowError):
        return max(parsedate_to_datetime(told).timestamp() - time.time(), pause)
    return pause


@dataclass(slots=True)
class Cookies:
    """The cookies of each site, as long as a visit lasts."""

    kept: dict[Hashable, dict[str, str]] = field(default_factory=dict)

    def keep(self, site: Hashable, lines: Iterable[str]) -> None:
        """Keeps those that the headers `Set-Cookie` of a site's answer give."""
        own = self.kept.setdefault(site, {})
        for line in lines:
            name, sign, value = line.partition(";")[0].partition("=")
            name = name.strip()
            if sign and len(line) <= LONGEST and (name in own or len(own) < COOKIES):
                own[name] = value.strip()

    def forget(self) -> None:
        """Drops all: a site that keeps the language of a visitor leads away from the page in the other one."""
        self.kept.clear()

    def of(self, site: Hashable) -> str:
        """The header `Cookie` for a site; "" where it has set none."""
        return "; ".join(f"{name}={value}" for name, value in self.kept.get(site, {}).items())
