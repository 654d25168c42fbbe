"""WordPress REST: one post, a list of posts, any post type, with the language of each field found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple

from checker.language import tokens as language
from checker.language.text import fold, plain, scripts
from checker.language.vocabulary import Words
from checker.model import SIDES, Document, Failure, Field, Ignore, Post, Role, Segment, Side, barrier
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.model.record import Record
from checker.readers.places import html, json_text, suppressions
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source
from checker.readers.web import beside, languages, multilingual

# What WordPress puts where it cut an excerpt: "[…]", "[...]", "…", "&hellip;" (decoded by then), "Read more".
TAIL = deferred(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*$")
NOWHERE: Mapping[str, int] = MappingProxyType({})


class Home(NamedTuple):
    """Where a post stands: its pointer in the JSON and the lines of the strings there, by their pointers.

    `file` and `side` are those of a file of one language.
    """

    pointer: str = ""
    lines: Mapping[str, int] = NOWHERE
    file: str | None = None
    side: Side | None = None

    def field(self, pointer: str, raw: str) -> Field:
        """A string of the post; one that `lines` does not have is on line 1."""
        return Field(pointer, raw, self.file, self.lines.get(pointer, 1))


class Rendered(Record):
    """A field as WordPress serves it: as shown, and, to who may edit, as written."""

    unknown_keys = "ignore"

    rendered: str = ""
    raw: str | None = None


class Shape(Record):
    """The part of a post that is read; everything else is left alone."""

    unknown_keys = "ignore"

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
    """The value of a JSON text, and the lines of its strings; raises InputError when it is none."""
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
    name: str, value: object, words: Words, lines: Mapping[str, int] = NOWHERE
) -> Iterator[Document | Failure]:
    """The documents of a decoded answer; what is no post, or has one language only, is a failure of its own.

    `lines` says on which line of the file a string stands, by its pointer; one that it does not have is on line 1.
    """
    if isinstance(value, list):
        if not value:
            yield Failure(name, Message("posts.empty"))
        for n, one in enumerate(value):
            called = f"{name}#{n}" if len(value) > 1 else name
            yield barrier.attempt(called, document, called, one, Home(f"/{n}", lines), words)
        return
    yield document(name, value, Home("", lines), words)


def shaped(name: str, value: object, pointer: str) -> Shape | Failure:
    """What is read of a post; a failure where it is none."""
    if not isinstance(value, dict):
        return Failure(name, Message("posts.no_object", kind=type(value).__name__))
    if {"code", "message", "data"} <= set(value):
        return Failure(name, Message("posts.error", message=value["message"]))
    if not {"title", "content", "excerpt"} & set(value):
        keys = ", ".join(list(map(str, value))[:5])
        return Failure(name, Message("posts.no_post", keys=keys or Message("posts.nothing")))
    if fits := _fitting(value):
        return fits
    from pydantic import ValidationError

    try:
        return Shape.model_validate(value)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        return Failure(
            name, Message("posts.unlike", pointer=pointer, place="/".join(map(str, first["loc"][:2])), why=first["msg"])
        )


def _fitting(value: Mapping[Any, Any]) -> Shape | None:
    """What is read of a post as WordPress serves it, which most are; None where pydantic has to look closer."""
    given = {name: value[name] for name in Shape.model_fields if value.get(name) is not None}
    for name in ("title", "excerpt", "content"):
        shown = given.get(name)
        if (
            type(shown) is dict
            and type(shown.get("rendered", "")) is str
            and type(shown.get("raw")) in (str, type(None))
        ):
            given[name] = Rendered(**{key: shown[key] for key in Rendered.model_fields if key in shown})
    kinds: dict[str, tuple[type, ...]] = {name: (int,) if name == "id" else (str,) for name in given}
    kinds |= dict.fromkeys(("title", "excerpt", "content"), (str, Rendered))
    return Shape(**given) if all(type(held) in kinds[name] for name, held in given.items()) else None


def document(name: str, value: Any, home: Home, words: Words) -> Document | Failure:
    """A decoded post with both languages, or what is wrong with it."""
    shape = shaped(name, value, home.pointer)
    if isinstance(shape, Failure):
        return shape
    sides: dict[Side, list[Segment]] = {"uk": [], "en": []}
    for segment in segments(shape, value, home, words):
        sides[segment.side].append(segment)
    held = [side for side in ("uk", "en") if any(s.role not in {"slug", "meta"} for s in sides[side])]
    if not held:
        return Failure(name, Message("posts.no_text"), severe=False)
    if len(held) == 1:
        return Failure(name, Message(f"posts.only_{held[0]}"), severe=False)
    ignores = suppressed((*sides["uk"], *sides["en"]))
    post, original = published(shape), languages.original(value, shape.link or "")
    return Document(name, tuple(sides["uk"]), tuple(sides["en"]), (), post, tuple(ignores), original=original)


def published(shape: Shape) -> Post:
    """Where a post was published."""
    return Post(shape.id, shape.link or "", shape.date or "", shape.type or "")


def suppressed(made: Sequence[Segment]) -> Iterator[Ignore]:
    """The suppressions in the fields of some passages."""
    for field, inside in groupby(made, key=lambda segment: segment.field):
        yield from suppressions.before(suppressions.in_markup(field.raw), field, tuple(inside))


def segments(shape: Shape, value: dict[str, Any], home: Home, words: Words) -> Iterator[Segment]:
    """The passages of a post, all in the language of its home, or each in that of its field."""
    main: Side | None = None
    for key in ("title", "excerpt", "content"):
        given = getattr(shape, key)
        if given is None or (key == "excerpt" and _cut_of_both(shape)):
            continue
        raw, place = _chosen(given, f"{home.pointer}/{key}")
        role: Role | None = "title" if key == "title" else "excerpt" if key == "excerpt" else None
        made = list(_field(home.field(place, raw), role, home.side, words))
        if made and key != "excerpt":
            main = made[0].side
        yield from made
    for text, at, kind in beside.texts(value, home.pointer):
        side = home.side or tongue(text, words)
        if side is None:
            continue
        ref, field = at.removeprefix(home.pointer)[1:].replace("/", "."), home.field(at, text)
        if kind == "caption":
            yield from (replace(one, role="caption") for one in html.segments(text, side, field, ref=ref))
        else:
            yield plain(text, side, role=kind, ref=f"{ref}/0", field=field)
    if shape.slug and scripts(shape.slug)[1] and main:
        at = f"{home.pointer}/slug"
        yield plain(shape.slug, main, role="slug", ref="slug/0", field=home.field(at, shape.slug))


def _cut_of_both(shape: Shape) -> bool:
    """Whether nobody wrote the excerpt: it is shown in one language, cut from a content that has both."""
    excerpt, content = shape.excerpt, shape.content
    if not isinstance(excerpt, Rendered) or not isinstance(content, Rendered):
        return False
    return excerpt.raw == "" and bool(content.raw) and len(multilingual.parts(content.raw or "")) > 1


def _chosen(given: Rendered | str, pointer: str) -> tuple[str, str]:
    """The text that is judged, and where it stands: what was written where it is given, else what is shown."""
    if isinstance(given, str):
        return given, pointer
    if given.raw and given.raw.strip():
        return given.raw, f"{pointer}/raw"
    return given.rendered, f"{pointer}/rendered"


def _field(field: Field, role: Role | None, given: Side | None, words: Words) -> Iterator[Segment]:
    """The passages of a field, which may be in both languages."""
    ref = ".".join(part for part in field.pointer.split("/") if part and not part.isdigit())
    parts = multilingual.parts(field.raw)
    for side, text in parts:
        own = ref if side or len(parts) == 1 else f"{ref}.common"
        made = html.segments(text, "en", field, ref=own)
        known = side or given or tongue(" ".join(segment.text for segment in made), words)
        if known:
            yield from _passages(made, known, role)


def _passages(made: Sequence[Segment], side: Side, role: Role | None) -> Iterator[Segment]:
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
    return found if found in SIDES else None
