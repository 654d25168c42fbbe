"""The grammar of suppressions, the same in every format: `zvirka-ignore RULE, RULE: reason` in a comment.

A reader finds the comments of its format; this module tells the suppressions in them. Whatever begins with
`zvirka-ignore` is one, also where it is malformed: what it names is no rule then, and that is told to the user.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.model import Field, Ignore, Segment, Span
from checker.model.expressions import deferred

KEYWORD = "zvirka-ignore"
# "zvirka-ignore number-missing, date-missing: the footnote has them"; what is left out of it is told to the user.
SUPPRESSION = deferred(rf"\s*{KEYWORD}\b(?P<rules>[^:]*)(?::(?P<reason>.*))?", re.DOTALL)
# <!-- zvirka-ignore … --> in HTML and Markdown.
MARKUP = deferred(rf"<!--(?P<text>\s*{KEYWORD}\b.*?)-->", re.DOTALL)
# In what people write to one another (a translator's comment, a note): from the word to the end of the line.
LINE = deferred(rf"(?<![\w-]){KEYWORD}\b[^\r\n]*")
# A comment of YAML, TOML, .properties, .strings or XML, on a line of its own or behind what is on the line: "# …" and
# "// …" up to the end of the line, "! …" on a line of its own only, "/* … */" and "<!-- … -->" over any lines.
COMMENT = deferred(
    rf"/\*[\s*]*(?P<block>{KEYWORD}\b.*?)(?:\*/|\Z)|<!--\s*(?P<xml>{KEYWORD}\b.*?)(?:-->|\Z)"
    rf"|(?:\#|//|^[ \t]*!)[ \t]*(?P<line>{KEYWORD}\b[^\r\n]*)",
    re.DOTALL | re.MULTILINE,
)


class Comment(NamedTuple):
    """A comment that may be a suppression: what it says, and where the whole of it stands (code points)."""

    text: str
    start: int
    end: int


class Suppression(NamedTuple):
    """What a comment says: the names of rules as they are written, with commas between them, and the reason."""

    rules: str
    reason: str


def parse(text: str) -> Suppression | None:
    """The suppression that a comment is, or None where it is none; either part is "" where it is left out."""
    found = SUPPRESSION.match(text)
    return Suppression(found["rules"].strip(), (found["reason"] or "").strip()) if found else None


def in_markup(raw: str) -> Iterator[Comment]:
    """The comments of an HTML text that are suppressions."""
    if KEYWORD in raw:
        for found in MARKUP.finditer(raw):
            yield Comment(found["text"], *found.span())


def in_comments(raw: str) -> Iterator[Comment]:
    """The comments of a catalogue (YAML, TOML, .properties, .strings, XML) that are suppressions.

    What looks like a comment inside a string is among them: who knows the strings has to leave it out.
    """
    if KEYWORD in raw:
        for found in COMMENT.finditer(raw):
            yield Comment(found["block"] or found["xml"] or found["line"], *found.span())


def in_prose(text: str) -> Iterator[Comment]:
    """The suppressions in a text that people write to one another, of which each has the rest of its line."""
    if KEYWORD in text:
        for found in LINE.finditer(text):
            yield Comment(found[0], *found.span())


def before(comments: Iterable[Comment], field: Field, segments: Sequence[Segment]) -> Iterator[Ignore]:
    """The suppressions among the comments of a field, each with the one of its passages that begins next after it."""
    told = [(comment, said) for comment in comments if (said := parse(comment.text))]
    begins = sorted((segment.raw(Span(0, 1)).start, n) for n, segment in enumerate(segments)) if told else []
    for comment, said in told:
        at = bisect_left(begins, (comment.end, -1))
        after = (segments[begins[at][1]],) if at < len(begins) else ()
        yield Ignore(said.rules, said.reason, field, Span(comment.start, comment.end), after)
