"""The cache of a run: which outcomes may be kept, and under which keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.commands import output
from checker.commands.batch.recipe import Recipe
from checker.model import SIDES, Failure, Usual
from checker.model.limits import LIMITS, Limits
from checker.model.messages import Message, packed, unpacked
from checker.pairs import FilePair, Input

if TYPE_CHECKING:
    from checker.commands.batch.cache import Cache
    from checker.pairs import Task
    from checker.readers import Source
    from checker.run.packing import Result

# Settings that decide what becomes of findings, not what is found; the original is in the key of each task.
LATER = frozenset(
    {
        "pairs", "accept", "fail_on", "max_warnings", "min_confidence", "baseline", "staleness", "original", "folder",
        "file", "files",
    }
)  # fmt: skip


class Looked(NamedTuple):
    """The key of a task, what is known of it, and its files, opened for the key; None where there is none."""

    key: str | None
    results: list[Result] | None
    sources: tuple[Source, ...] | None


NOTHING = Looked(None, None, None)


class Store:
    """The entries that a run may use: those under its own key."""

    def __init__(self, cache: Cache, run: str, limits: Limits = LIMITS) -> None:
        self.cache, self.run, self.limits = cache, run, limits

    def look(self, task: Task, usual: Sequence[Usual] = ()) -> Looked:
        """The key of a task, None where it may not be kept, what is known of it, and its files where they are open.

        `usual` are the terms that files beside it translate otherwise.
        """
        from checker import readers
        from checker.commands.batch import cache
        from checker.run import packing

        names = _names(task)
        try:
            opened = readers.sources(task, limits=self.limits) if names else ()
            told = [] if isinstance(task, Failure) else [*map(str, (*task.original, *usual))]
            key = cache.task_key(self.run, [*names, *told], (source.blocks() for source in opened)) if names else None
        except Exception:  # told when it is opened
            return NOTHING
        data = self.cache.get(key) if key else None
        with suppress(packing.PackError):
            known = packing.unpack(data) if data else None
            return Looked(key, known, opened if key else None)
        return Looked(key, None, opened)

    def keep(self, key: str, results: list[Result], data: bytes | None = None) -> None:
        """Keeps the outcomes of a task; what could not be checked is tried again."""
        from checker.run import packing

        if not any(isinstance(one, Failure) and one.severe for one in results):
            self.cache.put(key, data or packing.pack(results))

    def notes(self, recipe: Recipe) -> Iterator[tuple[str, bool]]:
        """What the report says of what was used, without loading it once more."""
        from checker.commands.batch import cache

        key = cache.task_key(self.run, ["notes"], [])
        with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
            data = self.cache.get(key)
            if data:
                return iter([(unpacked(note), told is True) for note, told in json.loads(data)])
        self.cache.put(key, json.dumps([(packed(note), told) for note, told in recipe.machine.notes]).encode())
        return iter(recipe.machine.notes)


def choose(wanted: bool | None, tasks: Sequence[Task], recipe: Recipe, quiet: bool) -> Store | None:
    """The cache that a run uses: for folders and pairs of the settings unless `wanted` says otherwise.

    There is none where a model lies in a folder of the user's or answers itself.
    """
    from checker.commands.batch import cache

    settings = recipe.settings
    own = any(name and (settings.folder / name).is_dir() for name in (settings.names.uk, settings.names.en))
    if wanted is None:
        wanted = sum(isinstance(task, FilePair) for task in tasks) > 1
    if not wanted or settings.semantic.model or own:
        return None
    try:
        kept = cache.Cache(cache.place())
    except cache.CacheError as wrong:
        if not quiet:
            output.say(Message("commands.no_cache", wrong=wrong), err=True)
        return None
    return Store(kept, run_key(recipe, kept=kept), settings.limits.limits)


def run_key(recipe: Recipe, said: Iterable[str] = (), kept: Cache | None = None) -> str:
    """The key of all that decides what a run finds, but for the texts; `said` is what else has a say in it.

    `kept` is where digests of program and rules are looked up by their dates.
    """
    from checker.commands.batch import cache

    settings, (_, words) = recipe.settings, recipe.rules
    places = (*(path.parent for path in words.folders), *settings.folders, *recipe.folders)
    files = _files(settings.model_dump(exclude=LATER), settings.folder)
    return cache.run_key(dict.fromkeys(places), files, [*_said(recipe), *said], kept)


def _said(recipe: Recipe) -> Iterator[str]:
    from checker.language import pipelines

    settings = recipe.settings
    yield json.dumps(settings.model_dump(exclude=LATER))
    yield repr((recipe.select, recipe.ignore, recipe.levels, recipe.keep_pages))
    for side in SIDES:
        yield from (one.title for one in pipelines.published(side))
        name = settings.names.uk if side == "uk" else settings.names.en
        with suppress(pipelines.PipelineError):
            yield pipelines.given(name, settings.folder).title if name else ""


def _files(value: Any, folder: Path) -> Iterator[Path]:
    """The files that settings name, whatever the key: a glossary, words of the house."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _files(one, folder)
    elif isinstance(value, str) and value:
        with suppress(OSError, ValueError):
            if (folder / value).is_file():
                yield folder / value


def _names(task: Task) -> list[str]:
    """The names of the files that a task is made of; none where it is made of anything else."""
    if isinstance(task, FilePair):
        return [str(task.uk), str(task.en)] if task.uk and task.en else []
    return [task.name] if isinstance(task, Input) and task.name != "-" and "://" not in str(task) else []
