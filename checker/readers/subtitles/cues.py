"""Cues of SRT and WebVTT files, joined to passages that end with a sentence, each with its time."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model import Span
from checker.model.messages import Message
from checker.readers.places.decode import InputError

# 00:01:02,500 --> 00:01:04,000 X1:40 (SRT), 01:02.500 --> 01:04.000 align:start (WebVTT)
# An hour of more figures than nine is no hour.
TIMING = re.compile(
    r"\s*(?:(\d{1,9}):)?(\d\d):(\d\d)[,.](\d{1,3})\s*-->\s*(?:(\d{1,9}):)?(\d\d):(\d\d)[,.](\d{1,3})(?:\s.*)?"
)
# <i>, </font>, <c.yellow>, <v Name>, <00:01:02.500>, {\an8}, {i}
STYLING = re.compile(r"</?[a-zA-Z][^<>\n]*>|<\d[\d:.]*>|\{\\[^{}\n]*\}|\{/?[ibuIBU]\}")
# &amp; (WebVTT only)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
# "- Yes." Another speaker, or the first of two.
TURN = re.compile(r"\s*[-–—‐]\s*(?=\S)")
# A sentence ends: a mark, and what may close behind it.
ENDED = re.compile(r"[.!?…♪][»”’\"')\]♪]*\s*$")
# ... unless it only pauses, and the next cue goes on: "So…" "…what now?"
PAUSED = re.compile(r"(?:…|\.\.\.)\s*$")
BLOCKS = ("NOTE", "STYLE", "REGION")
# A passage goes on over a silence of so many milliseconds, and over so many cues, where no mark ends it.
SILENCE = 3000
MOST = 8


class Line(NamedTuple):
    """A line without its end: where it begins, and its number from 1."""

    text: str
    start: int
    number: int


class Cue(NamedTuple):
    """What is shown from one time to another (milliseconds), and the comments before it."""

    begin: int
    end: int
    lines: tuple[Line, ...]
    notes: tuple[Span, ...]


@dataclass(slots=True)
class TimedPassage:
    """A passage that is being joined: its characters with their places, and when each is said (milliseconds).

    A cue's time is shared out evenly among its characters, so that a sentence that ends inside a cue has a time.
    """

    text: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    times: array[int] = field(default_factory=lambda: array("q"))
    end: int = 0
    stop: int = 0  # where the last line ends in the file
    cues: int = 0
    notes: list[Span] = field(default_factory=list)

    def add(self, character: str, start: int, end: int, time: int) -> None:
        """One character; white space is never first and never doubled across a line's end."""
        self.text.append(character)
        self.starts.append(start)
        self.ends.append(end)
        self.times.append(time)

    def time(self, start: int, end: int) -> Span:
        """When the characters from one to another are said."""
        return Span(self.times[start], self.times[end] if end < len(self.times) else self.end)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(Line(line.removesuffix("\r"), at, number))
        at += len(line) + 1
    return lines


def cues(name: str, text: str, web: bool) -> Iterator[Cue]:
    """The cues of a file, in its order."""
    lines = _lines(text)
    at = 0
    if web:
        if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0].text):
            raise InputError(name, Message("subtitles.webvtt"))
        at = _skip(lines, 0)
    notes: list[Span] = []
    while at < len(lines):
        line = lines[at]
        if not line.text.strip():
            at += 1
        elif web and re.match(rf"(?:{'|'.join(BLOCKS)})(?:\s|$)", line.text):
            end = _skip(lines, at)
            if line.text.startswith("NOTE"):
                notes.append(Span(line.start, lines[end - 1].start + len(lines[end - 1].text)))
            at = end
        else:
            if "-->" not in line.text and at + 1 < len(lines) and "-->" in lines[at + 1].text:
                at += 1  # the number or name of the cue
            begin, end = _times(name, lines[at])
            last = at + 1
            while last < len(lines) and lines[last].text.strip():
                if "-->" in lines[last].text:
                    raise InputError(name, Message("subtitles.time_inside", line=lines[last].number))
                last += 1
            yield Cue(begin, end, tuple(lines[at + 1 : last]), tuple(notes))
            at, notes = last, []
    if notes:
        yield Cue(0, 0, (), tuple(notes))


def _skip(lines: list[Line], at: int) -> int:
    """The first line behind a block, which ends before an empty line."""
    while at < len(lines) and lines[at].text.strip():
        at += 1
    return at


