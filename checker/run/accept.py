"""Findings that the settings accept, each with a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from checker.model import Accepted, Finding, Report
from checker.model.messages import Message
from checker.rulebook.settings import Accept
from checker.run.surface import relative, surface

Key = tuple[str, str, str]  # a rule, the key of `[[accept]]` that names a text, and that text


def apply(report: Report, accepts: Iterable[Accept], folder: Path, rules: Collection[str]) -> Report:
    """The report without the findings that the settings accept.

    Paths are counted from `folder`, that of the settings file. An acceptance that accepts nothing is a note, unless its
    rule is not among `rules` (it is off in this run), or its path is that of no document that was checked.
    """
    accepts = tuple(accepts)
    if not accepts:
        return report
    by_key = _by_key(accepts)
    taken: list[Accepted] = []
    used: set[int] = set()
    for finding in report.findings:
        said = _said(finding)
        near = sorted({n for key in said for n in by_key.get(key, ())})
        found = next((n for n in near if _accepts(accepts[n], said, finding, folder)), None)
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


def _by_key(accepts: Sequence[Accept]) -> Mapping[Key, list[int]]:
    """The acceptances, in their order, by one of the texts that each names."""
    found: dict[Key, list[int]] = defaultdict(list)
    for n, one in enumerate(accepts):
        found[next(_keys(one))].append(n)
    return found


def _keys(one: Accept) -> Iterator[Key]:
    for name, text in (("text", one.text), ("en", one.en), ("uk", one.uk)):
        if text is not None:
            yield one.rule, name, text


def _said(finding: Finding) -> frozenset[Key]:
    """All that an acceptance may say of a finding's texts; those of a side as they are, or as a baseline has them."""
    sides = [(name, place) for name, place in (("en", finding.en), ("uk", finding.uk)) if place]
    return frozenset(
        (finding.rule, key, text)
        for name, place in sides
        for key, text in (("text", place.text), (name, place.text), (name, surface(place)))
    )


def _accepts(one: Accept, said: Collection[Key], finding: Finding, folder: Path) -> bool:
    if any(key not in said for key in _keys(one)):
        return False
    return not one.path or any(_lies(name, one.path, folder) for name in _names(finding))


def _names(finding: Finding) -> Iterator[str]:
    """The document, and the files that the finding points into or is put in."""
    yield finding.document
    yield from (place.segment.field.file for place in finding.places if place.segment.field.file)


def _lies(name: str, pattern: str, folder: Path) -> bool:
    """Whether a document or its file has that path, or matches the pattern: `*` stands for any characters, `/` too."""
    named = (relative(name, folder), relative(name.partition("#")[0], folder), name)
    return pattern in named or any(fnmatchcase(path, pattern) for path in named)


def _told(one: Accept) -> str:
    where = Message("run.in_path", path=one.path) if one.path else ""
    texts = " | ".join(repr(text) for text in (one.text, one.uk, one.en) if text is not None)
    return Message("run.never_found", rule=one.rule, texts=texts, where=where)
