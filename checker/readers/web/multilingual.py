"""A field that holds both languages: the marks of qTranslate and WPGlobus, and elements that say their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.model import SIDES, Side, Span
from checker.model.expressions import deferred
from checker.readers.catalogue.units import language

# "[:uk]…[:en]…[:]", as it was before 2014: "<!--:uk-->…<!--:--><!--:en-->…<!--:-->", and WPGlobus's
# "{:uk}…{:}{:en}…{:}".
MARK = deferred(r"\[:([a-z]{2})?\]|<!--:([a-z]{2})?-->|\{:([a-z]{2})?\}")
# What opens and does not close ends at the next one: a text may be all "<a ".
TAG = deferred(r"""<(/?)([a-z][a-z0-9]*)\b((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
LANG = deferred(r"""\slang\s*=\s*["']?([a-z]{2}[\w-]*)""", re.IGNORECASE)
CLASS = deferred(r"""\sclass\s*=\s*["'](?:[^"']*\s)?lang(?:uage)?-([a-z]{2})(?=[\s"'])""", re.IGNORECASE)
SHOWN = deferred(r"[^\n]")


class Part(NamedTuple):
    """A text of the length of its field, in which everything else is blank; `side` is None where nothing tells it."""

    side: Side | None
    text: str


def parts(raw: str) -> list[Part]:
    """The parts of a field, where it has some in both languages; else the field as it is.

    What stands before the first such mark and after the last is shown in both languages.
    """
    marked = list(_marked(raw)) if any(mark in raw for mark in ("[:", "<!--:", "{:")) else []
    if _both(marked):
        common = [span for side, span in marked if side is None]
        return [Part(side, _only(raw, [*common, *(span for one, span in marked if one == side)])) for side in SIDES]
    told = list(_told(raw)) if "lang" in raw else []
    if _both(told):
        made = [Part(side, _only(raw, [span for one, span in told if one == side])) for side in SIDES]
        rest = _blank(raw, [span for _, span in told])
        return [*made, Part(None, rest)] if re.sub(r"<[^>]*>", "", rest).strip() else made
    return [Part(None, raw)]


def _both(found: list[tuple[Side | None, Span]]) -> bool:
    return {side for side, _ in found if side} == set(SIDES)


def _marked(raw: str) -> Iterator[tuple[Side | None, Span]]:
    """The stretches between marks: of a language of ours, or (None) of none; those of another language are left out."""
    at, code = 0, ""
    for mark in MARK.finditer(raw):
        if not code or language(code):
            yield language(code) if code else None, Span(at, mark.start())
        at, code = mark.end(), mark[1] or mark[2] or mark[3] or ""
    if not code or language(code):
        yield language(code) if code else None, Span(at, len(raw))


def _told(raw: str) -> Iterator[tuple[Side | None, Span]]:
    """The outermost elements that say that they are in a language of ours."""
    name, side, start, depth = "", None, 0, 0
    for tag in TAG.finditer(raw):
        if side is None:
            said = None if tag[1] else LANG.search(tag[3]) or CLASS.search(tag[3])
            side = language(said[1]) if said else None
            name, start, depth = tag[2].lower(), tag.start(), 1
        elif tag[2].lower() == name:
            depth += -1 if tag[1] else not tag[3].endswith("/")
            if depth == 0:
                yield side, Span(start, tag.end())
                side = None


def _only(raw: str, spans: list[Span]) -> str:
    """A text with everything blank but these stretches."""
    kept = sorted(spans)
    ends = [0, *(span.end for span in kept)]
    starts = [*(span.start for span in kept), len(raw)]
    return _blank(raw, [Span(end, start) for end, start in zip(ends, starts, strict=True)])


def _blank(raw: str, spans: list[Span]) -> str:
    """A text with these stretches blank; lines stay where they are."""
    made, at = [], 0
    for start, end in sorted(spans):
        made += [raw[at:start], SHOWN.sub(" ", raw[start:end])]
        at = max(at, end)
    return "".join([*made, raw[at:]])
