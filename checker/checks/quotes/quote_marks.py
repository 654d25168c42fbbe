"""Quotation marks that are no pair, stand doubled or apart from their text, or belong to another language or style."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import MARKS, Sign
from checker.facts.quotes.marks import Quotation, Scan, scan, scanner
from checker.facts.quotes.turns import signs
from checker.language.spans import Spans
from checker.language.vocabulary import Words
from checker.model import SIDES, Hit, Place, Segment, Side, other
from checker.model.expressions import deferred
from checker.model.record import Field

# The marks of a keyboard. Ukrainian orthography has none such («Український правопис» 2019, § 166): where most of a
# text is in them, those of print are told, and not made worse.
STRAIGHT = '""'

# What a keyboard leaves of pairs that have two marks.
CLOSING, OPENED = "””", frozenset({"“”", "„”"})

# The words before a quotation, and how many of them a determiner may be among: "a possible".
BEFORE = deferred(r"[^\W\d_]+")
# What has none of these encloses nothing: the « and » of buttons.
LETTER = deferred(r"\w")
DETERMINED = 2

Doubt = Callable[[Quotation, Scan, Segment], bool]


def _hits(comparison: Comparison, wrong: Doubt) -> Iterator[tuple[Segment, Quotation, Hit]]:
    """The quotations that are wrong, each with a hit that expects it in the marks of the house.

    It is safe to put them there where no other marks stand inside: “A ‘b’ c” within guillemets is one thing, and
    “A “b” c” another.
    """
    scans = scanner(comparison.words).scans
    for side in SIDES:
        for segment in comparison.side(side):
            found = scans[segment.text]
            if not found.quotations or segment.role == "slug" or not LETTER.search(segment.text):
                continue
            for one in found.quotations:
                if wrong(one, found, segment):
                    alone = not one.strays and _bare(one, found)
                    yield segment, one, _hit(segment, one, _meant(segment, one, comparison.words), safe=alone)


def _hit(segment: Segment, one: Quotation, expected: str, *, safe: bool = False) -> Hit:
    place = Place(segment, one.span)
    return Hit.at(
        place,
        expected=expected,
        fix=expected if safe else None,
    )


def _bare(one: Quotation, found: Scan) -> bool:
    """Whether a quotation has no marks inside that open or close anything."""
    places, (start, end) = found.places, one.inside
    return bisect_left(places, start) == bisect_left(places, end)


def _meant(segment: Segment, one: Quotation, words: Words, marks: str | None = None) -> str:
    """The quotation in the marks of the house, without marks that turn the wrong way."""
    pair = marks or words.table("quotes")["house"][segment.side][0]
    strays = Spans((stray.start, stray.end) for stray in one.strays)
    inner = "".join(
        letter
        for at, letter in enumerate(segment.shown[one.inside.start : one.inside.end], one.inside.start)
        if at not in strays
    )
    return f"{pair[: len(pair) // 2]}{inner.strip()}{pair[len(pair) // 2 :]}"


class QuoteMarksMixed(Check):
    """Reports quotations that open with one kind of mark and close with another, or enclose a mark turned round.

    One that opens with the mark that it closes with is so where the text has both marks elsewhere.
    """

    check: Literal["quote_marks_mixed"]
    marks = True

    @property
    def signs(self) -> Collection[Sign] | None:
        return (MARKS,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        pairs = signs(comparison.words).pairs

        def wrong(one: Quotation, found: Scan, at: Segment) -> bool:
            closes = one.signs == CLOSING and not comparison.made(_opened, at.side).isdisjoint(OPENED)
            return bool(one.strays) or one.signs not in pairs or closes

        for segment, one, hit in _hits(comparison, wrong):
            yield replace(hit, expected=_settled(segment, one, hit.expected, comparison.words))


def _opened(comparison: Comparison, side: Side) -> frozenset[str]:
    """The pairs of marks of a text."""
    scans = scanner(comparison.words).scans
    return frozenset(one.signs for segment in comparison.side(side) for one in scans[segment.text].quotations)


def _settled(segment: Segment, one: Quotation, expected: str | None, words: Words) -> str | None:
    """The correction without an article that was put before what was quoted: a possible «The »split" is a “split”.

    Where nothing before it takes its place, it stays, with a small letter inside a sentence.
    """
    lead = segment.text[one.inside.start : one.strays[0].start].strip() if one.strays and expected else ""
    table = words.table("written")["article"]
    if segment.side != "en" or lead.lower() not in table["articles"] or expected is None:
        return expected
    said = BEFORE.findall(segment.text, max(0, one.span.start - 40), one.span.start)
    if not segment.text[: one.span.start].endswith(" ") or not said or not said[-1].islower():
        return expected
    if {word.lower() for word in said[-DETERMINED:]} & set(table["determiners"]):
        return expected.replace(lead, "", 1).replace(" ", "", 1)
    return expected.replace(lead, lead.lower(), 1)


class QuoteMarksLocale(Check):
    """Reports well-paired quotation marks that another language prints, or (by the settings) another house.

    WordPress prints straight marks by the language of the site. Where a post was published and all marks of a side are
    those of the other language, `texturized` is added to the message.
    """

    check: Literal["quote_marks_locale"]
    values = {"hint_en": "`texturized` for English, or nothing", "hint_uk": "`texturized` for Ukrainian, or nothing"}
    texturized: dict[Side, str] = Field(
        description="What {hint_uk} and {hint_en} say where the marks were made by WordPress."
    )

    @property
    def signs(self) -> Collection[Sign] | None:
        return (MARKS,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        table = comparison.words.table("quotes")
        foreign = {side: frozenset(table["foreign"][side]) for side in SIDES}
        pairs = signs(comparison.words).pairs

        def strange(one: Quotation, found: Scan, at: Segment) -> bool:
            if one.depth or one.strays or one.signs not in pairs:
                return False
            if table["strict"][at.side]:
                return one.signs not in table["house"][at.side]
            return one.signs in foreign[at.side]

        for segment, _, hit in _hits(comparison, strange):
            machine = comparison.document.post is not None and self._machine_made(comparison, segment.side)
            hints = {f"hint_{lang}": self.texturized.get(lang, "") if machine else "" for lang in SIDES}
            yield replace(hit, values={**hit.values, **hints})

    def _machine_made(self, comparison: Comparison, side: Side) -> bool:
        """Whether every quotation of a published text is in the first marks of the other language's print."""
        usual = comparison.words.table("quotes")["house"][other(side)][0]
        scans = [scan(segment.text, comparison.words) for segment in comparison.side(side) if segment.role != "slug"]
        outer = [one for found in scans for one in found.quotations if one.depth == 0 and not one.strays]
        return bool(outer) and all(one.opening.sign == usual[0] for one in outer)


