"""The summary of a corpus as a reader sees it: by rule, by file, by text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.commands.corpus.summary import Summary, gravest
from checker.model import Side
from checker.model.messages import Message, said
from checker.render.render import plural
from checker.render.statistics import Row, lines

MOST = 20  # rows of a table; the file of the summary has all


def text(summary: Summary, label: Mapping[str, Any], lang: Side) -> str:
    """The tables, and a last line with what was compared; `label` has the words of reports."""
    rules = [Row(name, levels) for name, levels in gravest(summary.rules)]
    files = [Row(name, levels) for name, levels in gravest(summary.files)]
    texts = [Row(f"{one.document}: {one.doc}", one.levels) for one in summary.texts]
    made: list[str] = []
    titles = (label["by_rule"], said(Message("corpus.by_file"), lang), said(Message("corpus.by_text"), lang))
    for title, rows in zip(titles, (rules, files, texts), strict=True):
        made += _table(title, rows, label)
    return "\n".join([*made, _last(summary, label, lang)]) + "\n"


def _table(title: str, rows: Sequence[Row], label: Mapping[str, Any]) -> Iterator[str]:
    told = [row for row in rows if any(row.counts)]
    if told:
        yield title
        yield from (f"  {line}" for line in lines(told[:MOST], label))
        yield from ([f"  … {len(told) - MOST}"] if len(told) > MOST else [])
        yield ""


def _last(summary: Summary, label: Mapping[str, Any], lang: Side) -> str:
    compared = (("documents", summary.documents), ("pairs", summary.pairs), ("facts", sum(summary.facts)))
    found = zip(("error", "warning", "info"), summary.levels, strict=True)
    said = ", ".join(plural(count, label[key], lang) for key, count in compared)
    counts = [plural(count, label[key], lang) for key, count in found]
    counts += [f"{count} {label[key]}" for key, count in _aside(summary) if count]
    return f"{label['compared']}: {said}. {', '.join(counts)}."


def _aside(summary: Summary) -> Iterator[tuple[str, int]]:
    yield "accepted", summary.accepted
    yield "attested", summary.attested
