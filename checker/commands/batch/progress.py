"""How far a run has come, on standard error: a bar where somebody watches, a line now and then in a log."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

ERASED = "\x1b[1A\x1b[2K"  # the line above, which the bar has left
EVERY = 10.0  # seconds between two lines of a log

Tick = Callable[[bool], None]
# What is said of so many of so many tasks, or of so many documents of one.
Sentence = Callable[[int, int], str]


@contextmanager
def shown(tasks: int, off: bool, sentence: Sentence) -> Iterator[Tick]:
    """What is told of each document (False) and each task (True) that is done.

    Of many tasks the share is shown that is done; of one input with many documents, their count.
    """
    if off:
        yield lambda whole: None
    elif not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        with _logged(tasks, sentence) as tick:
            yield tick
    else:
        with _bar(tasks) as tick:
            yield tick


@contextmanager
def _logged(tasks: int, sentence: Sentence) -> Iterator[Tick]:
    """A line every ten seconds, so that no log is silent for long; a run that takes less has none."""
    many, counted, said = tasks > 1, 0, time.monotonic()

    def tick(whole: bool) -> None:
        nonlocal counted
        counted += whole == many
        say()

    def say(*_: object) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said >= EVERY:
            said = now
            os.write(sys.stderr.fileno(), f"zvirka: {sentence(counted, tasks)}\n".encode())

    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield tick
        return
    # A long text ends no document for minutes: the clock itself asks. Processes that are forked have no timer.
    before = signal.signal(signal.SIGALRM, say)
    signal.setitimer(signal.ITIMER_REAL, EVERY, EVERY)
    try:
        yield tick
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _bar(tasks: int) -> Iterator[Tick]:
    many = tasks > 1
    unknown = None if many else (_ for _ in range(0))  # a generator has no length
    bar: Any = click.progressbar(
        unknown, tasks if many else None, file=sys.stderr, label="zvirka", show_pos=True, width=30
    )
    counted = 0

    def tick(whole: bool) -> None:
        nonlocal counted
        if whole == many:
            counted += 1
            if counted == 2 and not many:
                bar.__enter__()
                bar.update(1)
            if many or counted > 1:
                bar.update(1)

    if many:
        bar.__enter__()
    try:
        yield tick
    finally:
        if many or counted > 1:
            bar.__exit__(None, None, None)
            sys.stderr.write(ERASED)  # our own sequence, to a terminal
