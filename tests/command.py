"""The command `zvirka` in a copy of this process: a fork knows the rules already, and what it does ends with it.

A new process takes 0.6 s to read modules, rules and words; a copy of one that has read them takes 0.03 s. Nothing has
to be put back or forgotten: folder, environment, arguments, streams, caches and signals are those of the copy alone,
and what the test has patched is patched there too. Where a test asks something of the process itself (how it starts,
what it imports, the encoding of its streams, signals), let it start a real one.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryFile
from typing import NoReturn

import bench

import checker
from checker import cli, readers
from checker.rulebook import rulebook
from checker.run import path as pipeline
from checker.run.machine import Machine

# What is imported only where something is installed, or by what is: spaCy's component, the service.
OTHERS = (".component", ".serve.app", ".serve.guard")
POST = Path(__file__).parent / "posts" / "ukrmedia-7356.json"


def run(
    *words: object, cwd: Path, env: Mapping[str, str] | None = None, stdin: str | bytes | None = None,
    before: Callable[[], object] | None = None,
) -> CompletedProcess[str]:  # fmt: skip
    """What `zvirka WORDS` says in a folder, with an environment (default: ours) and a standard input (default: empty).

    `before` is called in the copy before the command, to patch what the test wants to hear of. The streams are UTF-8,
    their line ends are left as they are.
    """
    _warm()
    given = stdin.encode() if isinstance(stdin, str) else stdin or b""
    with TemporaryFile() as taken, TemporaryFile() as said, TemporaryFile() as told:
        taken.write(given)
        taken.seek(0)
        copy = os.fork()
        if copy == 0:
            _become([str(word) for word in words], cwd, env, (taken.fileno(), said.fileno(), told.fileno()), before)
        _, status = os.waitpid(copy, 0)
        out, err = (_whole(stream.fileno()) for stream in (said, told))
    return CompletedProcess(["zvirka", *map(str, words)], os.waitstatus_to_exitcode(status), out, err)


@cache
def _warm() -> None:
    """Reads what every run reads: modules, rules, words, and what is worked out of them for a first text."""
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if not module.name.endswith(("__main__", *OTHERS)):
            importlib.import_module(module.name)
    pipeline.report(readers.open_input(str(POST), bench.WORDS), Machine(rulebook.load(), bench.WORDS))


def _become(
    words: list[str], cwd: Path, env: Mapping[str, str] | None, streams: tuple[int, int, int],
    before: Callable[[], object] | None,
) -> NoReturn:  # fmt: skip
    """The life of the copy."""
    status = 1
    try:
        gc.freeze()  # what belongs to the test is not collected here
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout, sys.stderr = (open(n, "w", encoding="utf-8", closefd=False) for n in (1, 2))  # noqa: SIM115
        cli.written(sys.stdout)
        cli.written(sys.stderr)
        os.chdir(cwd)
        if env is not None:
            os.environ.clear()
            os.environ.update(env)
        sys.argv = ["zvirka", *words]
        if before:
            before()
        cli.main()
    except SystemExit as done:
        status = done.code if isinstance(done.code, int) else int(done.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(status)


def _whole(stream: int) -> str:
    """All that was written to a file."""
    os.lseek(stream, 0, os.SEEK_SET)
    with open(stream, "rb", closefd=False) as file:
        return file.read().decode("utf-8")
