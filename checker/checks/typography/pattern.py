"""A pattern is found in one of the texts: what a rule file can say without a verb of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check, SlowPattern
from checker.checks.signs import Sign
from checker.language import prose
from checker.model import SIDES, Hit, Pair, Place, Role, Segment, Side, Span, other
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.model.record import Field, checked

if TYPE_CHECKING:
    import regex

# Seconds that a pattern may take on one passage; a rule of the house takes microseconds.
LIMIT = 1.0
# Of so many pairs both passages have the same markup where a program reads it: the description of an app in its shop.
SHARED = 3
CODED = deferred(r"(?<!\w)`[^`\n]+`(?!\w)")  # code of a string: "where `-d` **must** stand"
REPEATS = frozenset("*+{")
SPACES = deferred(r"(?<=\S) {2,}(?=\S)")
# A file that shows its signs as they are, and those of Markdown around a text.
PLAIN, SIGNED = ".txt", deferred(r"(\*\*+|#+)[^*#]*\1?")


class Pattern(Check):
    """Reports what a pattern matches in the visible text, or its group `hit` where it has one.

    Patterns are those of the package `regex`. A pattern that takes more than a second on a passage ends the document
    with `SlowPattern`.
    """

    check: Literal["pattern"]
    values = {"code": "the code points of what is found"}
    pattern: str = Field(description="What is found; only its group `hit`, where it has one.")
    side: Side | None = Field(default=None, description="The text that is searched; both without it.")
    roles: tuple[Role, ...] = Field(
        default=(), description="The roles of the passages that are searched; all without it."
    )
    beside: str = Field(default="", description="A pattern; a passage is silent where the other text has none of it.")
    needs: tuple[str, ...] = Field(
        default=(), description="Literals of which a passage must have one: cheaper to look for than the pattern."
    )
    sieve: str = Field(
        default="",
        description="A pattern of Python's own `re` without `*`, `+` and `{`, of which a passage must have something: "
        "a tenth of the time of a pattern that looks behind.",
    )
    unless: str = Field(default="", description="A pattern; what it matches at or around the place is silent.")
    unless_in: dict[Side, str] = Field(default={}, description="`unless` for one language.")
    columns: bool = Field(
        default=False, description="Whether spaces are silent that align columns of neighbouring lines."
    )
    expected: str | None = Field(default=None, description="What should stand there, with \\1 for a group.")
    safe: bool = Field(default=False, description="Whether `zvirka fix` may put `expected` there: no letter changes.")
    folded: bool = Field(
        default=False, description="Whether apostrophes, dashes and spaces of all kinds are looked at as ' - and space."
    )
    shared: bool = Field(
        default=False,
        description="Whether it is silent in a catalogue where the other string has it as well, and where several "
        "passages of both texts, or two values of front matter, have the same of it: a program reads it.",
    )
    once: str = Field(
        default="",
        description="A pattern: of what begins with the same groups of it three times and more in a text, which is a "
        "habit of its author, the first is told.",
    )
    prose: bool = Field(
        default=False,
        description="Whether what may be code is silent: beside a command, a path, an option, an operator, and where "
        "the other text has the same characters.",
    )

    @checked("pattern", "unless", "beside", "once")
    @classmethod
    def _compiles(cls, value: str) -> str:
        import regex

        try:
            regex.compile(value)
        except regex.error as wrong:
            raise ValueError(Message("rules.bad_pattern", wrong=wrong)) from wrong
        return value

    @checked("sieve")
    @classmethod
    def _sieves(cls, value: str) -> str:
        if not REPEATS.isdisjoint(value):  # what repeats may take for ever, and `re` knows no limit
            raise ValueError(Message("rules.sieve_repeats", pattern=value))
        try:
            re.compile(value)
        except re.error as wrong:
            raise ValueError(Message("rules.bad_pattern", wrong=wrong)) from wrong
        return value

    @checked("unless_in")
    @classmethod
    def _compile(cls, values: dict[Side, str]) -> dict[Side, str]:
        return {side: cls._compiles(value) for side, value in values.items()}

    @property
    def signs(self) -> Collection[Sign] | None:
        return self.needs if self.needs and not self.folded else None

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        asked = [side for side in SIDES if self.side in {None, side}]
        asked = [side for side in asked if self._needed(comparison.made(_whole, (side, self.folded)))]
        both = frozenset(self._both(comparison)) if self.shared and asked else frozenset[Segment]()
        for side in asked:
            hits = self._of(comparison, side, both)
            yield from self._first(list(hits)) if self.once else hits

    def _of(self, comparison: Comparison, side: Side, both: Collection[Segment]) -> Iterator[Hit]:
        """What is found in the text of a side, but for passages in which a program reads it."""
        for segment in comparison.side(side):
            shown = segment.folded if self.folded else segment.text
            if not self._needed(shown):  # most passages
                continue
            if segment.role in NO_PROSE or segment in both or (self.roles and segment.role not in self.roles):
                continue
            if self._answered(comparison, segment):
                hits = self._found(segment, shown)
                yield from filter(partial(_surely, comparison), hits) if self.prose else hits

    def _first(self, hits: Sequence[Hit]) -> Iterator[Hit]:
        """Of what a text has again and again, the first; all else."""
        kinds = [_kind(self.once, next(hit.accused).text) for hit in hits]
        often, told = Counter(kinds), set[str]()
        for kind, hit in zip(kinds, hits, strict=True):
            if often[kind] < SHARED or kind not in told:
                yield hit
            told.add(kind)

    def _both(self, comparison: Comparison) -> Iterator[Segment]:
        """The strings of pairs of which both have what is looked for, or a sign of it («** Далі **»); those with code
        in backticks, which a program reads as markup.

        And passages that have it alike, where several have: a post in which it was left by a slip has it once or twice;
        or where they are of front matter, whose values a template prints as they are: title: "Old <br> and new". In a
        file of plain text, which shows all signs, both have the same signs: "**Fixes**", «**Виправлення**».
        """
        pairs = [pair for pair in comparison.pairs if any(map(self._asks, (*pair.uk, *pair.en)))]
        for pair in pairs:
            sides = [[one for one in pair.side(side) if one.role == "string"] for side in SIDES]
            yield from (one for side in sides for one in side if one.text is not one.shown and CODED.search(one.shown))
            signs = (sign for sign in self.needs if len(sign) > 1)
            if any(all(any(sign in one.text for one in side) for side in sides) for sign in signs) or all(
                any(self._needed(one.text) and any(self._found(one, one.text)) for one in side) for side in sides
            ):
                yield from (one for side in sides for one in side)
        alike = [pair for pair in pairs if self._alike(pair, 2)]
        if len(alike) < SHARED:
            alike = []
        alike += [pair for pair in pairs if all(map(_fronted, (*pair.uk, *pair.en))) and self._alike(pair)]
        if PurePosixPath(comparison.document.name).suffix == PLAIN:
            alike += [pair for pair in pairs if self._alike(pair, signs=True)]
        yield from (one for pair in alike for side in SIDES for one in pair.side(side))

    def _alike(self, pair: Pair, least: int = 1, *, signs: bool = False) -> bool:
        """Whether both passages of a pair have so many of what is looked for, the same or its `signs`, in one order."""
        if not all(any(self._needed(one.text) for one in pair.side(side)) for side in SIDES):
            return False
        uk, en = (
            [place.text for one in pair.side(side) for hit in self._found(one, one.text) for place in hit.accused]
            for side in SIDES
        )
        if signs:
            uk, en = ([SIGNED.sub(r"\1", one) if SIGNED.fullmatch(one) else "" for one in side] for side in (uk, en))
        return len(uk) >= least and uk == en and "" not in uk

    def _answered(self, comparison: Comparison, segment: Segment) -> bool:
        """Whether the other text has what must stand beside a passage."""
        if not self.beside:
            return True
        beside = "\n".join(one.text for one in comparison.beside(segment))
        try:
            return _compiled(self.beside).search(beside, timeout=LIMIT) is not None
        except TimeoutError as slow:
            raise SlowPattern(Message("rules.slow", pattern=self.beside, seconds=f"{LIMIT:g}")) from slow

    def _asks(self, segment: Segment) -> bool:
        """Whether a passage has something of what is needed: all others are silent whatever stands beside them."""
        return self._needed(segment.text) or (self.folded and self._needed(segment.folded))

    def _needed(self, shown: str) -> bool:
        """Whether a text has something of what is needed."""
        if self.sieve and not _sieve(self.sieve).search(shown):
            return False
        if not self.needs:
            return True
        for sign in self.needs:  # noqa: SIM110 - a generator would cost as much as the rest
            if sign in shown:
                return True
        return False

    def _found(self, segment: Segment, shown: str) -> Iterator[Hit]:
        pattern = _compiled(self.pattern)
        try:
            silent: list[tuple[int, int]] | None = None
            group = "hit" if "hit" in pattern.groupindex else 0
            for match in pattern.finditer(shown, timeout=LIMIT):
                if silent is None:
                    exempt = [_compiled(one) for one in (self.unless, self.unless_in.get(segment.side)) if one]
                    silent = [one.span() for unless in exempt for one in unless.finditer(shown, timeout=LIMIT)]
                start, end = match.span(group)
                if any(a <= start and end <= b for a, b in silent):
                    continue
                if self.columns and _aligns(segment.field.raw, segment.raw(Span(start, end))):
                    continue
                expected = match.expand(self.expected) if self.expected is not None else None
                place = Place(segment, Span(start, end))
                yield Hit.at(
                    place,
                    values={"code": ", ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(match[group]))},
                    expected=expected,
                    fix=expected if self.safe else None,
                )
        except TimeoutError as slow:
            raise SlowPattern(Message("rules.slow", pattern=self.pattern, seconds=f"{LIMIT:g}")) from slow


def _kind(pattern: str, text: str) -> str:
    """What a text begins with, by the groups of a pattern; the text itself where it does not match."""
    found = _compiled(pattern).match(text, timeout=LIMIT)
    return "".join(group or "" for group in found.groups()) if found else text


def _whole(comparison: Comparison, which: tuple[Side, bool]) -> str:
    """All that is shown on one side, folded or not: what is not there need not be looked for in its passages."""
    side, folded = which
    return "\n".join([one.folded if folded else one.text for one in comparison.side(side)])


def _surely(comparison: Comparison, hit: Hit) -> bool:
    """Whether a hit lies in what is surely prose."""
    place = hit.en or hit.uk
    if place is None or place.segment.role == "code":
        return False
    segment = place.segment
    mine = comparison.made(_pairs, segment.side).get(segment, ())
    beside = (one.shown for pair in mine for one in pair.side(other(segment.side)))
    return prose.surely(segment.text, *place.span, "\n".join(beside))


def _pairs(comparison: Comparison, side: Side) -> Mapping[Segment, Sequence[Pair]]:
    """The pairs that each passage of a side stands in."""
    found: dict[Segment, list[Pair]] = {}
    for pair in comparison.pairs:
        for one in pair.side(side):
            found.setdefault(one, []).append(pair)
    return found


def _aligns(raw: str, span: Span) -> bool:
    """Whether spaces in a piece of a raw text align columns: those of the line before or behind stand below them.

    That is where both begin or end at the same column, or, with three and more, are one below the other.
    """
    begin = raw.rfind("\n", 0, span.start) + 1
    end = raw.find("\n", span.end)
    end = len(raw) if end < 0 else end
    mine = [(a, b) for a, b in _runs(raw[begin:end]) if a < span.end - begin and span.start - begin < b]
    if not mine:
        return False
    before = raw[raw.rfind("\n", 0, max(0, begin - 1)) + 1 : max(0, begin - 1)]
    behind = raw[end + 1 : (raw.find("\n", end + 1) + 1 or len(raw) + 1) - 1]
    return any(
        a == c or b == d or (max(a, c) < min(b, d) and min(b - a, d - c) > 2)
        for c, d in (*_runs(before), *_runs(behind))
        for a, b in mine
    )


def _runs(line: str) -> list[tuple[int, int]]:
    """Where two spaces and more stand inside a line."""
    return [found.span() for found in SPACES.finditer(line)]


def _fronted(segment: Segment) -> bool:
    """Whether a passage is a value of the front matter of its file."""
    raw, rail = segment.field.raw, segment.field.raw[:3]
    return rail in {"---", "+++"} and f"\n{rail}" not in raw[3 : segment.raw(Span(0, 1)).start]


@cache
def _sieve(pattern: str) -> re.Pattern[str]:
    return deferred(pattern)


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex  # of a post, no pattern may be needed

    return regex.compile(pattern)
