"""`zvirka test`: whether rules are whole, by their own examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands import output
from checker.commands.help import Command
from checker.commands.options import load_settings, settled_files
from checker.commands.output import fail
from checker.commands.spoken import locale
from checker.model import Side
from checker.model.messages import Message

if TYPE_CHECKING:
    from checker.language.vocabulary import faults as vocabulary_faults
    from checker.rulebook.rule_file import Rule, RuleError
    from checker.rulebook.rulebook import Rulebook
    from checker.rulebook.tables import Example
    from checker.run.trial import Fault


@click.command(cls=Command)
@click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(["uk", "en"]), default=locale)
def test(folders: tuple[Path, ...], lang: Side) -> int:
    """Test rules by their examples, and vocabulary by its schemas: those of the folders, or the shipped ones.

    Exit status: 0 all is whole, 1 something is not, 2 something can't be read.
    """
    from checker.language import vocabulary
    from checker.model.shipped import folder
    from checker.rulebook.rule_file import Rule, UnreadableError
    from checker.rulebook.rulebook import files, unmet
    from checker.run import trial

    places = folders or (folder("rules"),)
    gathered, book = _gathered(places, shipped=bool(folders))
    mine = [one for one in gathered if isinstance(one, Rule)]
    errors = [one for one in gathered if not isinstance(one, Rule)]
    errors += [wrong for rule in mine for wrong in unmet(rule, book)]
    for error in errors:
        output.say(str(error), err=isinstance(error, UnreadableError))
    slips = _slips(folders, book)
    for slip in slips:
        output.say(str(slip))
    words = vocabulary.shipped(*(() if slips else folders))
    labels: Mapping[str, str] = words.table("trial")[lang]
    if slips:
        output.say(labels["untried_rules"])
    faults = [fault for rule in mine for fault in trial.trial(rule, book, words)] if not slips else []
    for fault in faults:
        output.say("\n".join(_said(fault, labels)))
    wrong = len(errors) + len(slips) + len(faults)
    counted = {"rules": sum(len(files(place)) for place in places), "examples": sum(map(len, map(_examples, mine)))}
    output.say(labels["broken" if wrong else "whole"].format(**counted, faults=wrong))
    if any(isinstance(error, UnreadableError) for error in errors):
        return 2
    return 1 if wrong else 0


def _slips(folders: tuple[Path, ...], book: Rulebook) -> list[vocabulary_faults.Fault]:
    """What is wrong with the vocabulary of folders, or with the shipped one; a file of the settings is none."""
    from checker.rulebook import words

    if not folders:
        return list(words.shipped_faults())
    aside = settled_files(load_settings())
    return [slip for place in dict.fromkeys(folders) for slip in words.faults(place / "words", book, aside)]


def _gathered(places: tuple[Path, ...], *, shipped: bool) -> tuple[list[Rule | RuleError], Rulebook]:
    """The rules of folders, with what is wrong with others, and the rulebook that they stand in."""
    from checker.rulebook import rule_file, rulebook

    try:
        gathered = [one for place in places for one in rulebook.gather(place)]
        names = tuple(path.stem for place in places for path in rulebook.files(place))
        known = {rule.name: rule for rule in rulebook.load().rules} if shipped else {}
    except rule_file.RuleError as wrong:
        fail(wrong)
    for place in places:
        if not rulebook.files(place) and not (place / "words").is_dir():
            fail(Message("commands.no_rules", place=place))
    known |= {one.name: one for one in gathered if isinstance(one, rule_file.Rule)}
    return gathered, rulebook.Rulebook(tuple(known.values()), names)


def _examples(rule: Rule) -> tuple[Example, ...]:
    return (*rule.head.good, *rule.head.bad)


def _said(fault: Fault, labels: Mapping[str, str]) -> Iterator[str]:
    """A fault in lines: where and what, and below it what was expected and what was found."""
    example = labels[fault.kind].format(number=fault.number) + ": " if fault.kind else ""
    yield f"{fault.path}:{fault.line}: {example}{labels[fault.wrong]}"
    if fault.kind:
        for label, texts in (("wanted_line", fault.wanted), ("found_line", fault.found)):
            for text in texts or (labels["nothing"],):
                yield f"  {labels[label]}: {text}"
