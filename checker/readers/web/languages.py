"""Which language of a post was written first, by its language plug-in (Polylang, WPML) or its address."""

from __future__ import annotations

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
    older = _older(post)
    if older.side:
        return older
    said = own(post)
    if said:
        return Original(other(said), Message(f"original.plugin_page_{said}"))
    addressed = _addressed(link)
    if addressed:
        return Original(other(addressed), Message(f"original.address_{addressed}"))
    return UNKNOWN


def first(posts: Mapping[Side, dict[str, Any]]) -> Original:
    """Which of two posts is the original: by the plug-in's numbers, the default language of the site, or their dates.

    WordPress leaves the mark of its default language out of addresses: /news/ and /en/news/.
    """
    for post in posts.values():
        if (numbered := _older(post)).side:
            return numbered
    addressed = {side: _addressed(str(post.get("link") or "")) for side, post in posts.items()}
    for side in SIDES:
        if addressed[side] is None and posts[side].get("link") and addressed[other(side)] == other(side):
            return Original(side, Message(f"original.site_{side}"))
    dates = {side: str(post.get("date_gmt") or post.get("date") or "") for side, post in posts.items()}
    if all(dates.values()) and dates["uk"] != dates["en"]:
        older = min(SIDES, key=dates.__getitem__)
        return Original(older, Message(f"original.post_older_{older}", date=dates[older]))
    return UNKNOWN


def own(post: dict[str, Any]) -> Side | None:
    """The language that a plug-in says a post is in."""
    return next((side for key in OWN if (side := _side(post.get(key)))), None)


def numbers(post: dict[str, Any]) -> dict[Side, int]:
    """The numbers of a post and of its translations, as a plug-in has them; of several, the oldest."""
    found: dict[Side, int] = {}
    for one in _versions(post, own(post)):
        found[one.side] = min(one.number, found.get(one.side, one.number))
    return found


def _older(post: dict[str, Any]) -> Original:
    """Which of the posts that belong together has the lower number."""
    known = numbers(post)
    if len(known) < len(SIDES) or known["uk"] == known["en"]:
        return UNKNOWN
    older = min(SIDES, key=known.__getitem__)
    return Original(older, Message(f"original.plugin_older_{older}", number=known[older]))


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


def _addressed(link: str) -> Side | None:
    """The language whose mark an address has: https://site/en/news/, https://en.site/."""
    try:
        parts = urlsplit(link)
        marks = ((parts.hostname or "").partition(".")[0], parts.path.strip("/").partition("/")[0])
    except ValueError:
        return None
    return next((side for mark in marks if (side := language(mark))), None)
