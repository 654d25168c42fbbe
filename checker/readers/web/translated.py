"""Two posts of WordPress that are translations of each other: one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from checker.language.vocabulary import Words
from checker.model import SIDES, Document, Failure, Segment, Side
from checker.model.messages import Message
from checker.readers.places import json_text
from checker.readers.places.source import Source
from checker.readers.web import languages, wordpress


class Post(NamedTuple):
    """A decoded post: its value, its pointer in what was read, and on which lines its strings stand."""

    value: object
    pointer: str
    lines: Mapping[str, int] = MappingProxyType({})


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The document of two posts under "uk" and "en"; raises InputError where that is no JSON."""
    value = json_text.load(source.name, source.text)
    posts: dict[Side, Post] = {
        side: Post(value.get(side) if isinstance(value, dict) else None, f"/{side}") for side in SIDES
    }
    yield join(source.name, posts, words, apart=True)


def join(name: str, posts: Mapping[Side, Post], words: Words, *, apart: bool = False) -> Document | Failure:
    """Two posts as a document; the passages of posts that are served `apart` name the address of theirs as the file.

    Title and content are in the language of their post; what a post has of the other one is compared too. What stands
    in both posts word for word (a Ukrainian excerpt on the English page) is compared once.
    """
    shapes: dict[Side, wordpress.Shape] = {}
    sides: dict[Side, list[Segment]] = {}
    for side, (value, pointer, lines) in posts.items():
        shape = wordpress.shaped(name, value, pointer)
        if isinstance(shape, Failure):
            return Failure(name, Message("sites.post_of", side=Message(f"sites.{side}"), why=shape.message))
        assert isinstance(value, dict)
        shapes[side] = shape
        home = wordpress.Home(pointer, lines, shape.link if apart else None, side)
        sides[side] = list(_uncopied(list(wordpress.segments(shape, value, home, words))))
        if not sides[side]:
            return Failure(name, Message("sites.no_text_of", side=Message(f"sites.{side}")), severe=False)
    english, shape = posts["en"].value, shapes["en"]
    assert isinstance(english, dict)
    original = languages.older({side: shapes[side].id for side in SIDES}, english, shape.link or "")
    ignores = tuple(wordpress.suppressed((*sides["uk"], *sides["en"])))
    published = wordpress.published(shape)
    return Document(name, tuple(sides["uk"]), tuple(sides["en"]), (), published, ignores, original=original)


def _uncopied(made: list[Segment]) -> Iterator[Segment]:
    """The passages of a post; an excerpt that was cut from the text is data of the page, and no text of its own."""
    body = _shown(one for one in made if one.role not in {"title", "excerpt", "meta", "slug", "alt"})
    excerpt = _shown(one for one in made if one.role == "excerpt")
    copied = bool(excerpt) and body.startswith(excerpt)
    return (replace(one, role="meta") if copied and one.role == "excerpt" else one for one in made)


def _shown(passages: Iterator[Segment]) -> str:
    return " ".join(" ".join(one.text for one in passages).split())
