"""Safe fixes as edits of the raw text: only marks, spaces and hidden characters change, never a letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from checker.language import prose
from checker.language.text import COMPOSED, OPAQUE, scripts
from checker.model import Field, Finding, Place, Role, Segment, Span
from checker.model.expressions import deferred

# How one visible character may be written so that another may take its place: &laquo; &#171; \u00ab \" and itself.
# Anything else is markup that is shown as a character (<br> as a space), and is left alone.
WRITTEN = deferred(r"&#?\w+;?|\\(?:[^\w\s]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})")
# White space outside tags, and a tag that is shown as a space.
BREAK = deferred(r"<br\b|\s(?![^<>]*>)", re.IGNORECASE)
# What would begin markup or end a string where it is put.
MARKUP = frozenset("<>&\\`*_#|{}[]$\n\r\t")
QUOTING = frozenset("\"'")
QUOTES = frozenset('«»„“”‚‘’‹›"')  # which of them are right depends on the language
CLOSED: frozenset[Role] = frozenset({"code", "slug"})  # passages that hold no prose
ATTRIBUTES: frozenset[Role] = frozenset({"alt", "meta"})  # passages that may stand inside marks

# Files in which a straight mark ends nothing but a quotation; in front matter and catalogues it ends a string.
PROSE = (".txt", ".html", ".htm", ".xhtml", ".md", ".markdown", ".mdx", ".srt", ".vtt")
PASSAGES: frozenset[Role] = frozenset({"paragraph", "item", "heading", "cell", "caption", "excerpt"})
SPACED = deferred(r"[\s.,;:!?…–—-]+")  # spaces and marks of a sentence, which are looked at together
CODE = frozenset({"code", "kbd", "samp", "tt", "pre"})


class Edit(NamedTuple):
    """raw[start:end] of a field becomes `text` (code points)."""

    start: int
    end: int
    text: str


class Change(NamedTuple):
    """What a finding's fix does to the field that it lies in."""

    field: Field
    rule: str
    edits: tuple[Edit, ...]

    @property
    def span(self) -> Span:
        """From the first edit to the last."""
        return Span(min(edit.start for edit in self.edits), max(edit.end for edit in self.edits))


