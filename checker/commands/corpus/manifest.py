"""What a folder of findings is of: a run that was broken off goes on only where nothing has changed that decides."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from checker import __version__
from checker.commands.corpus import ending, parts
from checker.commands.corpus.parts import Strict
from checker.commands.output import fail
from checker.model.messages import Message, joined
from checker.model.system import refusal
from checker.readers.tables.corpus.cut import Looked

NAME, LOCK = "manifest.json", ".lock"
OWN = (parts.FINDINGS, parts.RECEIPTS)  # the folders that a run fills


class File(Strict):
    """A file of the corpus: the SHA-256 of its bytes, their number, and into how many parts it is cut."""

    digest: str
    size: int
    parts: int


class Manifest(Strict):
    """The whole file: what `key` stands for is settings, rules, words, libraries and the program."""

    schema_: Literal["zvirka.corpus/1"] = Field(default="zvirka.corpus/1", alias="schema")
    version: str = __version__
    key: str
    options: dict[str, str]
    files: dict[str, File]


def made(key: str, options: Mapping[str, str], looked: Mapping[str, Looked]) -> Manifest:
    """The manifest of a run over files that were looked at."""
    files = {name: File(digest=one.digest, size=one.size, parts=len(one.cuts)) for name, one in looked.items()}
    return Manifest(key=key, options=dict(options), files=files)


@contextmanager
def held(output: Path) -> Iterator[None]:
    """The folder of findings for this run alone; ends the command where another one writes there."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        lock = os.open(output / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as wrong:
        fail(joined(": ", output, refusal(wrong)))
    try:
        _lock(lock, output)
        yield
    finally:
        os.close(lock)


def _lock(lock: int, output: Path) -> None:
    """The system gives the lock back when the process ends, however it ends. Windows has none of this kind."""
    if os.name == "nt":
        return
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        fail(Message("corpus.busy", output=output))


def begin(output: Path, now: Manifest, anew: bool) -> bool:
    """Whether a run goes on that was broken off; else the folder is prepared for a new one.

    Ends the command where the folder holds something else, or findings of another run and nobody asked to begin `anew`.
    """
    before = _read(output)
    if before is None:
        if any(path.name != LOCK for path in output.iterdir()):
            fail(Message("corpus.not_ours", output=output))
    elif before == now and not anew:
        parts.sweep(output)
        return True
    elif not anew:
        fail(Message("corpus.changed", output=output, what=_changed(before, now)))
    else:
        _clear(output)
    parts.put(output / NAME, [now.model_dump_json(by_alias=True, indent=1).encode()])
    return False


def _read(output: Path) -> Manifest | None:
    with suppress(OSError, ValidationError):
        return Manifest.model_validate_json((output / NAME).read_bytes())
    return None


def _changed(before: Manifest, now: Manifest) -> str:
    """The first thing that is not as it was."""
    for name in sorted({*before.files, *now.files}):
        old, new = before.files.get(name), now.files.get(name)
        if old is None or new is None:
            return Message("corpus.file_new" if old is None else "corpus.file_gone", name=name)
        if old.digest != new.digest:
            return Message("corpus.file_changed", name=name)
    for key, value in now.options.items():
        if before.options.get(key) != value:
            return Message("corpus.option_changed", option=key, old=before.options.get(key, ""), new=value)
    if before.version != now.version:
        return Message("corpus.version_changed", old=before.version, new=now.version)
    return Message("corpus.key_changed")


def _clear(output: Path) -> None:
    """Takes out what a run has written: its manifest last, so that what is left is known for what it is."""
    for name in OWN:
        shutil.rmtree(output / name, ignore_errors=True)
    for name in (ending.SUMMARY, ending.FAILURES, NAME):
        (output / name).unlink(missing_ok=True)
