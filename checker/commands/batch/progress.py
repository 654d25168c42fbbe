"""How far a run has come, on standard error, where somebody watches."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

ERASED = "\x1b[1A\x1b[2K"  # the line above, which the bar has left


@contextmanager
def shown(tasks: int, off: bool) -> Iterator[Callable[[bool], None]]:
    """What is told of each document (False) and each task (True) that is done.

    Of many tasks a bar shows the share that is done; of one input with many documents, their count.
    """
    if off or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda whole: None
        return
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
