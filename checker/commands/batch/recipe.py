"""What a run checks with, as the settings and the options say it: made when it is first needed, in each process."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.commands.options import choose_engine, choose_judge, choose_rules
from checker.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from checker.align.meaning import Judge
    from checker.commands.batch.packing import Result
    from checker.commands.batch.workers import Work
    from checker.facts.names.trained import Engine
    from checker.language.vocabulary import Words
    from checker.pairs import Unit
    from checker.rulebook.rulebook import Rulebook
    from checker.rulebook.settings import Settings
    from checker.rulebook.tables import Level

FAULT = "a fault of the program itself"


class Recipe:
    """The settings and options of a run, and what is made of them; only the former go to another process."""

    def __init__(
        self, settings: Settings, folders: tuple[Path, ...], select: tuple[str, ...], ignore: tuple[str, ...],
        levels: list[tuple[str, Level]],
    ) -> None:  # fmt: skip
        self.settings, self.folders = settings, folders
        self.select, self.ignore, self.levels = select, ignore, levels
        self.keep_pages = False

    def __getstate__(self) -> dict[str, Any]:
        made = {"rules", "engine", "judge"}
        return {name: value for name, value in self.__dict__.items() if name not in made}

    @cached_property
    def rules(self) -> tuple[Rulebook, Words]:
        """The rules and the vocabulary."""
        return choose_rules(self.settings, self.folders, self.select, self.ignore, self.levels)

    @cached_property
    def engine(self) -> Engine:
        """What tells names."""
        return choose_engine(self.settings)

    @cached_property
    def judge(self) -> Judge:
        """What tells meanings."""
        return choose_judge(self.settings, self.rules[0])

    @property
    def notes(self) -> list[tuple[str, bool]]:
        """What a report says of these, and whether its readers want to know."""
        return [(one.note, one.told) for one in (self.engine, self.judge)]

    def open(self, unit: Unit) -> Iterator[Document | Failure]:
        """The documents of a unit; a fault of ours in reading it is that of this unit alone."""
        from checker import readers

        try:
            yield from readers.open_unit(unit, self.rules[1])
        except Exception as wrong:
            yield _fault(called(unit), wrong)

    def check(self, documents: Iterable[Document | Failure]) -> Iterator[Outcome | Failure]:
        """What comes of documents; a fault of ours in checking one is that of this document alone."""
        from checker.run import path as run

        book, words = self.rules
        check = partial(
            run.outcomes, rulebook=book, words=words, engine=self.engine, judge=self.judge, keep_pages=self.keep_pages
        )
        if self.judge.encoder:  # it reads passages of many documents at once
            yield from check(documents)
            return
        for one in documents:
            try:
                yield from check([one])
            except Exception as wrong:
                yield _fault(one.name, wrong)

    def begin(self) -> Work[Unit, bytes | list[Result]]:
        """The work of one process: a unit to its outcomes, packed unless their texts are wanted."""
        from checker.commands.batch import packing as compact

        def work(unit: Unit) -> bytes | list[Result]:
            results = list(self.check(self.open(unit)))
            return results if self.keep_pages else compact.pack(results)

        return work


def _fault(name: str, wrong: Exception) -> Failure:
    """A fault of ours as that of one text; raised for those who look for it."""
    if os.environ.get("ZVIRKA_TRACEBACK"):
        raise wrong
    return Failure(name, f"{FAULT}: {type(wrong).__name__}: {wrong}")


def called(unit: Unit) -> str:
    """The name of a unit, as a failure tells it."""
    if isinstance(unit, Failure):
        return unit.name
    return unit if isinstance(unit, str) else str(unit.en or unit.uk)
