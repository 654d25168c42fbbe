"""An example of a rule to the document that it stands for, and the places that its marks ask for."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from checker.align import meaning
from checker.language.house import glossary, spellings
from checker.language.text import plain
from checker.language.vocabulary import Words
from checker.model import SIDES, UNKNOWN, Document, Field, Ignore, Original, Pair, Segment, Side
from checker.model.messages import Message
from checker.rulebook.tables import MARK, Bit, Example


class Mark(NamedTuple):
    """A marked place: the pointer of its field, and the half-open span in the field's raw text (code points)."""

    pointer: str
    start: int
    end: int


class Sample(NamedTuple):
    """A document made of an example, the places that are marked in it, and its raw fields by pointer."""

    document: Document
    marks: frozenset[Mark]
    fields: Mapping[str, str]


class ExampleError(ValueError):
    """An example that makes no document; the text says why."""


class _Page:
    """Collects the fields of an example, without their marks."""

    def __init__(self) -> None:
        self.marks: set[Mark] = set()
        self.fields: dict[str, str] = {}

    def field(self, pointer: str, marked: str) -> Field:
        """A raw field without the ⟦ ⟧ of its text, whose places are kept."""
        text, spans = unmarked(marked)
        self.marks.update(Mark(pointer, *span) for span in spans)
        self.fields[pointer] = text
        return Field(pointer, text)

    def sample(self, document: Document) -> Sample:
        return Sample(document, frozenset(self.marks), self.fields)


def sample(example: Example, words: Words) -> Sample:
    """The document of an example, read with a vocabulary; raises ExampleError when its post can't be read."""
    page = _Page()
    if example.post is not None:
        return page.sample(_post(example.post, page, words))
    if any(bit.format == "string" for bit in example.bits("uk")):
        return page.sample(_catalogue(example, page))
    sides: dict[Side, list[Segment]] = {
        side: [one for n, bit in enumerate(example.bits(side)) for one in _segments(bit, side, n, page)]
        for side in SIDES
    }
    uk, en = tuple(sides["uk"]), tuple(sides["en"])
    pairs = (Pair("example", uk, en),) if len(uk) == len(en) == 1 else ()
    ignores = tuple(one for side in sides.values() for one in _ignores(side))
    first = Original(example.original, "example") if example.original else UNKNOWN
    return page.sample(Document("example", uk, en, pairs, ignores=ignores, original=first))


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its ⟦ ⟧, and where they stood.

    >>> unmarked("Загинули ⟦12⟧ людей.")
    ('Загинули 12 людей.', [(9, 11)])
    """
    spans: list[tuple[int, int]] = []
    for n, found in enumerate(MARK.finditer(text)):
        start = found.start() - 2 * n
        spans.append((start, start + len(found.group(1))))
    return MARK.sub(r"\1", text), spans


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with ⟦ ⟧ around places, which is what `unmarked` takes.

    >>> marked("Загинули 12 людей.", [(9, 11)])
    'Загинули ⟦12⟧ людей.'
    """
    signs = sorted([(end, 0, "⟧") for _, end in spans] + [(start, 1, "⟦") for start, _ in spans], reverse=True)
    for at, _, sign in signs:
        text = text[:at] + sign + text[at:]
    return text


def vocabulary(example: Example, words: Words) -> Words:
    """The vocabulary with what the house of an example has agreed."""
    known = words.with_table("name_words", spellings.table(example.spellings)) if example.spellings else words
    return known.with_table("glossary", glossary.table(example.glossary)) if example.glossary else known


def encoder(example: Example) -> meaning.Encoder:
    """The sentence encoder that says what an example tells; none where it tells nothing."""
    return meaning.Encoder(Standin(example.meaning)) if example.meaning else meaning.NONE


class Standin:
    """A sentence encoder that has been told how alike the passages of each pair are: rows of the plane.

    It raises ExampleError where it is asked of another number of pairs.
    """

    def __init__(self, likenesses: Sequence[float]) -> None:
        self.likenesses = likenesses
        self.read: list[list[str]] = []

    def encode(self, texts: list[str], **options: Any) -> list[tuple[float, float]]:
        self.read.append(texts)
        if len(texts) != 2 * len(self.likenesses):
            raise ExampleError(Message("rules.figures", figures=len(self.likenesses), pairs=len(texts) // 2))
        return [row for one in self.likenesses for row in ((3.0, 0.0), (2 * one, 2 * math.sqrt(1 - one * one)))]


def _ignores(segments: Iterable[Segment]) -> Iterator[Ignore]:
    """The suppressions in the fields of passages, each with the passage that follows it."""
    from checker.readers.places import suppressions

    for field, made in groupby(segments, key=lambda one: one.field):
        yield from suppressions.before(suppressions.in_markup(field.raw), field, tuple(made))


def _segments(bit: Bit, side: Side, n: int, page: _Page) -> list[Segment]:
    field = page.field(f"/{side}/{n}", bit.text)
    if bit.format == "html":
        from checker.readers.places import html

        return list(html.segments(field.raw, side, field, ref=f"{side}.{n}"))
    return [plain(field.raw, side, role=bit.role, ref=f"{side}.{n}", field=field, partial=bit.partial)]


def _catalogue(example: Example, page: _Page) -> Document:
    """A string of a catalogue, or its plural forms."""
    from checker.readers.catalogue import pairing
    from checker.readers.catalogue import units as catalogue
    from checker.readers.catalogue.unit import Unit
    from checker.readers.places.mapped import MappedText

    units: dict[Side, list[Unit]] = {"uk": [], "en": []}
    for side in units:
        for n, bit in enumerate(example.bits(side)):
            field = page.field(f"/{side}/{n}", bit.text)
            mapped = MappedText()
            mapped.copy(field.raw, 0)
            units[side] += catalogue.units("key", mapped, side, field, arm=bit.arm)
    return pairing.document("example", units["uk"], units["en"], (), {})


def _post(post: str, page: _Page, words: Words) -> Document:
    from checker.readers.web import wordpress

    read = next(iter(wordpress.documents("example.json", _bare(json.loads(post), "", page), words)), None)
    if not isinstance(read, Document):
        raise ExampleError(Message("rules.post", said=read.message if read else Message("rules.post_empty")))
    return read


def _bare(value: Any, pointer: str, page: _Page) -> Any:
    """A value of JSON without the marks in its strings."""
    if isinstance(value, dict):
        return {key: _bare(item, f"{pointer}/{key}", page) for key, item in value.items()}
    if isinstance(value, list):
        return [_bare(item, f"{pointer}/{n}", page) for n, item in enumerate(value)]
    return page.field(pointer, value).raw if isinstance(value, str) else value
