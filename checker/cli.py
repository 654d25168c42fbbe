"""A command line in, an exit code out."""

from __future__ import annotations

# What is read before an interrupt can be told is as little as can be.
import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, NoReturn

    from click import Group

INTERRUPTED = "zvirka: interrupted"


def main() -> NoReturn:
    """The command `zvirka`; ends the process. No traceback reaches a user unless ZVIRKA_TRACEBACK is set."""
    try:
        import signal

        interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if interruptible:  # while modules are read there is nothing to put away, and one may lose an exception
            signal.signal(signal.SIGINT, _leave)
    except KeyboardInterrupt:
        _leave()
    # What is loaded stays until the end; the collector need not walk through it again and again while it grows.
    gc.disable()
    _open_streams()
    # Plug-ins of pydantic that lie on this machine are not ours to run, and looking for them takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from checker.commands import zvirka

    if interruptible:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    status = _run(zvirka)
    gc.freeze()  # the last collection would walk through everything, to free what ends with the process
    sys.exit(status)


def _run(zvirka: Group) -> int:
    """What the command line comes to, as an exit status."""
    import signal

    import click

    from checker.commands import output
    from checker.model.messages import Message

    # Whoever ends us (a build that is called off) lets us put away what is half done: processes, unwritten reports.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        status = zvirka.main(prog_name="zvirka", standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as wrong:
        output.refuse(wrong)
        return 2
    except (KeyboardInterrupt, click.Abort):
        output.say(INTERRUPTED, err=True)
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`zvirka … | head`): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as wrong:
        if os.environ.get("ZVIRKA_TRACEBACK"):
            raise
        said = " ".join(str(wrong).split())
        output.say(Message("commands.fault", kind=type(wrong).__name__, said=said), err=True)
        output.say(Message("commands.fault_mend"), err=True)
        return 2
    return status if isinstance(status, int) else 0


def _leave(*_: object) -> NoReturn:
    """Ends the process at once, with what `_run` says of an interrupt."""
    os.write(2, f"{INTERRUPTED}\n".encode())
    os._exit(130)


def _open_streams() -> None:
    """Standard streams that can be written to: where one is closed (`>&-`), the next file would take its number.

    Ends the process with status 2 where standard output is closed: what is found would reach nobody.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free, which is this one
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
    if sys.stdout is None:
        os.write(2, b"zvirka: standard output is closed; send it to a file or to /dev/null\n")
        sys.exit(2)
    for stream in (sys.stdout, sys.stderr):
        written(stream)


def written(stream: IO[str]) -> None:
    """Standard output in UTF-8, whatever the locale says: the texts are Ukrainian."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
