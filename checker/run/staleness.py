"""Whether the original was changed after its translation was last touched: information, never a failure."""

from __future__ import annotations

import os
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from checker.language.vocabulary import Words
from checker.model import Finding, Report, Side, Span
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.pairs import FilePair, Task
from checker.pairs.original import head, translated
from checker.run import git

LIMIT = 20.0  # seconds that a run spends on this at most
MANY = 5  # more translations than this are told in one line

LASTMOD = deferred(r"^lastmod\s*[:=]\s*[\"']?(\d{4}-\d\d-\d\d)", re.MULTILINE)


class Stale(NamedTuple):
    """The lines of an original that were changed after its translation, and since when, as a reader is told.

    `document` is the name of the document that the file belongs to.
    """

    lines: git.Lines
    since: str
    side: Side
    document: str


class Twin(NamedTuple):
    """A pair in one repository: the files of the translation and of the original, and their paths from its top.

    English is taken for the original where nothing tells.
    """

    pair: FilePair
    side: Side
    copy: Path
    copy_path: str
    first: Path
    first_path: str


def stale(tasks: Iterable[Task]) -> dict[str, Stale]:
    """The originals, by the name of the file, that were changed after the translations of their pairs.

    What the front matter says goes before what git says: the commit that was translated, then `lastmod` of both files.
    Files outside a repository, and what git can't tell in 20 seconds, are passed over.
    """
    end = time.monotonic() + LIMIT
    found: dict[str, Stale] = {}
    by_root: dict[Path, list[Twin]] = defaultdict(list)
    for pair in tasks:
        if isinstance(pair, FilePair) and pair.uk and pair.en:
            side: Side = pair.original.side or "en"
            first, copy = (pair.uk, pair.en) if side == "uk" else (pair.en, pair.uk)
            here, there = git.locate(copy), git.locate(first)
            if here and there and here[0] == there[0]:
                by_root[here[0]].append(Twin(pair, side, copy, here[1], first, there[1]))
    for root, listed in by_root.items():
        try:
            bases = _bases(root, listed)
        except git.GitError:
            continue
        twins = {twin.first_path: twin for twin in listed}
        for (base, since), paths in bases.items():
            if time.monotonic() > end:
                return found
            try:
                changed = git.changes(root, base, paths).files
            except git.GitError:
                continue
            for path, name in paths.items():
                lines = changed.get(path)
                # A file that is new since then was renamed, or the commit is another file's: nothing is known.
                if lines and lines.ranges:
                    found[name] = Stale(lines, since, twins[path].side, str(twins[path].pair.en))
    return found


def _bases(root: Path, listed: list[Twin]) -> dict[tuple[str, str], dict[str, str]]:
    """The originals to compare, path and name, by the commit that they are compared with and what it is called."""
    touched = _touched(root, [path for twin in listed for path in (twin.copy_path, twin.first_path)])
    open_ = _open(root, [twin.copy_path for twin in listed])
    bases: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for _, _, copy, here, first, there in listed:
        named = translated(copy)
        dates = [found[1] for path in (copy, first) if (found := LASTMOD.search(head(path)))]
        if named:
            bases[named, Message("original.commit_named", commit=named[:10])][there] = str(first)
        elif here in touched and here not in open_ and not (len(dates) == 2 and dates[0] >= dates[1]):
            base, day = touched[here]
            if touched.get(there, ("", ""))[0] != base:
                bases[base, Message("original.last_touched", day=day)][there] = str(first)
    return bases


def _touched(root: Path, paths: list[str]) -> dict[str, tuple[str, str]]:
    """The newest commit, and its day, of each path."""
    said = git.run(
        root, "--literal-pathspecs", "log", *git.BARE, "--format=%x01%H %cs", "--name-only", "-z", "--", *paths,
        limit=LIMIT,
    )  # fmt: skip
    newest: dict[str, tuple[str, str]] = {}
    at = ("", "")
    for part in os.fsdecode(said).split("\0"):
        text = part.lstrip("\n")
        if text.startswith("\x01"):
            commit, _, day = text[1:].partition(" ")
            at = (commit, day.strip())
        elif text:
            newest.setdefault(text, at)
    return newest


def _open(root: Path, paths: list[str]) -> set[str]:
    """The paths that were changed and not yet saved in a commit."""
    said = git.run(root, "--literal-pathspecs", *git.DIFF, "--name-only", "-z", "HEAD", "--", *paths, limit=LIMIT)
    return set(os.fsdecode(said).split("\0"))


def tell(report: Report, found: dict[str, Stale], words: Words) -> Report:
    """The report with notes of what is stale, and with findings that say that their English passage is."""
    said: dict[str, dict[Side, str]] = {
        lang: {"en": label["stale"], "uk": label["stale_uk"]} for lang, label in words.table("labels").items()
    }
    told = {name: one for name, one in found.items() if one.document in report.names}
    if not told:
        return report
    notes = [
        Message(f"run.stale_{one.side}", name=name, since=one.since, line=one.lines.ranges[0][0])
        for name, one in sorted(told.items())
    ]
    if len(notes) > MANY:
        first = ", ".join(sorted(told)[:3])
        sides = {one.side for one in told.values()}
        notes = [Message(f"run.many_stale_{sides.pop() if len(sides) == 1 else 'both'}", number=len(told), first=first)]
    new = {one: _marked(one, told, said) for one in report.findings}
    pages = tuple(replace(page, findings=tuple(new.get(one, one) for one in page.findings)) for page in report.pages)
    return replace(report, findings=tuple(new.values()), pages=pages, notes=(*report.notes, *notes))


def _marked(finding: Finding, told: dict[str, Stale], said: Mapping[str, Mapping[Side, str]]) -> Finding:
    places = [place.segment for place in (finding.uk, finding.en) if place]
    for segment in (*places, *finding.beside):
        one = told.get(segment.field.file or "")
        if one and one.side == segment.side:
            start, end = segment.raw(Span(0, len(segment.text)))
            first = 1 + segment.field.raw.count("\n", 0, start)
            if one.lines.meet(first, first + segment.field.raw.count("\n", start, max(start, end - 1))):
                messages = {lang: f"{text} ({said[lang][one.side]})" for lang, text in finding.messages.items()}
                return replace(finding, messages=messages, stale=True)
    return finding
