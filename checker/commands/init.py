"""`zvirka init`: a settings file to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from checker.commands import output
from checker.commands.help import Command
from checker.commands.output import fail


@click.command(cls=Command)
@click.option("--force", is_flag=True)
def init(force: bool) -> None:
    """Write a commented zvirka.toml into this folder."""
    from checker.rulebook.settings import NAME
    from checker.rulebook.settings_template import TEMPLATE

    path = Path(NAME)
    if path.exists() and not force:
        fail(f"{path} is there already; use --force to overwrite it")
    path.write_text(TEMPLATE, encoding="utf-8")
    output.say(f"{path} written: every line in it is a comment until you change it")
