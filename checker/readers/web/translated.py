"""Posts of WordPress in one language each: saved ones, and two that are translations of each other as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

from checker.language.vocabulary import Words
from checker.model import SIDES, Document, Failure, Segment, Side, barrier
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.readers.one_language import OneLanguageFile
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source
from checker.readers.web import languages, wordpress

# "title": {"rendered": … as WordPress serves a field; a catalogue may have a string of the name "rendered".
FIELD = deferred(r'"(?:guid|title|content|excerpt)"\s*:\s*\{\s*"(?:rendered|raw|protected)"\s*:')


class Post(NamedTuple):
    """A decoded post: its value, its pointer in what was read, on which lines its strings stand, its own file."""

    value: object
    pointer: str
    lines: Mapping[str, int] = MappingProxyType({})
    file: str | None = None


def reads(source: Source) -> bool:
    """Whether a file of one language is a saved post, and no catalogue."""
    return wordpress.reads_json(source) and FIELD.search(source.head) is not None


def read_side(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The post of one language in a JSON text; raises InputError when it is none, or more than one.

    All of it is of that language: what is not was left as it was.
    """
    post = _alone(source)
    shape = wordpress.shaped(source.name, post.value, post.pointer)
    if isinstance(shape, Failure):
        raise InputError(source.name, shape.message)
    assert isinstance(post.value, dict)
    made = _passages(shape, post, side, words)
    original = languages.original(post.value, shape.link or "")
    ignores = tuple(wordpress.suppressed(made))
    return OneLanguageFile(made, ignores, post=wordpress.published(shape), original=original)


def read_two(uk: Source, en: Source, words: Words) -> Document | Failure:
    """The document of two posts, each in a text of its own; raises InputError where one is no JSON, or several."""
    return join(en.name, {"uk": _alone(uk), "en": _alone(en)}, words)


def _alone(source: Source) -> Post:
    """The only post of a JSON text, which may be a list of one."""
    value, lines = wordpress.parsed(source)
    if not isinstance(value, list):
        return Post(value, "", lines, source.name)
    if len(value) != 1:
        raise InputError(source.name, Message("posts.several", number=len(value)))
    return Post(value[0], "/0", lines, source.name)


def posts(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The posts of a JSON text: two of a list that name each other as one document; raises InputError for no JSON."""
    value, lines = wordpress.parsed(source)
    paired = partners(value) if isinstance(value, list) else {}
    if not paired:
        yield from wordpress.documents(source.name, value, words, lines)
        return
    english = frozenset(paired.values())
    for n, one in enumerate(value):
        called = f"{source.name}#{n}"
        if n in paired:
            posts: dict[Side, Post] = {
                side: Post(value[at], f"/{at}", lines) for side, at in zip(SIDES, (n, paired[n]), strict=True)
            }
            yield barrier.attempt(called, _listed, f"{source.name}#{paired[n]}", posts, words)
        elif n not in english:
            yield barrier.attempt(called, wordpress.document, called, one, wordpress.Home(f"/{n}", lines), words)


def partners(values: Sequence[Any]) -> dict[int, int]:
    """Which Ukrainian post of a list goes with which English one: places in the list, by numbers of a plug-in.

    A number that stands twice in a list goes with its first post, one that two others name with the first of these.
    """
    by_number: dict[int, int] = {}
    for n, one in enumerate(values):
        if isinstance(one, dict) and isinstance(one.get("id"), int):
            by_number.setdefault(one["id"], n)
    found: dict[int, int] = {}
    taken: set[int] = set()  # the English ones
    for n, one in enumerate(values):
        numbers = languages.told(one)[1] if isinstance(one, dict) else {}
        uk, en = (by_number.get(numbers.get(side, 0)) for side in SIDES)
        if uk is None or en is None or uk == en or n not in (uk, en):
            continue
        if uk not in found and en not in taken:
            found[uk] = en
            taken.add(en)
    return found


def _listed(name: str, posts: Mapping[Side, Post], words: Words) -> Document | Failure:
    made = join(name, posts, words)
    return made if isinstance(made, Failure) else replace(made, found=Message("posts.listed"))


def join(name: str, posts: Mapping[Side, Post], words: Words) -> Document | Failure:
    """Two posts as a document. Title and content are in the language of their post."""
    shapes: dict[Side, wordpress.Shape] = {}
    sides: dict[Side, tuple[Segment, ...]] = {}
    values: dict[Side, dict[str, Any]] = {}
    for side, post in posts.items():
        called = post.file or name
        shape = wordpress.shaped(called, post.value, post.pointer)
        if isinstance(shape, Failure):
            return Failure(called, Message("sites.post_of", side=Message(f"sites.{side}"), why=shape.message))
        assert isinstance(post.value, dict)
        shapes[side], values[side] = shape, post.value
        sides[side] = _passages(shape, post, side, words)
        if not sides[side]:
            return Failure(called, Message("sites.no_text_of", side=Message(f"sites.{side}")), severe=False)
    ignores = tuple(wordpress.suppressed((*sides["uk"], *sides["en"])))
    published = wordpress.published(shapes["en"])
    return Document(name, sides["uk"], sides["en"], (), published, ignores, original=languages.first(values))


def _passages(shape: wordpress.Shape, post: Post, side: Side, words: Words) -> tuple[Segment, ...]:
    """The passages of a post; an excerpt that WordPress cut from the text is data of the page, and no text of its own.

    It begins as the text does, or has the mark of a cut; one that is in another language was not cut from this text.
    """
    assert isinstance(post.value, dict)
    made = list(wordpress.segments(shape, post.value, wordpress.Home(post.pointer, post.lines, post.file, side), words))
    body = _shown(one for one in made if one.role not in {"title", "excerpt", "meta", "slug", "alt"})
    excerpt = _shown(one for one in made if one.role == "excerpt")
    cut = any(one.partial for one in made if one.role == "excerpt") and wordpress.tongue(excerpt, words) == side
    copied = bool(body and excerpt) and (cut or body.startswith(excerpt))
    return tuple(replace(one, role="meta") if copied and one.role == "excerpt" else one for one in made)


def _shown(passages: Iterator[Segment]) -> str:
    return " ".join(" ".join(one.text for one in passages).split())
