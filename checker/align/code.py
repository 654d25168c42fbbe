"""Code of one text to that of the other: spans in passages, and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.align.window import Window
from checker.facts.code import differences, likeness
from checker.facts.kinds import AGREE
from checker.language.text import CYRILLIC, coded
from checker.model import SIDES, Fact, Match, Pair, Segment, Side, Span, other
from checker.model.expressions import deferred

# The least likeness of two pieces of code of one passage that are one which changed.
CHANGED = 0.6
# So many of the places in which two blocks differ are told.
TOLD = 3
# A file with the mark of its language, or without one: "search-syntax.uk-UA.md".
MARKED = deferred(r"(?P<name>[\w-]+?)(?:[._-][a-z]{2,3}(?:[-_][A-Z]{2,4})?)?\.(?:md|mdx|rst|txt|html?)")
# How many passages before and after may have what a passage has lost.
NEAR = 2
# What is code wherever it is written: "--dry-run", "useId", "values.yaml"; "true" and "version" are words as well.
FIRM = deferred(r"[^\W\d_][-./_:@(\[{=<$\\]+\w|(?:^|\s)[-./_:@$\\(\[{=<]+\w|[a-z\d][A-Z]|\w[(\[]|\w \W|\W \w")


class Pieces(NamedTuple):
    """The code of a pair of passages that has no counterpart yet."""

    pair: Pair
    free: dict[Side, dict[Fact, None]]  # in order
    window: Window

    def pairs(self, *, block: bool) -> list[tuple[float, Fact, Fact]]:
        """What may stand for each other, the likest first."""
        uk, en = ([f for f in self.free[side] if f.value.block == block] for side in SIDES)
        compared = self.window.near(uk, en, lambda fact: (fact.value.written,))
        scored = [(likeness(uk[i], en[j]), uk[i], en[j]) for i, j in compared]
        return sorted(scored, key=lambda one: -one[0])

    def take(self, uk: Fact, en: Fact) -> bool:
        """Takes out two that stand for each other, where both are still there."""
        if uk not in self.free["uk"] or en not in self.free["en"]:
            return False
        del self.free["uk"][uk], self.free["en"][en]
        return True


def match(comparison: Comparison) -> list[Match]:
    """Every piece of code with its counterpart in the passages that stand for its own, or with nothing.

    What stands near by, or is written there without being marked as code, is no loss.
    """
    if not any(comparison.of("code")):
        return []
    rows = [
        Pieces(
            pair,
            {side: dict.fromkeys(comparison.inside(pair.side(side), "code")) for side in SIDES},
            comparison.window.inside(pair.uk or pair.en),
        )
        for pair in comparison.pairs
    ]
    matches: list[Match] = []
    for n, row in enumerate(rows):
        matches += _blocks(row)
        matches += _same(row)
        if not any(row.free.values()):
            continue
        beside = [one.pair for one in rows[max(0, n - NEAR) : n + NEAR + 1]]
        written = {side: " ".join(s.shown for pair in beside for s in pair.side(side)).lower() for side in SIDES}
        whole = comparison.partial is None and row.pair.uk and row.pair.en
        for side in SIDES[::-1]:
            lost = [f for f in row.free[side] if whole and _firm(f) and not _stands(f, written[other(side)])]
            # What is translated there may stand for any of them: «<шаблон>», "<pattern>".
            own = sum(CYRILLIC.search(f.value.written) is not None for f in row.free[other(side)])
            lost = lost[min(own, len(lost)) :]
            kept = dict.fromkeys(lost)
            matches += [Match.lone(f, "moot") for f in row.free[side] if f not in kept]
            row.free[side] = kept
        matches += _changed(row)
        matches += [Match.lone(f, "missing") for side in SIDES for f in row.free[side]]
    return matches


def _same(row: Pieces) -> Iterator[Match]:
    """Those that are the same; what a passage says twice may stand once in the other."""
    if not row.free["uk"] or not row.free["en"]:
        return
    before = {side: list(row.free[side]) for side in SIDES}
    for score, uk, en in row.pairs(block=False):
        if (score >= AGREE or _files(uk, en)) and row.take(uk, en):
            yield Match(uk, en, score, "same")
    for side in SIDES:
        first = {fact.value: fact for fact in reversed(before[other(side)])}
        for fact in list(row.free[side]):
            repeated = first.get(fact.value)
            if repeated is not None:
                yield Match(fact, repeated, 1.0, "same") if side == "uk" else Match(repeated, fact, 1.0, "same")
                del row.free[side][fact]


def _changed(row: Pieces) -> Iterator[Match]:
    """Those of one passage that are one which changed."""
    for score, uk, en in row.pairs(block=False):
        if score >= CHANGED and row.take(uk, en):
            yield Match(uk, en, score, "changed")


def _files(uk: Fact, en: Fact) -> bool:
    """Whether each is the name of the file that the other stands in: "README.md" there, "README_UA.md" here.

    Or that of one file in two languages, of which texts list as many as there are: "README.pl-PL.md", "README.md".
    """
    ours, theirs = (PurePosixPath(one.segment.field.file or "").name for one in (uk, en))
    if bool(ours and theirs) and (uk.value.written, en.value.written) == (theirs, ours):
        return True
    names = [MARKED.fullmatch(PurePosixPath(one.value.written).name) for one in (uk, en)]
    return names[0] is not None and names[1] is not None and names[0]["name"] == names[1]["name"]


def _blocks(row: Pieces) -> Iterator[Match]:
    """Blocks, with the places in which they differ."""
    for score, uk, en in row.pairs(block=True):
        if not row.take(uk, en):
            continue
        yield Match(uk, en, score, "same")
        found = differences(uk, en) if score < 1 else []
        for one in found[:TOLD]:
            here, there = _piece(uk, one.uk), _piece(en, one.en)
            if here and there:
                yield Match(here, there, score, "changed")
            elif here or there:
                yield Match(here, there, score, "missing")


def _piece(fact: Fact, span: Span) -> Fact | None:
    return replace(fact, span=span) if span.start < span.end else None


def _firm(fact: Fact) -> bool:
    """Whether something is code wherever it is written, and the same for readers of both languages."""
    written = fact.value.written
    return not fact.value.block and FIRM.search(written) is not None and not CYRILLIC.search(written)


def _stands(fact: Fact, written: str) -> bool:
    """Whether code stands in a text (in lower case), marked or not: `Release.Name`, `.Release.Name`, `foo()`."""
    core = fact.value.written.strip("(){}[]<>.,:;/\"' ").lower()
    return core in written


def spared(matches: Iterable[Match], pairs: Sequence[Pair]) -> Iterator[Match]:
    """The matches of other facts; what the other text has as code is no loss: `80`, `Service`, `2026-11-24`."""
    there: dict[Segment, str] = {}
    for pair in pairs:
        for side in SIDES:
            written = "\n".join(coded(segment) for segment in pair.side(other(side)))
            there.update((segment, written.lower()) for segment in pair.side(side) if written.strip())
    for match in matches:
        lone = [f for f in (match.uk, match.en) if f and match.verdict in {"missing", "changed"}]
        if lone and any(_within(fact.text, there.get(fact.segment, "")) for fact in lone):
            yield from (Match.lone(fact, "moot") for fact in lone)
        else:
            yield match


def _within(surface: str, written: str) -> bool:
    small = surface.lower()
    return small in written and re.search(rf"(?<!\w){re.escape(small)}(?!\w)", written) is not None
