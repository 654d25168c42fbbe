"""Text of an English page that is not on it (key words, alternative texts, its address) is in Cyrillic."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal
from urllib.parse import unquote

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import Sign
from checker.language.text import CYRILLIC
from checker.model import Hit, Place, Segment, Span
from checker.model.expressions import deferred

# Roles that no reader of the page sees as its text.
ASIDE = frozenset({"meta", "slug", "alt"})
# Cyrillic as an address writes it: "%d0%bf%d1%83%d1%82%d1%96%d0%bd".
ENCODED = deferred(r"(?:%d[0-3]%[89ab][0-9a-f]-*)*%d[0-3]%[89ab][0-9a-f]", re.IGNORECASE)
# The flag of a country beside the name of its language: "🇺🇦 Українська".
MARKS = deferred(r"^[\W_]+|[\W_]+$")
# From the first Cyrillic letter of a text to the last.
STRETCH = deferred(rf"{CYRILLIC.pattern}(?:.*{CYRILLIC.pattern})?", re.DOTALL)


class Metadata(Check):
    """Reports Cyrillic in the metadata of a page that is otherwise English, the same text once."""

    check: Literal["metadata"]
    values = {"field": "the field", "words": "the Cyrillic words, or the first of them"}

    @property
    def signs(self) -> Collection[Sign] | None:
        return ASIDE

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        english = any(segment.role not in ASIDE and segment.role != "excerpt" for segment in comparison.en)
        both = any(segment.role not in ASIDE and segment.role != "excerpt" for segment in comparison.uk)
        if not english:
            return
        seen = set(comparison.words.table("markdown_dialects")["languages"])
        for segment in comparison.en if both else comparison.segments():
            if segment.role not in ASIDE:
                continue
            found = (ENCODED if segment.role == "slug" else STRETCH).search(segment.text)
            found = found or STRETCH.search(segment.text)
            shown = MARKS.sub("", segment.text.lower())
            if found is None or shown in seen:  # or the flag of a language, by its own name: alt="Українська"
                continue
            seen.add(shown)
            yield _hit(segment, Span(*found.span()))


def _hit(segment: Segment, span: Span) -> Hit:
    place = Place(segment, span)
    shown = unquote(place.text)
    short = shown if len(shown) <= 60 else shown[:59] + "…"
    return Hit.at(
        place,
        values={"words": short, "field": _name(segment)},
    )


def _name(segment: Segment) -> str:
    """What an editor knows the field by: "rank_math_focus_keyword", "alt", "category, tag"."""
    if "/wp:term/" in segment.field.pointer or "/category/" in segment.field.pointer:
        return "category, tag"
    return segment.role if segment.role != "meta" else segment.field.pointer.rpartition("/")[2] or segment.ref
