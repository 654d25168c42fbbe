"""`zvirka init`: a settings file to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from checker.commands import output, spoken
from checker.commands.help import Command
from checker.commands.output import fail
from checker.model import Side
from checker.model.messages import Message


@click.command(cls=Command)
@click.option("--force", is_flag=True)
@click.option("--lang", type=click.Choice(["uk", "en"]), default=spoken.locale)
def init(force: bool, lang: Side) -> None:
    """Write a commented zvirka.toml into this folder."""
    from checker.rulebook.settings import NAME
    from checker.rulebook.settings_template import template

    path = Path(NAME)
    if path.exists() and not force:
        fail(Message("commands.init_there", path=path))
    path.write_text(template(lang), encoding="utf-8")
    output.say(Message("commands.init", path=path))
