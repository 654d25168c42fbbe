"""What is asked of a site, and how: which posts, by whom, over how many connections."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Side
from checker.pairs import Remote
from checker.readers.catalogue.units import language
from checker.readers.web import rest

if TYPE_CHECKING:
    import httpx2

    from checker.readers.web.download import Signing

LONGEST = 5  # letters of the mark of a language in an address: /en/, /uk-ua/
CONNECTIONS = 4  # to one site, which it bears; --connections says otherwise


class Wanted(NamedTuple):
    """Which posts of a site are wanted: types by name, status, words, and when they were published (ISO 8601)."""

    types: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    search: str = ""
    after: str = ""
    before: str = ""

    @property
    def asked(self) -> dict[str, str]:
        """The same as parameters of a list in REST."""
        given = {
            "status": ",".join(self.status), "search": self.search, "after": self.after, "before": self.before,
        }  # fmt: skip
        return {name: value for name, value in given.items() if value}


class Asking(NamedTuple):
    """How addresses are asked: into private networks too, signed in, over so many connections, keeping what comes.

    Of who signs in, `revisions` asks for the earlier versions of each post.
    """

    private: bool = False
    signing: Signing | None = None
    connections: int = CONNECTIONS
    save: Path | None = None
    wanted: Wanted | None = None
    revisions: bool = False


class Row(NamedTuple):
    """A post of a list: what it takes to ask for it, its language where it says so, and its translations by number."""

    remote: Remote
    side: Side | None
    others: Mapping[Side, int]


def whole(address: str, asking: Asking) -> bool:
    """Whether an address means a site, not a post: where posts are chosen, or where it has no path.

    https://site/en/ is a site, too, as plug-ins for languages have it.
    """
    from checker.readers.web.download import Refused, parse

    try:
        url = parse(address)
    except (Refused, ValueError):  # told when it is asked
        return False
    if asking.wanted:
        return True
    place = url.path.strip("/")
    return (not place or (len(place) <= LONGEST and language(place) is not None)) and not url.params


def lists(root: httpx2.URL, base: str, wanted: Wanted, signed: bool) -> httpx2.URL:
    """The address of a list of posts; what is asked of it holds for single posts of it too."""
    more = {"status": ",".join(wanted.status)} if wanted.status else {}
    return rest.route(root, f"wp/v2/{base}", more | ({"context": "edit"} if signed else {}))
