"""Code: spans of it in a passage, and whole blocks."""

from __future__ import annotations

import re

from checker.model import Fact, Segment, Span
from checker.text import OPAQUE
from checker.words import Words

RUN = re.compile(f"{OPAQUE}+")
WHITE = re.compile(r"\s+")


def find(segment: Segment, words: Words) -> list[Fact]:
    """The code of a passage; a value is what is written, with one space for each run of them."""
    if OPAQUE not in segment.text:
        return []
    return [_fact(segment, Span(*found.span())) for found in RUN.finditer(segment.text)]


def _fact(segment: Segment, span: Span) -> Fact:
    written = WHITE.sub(" ", segment.shown[span.start : span.end]).strip()
    return Fact("code", written, written, segment, span, soft=True)


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for the same code."""
    return 1.0 if a.value == b.value else 0.0
