"""Which posts of a site are translations of each other: by the fields of language plug-ins, or by hreflang."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from checker.model import SIDES, Side
from checker.model.messages import Message
from checker.pairs import Remote
from checker.readers.places.decode import InputError, decode
from checker.readers.web import address
from checker.readers.web.sites.asking import Row

if TYPE_CHECKING:
    from checker.readers.web.download import Visit

PATIENCE = 60.0  # seconds for one page
FEW = 3  # pages that are looked at before a site is taken to have no hreflang; one where its front page has none
FIELDS = "sites.by_fields"
HREFLANG = "sites.by_hreflang"

Found = tuple[tuple[Remote, ...], str]


async def pairs(visit: Visit, rows: Sequence[Row], connections: int, bilingual: bool | None = None) -> list[Found]:
    """The posts in their order, each once: with its translation and how that was found, or alone.

    Where no post has a language in REST, the pages are asked for their hreflang, if the site has some: it is
    `bilingual`, or one of the first pages is. None says that its front page was not read.
    """
    named = _by_fields(rows)
    if not any(row.side for row in rows):
        named = await _by_pages(visit, rows, connections, bilingual)
    found: list[Found] = []
    done: set[str] = set()
    for row in rows:
        if row.remote.link in done:
            continue
        pair = named.get(row.remote.link)
        found.append(pair or ((row.remote,), ""))
        done |= {one.link for one in found[-1][0]}
    return found


def _by_fields(rows: Sequence[Row]) -> dict[str, Found]:
    """The pairs that the fields name, by the address of either post."""
    known = {(row.remote.listed, row.remote.number): row.remote for row in rows}
    found: dict[str, Found] = {}
    for row in rows:
        if row.side is None or row.remote.link in found:
            continue
        listed = row.remote.listed
        numbers = {**row.others, row.side: row.remote.number}
        if all(side in numbers for side in SIDES) and numbers["uk"] != numbers["en"]:
            posts = tuple(known.get((listed, numbers[side]), _unlisted(listed, numbers[side])) for side in SIDES)
            found |= dict.fromkeys((one.link for one in posts), (posts, Message(FIELDS)))
    return found


def _unlisted(listed: str, number: int) -> Remote:
    """A translation that is not among the posts that were asked for."""
    return Remote(listed, number, "", f"{listed}#{number}")


async def _by_pages(visit: Visit, rows: Sequence[Row], connections: int, bilingual: bool | None) -> dict[str, Found]:
    """The pairs that the pages of posts name, by the address of either post."""
    known = {address.compared(row.remote.link): row.remote for row in rows}
    found: dict[str, Found] = {}
    gate = asyncio.Semaphore(connections)

    async def look(remote: Remote) -> bool:
        async with gate:
            if remote.link in found:
                return True
            named = await _named(visit, remote.link)
        links = {side: link for side in SIDES if (link := named.get(side))}
        if len(links) < len(SIDES) or address.compared(links["uk"]) == address.compared(links["en"]):
            return False
        posts = tuple(known.get(address.compared(links[side]), Remote("", 0, "", links[side])) for side in SIDES)
        if remote in posts:
            found.update(dict.fromkeys((one.link for one in posts), (posts, Message(HREFLANG))))
        return True

    for row in () if bilingual else rows[: FEW if bilingual is None else 1]:
        bilingual = bilingual or await look(row.remote)
    if bilingual:
        async with asyncio.TaskGroup() as group:
            for row in rows:
                group.create_task(look(row.remote))
    return found


async def _named(visit: Visit, link: str) -> Mapping[Side, str]:
    """The pages of both languages that a page names; none where it can't be read, for that is told later."""
    from checker.readers.web import download

    end = asyncio.get_running_loop().time() + PATIENCE
    with suppress(InputError), download.errors(link):
        answer = await visit.get(download.parse(link), end)
        page = address.read(link, decode(link, answer.data), answer)
        return {side: str(visit.onward(answer.url, href)) for side, href in address.by_language(page.languages).items()}
    return {}
