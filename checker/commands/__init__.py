"""The commands, in the order of their modules: one file for each, or for two that are alike."""

from __future__ import annotations

import click

from checker import __version__
from checker.commands.check import check
from checker.commands.explain import explain, rules
from checker.commands.fix.fix import fix
from checker.commands.init import init
from checker.commands.learn import learn
from checker.commands.schema import schema
from checker.commands.show import facts, pairs
from checker.commands.test import test

COMMANDS = (check, fix, explain, rules, facts, pairs, learn, init, test, schema)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="zvirka")
def zvirka() -> None:
    """Check that a Ukrainian text and its English version say the same thing."""


for command in COMMANDS:
    zvirka.add_command(command)
