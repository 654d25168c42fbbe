"""Quotation marks that miss their partner, in their passage and in those that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import MARKS, Sign
from checker.facts.quotes.marks import Quotation, Scan, scan, scanner
from checker.facts.quotes.reach import PASSAGES, broken_off, reach
from checker.facts.quotes.turns import Mark, signs
from checker.model import SIDES, Hit, Place, Segment, Side

# How many times as long as the other one a quotation is at most that stands for it.
LIKE = 1.8


class Left(NamedTuple):
    """A mark without a partner, and where it stands."""

    segment: Segment
    mark: Mark


class QuoteMarksUnpaired(Check):
    """Reports quotation marks without a partner: from the mark to where its partner is missed."""

    check: Literal["quote_marks_unpaired"]
    values = {"mark": "the mark"}
    marks = True

    @property
    def signs(self) -> Collection[Sign] | None:
        return (MARKS,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = scanner(comparison.words).scans
        scans = {side: [(s, known[s.text]) for s in comparison.side(side) if s.role != "slug"] for side in SIDES}
        if not any(found.loose for side in SIDES for _, found in scans[side]):
            return
        for side in SIDES:
            for segment, mark in _unpaired(scans[side], comparison):
                counterpart, there = _counterpart(segment, mark, comparison)
                span = reach(segment, mark, counterpart, there, comparison.words)
                place = Place(segment, span)
                inner = segment.text[span.start : span.end].strip(mark.sign).strip()
                yield Hit.at(
                    place,
                    values={"mark": mark.sign},
                    expected=(
                        "".join(_pair(mark, side, comparison)).replace("…", inner, 1)
                        if inner and _like(inner, counterpart)
                        else None
                    ),
                )


def _like(inner: str, counterpart: Quotation | None) -> bool:
    """Whether what would be quoted is about as long as the quotation of the other text, so that it ends there."""
    if counterpart is None:
        return True
    there = counterpart.span.end - counterpart.span.start
    return max(len(inner), there) <= LIKE * min(len(inner), there)


def _pair(mark: Mark, side: Side, comparison: Comparison) -> tuple[str, str, str]:
    """The two marks that were meant, with "…" for what they enclose."""
    table = comparison.words.table("quotes")
    at = 0 if mark.turn == "open" else 1
    pair = next((pair for pair in table["pairs"] if pair[at] == mark.sign), table["house"][side][0])
    return pair[0], "…", pair[1]


def _counterpart(segment: Segment, mark: Mark, comparison: Comparison) -> tuple[Quotation | None, Segment | None]:
    """The quotation of the other text that stands for the broken one: the one with its number."""
    before = sum(q.span.start < mark.start and q.depth == 0 for q in scan(segment.text, comparison.words).quotations)
    for there in comparison.beside(segment):
        found = [q for q in scan(there.text, comparison.words).quotations if q.depth == 0]
        if before < len(found):
            return found[before], there
    return None, None


def _unpaired(scans: list[tuple[Segment, Scan]], comparison: Comparison) -> Iterator[Left]:
    """The loose marks that no later or earlier passage pairs, and that the other text does not leave open as well."""
    known = signs(comparison.words)
    waiting: list[tuple[int, Left]] = []
    left: list[Left] = []
    for n, (segment, found) in enumerate(scans):
        opened = _leads(segment, found)
        if opened is not None:
            # A paragraph inside a long quotation opens it again; the one before needs no closing mark.
            waiting = [w for w in waiting if w[1].mark.sign != opened.sign or not _open_there(w[1].segment, comparison)]
        for mark in found.loose:
            if mark.sign in known.single:
                continue  # more likely an apostrophe
            if mark.turn == "open":
                waiting.append((n, Left(segment, mark)))
                continue
            at = next(
                (k for k in range(len(waiting) - 1, -1, -1)
                 if n - PASSAGES <= waiting[k][0] < n and waiting[k][1].mark.sign + mark.sign in known.pairs),
                None,
            )  # fmt: skip
            if at is None:
                left.append(Left(segment, mark))
            else:
                del waiting[at]
    left += [one for _, one in waiting]
    alike = Counter((one.segment, one.mark.turn) for one in left)
    spare: dict[tuple[Segment, str], int] = {}  # how many of a passage the other text has not as well
    for one in left:
        key = one.segment, one.mark.turn
        if key not in spare:
            spare[key] = alike[key] - _like_there(one, comparison)
        cut_off = one.segment.partial and one.mark.turn == "open"
        if not cut_off and (spare[key] > 0 or broken_off(one.segment, one.mark, comparison.words)):
            yield one
        spare[key] -= 1


def _leads(segment: Segment, found: Scan) -> Mark | None:
    """The mark that a passage begins with, if it opens a quotation."""
    marks = [q.opening for q in found.quotations] + [m for m in found.loose if m.turn == "open"]
    start = len(segment.text) - len(segment.text.lstrip())
    return next((mark for mark in marks if mark.start == start), None)


def _open_there(segment: Segment, comparison: Comparison) -> bool:
    """Whether the other text leaves a quotation open as well, or has none that could be the same."""
    there = [scan(s.text, comparison.words) for s in comparison.beside(segment)]
    return not any(one.quotations for one in there) or any(m.turn == "open" for one in there for m in one.loose)


def _like_there(left: Left, comparison: Comparison) -> int:
    """How many such marks without a partner the other text has as well: a quotation that goes on elsewhere."""
    there = [scan(s.text, comparison.words) for s in comparison.beside(left.segment)]
    return sum(m.turn == left.mark.turn for one in there for m in one.loose)
