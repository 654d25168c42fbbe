"""The command `zvirka` in a copy of a process: a fork knows the rules already, and what it does ends with it.

A new process takes 0.3 s to read modules, rules and words; a copy of one that has read them takes 0.03 s. Nothing has
to be put back or forgotten: folder, environment, arguments, streams, caches and signals are those of the copy alone.
Where a test asks something of the process itself (how it starts, what it imports, the encoding of its streams,
signals), let it start a real one.

It is a copy of a process that is there for nothing else, and small: copying the memory of a process with nine thousand
tests takes as long as the command. Where a test patches, it is a copy of its own process, in which that is patched too.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import socket
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, CompletedProcess, Popen
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any, NamedTuple, NoReturn

import bench

import checker
from checker import cli, readers
from checker.commands import prepare
from checker.model import expressions
from checker.rulebook import rulebook
from checker.run import path as pipeline
from checker.run.machine import Machine

# What is imported only where something is installed, or by what is: spaCy's component, the service.
OTHERS = (".component", ".serve.app", ".serve.guard")
# A text in each of the formats that most tests write, so that their patterns are compiled.
FIRST = {
    "a.md": "---\ntitle: 1\n---\n\n# 2001\n\n1 [2](https://example.org)\n",
    "a.html": "<!doctype html><title>1</title><p>2001 <a href='https://example.org'>2</a>",
    "a.json": '{"a": "1 %s", "b": "2001"}',
    "a.po": 'msgid ""\nmsgstr "Language: uk\\n"\n\nmsgid "1"\nmsgstr "1"\n',
    "a.srt": "1\n00:00:01,000 --> 00:00:02,000\n2001\n",
}
POST = Path(__file__).parent / "posts" / "ukrmedia-7356.json"


def run(
    *words: object, cwd: Path, env: Mapping[str, str] | None = None, stdin: str | bytes | None = None,
    before: Callable[[], object] | None = None,
) -> CompletedProcess[str]:  # fmt: skip
    """What `zvirka WORDS` says in a folder, with an environment (default: ours) and a standard input (default: empty).

    `before` is called in the copy before the command, to patch what the test wants to hear of. The streams are UTF-8,
    their line ends are left as they are.
    """
    given = stdin.encode() if isinstance(stdin, str) else stdin or b""
    with TemporaryFile() as taken, TemporaryFile() as said, TemporaryFile() as told:
        taken.write(given)
        taken.seek(0)
        wanted = Wanted([str(word) for word in words], str(cwd), dict(os.environ if env is None else env))
        streams = (taken.fileno(), said.fileno(), told.fileno())
        if before or _patched():
            _warm()
            status = _copied(wanted, streams, before)
        else:
            line = _source()[1]
            socket.send_fds(line, [json.dumps(wanted).encode() + b"\n"], streams)
            status = int(line.recv(16))
        out, err = (_whole(stream.fileno()) for stream in (said, told))
    return CompletedProcess(["zvirka", *map(str, words)], status, out, err)


class Wanted(NamedTuple):
    """A command line, and the folder and the environment that it is run in."""

    words: list[str]
    cwd: str
    env: dict[str, str]


# The fixtures of the test that runs.
TESTED: list[Mapping[str, Any]] = []


def _patched() -> bool:
    """Whether the test has put something in the place of what the command would call: more than the environment."""
    patches = [vars(fixtures["monkeypatch"]) for fixtures in TESTED if "monkeypatch" in fixtures]
    items = (held for patch in patches for held, *_ in patch["_setitem"])
    return any(patch["_setattr"] for patch in patches) or any(held is not os.environ for held in items)


@cache
def _source() -> tuple[Popen[bytes], socket.socket]:
    """The process that is copied, and what leads to it."""
    ours, theirs = socket.socketpair()
    with theirs:
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        start = [sys.executable, __file__, str(theirs.fileno())]
        return Popen(start, pass_fds=[theirs.fileno()], stdin=DEVNULL, stdout=DEVNULL, env=env), ours


def end() -> None:
    """Ends the process that is copied, where there is one."""
    if _source.cache_info().currsize:
        process, line = _source()
        line.close()
        process.wait()


def _serve(line: socket.socket) -> None:
    """The life of the process that is copied: it ends when nobody can ask it any more."""
    _warm()
    rulebook._prepared = cache(rulebook._prepared)  # rules are frozen, and those that are shipped stay what they are
    rulebook.load()
    gc.freeze()
    while True:
        text, streams, _, _ = socket.recv_fds(line, 1 << 16, 3)
        if not text:
            return
        while not text.endswith(b"\n"):
            text += line.recv(1 << 16)
        status = _copied(Wanted(*json.loads(text)), streams, line.close)
        for stream in streams:
            os.close(stream)
        line.sendall(str(status).encode())


def _copied(wanted: Wanted, streams: Sequence[int], before: Callable[[], object] | None) -> int:
    """The exit status of a command in a copy of this process."""
    copy = os.fork()
    if copy == 0:
        _become(wanted, streams, before)
    _, status = os.waitpid(copy, 0)
    return os.waitstatus_to_exitcode(status)


@cache
def _warm() -> None:
    """Reads what every run reads: modules, rules, words, and what a first text of a format makes of them."""
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if not module.name.endswith(("__main__", *OTHERS)):
            importlib.import_module(module.name)
    prepare.renew()
    machine = Machine(bench.BOOK, bench.WORDS)
    pipeline.report(readers.open_input(str(POST), bench.WORDS), machine)
    with TemporaryDirectory() as place:
        for side in ("uk", "en"):
            Path(place, side).mkdir()
            for name, text in FIRST.items():
                Path(place, side, name).write_text(text, encoding="utf-8")
        pipeline.report(readers.open_sides(Path(place, "uk"), Path(place, "en"), bench.WORDS), machine)
    for one in gc.get_objects():
        if isinstance(one, expressions._Pattern):
            one.search  # noqa: B018 (is compiled when it is asked for)


def _become(wanted: Wanted, streams: Sequence[int], before: Callable[[], object] | None) -> NoReturn:
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
        os.chdir(wanted.cwd)
        os.environ.clear()
        os.environ.update(wanted.env)
        sys.argv = ["zvirka", *wanted.words]
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


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
