"""`zvirka corpus`: an archive or a corpus of pairs, over all cores or machines, with findings in parts that stay."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from checker.commands import garbage, output, spoken
from checker.commands.batch import batch, progress, store
from checker.commands.batch.recipe import Recipe
from checker.commands.corpus import ending, engines, manifest, parts, tables
from checker.commands.corpus.job import Job, Part
from checker.commands.help import Command
from checker.commands.options import chosen, read_settings, settled, share
from checker.commands.output import fail
from checker.model import Failure, Side
from checker.model.messages import Message
from checker.readers.tables.corpus import files
from checker.readers.tables.corpus.columns import DEFAULT, Columns
from checker.readers.tables.corpus.cut import Looked

if TYPE_CHECKING:
    from checker.commands.corpus.engines import Engine
    from checker.rulebook.settings import Settings
    from checker.rulebook.tables import Level

ROWS = 10_000  # of a part: 15 seconds of work, which is what a process that dies can lose


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the options of `zvirka corpus` say."""

    place: Path
    output: Path
    uk: str
    en: str
    pair: str
    doc: str
    kind: str
    engine: Literal["local", "ray"]
    to: parts.Form
    rows: int
    jobs: int | None
    anew: bool
    folders: tuple[Path, ...]
    config: Path | None
    trusted: tuple[Path, ...]
    isolated: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    levels: list[tuple[str, Level]]
    original: Literal["uk", "en", "auto"] | None
    min_confidence: float | None
    form: Literal["text", "json"]
    lang: Side
    quiet: bool
    no_progress: bool

    @property
    def columns(self) -> Columns:
        """The names of the columns."""
        return Columns(self.uk, self.en, self.pair, self.doc, self.kind)


@click.command(cls=Command)
@click.argument("place", metavar="INPUT", type=click.Path(path_type=Path, exists=True))
@click.argument("output", metavar="OUTPUT", type=click.Path(path_type=Path, file_okay=False))
@click.option("--uk", default=DEFAULT.uk, show_default=True, metavar="COLUMN")
@click.option("--en", default=DEFAULT.en, show_default=True, metavar="COLUMN")
@click.option("--id", "pair", default=DEFAULT.id, show_default=True, metavar="COLUMN")
@click.option("--doc", default=DEFAULT.doc, show_default=True, metavar="COLUMN")
@click.option("--text-format", "kind", default=DEFAULT.format, show_default=True, metavar="COLUMN")
@click.option("--original", type=click.Choice(["uk", "en", "auto"]))
@settled
@chosen
@click.option("--min-confidence", callback=share, metavar="X")
@click.option("--to", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True)
@click.option("--force", "anew", is_flag=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(["uk", "en"]), default=spoken.locale)
@click.option("--quiet", "-q", is_flag=True)
@click.option("--no-progress", is_flag=True)
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True)
@click.option("--jobs", "-j", type=click.IntRange(min=0), metavar="N")
@click.option("--rows", type=click.IntRange(min=1), default=ROWS, show_default=True, metavar="N")
def corpus(**given: Any) -> int:
    """Check an archive or a corpus of pairs: JSON Lines, CSV or Parquet, one file or a folder of them.

    Findings go to a folder, in parts; a run that was broken off goes on where it was. Exit status: 0 all was checked, 2
    something could not be checked.
    """
    asked = Options(**given)
    settings = read_settings(asked)
    _refuse(asked)
    job = _job(asked, settings)
    _ = job.recipe.rules  # what is wrong with them is told before anything is checked
    engine = _engine(asked, job)
    garbage.rarely()
    with manifest.held(asked.output):
        looked, failures = _looked(asked, engines.local(job, asked.jobs or batch.cores()))
        going = manifest.begin(asked.output, _manifest(asked, job, looked), asked.anew)
        every = [Part(name, n, cut) for name, one in looked.items() for n, cut in enumerate(one.cuts)]
        left = [part for part in every if parts.receipt(asked.output, part.name, part.number) is None]
        if going and not asked.quiet:
            output.say(Message("corpus.goes_on", done=len(every) - len(left), all=len(every)), err=True)
        with closing(engine(left)) as run, _watched(len(left), job, asked) as tick:
            for _part, done in run:
                failures += [done] if isinstance(done, Failure) else []
                tick(True)
        return _told(asked, job, every, failures)


