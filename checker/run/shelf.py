"""What a run has found, kept for its report: few findings in memory, very many in a file without a name."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import overload

from checker.model import Finding, Outcome, Page, Severity

FEW = 5_000  # findings that stay in memory: 25 MB
FEW_PAGES = 1_000  # documents whose texts stay in memory
LEVELS: tuple[Severity, ...] = ("error", "warning", "info")


class Shelf:
    """The outcomes of a run that have findings or texts, in order."""

    def __init__(self) -> None:
        self.held: list[Outcome] = []
        self.spool: Spool | None = None
        self.findings = self.pages = 0

    def add(self, outcome: Outcome) -> None:
        """Keeps an outcome; from so many findings or texts on, all lie on disk."""
        if not outcome.findings and not outcome.page:
            return
        self.findings += len(outcome.findings)
        self.pages += outcome.page is not None
        if self.spool is None and (self.findings > FEW or self.pages > FEW_PAGES):
            self.spool = Spool()
            for one in self.held:
                self.spool.add(one)
            self.held = []
        if self.spool is None:
            self.held.append(outcome)
        else:
            self.spool.add(outcome)

    def kept(self) -> tuple[Sequence[Finding], Sequence[Page]]:
        """All findings and all pages."""
        if self.spool is not None:
            found = Findings(self.spool, array("q", range(self.findings)))
            return found, Pages(self.spool, found)
        findings = tuple(finding for one in self.held for finding in one.findings)
        return findings, tuple(one.page for one in self.held if one.page)


class Spool:
    """Outcomes, packed one after another; each finding has a number in the order of all."""

    def __init__(self) -> None:
        from tempfile import TemporaryFile  # which few runs ask for

        self.file = TemporaryFile()  # noqa: SIM115  it lives as long as the report does
        self.starts = array("q", [0])  # where each outcome begins, and the last one ends (bytes)
        self.bases = array("q")  # the number of the first finding of each
        self.paged = array("q")  # which of them have a page
        self.levels = bytearray()  # the severity of each finding
        self.last: tuple[int, Outcome] | None = None

    def add(self, outcome: Outcome) -> None:
        """Writes an outcome."""
        from checker.run import packing

        data = packing.pack([replace(outcome, usages=())])  # a report has no use for them
        self.file.write(data)
        if outcome.page:
            self.paged.append(len(self.bases))
        self.bases.append(len(self.levels))
        self.starts.append(self.starts[-1] + len(data))
        self.levels.extend(LEVELS.index(one.severity) for one in outcome.findings)

    def outcome(self, at: int) -> Outcome:
        """An outcome by its place, with its findings numbered; the last one that was asked for is at hand."""
        if self.last is None or self.last[0] != at:
            from checker.run import packing

            self.file.seek(self.starts[at])
            (one,) = packing.unpack(self.file.read(self.starts[at + 1] - self.starts[at]))
            assert isinstance(one, Outcome)
            base = self.bases[at]
            found = tuple(
                replace(finding, number=base + n, severity=LEVELS[self.levels[base + n]])
                for n, finding in enumerate(one.findings)
            )
            page = one.page and replace(one.page, findings=found)
            self.last = at, replace(one, findings=found, page=page)
        return self.last[1]

    def level(self, severities: Iterable[tuple[int, Severity]]) -> None:
        """Gives findings another severity, by their numbers."""
        for number, severity in severities:
            self.levels[number] = LEVELS.index(severity)
        self.last = None

    def finding(self, number: int) -> Finding:
        """A finding by its number."""
        at = bisect_right(self.bases, number) - 1
        return self.outcome(at).findings[number - self.bases[at]]


class Findings(Sequence[Finding]):
    """Findings of a spool, by their numbers; each is read when it is asked for, and is the same as before."""

    def __init__(self, spool: Spool, numbers: array[int]) -> None:
        self.spool, self.numbers = spool, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Finding]:
        return map(self.spool.finding, self.numbers)

    @overload
    def __getitem__(self, at: int) -> Finding: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Finding]: ...

    def __getitem__(self, at: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(at, slice):
            return Findings(self.spool, self.numbers[at])
        return self.spool.finding(self.numbers[at])

    def without(self, gone: Set[Finding]) -> tuple[Findings, Pages]:
        """The others, and the pages with them alone."""
        out = {finding.number for finding in gone}
        left = Findings(self.spool, array("q", (n for n in self.numbers if n not in out)) if out else self.numbers)
        return left, Pages(self.spool, left)

    def levelled(self, levels: Mapping[Finding, Severity]) -> tuple[Findings, Pages]:
        """The same, some of them with another severity, also on the pages."""
        self.spool.level((one.number, severity) for one, severity in levels.items() if one.number is not None)
        return self, Pages(self.spool, self)

    def count_of(self, severity: Severity) -> int:
        """How many have that severity; none of them is read."""
        level = LEVELS.index(severity)
        return sum(self.spool.levels[n] == level for n in self.numbers)


class Pages(Sequence[Page]):
    """The pages of a spool, with those of their findings that are left."""

    def __init__(self, spool: Spool, left: Findings) -> None:
        self.spool, self.left = spool, left

    def __len__(self) -> int:
        return len(self.spool.paged)

    def __iter__(self) -> Iterator[Page]:
        return map(self._page, self.spool.paged)

    @overload
    def __getitem__(self, at: int) -> Page: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Page]: ...

    def __getitem__(self, at: int | slice) -> Page | Sequence[Page]:
        if isinstance(at, slice):
            return tuple(map(self._page, self.spool.paged[at]))
        return self._page(self.spool.paged[at])

    def _page(self, at: int) -> Page:
        page = self.spool.outcome(at).page
        assert page is not None
        numbers, base = self.left.numbers, self.spool.bases[at]
        first = bisect_right(numbers, base - 1)
        end = bisect_right(numbers, base + len(page.findings) - 1)
        if end - first == len(page.findings):
            return page
        return replace(page, findings=tuple(page.findings[n - base] for n in numbers[first:end]))
