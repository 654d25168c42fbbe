"""JSON and ARB catalogues: every string with its keys and its place in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from checker.language.vocabulary import Words
from checker.model import Document, Failure, Field, Side
from checker.readers.catalogue import entries
from checker.readers.catalogue import units as catalogue
from checker.readers.catalogue.entries import Entry
from checker.readers.catalogue.messages import Grammar, Syntax
from checker.readers.catalogue.units import Note
from checker.readers.half import Half
from checker.readers.places import json_lines
from checker.readers.places.decode import InputError, decode
from checker.readers.places.suppressions import KEYWORD
from checker.readers.places.written import Written

ENDINGS = frozenset({".json", ".arb"})
ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
# {"uk": { or {"en-US": {: a file of several languages, the first of which is named.
BOTH = re.compile(r'\s*\{\s*"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?"\s*:\s*\{')
ARB: frozenset[Grammar] = frozenset({"icu"})


def reads(name: str, head: str) -> bool:
    """Whether the file begins with a language and its strings."""
    return BOTH.match(head.lstrip("\ufeff")) is not None and name.lower().endswith((".json", "-"))


def read_both(name: str, lines: Iterable[str], words: Words) -> Iterator[Document | Failure]:
    """The document of a file with both languages under top keys; raises InputError where one is not there."""
    raw = "".join(lines).lstrip("\ufeff")
    yield entries.both(name, strings(name, raw), raw, "a JSON catalogue")


def read(name: str, data: bytes, side: Side) -> Half:
    """The strings of a file of one language."""
    raw = decode(name, data)
    found = strings(name, raw)
    arb = name.lower().endswith(".arb")
    if not arb:
        return entries.half(found, side, Field("", raw, name))
    whole = Field("", raw, name)
    texts = [one for one in found if not one.path[0].startswith("@")]
    return entries.half(texts, side, whole, list(_notes(found, whole)), syntax=Syntax(ARB))


def _notes(found: list[Entry], whole: Field) -> Iterator[Note]:
    """The suppressions of an ARB file: in "description" of "@key", or under "x-zvirka-ignore" as "RULE: reason"."""
    for path, written in found:
        if len(path) < 2 or path[0][:1] != "@" or path[1] not in {"description", "x-zvirka-ignore"}:
            continue
        if path[1] == "x-zvirka-ignore":
            said = Written()
            said.add(f"{KEYWORD} ", *written.span(0, 0))
            said.join(written)
            written = said
        yield from catalogue.notes(written, whole, path[0][1:])


def load(name: str, raw: str) -> Any:
    """The value of a JSON text; raises InputError that names the line."""
    try:
        return json.loads(raw)
    except RecursionError as wrong:
        raise InputError(name, "nested too deeply for a catalogue; a catalogue is objects of strings") from wrong
    except json.JSONDecodeError as wrong:
        raise InputError(
            name,
            f"line {wrong.lineno}, column {wrong.colno}: not JSON ({wrong.msg}); correct that place",
        ) from wrong


def strings(name: str, raw: str) -> list[Entry]:
    """Every string of a JSON text that is an object; a number in the path is a place in a list."""
    value = load(name, raw)
    if not isinstance(value, dict):
        raise InputError(
            name, f"a JSON {type(value).__name__}, not a catalogue: an object of keys and strings was expected"
        )
    found = {path: text for path, text, is_key in tokens(raw) if not is_key}  # of a key that stands twice, the last
    return [Entry(path, text) for path, text in found.items()]


def tokens(raw: str) -> Iterator[tuple[tuple[str, ...], Written, bool]]:
    """Every string of a sound JSON text with its path, and every key of an object (True)."""
    for path, (start, end), key in json_lines.strings(raw):
        yield tuple(map(str, path)), _unescape(raw[start + 1 : end - 1], start + 1), key


def _unescape(inner: str, start: int) -> Written:
    made, at = Written(), 0
    for found in ESCAPE.finditer(inner):
        made.copy(inner[at : found.start()], start + at)
        made.add(json.loads(f'"{found[0]}"'), start + found.start(), start + found.end())
        at = found.end()
    made.copy(inner[at:], start + at)
    return made