def letters(text: str) -> str:
    """The letters and figures of a text, composed: what no fix may change."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def change(finding: Finding) -> Change | None:
    """The fix of a finding as edits; None where it has none, or none that is safe to make as the text is written.

    None is safe beside what may be a command, a path, an option or an address, in this text or in the other one.
    """
    place = finding.en or finding.uk
    if finding.fix is None or place is None or (finding.en and finding.uk):
        return None
    edits = _edits(place, finding.fix, "\n".join(segment.shown for segment in finding.beside))
    return Change(place.segment.field, finding.rule, edits) if edits else None


def choose(changes: Iterable[Change]) -> list[Change]:
    """The changes of one text that do not overlap, in its order; of two that do, the first that is given."""
    taken: list[Change] = []
    for one in changes:
        start, end = one.span
        if all(end < other.span.start or other.span.end < start for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda one: one.span)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; they do not overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(edits):
        pieces += text[at:start], new
        at = end
    return "".join(pieces) + text[at:]


def _edits(place: Place, fix: str, beside: str) -> tuple[Edit, ...]:
    segment, (begin, end) = place.segment, place.span
    if place.raw is not None or segment.role in CLOSED:
        return ()
    # A check may say what it has read, with what stands for code, or what is seen there.
    old = segment.shown[begin:end]
    if OPAQUE in fix and letters(old) != letters(fix):  # a text may have that character itself
        old = segment.text[begin:end]
    if old == fix:  # it looks right, and is written with a letter and a mark apart
        return _composed(segment)
    if letters(old) != letters(fix):
        raise ValueError(f"a fix that changes letters: {old!r} to {fix!r}")
    if not (QUOTES.isdisjoint(old) and QUOTES.isdisjoint(fix)) and _foreign(segment):
        return ()
    from rapidfuzz.distance import Levenshtein  # which few texts ask for

    made: list[Edit] = []
    for step in Levenshtein.opcodes(old, fix):
        if step.tag == "equal":
            continue
        a, b, new = step.src_start, step.src_end, fix[step.dest_start : step.dest_end]
        around = place.span if SPACED.fullmatch(old) else Span(begin + a, begin + b)
        if not (_harmless(old[a:b], new, segment) and prose.surely(segment.text, *around, beside)):
            return ()
        for n in range(a, b):
            raw = _raw(segment, begin + n)
            if raw is None or _meant(segment, begin + n, raw, new):
                return ()
            made.append(Edit(*raw, new[n - a :] if n == b - 1 else new[n - a : n - a + 1]))
        if a == b:
            raw = segment.raw(Span(begin + a - 1, begin + a) if a else Span(begin, begin + 1))
            made.append(Edit(raw.end, raw.end, new) if a else Edit(raw.start, raw.start, new))
    return tuple(made)


def _foreign(segment: Segment) -> bool:
    """Whether a passage is in the other language: «Оферта» in a page that was not translated keeps its marks."""
    cyrillic, latin = scripts(segment.shown)
    return latin > cyrillic if segment.side == "uk" else cyrillic > latin


def _harmless(gone: str, new: str, segment: Segment) -> bool:
    if any(character.isalnum() or character == OPAQUE for character in gone + new):
        return False
    if QUOTING.isdisjoint(new):
        return MARKUP.isdisjoint(new)
    file = segment.field.file
    # A pointer leads to a string, which is escaped anew.
    spelled = bool(segment.field.pointer) and segment.role not in ATTRIBUTES
    loose = file is not None and file.lower().endswith(PROSE) and segment.role in PASSAGES
    return MARKUP.isdisjoint(new) and (spelled or loose)


def _meant(segment: Segment, at: int, raw: Span, new: str) -> bool:
    """Whether a character that would be taken out was put there: a hidden one as an entity, spaces inside "  text"."""
    if new:
        return False
    around = segment.text[max(0, at - 1) : at + 2]
    wide = "  " in around or "  " in segment.field.raw[raw.start : raw.end]
    spaced = segment.text[at].isspace() and wide and not QUOTING.isdisjoint(around)
    hidden = unicodedata.category(segment.text[at]) == "Cf" and segment.field.raw[raw.start] == "&"
    return hidden or spaced


def _raw(segment: Segment, at: int) -> Span | None:
    """Where a visible character is written, if that may be written over."""
    if any(tag.name in CODE and tag.span.start <= at < tag.span.end for tag in segment.tags):
        return None
    span = segment.raw(Span(at, at + 1))
    written = segment.field.raw[span.start : span.end]
    if segment.starts is not None and any(
        segment.starts[n] < span.end and span.start < (segment.ends or ())[n]
        for n in (at - 1, at + 1)
        if 0 <= n < len(segment.starts)
    ):
        return None  # one entity that is shown as two characters
    if "\n" in written or "\r" in written:
        return None
    if written == " " and segment.starts is not None and at + 1 < len(segment.starts):
        # Spaces behind it are shown with it, and would come out in its place.
        behind = segment.field.raw[span.end : segment.starts[at + 1]]
        if not behind.strip(" "):
            return Span(span.start, span.end + len(behind))
        if BREAK.search(behind):
            return None
    return span if len(written) == 1 or WRITTEN.fullmatch(written) else None


def _composed(segment: Segment) -> tuple[Edit, ...]:
    """Every letter of the passage that is written as a letter and a mark, as one character; none in an address."""
    spans = ((at, segment.raw(Span(at, at + 1))) for at in range(len(segment.text)))
    found = ((at, span, segment.field.raw[span.start : span.end]) for at, span in spans)
    return tuple(
        Edit(*span, COMPOSED[written])
        for at, span, written in found
        if written in COMPOSED and prose.surely(segment.text, at, at + 1)
    )
