"""Quotation marks that miss their partner, are mixed in kind, or belong to another language's print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from checker.checks.base import Check
from checker.facts.quotes import Mark, Quotation, Scan, scan, signs
from checker.model import SIDES, Collation, Hit, Place, Segment, Side, Span
from checker.words import Words

# How many passages later an open quotation may still be closed.
REACH = 12


def _scans(text: Collation, side: Side, words: Words) -> list[tuple[Segment, Scan]]:
    return [(s, scan(s.text, words)) for s in text.side(side) if s.role != "slug"]


class QuoteMarksMixed(Check):
    """Reports quotations that open with one kind of mark and close with another, or enclose a mark turned round."""

    check: Literal["quote_marks_mixed"]

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        for side in SIDES:
            for segment, found in _scans(text, side, words):
                for one in found.quotations:
                    if one.strays or one.signs not in signs(words).pairs:
                        place = Place(segment, one.span)
                        yield Hit(
                            uk=place if side == "uk" else None,
                            en=place if side == "en" else None,
                            expected=_meant(segment, one, words),
                        )


def _meant(segment: Segment, one: Quotation, words: Words) -> str:
    """The quotation in the marks of the house, without marks that turn the wrong way."""
    opening, closing = words.table("quotes")["house"][segment.side][0]
    inner = "".join(
        letter
        for at, letter in enumerate(segment.text[one.inside.start : one.inside.end], one.inside.start)
        if not any(stray.start <= at < stray.end for stray in one.strays)
    )
    return f"{opening}{inner.strip()}{closing}"


class QuoteMarksLocale(Check):
    """Reports well-paired quotation marks that another language prints."""

    check: Literal["quote_marks_locale"]

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        table = words.table("quotes")
        for side in SIDES:
            foreign = frozenset(table["foreign"][side])
            for segment, found in _scans(text, side, words):
                for one in found.quotations:
                    if one.signs in foreign and one.depth == 0 and not one.strays:
                        place = Place(segment, one.span)
                        yield Hit(
                            uk=place if side == "uk" else None,
                            en=place if side == "en" else None,
                            expected=_meant(segment, one, words),
                        )


class QuoteMarksUnpaired(Check):
    """Reports quotation marks without a partner, in the passage or in those that follow."""

    check: Literal["quote_marks_unpaired"]

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        partners: dict[int, tuple[Segment, ...]] = {}
        for pair in text.pairs:
            for side in SIDES:
                there = pair.en if side == "uk" else pair.uk
                for segment in pair.side(side):
                    partners[id(segment)] = there
        for side in SIDES:
            for segment, mark in _unpaired(_scans(text, side, words), partners, words):
                place = Place(segment, Span(mark.start, mark.end))
                yield Hit(uk=place if side == "uk" else None, en=place if side == "en" else None)


def _unpaired(
    scans: list[tuple[Segment, Scan]], partners: Mapping[int, tuple[Segment, ...]], words: Words
) -> Iterator[tuple[Segment, Mark]]:
    """The loose marks that no later or earlier passage pairs, and that the other text does not leave open as well."""
    known = signs(words)
    waiting: list[tuple[int, Segment, Mark]] = []
    left: list[tuple[Segment, Mark]] = []
    for n, (segment, found) in enumerate(scans):
        opened = _leads(segment, found)
        if opened is not None:
            # A paragraph inside a long quotation opens it again; the one before needs no closing mark.
            waiting = [w for w in waiting if w[2].sign != opened.sign or not _open_there(w[1], partners, words)]
        for mark in found.loose:
            if mark.sign in known.single:
                continue  # more likely an apostrophe
            if mark.turn == "open":
                waiting.append((n, segment, mark))
                continue
            at = next(
                (k for k in range(len(waiting) - 1, -1, -1)
                 if n - REACH <= waiting[k][0] < n and waiting[k][2].sign + mark.sign in known.pairs),
                None,
            )  # fmt: skip
            if at is None:
                left.append((segment, mark))
            else:
                del waiting[at]
    left += [(segment, mark) for _, segment, mark in waiting]
    for segment, mark in left:
        cut_off = segment.partial and mark.turn == "open"
        if not cut_off and not _like_there(segment, mark, partners, words):
            yield segment, mark


def _leads(segment: Segment, found: Scan) -> Mark | None:
    """The mark that a passage begins with, if it opens a quotation."""
    marks = [q.opening for q in found.quotations] + [m for m in found.loose if m.turn == "open"]
    start = len(segment.text) - len(segment.text.lstrip())
    return next((mark for mark in marks if mark.start == start), None)


def _open_there(segment: Segment, partners: Mapping[int, tuple[Segment, ...]], words: Words) -> bool:
    """Whether the other text leaves a quotation open as well, or has none that could be the same."""
    there = [scan(s.text, words) for s in partners.get(id(segment), ())]
    return not any(one.quotations for one in there) or any(m.turn == "open" for one in there for m in one.loose)


def _like_there(segment: Segment, mark: Mark, partners: Mapping[int, tuple[Segment, ...]], words: Words) -> bool:
    """Whether the other text has such a mark without a partner as well: a quotation that goes on elsewhere."""
    there = [scan(s.text, words) for s in partners.get(id(segment), ())]
    return any(m.turn == mark.turn for one in there for m in one.loose)