def _refuse(asked: Options) -> None:
    """Ends the command where what is asked for can't be had."""
    inside, outside = asked.output.resolve(), asked.place.resolve()
    if inside.is_relative_to(outside) or outside.is_relative_to(inside):
        fail(Message("corpus.one_in_the_other", input=asked.place, output=asked.output))
    lacking = parts.needs(asked.to)
    if lacking:
        fail(lacking)


def _job(asked: Options, settings: Settings) -> Job:
    from checker.run import original

    recipe = Recipe(settings, asked.folders, asked.select, asked.ignore, tuple(asked.levels))
    said = original.told(asked.original or settings.original, "--original" if asked.original else str(settings.file))
    least = settings.min_confidence if asked.min_confidence is None else asked.min_confidence
    return Job(
        recipe, asked.place.resolve(), asked.output.resolve(), asked.columns, asked.rows, asked.to, asked.lang, said,
        least,
    )  # fmt: skip


def _engine(asked: Options, job: Job) -> Engine:
    from importlib.util import find_spec

    if asked.engine == "local":
        _ = job.recipe.machine  # what can't be had is told here; and a process that is forked has it
        return engines.local(job, asked.jobs or batch.cores())
    if find_spec("ray") is None or find_spec("pyarrow") is None:
        fail(Message("corpus.needs_ray"))
    from checker.commands.corpus import cluster

    return cluster.ray(job, asked.jobs)


def _looked(asked: Options, here: Engine) -> tuple[dict[str, Looked], list[Failure]]:
    """The files of the corpus, in order, and what of it can't be read; this machine looks, whoever checks."""
    from checker.commands import trust

    found = files.listed(asked.place)
    if not found.names:
        fail(Message("corpus.no_file", place=asked.place, endings=", ".join(files.FORMATS)))
    if found.others and not asked.quiet:
        output.say(Message("corpus.others", number=found.others, endings=", ".join(files.FORMATS)), err=True)
    tree = trust.tree(asked.place, asked.trusted)
    paths = {name: files.path_of(asked.place, name) for name in found.names}
    failures = [Failure(name, tree.refusal(path)) for name, path in paths.items() if tree.leads_out(path)]
    stray = {one.name for one in failures}
    looked: dict[str, Looked] = {}
    for name, done in here([name for name in found.names if name not in stray]):
        if isinstance(done, Failure):
            failures.append(done)
        elif isinstance(done, Looked) and isinstance(name, str):
            looked[name] = done
    return dict(sorted(looked.items())), failures


def _manifest(asked: Options, job: Job, looked: dict[str, Looked]) -> manifest.Manifest:
    said = [
        asked.lang,
        repr(job.original),
        repr(job.least),
        json.dumps(job.recipe.settings.model_dump(exclude=("folder", "file"))),
    ]
    options = {"to": asked.to, "rows": str(asked.rows), "columns": " ".join(asked.columns)}
    return manifest.made(store.run_key(job.recipe, said), options, looked)


def _watched(tasks: int, job: Job, asked: Options) -> Any:
    label = job.recipe.rules[1].table("labels")[asked.lang]
    return progress.shown(
        max(tasks, 2),
        asked.no_progress or asked.quiet,
        lambda done, every: label["progress"].format(done=done, all=every),
    )


def _told(asked: Options, job: Job, every: Sequence[Part], failures: list[Failure]) -> int:
    """Adds up all receipts, writes and prints what they come to; the exit status."""
    ended = ending.end(asked.output, every, failures, asked.lang)
    for failure in ended.first:
        output.failed(failure)
    if ended.summary.failures > len(ended.first):
        more = ended.summary.failures - len(ended.first)
        output.say(Message("corpus.more_failures", number=more, path=asked.output / ending.FAILURES), err=True)
    if asked.form == "json":
        output.show(ending.text(ended.summary), "json", False)
    elif not asked.quiet:
        label = job.recipe.rules[1].table("labels")[asked.lang]
        output.show(tables.text(ended.summary, label, asked.lang), "text", False)
    return 2 if ended.summary.failures or not ended.summary.pairs else 0
