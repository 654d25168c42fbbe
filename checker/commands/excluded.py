"""`--exclude`, `--extend-exclude` and `[files] exclude`: files that are passed over, by patterns like .gitignore's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.commands.output import fail
from checker.model import Failure
from checker.model.messages import Message
from checker.pairs import FilePair, Input, Task, ignored

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from checker.commands.options import Asked
    from checker.rulebook.settings import Settings


class Patterns(NamedTuple):
    """Patterns, and the folder from which they count."""

    folder: Path
    spec: GitIgnoreSpec

    def hold(self, path: Path) -> bool:
        """Whether a file below the folder matches; what lies elsewhere does not."""
        inside = os.path.relpath(path, self.folder)
        return inside.partition(os.sep)[0] != os.pardir and self.spec.match_file(Path(inside).as_posix())


@dataclass(frozen=True, slots=True)
class Excluded:
    """What is passed over: of files that are found, and, by the command line alone, of inputs that it names."""

    said: tuple[Patterns, ...] = ()
    settled: tuple[Patterns, ...] = ()
    taken: frozenset[Path] = frozenset()

    def __contains__(self, path: object) -> bool:
        """Whether a file that is found in a folder is passed over."""
        return path in self.taken or (isinstance(path, Path) and any(one.hold(path) for one in self._all))

    def __bool__(self) -> bool:
        return bool(self.taken)

    @property
    def _all(self) -> tuple[Patterns, ...]:
        return (*self.said, *self.settled)

    def task(self, task: Task, named: Iterable[str]) -> bool:
        """Whether a task is passed over; `named` are the inputs of the command line."""
        if isinstance(task, FilePair):
            paths = [path for path in task[:2] if path]
        else:
            names = task.names if isinstance(task, Input) else ()
            paths = [Path(name) for name in names if name != "-" and "://" not in name]
        meant = any(str(path) in named for path in paths)
        return any(one.hold(path) for path in paths for one in (self.said if meant else self._all))


def choose(asked: Asked, settings: Settings) -> Excluded:
    """The patterns of a run: those of the settings, or of `--exclude` in their place, and of `--extend-exclude`."""
    said = (*(asked.exclude or ()), *asked.extend_exclude)
    settled = () if asked.exclude else settings.files.exclude
    return Excluded(
        _patterns(Path(), said, "--exclude"), _patterns(settings.folder, settled, f"{settings.file}: files.exclude")
    )


def _patterns(folder: Path, patterns: Sequence[str], name: str) -> tuple[Patterns, ...]:
    if not patterns:
        return ()
    from pathspec import GitIgnoreSpec

    wrong = next(filter(ignored.matches_nothing, patterns), None)
    if wrong is not None:
        fail(Message("commands.bad_exclude", name=name, pattern=wrong))
    return (Patterns(folder, GitIgnoreSpec.from_lines(patterns)),)


def left(tasks: Iterable[Task], excluded: Excluded, named: Iterable[str]) -> Iterator[Task]:
    """The tasks that are not passed over; that all of them are is a failure, for it would be a silent pass."""
    given, gone, kept = frozenset(str(Path(name)) for name in named), "", False
    for task in tasks:
        if excluded.task(task, given):
            gone = gone or str(task)
        else:
            kept = True
            yield task
    if gone and not kept:
        yield Failure(gone, Message("commands.all_excluded"))
