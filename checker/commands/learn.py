"""`zvirka learn`: a lexicon of the house from its own translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.commands import output
from checker.commands.help import Command
from checker.commands.inputs import open_documents
from checker.commands.options import Asked, choose_pipelines, choose_rules, read_settings, shared
from checker.commands.output import fail
from checker.model import Failure
from checker.model.messages import Message, joined
from checker.model.system import refusal

if TYPE_CHECKING:
    from checker.align.comparison import Comparison


@click.command(cls=Command)
@shared
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("words/house.tsv"),
    show_default=True,
)
@click.option(
    "--least", type=click.IntRange(min=1), default=3, show_default=True, metavar="N",
)  # fmt: skip
@click.option("--force", is_flag=True)
def learn(out: Path, least: int, force: bool, **given: Any) -> int:
    """Learn the words of the house from its own translations.

    Reads what `check` reads and writes a table of words that the shipped lexicon does not know as translations. Correct
    it, and name it in zvirka.toml.
    """
    from checker.drift import learn as teacher
    from checker.language.lexicon import house_pairs
    from checker.language.lexicon.lexicon import lexicon
    from checker.rulebook.settings import House
    from checker.run import path as run

    asked = Asked(**given)
    if out.exists() and not force:
        fail(Message("commands.learn_there", out=out))
    # What was learned before explains nothing: it would be missing from the new file.
    settings = read_settings(asked).model_copy(update={"lexicon": House()})
    _, words = choose_rules(settings, asked.folders)
    known, pipelines = lexicon(words), choose_pipelines(settings)
    failures: list[Failure] = []
    documents = open_documents(asked, settings, words)
    comparisons = _sound(run.collated(documents, words, pipelines, settings.limits.limits), failures)
    lesson = teacher.lesson(comparisons, known, failures)
    for failure in failures:
        output.failed(failure)
    if not lesson.passages:
        fail(Message("commands.nothing_to_learn"))
    pairs = teacher.learn(lesson, known, least)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(house_pairs.write(pairs), encoding="utf-8")
    except OSError as wrong:
        fail(joined(": ", out, refusal(wrong)))
    if not asked.quiet:
        output.say(Message("commands.learned", out=out, pairs=len(pairs), passages=len(lesson.passages)))
        output.say(Message("commands.learned_next", file=out.as_posix()))
    return 2 if any(failure.severe for failure in failures) else 0


def _sound(stream: Iterable[Comparison | Failure], failures: list[Failure]) -> Iterator[Comparison]:
    """The documents that could be read and collated; the others are added to `failures`."""
    for one in stream:
        if isinstance(one, Failure):
            failures.append(one)
        else:
            yield one
