"""Where reports go: to standard output, or to files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

STANDARD = "-"  # the name of standard output


class Target(NamedTuple):
    """A format and the file that gets it."""

    form: str
    path: str


def targets(_context: object, _option: object, given: tuple[str, ...]) -> list[Target]:
    """What `--report NAME=FILE` asks for, as often as it stands; raises BadParameter when a file is named twice."""
    wanted: list[Target] = []
    for one in given:
        form, sign, path = one.partition("=")
        if not sign or not path or not form:
            raise click.BadParameter(f"{one!r} is not NAME=FILE, as in html=report.html")
        if any(os.path.abspath(path) == os.path.abspath(other.path) for other in wanted):
            raise click.BadParameter(f"{path} is to hold two reports; give each a file of its own")
        wanted.append(Target(form, path))
    return wanted


def printed(form: str | None, reports: Sequence[Target]) -> str:
    """The format on standard output: what is asked for, or else text; raises BadParameter where two are asked for."""
    there = [report.form for report in reports if report.path == STANDARD]
    if there and form is not None:
        raise click.BadParameter(f"--format {form} and --report {there[0]}=- both want standard output")
    return there[0] if there else form or "text"


def write(path: Path, text: str) -> None:
    """A file of that text in UTF-8, and the folders above it; raises OSError, and leaves what was there, on failure.

    What is no common file (/dev/stderr, a pipe) is written to; a link stays a link.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(text.encode())
        return
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".zvirka-{os.getpid()}.tmp")  # no longer than its fellow, whose name may be at the limit
    try:
        beside.write_bytes(text.encode())
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
