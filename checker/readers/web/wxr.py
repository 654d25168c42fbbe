"""WordPress's export (WXR): the posts of an XML file of any size, one by one, those of two languages together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.parsers import expat

from checker.language.vocabulary import Words
from checker.model import SIDES, Document, Failure, Side, barrier
from checker.model.messages import Message
from checker.readers.catalogue.units import language
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source
from checker.readers.web import translated, wordpress

NAMESPACE = "//wordpress.org/export/"  # http or https, then the version
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DEEPEST = 100  # elements inside one another
META = re.compile(r"(?!_)|_yoast_wpseo_|_aioseo_|_wp_attachment_image_alt")
SERIALIZED = re.compile(r"[abdiOs]:\d+[:;]")  # a value of PHP: a:1:{s:4:"name";…}
# What is no page for readers: pictures, menus, versions, looks.
NO_POST = re.compile(r"attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|wp_\w+|acf-\w+")
NO_STATUS = frozenset({"trash", "auto-draft"})
# The elements that are read, by namespace and name: the field of a post that each becomes.
FIELDS = {
    "title": "title", "link": "link", "wp post_id": "id", "wp post_type": "type", "wp status": "status",
    "wp post_name": "slug", "wp post_date_gmt": "date", "content encoded": "content", "excerpt encoded": "excerpt",
}  # fmt: skip


class Category(NamedTuple):
    """A category, tag, or what a plug-in keeps as one: its taxonomy, its short name, and the name that is shown."""

    domain: str
    nicename: str
    name: str


@dataclass(slots=True)
class Item:
    """A post as it is read: its fields, with the line on which each begins."""

    number: int
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    categories: list[Category] = field(default_factory=list)
    size: int = 0

    @property
    def pointer(self) -> str:
        """Its place among the items of the file."""
        return f"/item/{self.number}"

    @property
    def id(self) -> int | None:
        """Its number in WordPress, which has nineteen figures at most."""
        number = self.fields.get("id", "").strip()
        return int(number) if number.isdecimal() and len(number) < 20 else None

    @property
    def value(self) -> dict[str, Any]:
        """The post as REST would serve it."""
        shown = {key: text for key, text in self.fields.items() if key not in {"id", "status"} and text}
        terms = [one.name for one in self.categories if one.domain in {"category", "post_tag"}]
        return {**shown, "id": self.id, "meta": self.meta, "category": terms}

    @property
    def shown(self) -> bool:
        """Whether it is a page for readers, or will be."""
        kind, status = self.fields.get("type", "post").strip(), self.fields.get("status", "").strip()
        return not NO_POST.fullmatch(kind) and status not in NO_STATUS

    @property
    def side(self) -> Side | None:
        """The language that Polylang says it is in."""
        return next((language(one.nicename) for one in self.categories if one.domain == "language"), None)

    @property
    def group(self) -> str:
        """What Polylang calls the posts that are translations of each other; "" where it is alone."""
        return next((one.nicename for one in self.categories if one.domain == "post_translations"), "")


class _Reader:
    """Gathers items from what expat tells; raises InputError that names the line."""

    def __init__(self, source: Source) -> None:
        self.name, self.most = source.name, source.limits.bytes
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.finish
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity
        self.path: list[str] = []
        self.done: list[Item] = []
        self.item: Item | None = None
        self.text: list[str] = []
        self.line = 0
        self.key = ""
        self.category = Category("", "", "")
        self.count = 0
        self.version = False

    def wrong(self, what: str, **values: object) -> InputError:
        """What is wrong on this line."""
        return InputError(self.name, Message(what, line=self.parser.CurrentLineNumber, **values))

    def entity(self, name: str, *_: object) -> None:
        """A document may not declare entities: they can be made to grow without end, or to read other files."""
        raise self.wrong("sites.entity", name=name)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.path.append(_short(name))
        if len(self.path) > DEEPEST:
            raise self.wrong("sites.deep", most=DEEPEST)
        if self.path[:2] != ["rss", "channel"][: len(self.path)]:
            raise self.wrong("sites.no_export", name=name.rpartition(" ")[2])
        if self.path == ["rss", "channel", "item"]:
            self.item = Item(self.count)
            self.count += 1
        self.text, self.line = [], 0
        if self.path[-1] == "category":
            self.category = Category(attributes.get("domain", "category"), attributes.get("nicename", ""), "")

    def characters(self, data: str) -> None:
        """Text of an element."""
        self.line = self.line or self.parser.CurrentLineNumber
        self.text.append(data)
        if self.item:
            self.item.size += len(data)
            if self.item.size > self.most:
                raise self.wrong("sites.large_post", most=f"{self.most:,}")

    def finish(self, name: str) -> None:
        """An element ends."""
        text, place = "".join(self.text), self.path[2:]
        if self.path == ["rss", "channel", "wp wxr_version"]:
            self.version = True
        if self.item and place == ["item"]:
            if not self.version:
                raise self.wrong("sites.no_version")
            self.done.append(self.item)
            self.item = None
        elif self.item and len(place) == 2:
            self._field(self.item, place[1], text)
        elif self.item and place[1:] == ["wp postmeta", "wp meta_key"]:
            self.key = text.strip()
        elif self.item and place[1:] == ["wp postmeta", "wp meta_value"]:
            self._meta(self.item, text)
        self.path.pop()
        self.text = []

    def _meta(self, item: Item, text: str) -> None:
        if META.match(self.key) and text.strip() and not SERIALIZED.match(text):
            item.meta[self.key] = text
            item.lines[f"{item.pointer}/meta/{self.key}"] = self.line

    def _field(self, item: Item, name: str, text: str) -> None:
        key = FIELDS.get(name)
        if key:
            item.fields[key] = text
            item.lines[f"{item.pointer}/{key}"] = self.line or 1
        elif name == "category":
            item.lines[f"{item.pointer}/category/{len(item.categories)}"] = self.line or 1
            item.categories.append(self.category._replace(name=text))


def _short(name: str) -> str:
    """A name with the part of its namespace that tells: "wp post_id", "content encoded", "title"."""
    space, _, own = name.rpartition(" ")
    if NAMESPACE in space:
        return f"{'excerpt' if space.endswith('/excerpt/') else 'wp'} {own}"
    return f"content {own}" if space == CONTENT else f"other {own}" if space else own


def reads(source: Source) -> bool:
    """Whether the text begins as an export of WordPress."""
    return "<rss" in source.head and NAMESPACE in source.head


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The posts of an export, those that Polylang names as translations of each other as one document.

    Raises InputError with the line where the XML is broken; what came before it has been read.
    """
    waiting: dict[str, Item] = {}
    alone: Counter[str] = Counter()
    for item in _items(source):
        if not item.shown:
            continue
        first = waiting.pop(item.group, None) if item.group and item.side else None
        if first and {first.side, item.side} == set(SIDES):
            both = (first, item) if first.side == "uk" else (item, first)
            yield barrier.attempt(source.name, _pair, source.name, both, words)
        elif item.group and item.side and first is None:
            waiting[item.group] = item
        else:
            yield from _single(source.name, item, words, alone)
    for item in waiting.values():
        yield from _single(source.name, item, words, alone)
    for said, count in alone.items():
        yield Failure(source.name, _counted(said, count), severe=False)


