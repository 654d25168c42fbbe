"""An older JSON report beside this run: what is new, what is gone, what is still there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.model import Finding, Report, Severity
from checker.model.messages import Message, joined
from checker.model.system import refusal


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


One = TypeVar("One", Finding, Old)


class Before(BaseModel):
    """An older report."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    findings: tuple[Old, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the findings of an older report.

    `fresh` are the findings that it does not have; `old` its findings in documents that this run has checked, `gone`
    those of them that this run has not found, `unchecked` how many lie in other documents.
    """

    fresh: frozenset[Finding]
    old: tuple[Old, ...]
    gone: tuple[Old, ...]
    unchecked: int

    @property
    def still(self) -> int:
        """How many findings of the older report are still there."""
        return len(self.old) - len(self.gone)

    def new(self, finding: Finding) -> bool:
        """Whether the older report does not have that finding."""
        return finding in self.fresh


def read(path: Path) -> Before:
    """The report in a file; raises CompareError when it can't be read or is none."""
    try:
        return Before.model_validate_json(path.read_bytes())
    except OSError as wrong:
        raise CompareError(joined(": ", path, refusal(wrong))) from wrong
    except ValidationError as wrong:
        raise CompareError(Message("run.no_report", path=path, name=path.name)) from wrong


def compare(report: Report, before: Before) -> Change:
    """What changed since an older report, by document and fingerprint.

    Lines of one pairs file may have the same finding: of two before and three now, the last is new.
    """
    checked = report.names | {page.document.name for page in report.pages}
    old = tuple(one for one in before.findings if one.document in checked)
    return Change(
        fresh=frozenset(_beyond(report.findings, old)),
        old=old,
        gone=tuple(_beyond(old, report.findings)),
        unchecked=len(before.findings) - len(old),
    )


def _beyond(these: Iterable[One], those: Iterable[Finding | Old]) -> Iterator[One]:
    """What is in one list of findings and not in the other."""
    left = Counter((one.document, one.fingerprint) for one in those)
    for one in these:
        left[one.document, one.fingerprint] -= 1
        if left[one.document, one.fingerprint] < 0:
            yield one
