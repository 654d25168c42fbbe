"""An older JSON report beside this run: what is new, what is gone, what is still there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.model import Finding, Report, Severity


class CompareError(ValueError):
    """A file that is no JSON report; its text names the file and the mend."""


class Old(BaseModel):
    """A finding of an older report, of any version: only what is compared or shown."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    rule: str
    severity: Severity
    message: str
    document: str
    fingerprint: str


class Before(BaseModel):
    """An older report."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    findings: tuple[Old, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the findings of an older report.

    `known` are the documents and fingerprints that it has; `old` its findings in documents that this run has checked,
    `gone` those of them that this run has not found, `unchecked` how many lie in other documents.
    """

    known: frozenset[tuple[str, str]]
    old: tuple[Old, ...]
    gone: tuple[Old, ...]
    unchecked: int

    def new(self, finding: Finding) -> bool:
        """Whether the older report does not have that finding."""
        return (finding.document, finding.fingerprint) not in self.known


def read(path: Path) -> Before:
    """The report in a file; raises CompareError when it can't be read or is none."""
    try:
        return Before.model_validate_json(path.read_bytes())
    except OSError as wrong:
        raise CompareError(f"{path}: {wrong.strerror}") from wrong
    except ValidationError as wrong:
        raise CompareError(f"{path}: no report; write one with --report json={path.name}") from wrong


def compare(report: Report, before: Before) -> Change:
    """What changed since an older report. Where the report keeps no pages, every old document counts as checked."""
    failed = {failure.name for failure in report.failures}
    checked = {page.collation.document.name for page in report.pages} or {
        old.document for old in before.findings if old.document not in failed
    }
    now = {(finding.document, finding.fingerprint) for finding in report.findings}
    old = tuple(one for one in before.findings if one.document in checked)
    return Change(
        known=frozenset((one.document, one.fingerprint) for one in before.findings),
        old=old,
        gone=tuple(one for one in old if (one.document, one.fingerprint) not in now),
        unchecked=len(before.findings) - len(old),
    )
