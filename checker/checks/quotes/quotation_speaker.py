"""A quotation is given to one speaker in one text, and to another in the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.corrections import corrected
from checker.checks.signs import Sign, having
from checker.facts.kinds import AGREE
from checker.facts.names import find as names
from checker.facts.quotes import find as quotes
from checker.model import Fact, Hit, Match, Place, Segment, Span
from checker.model.expressions import deferred

# The clause that names the speaker, behind a quotation and before one: "said Ivan Melnyk", "Olena Koval told us: ".
BEHIND = deferred(r"[^.,;:!?…«»„“”\"()]{3,80}")
BEFORE = deferred(r"[^.;:!?…«»„“”\"()]{3,80}[:,] ?$")


class QuotationSpeaker(Check):
    """Reports two quotations that stand for each other, whose speakers are named, and each is somebody else's name.

    Only where both names stand in both texts: a name that is nowhere on the other side is a name that changed.
    """

    check: Literal["quotation_speaker"]
    compares = True
    values = {"en": "the name in the English text", "uk": "the name in the Ukrainian text"}

    @property
    def signs(self) -> Collection[Sign] | None:
        return having("quote")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        said = [m for m in comparison.matched("same") if m.uk and m.en and m.uk.kind == "quote"]
        if not said:
            return
        named = {f: m for m in comparison.matched("same") if m.kind == "name" for f in (m.uk, m.en) if f}
        for match in said:
            uk, en = (_speaker(fact, comparison) for fact in (match.uk, match.en) if fact)
            if uk and en and _other(comparison, uk, en, named.get(uk)) and _other(comparison, en, uk, named.get(en)):
                expected = named[uk].en if corrected(comparison) == "en" else None
                yield Hit(
                    uk=Place(uk.segment, uk.span),
                    en=Place(en.segment, en.span),
                    values={"uk": uk.text, "en": en.text},
                    expected=expected.text if expected else None,
                )


def _other(comparison: Comparison, one: Fact, two: Fact, match: Match | None) -> bool:
    """Whether the first name has a counterpart, which is another name than the second."""
    counterpart = match.side(two.side) if match else None
    if counterpart is None or names.likeness(one, two, comparison.words) >= AGREE:
        return False
    return not set(counterpart.value.parts) & set(two.value.parts)


def _speaker(quote: Fact, comparison: Comparison) -> Fact | None:
    """The one person that the clause of saying beside a quotation names."""
    for span in _clauses(quote):
        if not quotes.speech(
            quote.segment, Span(span.start, span.start), comparison.words, reach=span.end - span.start
        ):
            continue
        named = comparison.made(_names, quote.segment)
        first, end = (bisect_left(named, at, key=lambda fact: fact.span.start) for at in span)
        people = named[first:end]
        if len(people) == 1 and not people[0].value.ids and not people[0].value.hint:
            return people[0]
        return None
    return None


def _names(comparison: Comparison, segment: Segment) -> list[Fact]:
    """The names of a passage, in reading order."""
    return comparison.inside((segment,), "name")


def _clauses(quote: Fact) -> Iterator[Span]:
    """Where a speaker may be named: inside the marks, behind them, before them."""
    folded, (start, end) = quote.segment.folded, quote.span
    inside = quotes.NARRATOR.search(folded, start, end) if quote.side == "uk" else None
    if inside:
        yield Span(*inside.span())
    lead = quotes.AFTER.match(folded, end)
    behind = BEHIND.match(folded, lead.end() if lead else end)
    # Behind a quotation may stand what announces the next one: «Проси», Бен Заккай відповідає: «Дай».
    if behind and folded[end : end + 1] in {",", " "} and folded[behind.end() : behind.end() + 1] != ":":
        yield Span(*behind.span())
    led = folded[max(0, start - 2) : start].rstrip(" ").endswith((":", ","))
    before = BEFORE.search(folded[max(0, start - 100) : start]) if led else None
    if before:
        yield Span(start - len(before.group()), start)
