"""Which posts a site lists, as tasks: pairs of posts that are translations of each other, and single ones."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.language.text import mask
from checker.model import Failure
from checker.model.messages import Message
from checker.pairs import Input, Remote, Task
from checker.readers.places.decode import decode
from checker.readers.web import address, languages, rest
from checker.readers.web.refusals import no_post
from checker.readers.web.sites import translations
from checker.readers.web.sites.asking import Asking, Row, Wanted, lists, whole

if TYPE_CHECKING:
    import httpx2

    from checker.readers.web.download import Answer, Visit

PAGE = 100  # posts of a list that WordPress gives at most
MOST = 100_000  # posts of one type that are looked at in one run
PATIENCE = 120.0  # seconds for one list, with all waiting
FIELDS = ",".join(("id", "link", "type", "modified_gmt", *languages.OWN, *languages.OTHERS))


PLAIN = re.compile(r"[\w-]+")


def tasks(given: str, asking: Asking) -> list[Task]:
    """What an address stands for: itself, or the posts of a site; raises InputError."""
    if not whole(given, asking):
        return [Input(given, private=asking.private)]
    return asyncio.run(_tasks(given, asking))


async def _tasks(given: str, asking: Asking) -> list[Task]:
    from checker.readers.web import download

    async with download.Visit(asking.private, asking.signing) as visit:
        with download.errors(given):
            wanted = asking.wanted or Wanted()
            found = await _root(visit, given, asking.wanted is not None)
            if found is None:
                return [Input(given, private=asking.private)]
            bases = [base async for base in _bases(visit, found.root, wanted)]
            rows: list[Row] = []
            for base in bases:
                listed = lists(found.root, base, wanted, bool(visit.signing))
                rows += await _listed(visit, listed, wanted, found.narrowed, asking)
            if not rows:
                return [Failure(mask(given), Message("sites.no_posts"))]
            paired = await translations.pairs(visit, rows, asking.connections, found.bilingual)
            return [_task(one, asking.private, visit.home) for one in paired]
    raise AssertionError


def _task(found: tuple[tuple[Remote, ...], str], private: bool, home: tuple[str, int] | None) -> Task:
    remote, why = tuple(one._replace(home=home) for one in found[0]), found[1]
    return Input(remote[-1].link, "WordPress post", private, remote=remote, why=why)


class Found(NamedTuple):
    """The root of a site's REST, what the given page narrows its posts to, and whether that has hreflang of both.

    None says that no page was read.
    """

    root: httpx2.URL
    narrowed: Mapping[str, str] = {}
    bilingual: bool | None = None


async def _root(visit: Visit, given: str, wanted: bool) -> Found | None:
    """Where a site serves its posts; None where it answers with a post, and it is not `wanted` that posts are chosen.

    What https://site/en/ answers is a post where nothing says that it is a site's home in one of two languages.
    """
    from checker.readers.web.download import Refused, parse

    url = parse(given)
    if rest.is_rest(url):
        return Found(rest.root_of(url))
    end = asyncio.get_running_loop().time() + PATIENCE
    answer = await visit.get(url, end)
    text = decode(mask(given), answer.data)
    if address.is_json(text):
        value = json.loads(text)
        return Found(answer.url) if isinstance(value, dict) and "routes" in value else None
    named = address.read(mask(given), text, answer)
    if named.root is None:
        said = no_post(answer.page)
        if said:
            raise Refused(said)
        root = visit.onward(answer.url, "/wp-json/")
        index = await visit.get(root, end)
        if not address.is_json(decode(mask(given), index.data)):
            raise Refused(no_post(index.page) or Message("sites.no_wordpress"))
        return Found(root)
    both = len(address.by_language(named.languages)) > 1
    if named.post and url.path.strip("/") and not (both or wanted):
        return None
    return Found(visit.onward(answer.url, named.root), _narrowed(named.post), both)


def _narrowed(post: str | None) -> dict[str, str]:
    """The posts of an archive, by the REST address that its page names: …/wp/v2/categories/5."""
    base, _, number = (post or "").rpartition("/")
    kind = base.rpartition("/")[2]
    names = {"categories": "categories", "tags": "tags", "users": "author"}
    return {names[kind]: number} if kind in names and number.isdecimal() else {}


async def _bases(visit: Visit, root: httpx2.URL, wanted: Wanted) -> Any:
    """The lists of the types that are wanted, by the names that the site has for them."""
    from checker.readers.web.download import Refused

    if not wanted.types:
        for base in rest.BASES:
            yield base
        return
    end = asyncio.get_running_loop().time() + PATIENCE
    value = json.loads((await visit.get(rest.route(root, "wp/v2/types", {}), end)).data)
    known: dict[str, str] = {}
    for name, one in value.items() if isinstance(value, dict) else ():
        given = one.get("rest_base") if isinstance(one, dict) else None
        known |= {name: given, given: given} if isinstance(given, str) and PLAIN.fullmatch(given) else {}
    for name in wanted.types:
        if name not in known:
            raise Refused(Message("sites.no_type", type=repr(name), known=", ".join(sorted(set(known.values())))))
        yield known[name]


async def _listed(
    visit: Visit, listed: httpx2.URL, wanted: Wanted, more: Mapping[str, str], asking: Asking
) -> list[Row]:
    """All posts of a list, in the order of their numbers."""
    from checker.readers.web.download import Refused

    asked = {**wanted.asked, **more, "per_page": str(PAGE), "orderby": "id", "order": "asc", "_fields": FIELDS}
    first = await _page(visit, listed, asked, 1)
    told = first.headers.get("x-wp-total", "")
    total = int(told) if told.isdecimal() and len(told) < 10 else 0
    if total > MOST:
        raise Refused(Message("sites.too_many", total=f"{total:,}", most=f"{MOST:,}"))
    gate = asyncio.Semaphore(asking.connections)

    async def page(number: int) -> Answer:
        async with gate:
            return await _page(visit, listed, asked, number)

    # A group of tasks would raise a group of exceptions, in which nobody sees that a page was refused.
    others = await asyncio.gather(*(page(number) for number in range(2, -(-total // PAGE) + 1)))
    rows = {row.remote.number: row for answer in (first, *others) for row in _rows(answer, listed)}
    return list(rows.values())


async def _page(visit: Visit, listed: httpx2.URL, asked: Mapping[str, str], number: int) -> Answer:
    end = asyncio.get_running_loop().time() + PATIENCE
    return await visit.get(listed.copy_merge_params({**asked, "page": str(number)}), end, stubborn=True)


def _rows(answer: Answer, listed: httpx2.URL) -> Iterator[Row]:
    """The posts of one page of a list; raises Refused where it is none."""
    from checker.readers.web.download import Refused

    try:
        value = json.loads(answer.data)
    except (ValueError, RecursionError) as wrong:
        said = no_post(answer.page) or Message("sites.page_for_json")
        raise Refused(said) from wrong
    if not isinstance(value, list):
        raise Refused(Message("sites.no_list"))
    for one in value:
        number = one.get("id") if isinstance(one, dict) else None
        if isinstance(number, int) and number > 0:
            link, modified = one.get("link"), one.get("modified_gmt")
            remote = Remote(
                str(listed), number, modified if isinstance(modified, str) else "",
                mask(link) if isinstance(link, str) and link else f"{mask(str(listed))}#{number}",
            )  # fmt: skip
            yield Row(remote, *languages.told(one))
