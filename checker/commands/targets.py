"""Where reports go: `--report NAME=FILE`, each file written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import click

from checker.model.messages import Message


class Target(NamedTuple):
    """A format, and the file that it goes to; None is standard output."""

    form: str
    path: Path | None


def parse(_context: object, _option: object, given: tuple[str, ...]) -> list[Target]:
    """The targets that `--report` names; `-` is standard output, as "./-" is a file of that name."""
    found: list[Target] = []
    for one in given:
        name, sign, path = one.partition("=")
        if not sign or not path or not name:
            raise click.BadParameter(Message("commands.no_target", given=one))
        found.append(Target(name, None if path == "-" else Path(path)))
    places = [os.path.abspath(target.path) if target.path else "-" for target in found]
    for place in places:
        if places.count(place) > 1:
            where = Message("commands.standard_output") if place == "-" else place
            raise click.BadParameter(Message("commands.two_reports", place=where))
    return found


def all_of(form: str | None, reports: list[Target]) -> list[Target]:
    """What a run writes, files first; the text is printed where nothing else goes to standard output."""
    printed = any(target.path is None for target in reports)
    if printed and form:
        raise click.BadParameter(Message("commands.two_printed"))
    return reports if printed else [*reports, Target(form or "text", None)]


def write(path: Path, text: str | Iterable[str]) -> None:
    """Writes a report, whole or in pieces; folders are made, and an old file stays as it is until the new one is whole.

    Raises OSError. A device or a pipe (/dev/null) is written to as it is.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as wrong:  # a file stands where a folder is asked for
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from wrong
    replace(path, (piece.encode("utf-8") for piece in ([text] if isinstance(text, str) else text)))


def replace(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Puts bytes in the place of a file, all or nothing; links are followed and permissions kept. Raises OSError."""
    path = path.resolve()
    blocks = [data] if isinstance(data, bytes) else data
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.writelines(blocks)
        return
    part = path.with_name(f".zvirka-{os.getpid()}.part")
    try:
        with part.open("xb") as stream:
            stream.writelines(blocks)
        if path.exists():
            part.chmod(stat.S_IMODE(path.stat().st_mode))
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def rewrite(path: Path, data: bytes) -> None:
    """Puts other bytes into a file that is there: it stays the file of its owner, under all its names. Raises OSError.

    The new bytes lie whole beside it first, in `.zvirka-PID.part`, which stays where the writing itself fails.
    """
    path = path.resolve()
    held = path.stat()
    mine = not hasattr(os, "geteuid") or (held.st_uid, held.st_gid) == (os.geteuid(), os.getegid())
    if held.st_nlink == 1 and mine:
        replace(path, data)
        return
    part = path.with_name(f".zvirka-{os.getpid()}.part")
    with part.open("xb") as stream:
        stream.write(data)
    with path.open("r+b") as stream:
        stream.write(data)
        stream.truncate()
    part.unlink()
