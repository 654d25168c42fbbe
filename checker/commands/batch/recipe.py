"""What a run checks with, as the settings and the options say it: made when it is first needed, in each process."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.commands.inputs import open_task
from checker.commands.options import choose_machine, choose_rules
from checker.model import Document, Failure, Outcome
from checker.pairs import FilePair

if TYPE_CHECKING:
    from checker.commands.batch.packing import Result
    from checker.commands.batch.workers import Work
    from checker.language.vocabulary import Words
    from checker.pairs import Task
    from checker.readers import Source
    from checker.rulebook.rulebook import Rulebook
    from checker.rulebook.settings import Settings
    from checker.rulebook.tables import Level
    from checker.run.machine import Machine

Opened = tuple["Task", "Sequence[Source] | None"]  # a task, and its files where they are open

FAULT = "a fault of the program itself"


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
        """The documents of a task, whose files may be `opened`; a fault of ours in reading it is its own alone."""
        try:
            yield from open_task(task, self.rules[1], opened, self.settings.limits.limits)
        except Exception as wrong:
            yield _fault(called(task), wrong)

    def check(self, documents: Iterable[Document | Failure]) -> Iterator[Outcome | Failure]:
        """What comes of documents; a fault of ours in checking one is that of this document alone."""
        from checker.run import path as run

        check = partial(run.outcomes, machine=self.machine, keep_pages=self.keep_pages)
        if self.machine.encoder.model:  # it reads passages of many documents at once
            yield from check(documents)
            return
        for one in documents:
            try:
                yield from check([one])
            except Exception as wrong:
                yield _fault(one.name, wrong)

    def begin(self) -> Work[Opened, bytes | list[Result]]:
        """The work of one process: a task to its outcomes, packed unless their texts are wanted."""
        from checker.commands.batch import packing

        def work(given: Opened) -> bytes | list[Result]:
            results = list(self.check(self.open(*given)))
            return results if self.keep_pages else packing.pack(results)

        return work


def _fault(name: str, wrong: Exception) -> Failure:
    """A fault of ours as that of one text; raised for those who look for it."""
    if os.environ.get("ZVIRKA_TRACEBACK"):
        raise wrong
    return Failure(name, f"{FAULT}: {type(wrong).__name__}: {wrong}")


def called(task: Task) -> str:
    """The name of a task, as a failure tells it."""
    if not isinstance(task, FilePair):
        return task.name
    return str(task.en or task.uk)
