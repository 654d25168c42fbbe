"""What one process does of a corpus: it looks at files, and checks parts of them, with tables that it loads once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from checker.commands.batch.recipe import Recipe
from checker.commands.corpus import parts
from checker.commands.corpus.parts import Receipt, Told
from checker.model import SIDES, Document, Failure, Original, Report, Side, barrier
from checker.model.messages import packed
from checker.readers.tables import pairs_jsonl
from checker.readers.tables.corpus import files
from checker.readers.tables.corpus.columns import Columns
from checker.readers.tables.corpus.cut import Cut, Looked
from checker.readers.tables.pairs_jsonl import PairRecord


class Part(NamedTuple):
    """A cut of a file, by its number in it."""

    name: str
    number: int
    cut: Cut

    def __str__(self) -> str:
        """The file and its rows, for a failure: "2024.jsonl: 10001 … 20000"."""
        return f"{self.name}: {self.cut.number} … {self.cut.number + self.cut.rows - 1}"


Task = str | Part  # a file to look at, or a part to check
Done = Looked | Receipt | Failure
Work = Callable[[Task], Done]


@dataclass(frozen=True)
class Job:
    """All that a process has to know; it is handed over whole, and is small."""

    recipe: Recipe
    place: Path
    output: Path
    columns: Columns
    rows: int
    to: parts.Form
    lang: Side
    original: Original
    least: float

    def begin(self) -> Work:
        """The work of one process; what fails in it is a failure of its task."""

        def work(task: Task) -> Done:
            name = str(task)
            return barrier.attempt(name, self.part if isinstance(task, Part) else self.look, task)  # type: ignore[arg-type]

        return work

    def look(self, name: str) -> Looked:
        """The digest and the cuts of a file."""
        path, limits = files.path_of(self.place, name), self.recipe.settings.limits.limits
        return files.format_of(name).look(path, self.columns, self.rows, limits)

    def part(self, part: Part) -> Receipt:
        """Checks a part, and writes its findings and its receipt; both whole or not at all."""
        texts: dict[int, str] = {}
        report = self._narrowed(self._report(part, texts))
        parts.write(self.output, part.name, part.number, self.to, list(parts.listed(report.findings, texts, self.lang)))
        receipt = _receipt(part, report, texts)
        parts.sign(self.output, receipt)
        return receipt

    def _report(self, part: Part, texts: dict[int, str]) -> Report:
        from checker.run import summary

        path, limits = files.path_of(self.place, part.name), self.recipe.settings.limits.limits
        read = files.format_of(part.name).rows(path, part.name, part.cut, self.columns, limits)
        documents = pairs_jsonl.documents(part.name, _noted(read, texts))
        return summary.report(self.recipe.check(self._original(one) for one in documents))

    def _original(self, one: Document | Failure) -> Document | Failure:
        said = isinstance(one, Document) and self.original.side
        return replace(one, original=self.original) if isinstance(one, Document) and said else one

    def _narrowed(self, report: Report) -> Report:
        """The report without what the settings accept, what was attested, and what is too seldom right."""
        from checker.commands import attest
        from checker.run import accept, doubtful

        settings, (book, _) = self.recipe.settings, self.recipe.rules
        report = accept.apply(report, settings.accept, settings.folder, book.names)
        return doubtful.leave_out(attest.choose(settings, settings.file is None)(report), self.least)


def _noted(rows: Iterable[PairRecord | Failure], texts: dict[int, str]) -> Iterator[PairRecord | Failure]:
    """The pairs as they come; of which text each row is, is written down in `texts`."""
    for one in rows:
        if isinstance(one, PairRecord):
            texts[one.line] = one.doc
        yield one


def _receipt(part: Part, report: Report, texts: dict[int, str]) -> Receipt:
    rules: dict[str, Counter[str]] = {}
    documents: dict[str, Counter[str]] = {}
    for finding in report.findings:
        rules.setdefault(finding.rule, Counter())[finding.severity] += 1
        documents.setdefault(parts.text_of(finding, texts), Counter())[finding.severity] += 1
    return Receipt(
        name=part.name, number=part.number, rows=part.cut.rows, documents=report.documents, pairs=report.pairs,
        facts=tuple(report.facts[side] for side in SIDES), accepted=report.accepted, attested=report.attested or 0,
        rules={rule: parts.levels(count) for rule, count in sorted(rules.items())},
        texts={name: parts.levels(count) for name, count in documents.items()},
        failures=[Told(name=one.name, message=packed(one.message), severe=one.severe) for one in report.failures],
    )  # fmt: skip
