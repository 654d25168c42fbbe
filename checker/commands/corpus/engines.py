"""Who does the work of a corpus: processes of this machine, or Ray. Both call the same work, in any order."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from checker.commands.batch import workers
from checker.model import Failure

if TYPE_CHECKING:
    from checker.commands.corpus.job import Done, Job, Task

    Engine = Callable[[Sequence[Task]], Generator[tuple[Task, Done], None, None]]  # each task with what came of it

TRIES = 3  # times that a task is given to a process, where processes die
Item = TypeVar("Item")


def local(job: Job, jobs: int) -> Engine:
    """Processes of this machine; a task whose process dies is given to another one, twice."""

    def run(tasks: Sequence[Task]) -> Generator[tuple[Task, Done], None, None]:
        left = list(tasks)
        for tried in range(TRIES):
            lost: list[Task] = []
            spread: Generator[Done | workers.Lost, None, None] = workers.spread(_new(left), job.begin, jobs)
            with closing(spread):
                for task, done in zip(left, spread, strict=True):
                    if not isinstance(done, workers.Lost):
                        yield task, done
                    elif tried + 1 < TRIES:
                        lost.append(task)
                    else:
                        yield task, Failure(str(task), str(done))
            left = lost

    return run


def _new(tasks: Iterable[Item]) -> Iterator[tuple[Item, None]]:
    return ((task, None) for task in tasks)