def _items(source: Source) -> Iterator[Item]:
    reader = _Reader(source)
    try:
        for block in source.blocks():
            reader.parser.Parse(block, False)
            yield from reader.done
            reader.done.clear()
        reader.parser.Parse(b"", True)
    except expat.ExpatError as wrong:
        what = expat.errors.messages.get(wrong.code, str(wrong))
        raise InputError(
            source.name, Message("sites.no_xml", line=wrong.lineno, column=wrong.offset + 1, what=what)
        ) from wrong
    except InputError:
        raise
    except (LookupError, ValueError) as wrong:  # encoding="UF-8", or "UTF-7": expat asks Python for what it knows not
        raise InputError(source.name, Message("sites.no_xml", line=1, column=1, what=wrong)) from wrong
    if not reader.version:
        raise InputError(source.name, Message("sites.no_version", line=1))


def _single(name: str, item: Item, words: Words, alone: Counter[str]) -> Iterator[Document | Failure]:
    """A post with both languages; one of one language is counted only."""
    called = f"{name}#{item.id or item.number}"
    made = barrier.attempt(
        called, wordpress.document, called, item.value, wordpress.Home(item.pointer, item.lines), words
    )
    if isinstance(made, Failure) and not made.severe:
        alone[made.message] += 1
    else:
        yield made


def _counted(said: str, posts: int) -> Message:
    """What is wrong with so many posts of an export; that the other language is given with --uk is for saved ones."""
    side = said.name.rpartition("_")[2] if isinstance(said, Message) else ""
    if side in SIDES:
        return Message("sites.only", side=Message(f"sites.{side}"), posts=posts)
    return Message("sites.counted", why=said, posts=posts)


def _pair(name: str, both: tuple[Item, Item], words: Words) -> Document | Failure:
    posts = {
        side: translated.Post(item.value, item.pointer, item.lines) for side, item in zip(SIDES, both, strict=True)
    }
    return translated.join(f"{name}#{both[1].id or both[1].number}", posts, words)
