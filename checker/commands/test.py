"""`zvirka test`: whether rules are whole, by their own examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.options import fail, locale
from checker.model import Side

if TYPE_CHECKING:
    from checker.run.trial import Fault


@click.command()
@click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path), help="A folder of rules to test.")
@click.option("--lang", type=click.Choice(["uk", "en"]), default=locale, help="Language of messages.")
def test(folders: tuple[Path, ...], lang: Side) -> int:
    """Test rules by their examples: those of the folders, or the shipped ones.

    Exit status: 0 all are whole, 1 some are not, 2 something can't be read.
    """
    from checker.language import vocabulary
    from checker.language.shipped import folder
    from checker.rulebook import rulebook
    from checker.run import trial

    labels: Mapping[str, str] = vocabulary.shipped().table("trial")[lang]
    try:
        gathered = [one for place in folders or (folder("rules"),) for one in rulebook.gather(place)]
        shipped = rulebook.load() if folders else rulebook.Rulebook(())
    except rulebook.RuleError as wrong:
        fail(wrong)
    for place in folders:
        if not rulebook.files(place) and not (place / "words").is_dir():
            fail(f"{place}: holds neither rules (NAME.toml) nor vocabulary (words/)")
    mine = {one.name: one for one in gathered if isinstance(one, rulebook.Rule)}
    book = rulebook.Rulebook(tuple({**{rule.name: rule for rule in shipped.rules}, **mine}.values()))
    words = vocabulary.shipped(*folders)
    errors = [one for one in gathered if isinstance(one, rulebook.RuleError)]
    errors += [wrong for rule in mine.values() for wrong in rulebook.unmet(rule, book)]
    for error in errors:
        click.echo(str(error), err=isinstance(error, rulebook.UnreadableError))
    faults = 0
    for rule in mine.values():
        for fault in trial.trial(rule, book, words):
            faults += 1
            click.echo("\n".join(_said(fault, labels)))
    counted = sum(len(rule.head.good) + len(rule.head.bad) for rule in mine.values())
    said = labels["broken" if errors or faults else "whole"]
    click.echo(said.format(rules=len(gathered), examples=counted, faults=len(errors) + faults))
    if any(isinstance(error, rulebook.UnreadableError) for error in errors):
        return 2
    return 1 if errors or faults else 0


def _said(fault: Fault, labels: Mapping[str, str]) -> Iterator[str]:
    """A fault in lines: where and what, and below it what was expected and what was found."""
    example = labels[fault.kind].format(number=fault.number) + ": " if fault.kind else ""
    yield f"{fault.path}:{fault.line}: {example}{labels[fault.wrong]}"
    if fault.kind:
        for label, texts in (("wanted_line", fault.wanted), ("found_line", fault.found)):
            for text in texts or (labels["nothing"],):
                yield f"  {labels[label]}: {text}"
