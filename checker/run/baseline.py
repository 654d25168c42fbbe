"""A baseline: the findings that a project has agreed to live with for now, in a file that merges line by line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from checker.language.text import WEB
from checker.model import Finding, Report
from checker.model.messages import Message
from checker.rulebook.rulebook import Rulebook
from checker.run import kept
from checker.run.surface import relative, surface

NAMED = 5  # entries that a note names


class Entry(NamedTuple):
    """What tells a finding through edits elsewhere in its file: no line number, and no offset.

    `path` is relative to the folder of the baseline, with `/`; `text` is what the finding points at.
    """

    path: str
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.rule} on “{self.text}”"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings, and how many there are of each; `folder` is where paths are counted from."""

    folder: Path
    counts: Mapping[Entry, int]


class Known(BaseModel):
    """One line of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    rule: str
    text: str
    count: int = Field(default=1, ge=1)


class File(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_: Literal["zvirka.baseline/1"] = Field(alias="schema")
    findings: tuple[Known, ...]


def read(path: Path) -> Baseline:
    """The baseline in a file; raises KeptError when it can't be read or is none.

    Where a merge has left two lines for one entry, the larger count holds.
    """
    given = kept.read(path, File, Message("run.baseline_anew", path=path))
    counts: dict[Entry, int] = {}
    for one in given.findings:
        entry = Entry(one.path, one.rule, one.text)
        counts[entry] = max(counts.get(entry, 0), one.count)
    return Baseline(path.parent, counts)


def serialized(baseline: Baseline) -> str:
    """The text of the file: sorted, an entry a line."""
    rows = []
    for entry, count in sorted(baseline.counts.items()):
        row = entry._asdict() | ({"count": count} if count > 1 else {})
        rows.append("    " + json.dumps(row, ensure_ascii=False))
    listed = "\n" + ",\n".join(rows) + "\n  " if rows else ""
    return f'{{\n  "schema": "zvirka.baseline/1",\n  "findings": [{listed}]\n}}\n'


def apply(report: Report, baseline: Baseline, rulebook: Rulebook) -> Report:
    """The report without the findings that a baseline knows; entries that are gone are told in a note.

    Of three findings of one text and two entries, the last is new.
    """
    left = dict(baseline.counts)
    known: list[Finding] = []
    for finding in report.findings:
        entry = _entry(finding, baseline.folder)
        if left.get(entry, 0):
            left[entry] -= 1
            known.append(finding)
    looked = _looked(report, baseline.folder, rulebook)
    gone = {entry: count for entry, count in left.items() if count and looked(entry)}
    told = (Message("run.write_anew", said=_told(gone, "gone")),) if gone else ()
    return report.without(known, known=tuple(known), notes=(*report.notes, *told))


def renew(report: Report, old: Baseline, rulebook: Rulebook) -> tuple[Baseline, str]:
    """A baseline of what a report finds, and a sentence on the entries of the old one that it leaves out.

    What the old one says of files or rules that this run has not checked stays, if the file is there and there is such
    a rule.
    """
    found = Counter(_entry(finding, old.folder) for finding in report.findings)
    looked = _looked(report, old.folder, rulebook)
    kept = {
        entry: count
        for entry, count in old.counts.items()
        if not looked(entry) and (WEB.match(entry.path) or _exists(old.folder, entry.path))
    }
    pruned = {entry: count - found[entry] for entry, count in old.counts.items() if entry not in kept}
    pruned = {entry: count for entry, count in pruned.items() if count > 0}
    return Baseline(old.folder, kept | dict(found)), _told(pruned, "pruned") if pruned else ""


def _looked(report: Report, folder: Path, rulebook: Rulebook) -> Callable[[Entry], bool]:
    """Whether a run has looked for what an entry tells: at its file, with its rule; of a rule that is no more, yes."""
    paths = {relative(name, folder) for name in report.names}
    on, known = frozenset(rulebook.names), rulebook.known
    return lambda entry: entry.rule not in known or (entry.path in paths and entry.rule in on)


def _told(entries: Mapping[Entry, int], what: str) -> str:
    count = sum(entries.values())
    named = "; ".join(map(str, sorted(entries)[:NAMED])) + ("; …" if len(entries) > NAMED else "")
    return Message(f"run.baseline_{what}", count=count, named=named)


def _exists(folder: Path, path: str) -> bool:
    head, sign, number = path.rpartition("#")
    return (folder / path).exists() or bool(sign and number.isdigit() and (folder / head).exists())


def _entry(finding: Finding, folder: Path) -> Entry:
    texts = (surface(place) for place in (finding.uk, finding.en) if place)
    return Entry(relative(finding.document, folder), finding.rule, " | ".join(texts))


def empty(path: Path) -> Baseline:
    """The baseline that a file at that path begins with."""
    return Baseline(path.parent, {})
