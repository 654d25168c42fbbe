"""`zvirka check`: what is wrong with documents, as reports and an exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from checker.commands import baseline as known
from checker.commands import targets
from checker.commands.batch import batch as checking
from checker.commands.batch import progress, store
from checker.commands.batch.recipe import Recipe
from checker.commands.options import choose_scope, fail, find_units, read_settings, shared
from checker.model import Report, Side

if TYPE_CHECKING:
    from checker.commands.batch.store import Store
    from checker.pairs import Unit
    from checker.rulebook.tables import Level
    from checker.run.compare import Change

LEVELS = ("error", "warning", "info", "off")


def _levels(_context: object, _option: object, given: tuple[str, ...]) -> list[tuple[str, Level]]:
    pairs: list[tuple[str, Level]] = []
    for one in given:
        rule, sign, level = one.partition("=")
        if not sign or level not in LEVELS:
            raise click.BadParameter(f"{one!r} is not RULE=LEVEL with a level of {', '.join(LEVELS)}")
        pairs.append((rule, cast("Level", level)))
    return pairs


@click.command()
@shared
@click.option(
    "--format",
    "form",
    help="What is printed on standard output (default: text), or a template file.",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    callback=targets.parse,
    metavar="NAME=FILE",
    help="Write a report to a file as well (repeatable); - is standard output, instead of the text.",
)
@click.option("--select", multiple=True, metavar="RULE", help="Use only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@click.option(
    "--severity", "levels", multiple=True, callback=_levels, metavar="RULE=LEVEL", help="Give a rule another severity."
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="The lowest severity that gives exit status 1 (default: error).",
)
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar="N",
    help="Exit status 1 when there are more warnings than this.",
)
@click.option("--strict", is_flag=True, help="Exit status 2 when a file that should have a partner has none.")
@click.option(
    "--changed-since",
    "rev",
    metavar="REV",
    help="Check only what the branch has changed since it left this commit: its pairs, and in them its passages.",
)
@click.option("--whole-files", is_flag=True, help="With --changed-since: all passages of the files that were changed.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Findings that this file knows are counted and stop nothing.",
)
@click.option(
    "--write-baseline",
    "renewed",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what is found now as the baseline; what it says of files not checked now stays.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=0),
    metavar="N",
    help="Check over so many processes (0: one for each core; default: that, for many files).",
)
@click.option(
    "--cache/--no-cache",
    "cached",
    default=None,
    help="Check only what has changed since an earlier run (default: for folders and the pairs of the settings).",
)
@click.option(
    "--compare",
    "older",
    type=click.Path(path_type=Path),
    metavar="OLD.json",
    help="An older JSON report: say what is new, gone and still there.",
)
def check(
    inputs: tuple[str, ...], uk: Path | None, en: Path | None, folders: tuple[Path, ...], config: Path | None,
    isolated: bool, lang: Side, quiet: bool, no_progress: bool, form: str | None, reports: list[targets.Target],
    select: tuple[str, ...], ignore: tuple[str, ...], levels: list[tuple[str, Level]], fail_on: str | None,
    max_warnings: int | None, strict: bool, rev: str | None, whole_files: bool, baseline: Path | None,
    renewed: Path | None, jobs: int | None, cached: bool | None, older: Path | None,
) -> int:  # fmt: skip
    """Check posts, pair files, addresses, a folder with its translations, or two files or folders (--uk, --en).

    Exit status: 0 nothing found that stops a build, 1 findings, 2 something could not be checked.
    """
    from checker import pairs
    from checker.render import escapes, render, templates
    from checker.run import accept, gate, since
    from checker.run import staleness as history

    settings = read_settings(config, isolated)
    wanted = targets.all_of(form, reports)
    for target in wanted:
        try:
            templates.check(target.form)
        except ValueError as wrong:
            fail(wrong)
    recipe = Recipe(settings, folders, select, ignore, levels)
    recipe.keep_pages = any(render.needs_pages(target.form) for target in wanted)
    book, _ = recipe.rules
    change_since = _older(older) if older else None
    less_known = known.choose(settings, baseline, renewed)
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    gc.enable()
    given = find_units(inputs, uk, en, settings)
    scope = choose_scope(given, rev) if rev is not None else None
    units = list(pairs.gather(scope.units if scope else given, strict))
    kept = store.choose(cached, units, recipe, quiet)
    report = _checked(units, recipe, kept, checking.processes(jobs, units), no_progress or quiet)
    report = accept.apply(report, settings.accept, settings.folder, book.names)
    report = less_known(report, book)
    report = history.tell(report, history.stale(units)) if settings.staleness else report
    report = since.narrow(report, scope, whole_files) if scope else report
    rules = {rule.name: rule for rule in book.rules}
    change, made = change_since(report) if change_since else None, _now()
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    wrongs: list[str] = []
    for name, path in wanted:
        try:
            shown = render.render(
                report, name, lang=lang, width=100 if path else _width(), color=coloured and path is None, rules=rules,
                change=change, made=made,
            )  # fmt: skip
            targets.write(path, shown) if path else click.echo(shown, nl=False, color=coloured)
        except templates.TemplateFault as wrong:
            wrongs.append(str(wrong))
        except OSError as wrong:
            wrongs.append(f"{path or 'standard output'}: {wrong.strerror}")
    if not quiet and not any(path is None and name == "text" for name, path in wanted):
        for failure in report.failures:
            click.echo(escapes.inert(f"{failure.name}: {failure.message}"), err=True)
    if wrongs:
        fail("\n".join(wrongs))
    limit = settings.max_warnings if max_warnings is None else max_warnings
    return gate.status(report, cast(gate.FailOn, fail_on or settings.fail_on), limit, may_be_empty=scope is not None)


def _checked(units: Sequence[Unit], recipe: Recipe, kept: Store | None, jobs: int, unseen: bool) -> Report:
    """What all units come to, with a bar for who watches."""
    from checker.run import tally

    def notes() -> Iterator[tuple[str, bool]]:  # of what was used, told when it has been
        yield from kept.notes(recipe) if kept else recipe.notes

    with progress.shown(len(units), unseen) as tick:
        report = tally.report(checking.outcomes(units, recipe, kept, jobs, tick), notes())
    if kept:
        kept.cache.prune()
    return report


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
    return (datetime.fromtimestamp(int(given), UTC) if given.isdigit() else datetime.now(UTC)).isoformat("T", "seconds")


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 120)
