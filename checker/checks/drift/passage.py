"""A passage of one text has no counterpart in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from typing import Literal

from checker.align.comparison import Comparison
from checker.align.names.credits import translator
from checker.checks.base import ASIDE, EDITED, Check
from checker.drift.left_foreign import turns
from checker.drift.neighbours import elsewhere
from checker.model import SIDES, Hit, Kind, Pair, Place, Role, Segment, Side, Span, other
from checker.model.record import Field

# So much of a passage (code points) is shown in a message.
SHOWN = 60
# Short passages of these say something by themselves; others do where they hold a fact.
LINES: frozenset[Role] = frozenset({"item", "cell", "caption", "heading"})
FACTS: tuple[Kind, ...] = ("date", "money", "measure", "number", "name")
# So many words at most are a title that a generator puts by itself.
TITLE = 2
# What parts the cells of a row, and lines that stand together, in a message.
BAR = " | "


class Passage(Check):
    """Reports passages that stand alone, those of one side or of both, from a length on (code points).

    Of a text that the other side has only an excerpt of, what goes beyond the excerpt may stand alone. Shorter
    passages are told of where those before and behind them have counterparts that stand side by side (`short`): items,
    cells, captions, headings, and paragraphs with a fact. Several that stand together are one finding, as a row is.
    What lies behind the end of a translation, which goes no further yet, is told so.
    """

    check: Literal["passage"]
    compares = True
    one_sided = True
    values = {"passage": "the passage, or its beginning"}
    evidence = {
        **EDITED,
        "line": "a short passage between two whose counterparts are neighbours",
        "credit": "a line that says who translated, which each edition has of its own",
    }
    side: Side | None = Field(default=None, description="The text that has the passage; both without it.")
    at_least: int = Field(default=25, description="The least length of a passage (code points).")
    short: bool = Field(default=False, description="Whether shorter items, cells, captions, headings are told of too.")

    def tells_anew(self, comparison: Comparison, hit: Hit, side: Side) -> bool:
        """Whether a hit may only show that an editor told the text of `side` anew, and put what it says elsewhere."""
        place = hit.uk or hit.en
        return super().tells_anew(comparison, hit, side) or (place is not None and elsewhere(comparison, place.segment))

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        if not comparison.uk or not comparison.en:
            return
        both = comparison.made(_moved, None)
        for pair in comparison.pairs:
            side = _alone(pair)
            if (
                side is None
                or all(one.shown.strip() in both for one in pair.side(side))
                or side == other(self.side or side)
                or (comparison.partial is not None and side != comparison.partial)
            ):
                continue
            long = [one for one in pair.side(side) if len(one.text) >= self.at_least and _letters(one)]
            if (
                long
                and not (long[0].partial and comparison.partial)
                and not _linked(comparison, long[0])
                and not turns(comparison, long[0])
            ):
                yield Hit.at(
                    whole(long[0]),
                    values={"passage": shown(long[0])},
                    evidence="credit" if translator(long[0], comparison.words) else "",
                    tail=_behind(comparison, long[0]),
                )
        if self.short and comparison.partial is None and not comparison.document.pairs:
            for side in SIDES if self.side is None else (self.side,):
                yield from self._lines(comparison, side)

    def _lines(self, comparison: Comparison, side: Side) -> Iterator[Hit]:
        """Runs of short passages of one side that stand alone between two whose counterparts are neighbours."""
        counterparts, order = comparison.made(_counterparts, side), comparison.made(_order, other(side))
        row = [one for one in comparison.side(side) if one in counterparts and _letters(one)]
        runs = [tuple(run) for _, run in groupby(row, lambda one: not counterparts[one])]
        for n, run in enumerate(runs):
            if counterparts[run[0]] or any(len(one.text) >= self.at_least or one.role in ASIDE for one in run):
                continue
            before = [order[one] for one in counterparts[runs[n - 1][-1]]] if n else [-1]
            behind = [order[one] for one in counterparts[runs[n + 1][0]]] if n + 1 < len(runs) else [len(order)]
            if n and _titles(run, runs[n - 1][-1]):
                continue
            if max(before) + 1 == min(behind) and any(_says(comparison, one) for one in run):
                lines = _as_row(runs, n)
                shown_lines = beginning(BAR.join(one.shown for one in lines))
                yield Hit.at(
                    whole(lines[0]),
                    values={"passage": shown_lines},
                    evidence="credit" if translator(lines[0], comparison.words) else "line",
                    tail=_behind(comparison, lines[0]),
                )


def _moved(comparison: Comparison, _: None) -> frozenset[str]:
    """What stands alone in both texts, word for word: it has only moved."""
    alone: dict[Side, set[str]] = {"uk": set(), "en": set()}
    for pair in comparison.pairs:
        if (side := _alone(pair)) is not None:
            alone[side].update(one.shown.strip() for one in pair.side(side))
    return frozenset(alone["uk"] & alone["en"])


def _titles(run: Sequence[Segment], before: Segment) -> bool:
    """Whether a word or two are rather the title of a box, which the other text has by default: «Зверніть увагу».

    So is one that begins a list.
    """
    words = [token for token in run[0].tokens if token.text[0].isalnum()]
    if len(run) > 1:
        return False
    if any(tag.name == "summary" for tag in run[0].tags):
        return len(words) <= TITLE
    return len(words) == 1 and run[0].role == "item" and before.role != "item"


def _as_row(runs: Sequence[Sequence[Segment]], n: int) -> Sequence[Segment]:
    """Cells that stand alone (a run of that number), from the first of their row on.

    Of «2019 | так | ні | 2020 | так | ні | 2021» what stands alone may be «так | ні | 2020», as the same text stands
    behind it: it is the row of 2020, before which whole rows of so many cells stand.
    """
    run, behind = runs[n], runs[n + 1] if n + 1 < len(runs) else ()
    if any(one.role != "cell" for one in run):
        return run
    before = sum(
        1 for _ in takewhile(lambda one: one.role == "cell", (s for one in reversed(runs[:n]) for s in one[::-1]))
    )
    cells = (*run, *takewhile(lambda one: one.role == "cell", behind[: len(run) - 1]))
    for shift in range(len(cells) - len(run) + 1):
        if shift and cells[shift - 1].text != cells[shift - 1 + len(run)].text:
            break
        if (before + shift) % len(run) == 0:
            return cells[shift : shift + len(run)]
    return run


def _counterparts(comparison: Comparison, side: Side) -> Mapping[Segment, Sequence[Segment]]:
    """The passages of a side that are compared, each with those of the other side that it is paired with."""
    said = ((pair, [one for one in pair.side(other(side)) if _letters(one)]) for pair in comparison.pairs)
    return {one: there for pair, there in said for one in pair.side(side)}


def _order(comparison: Comparison, side: Side) -> Mapping[Segment, int]:
    """The places of the passages of a side that are compared, in reading order."""
    compared = {one for pair in comparison.pairs for one in pair.side(side)}
    return {one: n for n, one in enumerate(one for one in comparison.side(side) if one in compared and _letters(one))}


def _says(comparison: Comparison, segment: Segment) -> bool:
    """Whether a short passage says something by itself.

    No cue does, no label that stands several times («Примітка»), and nothing that the other text has as it is.
    """
    mine, theirs = (comparison.made(_texts, side) for side in (segment.side, other(segment.side)))
    if segment.time is not None or mine[segment.text] > 1 or segment.text in theirs:
        return False
    if segment.role in LINES:
        return any(token.text[0].isalnum() for token in segment.tokens)
    if not any(map(str.isalpha, segment.text)):
        return False  # the number of a page
    facts = comparison.inside((segment,), *FACTS)
    return any(not (fact.soft or (fact.kind == "name" and fact.value.first)) for fact in facts)  # «Порада» is no name


def _texts(comparison: Comparison, side: Side) -> Counter[str]:
    """How often each text is a passage of a side."""
    return Counter(segment.text for segment in comparison.side(side))


def _letters(segment: Segment) -> bool:
    """Whether a passage has a letter or a digit, be it in code."""
    return any(map(str.isalnum, segment.shown))


def _linked(comparison: Comparison, segment: Segment) -> bool:
    """Whether a passage is a link and nothing else, to where the other text leads as well: a list in another order."""
    text = segment.text
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    found = [
        tag.attributes.get("href", "")
        for tag in segment.tags
        if tag.name == "a" and tag.span.start <= begin and tag.span.end >= end
    ]
    return any(found) and not comparison.made(_targets, other(segment.side)).isdisjoint(found)


def _targets(comparison: Comparison, side: Side) -> frozenset[str]:
    """Where the links of a text lead."""
    return frozenset(
        tag.attributes.get("href", "") for one in comparison.side(side) for tag in one.tags if tag.name == "a"
    )


def _alone(pair: Pair) -> Side | None:
    uk, en = _said(pair.uk), _said(pair.en)
    return None if uk == en else "uk" if uk else "en"


def _said(segments: tuple[Segment, ...]) -> bool:
    for segment in segments:  # noqa: SIM110 - asked of every pair, four rules over
        if segment.text.strip():
            return True
    return False


def _behind(comparison: Comparison, segment: Segment) -> bool:
    """Whether a passage of the original lies behind the end of the translation."""
    return segment.side == comparison.original and segment in comparison.made(_tail, segment.side)


def _tail(comparison: Comparison, side: Side) -> frozenset[Segment]:
    """The passages of a side behind the last that has a counterpart, where the other text ends with that."""
    there = {one: pair.side(other(side)) for pair in comparison.pairs for one in pair.side(side)}
    back = {one: pair.side(side) for pair in comparison.pairs for one in pair.side(other(side))}
    behind = list(takewhile(lambda one: not there.get(one), reversed(comparison.side(side))))
    ends = [one for one in comparison.side(other(side)) if one in back]
    return frozenset(behind) if ends and back[ends[-1]] and len(behind) < len(comparison.side(side)) else frozenset()


def whole(segment: Segment) -> Place:
    """All of a passage."""
    return Place(segment, Span(0, len(segment.text)))


def shown(segment: Segment) -> str:
    """A passage, or its beginning, as a message names it."""
    return beginning(segment.shown)


def beginning(text: str) -> str:
    """A text, or its beginning, as a message names it."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
