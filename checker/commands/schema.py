"""`zvirka schema`: what a rule file may say, for editors of TOML and for people."""

from __future__ import annotations

import json

import click

from checker.commands import output
from checker.commands.help import Command


@click.command(cls=Command)
@click.option("--format", "form", type=click.Choice(["json", "markdown"]), default="json", show_default=True)
def schema(form: str) -> None:
    """Print the JSON Schema of a rule file, or (markdown) a page with every verb and its fields."""
    if form == "json":
        from checker.rulebook.schema import rule_schema

        output.say(json.dumps(rule_schema(), ensure_ascii=False, indent=2))
        return
    from checker.render import verbs
    from checker.rulebook import rulebook

    output.say(verbs.page(rulebook.load()), nl=False)
