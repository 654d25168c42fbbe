"""Two posts of WordPress as a document: saved ones, and those of a list that name each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checker.language.vocabulary import Words
from checker.model import SIDES, Document, Failure, Segment, Side, barrier
from checker.model.messages import Message
from checker.readers.one_language import OneLanguageFile, PublishedPost
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source
from checker.readers.web import languages, wordpress

# "title": {"rendered": … as WordPress serves a field; a catalogue may have a string of the name "rendered".
FIELD = re.compile(r'"(?:guid|title|content|excerpt)"\s*:\s*\{\s*"(?:rendered|raw|protected)"\s*:')
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Served:
    """A post as it was served: its value, its pointer in the file, and on which lines its strings stand."""

    name: str
    value: dict[str, Any]
    pointer: str
    lines: Mapping[str, int]
    file: str | None = None


def reads(source: Source) -> bool:
    """Whether a file of one language is a saved post, and no catalogue."""
    return wordpress.reads_json(source) and FIELD.search(source.head) is not None


def read_side(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """A saved post of one language, or a list of one; raises InputError for anything else."""
    value, lines = wordpress.parsed(source)
    pointer = ""
    if isinstance(value, list):
        if len(value) != 1:
            raise InputError(source.name, Message("posts.several", number=len(value)))
        value, pointer = value[0], "/0"
    return _read(Served(source.name, value, pointer, lines, source.name), side, words)


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The posts of a JSON text: those that name each other as one document; raises InputError when it is none."""
    value, lines = wordpress.parsed(source)
    paired = partners(value) if isinstance(value, list) else {}
    if not paired:
        yield from wordpress.documents(source.name, value, words, lines)
        return
    english = frozenset(paired.values())
    for n, one in enumerate(value):
        called = f"{source.name}#{n}"
        if n in paired:
            yield barrier.attempt(called, _listed, source.name, value, (n, paired[n]), words, lines)
        elif n not in english:
            yield barrier.attempt(called, wordpress.document, called, one, f"/{n}", words, lines)


def partners(values: Sequence[object]) -> dict[int, int]:
    """Which Ukrainian post of a list goes with which English one: places in the list, by numbers of a plug-in.

    A post whose number stands twice in a list, or that two others name, goes with the first.
    """
    posts = {n: one for n, one in enumerate(values) if isinstance(one, dict)}
    by_number: dict[int, int] = {}
    for n, one in posts.items():
        if isinstance(one.get("id"), int):
            by_number.setdefault(one["id"], n)
    found: dict[int, int] = {}
    taken: set[int] = set()  # the English ones
    for n, one in posts.items():
        known = languages.numbers(one)
        places = [by_number.get(known[side]) if side in known else None for side in SIDES]
        uk, en = places
        if uk is None or en is None or uk == en or n not in places:
            continue
        if uk not in found and en not in taken:
            found[uk] = en
            taken.add(en)
    return found


def _listed(
    name: str, values: Sequence[dict[str, Any]], places: tuple[int, int], words: Words, lines: Mapping[str, int]
) -> Document | Failure:
    try:
        uk, en = (
            _read(Served(f"{name}#{n}", values[n], f"/{n}", lines), side, words)
            for n, side in zip(places, SIDES, strict=True)
        )
    except InputError as wrong:
        return Failure(wrong.name, wrong.message)
    return join(f"{name}#{places[1]}", uk, en, Message("posts.listed"))


def _read(post: Served, side: Side, words: Words) -> OneLanguageFile:
    shape = wordpress.shaped(post.name, post.value, post.pointer)
    if isinstance(shape, Failure):
        raise InputError(shape.name, shape.message)
    made = list(wordpress.segments(shape, post.value, post.pointer, words, post.lines, side, post.file))
    passages = tuple(_uncopied(made, words))
    published = PublishedPost(wordpress.published(shape), post.value)
    return OneLanguageFile(passages, tuple(wordpress.ignores(passages)), published=published)


def _uncopied(made: Sequence[Segment], words: Words) -> Iterator[Segment]:
    """The passages of a post; an excerpt that WordPress cut from the text is data of the page, and no text of its own.

    It begins as the text does, or has the mark of a cut; one that is in another language was not cut from this text.
    """
    body = _shown(one for one in made if one.role not in {"title", "excerpt", "meta", "slug", "alt"})
    excerpt = _shown(one for one in made if one.role == "excerpt")
    cut = any(one.partial for one in made if one.role == "excerpt") and wordpress.tongue(excerpt, words) == made[0].side
    copied = bool(body) and (cut or body.startswith(excerpt))
    for one in made:
        yield replace(one, role="meta") if copied and one.role == "excerpt" else one


def _shown(passages: Iterator[Segment]) -> str:
    return BLANKS.sub(" ", " ".join(one.text for one in passages)).strip()


def join(name: str, uk: OneLanguageFile, en: OneLanguageFile, found: str = "") -> Document:
    """Two texts, one of which at least is a post, as a document."""
    document = Document(name, uk.segments, en.segments, ignores=(*uk.ignores, *en.ignores), found=found)
    published = en.published or uk.published
    if published:
        document = replace(document, post=published.post)
    if uk.published and en.published:
        document = replace(document, original=languages.first({"uk": uk.published.value, "en": en.published.value}))
    return document
