"""Which of two files was written first, by their names, by the settings of their site, and by the texts themselves."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile
from pathlib import Path
from typing import NamedTuple

from checker.model import SIDES, UNKNOWN, Original, Side, other
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.pairs import default_language, marks
from checker.pairs.conventions import docusaurus, off_shelf
from checker.pairs.default_language import beginning
from checker.pairs.marks import Parts
from checker.pairs.tasks import FilePair

HEAD = 8192  # bytes of a file in which its front matter stands
WHOLE = 4_000_000  # bytes of a catalogue in which notes are looked for
READ = 200_000  # bytes of a file in which anchors are looked for
ANCHORS = 2  # anchors of a site that are enough to tell
NOTES = 3  # notes to translators that are enough to tell

# The commit of the text that was translated: OpenTelemetry's and Helm's `default_lang_commit: 1a2b3c4`, MDN's
# `sourceCommit`, Kubernetes' and others' `i18n_source_sha`, `<!-- translation-meta: source=docs/a.md@1a2b3c4 -->`.
SOURCE = deferred(
    r"^[ \t]*(?:default_lang_commit|i18n_source_sha|source_?commit)\s*[:=]\s*[\"']?([0-9a-f]{7,64})\b"
    r"|translation-meta:\s*source=\S+?@([0-9a-f]{7,64})\b",
    re.MULTILINE | re.IGNORECASE,
)
# The front matter of a page: it is the first thing in it, between lines of three hyphens or plus signs.
FRONT = deferred(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?^\1", re.MULTILINE | re.DOTALL)
TRANSLATOR = deferred(r"^[ \t]*(?:translat(?:ors?|ed_?by|ion_?by))[ \t]*[:=][ \t]*(?!\s|\"\"|''|\[\])", re.M | re.I)
CYRILLIC = deferred(r"[А-ЯҐЄІЇа-яґєії]")
# The folders below which a site or an application has one for each language.
CONTENT = frozenset(
    (
        "content",
        "docs",
        "doc",
        "_docs",
        "pages",
        "posts",
        "_posts",
        "src",
        "i18n",
        "l10n",
        "locale",
        "locales",
        "_locales",
    )
)
# A heading of Markdown, and the anchor at its end: "## Вступ {#introduction}", "## Вступ { #introduction }",
# `{/*introduction*/}`. They are two patterns, for one that looks for the end from each character of a line of 200,000
# spaces takes hours.
HEADING = deferred(r"^#{1,6}[ \t]+(?P<text>\S[^\n]*)$", re.M)
ANCHOR = deferred(r"\{(?:/\*|\s*#)\s*(?P<anchor>[^\s{}*]+)\s*(?:\*/)?\}")
MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mdx"})
TOGETHER = deferred(r"[\W_]+")


class Anchors(NamedTuple):
    """How many anchors the wording of each side has made for the other one, of so many anchors."""

    uk: int = 0
    en: int = 0
    of: int = 0


def by_site(pair: FilePair) -> Original:
    """The default language of a site: that whose files have no mark, or that of its settings."""
    if not pair.uk or not pair.en:
        return UNKNOWN
    parts = dict(zip(SIDES, _apart(pair.uk, pair.en), strict=True))
    for side in SIDES:
        if _default(parts[other(side)], parts[side], other(side)):
            return Original(side, Message("original.unmarked"))
    common = Path(os.path.commonpath([pair.uk.parent, pair.en.parent]) or ".")
    found = default_language.settled(common, pair.why.startswith("Hugo"))
    return found if found.side else _kept(*parts.values())


def _kept(uk: Parts, en: Parts) -> Original:
    """The language whose mark both paths have below the folders that part them.

    A service of translators puts `content/en/a.md` at `uk/content/en/a.md`, as its original lies.
    """
    tail = zip(reversed(uk[:-1]), reversed(en[:-1]), strict=False)
    folders = [one.lower() for one, _ in takewhile(lambda two: two[0] == two[1], tail)]
    named = {side: below for below, above in pairwise(folders) for side in SIDES if below == side and above in CONTENT}
    if len(named) != 1:
        return UNKNOWN
    ((side, part),) = named.items()
    return Original(side, Message("original.kept", part=part))


def _apart(uk: Path, en: Path) -> tuple[Parts, Parts]:
    """The parts of two paths, without their endings, from where they differ on."""
    rows = [(*path.parent.parts, path.stem) for path in (uk, en)]
    same = 0
    while same < min(map(len, rows)) - 1 and rows[0][same] == rows[1][same]:
        same += 1
    return rows[0][same:], rows[1][same:]


def _default(here: Parts, there: Parts, side: Side) -> bool:
    """Whether a path without a mark belongs to one that has the mark of a language."""
    same = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(reversed(here), reversed(there), strict=False)))
    if marks.find(there[: len(there) - same], other(side)) and there[0].lower() != marks.BASE:
        return False
    for chosen in marks.choices(marks.find(here, side)):
        beside = (marks.without(here, chosen), off_shelf(here, chosen[0], chosen))
        if there in (*beside, *(place for place, _ in docusaurus(here, chosen[0]))):
            return True
        if there[0].lower() == marks.BASE and marks.masked(here, chosen)[1:] == there[1:]:
            return True
    return False


def by_source(pair: FilePair) -> Original:
    """The text whose commit the other one names in its front matter, or that alone names no translator there."""
    beside: dict[Side, Path | None] = {"uk": pair.en, "en": pair.uk}
    for key, says in (("commit", translated), ("translator", _translator)):
        found = [side for side, path in beside.items() if path and says(path)]
        if len(found) == 1:
            return Original(found[0], Message(f"original.{key}"))
    return UNKNOWN


def _translator(path: Path) -> bool:
    """Whether a file names its translator in its front matter."""
    front = FRONT.match(head(path))
    return bool(front and TRANSLATOR.search(front[0]))


def by_notes(pair: FilePair) -> Original:
    """The language of the notes to translators in two catalogues: a translation keeps them, or has none."""
    notes = {side: list(_notes(path)) for side, path in zip(SIDES, pair[:2], strict=True) if path}
    written = [bool(CYRILLIC.search(note)) for noted in notes.values() for note in noted]
    if len(written) < NOTES or (not all(written) and any(written)):
        return UNKNOWN
    side: Side = "uk" if written[0] else "en"
    return Original(side, Message(f"original.notes_{side}")) if len(notes.get(side, ())) >= NOTES else UNKNOWN


def _notes(path: Path) -> Iterator[str]:
    """The notes to translators in a catalogue of an extension of browsers, of Docusaurus or of Flutter."""
    if path.suffix.lower() not in {".json", ".arb"}:
        return
    try:
        read = json.loads(beginning(path, WHOLE))
    except (ValueError, RecursionError):
        return
    for key, value in read.items() if isinstance(read, dict) else ():
        note = value.get("description") if isinstance(value, dict) else None
        if isinstance(note, str) and note.strip() and ("message" in value or key.startswith("@")):
            yield note


def translated(path: Path) -> str:
    """The commit that a file says in its front matter it is a translation of; "" where it says none."""
    text = head(path)
    front = FRONT.match(text)
    for found in SOURCE.finditer(text):
        if found[2] or (front and found.end() <= front.end()) or path.suffix.lower() not in MARKDOWN:
            return found[1] or found[2]
    return ""


def by_anchors(pairs: Iterable[FilePair]) -> Original:
    """The text whose headings made the anchors of the other one, in the pages of one site."""
    found = [one for pair in pairs for one in _anchors(pair)]
    of = sum(one.of for one in found)
    kept: dict[Side, int] = {"uk": sum(one.uk for one in found), "en": sum(one.en for one in found)}
    for side in SIDES:
        if kept[side] >= ANCHORS and 2 * kept[side] > of and not kept[other(side)]:
            return Original(side, Message(f"original.anchors_{side}"))
    return UNKNOWN


def _anchors(pair: FilePair) -> Iterator[Anchors]:
    if pair.uk and pair.en and pair.uk.suffix.lower() in MARKDOWN:
        uk, en = beginning(pair.uk, READ), beginning(pair.en, READ)
        (of_en, here), (of_uk, there) = anchors_kept(uk, en), anchors_kept(en, uk)
        yield Anchors(of_uk, of_en, max(here, there))


def anchors_kept(text: str, beside: str) -> tuple[int, int]:
    """How many anchors in the headings of a text are the words of a heading of the other one, and of how many.

    >>> anchors_kept("## Вступ {#introduction}", "## Introduction")
    (1, 1)
    """
    headings = list(_headings(text)) if "{" in text else []
    if not any(anchor for _, anchor in headings):
        return 0, 0
    worded = {_slug(said) for said, _ in _headings(beside)}
    own = {_slug(said) for said, _ in headings}
    anchors = [_slug(anchor) for _, anchor in headings if anchor]
    return sum(one in worded and one not in own for one in anchors), len(anchors)


def _headings(text: str) -> Iterator[tuple[str, str]]:
    """The headings of a text, each with its anchor, "" where it has none."""
    for found in HEADING.finditer(text):
        line = found["text"].rstrip(" \t")
        begin = line.rfind("{") if line.endswith("}") else -1
        anchor = ANCHOR.fullmatch(line, begin) if begin >= 0 else None
        yield (line[:begin], anchor["anchor"]) if anchor else (line, "")


def _slug(text: str) -> str:
    return TOGETHER.sub("", text).lower()


def head(path: Path) -> str:
    """The beginning of a file, in which its front matter stands; "" where it can't be read."""
    return beginning(path, HEAD)
