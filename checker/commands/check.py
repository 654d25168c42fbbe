"""`zvirka check`: what is wrong with documents, as reports and an exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from checker.commands.base import choose_engine, choose_judge, choose_rules, fail, open_documents, read_settings, shared
from checker.commands.output import STANDARD, Target, printed, targets, write
from checker.model import Document, Failure, Report, Side

if TYPE_CHECKING:
    from checker.rulebook import Level

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
    metavar="NAME",
    help="What is printed on standard output: a format, or a template file *.j2 (default: text).",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    callback=targets,
    metavar="NAME=FILE",
    help="Write a report to a file as well (repeatable); - is standard output.",
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
@click.option(
    "--compare",
    "older",
    type=click.Path(path_type=Path),
    metavar="OLD.json",
    help="An older JSON report: say what is new, gone and still there.",
)
def check(
    inputs: tuple[str, ...], uk: Path | None, en: Path | None, folders: tuple[Path, ...], config: Path | None,
    isolated: bool, lang: Side, quiet: bool, no_progress: bool, form: str | None, reports: list[Target],
    select: tuple[str, ...], ignore: tuple[str, ...], levels: list[tuple[str, Level]], fail_on: str | None,
    max_warnings: int | None, older: Path | None,
) -> int:  # fmt: skip
    """Check posts, pair files, addresses, or two files or folders (--uk, --en).

    Exit status: 0 nothing found that stops a build, 1 findings, 2 something could not be checked.
    """
    from checker import compare, gate, render, run

    settings = read_settings(config, isolated)
    book, words = choose_rules(settings, folders, select, ignore, levels)
    shown, files = printed(form, reports), [one for one in reports if one.path != STANDARD]
    try:
        for name in (shown, *(one.form for one in files)):
            render.check(name)
        before = compare.read(older) if older else None
    except ValueError as wrong:
        fail(wrong)
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    gc.enable()
    engine = choose_engine(settings)
    judge = choose_judge(settings, book)
    stream = _progress(open_documents(inputs, uk, en, settings, words), no_progress or quiet)
    report = run.report(
        stream,
        book,
        words,
        [(one.rule, one.text) for one in settings.accept],
        engine=engine,
        judge=judge,
        keep_pages=any(render.needs_pages(name) for name in (shown, *(one.form for one in files))),
    )
    change = compare.compare(report, before) if before else None
    draw = partial(
        render.render, report, lang=lang, rules={rule.name: rule for rule in book.rules}, change=change, made=_now()
    )
    status = _written(files, draw)
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    try:
        text = draw(shown, width=_width(), color=coloured)
    except render.TemplateFault as wrong:
        fail(wrong)
    click.echo(text, nl=not text.endswith("\n"), color=coloured)
    if shown != "text" and not quiet:
        _tell(report)
    limit = settings.max_warnings if max_warnings is None else max_warnings
    return max(status, gate.status(report, cast(gate.FailOn, fail_on or settings.fail_on), limit))


def _written(files: Iterable[Target], draw: Callable[[str], str]) -> int:
    """Writes the reports that go to files; the status is 2 where one could not be written, and the others are."""
    from checker.render import TemplateFault

    status = 0
    for form, path in files:
        try:
            write(Path(path), draw(form))
        except OSError as wrong:
            click.echo(f"Error: {path}: {wrong.strerror or wrong}", err=True)
            status = 2
        except TemplateFault as wrong:
            click.echo(f"Error: {wrong}", err=True)
            status = 2
    return status


def _tell(report: Report) -> None:
    """What could not be checked, on standard error, where the format may have no room for it."""
    for failure in report.failures:
        click.echo(f"{failure.name}: {failure.message}", err=True)


def _now() -> str:
    """The time of the run, to the second; SOURCE_DATE_EPOCH stands for it where builds are to be alike."""
    from datetime import UTC, datetime

    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(given), UTC) if given.isdigit() else datetime.now(UTC)).isoformat("T", "seconds")


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def _progress(stream: Iterable[Document | Failure], off: bool) -> Iterator[Document | Failure]:
    """The same documents, with a count on standard error when that is a terminal."""
    shown = not off and sys.stderr.isatty()
    for n, one in enumerate(stream, 1):
        if shown and n > 1:
            click.echo(f"\r{n} documents", nl=False, err=True)
        yield one
    if shown:
        click.echo("\r\x1b[K", nl=False, err=True)
