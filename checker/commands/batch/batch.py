"""The units of a run to their outcomes: one by one or over processes, from the cache where nothing has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from checker.commands.batch.recipe import Recipe, called
from checker.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from checker.commands.batch.packing import Result
    from checker.commands.batch.store import Store
    from checker.pairs import Unit

# From so many units on, processes are worth their start; more than so many want more memory than they save time.
MANY, MOST = 24, 8

Tick = Callable[[bool], None]


def processes(jobs: int | None, units: Sequence[Unit]) -> int:
    """How many processes check the units, when `--jobs` says so or nothing (0: as many as there are cores)."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if jobs is None:
        jobs = min(cores, MOST) if len(units) >= MANY else 1
    return min(jobs or cores, len(units)) or 1


def outcomes(
    units: Sequence[Unit], recipe: Recipe, store: Store | None, jobs: int, tick: Tick
) -> Iterator[Outcome | Failure]:
    """What comes of the units, in order. `tick` is told of each document (False) and of each unit (True) that is done.

    With a sentence encoder there is one process: it gathers passages of many documents.
    """
    if recipe.settings.semantic.model or (store is None and jobs == 1):
        for one in recipe.check(chain.from_iterable(_opened(unit, recipe, tick) for unit in units)):
            tick(False)
            yield one
        return
    for results in _spread(units, recipe, store, jobs) if jobs > 1 else _one_by_one(units, recipe, store):
        tick(True)
        yield from results


def _opened(unit: Unit, recipe: Recipe, tick: Tick) -> Iterator[Document | Failure]:
    yield from recipe.open(unit)
    tick(True)


def _one_by_one(units: Sequence[Unit], recipe: Recipe, store: Store | None) -> Iterator[list[Result]]:
    for unit in units:
        key, known = store.look(unit) if store else (None, None)
        if known is None:
            known = list(recipe.check(recipe.open(unit)))
            if store and key:
                store.keep(key, known)
        yield known


def _spread(units: Sequence[Unit], recipe: Recipe, store: Store | None, jobs: int) -> Iterator[list[Result]]:
    from checker.commands.batch import packing as compact
    from checker.commands.batch import workers

    keys: dict[int, str] = {}

    def tasks() -> Iterator[tuple[Unit, bytes | list[Result] | None]]:
        for n, unit in enumerate(units):
            key, known = store.look(unit) if store else (None, None)
            if known is None:
                _ = recipe.notes  # what can't be had is told here, not in each process
                if unit == "-":  # another process has no standard input
                    known = list(recipe.check(recipe.open(unit)))
                elif key:
                    keys[n] = key
            yield unit, known

    spread: Generator[bytes | list[Result] | workers.Lost, None, None] = workers.spread(tasks(), recipe.begin, jobs)
    with closing(spread):
        for n, (unit, done) in enumerate(zip(units, spread, strict=True)):
            if isinstance(done, workers.Lost):
                yield [Failure(called(unit), str(done))]
                continue
            results = compact.unpack(done) if isinstance(done, bytes) else done
            if store and n in keys:
                store.keep(keys[n], results, done if isinstance(done, bytes) else None)
            yield results
