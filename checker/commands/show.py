"""`zvirka facts` and `zvirka pairs`: what was extracted, and how it was aligned."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from checker.commands import output
from checker.commands.options import choose_engine, choose_rules, find_tasks, open_documents, read_settings, shared
from checker.model import Failure


@click.command()
@shared
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def facts(inputs: tuple[str, ...], uk: Path | None, en: Path | None, form: str, **others: Any) -> int:
    """Show what was extracted from both sides."""
    from checker.render import dump

    return _dumped(dump.facts, inputs, uk, en, form, others)


@click.command()
@shared
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--passages", is_flag=True, help="Show how passages were aligned where folders are given, too.")
def pairs(inputs: tuple[str, ...], uk: Path | None, en: Path | None, form: str, passages: bool, **others: Any) -> int:
    """Show how passages and facts were aligned; of folders, which files belong together and why."""
    from checker.render import dump

    given = (*map(Path, inputs), uk, en)
    if passages or (any(given) and not any(path and path.is_dir() for path in given)):
        return _dumped(dump.pairs, inputs, uk, en, form, others)
    settings = read_settings(others["config"], others["isolated"], others["trusted"])
    tasks = list(find_tasks(inputs, uk, en, settings, others["trusted"]))
    output.say(dump.tasks(tasks, form))
    severe = any(isinstance(task, Failure) and task.severe for task in tasks)
    return 2 if severe or not dump.whole(tasks) else 0


def _dumped(
    show: Callable[..., str],
    inputs: tuple[str, ...],
    uk: Path | None,
    en: Path | None,
    form: str,
    others: dict[str, Any],
) -> int:
    from checker.render import escapes
    from checker.run import path as run

    settings = read_settings(others["config"], others["isolated"], others["trusted"])
    _, words = choose_rules(settings, others["folders"], (), (), ())
    engine = choose_engine(settings)
    status, shown = 0, 0
    for one in open_documents(inputs, uk, en, settings, words, others["trusted"]):
        if isinstance(one, Failure):
            output.say(escapes.inert(f"{one.name}: {one.message}"), err=True)
            status = 2 if one.severe else status
            continue
        shown += 1
        output.say(show(run.collate(one, words, engine), form, words))
    return status if shown else 2
