"""DOCX to segments: its paragraphs laid out as a text, a line each, since the file itself has no lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from checker.language.text import compose, plain
from checker.language.vocabulary import Words
from checker.model import Field, Segment, Side, Span, Tag
from checker.model.messages import Message
from checker.readers.one_language import OneLanguageFile
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source

if TYPE_CHECKING:
    from zipfile import ZipFile

    from checker.readers.office.wordml import Paragraph

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # begins an old .doc, and a DOCX with a password
SIZE = 50_000_000  # bytes of all parts that are read, unpacked
RATIO = 400  # a part of prose is packed to a tenth or a hundredth of its size
SMALL = 1_000_000  # bytes of a part, up to which any ratio is harmless
FILES = 20_000


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The passages of a file: body with tables and text boxes, then footnotes and endnotes.

    Inserted text counts, deleted and hidden text, comments, headers and footers do not. Raises InputError.
    """
    from checker.readers.office import ooxml, wordml

    name = source.name
    try:
        paragraphs = [one for one in wordml.paragraphs(_parts(name, source.data)) if one.text.strip()]
    except ooxml.Broken as wrong:
        raise InputError(name, Message("office.broken", wrong=wrong)) from wrong
    if not paragraphs:
        raise InputError(name, Message("office.no_text"))
    field = Field("", "\n".join(one.text for one in paragraphs), name)
    return OneLanguageFile(tuple(_segments(paragraphs, side, field)))


def _segments(paragraphs: list[Paragraph], side: Side, field: Field) -> Iterator[Segment]:
    at = 0
    for n, one in enumerate(paragraphs):
        made = plain(one.text.rstrip(), side, role=one.role, ref=f"{side}/{n}", field=field, shift=at)
        tags = (
            Tag("a", {"href": target}, Span(*(len(compose(one.text[:end], None, None)[0]) for end in span)),
                Span(span.start + at, span.end + at))
            for target, span in one.links
        )  # fmt: skip
        yield replace(made, tags=tuple(tags))
        at += len(one.text) + 1


def _parts(name: str, data: bytes) -> dict[str, bytes]:
    """The parts of the package that are read, by their names; raises InputError for what is no sound package."""
    from zipfile import BadZipFile, ZipFile

    if not data.strip():
        raise InputError(name, Message("readers.empty"))
    if data.startswith(OLE):
        raise InputError(name, Message("office.doc"))
    try:
        with ZipFile(BytesIO(data)) as package:
            return dict(_read(name, package))
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, _zlib()) as wrong:
        if isinstance(wrong, InputError):
            raise
        raise InputError(name, Message("office.no_docx", wrong=wrong)) from wrong


def _read(name: str, package: ZipFile) -> Iterator[tuple[str, bytes]]:
    from checker.readers.office.wordml import reads

    files = package.infolist()
    names = {one.filename for one in files}
    if len(files) > FILES:
        raise InputError(name, Message("office.parts", count=len(files)))
    if "mimetype" in names and "content.xml" in names:
        raise InputError(name, Message("office.odt"))
    left = SIZE
    for one in files:
        if not reads(one.filename):
            continue
        if one.flag_bits & 1:
            raise InputError(name, Message("office.password"))
        if one.file_size > left or (one.file_size > SMALL and one.file_size > RATIO * max(1, one.compress_size)):
            raise InputError(name, Message("office.bomb", filename=one.filename, size=f"{one.file_size:,}"))
        with package.open(one) as stream:
            part = stream.read(one.file_size + 1)
        left -= len(part)
        yield one.filename, part


def _zlib() -> type[Exception]:
    import zlib

    return zlib.error
