"""What a run checks with, as the settings and the options say it: made when it is first needed, in each process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.commands.batch.pieces import Piece
from checker.commands.inputs import open_task
from checker.commands.options import choose_machine, choose_rules
from checker.model import Document, Failure, Outcome, barrier
from checker.pairs import called

if TYPE_CHECKING:
    from checker.commands.batch.workers import Work
    from checker.language.vocabulary import Words
    from checker.pairs import Task
    from checker.readers import Source
    from checker.rulebook.rulebook import Rulebook
    from checker.rulebook.settings import Settings
    from checker.rulebook.tables import Level
    from checker.run.machine import Machine
    from checker.run.packing import Result

Opened = tuple["Task", "Sequence[Source] | None"]  # a task, and its files where they are open


@dataclass(frozen=True)
class Recipe:
    """The settings and options of a run, and what is made of them; only the former go to another process."""

    settings: Settings
    folders: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, Level], ...] = ()
    keep_pages: bool = False

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in {"rules", "machine"}}

    @cached_property
    def rules(self) -> tuple[Rulebook, Words]:
        """The rules and the vocabulary."""
        return choose_rules(self.settings, self.folders, self.select, self.ignore, self.levels)

    @cached_property
    def machine(self) -> Machine:
        """What documents are checked with: not loaded where all that comes of them is known."""
        return choose_machine(self.settings, *self.rules)

    def open(self, task: Task, opened: Sequence[Source] | None = None) -> Iterator[Document | Failure]:
        """The documents of a task, whose files may be `opened`."""
        return open_task(task, self.rules[1], opened, self.settings.limits.limits)

    def check(self, documents: Iterable[Document | Failure]) -> Iterator[Outcome | Failure]:
        """What comes of documents."""
        from checker.run import path as run

        return run.outcomes(documents, self.machine, keep_pages=self.keep_pages)

    def begin(self) -> Work[Opened | Piece, bytes | list[Result]]:
        """The work of one process: a task, or a piece of one, to its outcomes, packed."""
        from checker.run import packing

        def work(given: Opened | Piece) -> bytes | list[Result]:
            results = list(self.check(given.documents if isinstance(given, Piece) else self.open(*given)))
            return packing.pack(results)

        def guarded(given: Opened | Piece) -> bytes | list[Result]:
            done = barrier.attempt(str(given) if isinstance(given, Piece) else called(given[0]), work, given)
            return [done] if isinstance(done, Failure) else done

        return guarded
