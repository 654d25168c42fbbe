"""Texts of a post beside its body: of plug-ins and themes, its categories and tags, its picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from checker.model import Role
from checker.model.expressions import deferred
from checker.readers.web import plugins

# Fields that themes and plug-ins give a post itself: subtitle, wps_subtitle, rank_math_title, seo_description.
OWN = deferred(r"(?:\w+_)?(?:subtitle|subheading|secondary_title)|(?:rank_math|yoast|aioseo|seo|lead|kicker)(?:_\w+)?")


class Beside(NamedTuple):
    """A text, its pointer, and what it is."""

    text: str
    pointer: str
    role: Role


def texts(post: dict[str, Any], pointer: str) -> Iterator[Beside]:
    """The texts of a decoded post that are not in its title, excerpt and body."""
    yield from (Beside(text, at, "meta") for text, at in plugins.texts(post, pointer))
    for key in (key for key in post if OWN.fullmatch(key) and key not in plugins.HELD):
        yield from (Beside(text, at, "meta") for text, at in plugins.within(key, post[key], f"{pointer}/{key}"))
    for n, name in enumerate(post.get("category") or ()):  # of an export
        if isinstance(name, str) and name.strip():
            yield Beside(name, f"{pointer}/category/{n}", "meta")
    embedded = post.get("_embedded")
    if isinstance(embedded, dict):
        yield from _terms(embedded.get("wp:term"), f"{pointer}/_embedded/wp:term")
        yield from _pictures(embedded.get("wp:featuredmedia"), f"{pointer}/_embedded/wp:featuredmedia")


def _terms(value: Any, pointer: str) -> Iterator[Beside]:
    """The names of categories and tags: a list of them for each taxonomy."""
    for n, terms in enumerate(value if isinstance(value, list) else ()):
        for m, term in enumerate(terms if isinstance(terms, list) else ()):
            name = term.get("name") if isinstance(term, dict) else None
            if isinstance(name, str) and name.strip():
                yield Beside(name, f"{pointer}/{n}/{m}/name", "meta")


def _pictures(value: Any, pointer: str) -> Iterator[Beside]:
    """What is said of the picture of a post: its alternative text, and its caption."""
    for n, picture in enumerate(value if isinstance(value, list) else ()):
        if not isinstance(picture, dict):
            continue
        alt, caption = picture.get("alt_text"), picture.get("caption")
        shown = caption.get("rendered") if isinstance(caption, dict) else None
        if isinstance(alt, str) and alt.strip():
            yield Beside(alt, f"{pointer}/{n}/alt_text", "alt")
        if isinstance(shown, str) and shown.strip():
            yield Beside(shown, f"{pointer}/{n}/caption/rendered", "caption")
