"""`zvirka explain` and `zvirka rules`: what the rules are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.commands import output, spoken
from checker.commands.help import Command
from checker.commands.output import fail
from checker.model import SIDES, Side

if TYPE_CHECKING:
    from checker.rulebook.rule_file import Rule


@click.command(cls=Command)
@click.argument("rule")
@click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(["uk", "en"]), default=spoken.locale)
def explain(rule: str, folders: tuple[Path, ...], lang: Side) -> None:
    """Say why a rule exists, with a good and a bad example, and how to turn it off."""
    from checker.language import vocabulary
    from checker.rulebook import rule_file, rulebook

    try:
        label = vocabulary.shipped(*folders).table("labels")[lang]
        told(rulebook.load_one(rule, *folders), lang, label, output.say)
    except rule_file.RuleError as wrong:
        fail(wrong)


def told(rule: Rule, lang: Side, label: Mapping[str, Any], say: Callable[[str], object]) -> None:
    """Says what a rule is, line by line; `label` are the words of reports in that language."""
    head, said = rule.head, rule.head.said(lang)
    say(f"{rule.name}  ({rule.severity}, {head.mqm})\n\n{said.summary}\n{said.why}\n")
    say(f"{label['says']}: {head.message.uk if lang == 'uk' else head.message.en}\n")
    for title, examples in ((label["bad"], head.bad), (label["good"], head.good)):
        say(f"{title}:")
        for example in examples[:3]:
            for side in SIDES:
                for bit in example.bits(side):
                    say(f"  {side}: {bit.text}")
            if example.post:
                say(f"  {example.post}")
            for name, forms in example.spellings.items():
                say(f"  {label['agreed']}: {name} = {', '.join(forms)}")
            for entry in example.glossary:
                wrong = ", ".join((*entry.forbidden_uk, *entry.forbidden_en))
                wrong = f" ({label['never']} {wrong})" if wrong else ""
                say(f"  {label['glossary']}: {', '.join(entry.uk)} = {', '.join(entry.en)}{wrong}")
            if example.meaning:
                say(f"  {label['alike']}: {', '.join(map(str, example.meaning))}")
            say("")
    say(f'{label["off"].format(rule=rule.name)}\n\n  [rules]\n  {rule.name} = "off"')


@click.command(cls=Command)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(["uk", "en"]), default=spoken.locale)
def rules(form: str, folders: tuple[Path, ...], lang: Side) -> None:
    """List the rules by area."""
    from checker.language import vocabulary
    from checker.render import rules as table
    from checker.rulebook import rule_file, rulebook

    try:
        book = rulebook.load(*folders)
    except rule_file.RuleError as wrong:
        fail(wrong)
    if form == "json":
        output.say(table.plain(book, lang))
        return
    areas = vocabulary.shipped().table("areas")[lang]
    output.say(table.markdown(book, lang, areas) if form == "markdown" else table.text(book, lang, areas))
