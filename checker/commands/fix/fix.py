"""`zvirka fix`: the safe fixes made in the files, or shown as a diff."""

from __future__ import annotations

import difflib
import io
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.commands import output, targets
from checker.commands.help import Command
from checker.commands.inputs import list_tasks
from checker.commands.options import Asked, choose_machine, choose_rules, chosen, read_settings, shared
from checker.model import Document, Failure, Report
from checker.model.messages import Message, said
from checker.model.system import refusal

if TYPE_CHECKING:
    from checker.commands.fix.rounds import Fixed, Left
    from checker.rulebook.tables import Level

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@click.command(cls=Command)
@shared
@click.option("--diff", is_flag=True)
@chosen
def fix(
    diff: bool, select: tuple[str, ...], ignore: tuple[str, ...], levels: list[tuple[str, Level]], **given: Any
) -> int:
    """Make the safe fixes in files: spaces, quotation marks, hidden characters.

    No letter, figure, markup or code is changed. Exit status: 0 nothing is left to fix, 1 something would change
    (with --diff), 2 something could not be read or written.
    """
    from checker.commands.fix.rounds import Fixes
    from checker.render import escapes
    from checker.run import accept
    from checker.run import path as run

    asked = Asked(**given)
    settings = read_settings(asked)
    book, words = choose_rules(settings, asked.folders, select, ignore, levels)
    machine = choose_machine(settings, book, words)

    def check(documents: Iterable[Document | Failure]) -> Report:
        return accept.apply(run.report(documents, machine), settings.accept, settings.folder, book.names)

    fixes = Fixes(words, check, settings.limits.limits)
    for task in list_tasks(asked, settings):
        fixes.apply(task)
    fixed = fixes.fixed()
    for one in fixed:
        if diff:
            exact = output.patch("".join(_diff(one)))
            if not exact:
                output.failed(Failure(one.name, Message("fix.inexact")))
        else:
            fixes.failures += _written(one)
    for line in [] if asked.quiet else _summary(fixed, fixes.left, fixes.documents, diff):
        output.say(escapes.inert(said(line, asked.lang)), err=diff)
    for failure in fixes.failures:
        if failure.severe or not asked.quiet:
            output.failed(failure)
    if any(failure.severe for failure in fixes.failures) or not fixes.documents:
        return 2
    return 1 if diff and fixed else 0


def _written(one: Fixed) -> list[Failure]:
    """Writes a file, unless it is another one by now, or not to be written to; what went wrong."""
    path = Path(one.name)
    try:
        if path.read_bytes() != one.old:
            return [Failure(one.name, Message("fix.changed"))]
        if not path.stat().st_mode & WRITABLE or not os.access(path, os.W_OK):
            return [Failure(one.name, Message("fix.read_only"))]
        targets.rewrite(path, one.new)
    except OSError as wrong:
        return [Failure(one.name, refusal(wrong))]
    return []


def _diff(one: Fixed) -> Iterator[str]:
    """A unified diff, as `patch` and `git apply` take it."""
    from checker.readers.places.decode import decode

    old, new = (list(io.StringIO(decode(one.name, data))) for data in (one.old, one.new))
    for line in difflib.unified_diff(old, new, f"a/{one.name}", f"b/{one.name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _summary(fixed: list[Fixed], left: list[Left], documents: int, diff: bool) -> Iterator[str]:
    total = Counter[str]()
    for one in fixed:
        made = ", ".join(f"{rule} {count}" for rule, count in sorted(one.made.items()))
        yield f"{one.name}: {made}"
        total.update(one.made)
    for name, finding in left:
        place = finding.en or finding.uk
        yield Message("fix.left", name=name, rule=finding.rule, text=place.text if place else "")
    if fixed:
        yield Message(
            f"fix.{'would' if diff else 'total'}", number=total.total(), files=len(fixed), documents=documents
        )
    else:
        yield Message("fix.none", documents=documents)
