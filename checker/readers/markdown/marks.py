"""The pieces of a Markdown file that are not Markdown, and the file with them masked."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from checker.readers.places.suppressions import Comment

# "drop" is no text; "break" is no text either, and a passage ends there; "opaque" is seen, and is no prose.
Sort = Literal["drop", "break", "opaque"]
SORTS: dict[Sort, int] = {"drop": 1, "break": 2, "opaque": 3}
# What stands for them while Markdown is read: a mark that means nothing to it, and a letter.
FILLS: dict[Sort, str] = {"drop": ",", "break": ",", "opaque": "x"}
# The names of marks that are whole lines, for which nothing stands, of those before a title that is the rest of a line,
# and of those whose text is indented below.
LINE, TITLED, INDENTED = "line", "titled", "indented"


class Markup(NamedTuple):
    """A piece of the text that is not Markdown. `name` is that of a tag, "/" before that of one that ends.

    `link` is where a tag leads.
    """

    start: int
    end: int
    sort: Sort
    name: str = ""
    link: str = ""


class Part(NamedTuple):
    """A piece of the text that is still to be read."""

    start: int
    end: int


class Attribute(NamedTuple):
    """A value of a tag or a shortcode: its name, and where it stands; that of a shortcode is Markdown again."""

    name: str
    start: int
    end: int
    markdown: bool = False


def inside_any(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place is in one of some spans, which are in order and apart."""
    n = bisect_right(spans, (at, sys.maxsize)) - 1
    return n >= 0 and at < spans[n][1]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its marks.

    `masked` has the length of the text, and is Markdown only. `sorts` has a number of SORTS for each character, 0 for
    what is Markdown. `blocks` are the insides of <pre>, `components` those of JSX, the outermost.
    """

    masked: str
    sorts: bytes
    marks: Sequence[Markup]
    comments: Sequence[Comment]
    values: Sequence[Attribute]
    blocks: Sequence[tuple[int, int]]
    components: Sequence[tuple[int, int]]

    def jsx(self, at: int) -> bool:
        """Whether the text is MDX at a place, which has no indented code: <Note> has what is in it indented."""
        return inside_any(at, self.components)
