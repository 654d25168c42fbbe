"""`zvirka attest`: a person has read these texts beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.commands import output, targets
from checker.commands.help import Command
from checker.commands.inputs import open_documents
from checker.commands.options import Asked, choose_pipelines, choose_rules, read_settings, shared
from checker.commands.output import fail, kept
from checker.model import Failure, Report
from checker.model.messages import Message, joined
from checker.model.system import refusal

if TYPE_CHECKING:
    from checker.align.comparison import Comparison
    from checker.rulebook.settings import Settings
    from checker.run.attested import Attested


@click.command(cls=Command)
@shared
def attest(**given: Any) -> int:
    """Say that you have read these texts beside each other, and that they say the same.

    Writes the hashes of both texts of each pair of passages beside the settings. What has not changed since is quiet
    about meaning (marks and spelling are still told of); a passage that changes on either side speaks again.
    """
    from checker.run import attested
    from checker.run import path as run

    asked = Asked(**given)
    settings = read_settings(asked)
    path = place(settings)
    if path is None:
        fail(Message("commands.attested_empty"))
    old = _read(path) if path.exists() else attested.Attested(path.parent, {})
    _, words = choose_rules(settings, asked.folders)
    pipelines, limits = choose_pipelines(settings), settings.limits.limits
    failures: list[Failure] = []
    counts = [0, 0]

    def sound() -> Iterator[Comparison]:
        for one in run.collated(open_documents(asked, settings, words), words, pipelines, limits):
            if isinstance(one, Failure):
                failures.append(one)
                continue
            counts[0] += 1
            counts[1] += len(one.pairs)
            yield one

    made = attested.renewed(old, sound())
    for failure in failures:
        output.failed(failure)
    if not counts[0]:
        fail(Message("commands.nothing_to_attest"))
    try:
        targets.write(path, attested.serialized(made))
    except OSError as wrong:
        fail(joined(": ", path, refusal(wrong)))
    if not asked.quiet:
        output.say(Message("commands.attested", path=path, documents=counts[0], pairs=counts[1]))
    return 2 if any(failure.severe for failure in failures) else 0


def place(settings: Settings) -> Path | None:
    """The file of what was attested: beside the settings, or in the working folder where there are none."""
    return settings.folder / settings.attested if settings.attested else None


def choose(settings: Settings, isolated: bool) -> Callable[[Report], Report]:
    """Returns a function that takes findings on attested passages out of a report. Fails early if the file is none."""
    path = None if isolated else place(settings)
    if path is None or not path.exists():
        return lambda report: report
    agreed = _read(path)

    def apply(report: Report) -> Report:
        from checker.run import attested

        return attested.apply(report, agreed)

    return apply


def _read(path: Path) -> Attested:
    from checker.run import attested

    return kept(attested.read, path)
