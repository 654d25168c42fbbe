"""How many findings there are: by rule, by area of rules, by folder; and which of them recur most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from checker.language.text import WEB
from checker.model import Finding, Report, Severity
from checker.render.escapes import safe_line, shorten
from checker.render.repeats import Again, file_of
from checker.rulebook.rule_file import Rule

LEVELS: tuple[Severity, ...] = ("error", "warning", "info")
FOLDERS, RECURRING = 10, 3  # how many are named; what is left is summed, or only counted above
NAME = 60  # columns of a name


class Row(NamedTuple):
    """A rule, an area or a folder, and its findings of each severity."""

    name: str
    counts: tuple[int, ...]


class Statistics(NamedTuple):
    """The tables, each with its title, and the findings that recur, the most frequent first."""

    tables: tuple[tuple[str, tuple[str, ...]], ...]
    recurring: tuple[tuple[Finding, Again], ...]


def statistics(
    report: Report, rules: Mapping[str, Rule], once: Mapping[Finding, Again], label: Mapping[str, Any],
    areas: Mapping[str, str],
) -> Statistics:  # fmt: skip
    """What a report comes to; `label` and `areas` have the words of its language."""

    def area(one: Finding) -> str:
        name = rules[one.rule].area if one.rule in rules else ""
        return areas.get(name, name or label["other_rules"])

    folders = _counted(report.findings, lambda one: folder(file_of(one)))
    named = (
        ("by_rule", _counted(report.findings, lambda one: one.rule)),
        ("by_area", _counted(report.findings, area)),
        ("by_folder", [*folders[:FOLDERS], *_rest(folders[FOLDERS:], label["other_folders"])]),
    )
    recurring = sorted((pair for pair in once.items() if pair[1].files > 1), key=lambda pair: -len(pair[1].others))
    tables = tuple((label[key], tuple(lines(rows, label))) for key, rows in named if rows)
    return Statistics(tables, tuple(recurring[:RECURRING]))


def folder(path: str) -> str:
    """The folder of a file as it was given; of an address its site and path up to the last slash.

    >>> folder("content/en/a.md"), folder("a.md"), folder("https://example.org/news/1")
    ('content/en', '.', 'https://example.org/news')
    """
    return path.rpartition("/")[0] if WEB.match(path) else PurePath(path).parent.as_posix()


def _counted(findings: Iterable[Finding], name: Callable[[Finding], str]) -> list[Row]:
    """The findings by name, the names with the most severe ones first."""
    counts: dict[str, Counter[Hashable]] = {}
    for finding in findings:
        counts.setdefault(name(finding), Counter())[finding.severity] += 1
    rows = [Row(one, tuple(count[level] for level in LEVELS)) for one, count in counts.items()]
    return sorted(rows, key=lambda row: (*(-count for count in row.counts), row.name))


def _rest(rows: list[Row], name: str) -> list[Row]:
    if not rows:
        return []
    summed = tuple(map(sum, zip(*(row.counts for row in rows), strict=True)))
    return [Row(f"{name} ({len(rows)})", summed)]


def lines(rows: Sequence[Row], label: Mapping[str, Any]) -> Iterator[str]:
    """A table: numbers under the plural of their severity, and names."""
    heads = [label[level][-1] for level in LEVELS]
    wide = [max(len(head), *(len(str(row.counts[n])) for row in rows)) for n, head in enumerate(heads)]
    yield "  ".join(f"{head:>{width}}" for head, width in zip(heads, wide, strict=True))
    for row in rows:
        numbers = "  ".join(f"{count or '·':>{width}}" for count, width in zip(row.counts, wide, strict=True))
        yield f"{numbers}  {shorten(safe_line(row.name), NAME)}"
