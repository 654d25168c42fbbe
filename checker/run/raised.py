"""Findings of one cause, of which one is told for all: another one, where that is known or was not changed."""

from __future__ import annotations

from checker.model import Finding, Report, Severity


def raised(whole: Report, left: Report) -> Report:
    """A report of which findings were taken off, where each cause that was told of in the whole one still is.

    A place that is new is told of, though the text has its like: a gate that knows those has to stop for it.
    """
    if len(left.findings) == len(whole.findings):
        return left
    told = {key for one in whole.findings if one.severity != "info" and (key := _cause(one))}
    causes: dict[tuple[str, int], list[Finding]] = {}
    for one in left.findings:
        if (key := _cause(one)) and key in told:
            causes.setdefault(key, []).append(one)
    levels: dict[Finding, Severity] = {}
    for findings in causes.values():
        if all(one.severity == "info" for one in findings):
            first = min(findings, key=lambda one: one.cause is None or one.cause.severity != "error")
            levels[first] = first.cause.severity if first.cause else first.severity
    return left.levelled(levels)


def _cause(finding: Finding) -> tuple[str, int] | None:
    return (finding.document, finding.cause.number) if finding.cause else None
