"""What stands beside a figure and bounds it: «понад», "at least", "or more"; and what denies that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from checker.language.spans import first_token
from checker.language.tokens import lowered, present, triggers
from checker.language.vocabulary import Words
from checker.model import Segment, Side, Span
from checker.model.expressions import deferred

Bound = Literal["more", "least", "less", "most", "about", "exact"]

# What a denial makes of a bound: no more than is at most.
DENIED: dict[Bound, Bound] = {
    "more": "most", "least": "less", "less": "least", "most": "more", "about": "about", "exact": "about"
}  # fmt: skip
BEFORE: tuple[Bound, ...] = ("more", "least", "less", "most", "about", "exact")
# What of a time its bounds are called in the table: it is this or later, it is this or earlier.
TIMES: dict[Bound, str] = {"least": "earliest", "most": "latest"}
# How far before a figure its bound may begin, and what denies it (code points).
REACH = 60
# So many words before a figure and behind it may bound it in other words.
NEAR = (10, 4)
NEVER = "(?!)"
# Words of phrases that say no bound by themselves ("in excess of") have so many letters at most.
SMALL = 3
# What may stand between a bound and its figure.
LINK = r"(?: (?:the|a|an|another|further|additional|ще|за|на|у|в))? ?[$€£₴(]?"


class Said(NamedTuple):
    """A bound of a figure: which one, and the words that say it with those that deny it.

    `goal` says that it may be where something goes as well: «до»; `nearly`, that it is rather smaller: "almost".
    """

    bound: Bound
    span: Span
    goal: bool = False
    nearly: bool = False


class Bounds:
    """Tells the bounds of one language; `usual` is how each is said of figures, `usually` of times."""

    def __init__(self, words: Words, side: Side) -> None:
        table = words.table("bounds")[side]
        self.usual: dict[Bound, str] = {bound: table[bound][0] for bound in BEFORE}
        self.goals = frozenset(table["goal"])
        self.nearly = frozenset(table["nearly"])
        # «1 до 2» and "1 over 2" are no bounds.
        groups = "|".join(rf"(?P<{bound}>{_any(table[bound])})" for bound in BEFORE)
        self.before = deferred(rf"(?<![\w'-])(?<!\d )(?:(?P<not>{_any(table['not'])}) )?(?:{groups}){LINK}$")
        self.figures = {one: deferred(rf"(?<![\w'-])(?:{_any(table[one])}){LINK}\d") for one in BEFORE}
        said = [form for name in (*BEFORE, "least_behind", "most_behind") for form in table[name]]
        self.needed = triggers(said)
        said_of = (part for form in said for part in form.split() if len(part) > SMALL)
        self.hints = frozenset(part for form in table["hints"] for part in form.split()).union(said_of)
        self.denied = deferred(rf"(?<![\w'-])(?:{_any((*table['not'], *table['away']))}|[a-z]+n't)(?!\w)")
        least, most = (_any(table[f"{bound}_behind"]) for bound in ("least", "most"))
        self.behind = deferred(rf"(?: [^\W\d_]+)? (?:(?P<least>{least})|(?P<most>{most}))(?!\w)")
        self.usually: dict[Bound, str] = {bound: table[name][0] for bound, name in TIMES.items()}
        times = "|".join(rf"(?P<{bound}>{_any(table[name])})" for bound, name in TIMES.items())
        self.times = deferred(rf"(?<![\w'-])(?:{times}){LINK}$")
        earliest, latest = (_any(table[f"{name}_behind"]) or NEVER for name in TIMES.values())
        self.times_behind = deferred(rf",? (?:(?P<least>{earliest})|(?P<most>{latest}))(?!\w)")
        self.timely = triggers([form for name in TIMES.values() for form in (*table[name], *table[f"{name}_behind"])])

    def of(self, segment: Segment, figure: Span) -> Said | None:
        """The bound of a figure of a passage, or None; also where something farther away may deny it."""
        if present(segment).isdisjoint(self.needed):
            return None
        low = lowered(segment)
        start = max(0, figure.start - REACH)
        found = self.before.search(low, start, figure.start)
        end = found.start() if found else figure.start
        clause = max(start, *(low.rfind(mark, start, end) + 1 for mark in ",;:."))
        if self.denied.search(low, clause, end):
            return None  # "cannot send more than 30 messages", «не зможе надсилати більше ніж 30»
        after = self.behind.match(low, figure.end)
        if found:
            bound = next(one for one in BEFORE if found[one])
            span, goal = Span(found.start(), found.end(bound)), found[bound] in self.goals
            if not (goal and after):  # «зріс до 2 МБ і більше»
                return Said(DENIED[bound] if found["not"] else bound, span, goal, found[bound] in self.nearly)
        if after:
            last: Bound = "least" if after["least"] else "most"
            return Said(last, Span(*after.span(last)))
        return None

    def of_time(self, segment: Segment, time: Span) -> Said | None:
        """The bound of a date or a time of day, or None: "no earlier than" is "least", "at the latest" is "most"."""
        if present(segment).isdisjoint(self.timely):
            return None
        low = lowered(segment)
        found = self.times.search(low, max(0, time.start - REACH), time.start) or self.times_behind.match(low, time.end)
        if found is None:
            return None
        bound: Bound = "least" if found["least"] else "most"
        return Said(bound, Span(*found.span(bound)))

    def hinted(self, segment: Segment, figure: Span) -> bool:
        """Whether any word near a figure of a passage may bound it."""
        if self.hints.isdisjoint(present(segment)):
            return False
        first, end = first_token(segment, figure.start), first_token(segment, figure.end)
        near = segment.tokens[max(0, first - NEAR[0]) : end + NEAR[1]]
        return any(part in self.hints for token in near for part in token.lower.split("-"))

    def shared(self, segment: Segment, figure: Span, bound: Bound) -> bool:
        """Whether a figure before one in its sentence has a bound, which may be of both: "about 50 hours, and 90 …"."""
        low = lowered(segment)
        start = max((low.rfind(mark, 0, figure.start) for mark in (". ", "! ", "? ")), default=-1) + 1
        return self.figures[bound].search(low, start, figure.start) is not None


def bounds(words: Words, side: Side) -> Bounds:
    """What tells the bounds of figures of a language by the vocabulary."""
    return words.made(Bounds, side)


def _any(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
