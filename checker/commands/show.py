"""`zvirka facts` and `zvirka pairs`: what was extracted, and how it was aligned."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.commands import output
from checker.commands.inputs import find_tasks, open_documents
from checker.commands.options import Asked, choose_pipelines, choose_rules, read_settings, shared
from checker.model import Failure

if TYPE_CHECKING:
    from checker.align.comparison import Comparison


@click.command()
@shared
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def facts(form: str, **given: Any) -> int:
    """Show what was extracted from both sides."""
    from checker.render import dump

    return _dumped(dump.facts, Asked(**given), form)


@click.command()
@shared
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--passages", is_flag=True, help="Show how passages were aligned where folders are given, too.")
def pairs(form: str, passages: bool, **given: Any) -> int:
    """Show how passages and facts were aligned; of folders, which files belong together and why."""
    from checker.render import dump

    asked = Asked(**given)
    named = (*map(Path, asked.inputs), asked.uk, asked.en)
    if passages or (any(named) and not any(path and path.is_dir() for path in named)):
        return _dumped(dump.pairs, asked, form)
    tasks = list(find_tasks(asked, read_settings(asked)))
    output.say(dump.tasks(tasks, form))
    severe = any(isinstance(task, Failure) and task.severe for task in tasks)
    return 2 if severe or not dump.whole(tasks) else 0


def _dumped(show: Callable[[Comparison, str], str], asked: Asked, form: str) -> int:
    from checker.render import escapes
    from checker.run import path as run

    settings = read_settings(asked)
    _, words = choose_rules(settings, asked.folders)
    pipelines = choose_pipelines(settings)
    status, shown = 0, 0
    for one in open_documents(asked, settings, words):
        if isinstance(one, Failure):
            output.say(escapes.inert(f"{one.name}: {one.message}"), err=True)
            status = 2 if one.severe else status
            continue
        shown += 1
        output.say(show(run.collate(one, words, pipelines), form))
    return status if shown else 2
