"""The rules of a rulebook by area: as text, as a table of Markdown, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from checker.model import Side
from checker.rulebook.rule_file import Rule
from checker.rulebook.rulebook import Rulebook


def text(book: Rulebook, lang: Side, areas: Mapping[str, str]) -> str:
    """A line for each rule below the title of its area; `areas` has the titles, in order."""
    wide = max(map(len, book.names), default=0)
    parts = []
    for area, rules in by_area(book, areas):
        rows = (f"  {rule.name:{wide}}  {rule.severity:7}  {rule.head.said(lang).summary}" for rule in rules)
        title = " ".join(filter(None, (areas.get(area), f"({area})" if area else "")))
        parts.append("\n".join(filter(None, (title, *rows))))
    return "\n\n".join(parts)


def markdown(book: Rulebook, lang: Side, areas: Mapping[str, str]) -> str:
    """The table that docs/reference.md shows; an area has a row of its own."""
    rows = ["| rule | severity | what it finds |", "|---|---|---|"]
    for area, rules in by_area(book, areas):
        if area:
            rows.append(f"| **{areas[area]}** (`rules/{area}/`) | | |" if area in areas else f"| **{area}** | | |")
        rows += [f"| `{rule.name}` | {rule.severity} | {rule.head.said(lang).summary} |" for rule in rules]
    return "\n".join(rows)


def plain(book: Rulebook, lang: Side) -> str:
    """The rules for programs, in order of their names."""
    rows = []
    for rule in book.rules:
        said = rule.head.said(lang)
        about = {"name": rule.name, "area": rule.area, "severity": rule.severity, "mqm": rule.head.mqm}
        rows.append({**about, "summary": said.summary, "why": said.why})
    return json.dumps(rows, ensure_ascii=False, indent=2)


def by_area(book: Rulebook, areas: Mapping[str, str]) -> Iterator[tuple[str, list[Rule]]]:
    """The areas that have rules, those of a house behind the ones that are titled."""
    found: dict[str, list[Rule]] = {}
    for rule in book.rules:
        found.setdefault(rule.area, []).append(rule)
    for area in (*areas, *sorted(found.keys() - areas.keys())):
        if area in found:
            yield area, found[area]
