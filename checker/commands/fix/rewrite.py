"""How the raw text of a field is written in its file, so that an edit of the one is an edit of the other."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.model import Field, Span
from checker.readers import formats
from checker.readers.places import json_text
from checker.readers.places.source import HEAD, Source
from checker.run.edits import Edit

# One character of a JSON string as it is written: \ud83d\ude00 (two halves of one), \u0456, \n, or itself.
PIECE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL)


class SourceMap(NamedTuple):
    """Where each character of a raw text begins and ends in the file, and how new characters are spelled there.

    `spell` gives None for what can't stand there.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    spell: Callable[[str], str | None]

    def edit(self, one: Edit) -> Edit | None:
        """An edit of the raw text as one of the file; None where it can't be made."""
        spelled = self.spell(one.text)
        if spelled is None or not self.starts:
            return None
        start = self.starts[one.start] if one.start < len(self.starts) else self.ends[-1]
        return Edit(start, self.ends[one.end - 1] if one.end > one.start else start, spelled)


def source_map(name: str, text: str, field: Field) -> SourceMap | None:
    """How a field is written in a text of that file name; None where it does not stand there as it was read."""
    if field.pointer == "":
        if field.raw != text:
            return None
        return SourceMap(range(len(text)), range(1, len(text) + 1), lambda new: new)
    found = _place(name, text, field)
    if found is None or found[0] != field.raw:
        return None
    return found[1]


def _place(name: str, text: str, field: Field) -> tuple[str, SourceMap] | None:
    """The raw text that stands at the field's pointer, and how."""
    form = formats.bilingual(Source(name, text[:HEAD].encode("utf-8", "replace")))
    if form is formats.PAIRS_JSONL:
        starts = _lines(text)
        if field.line >= len(starts):
            return None
        start, end = starts[field.line - 1 : field.line + 1]
        return _string(text[start:end], field.pointer, start)
    if form is formats.PAIRS_TABLE:
        return _cell(text, field)
    return _string(text, field.pointer, 0)


@lru_cache(maxsize=1)
def _lines(text: str) -> list[int]:
    """Where each line begins, and behind them the end of the text."""
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text)]


@lru_cache(maxsize=1)
def _spans(text: str) -> dict[str, Span]:
    return json_text.spans(text)


def _string(text: str, pointer: str, shift: int) -> tuple[str, SourceMap] | None:
    span = _spans(text).get(pointer)
    if span is None:
        return None
    start, end = span.start + 1, span.end - 1
    pieces = [(found.start() + shift, found.end() + shift) for found in PIECE.finditer(text, start, end)]
    capitals = re.search(r"\\u[0-9a-f]{0,3}[A-F]", text[start:end]) is not None
    return json.loads(text[span.start : span.end], strict=False), SourceMap(
        [piece[0] for piece in pieces],
        [piece[1] for piece in pieces],
        _speller("\\u" in text and text.isascii(), capitals),
    )


def _speller(escaped: bool, capitals: bool) -> Callable[[str], str]:
    def spell(new: str) -> str:
        made = json.dumps(new, ensure_ascii=escaped)[1:-1]
        return re.sub(r"\\u[0-9a-f]{4}", lambda code: "\\u" + code[0][2:].upper(), made) if capitals else made

    return spell


def _cell(text: str, field: Field) -> tuple[str, SourceMap] | None:
    """A cell of a table, which may be quoted, with quotation marks doubled in it."""
    header = text.partition("\n")[0]
    separator = max("\t,;", key=header.count)
    names = ["".join(map(text.__getitem__, cell)).strip("\ufeff \r").lower() for cell in _cells(text, 0, separator)]
    starts = _lines(text)
    if field.line >= len(starts):
        return None
    row = _cells(text, starts[field.line - 1], separator)
    column = names.index(field.pointer[1:]) if field.pointer[1:] in names else len(row)
    if column >= len(row):
        return None
    places = row[column]
    raw = "".join(map(text.__getitem__, places))
    quoted = bool(places) and places[0] > 0 and text[places[0] - 1] == '"'

    def spell(new: str) -> str | None:
        if quoted:
            return new.replace('"', '""')
        return None if set(new) & {separator, '"'} else new

    # A doubled quotation mark is one character that ends behind both.
    ends = [at + 2 if quoted and text[at] == '"' else at + 1 for at in places]
    if quoted and text[ends[-1] : ends[-1] + 1] != '"':
        return None  # "text" and more behind it
    return raw, SourceMap(places, ends, spell)


def _cells(text: str, start: int, separator: str) -> list[list[int]]:
    """The cells of the row that begins there: where each character of each stands in the text."""
    row: list[list[int]] = [[]]
    quoted, fresh, at = False, True, start
    while at < len(text):
        character = text[at]
        if quoted and character == '"':
            if text.startswith('""', at):
                row[-1].append(at)
                at += 1
            else:
                quoted = False
        elif quoted:
            row[-1].append(at)
        elif character == '"' and fresh:
            quoted = True
        elif character == separator:
            row.append([])
            fresh, at = True, at + 1
            continue
        elif character in "\r\n":
            break
        else:
            row[-1].append(at)
        fresh, at = False, at + 1
    return row
