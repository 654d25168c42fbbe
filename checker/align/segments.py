"""Passage to passage: which paragraphs, headings and items of the two sides say the same."""

from __future__ import annotations

from checker.model import Document, Pair, Segment, Side
from checker.words import Words


def pair(document: Document, uk: tuple[Segment, ...], en: tuple[Segment, ...], words: Words) -> tuple[Pair, ...]:
    """The pairs of a document whose segments have been read."""
    if document.pairs:
        read = {(s.side, s.ref): s for s in (*uk, *en)}
        side = lambda segments: tuple(read[s.side, s.ref] for s in segments)  # noqa: E731
        return tuple(Pair(p.id, side(p.uk), side(p.en), p.score) for p in document.pairs)
    return (Pair(en[0].ref if en else uk[0].ref, uk, en),)
