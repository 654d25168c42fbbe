"""Findings that the settings accept, each with a reason."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from checker.model import Accepted, Finding, Report
from checker.rulebook.settings import Accept


def apply(report: Report, accepts: Iterable[Accept], folder: Path, rules: Collection[str]) -> Report:
    """The report without the findings that the settings accept.

    Paths are counted from `folder`, that of the settings file. An acceptance that accepts nothing is a note, unless its
    rule is not among `rules` (it is off in this run), or its path is that of no document that was checked.
    """
    accepts = tuple(accepts)
    if not accepts:
        return report
    taken: list[Accepted] = []
    used: set[int] = set()
    for finding in report.findings:
        found = next((n for n, one in enumerate(accepts) if _accepts(one, finding, folder)), None)
        if found is not None:
            taken.append(Accepted(finding, accepts[found].why, "settings"))
            used.add(found)
    idle = [one for n, one in enumerate(accepts) if n not in used and one.rule in rules]
    notes = (_told(one) for one in idle if not one.path or any(_lies(name, one.path, folder) for name in report.names))
    return replace(
        report.without(one.finding for one in taken),
        taken=(*report.taken, *taken),
        notes=(*notes, *report.notes),
    )


def _accepts(one: Accept, finding: Finding, folder: Path) -> bool:
    places = [place for place in (finding.en, finding.uk) if place]
    if one.rule != finding.rule or all(place.text != one.text for place in places):
        return False
    return not one.path or any(_lies(name, one.path, folder) for name in _names(finding))


def _names(finding: Finding) -> Iterator[str]:
    """The document, and the files that the finding points into or is put in."""
    yield finding.document
    yield from (place.segment.field.file for place in finding.places if place.segment.field.file)


def _lies(name: str, pattern: str, folder: Path) -> bool:
    """Whether a file matches a pattern: `*` stands for any characters, `/` too."""
    path = Path(os.path.relpath(name.partition("#")[0], folder)).as_posix()
    return fnmatchcase(path, pattern) or fnmatchcase(name, pattern)


def _told(one: Accept) -> str:
    where = f" in {one.path}" if one.path else ""
    return f"accepted, but never found: {one.rule} on {one.text!r}{where}; take it out of the settings"
