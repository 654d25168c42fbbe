"""What stands beside a figure and bounds it: «понад», "at least", "or more"; and what denies that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from checker.language.tokens import lowered
from checker.language.vocabulary import Words
from checker.model import Segment, Side, Span

Bound = Literal["more", "least", "less", "most", "about"]

# What a denial makes of a bound: no more than is at most.
DENIED: dict[Bound, Bound] = {"more": "most", "least": "less", "less": "least", "most": "more", "about": "about"}
BEFORE: tuple[Bound, ...] = ("more", "least", "less", "most", "about")
# How far from a figure its bound may begin, with a denial (code points).
REACH = 60
# Between a denial and what it denies: up to two words.
GAP = r"(?: [^\W\d_]+){0,2}"
# What may stand between a bound and its figure.
LINK = r"(?: (?:the|a|an|another|further|additional|ще|за|на|у|в))? ?[$€£₴(]?"


class Said(NamedTuple):
    """A bound of a figure: which one, and the words that say it with those that deny it.

    `goal` says that it may be where something goes as well: «до».
    """

    bound: Bound
    span: Span
    goal: bool = False


class Bounds:
    """Tells the bounds of figures of one language; `usual` is how each bound is said."""

    def __init__(self, words: Words, side: Side) -> None:
        table = words.table("bounds")[side]
        self.usual: dict[Bound, str] = {bound: table[bound][0] for bound in BEFORE}
        self.goals = frozenset(table["goal"])
        groups = "|".join(rf"(?P<{bound}>{_any(table[bound])})" for bound in BEFORE)
        self.before = re.compile(rf"(?<![\w'-])(?:(?P<not>{_any(table['not'])}){GAP} )?(?:{groups}){LINK}$")
        least, most = (_any(table[f"{bound}_behind"]) for bound in ("least", "most"))
        self.behind = re.compile(rf"(?: [^\W\d_]+)? (?:(?P<least>{least})|(?P<most>{most}))(?!\w)")

    def of(self, segment: Segment, figure: Span) -> Said | None:
        """The bound of a figure of a passage, or None."""
        low = lowered(segment)
        start = max(0, figure.start - REACH)
        found = self.before.search(low, start, figure.start)
        if found:
            bound = next(one for one in BEFORE if found[one])
            span = Span(found.start(), found.end(bound))
            return Said(DENIED[bound] if found["not"] else bound, span, found[bound] in self.goals)
        after = self.behind.match(low, figure.end)
        if after:
            end: Bound = "least" if after["least"] else "most"
            return Said(end, Span(*after.span(end)))
        return None


def bounds(words: Words, side: Side) -> Bounds:
    """What tells the bounds of figures of a language by the vocabulary."""
    return words.made(Bounds, side)


def _any(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
