"""A plain text or HTML file of one language to segments."""

from __future__ import annotations

import re

from checker.language.text import plain
from checker.language.vocabulary import Words
from checker.model import Field, Segment, Side
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import html, suppressions
from checker.readers.places.source import Source

# Passages of a plain text are parted by empty lines: "one\n\n two".
PASSAGE = re.compile(r"\S(?:.|\n(?![ \t\r]*\n))*")
LINE = re.compile(r"\S.*")
# A text of one passage and so many lines may be half of a bitext, in which line stands for line.
LINES = 10


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The passages of a file; HTML is told by a tag that begins it or by its name."""
    text = source.text
    field = Field("", text, source.name)
    made = segments(text, side, field)
    lines = _lines(text, side, field) if len(made) == 1 and not made[0].tags else ()
    return OneLanguageFile(made, tuple(suppressions.before(suppressions.in_markup(text), field, made)), lines=lines)


def _lines(text: str, side: Side, field: Field) -> tuple[Segment, ...]:
    """The lines of a text, where there are many."""
    if text.count("\n") < LINES:
        return ()
    return tuple(
        plain(found.group().rstrip(), side, ref=f"{side}/{n}", field=field, shift=found.start())
        for n, found in enumerate(LINE.finditer(text))
    )


def segments(text: str, side: Side, field: Field) -> tuple[Segment, ...]:
    """The passages of a text; HTML is told by a tag that begins it or by its name."""
    if (field.file or "").lower().endswith((".html", ".htm", ".xhtml")) or text.lstrip("\ufeff \t\r\n").startswith("<"):
        return html.segments(text, side, field, ref=side)
    return tuple(
        plain(found.group().rstrip(), side, ref=f"{side}/{n}", field=field, shift=found.start())
        for n, found in enumerate(PASSAGE.finditer(text))
    )
