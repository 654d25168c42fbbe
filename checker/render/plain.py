"""The report as dicts, lists, strings and numbers, which is all that a template of the user's own gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import TYPE_CHECKING, Any

from checker.model import SIDES, Finding, Place, Report, Side
from checker.render import wire
from checker.render.rows import Row, Spot, listed
from checker.rulebook.rule_file import Rule

if TYPE_CHECKING:
    from checker.run.compare import Change

Lines = Callable[[Place], list[tuple[str, str]]]


def values(
    report: Report, lang: Side, rules: Mapping[str, Rule], change: Change | None, known: str, lines: Lines
) -> dict[str, Any]:
    """What a template may read of a run: the report, its rows, the rules, and the change since an older report.

    `lines` lays out the passage around a place, each line with the one that underlines it.
    """
    told = {finding: _finding(finding, lang, change, lines) for finding in _all(report)}
    return {
        "report": {
            "findings": [told[finding] for finding in report.findings],
            "failures": [failure._asdict() for failure in report.failures],
            "count": {level: report.count(level) for level in ("error", "warning", "info")},
            **{name: plainly(getattr(report, name)) for name in ("notes", "asides", "documents", "pairs", "accepted")},
            "facts": dict(report.facts),
            "attested": report.attested,
            "known": None if report.known is None else len(report.known),
            "passages": wire.passages(report).model_dump(),
            "skipped": dict(report.skipped),
        },
        "rows": [_row(row, told) for row in listed(report, lang, known)],
        "rules": {name: _rule(rule) for name, rule in rules.items()},
        "change": wire.changed(change).model_dump() if change else None,
    }


def _all(report: Report) -> list[Finding]:
    return [*report.findings, *(one.finding for one in report.taken), *(report.known or ())]


def _finding(one: Finding, lang: Side, change: Change | None, lines: Lines) -> dict[str, Any]:
    """A finding as the JSON report has it, with both messages, and with what stands around its places."""
    made = wire.found(one, lang, change).model_dump()
    for side in SIDES:
        place = one.uk if side == "uk" else one.en
        if place is not None:
            made[side] |= {"passage": place.segment.shown, "role": place.segment.role, "lines": plainly(lines(place))}
    beside = [{"side": segment.side, "role": segment.role, "text": segment.shown} for segment in one.beside]
    return {**made, "messages": dict(one.messages), "beside": beside}


def _row(row: Row, told: Mapping[Finding, dict[str, Any]]) -> dict[str, Any]:
    return {
        **row._asdict(), "finding": told[row.finding], "spot": _spot(row.spot),
        "also": _spot(row.also) if row.also else None, "again": [_spot(spot) for spot in row.again],
        "others": [told[finding] for finding in row.others],
    }  # fmt: skip


def _spot(spot: Spot) -> dict[str, Any]:
    return {**spot._asdict(), "bytes": list(spot.bytes), "away": spot.away}


def _rule(rule: Rule) -> dict[str, Any]:
    said = {side: rule.head.said(side) for side in SIDES}
    return {
        "name": rule.name, "severity": rule.severity, "mqm": rule.head.mqm,
        "summary": {side: one.summary for side, one in said.items()},
        "why": {side: one.why for side, one in said.items()},
    }  # fmt: skip


def plainly(value: Any) -> Any:
    """A value as dicts, lists, strings and numbers; what is nothing of these is its text."""
    if isinstance(value, Mapping):
        return {str(key): plainly(held) for key, held in value.items()}
    if isinstance(value, list | tuple | Set):
        return [plainly(held) for held in value]
    if isinstance(value, str):  # a slice of a message is its text alone
        return value[:]
    return value if value is None or type(value) in (int, float, bool) else str(value)
