"""The tasks of a run to their outcomes: one by one or over processes, from the cache where nothing has changed."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from checker.commands.addresses import take
from checker.commands.batch.pieces import Piece, pieces
from checker.commands.batch.recipe import Opened, Recipe
from checker.commands.batch.store import NOTHING
from checker.model import Document, Failure, Outcome, Usual
from checker.pairs import FilePair, Input, called

if TYPE_CHECKING:
    from checker.commands.batch.store import Store
    from checker.pairs import Task
    from checker.readers.web.sites import Supply
    from checker.run.packing import Result

# From so many tasks on, processes are worth their start; more than so many want more memory than they save time.
MANY, MOST = 24, 8
# A file of so many bytes is worth them too: about 3,000 pairs of sentences.
LARGE = 1_000_000

Tick = Callable[[bool], None]


class Turn(NamedTuple):
    """Work whose result is waited for: what it is called, its key in the store ("": not kept), the last of its task."""

    name: str
    key: str = ""
    last: bool = True


def processes(jobs: int | None, tasks: Sequence[Task]) -> int:
    """How many processes check the tasks, when `--jobs` says so or nothing (0: as many as there are cores)."""
    if jobs is None:
        jobs = min(cores(), MOST) if len(tasks) >= MANY or any(map(_large, tasks)) else 1
    many = any(isinstance(task, Input) for task in tasks)
    return (jobs or cores()) if many else min(jobs or cores(), len(tasks)) or 1


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _large(task: Task) -> bool:
    """Whether a task is a file of both languages that holds very many documents."""
    try:
        return isinstance(task, Input) and os.stat(task.name).st_size >= LARGE
    except (OSError, ValueError):  # an address, standard input, a name that no file can have
        return False


def outcomes(
    tasks: Sequence[Task], recipe: Recipe, store: Store | None, jobs: int, tick: Tick, supply: Supply | None = None
) -> Iterator[Outcome | Failure]:
    """What comes of the tasks, in order; files that translate a term otherwise than the others are checked once more.

    The terms of a tree are known when all of it was read. Its size decides nothing: the same is told however many
    processes there are, and of what is kept in the cache.
    """
    from checker.run import terms

    found = _outcomes(tasks, recipe, store, jobs, tick, supply)
    files = {called(task): task for task in tasks if _compared(task)}
    if len(files) < 2:
        yield from found
        return
    results = list(found)
    usual = terms.deviations(results, recipe.rules[0])
    many = Counter(one.name for one in results)
    for one in results:
        if isinstance(one, Outcome) and one.name in usual and one.name in files and many[one.name] == 1:
            yield _once_more(one, files[one.name], usual[one.name], recipe, store)
        else:
            yield one


def _compared(task: Task) -> bool:
    """Whether a task can be opened once more: two files, or one that holds both languages and is not very large."""
    if isinstance(task, Input):
        return not task.remote and not task.apart and task.name != "-" and "://" not in task.name and not _large(task)
    return isinstance(task, FilePair) and bool(task.uk and task.en)


def _once_more(
    known: Outcome, task: Task, usual: tuple[Usual, ...], recipe: Recipe, store: Store | None
) -> Outcome | Failure:
    """The outcome of a document beside others that translate something otherwise."""
    key, results, _ = store.look(task, usual) if store else NOTHING
    if results is None:
        opened = (one for one in recipe.open(task) if isinstance(one, Document) and one.name == known.name)
        results = list(recipe.check(replace(one, usual=usual) for one in opened))
        if store and key:
            store.keep(key, results)
    return next((one for one in results if isinstance(one, Outcome)), known)


def _outcomes(
    tasks: Sequence[Task], recipe: Recipe, store: Store | None, jobs: int, tick: Tick, supply: Supply | None
) -> Iterator[Outcome | Failure]:
    """The outcomes of the tasks, each by itself. `tick` is told of each document (False) and each task (True) done.

    What addresses answer is taken from the `supply`, which this process alone has. With a sentence encoder there is one
    process: it gathers passages of many documents.
    """
    if recipe.settings.semantic.model or (store is None and jobs == 1):
        for one in recipe.check(chain.from_iterable(_opened(task, recipe, tick, supply) for task in tasks)):
            tick(False)
            yield one
        return
    if jobs > 1:
        yield from _spread(tasks, recipe, store, jobs, tick, supply)
        return
    for results in _one_by_one(tasks, recipe, store, supply):
        tick(True)
        yield from results


def _opened(task: Task, recipe: Recipe, tick: Tick, supply: Supply | None) -> Iterator[Document | Failure]:
    given = take(task, supply, recipe.settings.limits.limits)
    yield from [given] if isinstance(given, Failure) else recipe.open(task, given)
    tick(True)


def _one_by_one(
    tasks: Sequence[Task], recipe: Recipe, store: Store | None, supply: Supply | None
) -> Iterator[list[Result]]:
    for task in tasks:
        key, known, opened = store.look(task) if store else NOTHING
        if known is None:
            given = opened or take(task, supply, recipe.settings.limits.limits)
            known = [given] if isinstance(given, Failure) else list(recipe.check(recipe.open(task, given)))
            if store and key:
                store.keep(key, known)
        yield known


def _spread(
    tasks: Sequence[Task], recipe: Recipe, store: Store | None, jobs: int, tick: Tick, supply: Supply | None
) -> Iterator[Outcome | Failure]:
    from checker.commands.batch import workers
    from checker.run import packing

    turns: deque[Turn] = deque()
    work = _work(tasks, recipe, store, jobs, turns, supply)
    spread: Generator[bytes | list[Result] | workers.Lost, None, None] = workers.spread(work, recipe.begin, jobs)
    with closing(spread):
        for done in spread:
            turn = turns.popleft()
            if isinstance(done, workers.Lost):
                results: list[Result] = [Failure(turn.name, str(done))]
            else:
                results = packing.unpack(done) if isinstance(done, bytes) else done
                if store and turn.key:
                    store.keep(turn.key, results, done if isinstance(done, bytes) else None)
            for last in (True,) if turn.last else (False for _ in results):
                tick(last)
            yield from results


def _work(
    tasks: Sequence[Task], recipe: Recipe, store: Store | None, jobs: int, turns: deque[Turn], supply: Supply | None
) -> Iterator[tuple[Opened | Piece, bytes | list[Result] | None]]:
    """What goes to processes, with its results where they are known already; `turns` gets what each of it is."""
    for task in tasks:
        given = take(task, supply, recipe.settings.limits.limits)
        if isinstance(given, Failure):
            turns.append(Turn(called(task)))
            yield (task, None), [given]
            continue
        streamed = isinstance(task, Input) and task.name == "-"  # no other process has standard input
        if isinstance(task, Input) and store is None and (streamed or len(tasks) < jobs or _large(task)):
            _ = recipe.machine  # what can't be had is told here, not in each process
            for piece in pieces(task, recipe.open(task, given)):
                turns.append(Turn(str(piece), last=False))
                yield piece, None
            turns.append(Turn(called(task)))
            yield (task, None), []
            continue
        key, known, opened = store.look(task) if store else NOTHING
        turns.append(Turn(called(task), key if key and known is None and not streamed else ""))
        if known is None:
            _ = recipe.machine
            if streamed:
                known = list(recipe.check(recipe.open(task)))
        opened = opened or given
        for source in opened or ():
            source.close()  # a stream; what was read goes to the process
        yield (task, opened), known
