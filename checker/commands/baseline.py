"""`--baseline` and `--write-baseline`: the findings that a run knows already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.commands import named_files, targets
from checker.commands.output import fail, kept
from checker.model import Report
from checker.model.messages import Message, joined
from checker.model.system import refusal

if TYPE_CHECKING:
    from checker.rulebook.rulebook import Rulebook
    from checker.rulebook.settings import Settings
    from checker.run.baseline import Baseline

Filter = Callable[[Report, "Rulebook"], Report]


def choose(settings: Settings, given: Path | None, renewed: Path | None) -> Filter:
    """Returns a function that removes baseline findings from a report. Fails early if the file is not a baseline.

    With `renewed`, what the report finds is first written there as the new baseline.
    """
    path = given or (settings.folder / settings.baseline if settings.baseline else None)
    if renewed:
        old = _read(renewed) if renewed.exists() else None
        return lambda report, book: _renew(report, book, renewed, old)
    if path is None:
        return lambda report, _book: report
    if not given:
        named_files.refuse_baseline(settings)
    agreed = _read(path)

    def apply(report: Report, book: Rulebook) -> Report:
        from checker.run import baseline

        return baseline.apply(report, agreed, book)

    return apply


def _read(path: Path) -> Baseline:
    from checker.run import baseline

    return kept(baseline.read, path)


def _renew(report: Report, book: Rulebook, path: Path, old: Baseline | None) -> Report:
    from checker.run import baseline

    made, pruned = baseline.renew(report, old or baseline.empty(path), book)
    try:
        targets.write(path, baseline.serialized(made))
    except OSError as wrong:
        fail(joined(": ", path, refusal(wrong)))
    rest = baseline.apply(report, made, book)
    count = sum(made.counts.values())
    told = Message("run.baseline_now", path=path, count=count)
    return replace(rest, notes=(*rest.notes, told, *([pruned] if pruned else [])))
