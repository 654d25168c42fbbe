"""What a page needs to mend a translation in place: its raw texts, and where each visible character is written.

All offsets are UTF-16 units, as browsers count.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any, Literal, NamedTuple

from checker.language.text import OPAQUE
from checker.model import Field, Finding, Page, Segment, Side, other
from checker.run import edits

# How new words are put into a raw text: as they are, with escapes of HTML or of an attribute, with backslashes, or
# only where they hold nothing that could end a string or begin markup.
Writing = Literal["plain", "html", "attribute", "markdown", "strict"]
HTML = (".html", ".htm", ".xhtml")
MARKDOWN = (".md", ".markdown", ".mdown", ".mdx")
TEXT = (".txt",)
UNWRITTEN = (".docx", ".docm", ".doc")
LARGEST = 400_000  # code points of the raw texts of a document that a page takes with it
MOST = 8_000_000  # the same for all documents of a page
APART = frozenset({"title", "meta"})  # roles that stand in front matter where the field is a file of Markdown


class Units:
    """Code points of a text to UTF-16 units."""

    def __init__(self, text: str) -> None:
        self.at = units(text)

    def __call__(self, place: int) -> int:
        """The unit at which a code point begins."""
        return self.at[place] if self.at else place


class Raw(NamedTuple):
    """A raw text of the translation, with its number on the page."""

    number: int
    units: Units


def units(text: str) -> list[int]:
    """Where each code point begins in UTF-16, and where the last one ends; empty where that is its number."""
    if text.isascii() or max(text) <= "\uffff":
        return []
    return [0, *itertools.accumulate(2 if character > "\uffff" else 1 for character in text)]


def side(page: Page) -> Side:
    """The side that is mended: the translation, or English where nothing tells which text that is."""
    known = page.document.original.side
    original = known or next((one.original for one in page.findings if one.original), None)
    return other(original) if original else "en"


def key(page: Page) -> str:
    """What tells the text of a translation: mends that a browser has kept are for this text and no other."""
    said = "\n".join(field.raw for field in _fields(page.side(side(page))))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]


def weight(page: Page) -> int:
    """How much a page would take with it for a document, in code points."""
    return sum(len(field.raw) for field in _fields(page.side(side(page))))


def fitting(pages: Iterable[Page]) -> frozenset[str]:
    """The names of the documents whose raw texts a page takes with it, in their order; beyond that it only shows."""
    fits: set[str] = set()
    whole = 0
    for page in pages:
        size = weight(page)
        if page.findings and size <= LARGEST and whole + size <= MOST:
            whole += size
            fits.add(page.document.name)
    return frozenset(fits)


def mending(page: Page, listed: Sequence[Segment]) -> dict[str, Any]:
    """The raw texts of the translation, how passages are written in them, and the safe fixes as edits.

    `listed` are the passages of the page by number. `fields` are [pointer, name of the file, raw text]; a passage is
    [field, how new words are written, runs]; a run is [visible unit, visible units, raw unit, raw units], and what has
    as many of both stands there as it is shown; a fifth item marks inline code. `fixes` are, by number of a finding,
    what `zvirka fix` would do in the field of its passage.
    """
    mended = side(page)
    fields = {field: Raw(n, Units(field.raw)) for n, field in enumerate(_fields(page.side(mended)))}
    passages = {
        n: [fields[one.field].number, how, _runs(one, fields[one.field].units)]
        for n, one in enumerate(listed)
        if one.field in fields and (how := _writing(one, page))
    }
    fixes = {n: _fix(one, fields, mended) for n, one in enumerate(page.findings)}
    return {
        "side": mended,
        "fields": [[field.pointer, PurePath(field.file).name if field.file else "", field.raw] for field in fields],
        "passages": passages,
        "fixes": {n: made for n, made in fixes.items() if made},
    }


def _fields(segments: Iterable[Segment]) -> list[Field]:
    """The raw texts that passages stand in, but for those in which nothing may be changed."""
    return list(dict.fromkeys(one.field for one in segments if not one.field.kept))


def _writing(segment: Segment, page: Page) -> Writing | None:
    """How new words are put into a passage; None where the text is not written back."""
    field = segment.field
    name = (field.file or page.document.name).lower()
    if segment.role == "slug":
        return None  # a new address breaks what leads to the old one
    if field.pointer:
        if segment.role == "meta" or (segment.starts is None and page.document.post is None):
            return "plain"
        return "attribute" if segment.role == "alt" else "html"
    if name.endswith(UNWRITTEN):
        return None
    if name.endswith(HTML):
        return "attribute" if segment.role in {"alt", "meta"} else "html"
    if name.endswith(MARKDOWN):
        return "strict" if segment.role in APART else "markdown"
    if name.endswith(TEXT) or "." not in PurePath(name).name:
        return "html" if field.raw.lstrip("\ufeff \t\r\n").startswith("<") else "plain"
    return "strict"


def _runs(segment: Segment, raw: Units) -> list[list[int]]:
    seen = Units(segment.shown)
    size = len(segment.shown)
    if segment.starts is None or segment.ends is None:
        begin = raw(segment.shift)
        return [[0, seen(size), begin, raw(segment.shift + size) - begin]] if size else []
    runs: list[list[int]] = []
    for n, (start, end) in enumerate(zip(segment.starts, segment.ends, strict=True)):
        visible, begin = seen(n), raw(start)
        width, length = seen(n + 1) - visible, raw(end) - begin
        code = [1] if segment.seen and segment.text[n] == OPAQUE else []
        last = runs[-1] if runs and runs[-1][4:] == code else None
        if last and last[2] == begin and last[3] == length and last[1] != last[3]:
            last[1] += width  # an entity that is shown as two characters
        elif last and width == length and last[1] == last[3] and last[2] + last[3] == begin:
            last[1] += width
            last[3] += length
        else:
            runs.append([visible, width, begin, length, *code])
    return runs


def _fix(finding: Finding, fields: dict[Field, Raw], mended: Side) -> list[list[int | str]]:
    place = finding.en or finding.uk
    if place is None or place.segment.side != mended or place.segment.field not in fields:
        return []
    try:
        change = edits.change(finding)
    except ValueError:  # a rule of somebody's own whose fix changes letters is not safe
        return []
    if change is None:
        return []
    at = fields[change.field].units
    return [[at(edit.start), at(edit.end), edit.text] for edit in change.edits]
