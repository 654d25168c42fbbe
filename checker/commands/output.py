"""The one door to standard output and standard error: nothing that a text, a name or a rule says acts there."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from checker.commands import spoken
from checker.model import Failure
from checker.model.messages import said
from checker.render import escapes

Content = TypeVar("Content")

# Formats for people, which are looked over once more as a whole, and those for programs, which escape for themselves.
PROGRAMS = frozenset(
    {"json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson", "checkstyle", "csv", "html"}
)  # fmt: skip


def fail(message: object) -> NoReturn:
    """Ends the command with a message and exit status 2."""
    raise click.ClickException(str(message))


def kept(read: Callable[[Path], Content], path: Path) -> Content:
    """What `read` gives for a file that is kept beside the texts; ends the command where it is none."""
    from checker.run.kept import KeptError

    try:
        return read(path)
    except KeptError as wrong:
        fail(wrong)


def say(text: object, *, err: bool = False, nl: bool = True) -> None:
    """Prints lines that command neither a terminal nor a log, without the passwords of addresses."""
    click.echo(escapes.log(said(str(text), spoken.asked())), err=err, nl=nl)


def failed(failure: Failure) -> None:
    """Prints on standard error what could not be checked, and why."""
    say(escapes.inert(f"{failure.name}: {said(failure.message, spoken.asked())}"), err=True)


def show(report: str | Iterable[str], form: str, coloured: bool) -> None:
    """Prints a report in a format, whole or in pieces; the colours are our own."""
    pieces = [report] if isinstance(report, str) else report
    if form not in PROGRAMS:
        pieces = [escapes.log("".join(pieces), coloured)]
    for piece in pieces:
        click.echo(piece, nl=False, color=coloured)


def patch(text: str) -> bool:
    """Prints a patch: exactly into a file, harmlessly on a terminal and in a log. Whether it was exact."""
    if _file():
        sys.stdout.write(text)  # click would take colours out
        return True
    shown = escapes.log(text)
    click.echo(shown, nl=False)
    return shown == text


def refuse(wrong: click.ClickException) -> None:
    """Prints what a command is ended with: as click words it, but in the language of the reader."""
    from checker.commands import refusals

    ours = refusals.told(wrong)
    told = io.StringIO()
    if ours is None:
        wrong.show(file=told)
    say(told.getvalue() if ours is None else ours, err=True, nl=ours is not None)


def _file() -> bool:
    """Whether standard output is a file on disk: no terminal, and no pipe that may end in a log."""
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError, io.UnsupportedOperation):
        return False
