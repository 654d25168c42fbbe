"""Whether the English text was changed after its translation was last touched: information, never a failure."""

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
from checker.model import Finding, Report, Span
from checker.pairs import FilePair, Task
from checker.run import git

LIMIT = 20.0  # seconds that a run spends on this at most
HEAD = 8192  # bytes of a file in which the marks of its translation stand
MANY = 5  # more translations than this are told in one line

# The commit of the English text that was translated: OpenTelemetry's and Helm's `default_lang_commit: 1a2b3c4`, MDN's
# `sourceCommit`, Kubernetes' and others' `i18n_source_sha`, `<!-- translation-meta: source=docs/a.md@1a2b3c4 -->`.
SOURCE = re.compile(
    r"^\s*(?:default_lang_commit|i18n_source_sha|source_?commit)\s*[:=]\s*[\"']?([0-9a-f]{7,64})\b"
    r"|translation-meta:\s*source=\S+?@([0-9a-f]{7,64})\b",
    re.MULTILINE | re.IGNORECASE,
)
LASTMOD = re.compile(r"^lastmod\s*[:=]\s*[\"']?(\d{4}-\d\d-\d\d)", re.MULTILINE)


class Stale(NamedTuple):
    """The lines of an English file that were changed after its translation, and since when, as a reader is told."""

    lines: git.Lines
    since: str


def stale(tasks: Iterable[Task]) -> dict[str, Stale]:
    """The English files, by name, that were changed after the Ukrainian ones of their pairs.

    What the front matter says goes before what git says: the commit that was translated, then `lastmod` of both files.
    Files outside a repository, and what git can't tell in 20 seconds, are passed over.
    """
    end = time.monotonic() + LIMIT
    found: dict[str, Stale] = {}
    by_root: dict[Path, list[tuple[FilePair, str, str]]] = defaultdict(list)
    for pair in tasks:
        if isinstance(pair, FilePair) and pair.uk and pair.en:
            uk, en = git.locate(pair.uk), git.locate(pair.en)
            if uk and en and uk[0] == en[0]:
                by_root[uk[0]].append((pair, uk[1], en[1]))
    for root, listed in by_root.items():
        try:
            bases = _bases(root, listed)
        except git.GitError:
            continue
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
                    found[name] = Stale(lines, since)
    return found


def _bases(root: Path, listed: list[tuple[FilePair, str, str]]) -> dict[tuple[str, str], dict[str, str]]:
    """The English files to compare, path and name, by the commit that they are compared with and what it is called."""
    touched = _touched(root, [path for _, uk, en in listed for path in (uk, en)])
    open_ = _open(root, [uk for _, uk, _ in listed])
    bases: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for pair, uk, en in listed:
        head = _head(pair.uk)
        named = SOURCE.search(head)
        dates = [found[1] for path in (pair.uk, pair.en) if (found := LASTMOD.search(_head(path)))]
        if named:
            sha = named[1] or named[2]
            bases[sha, f"the translated commit {sha[:10]}"][en] = str(pair.en)
        elif uk in touched and uk not in open_ and not (len(dates) == 2 and dates[0] >= dates[1]):
            base, day = touched[uk]
            if touched.get(en, ("", ""))[0] != base:
                bases[base, f"the translation was last touched ({day})"][en] = str(pair.en)
    return bases


def _head(path: Path | None) -> str:
    try:
        with open(path or os.devnull, "rb") as data:
            return data.read(HEAD).decode("utf-8", errors="replace")
    except OSError:
        return ""


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
    said = {lang: label["stale"] for lang, label in words.table("labels").items()}
    told = {name: one for name, one in found.items() if name in report.names}
    if not told:
        return report
    notes = [
        f"{name}: the English text was changed since {one.since}, from line {one.lines.ranges[0][0]} on"
        for name, one in sorted(told.items())
    ]
    if len(notes) > MANY:
        first = ", ".join(sorted(told)[:3])
        notes = [f"{len(told)} English texts were changed after their translations ({first} …)"]
    new = {one: _marked(one, told, said) for one in report.findings}
    pages = tuple(replace(page, findings=tuple(new.get(one, one) for one in page.findings)) for page in report.pages)
    return replace(report, findings=tuple(new.values()), pages=pages, notes=(*report.notes, *notes))


def _marked(finding: Finding, told: dict[str, Stale], said: Mapping[str, str]) -> Finding:
    places = [place.segment for place in (finding.uk, finding.en) if place]
    for segment in (*places, *finding.beside):
        one = told.get(segment.field.file or "") if segment.side == "en" else None
        if one:
            start, end = segment.raw(Span(0, len(segment.text)))
            first = 1 + segment.field.raw.count("\n", 0, start)
            if one.lines.meet(first, first + segment.field.raw.count("\n", start, max(start, end - 1))):
                messages = {lang: f"{text} ({said[lang]})" for lang, text in finding.messages.items()}
                return replace(finding, messages=messages, stale=True)
    return finding
