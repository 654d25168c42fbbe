"""Questions in order of arrival over processes that have the tables; one that takes too long ends its process."""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from checker.commands.batch import workers
from checker.commands.serve.answer import Answer, Question

# Seconds that an answer waits at most for those that were asked for before it: twice what a check takes, within these.
TURN = (0.25, 1.0)
BYTES = 128_000_000  # of all questions that wait
USUAL = 1.0  # seconds that a check is thought to take before one has been made

# Never a copy of this process, which has threads.
CONTEXT = multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")
STARTING = threading.Lock()

NOTHING = Question(b"")

Begin = Callable[[], Callable[[Question], Answer]]


class Full(Exception):
    """No room for one more question; `after` is in how many seconds there may be."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.after = after


class Late(Exception):
    """A question that took longer than it may."""


class Lost(Exception):
    """A question whose process ended."""


@dataclass(eq=False, slots=True)
class Job:
    """A question in the queue, None when it is there no more; its answer, and when it and the one before are done."""

    question: Question | None
    answer: asyncio.Future[Answer]
    before: asyncio.Event | None
    done: asyncio.Event = field(default_factory=asyncio.Event)


class Process:
    """A process that answers one question at a time; it is begun anew when it has ended, or was ended."""

    def __init__(self, begin: Begin, seconds: float) -> None:
        self.begin, self.seconds = begin, seconds
        self.process: BaseProcess | None = None
        self.pipe: Connection | None = None

    def start(self) -> Connection:
        """Begins the process, unless it lives, waits until it can answer, and gives our end of the pipe to it.

        Raises EOFError or OSError where it ends before.
        """
        pipe = self.pipe
        if pipe is None or self.process is None or not self.process.is_alive():
            self.end()
            pipe, theirs = CONTEXT.Pipe()
            made: BaseProcess = CONTEXT.Process(target=workers.live, args=(self.begin, theirs), daemon=True)  # type: ignore[attr-defined]
            with _nameless():
                made.start()
            theirs.close()
            self.process, self.pipe = made, pipe
            pipe.send(NOTHING)  # its answer tells that the tables are read; that is no time of who asks
            pipe.recv()
        return pipe

    def ask(self, question: Question) -> Answer:
        """The answer; raises Late when it does not come in time, Lost where the process ends."""
        try:
            pipe = self.start()
            pipe.send(question)
            if pipe.poll(self.seconds):
                answer: Answer = pipe.recv()
                return answer
        except (EOFError, OSError) as wrong:
            self.end()
            raise Lost from wrong
        self.end()
        raise Late

    def end(self) -> None:
        """Kills the process."""
        process, pipe, self.process, self.pipe = self.process, self.pipe, None, None
        if process is not None:
            process.kill()  # which wakes a thread that waits for its answer
            process.join()
        if pipe is not None:
            pipe.close()


class Pool:
    """A queue before a few processes.

    `most` questions wait at most, with `BYTES` in all; each may take so many `seconds` once its turn has come.
    """

    def __init__(self, begin: Begin, count: int, most: int, seconds: float) -> None:
        self.processes = [Process(begin, seconds) for _ in range(count)]
        self.most = most
        self.queue: asyncio.Queue[Job] = asyncio.Queue()
        self.threads = ThreadPoolExecutor(count, thread_name_prefix="zvirka")
        self.lanes: list[asyncio.Task[None]] = []
        self.waiting, self.size = 0, 0  # questions that wait for their turn, and their bytes
        self.working = 0
        self.usual = USUAL
        self.last: asyncio.Event | None = None

    def start(self) -> None:
        """Begins the processes, which then read their tables."""
        if not self.lanes:
            self.lanes = [asyncio.create_task(self._lane(one)) for one in self.processes]

    async def ask(self, question: Question) -> Answer:
        """The answer to a question, when its turn has come; raises Full, Late and Lost.

        Answers are given in the order in which questions came, but none waits long for a slow one. Who is cancelled
        while he waits leaves the queue.
        """
        size = len(question.body)
        if self.waiting >= self.most or (self.waiting and self.size + size > BYTES):
            raise Full(1 + int(self.usual * (self.waiting + self.working) / len(self.processes)))
        self.start()
        job = Job(question, asyncio.get_running_loop().create_future(), self.last)
        self.last = job.done
        self.waiting, self.size = self.waiting + 1, self.size + size
        self.queue.put_nowait(job)
        try:
            answer = await job.answer
            if job.before is not None:
                with suppress(TimeoutError):
                    await asyncio.wait_for(job.before.wait(), min(max(TURN[0], 2 * self.usual), TURN[1]))
            return answer
        finally:
            self._take(job)
            job.done.set()

    def _take(self, job: Job) -> Question | None:
        """The question of a job, which is in the queue no more; None where it was taken before."""
        question, job.question = job.question, None
        if question is not None:
            self.waiting, self.size = self.waiting - 1, self.size - len(question.body)
        return question

    async def _lane(self, process: Process) -> None:
        """The life of one process of the pool."""
        loop = asyncio.get_running_loop()
        while True:
            with suppress(EOFError, OSError):  # told to who asks next
                await loop.run_in_executor(self.threads, process.start)
            job = await self.queue.get()
            question = self._take(job)
            if question is None:  # whoever asked has gone
                continue
            self.working += 1
            begun = loop.time()
            try:
                _settle(job, await loop.run_in_executor(self.threads, process.ask, question))
            except (Late, Lost) as wrong:
                _settle(job, wrong)
            finally:
                _settle(job, Lost())  # where we are ended ourselves
                self.working -= 1
                self.usual += (loop.time() - begun - self.usual) / 8

    async def close(self) -> None:
        """Ends the processes; who still waits is told that his is lost."""
        for lane in self.lanes:
            lane.cancel()
        for process in self.processes:
            process.end()
        await asyncio.gather(*self.lanes, return_exceptions=True)
        while not self.queue.empty():
            _settle(self.queue.get_nowait(), Lost())
        self.threads.shutdown(wait=False, cancel_futures=True)


def _settle(job: Job, answer: Answer | Exception) -> None:
    """Gives a job its answer, unless it has one."""
    if job.answer.done():
        return
    if isinstance(answer, Exception):
        job.answer.set_exception(answer)
    else:
        job.answer.set_result(answer)


@contextmanager
def _nameless() -> Iterator[None]:
    """While a process begins: it has no use for the script that began this one, and must not run it."""
    main = sys.modules["__main__"]
    with STARTING:
        held: dict[str, object] = {
            name: main.__dict__.pop(name) for name in ("__file__", "__spec__") if name in main.__dict__
        }
        main.__spec__ = None
        try:
            yield
        finally:
            main.__dict__.update(held)
