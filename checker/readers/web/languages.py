"""Which language of a post was written first, by its language plug-in (Polylang, WPML) or its address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from checker.model import SIDES, UNKNOWN, Original, Side, other
from checker.model.messages import Message
from checker.readers.catalogue.units import language

# Where plug-ins keep the language of a post, and its translations: an object of language and number (Polylang), or a
# list of posts with their language and number (WPML, and what themes make of Polylang).
OWN = ("lang", "locale", "language", "wpml_current_locale", "polylang_current_lang")
OTHERS = ("translations", "wpml_translations", "polylang_translations")


class Version(NamedTuple):
    """A post in one language, by its number: the higher, the younger."""

    side: Side
    number: int


def original(post: dict[str, Any], link: str) -> Original:
    """The older of the posts that belong together; else the language that the page is not in, and of which it has some.

    A page that was translated keeps what was not: a page in English with an excerpt in Ukrainian had that first.
    """
    said, numbers = told(post)
    older = _older(numbers)
    if older:
        return Original(older, Message(f"original.plugin_older_{older}", number=numbers[older]))
    if said:
        return Original(other(said), Message(f"original.plugin_page_{said}"))
    addressed = _addressed(link)
    if addressed:
        return Original(other(addressed), Message(f"original.address_{addressed}"))
    return UNKNOWN


def first(posts: Mapping[Side, dict[str, Any]]) -> Original:
    """Which of two posts was written first, by the first of these that tells.

    The numbers that a plug-in has for them; their own, on one site; the default language of the site, of which
    WordPress leaves the mark out of addresses (/news/ and /en/news/); their dates; what they say
    by themselves, where that is one thing.
    """
    for post in posts.values():
        numbers = told(post)[1]
        named = _older(numbers)
        if named:
            return Original(named, Message(f"original.plugin_older_{named}", number=numbers[named]))
    links = {side: _text(post.get("link")) for side, post in posts.items()}
    own = {side: number for side, post in posts.items() if isinstance(number := post.get("id"), int) and number > 0}
    numbered = _older(own) if _host(links["uk"]) == _host(links["en"]) else None
    if numbered:
        return Original(numbered, Message("sites.by_age", side=Message(f"sites.{numbered}"), number=str(own[numbered])))
    marks = {side: _addressed(link) for side, link in links.items()}
    for side in SIDES:
        if links[side] and marks[side] is None and marks[other(side)] == other(side):
            return Original(side, Message(f"original.unmarked_{side}"))
    dates = {side: _text(post.get("date_gmt")) or _text(post.get("date")) for side, post in posts.items()}
    if all(dates.values()) and dates["uk"] != dates["en"]:
        older = min(SIDES, key=dates.__getitem__)
        return Original(older, Message(f"original.dated_{older}", date=dates[older]))
    said = [one for side in ("en", "uk") if (one := original(posts[side], links[side])).side]
    return said[0] if len({one.side for one in said}) == 1 else UNKNOWN


def _older(numbers: Mapping[Side, int]) -> Side | None:
    """The side with the lower number, where both have one of their own."""
    if len(numbers) < len(SIDES) or numbers["uk"] == numbers["en"]:
        return None
    return min(SIDES, key=numbers.__getitem__)


def told(post: dict[str, Any]) -> tuple[Side | None, dict[Side, int]]:
    """The language of a post, and the numbers of it and its translations, of several the oldest, as plug-ins tell."""
    said = next((side for key in OWN if (side := _side(post.get(key)))), None)
    found: dict[Side, int] = {}
    for one in _versions(post, said):
        found[one.side] = min(one.number, found.get(one.side, one.number))
    return said, found


def beside(text: str) -> tuple[Side, int] | None:
    """The language of the post in a JSON text, and the number that its plug-in has for it in the other language."""
    try:
        post = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(post, dict):
        return None
    said, numbers = told(post)
    side = next((side for side, number in numbers.items() if number == post.get("id")), said)
    number = numbers.get(other(side)) if side else None
    return (side, number) if side and number and number != post.get("id") else None


def _versions(post: dict[str, Any], said: Side | None) -> Iterator[Version]:
    rows: list[tuple[Any, Any]] = [(said, post.get("id"))]
    for given in (post.get(key) for key in OTHERS):
        if isinstance(given, dict):
            rows += [(code, one.get("id") if isinstance(one, dict) else one) for code, one in given.items()]
        elif isinstance(given, list):
            named = (one for one in given if isinstance(one, dict))
            rows += [
                (next((one[key] for key in ("lang", "locale", "slug") if key in one), ""), one.get("id"))
                for one in named
            ]
    for code, number in rows:
        side = _side(code)
        if side and isinstance(number, int) and number > 0:
            yield Version(side, number)


def _side(code: object) -> Side | None:
    if isinstance(code, dict):  # WPML and some themes: {"code": "en", "locale": "en_US"}
        code = code.get("code") or code.get("locale")
    return language(code) if isinstance(code, str) else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _host(link: str) -> str | None:
    try:
        return urlsplit(link).hostname
    except ValueError:
        return None


def _addressed(link: str) -> Side | None:
    """The language whose mark an address has: https://site/en/news/, https://en.site/."""
    try:
        parts = urlsplit(link)
        marks = ((parts.hostname or "").partition(".")[0], parts.path.strip("/").partition("/")[0])
    except ValueError:
        return None
    return next((side for mark in marks if (side := language(mark))), None)
