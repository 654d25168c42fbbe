"""The commands: one file for each, or for two that are alike, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

from checker import __version__
from checker.commands.help import Group

# The module of each command in this folder, and its name there.
COMMANDS: Mapping[str, str] = {
    "attest": "attest:attest",
    "check": "check:check",
    "corpus": "corpus.corpus:corpus",
    "explain": "explain:explain",
    "facts": "show:facts",
    "fix": "fix.fix:fix",
    "init": "init:init",
    "learn": "learn:learn",
    "mcp": "serve.mcp:mcp",
    "pairs": "show:pairs",
    "rules": "explain:rules",
    "schema": "schema:schema",
    "serve": "serve.serve:serve",
    "test": "test:test",
}


class Commands(Group):
    """The group of all commands: `zvirka explain` reads nothing of what `zvirka check` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(f"checker.commands.{module}"), name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of a command line, its name and its words; a name that there is not is told with the nearest."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from checker.language.nearest import unknown

            ctx.fail(unknown(args[0], COMMANDS, "command"))
        return super().resolve_command(ctx, args)


def _speak(ctx: click.Context, _param: click.Parameter, lang: str | None) -> None:
    """`--lang` before a command is that of the command, unless it says another."""
    if lang:
        ctx.default_map = {name: {"lang": lang} for name in COMMANDS}


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="zvirka")
@click.option("--lang", type=click.Choice(["uk", "en"]), expose_value=False, callback=_speak)
def zvirka() -> None:
    """Check that a Ukrainian text and its English version say the same thing."""