class QuoteMarksDoubled(Check):
    """Reports quotations whose marks stand twice on both sides: ««text»»."""

    check: Literal["quote_marks_doubled"]

    @property
    def signs(self) -> Collection[Sign] | None:
        return (MARKS,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for segment, one, _ in _hits(comparison, _doubled):
            inner = next(q for q in scan(segment.text, comparison.words).quotations if q.span.start == one.opening.end)
            yield _hit(segment, one, segment.shown[inner.span.start : inner.span.end], safe=True)


def _doubled(one: Quotation, found: Scan, segment: Segment) -> bool:
    at = bisect_left(found.quotations, one.opening.end, key=lambda q: q.opening.start)
    inner = found.quotations[at : at + 1]
    return any(q.span == one.inside and q.signs == one.signs for q in inner)


class QuoteMarksSpace(Check):
    """Reports quotations with a space between a mark and what it encloses: « text »."""

    check: Literal["quote_marks_space"]

    @property
    def signs(self) -> Collection[Sign] | None:
        return (MARKS,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        pairs = signs(comparison.words).pairs
        for segment, one, _ in _hits(comparison, lambda one, found, at: one.signs in pairs and _apart(one, at)):
            yield _hit(segment, one, _meant(segment, one, comparison.words, one.signs), safe=not one.strays)


def _apart(one: Quotation, segment: Segment) -> bool:
    inner = segment.shown[one.inside.start : one.inside.end]
    return inner != inner.strip() and bool(inner.strip())


class QuoteMarksStyles(Check):
    """Reports the quotations of a text that are in other marks than most of it is, `least` of them at least."""

    check: Literal["quote_marks_styles"]
    least: int = Field(description="How many quotations must be in the marks of the majority.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return (MARKS,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for side in SIDES:
            yield from self._side(comparison, side)

    def _side(self, comparison: Comparison, side: Side) -> Iterator[Hit]:
        scans = scanner(comparison.words).scans
        if not any(scans[segment.text].quotations for segment in comparison.side(side)):
            return
        foreign = frozenset(comparison.words.table("quotes")["foreign"][side])
        single, pairs = signs(comparison.words).single, signs(comparison.words).pairs
        outer = [
            (segment, one)
            for segment in comparison.side(side)
            if segment.role != "slug"
            for one in scans[segment.text].quotations
            if one.depth == 0 and one.signs in pairs and one.signs not in foreign and one.opening.sign not in single
        ]
        counted = Counter(one.signs for _, one in outer)
        if len(counted) < 2:
            return
        (first, most), (_, next_most) = counted.most_common(2)
        if most < self.least or most == next_most:
            return
        for segment, one in outer:
            if one.signs != first:
                alone = not one.strays and _bare(one, scan(segment.text, comparison.words))
                meant = _meant(segment, one, comparison.words, first)
                yield _hit(segment, one, meant, safe=alone and not (side == "uk" and first == STRAIGHT))
