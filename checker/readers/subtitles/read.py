"""Subtitles (SRT, WebVTT) to segments that are whole sentences, with the time of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.language.text import compose, fold
from checker.language.vocabulary import Words
from checker.model import Field, Ignore, Segment, Side, Span
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import suppressions
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source

if TYPE_CHECKING:
    from checker.readers.subtitles.cues import TimedPassage


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The passages of a file with their times; raises InputError for a cue that is none, with its line."""
    from checker.readers.subtitles import cues

    name, text = source.name, source.text
    field = Field("", text, name)
    web = text.startswith("WEBVTT") or name.lower().endswith(".vtt")
    segments: list[Segment] = []
    times: list[Span] = []
    ignores: list[Ignore] = []
    for one in cues.passages(cues.cues(name, text, web), web):
        segment = _segment(one, side, field, f"{side}/{len(segments)}") if one.text else None
        if segment:
            segments.append(segment)
            times.append(Span(one.begin, one.end))
        ignores += _ignores(one.notes, field, segment)
    if not segments:
        raise InputError(name, "no subtitle is in it; a cue is a time (00:00:01,000 --> 00:00:02,000) and its text")
    return OneLanguageFile(tuple(segments), tuple(ignores), times=tuple(times))


def _segment(one: TimedPassage, side: Side, field: Field, ref: str) -> Segment:
    text, starts, ends = compose("".join(one.text), one.starts, one.ends)
    return Segment(side, "paragraph", ref, text, fold(text), field, starts, ends)


def _ignores(notes: list[Span], field: Field, segment: Segment | None) -> Iterator[Ignore]:
    """The suppressions in comments, each for the passage that comes next, if there is one."""
    for start, end in notes:
        for comment in suppressions.in_prose(field.raw[start:end]):
            said = suppressions.parse(comment.text)
            if said:
                span = Span(comment.start + start, comment.end + start)
                yield Ignore(said.rules, said.reason, field, span, (segment,) if segment else ())
