"""Work spread over processes, with its results in order; a process that dies takes nothing with it but its own task."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from checker.model.messages import Message

Task = TypeVar("Task")
Done = TypeVar("Done")
Work = Callable[[Task], Done]

AHEAD = 8  # results that may wait for their turn, for each process


@dataclass(frozen=True, slots=True)
class Lost:
    """A task whose process ended before it was done; `code` is its exit status, -N for signal N."""

    code: int

    def __str__(self) -> str:
        why = Message("commands.out_of_memory") if self.code == -signal.SIGKILL else ""
        if self.code < 0:
            return Message("commands.lost_by_signal", signal=-self.code, why=why)
        return Message("commands.lost", status=self.code, why=why)


def spread(
    tasks: Iterable[tuple[Task, Done | None]], begin: Callable[[], Work[Task, Done]], count: int, method: str = ""
) -> Generator[Done | Lost, None, None]:
    """What is done of each task, in order; one that comes with its result costs nothing.

    `begin` is called once in each of `count` processes and gives the work. Where processes are spawned, not forked, it
    has to be picklable. No more than a few results wait for their turn, however many tasks there are. When the iterator
    is closed, or interrupted, the processes are killed.
    """
    context = multiprocessing.get_context(method or ("fork" if sys.platform == "linux" else "spawn"))
    crew = _Crew(context, begin, count)
    try:
        yield from crew.results(iter(tasks))
    finally:
        crew.end()


class _Worker(Generic[Task, Done]):
    """A process, our end of the pipe to it, and the number of the task that it has."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process, self.pipe = process, pipe
        self.number: int | None = None

    def end(self) -> int:
        """Kills the process, and tells how it ended."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        return self.process.exitcode or 0


class _Crew(Generic[Task, Done]):
    """The processes, each begun when there is a task for it."""

    def __init__(self, context: BaseContext, begin: Callable[[], Work[Task, Done]], count: int) -> None:
        self.context, self.begin, self.count = context, begin, count
        self.workers: list[_Worker[Task, Done]] = []

    def results(self, tasks: Iterator[tuple[Task, Done | None]]) -> Iterator[Done | Lost]:
        """What is done, in order. Nobody waits while one is told, and the next task is read while all are at work."""
        done: dict[int, Done | Lost] = {}
        ahead: list[tuple[Task | None, Done | None]] = []
        given = told = 0
        left = True
        while True:
            while left and given < told + AHEAD * self.count and len(self._busy()) < self.count:
                task, known = ahead.pop() if ahead else next(tasks, (None, None))
                left = task is not None
                if task is not None and known is not None:
                    done[given] = known
                elif task is not None:
                    self._give(given, task)
                given += left
            if told in done:
                yield done.pop(told)
                told += 1
                continue
            if not self._busy():
                return
            if left and not ahead and given < told + AHEAD * self.count:
                ahead.append(next(tasks, (None, None)))
            self._collect(done)

    def _busy(self) -> list[_Worker[Task, Done]]:
        return [one for one in self.workers if one.number is not None]

    def _give(self, number: int, task: Task) -> None:
        worker = next((one for one in self.workers if one.number is None), None) or self._hire()
        worker.number = number
        try:
            worker.pipe.send(task)
        except OSError:  # it has died while it had nothing to do
            self.workers.remove(worker)
            worker.end()
            self._give(number, task)

    def _hire(self) -> _Worker[Task, Done]:
        ours, theirs = self.context.Pipe()
        forked = self.context.get_start_method() == "fork"
        inherited = [ours, *(one.pipe for one in self.workers)] if forked else []
        process = self.context.Process(target=live, args=(self.begin, theirs, inherited), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours))
        return self.workers[-1]

    def _collect(self, done: dict[int, Done | Lost]) -> None:
        """Waits until a process has a result, or has died."""
        busy = {one.pipe: one for one in self._busy()}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            number, worker.number = worker.number, None
            assert number is not None
            try:
                done[number] = worker.pipe.recv()
            except (EOFError, OSError):
                self.workers.remove(worker)
                worker.process.join()
                done[number] = Lost(worker.end())

    def end(self) -> None:
        for worker in self.workers:
            worker.end()


def live(begin: Callable[[], Work[Task, Done]], pipe: Connection, inherited: Sequence[Connection] = ()) -> None:
    """The life of a process: task by task, until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal interrupts all of a group; the first process ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:  # else we would keep open what tells another process, or us, that the first one is gone
        other.close()
    work = begin()
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(work(task))
        except BrokenPipeError:
            return