def _times(name: str, line: Line) -> tuple[int, int]:
    found = TIMING.fullmatch(line.text)
    if found is None:
        wrong = Message("subtitles.no_time") if "-->" in line.text else Message("subtitles.stray")
        raise InputError(
            name,
            Message("subtitles.cue", line=line.number, text=line.text.strip()[:40], wrong=wrong),
        )
    hours, minutes, seconds, parts = found[1] or 0, found[2], found[3], found[4]
    begin = _milliseconds(hours, minutes, seconds, parts)
    end = _milliseconds(found[5] or 0, found[6], found[7], found[8])
    return begin, max(begin, end)  # one that ends before it begins is not shown; its text is read all the same


def _milliseconds(hours: str | int, minutes: str, seconds: str, parts: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(parts.ljust(3, "0"))


def passages(stream: Iterator[Cue], web: bool) -> Iterator[TimedPassage]:
    """The cues as passages: one ends where its sentence does, where another speaker begins, or after a silence.

    Comments behind the last cue that says anything are a passage without a text.
    """
    now = TimedPassage()
    waiting: tuple[Span, ...] = ()  # comments before a cue that shows nothing
    for cue in stream:
        seen = [(_shown(line, web), line.start + len(line.text)) for line in cue.lines]
        shown = [(line, stop) for line, stop in seen if line]
        turns = [TURN.match("".join(c for c, _, _ in line)) for line, _ in shown]
        if not shown:
            waiting += cue.notes
            continue
        cue, waiting = cue._replace(notes=waiting + cue.notes), ()
        if now.text and (_over(now, shown[0][0]) or cue.begin - now.end > SILENCE or now.cues >= MOST):
            yield now
            now = TimedPassage()
        spoken = bool(turns[0]) and (not now.text or sum(map(bool, turns)) > 1)
        said, size = 0, sum(len(line) for line, _ in shown)
        for (line, stop), turn in zip(shown, turns, strict=True):
            begin = cue.begin + (cue.end - cue.begin) * said // size
            said += len(line)
            if spoken and turn:
                if now.text:
                    yield now
                    now = TimedPassage()
                line = line[turn.end() :]
            _append(now, line, cue, Span(begin, cue.begin + (cue.end - cue.begin) * said // size))
            now.stop = stop
    if now.text:
        yield now
    if waiting:
        yield TimedPassage(notes=list(waiting))


def _append(now: TimedPassage, line: list[tuple[str, int, int]], cue: Cue, time: Span) -> None:
    """Adds a line of a cue that is on the screen for so long."""
    if not now.text:
        now.notes += cue.notes
    elif now.end != cue.end or now.cues == 0:
        now.notes += [note for note in cue.notes if note not in now.notes]
    now.cues += now.end != cue.end
    if now.text:
        now.add(" ", now.stop, now.stop + 1, now.times[-1])  # the end of the line before
    now.end = cue.end
    for n, (character, start, end) in enumerate(line):
        now.add(character, start, end, time.start + (time.end - time.start) * n // len(line))


def _over(now: TimedPassage, line: list[tuple[str, int, int]]) -> bool:
    """Whether the passage has ended before a line that begins a cue."""
    text = "".join(now.text)
    if not ENDED.search(text):
        return False
    first = next((c for c, _, _ in line if c.isalnum() or c == "…"), "")
    return not (PAUSED.search(text) and (first.islower() or first == "…"))


def _shown(line: Line, web: bool) -> list[tuple[str, int, int]]:
    """What a viewer sees of a line: each character with its place in the file."""
    shown: list[tuple[str, int, int]] = []
    at = 0
    for found in re.finditer(f"{STYLING.pattern}|{ENTITY.pattern}" if web else STYLING.pattern, line.text):
        shown += _plain(line, at, found.start())
        if found[0].startswith("&"):
            place = line.start + found.start(), line.start + found.end()
            shown += [(character, *place) for character in html.unescape(found[0])]
        at = found.end()
    shown += _plain(line, at, len(line.text))
    while shown and shown[0][0].isspace():
        del shown[0]
    while shown and shown[-1][0].isspace():
        del shown[-1]
    return shown


def _plain(line: Line, start: int, end: int) -> list[tuple[str, int, int]]:
    return [(line.text[n], line.start + n, line.start + n + 1) for n in range(start, end)]
