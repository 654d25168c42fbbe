"""Addresses of WordPress's REST interface: its routes, and what is asked of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    import httpx2

EMBED = "wp:featuredmedia,wp:term"  # what a post names by number: its picture, its categories and tags
BASES = ("posts", "pages")


def is_rest(url: httpx2.URL) -> bool:
    """Whether an address is one of REST: https://site/wp-json/wp/v2/posts/1, https://site/?rest_route=/wp/v2/posts."""
    return "/wp/v2/" in url.path or "/wp/v2/" in url.params.get("rest_route", "")


def route(root: httpx2.URL, path: str, asked: Mapping[str, str]) -> httpx2.URL:
    """The address of a route, with what is asked of it; a site without pretty addresses has it in `rest_route`."""
    kept = dict(root.params)
    if "rest_route" in kept:
        kept["rest_route"] = f"{kept['rest_route'].rstrip('/')}/{path}"
        return root.copy_with(params={**kept, **asked})
    there = f"{root.path.rstrip('/')}/{path}"
    return root.copy_with(path=there, params={**kept, **asked})


def root_of(url: httpx2.URL) -> httpx2.URL:
    """The root of REST that an address of a route lies under."""
    asked = url.params.get("rest_route")
    if asked:
        return url.copy_with(params={"rest_route": "/"})
    return url.copy_with(path=url.path.partition("wp/v2/")[0], params={})


def numbered(url: httpx2.URL, number: int, edited: bool) -> httpx2.URL | None:
    """The address of the post with that number among those of the same type; None where `url` is none of REST."""
    path = url.params.get("rest_route") or url.path
    kind = path.partition("wp/v2/")[2].partition("/")[0]
    more = {"_embed": EMBED} | ({"context": "edit"} if edited else {})
    return route(root_of(url), f"wp/v2/{kind}/{number}", more) if kind else None


def signed(url: httpx2.URL) -> httpx2.URL:
    """The same with what only an editor sees: drafts, and texts as they were written."""
    return url if "context" in url.params else url.copy_merge_params({"context": "edit"})


def embedded(url: httpx2.URL) -> httpx2.URL:
    """The same with the picture of a post, its categories and its tags by name."""
    return url if "_embed" in url.params else url.copy_merge_params({"_embed": EMBED})


def by_slug(root: httpx2.URL, page: httpx2.URL, edited: bool) -> Iterator[httpx2.URL]:
    """Where the post of a page may be found by the last part of its address, or by its number (?p=1)."""
    number = page.params.get("p") or page.params.get("page_id") or ""
    slug = unquote(page.path.rstrip("/").rpartition("/")[2])
    more = {"_embed": EMBED} | ({"context": "edit"} if edited else {})
    for base in BASES:
        if number.isdecimal():
            yield route(root, f"wp/v2/{base}", {"include": number} | more)
        elif slug:
            yield route(root, f"wp/v2/{base}", {"slug": slug} | more)


def linked(post: Mapping[str, Any], relation: str) -> str:
    """The address that a post has for what belongs to it: its "collection", its "version-history"; "" for none."""
    links = post.get("_links")
    found = links.get(relation) if isinstance(links, dict) else None
    first = found[0] if isinstance(found, list) and found else None
    href = first.get("href") if isinstance(first, dict) else None
    return href if isinstance(href, str) else ""


def rows(text: str) -> list[dict[str, Any]]:
    """The posts of a list; none where it is something else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
