"""A command line in, an exit code out."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import IO, NoReturn

import click

from checker import __version__
from checker.commands import COMMANDS, output


def main() -> NoReturn:
    """The command `zvirka`; ends the process. No traceback reaches a user unless ZVIRKA_TRACEBACK is set."""
    # What is loaded stays until the end; the collector need not walk through it again and again while it grows.
    gc.disable()
    # Whoever ends us (a build that is called off) lets us put away what is half done: processes, unwritten reports.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        status = zvirka.main(prog_name="zvirka", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as wrong:
        output.refuse(wrong)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        output.say("zvirka: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`zvirka … | head`): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as wrong:
        if os.environ.get("ZVIRKA_TRACEBACK"):
            raise
        said = " ".join(str(wrong).split())
        output.say(f"zvirka: a fault of the program itself: {type(wrong).__name__}: {said}", err=True)
        output.say("Set ZVIRKA_TRACEBACK=1 to see where, and report it with the input that caused it.", err=True)
        sys.exit(2)
    sys.exit(status if isinstance(status, int) else 0)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="zvirka")
def zvirka() -> None:
    """Check that a Ukrainian text and its English version say the same thing."""


for command in COMMANDS:
    zvirka.add_command(command)


def written(stream: IO[str]) -> None:
    """Standard output in UTF-8, whatever the locale says: the texts are Ukrainian."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


written(sys.stdout)
written(sys.stderr)
