"""Which findings stop a build."""

from __future__ import annotations

from typing import Literal

from checker.model import Report, Severity

FailOn = Literal["error", "warning", "info", "never"]

AT_LEAST: dict[FailOn, tuple[Severity, ...]] = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "info": ("error", "warning", "info"),
    "never": (),
}


def status(report: Report, fail_on: FailOn, max_warnings: int | None = None, *, may_be_empty: bool = False) -> int:
    """The exit status: 0 clean, 1 findings that stop a build, 2 something could not be checked.

    A run that compared nothing is no pass, but where it `may_be_empty`: a branch that changed no text.
    """
    if any(failure.severe for failure in report.failures) or not (
        report.pairs or (may_be_empty and not report.documents)
    ):
        return 2
    if any(report.count(severity) for severity in AT_LEAST[fail_on]):
        return 1
    return int(max_warnings is not None and report.count("warning") > max_warnings)
