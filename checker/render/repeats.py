"""Findings that are the same in many places, a generated line in every file: told once, with where the others are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.language.text import line_column
from checker.model import Finding, Side
from checker.model.digests import sha256
from checker.render.escapes import safe_line
from checker.render.rows import RANK

if TYPE_CHECKING:
    from checker.render.rows import Row
    from checker.run.compare import Change

NAMED = 3  # places that a repeat names
LIKE = 3  # so many pieces of information by one rule are one entry


class Again(NamedTuple):
    """Where else a finding stands, and in how many files in all."""

    others: tuple[Finding, ...]
    files: int


def same(finding: Finding, change: Change | None = None) -> Hashable:
    """What two findings have in common where they are the same: rule, message, and the whole passages around it."""
    places = tuple((place.segment.side, place.segment.shown, place.span) for place in finding.places)
    new = change is not None and change.new(finding)
    return finding.rule, finding.severity, finding.messages["en"], finding.expected, finding.fix, places, new


def once(findings: Iterable[Finding], change: Change | None = None) -> dict[Finding, Again]:
    """The first of all findings that are the same, in order, each with the others."""
    groups: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(same(finding, change), []).append(finding)
    return {one[0]: Again(tuple(one[1:]), len(set(map(file_of, one)))) for one in groups.values()}


def alike(findings: Iterable[Finding]) -> dict[Finding, tuple[Finding, ...]]:
    """The findings of a document in order, each with those that are listed below it: errors first.

    Of pieces of information by one rule, `LIKE` and more, the first has the others.
    """
    ordered = sorted(findings, key=lambda one: RANK[one.severity])
    kinds = Counter(one.rule for one in ordered if one.severity == "info")
    found: dict[Finding, tuple[Finding, ...]] = {}
    heads: dict[str, Finding] = {}
    for one in ordered:
        head = heads.setdefault(one.rule, one) if one.severity == "info" and kinds[one.rule] >= LIKE else one
        found[head] = (*found[head], one) if head is not one else ()
    return found


def rows(listed: Iterable[Row], change: Change | None = None) -> list[Row]:
    """The same for rows, in order; those that are accepted apart from those that are not.

    What recurs has a key of what it says, not of the file that happens to come first: that file may be mended.
    """
    groups: dict[Hashable, list[Row]] = {}
    for row in listed:
        groups.setdefault((same(row.finding, change), row.stays, row.why), []).append(row)
    return [
        first._replace(
            again=tuple(one.spot for one in rest), files=len({one.spot.path for one in (first, *rest)}),
            others=tuple(one.finding for one in rest), key=_key(said) if rest else first.key,
        )
        for said, (first, *rest) in groups.items()
    ]  # fmt: skip


def _key(said: Hashable) -> str:
    return sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:32]


def teller(label: Mapping[str, Any], lang: Side, plural: Callable[..., str]) -> Callable[..., str]:
    """What says of a finding, or of a row, where else it stands: "the same in 36 files: a.md:3, b.md:7 …"."""

    def told(others: Iterable[Finding], files: int, named: int = NAMED) -> str:
        rest = tuple(others)
        if not rest:
            return ""
        times = plural(len(rest) + 1, label["times"], lang)
        head = f"{label['same_in']} {plural(files, label['in_files'], lang)}" if files > 1 else label["same_here"]
        head = head if len(rest) + 1 == files else f"{head}, {times}"
        shown = ", ".join(map(where, rest[:named]))
        return f"{head}: {shown}{' …' if len(rest) > named else ''}" if shown else head

    return told


def where(finding: Finding) -> str:
    """The file and line of a finding, on one line."""
    place = finding.place
    return safe_line(f"{file_of(finding)}:{line_column(place.segment.field.raw, place.in_field.start)[0]}")


def file_of(finding: Finding) -> str:
    """The file that a finding is to be mended in."""
    return finding.place.segment.field.file or finding.document
