"""Findings that have been right too seldom for a run, which are left out."""

from __future__ import annotations

from checker.model import Report
from checker.model.messages import Message


def leave_out(report: Report, least: float) -> Report:
    """The report without the findings of less confidence than `least` (0 to 1), and with a note of how many they are.

    What the settings accept and a baseline knows was taken off before: neither goes stale when `least` is changed.
    """
    doubtful = [finding for finding in report.findings if finding.confidence < least]
    if not doubtful:
        return report
    note = Message("run.doubtful", least=f"{least:g}", count=len(doubtful))
    return report.without(doubtful, notes=(note, *report.notes))
