"""What a run reads: the inputs, the two sides that options name, or the pairs of the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checker.commands.options import Asked, fail
from checker.model import Document, Failure

if TYPE_CHECKING:
    from checker.language.vocabulary import Words
    from checker.pairs import FilePair, Task
    from checker.rulebook.settings import Settings
    from checker.run.since import Scope


def find_tasks(asked: Asked, settings: Settings) -> Iterator[Task]:
    """What is to be opened, unread: the inputs, the two sides that options name, or the pairs in the settings.

    An input that is a folder is searched for pairs; what the settings pair in it is not searched for. A file of one
    language is given with its partner, and once where both are inputs.
    """
    from checker import readers
    from checker.pairs import FilePair

    inputs, uk, en = asked.inputs, asked.uk, asked.en
    if (uk is None) != (en is None):
        fail("--uk and --en belong together: give both")
    if uk is not None and en is not None:
        if inputs:
            fail("give inputs, or --uk and --en, not both")
        yield from _sides(uk, en)
        return
    if not inputs and not settings.pairs:
        fail("nothing to check: name a file or a folder, or two with --uk and --en, or list [[pairs]] in zvirka.toml")
    settled = [task for task in _settled(settings) if isinstance(task, FilePair)] if inputs and settings.pairs else []
    seen: set[tuple[Path | None, ...]] = set()
    for name in inputs:
        folder = Path(name)
        if name != "-" and folder.is_dir():
            named = _inside(folder, settled)
            yield from named
            yield from readers.list_folder(folder, {path for pair in named for path in pair[:2] if path})
            continue
        task = _named(folder, settled) or readers.list_file(name)
        if not isinstance(task, FilePair) or task[:2] not in seen:
            yield task
        if isinstance(task, FilePair):
            seen.add(task[:2])
    if not inputs:
        yield from _settled(settings)


def list_tasks(asked: Asked, settings: Settings, strict: bool = False) -> list[Task]:
    """What is to be opened, with files that have no partner in few lines, which are severe failures where `strict`."""
    from checker import pairs

    return list(pairs.gather(find_tasks(asked, settings), strict))


def open_documents(asked: Asked, settings: Settings, words: Words) -> Iterator[Document | Failure]:
    """The documents of the inputs, of the two sides that options name, or of the pairs in the settings."""
    from checker import readers

    for task in list_tasks(asked, settings):
        yield from readers.open_task(task, words)


def choose_scope(tasks: Iterable[Task], rev: str) -> Scope:
    """The tasks that were changed since a revision."""
    from checker.run import git, since

    try:
        return since.scope(tasks, rev)
    except git.GitError as wrong:
        fail(f"--changed-since: {wrong}")


def _sides(uk: Path, en: Path) -> Iterator[Task]:
    """The pairs of two files or folders; when there are none, that, and the other inputs are still checked."""
    from checker import readers

    try:
        yield from readers.list_sides(uk, en)
    except readers.InputError as wrong:
        yield Failure(wrong.name, wrong.message)
    except OSError as wrong:
        yield Failure(f"{uk} and {en}", wrong.strerror or str(wrong))


def _settled(settings: Settings) -> Iterator[Task]:
    """The pairs that the settings name: files, folders, or patterns."""
    from checker import pairs
    from checker.readers import ENDINGS

    for one in settings.pairs:
        uk, en = settings.folder / one.uk, settings.folder / one.en
        if (uk.exists() and en.exists()) or not (pairs.wild(one.uk) or pairs.wild(one.en)):
            yield from _sides(uk, en)
            continue
        try:
            found = list(pairs.match(settings.folder, one.uk, one.en, ENDINGS))
        except pairs.PatternError as wrong:
            fail(f"{settings.file}: pairs: {wrong}")
        yield from found
        if not found:
            yield Failure(f"{one.uk} and {one.en}", f"no file matches, from {settings.folder} on")


def _named(path: Path, settled: list[FilePair]) -> FilePair | None:
    """The pair of the settings that a file is in."""
    real = path.resolve()
    return next((pair for pair in settled if any(one and one.resolve() == real for one in pair[:2])), None)


def _inside(folder: Path, settled: list[FilePair]) -> list[FilePair]:
    """The pairs of the settings whose files lie in a folder, with their paths as a walk through it has them."""
    from checker.pairs import FilePair

    top = folder.resolve()
    found = []
    for task in settled:
        if all(path is None or path.resolve().is_relative_to(top) for path in task[:2]):
            uk, en = (path and folder / path.resolve().relative_to(top) for path in task[:2])
            found.append(FilePair(uk, en, task.why if "settings" in task.why else "named in the settings"))
    return found
