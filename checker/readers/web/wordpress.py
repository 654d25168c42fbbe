"""WordPress REST: one post, a list of posts, any post type, with the language of each field found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.language import tokens as language
from checker.language.text import fold, plain, scripts
from checker.language.vocabulary import Words
from checker.model import Document, Failure, Field, Ignore, Post, Role, Segment, Side, barrier
from checker.model.messages import Message
from checker.readers.places import html, json_text, suppressions
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source
from checker.readers.web import languages

# What WordPress puts where it cut an excerpt: "[…]", "[...]", "…", "&hellip;" (decoded by then), "Read more".
TAIL = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*$")
# Names of fields that plugins (Rank Math, Yoast, ACF, Jetpack) and themes keep text in.
TEXTUAL = re.compile(
    r"(?:^|_)(?:title|description|desc|subtitle|keyword|keywords|focuskw|metadesc|text|caption|heading|summary|lead|"
    r"intro|quote|content|bio|excerpt|alt|headline|subheading|note|question|answer|og_title|og_description)(?:$|_|\d)"
)
# What is no text although it is a string: an address, a number or date, a file, a colour, a template, an object.
NO_TEXT = re.compile(r"\s*(?:[a-z]+:/?/|[\w.+-]+@[\w-]+\.|/|#|\{|\[|%|[\d\W_]*$|[a-z0-9_.-]*$)")
DEEPEST = 6


class Rendered(BaseModel):
    """A field as WordPress serves it: as shown, and, to who may edit, as written."""

    model_config = ConfigDict(extra="ignore")

    rendered: str = ""
    raw: str | None = None


class Shape(BaseModel):
    """The part of a post that is read; everything else is left alone."""

    model_config = ConfigDict(extra="ignore")

    id: int | None = None
    link: str | None = None
    date: str | None = None
    type: str | None = None
    slug: str | None = None
    title: Rendered | str | None = None
    excerpt: Rendered | str | None = None
    content: Rendered | str | None = None


def reads_json(source: Source) -> bool:
    """Whether the text begins as JSON."""
    return source.head.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}


def reads(source: Source) -> bool:
    """Whether the text is JSON in which WordPress has a field."""
    return reads_json(source) and '"rendered"' in source.head


def parsed(source: Source) -> tuple[Any, Mapping[str, int]]:
    """What a JSON text says, and on which line each of its strings stands; raises InputError when it is none."""
    name, text = source.name, source.text.lstrip("\ufeff")
    try:
        return json_text.value(text), json_text.lines(text)
    except RecursionError as wrong:
        raise InputError(name, Message("posts.deep")) from wrong
    except json.JSONDecodeError as wrong:
        seems = (
            Message("formats.html_page")
            if text.lstrip().startswith("<")
            else Message("posts.cut")
            if wrong.pos >= len(text.rstrip()) - 1
            else Message("posts.else")
        )
        raise InputError(
            name,
            Message("posts.no_json", line=wrong.lineno, column=wrong.colno, seems=seems, why=wrong.msg),
        ) from wrong


def documents(
    name: str, value: object, words: Words, lines: Mapping[str, int] = MappingProxyType({})
) -> Iterator[Document | Failure]:
    """The documents of a decoded answer; what is no post, or has one language only, is a failure of its own.

    `lines` says on which line of the file a string stands, by its pointer; one that it does not have is on line 1.
    """
    if isinstance(value, list):
        if not value:
            yield Failure(name, Message("posts.empty"))
        for n, one in enumerate(value):
            called = f"{name}#{n}" if len(value) > 1 else name
            yield barrier.attempt(called, document, called, one, f"/{n}", words, lines)
        return
    yield document(name, value, "", words, lines)


def document(name: str, value: object, pointer: str, words: Words, lines: Mapping[str, int]) -> Document | Failure:
    """A decoded post with both languages, or what is wrong with it; `pointer` leads to it in its file."""
    shape = shaped(name, value, pointer)
    if isinstance(shape, Failure) or not isinstance(value, dict):
        return (
            shape
            if isinstance(shape, Failure)
            else Failure(name, Message("posts.no_object", kind=type(value).__name__))
        )
    sides: dict[Side, list[Segment]] = {"uk": [], "en": []}
    for segment in segments(shape, value, pointer, words, lines):
        sides[segment.side].append(segment)
    held = [side for side in ("uk", "en") if any(s.role not in {"slug", "meta"} for s in sides[side])]
    if not held:
        return Failure(name, Message("posts.no_text"), severe=False)
    if len(held) == 1:
        return Failure(name, Message(f"posts.only_{held[0]}"), severe=False)
    made = (*sides["uk"], *sides["en"])
    first = languages.original(value, shape.link or "")
    return Document(
        name, tuple(sides["uk"]), tuple(sides["en"]), (), published(shape), tuple(ignores(made)), original=first
    )


def shaped(name: str, value: object, pointer: str = "") -> Shape | Failure:
    """A decoded post as it is read, or what is wrong with it."""
    if not isinstance(value, dict):
        return Failure(name, Message("posts.no_object", kind=type(value).__name__))
    if {"code", "message", "data"} <= set(value):
        return Failure(name, Message("posts.error", message=value["message"]))
    if not {"title", "content", "excerpt"} & set(value):
        keys = ", ".join(list(map(str, value))[:5])
        return Failure(
            name,
            Message("posts.no_post", keys=keys or Message("posts.nothing")),
        )
    try:
        return Shape.model_validate(value)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        return Failure(
            name, Message("posts.unlike", pointer=pointer, place="/".join(map(str, first["loc"][:2])), why=first["msg"])
        )


def published(shape: Shape) -> Post:
    """Where a post was published."""
    return Post(shape.id, shape.link or "", shape.date or "", shape.type or "")


def ignores(made: Sequence[Segment]) -> Iterator[Ignore]:
    """The suppressions in the fields of a post, by its passages."""
    for field, passages in groupby(made, key=lambda segment: segment.field):
        yield from suppressions.before(suppressions.in_markup(field.raw), field, tuple(passages))


def segments(
    shape: Shape, value: dict[str, Any], pointer: str, words: Words, lines: Mapping[str, int],
    side: Side | None = None, file: str | None = None,
) -> Iterator[Segment]:  # fmt: skip
    """The passages of a post, all of one `side` where that is known, else each field of the language that it is in.

    `file` is the name of its file where each side has one of its own.
    """

    def field(at: str, raw: str) -> Field:
        return Field(at, raw, file, line=lines.get(at, 1))

    main: Side | None = side
    for key in ("title", "excerpt", "content"):
        given = getattr(shape, key)
        if given is None:
            continue
        raw, place = _chosen(given, f"{pointer}/{key}")
        role: Role | None = "title" if key == "title" else "excerpt" if key == "excerpt" else None
        made = list(_field(field(place, raw), role, words, side))
        if made and key != "excerpt":
            main = made[0].side
        yield from made
    for _, text, at in _texts(value, pointer):
        told = tongue(text, words)
        if told is not None:
            ref = f"{at.removeprefix(pointer)[1:].replace('/', '.')}/0"
            yield plain(text, side or told, role="meta", ref=ref, field=field(at, text))
    if shape.slug and scripts(shape.slug)[1] and main:
        yield plain(shape.slug, main, role="slug", ref="slug/0", field=field(f"{pointer}/slug", shape.slug))


def _chosen(given: Rendered | str, pointer: str) -> tuple[str, str]:
    """The text that is judged, and where it stands: what was written where it is given, else what is shown."""
    if isinstance(given, str):
        return given, pointer
    if given.raw and given.raw.strip():
        return given.raw, f"{pointer}/raw"
    return given.rendered, f"{pointer}/rendered"


def _field(field: Field, role: Role | None, words: Words, known: Side | None) -> Iterator[Segment]:
    from dataclasses import replace

    ref = ".".join(part for part in field.pointer.split("/") if part and not part.isdigit())
    made = html.segments(field.raw, "en", field, ref=ref)
    side = known or tongue(" ".join(segment.text for segment in made), words)
    if side is None:
        return
    for n, segment in enumerate(made):
        segment = replace(segment, side=side)
        if role is not None and segment.role != "alt":
            segment = replace(segment, role=role)
        tail = TAIL.search(segment.text) if role == "excerpt" and n == len(made) - 1 else None
        if tail and tail.start():
            from checker.language.text import cut

            segment = cut(segment, 0, tail.start(), segment.ref, partial=True)
        yield segment


def tongue(text: str, words: Words) -> Side | None:
    """The language of a text, where it is one of the two."""
    found = language.tongue(fold(text), words)
    return found if found in {"uk", "en"} else None


def _texts(value: dict[str, Any], pointer: str) -> Iterator[tuple[str, str, str]]:
    """Texts of plugins and themes: key, text and pointer."""
    for key in ("meta", "acf", "yoast_head_json", "rank_math", "rankMath"):
        if key in value:
            yield from _walk(key, value[key], f"{pointer}/{key}", 0)


def _walk(key: str, value: Any, pointer: str, depth: int) -> Iterator[tuple[str, str, str]]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for name, item in value.items():
            escaped = str(name).replace("~", "~0").replace("/", "~1")
            yield from _walk(str(name), item, f"{pointer}/{escaped}", depth + 1)
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from _walk(key, item, f"{pointer}/{n}", depth + 1)
    elif isinstance(value, str) and value.strip() and "<" not in value:
        cyrillic, _ = scripts(value)
        if cyrillic or (TEXTUAL.search(key.lower()) and not NO_TEXT.fullmatch(value)):
            yield key, value, pointer
