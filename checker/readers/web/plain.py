"""A plain text or HTML file of one language to segments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.language.text import plain
from checker.language.vocabulary import Words
from checker.model import Field, Role, Segment, Side
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import front_matter, html, suppressions
from checker.readers.places.source import Source

# Passages of a plain text are parted by empty lines: "one\n\n two".
PASSAGE = re.compile(r"\S(?:.|\n(?![ \t\r]*\n))*")
LINE = re.compile(r"\S.*")
# A text of one passage and so many lines may be half of a bitext, in which line stands for line.
LINES = 10
# So many lines, each of which begins as a sentence does and ends as none, are a list: "Sofas\n    Armchairs\n". So are
# those that begin with the sign of an item, but for a first line above them.
LIST = 4
# Such a share of a list may end with a full stop: "Refrigerators up to 100 l."
OTHER = 0.1
OPEN = re.compile(r".*[.,;!?…»”\"')]\s*")
BULLET = re.compile(r"[-*+•·●▪◦–—✓✔✅★] ?")


# The endings of files that a generator may read, with front matter.
HTML = (".html", ".htm", ".xhtml")
CHARACTER = re.compile(r"[^\r\n]")


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The passages of a file; HTML is told by a tag that begins it or by its name."""
    text = source.text
    field = Field("", text, source.name)
    begin, front = front_matter.read(source.name, field, side, words) if source.name.lower().endswith(HTML) else (0, [])
    made = (*front, *segments(CHARACTER.sub(" ", text[:begin]) + text[begin:], side, field))
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
    if (field.file or "").lower().endswith(HTML) or text.lstrip("\ufeff \t\r\n").startswith("<"):
        return html.segments(text, side, field, ref=side)
    return tuple(
        plain(shown, side, role=role, ref=f"{side}/{n}", field=field, shift=start)
        for n, (shown, start, role) in enumerate(_passages(text))
    )


def _passages(text: str) -> Iterator[tuple[str, int, Role]]:
    """The passages of a plain text, each with its place: what empty lines part, and the lines of a list."""
    for found in PASSAGE.finditer(text):
        whole = found.group().rstrip()
        lines = list(LINE.finditer(whole))
        if _listed([line.group().rstrip() for line in lines]):
            yield from ((line.group().rstrip(), found.start() + line.start(), "item") for line in lines)
        else:
            yield whole, found.start(), "paragraph"


def _listed(lines: Sequence[str]) -> bool:
    """Whether lines are the items of a list, each whole by itself."""
    if len(lines) < LIST:
        return False
    if all(map(BULLET.match, lines[1:])):
        return True
    other = sum(not line[0].isupper() or OPEN.fullmatch(line) is not None for line in lines)
    return other <= OTHER * len(lines)
