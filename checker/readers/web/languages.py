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
    said = next((side for key in OWN if (side := _side(post.get(key)))), None)
    versions = list(_versions(post, said))
    first = {side: min((one.number for one in versions if one.side == side), default=0) for side in SIDES}
    if all(first.values()) and first["uk"] != first["en"]:
        older = min(SIDES, key=lambda side: first[side])
        return Original(older, Message(f"original.plugin_older_{older}", number=first[older]))
    if said:
        return Original(other(said), Message(f"original.plugin_page_{said}"))
    addressed = _addressed(link)
    if addressed:
        return Original(other(addressed), Message(f"original.address_{addressed}"))
    return UNKNOWN


def older(numbers: Mapping[Side, int | None], english: dict[str, Any], link: str) -> Original:
    """The older of two posts by number; else what the English one tells: two pages of one post have one number."""
    uk, en = numbers.get("uk"), numbers.get("en")
    if uk and en and uk != en:
        first: Side = "uk" if uk < en else "en"
        return Original(first, Message("sites.by_age", side=Message(f"sites.{first}"), number=str(numbers[first])))
    return original(english, link)


def told(post: dict[str, Any]) -> tuple[Side | None, dict[Side, int]]:
    """The language of a post and its translations by number, as language plug-ins tell them in REST."""
    said = next((side for key in OWN if (side := _side(post.get(key)))), None)
    return said, {one.side: one.number for one in reversed(list(_versions(post, said)))}


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
