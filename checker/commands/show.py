"""`zvirka facts` and `zvirka pairs`: what was extracted, and how it was aligned."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.commands import addresses, output
from checker.commands.help import Command
from checker.commands.inputs import find_tasks, open_documents
from checker.commands.options import Asked, choose_pipelines, choose_rules, read_settings, shared
from checker.model import Failure, barrier

if TYPE_CHECKING:
    from checker.align.comparison import Comparison


@click.command(cls=Command)
@shared
@addresses.sited
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def facts(form: str, **given: Any) -> int:
    """Show what was extracted from both sides."""
    from checker.render import dump

    return _dumped(dump.facts, Asked(**given), form)


@click.command(cls=Command)
@shared
@addresses.sited
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--passages", is_flag=True)
def pairs(form: str, passages: bool, **given: Any) -> int:
    """Show how passages and facts were aligned; of folders, which files belong together and why."""
    from checker.render import dump

    asked = Asked(**given)
    named = (*map(Path, asked.inputs), asked.uk, asked.en)
    asking = None if passages else addresses.choose(asked)
    sites = asking is not None and addresses.holds_site(asked.inputs, asking)
    if passages or (any(named) and not sites and not any(isinstance(path, Path) and path.is_dir() for path in named)):
        return _dumped(partial(dump.pairs, lang=asked.lang), asked, form)
    tasks = list(find_tasks(asked, read_settings(asked), asking))
    output.say(dump.tasks(tasks, form, asked.lang))
    severe = any(isinstance(task, Failure) and task.severe for task in tasks)
    return 2 if severe or not dump.whole(tasks) else 0


def _dumped(show: Callable[[Comparison, str], str], asked: Asked, form: str) -> int:
    from checker.run import path as run

    settings = read_settings(asked)
    _, words = choose_rules(settings, asked.folders)
    pipelines = choose_pipelines(settings)
    documents = open_documents(asked, settings, words)
    status, shown = 0, 0
    for one in run.collated(documents, words, pipelines, settings.limits.limits):
        said = one if isinstance(one, Failure) else barrier.attempt(barrier.place(one.document), show, one, form)
        if isinstance(said, Failure):
            output.failed(said)
            status = 2 if said.severe else status
            continue
        shown += 1
        output.say(said)
    return status if shown else 2
