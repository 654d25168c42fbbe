"""Subtitles (SRT, WebVTT) to segments that are sentences, each with the time at which it is said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language import tokens
from checker.language.text import compose, cut, fold
from checker.language.vocabulary import Words
from checker.model import Field, Ignore, Segment, Side, Span
from checker.model.messages import Message
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import suppressions
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source

if TYPE_CHECKING:
    from checker.readers.subtitles.cues import TimedPassage

# "So… …what now?" is one sentence over a pause.
GOES_ON = re.compile(r"…|\.\.\.")
# What a sentence may end in without ending the passage: brackets and quotation marks.
PAIRED = (("(", ")"), ("[", "]"), ("«", "»"), ("„", "“"), ("“", "”"))


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The sentences of a file with their times; raises InputError for a cue that is none, with its line."""
    from checker.readers.subtitles import cues

    name, text = source.name, source.text
    field = Field("", text, name)
    web = text.startswith("WEBVTT") or name.lower().endswith(".vtt")
    segments: list[Segment] = []
    ignores: list[Ignore] = []
    for one in cues.passages(cues.cues(name, text, web), web):
        made = _sentences(one, side, field, len(segments), words) if one.text else []
        segments += made
        ignores += _ignores(one.notes, field, made)
    if not segments:
        raise InputError(name, Message("subtitles.none"))
    return OneLanguageFile(tuple(segments), tuple(ignores))


def _sentences(one: TimedPassage, side: Side, field: Field, before: int, words: Words) -> list[Segment]:
    """The sentences of a passage; one that ends inside quotation marks or brackets goes on to where these close."""
    text, starts, ends = compose("".join(one.text), one.starts, one.ends)
    whole = Segment(side, "paragraph", f"{side}/{before}", text, fold(text), field, starts, ends)
    ended = [span.start for span in tokens.read(whole, words).sentences[1:] if not GOES_ON.match(text, span.start)]
    begins = list(_closed(text, ended))
    made: list[Segment] = []
    for start, end in zip([0, *begins], [*begins, len(text)], strict=True):
        stop = start + len(text[start:end].rstrip())
        time = one.time(*(bisect_left(one.starts, whole.raw(Span(at, at)).start) for at in (start, stop)))
        sentence = cut(whole, start, stop, f"{side}/{before + len(made)}", partial=False) if begins else whole
        made.append(replace(sentence, time=time))
    return made


def _closed(text: str, places: list[int]) -> Iterator[int]:
    """The places of a text (in order) at which no bracket and no quotation is open."""
    low = "„" in text
    open_ = {opens: 0 for opens, _ in PAIRED}
    straight = before = 0
    for at in places:
        piece = text[before:at]
        for opens, closes in PAIRED:
            if (opens, closes) != (("“", "”") if low else ("„", "“")):
                open_[opens] = max(0, open_[opens] + piece.count(opens) - piece.count(closes))
        straight += piece.count('"')
        before = at
        if straight % 2 == 0 and not any(open_.values()):
            yield at


def _ignores(notes: list[Span], field: Field, segments: list[Segment]) -> Iterator[Ignore]:
    """The suppressions in comments, each for the passage that comes next, if there is one."""
    for start, end in notes:
        for comment in suppressions.in_prose(field.raw[start:end]):
            said = suppressions.parse(comment.text)
            if said:
                span = Span(comment.start + start, comment.end + start)
                yield Ignore(said.rules, said.reason, field, span, tuple(segments))
