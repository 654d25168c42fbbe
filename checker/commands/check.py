"""`zvirka check`: what is wrong with documents, as reports and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from checker.commands import addresses, attest, baseline, garbage, output, targets, trust
from checker.commands.batch import batch, progress, store
from checker.commands.batch.recipe import Recipe
from checker.commands.help import Command
from checker.commands.inputs import choose_scope, find_tasks
from checker.commands.options import Asked, chosen, read_settings, share, shared
from checker.commands.output import fail
from checker.model import Report, prepared
from checker.model.messages import Message, joined
from checker.model.system import refusal

if TYPE_CHECKING:
    from checker.pairs import Task
    from checker.readers.web.sites import Asking
    from checker.rulebook.rulebook import Rulebook
    from checker.rulebook.settings import Settings
    from checker.rulebook.tables import Level
    from checker.run.compare import Change
    from checker.run.since import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Asked):
    """What the options of `zvirka check` say."""

    form: str | None
    reports: list[targets.Target]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    levels: list[tuple[str, Level]]
    fail_on: str | None
    max_warnings: int | None
    min_confidence: float | None
    strict: bool
    rev: str | None
    whole_files: bool
    baseline: Path | None
    renewed: Path | None
    jobs: int | None
    cached: bool | None
    older: Path | None
    statistics: bool


@click.command(cls=Command)
@shared
@addresses.sited
@click.option(
    "--format",
    "form",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    callback=targets.parse,
    metavar="NAME=FILE",
)
@chosen
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
)
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar="N",
)
@click.option(
    "--min-confidence",
    callback=share,
    metavar="X",
)
@click.option("--strict", is_flag=True)
@click.option(
    "--changed-since",
    "rev",
    metavar="REV",
)
@click.option("--whole-files", is_flag=True)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
)
@click.option(
    "--write-baseline",
    "renewed",
    type=click.Path(path_type=Path),
    metavar="FILE",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=0),
    metavar="N",
)
@click.option(
    "--cache/--no-cache",
    "cached",
    default=None,
)
@click.option(
    "--compare",
    "older",
    type=click.Path(path_type=Path),
    metavar="OLD.json",
)
@click.option("--statistics", is_flag=True)
def check(**given: Any) -> int:
    """Check posts, pair files, addresses, a folder with its translations, or two files or folders (--uk, --en).

    Exit status: 0 nothing found that stops a build, 1 findings, 2 something could not be checked.
    """
    from checker import pairs
    from checker.render import formats, render, templates

    asked = Options(**given)
    settings = read_settings(asked)
    wanted = targets.all_of(asked.form, asked.reports)
    for target in wanted:
        try:
            templates.check(target.form)
        except ValueError as wrong:
            fail(wrong)
    own = [Path(target.form) for target in wanted if target.form.endswith(formats.OWN)]
    for path in (*asked.folders, *own, *filter(None, (asked.config, asked.baseline, asked.older))):
        trust.meant(path, settings, asked.trusted)
    keep_pages = any(render.needs_pages(target.form) for target in wanted)
    recipe = Recipe(settings, asked.folders, asked.select, asked.ignore, tuple(asked.levels), keep_pages)
    _ = recipe.rules  # what is wrong with them is told before anything is checked
    change_since = _older(asked.older) if asked.older else None
    known = baseline.choose(settings, asked.baseline, asked.renewed)
    unread = attest.choose(settings, asked.isolated)

    def accepted(report: Report, book: Rulebook) -> Report:
        return known(unread(report), book)

    garbage.rarely()
    asking = addresses.choose(asked)
    found = find_tasks(asked, settings, asking)
    scope = choose_scope(found, asked.rev) if asked.rev is not None else None
    tasks = list(pairs.gather(scope.tasks if scope else found, asked.strict))
    report = _narrowed(_checked(tasks, recipe, asked, asking), tasks, recipe, asked, accepted, scope)
    wrongs = list(_reported(report, wanted, recipe, asked, change_since(report) if change_since else None))
    if not asked.quiet and not any(path is None and name == "text" for name, path in wanted):
        for failure in report.failures:
            output.failed(failure)
    if wrongs:
        fail(joined("\n", *wrongs))
    if prepared.wanted():
        from checker.commands import prepare

        prepare.renew()
    return _status(report, settings, asked, scope)


def _checked(tasks: Sequence[Task], recipe: Recipe, asked: Options, asking: Asking | None) -> Report:
    """What all tasks come to, with a bar for who watches."""
    from checker.run import summary

    kept = store.choose(asked.cached, tasks, recipe, asked.quiet)
    jobs = batch.processes(asked.jobs, tasks)

    def notes() -> Iterator[tuple[str, bool]]:  # of what was used, told when it has been
        yield from kept.notes(recipe) if kept else recipe.machine.notes
        yield from ((note, False) for note in (supply.notes if supply else ()))

    shown = progress.shown(len(tasks), asked.no_progress or asked.quiet, _progress(recipe, asked))
    with addresses.supply(tasks, asking) as supply, shown as tick:
        report = summary.report(batch.outcomes(tasks, recipe, kept, jobs, tick, supply), notes())
    if kept:
        kept.cache.prune()
    return report


def _progress(recipe: Recipe, asked: Options) -> progress.Sentence:
    """What a log is told of so many tasks of all, or of so many documents of one."""
    from checker.render.render import plural

    label = recipe.rules[1].table("labels")[asked.lang]

    def sentence(done: int, every: int) -> str:
        told: str = label["progress"] if every > 1 else label["progress_of_one"]
        return told.format(done=done, all=every, documents=plural(done, label["documents"], asked.lang))

    return sentence


def _narrowed(
    report: Report, tasks: Sequence[Task], recipe: Recipe, asked: Options, accepted: baseline.Filter,
    scope: Scope | None,
) -> Report:  # fmt: skip
    """The report without what the settings accept, the baseline knows, or a branch has not changed; what is stale.

    Errors of one cause are told of once.
    """
    from checker.run import accept, customs, doubtful
    from checker.run.raised import raised

    settings, (book, words) = recipe.settings, recipe.rules
    report = accept.apply(report, settings.accept, settings.folder, book.names)
    whole = report
    report = accepted(report, book)
    report = doubtful.leave_out(
        report, settings.min_confidence if asked.min_confidence is None else asked.min_confidence
    )
    if settings.staleness:
        from checker.run import staleness

        report = staleness.tell(report, staleness.stale(tasks), words)
    if scope:
        from checker.run import since

        report = since.narrow(report, scope, asked.whole_files)
    report = raised(whole, report)
    return report.eased(customs.milder(report.findings, book, report.pairs))


def _reported(
    report: Report, wanted: Sequence[targets.Target], recipe: Recipe, asked: Options, change: Change | None
) -> Iterator[str]:
    """Writes the reports that are wanted; what goes wrong with one of them."""
    from checker.render import formats, render

    book, words = recipe.rules
    rules, made = {rule.name: rule for rule in book.rules}, _now()
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for name, path in wanted:
        try:
            shown = render.pieces(
                report, name, words, lang=asked.lang, width=100 if path or name in render.JSON else _width(),
                color=coloured and path is None, rules=rules, change=change, made=made, home=recipe.settings.folder,
                counted=asked.statistics,
            )  # fmt: skip
            targets.write(path, shown) if path else output.show(shown, name, coloured)
        except formats.TemplateFault as wrong:
            yield str(wrong)
        except OSError as wrong:
            yield joined(": ", path or Message("commands.standard_output"), refusal(wrong))


def _status(report: Report, settings: Settings, asked: Options, scope: Scope | None) -> int:
    """The exit status."""
    from checker.run import gate

    limit = settings.max_warnings if asked.max_warnings is None else asked.max_warnings
    fail_on = cast(gate.FailOn, asked.fail_on or settings.fail_on)
    return gate.status(report, fail_on, limit, may_be_empty=scope is not None)


def _older(path: Path) -> Callable[[Report], Change]:
    """What tells how a report differs from the older one in a file."""
    from checker.run import compare

    try:
        before = compare.read(path)
    except compare.CompareError as wrong:
        fail(wrong)
    return lambda report: compare.compare(report, before)


def _now() -> str:
    """The time of the run, to the second; SOURCE_DATE_EPOCH stands for it where builds are to be alike."""
    from datetime import UTC, datetime

    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    told = given.isdecimal() and len(given) < 12
    return (datetime.fromtimestamp(int(given), UTC) if told else datetime.now(UTC)).isoformat("T", "seconds")


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 120)
