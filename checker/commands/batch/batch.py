"""The tasks of a run to their outcomes: one by one or over processes, from the cache where nothing has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from checker.commands.batch.recipe import Opened, Recipe
from checker.commands.batch.store import NOTHING
from checker.model import Document, Failure, Outcome
from checker.pairs import Input, called

if TYPE_CHECKING:
    from checker.commands.batch.packing import Result
    from checker.commands.batch.store import Store
    from checker.pairs import Task

# From so many tasks on, processes are worth their start; more than so many want more memory than they save time.
MANY, MOST = 24, 8

Tick = Callable[[bool], None]


def processes(jobs: int | None, tasks: Sequence[Task]) -> int:
    """How many processes check the tasks, when `--jobs` says so or nothing (0: as many as there are cores)."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if jobs is None:
        jobs = min(cores, MOST) if len(tasks) >= MANY else 1
    return min(jobs or cores, len(tasks)) or 1


def outcomes(
    tasks: Sequence[Task], recipe: Recipe, store: Store | None, jobs: int, tick: Tick
) -> Iterator[Outcome | Failure]:
    """What comes of the tasks, in order. `tick` is told of each document (False) and of each task (True) that is done.

    With a sentence encoder there is one process: it gathers passages of many documents.
    """
    if recipe.settings.semantic.model or (store is None and jobs == 1):
        for one in recipe.check(chain.from_iterable(_opened(task, recipe, tick) for task in tasks)):
            tick(False)
            yield one
        return
    for results in _spread(tasks, recipe, store, jobs) if jobs > 1 else _one_by_one(tasks, recipe, store):
        tick(True)
        yield from results


def _opened(task: Task, recipe: Recipe, tick: Tick) -> Iterator[Document | Failure]:
    yield from recipe.open(task)
    tick(True)


def _one_by_one(tasks: Sequence[Task], recipe: Recipe, store: Store | None) -> Iterator[list[Result]]:
    for task in tasks:
        key, known, opened = store.look(task) if store else NOTHING
        if known is None:
            known = list(recipe.check(recipe.open(task, opened)))
            if store and key:
                store.keep(key, known)
        yield known


def _spread(tasks: Sequence[Task], recipe: Recipe, store: Store | None, jobs: int) -> Iterator[list[Result]]:
    from checker.commands.batch import packing, workers

    keys: dict[int, str] = {}

    def queue() -> Iterator[tuple[Opened, bytes | list[Result] | None]]:
        for n, task in enumerate(tasks):
            key, known, opened = store.look(task) if store else NOTHING
            if known is None:
                _ = recipe.machine  # what can't be had is told here, not in each process
                if isinstance(task, Input) and task.name == "-":  # another process has no standard input
                    known = list(recipe.check(recipe.open(task)))
                elif key:
                    keys[n] = key
            for source in opened or ():
                source.close()  # a stream; what was read goes to the process
            yield (task, opened), known

    spread: Generator[bytes | list[Result] | workers.Lost, None, None] = workers.spread(queue(), recipe.begin, jobs)
    with closing(spread):
        for n, (task, done) in enumerate(zip(tasks, spread, strict=True)):
            if isinstance(done, workers.Lost):
                yield [Failure(called(task), str(done))]
                continue
            results = packing.unpack(done) if isinstance(done, bytes) else done
            if store and n in keys:
                store.keep(keys[n], results, done if isinstance(done, bytes) else None)
            yield results
