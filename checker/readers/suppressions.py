"""Suppressions in a text: `<!-- zvirka-ignore RULE: reason -->`, and the passages that they are for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.model import Ignore, Segment, Span

# "zvirka-ignore number-missing, date-missing: the footnote has them"; what is left out of it is told to the user.
IGNORE = re.compile(r"\s*zvirka-ignore\b(?P<rule>[^:]*)(?::(?P<reason>.*))?", re.DOTALL)
COMMENT = re.compile(r"<!--(?P<text>\s*zvirka-ignore\b.*?)-->", re.DOTALL)


class Comment(NamedTuple):
    """A comment: what it says, and where the whole of it stands."""

    text: str
    start: int
    end: int


def find(raw: str) -> Iterator[Comment]:
    """The comments of an HTML text that may be suppressions."""
    if "zvirka-ignore" in raw:
        for found in COMMENT.finditer(raw):
            yield Comment(found["text"], *found.span())


def ignores(comments: Iterable[Comment], segments: Sequence[Segment]) -> tuple[Ignore, ...]:
    """The suppressions among comments of a field, each with the one of its passages that begins next after it."""
    made: list[Ignore] = []
    if not segments:
        return ()
    for comment in comments:
        found = IGNORE.match(comment.text) if "zvirka-ignore" in comment.text else None
        if found:
            after = [
                (at, n) for n, segment in enumerate(segments) if (at := segment.raw(Span(0, 1)).start) >= comment.end
            ]
            segment = segments[min(after)[1]] if after else None
            reason = (found["reason"] or "").strip()
            made.append(
                Ignore(found["rule"].strip(), reason, segments[0].field, Span(comment.start, comment.end), segment)
            )
    return tuple(made)
