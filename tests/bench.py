"""What tests share: documents made of plain strings or of a rule's examples."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from checker.align import meaning as semantic
from checker.language import tokens as language
from checker.language import vocabulary as words
from checker.language.house import glossary
from checker.language.house import spellings as house
from checker.language.text import plain
from checker.language.vocabulary import Words
from checker.model import Document, Ignore, Pair, Segment, Side
from checker.rulebook.rulebook import MARK, Bit, Example

WORDS = words.shipped()
Mark = tuple[str, int, int]  # pointer, start, end in the raw field


def segment(text: str, side: Side) -> Segment:
    """A paragraph that has been read."""
    return language.read(plain(text, side), WORDS)


def vocabulary(given: Example) -> Words:
    """The shipped vocabulary with what an example's house has agreed."""
    known = WORDS.with_table("name_words", house.table(given.spellings)) if given.spellings else WORDS
    return known.with_table("glossary", glossary.table(given.glossary)) if given.glossary else known


class Standin:
    """A sentence encoder that has been told how alike the passages of each pair are: rows of the plane."""

    def __init__(self, likenesses: Sequence[float]) -> None:
        self.likenesses = likenesses
        self.read: list[list[str]] = []

    def encode(self, texts: list[str], **options: Any) -> list[tuple[float, float]]:
        self.read.append(texts)
        assert len(texts) == 2 * len(self.likenesses)
        return [row for one in self.likenesses for row in ((3.0, 0.0), (2 * one, 2 * math.sqrt(1 - one * one)))]


def encoder(given: Example) -> semantic.Encoder:
    """What an encoder says of an example; none where the example tells nothing."""
    return semantic.Encoder(Standin(given.meaning)) if given.meaning else semantic.NONE


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its ⟦ ⟧, and where they stood."""
    spans: list[tuple[int, int]] = []
    for n, found in enumerate(MARK.finditer(text)):
        start = found.start() - 2 * n
        spans.append((start, start + len(found.group(1))))
    return MARK.sub(r"\1", text), spans


def example(given: Example) -> tuple[Document, set[Mark]]:
    """The document of a rule's example, and the places that its marks ask for."""
    marks: set[Mark] = set()
    if given.post is not None:
        from checker.readers.web import wordpress

        clean = _unmarked_post(json.loads(given.post), "", marks)
        return next(iter(wordpress.documents("example.json", clean, WORDS))), marks
    if any(bit.format == "string" for bit in given.bits("uk")):
        return _catalogue(given, marks), marks
    sides: dict[Side, list[Segment]] = {"uk": [], "en": []}
    for side in sides:
        for n, bit in enumerate(given.bits(side)):
            sides[side].extend(_segments(bit, side, n, marks))
    pairs = ()
    if len(sides["uk"]) == len(sides["en"]) == 1:
        pairs = (Pair("example", tuple(sides["uk"]), tuple(sides["en"])),)
    ignores = tuple(one for side in sides.values() for one in _ignores(side))
    return Document("example", tuple(sides["uk"]), tuple(sides["en"]), pairs, ignores=ignores), marks


def _ignores(segments: list[Segment]) -> list[Ignore]:
    """The suppressions in the fields of passages, each with the passage that follows it."""
    from checker.readers.places import suppressions

    return [
        ignore
        for field, made in groupby(segments, key=lambda one: one.field)
        for ignore in suppressions.before(suppressions.in_markup(field.raw), field, tuple(made))
    ]


def _segments(bit: Bit, side: Side, n: int, marks: set[Mark]) -> list[Segment]:
    from checker.model import Field

    text, spans = unmarked(bit.text)
    pointer = f"/{side}/{n}"
    marks.update((pointer, *span) for span in spans)
    if bit.format == "html":
        from checker.readers.places import html

        return list(html.segments(text, side, Field(pointer, text), ref=f"{side}.{n}"))
    return [plain(text, side, role=bit.role, ref=f"{side}.{n}", field=Field(pointer, text), partial=bit.partial)]


def _catalogue(given: Example, marks: set[Mark]) -> Document:
    """A string of a catalogue, or its plural forms."""
    from checker.model import Field
    from checker.readers.catalogue import pairing
    from checker.readers.catalogue import units as catalogue
    from checker.readers.places.mapped import MappedText

    units: dict[Side, list[catalogue.Unit]] = {"uk": [], "en": []}
    for side in units:
        for n, bit in enumerate(given.bits(side)):
            text, spans = unmarked(bit.text)
            pointer = f"/{side}/{n}"
            marks.update((pointer, *span) for span in spans)
            written = MappedText()
            written.copy(text, 0)
            units[side] += catalogue.units("key", written, side, Field(pointer, text), arm=bit.arm)
    return pairing.document("example", units["uk"], units["en"], (), {})


def _unmarked_post(value: Any, pointer: str, marks: set[Mark]) -> Any:
    if isinstance(value, dict):
        return {key: _unmarked_post(item, f"{pointer}/{key}", marks) for key, item in value.items()}
    if isinstance(value, list):
        return [_unmarked_post(item, f"{pointer}/{n}", marks) for n, item in enumerate(value)]
    if isinstance(value, str):
        text, spans = unmarked(value)
        marks.update((pointer, *span) for span in spans)
        return text
    return value
