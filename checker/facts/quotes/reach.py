"""How far a quotation reaches that has lost one of its marks."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import islice

from checker.facts.quotes.marks import Quotation
from checker.facts.quotes.speech import Speech, speech
from checker.facts.quotes.turns import Mark
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import Segment, Side, Span
from checker.model.expressions import deferred

WORD = deferred(r"[^\W_]+(?:['-][^\W_]+)*")
# Before the speaker: ", he said", «, — сказав він», "? – asked".
TURNS: dict[Side, re.Pattern[str]] = {
    "en": deferred(r"(?<=[,.!?…])(?= [^\W\d_])|(?= ?- )"),
    "uk": deferred(r"(?=[,.]? ?- )|(?<=[!?…])(?= )"),
}
# Where what is said may begin: behind a colon, a comma, a dash.
STARTS = deferred(r"(?:[:,]|(?<= )-|[.!?…]) ?(?=\S)")
SENTENCE_END = deferred(r"[.!?…]+(?= |$)")
# How many words Ukrainian takes for one of English, which has articles.
WORDS = 0.82
# How many passages later an open quotation may still be closed.
PASSAGES = 12
# How far a natural end may lie from the length of the other text's quotation, as a share of it (and half a word).
NATURAL = 0.35


def reach(segment: Segment, mark: Mark, partner: Quotation | None, there: Segment | None, words: Words) -> Span:
    """From a mark without a partner to where its partner is missed, or from there to the mark (code points).

    `partner` is the quotation of the other text that stands for it, in the passage `there`: its length tells which of
    the places where a quotation may end, or begin, is meant.
    """
    target = _length(segment.side, partner, there)
    if mark.turn == "open":
        return Span(mark.start, _end(segment, mark, target, speech(words)))
    return Span(_start(segment, mark, target, speech(words)), mark.end)


def broken_off(segment: Segment, mark: Mark, words: Words) -> bool:
    """Whether an English quotation is open where its speaker is named, so that it can't go on: "It's over, he said."""
    said = next(_said(segment, mark.end, speech(words)), None)
    return segment.side == "en" and mark.turn == "open" and said is not None


def _length(side: Side, partner: Quotation | None, there: Segment | None) -> float | None:
    """How many words the quotation has, by the other text."""
    if partner is None or there is None:
        return None
    count = len(WORD.findall(there.folded, *partner.inside))
    return math.ceil(count / WORDS) if side == "en" else count * WORDS


def _end(segment: Segment, mark: Mark, target: float | None, known: Speech) -> int:
    text = segment.folded
    last = len(text.rstrip())
    ends = sorted({*_said(segment, mark.end, known), *_sentences(segment, mark.end), last})
    if target is None:
        return ends[0]
    counted = [(abs(len(WORD.findall(text, mark.end, end)) - target), end) for end in ends]
    off, end = min(counted)
    if off <= NATURAL * target + 0.5:
        return end
    places = [found.end() for found in WORD.finditer(text, mark.end)]
    return places[min(len(places), max(1, round(target))) - 1] if places else last


def _start(segment: Segment, mark: Mark, target: float | None, known: Speech) -> int:
    text = segment.folded
    first = len(text) - len(text.lstrip())
    starts = {first, *(found.end() for found in STARTS.finditer(text, 0, mark.start))}
    starts = {start for start in starts if WORD.search(text, start, mark.start)}
    if not starts:
        return mark.start
    if target is None:
        spoken = [start for start in starts if start > first and _speaks(segment, start, known)]
        return max(spoken) if spoken else max((s for s in _openings(segment) if s < mark.start), default=first)
    off, start = min((abs(len(WORD.findall(text, start, mark.start)) - target), start) for start in starts)
    if off <= NATURAL * target + 0.5:
        return start
    places = [found.start() for found in WORD.finditer(text, 0, mark.start)]
    return places[max(0, len(places) - max(1, round(target)))]


def _said(segment: Segment, start: int, known: Speech) -> Iterator[int]:
    """Where a speaker is named: before ", he said"."""
    for found in TURNS[segment.side].finditer(segment.folded, start):
        if _verb(segment, found.start(), known):
            yield found.start()


def _verb(segment: Segment, at: int, known: Speech) -> bool:
    """Whether a verb of saying is among the first words behind a place."""
    words = (t.lower for t in islice(segment.tokens, first_token(segment, at), None) if t.text[0].isalpha())
    return known.among(segment.side, islice(words, 4))


def _speaks(segment: Segment, at: int, known: Speech) -> bool:
    """Whether a verb of saying is among the last words before a place."""
    before = range(first_token(segment, at) - 1, -1, -1)
    words = (t.lower for t in map(segment.tokens.__getitem__, before) if t.end <= at and t.text[0].isalpha())
    return known.among(segment.side, islice(words, 4))


def _sentences(segment: Segment, start: int) -> Iterator[int]:
    """Where sentences end: behind their mark in English, before a full stop in Ukrainian."""
    for found in SENTENCE_END.finditer(segment.folded, start):
        stop = segment.side == "uk" and found.group() == "."
        yield found.start() if stop else found.end()


def _openings(segment: Segment) -> list[int]:
    return [span.start for span in segment.sentences]
