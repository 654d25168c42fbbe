"""A passage is in another language than its text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.checks.language.page_language import MOST, PageLanguage, named, untranslated
from checker.checks.signs import Sign
from checker.drift.foreign import QUOTED, foreign, marked_foreign
from checker.drift.left_foreign import announced, cited, leads, listed, switches
from checker.language.tokens import LETTERS
from checker.model import SIDES, Hit, Place, Segment, Span, other
from checker.model.expressions import deferred
from checker.model.record import Field

# How many characters before a quotation its bracket opens at most.
GLOSS = 120
# A line in Latin letters without a stop at its end.
LINE = deferred(r"[^А-Яа-яІіЇїЄєҐґ]*[^.!?…\W][^\w.!?…]*")


class WrongLanguage(Check):
    """Reports passages in the language of the other text (`tongue = "other"`), or in neither ("third")."""

    check: Literal["wrong_language"]
    values = PageLanguage.values
    evidence = {
        "line": "a line without a stop at its end, which may be a list of terms",
        "announced": "both texts have it word for word, behind a colon: it may be quoted as it was said",
    }
    tongue: Literal["other", "third"] = Field(
        description="other: the language of the other text; third: one that is neither."
    )

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        whole = {side: untranslated(comparison, side) for side in SIDES}
        own_names = comparison.words.table("markdown_dialects")["languages"]
        for segment in comparison.segments():
            if segment.role in ASIDE or whole[segment.side]:
                continue
            found = foreign(comparison, segment)
            if found and segment.folded.strip().lower() in own_names:
                continue  # «Українська» leads from an English page to the other one
            for span, tongue in found:
                kind = "other" if tongue == other(segment.side) else "third"
                if kind != self.tongue or marked_foreign(segment, span):
                    continue
                if kind == "third" and (comparison.pair(segment).verbatim or _cited(segment, span)):
                    continue  # both texts have it, as it was said
                if kind == "other" and (
                    cited(comparison, segment)
                    or leads(comparison, segment)
                    or switches(comparison, segment)
                    or (segment.side == "en" and listed(comparison, segment))
                    or not comparison.compared(segment)
                ):
                    continue
                evidence = "line" if LINE.fullmatch(segment.folded, *span) else ""
                if not evidence and kind == "other" and announced(comparison, segment):
                    evidence = "announced"
                values = named(comparison, tongue)
                yield _hit(segment, span, values, evidence, _translated_from(comparison, segment, span))


class ExcerptLanguage(Check):
    """Reports an excerpt whose page is in the other language, where it begins."""

    check: Literal["excerpt_language"]
    values = {
        "excerpt_uk": "the language of the excerpt, in Ukrainian",
        "page_uk": "the language of the page, in Ukrainian",
    }

    @property
    def signs(self) -> Collection[Sign] | None:
        return ("excerpt",)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for side in SIDES:
            here, there = comparison.side(side), comparison.side(other(side))
            excerpt = next((segment for segment in here if segment.role == "excerpt"), None)
            if excerpt is not None and not _page(here) and _page(there):
                tongues = comparison.words.table("tongues")
                values = {"page_uk": tongues[other(side)]["uk"], "excerpt_uk": tongues[side]["uk"]}
                yield _hit(excerpt, Span(0, len(excerpt.text)), values)


def _page(segments: tuple[Segment, ...]) -> bool:
    """Whether there is more of a page than its excerpt and its metadata."""
    return any(segment.role not in ASIDE and segment.role != "excerpt" for segment in segments)


def _cited(segment: Segment, span: Span) -> bool:
    """Whether a sentence is no more than a quotation in brackets: "a thief in law (Rus. «вор в законе»)."."""
    text, near = segment.folded, max(0, span.start - GLOSS)
    inside = text.rfind("(", near, span.start) > text.rfind(")", near, span.start)
    return inside and not LETTERS.search(QUOTED.sub("", text[span.start : span.end]))


def _translated_from(comparison: Comparison, segment: Segment, span: Span) -> tuple[Segment, ...]:
    """What was to be translated where most of a passage is foreign: the one passage that the passage stands for."""
    there = comparison.beside(segment)
    alone = len(there) == 1 and comparison.beside(there[0]) == (segment,)
    return there if alone and span.end - span.start >= MOST * len(segment.text.strip()) else ()


def _hit(
    segment: Segment, span: Span, values: dict[str, str], evidence: str = "", over: tuple[Segment, ...] = ()
) -> Hit:
    return Hit.at(Place(segment, span), values=values, evidence=evidence, over=over)
