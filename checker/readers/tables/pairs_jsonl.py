"""Pairs as JSON Lines: one pair a line, lines of the same doc one text; memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from checker.language.text import plain
from checker.language.vocabulary import Words
from checker.model import Document, Failure, Field, Ignore, Pair, Segment, Side, barrier
from checker.model.messages import Message
from checker.readers.places import html, json_text, suppressions
from checker.readers.places.source import Overlong, Source

SIDES: tuple[Side, Side] = ("uk", "en")


class PairRecord(NamedTuple):
    """A pair as its line or row has it: records of one `doc` are one text; `line` is that of the file, from 1."""

    id: str
    doc: str
    texts: dict[Side, str]
    format: str
    line: int


def reads(source: Source) -> bool:
    """Whether the first line is an object with a side in it."""
    first = source.head.lstrip().splitlines()[:1]
    if not first or not first[0].startswith("{"):
        return False
    try:
        value = json_text.value(first[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and bool({"uk", "en"} & set(value))


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The documents of a pairs file; a line that is no pair is a failure, and the others go on."""
    yield from documents(source.name, _records(source.name, source.lines()))


def _records(name: str, lines: Iterable[str]) -> Iterator[PairRecord | Failure]:
    for number, line in enumerate(lines, 1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        if isinstance(line, Overlong):
            yield Failure(f"{name}:{number}", Message("tables.long"))
            continue
        try:
            value = json_text.value(line.lstrip("\ufeff"))
        except RecursionError:
            yield Failure(f"{name}:{number}", Message("tables.deep"))
            continue
        except ValueError as wrong:
            yield Failure(f"{name}:{number}", Message("tables.no_json", wrong=wrong))
            continue
        yield record(name, number, value)


def record(name: str, number: int, value: Any, line: int | None = None) -> PairRecord | Failure:
    """One pair, or what is wrong with its line; `line` where records are longer than a line."""
    where = f"{name}:{number}"
    if not isinstance(value, dict):
        return Failure(where, Message("tables.no_object", kind=type(value).__name__))
    for side in SIDES:
        if side not in value:
            return Failure(where, Message("tables.missing", side=side))
        if not isinstance(value[side], str):
            return Failure(where, Message("tables.no_string", side=side))
    form = value.get("format", "plain")
    if form not in {"plain", "html"}:
        return Failure(where, Message("tables.format", form=form))
    given = value.get("id")
    name_of_pair = str(number) if given is None or given == "" else str(given)
    doc = value.get("doc")
    doc = name_of_pair if doc is None or doc == "" else str(doc)
    return PairRecord(name_of_pair, doc, {side: value[side] for side in SIDES}, form, line or number)


def documents(name: str, records: Iterable[PairRecord | Failure]) -> Iterator[Document | Failure]:
    """Rows that stand together under one doc, as documents."""
    group: list[PairRecord] = []
    for one in records:
        if isinstance(one, Failure):
            yield one
            continue
        if group and group[0].doc != one.doc:
            yield from _document(name, group)
            group = []
        group.append(one)
    if group:
        yield from _document(name, group)


def _document(name: str, records: list[PairRecord]) -> Iterator[Document | Failure]:
    """The document of some records; a record that can't be read is a failure of its own."""
    pairs: list[Pair] = []
    ignores: list[Ignore] = []
    used: dict[str, int] = {}
    for one in records:
        used[one.id] = used.get(one.id, 0) + 1
        ref = one.id if used[one.id] == 1 else f"{one.id}#{used[one.id]}"
        made = barrier.attempt(f"{name}:{one.line}", _pair, one, ref)
        if isinstance(made, Failure):
            yield made
            continue
        pairs.append(made[0])
        ignores += made[1]
    if not pairs:
        return
    yield Document(
        name,
        tuple(segment for pair in pairs for segment in pair.uk),
        tuple(segment for pair in pairs for segment in pair.en),
        tuple(pairs),
        ignores=tuple(ignores),
    )


def _pair(record: PairRecord, ref: str) -> tuple[Pair, list[Ignore]]:
    """The passages of a record, and the suppressions in them."""
    ignores: list[Ignore] = []
    fields = {side: Field(f"/{side}", record.texts[side], line=record.line) for side in SIDES}
    sides = {side: _segments(fields[side], side, ref, record.format) for side in SIDES}
    for side in SIDES if record.format == "html" else ():
        comments = suppressions.in_markup(record.texts[side])
        ignores += suppressions.before(comments, fields[side], sides[side])
    return Pair(record.id, sides["uk"], sides["en"]), ignores


def _segments(field: Field, side: Side, ref: str, form: str) -> tuple[Segment, ...]:
    if form == "html":
        return html.segments(field.raw, side, field, ref=ref)
    return (plain(field.raw, side, ref=ref, field=field),) if field.raw.strip() else ()
