"""What a run reads: the inputs, the two sides that options name, or the pairs of the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.commands import addresses, named_files
from checker.commands.options import Asked
from checker.commands.output import fail
from checker.model import Document, Failure, barrier
from checker.model.limits import LIMITS, Limits
from checker.model.messages import Message, altered, joined
from checker.model.system import refusal

if TYPE_CHECKING:
    from checker.commands.excluded import Excluded
    from checker.language.vocabulary import Words
    from checker.pairs import FilePair, Task
    from checker.readers import Source
    from checker.readers.web.sites import Asking
    from checker.rulebook.settings import PairedFiles, Settings
    from checker.run.since import Scope


def find_tasks(asked: Asked, settings: Settings, asking: Asking | None = None) -> Iterator[Task]:
    """What is to be opened, unread, without what is excluded, with what is known of which text is the original."""
    from checker.commands import excluded
    from checker.run import original

    out = excluded.choose(asked, settings)
    tasks = list(excluded.left(_found(asked, settings, out, asking), out, asked.inputs))
    if asked.original:
        said = original.told(asked.original, "--original")
        tasks = [original.say(task, said) for task in tasks]
    yield from original.settle(tasks, original.told(settings.original, str(settings.file)))


def _found(asked: Asked, settings: Settings, out: Excluded, asking: Asking | None) -> Iterator[Task]:
    """The inputs, the two sides that options name, or the pairs in the settings.

    An input that is a folder is searched for pairs; what the settings pair in it is not searched for. A file of one
    language is given with its partner, and once where both are inputs. A file of the checked tree that a link takes out
    of it is a failure, unless it ends in a folder that is trusted.
    """
    from checker.commands import trust
    from checker.pairs import FilePair, Input

    inputs, uk, en, trusted = asked.inputs, asked.uk, asked.en, asked.trusted
    above = settings.folder if settings.file else None
    if (uk is None) != (en is None):
        fail(Message("commands.both_sides"))
    if uk is not None and en is not None:
        if inputs:
            fail(Message("commands.not_both"))
        for path in (uk, en):
            if isinstance(path, Path):
                trust.meant(path, settings, trusted)
        if isinstance(uk, str) or isinstance(en, str):
            yield Input(str(en), private=asked.private, apart=str(uk))
            return
        roots = [trust.tree(path, trusted, above) for path in (uk, en) if path.is_dir()]
        reach = roots[0]._replace(trusted=(*(one.root for one in roots), *roots[0].trusted)) if roots else None
        yield from trust.guarded(_sides(uk, en), reach) if reach else _sides(uk, en)
        return
    if not inputs and not settings.pairs:
        fail(Message("commands.nothing_to_check"))
    settled = [task for task in _settled(settings) if isinstance(task, FilePair)] if inputs and settings.pairs else []
    seen: set[tuple[Path | None, ...]] = set()
    for name in inputs:
        if asking and addresses.is_address(name):
            yield from barrier.guarded(name, addresses.tasks(name, asking))
            continue
        if name != "-" and "://" not in name:
            trust.meant(Path(name), settings, trusted)
        yield from barrier.guarded(name, _listed(name, asked, settings, settled, seen, out))
    if not inputs:
        yield from trust.guarded(_settled(settings), trust.tree(settings.folder, trusted))


def _listed(
    name: str, asked: Asked, settings: Settings, settled: list[FilePair], seen: set[tuple[Path | None, ...]],
    out: Excluded,
) -> Iterator[Task]:  # fmt: skip
    """What one input is: the pairs of a folder, or a file, unless its pair was `seen` before."""
    from checker import readers
    from checker.commands import trust
    from checker.pairs import FilePair, Input

    folder = Path(name)
    if name != "-" and folder.is_dir():
        named = _inside(folder, settled)
        taken = frozenset(path for pair in named for path in pair[:2] if path)
        found = readers.list_folder(folder, replace(out, taken=taken))
        above = settings.folder if settings.file else None
        yield from trust.guarded([*named, *found], trust.tree(folder, asked.trusted, above))
        return
    if "://" in name and not folder.exists():
        yield Input(name, private=asked.private)
        return
    task = _named(folder, settled) or readers.list_file(name)
    if isinstance(task, FilePair):
        task = trust.beside(task, folder, settings, asked.trusted)
    if not isinstance(task, FilePair) or task[:2] not in seen:
        yield task
    if isinstance(task, FilePair):
        seen.add(task[:2])


def list_tasks(asked: Asked, settings: Settings, strict: bool = False, asking: Asking | None = None) -> list[Task]:
    """What is to be opened, with files that have no partner in few lines, which are severe failures where `strict`."""
    from checker import pairs

    return list(pairs.gather(find_tasks(asked, settings, asking), strict))


def open_documents(asked: Asked, settings: Settings, words: Words) -> Iterator[Document | Failure]:
    """The documents of the inputs, of the two sides that options name, or of the pairs in the settings."""
    limits, asking = settings.limits.limits, addresses.choose(asked)
    tasks = list_tasks(asked, settings, asking=asking)
    with addresses.supply(tasks, asking) as supply:
        for task in tasks:
            given = addresses.take(task, supply, limits)
            if isinstance(given, Failure):
                yield given
            else:
                yield from open_task(task, words, given, limits)


def open_task(
    task: Task, words: Words, opened: Sequence[Source] | None = None, limits: Limits = LIMITS
) -> Iterator[Document | Failure]:
    """The documents of a task, whose files may be `opened`; the name of an address has no password."""
    from checker import readers
    from checker.language.text import mask
    from checker.pairs import Input

    for one in readers.open_task(task, words, opened, limits=limits):
        if not isinstance(task, Input) or not any("://" in name for name in task.names):
            yield one
        elif isinstance(one, Failure):
            yield Failure(mask(one.name), altered(one.message, mask), one.severe)
        else:
            yield replace(one, name=mask(one.name))


def choose_scope(tasks: Iterable[Task], rev: str) -> Scope:
    """The tasks that were changed since a revision."""
    from checker.run import git, since

    try:
        return since.scope(tasks, rev)
    except git.GitError as wrong:
        fail(joined(": ", "--changed-since", wrong))


def _sides(uk: Path, en: Path) -> Iterator[Task]:
    """The pairs of two files or folders; when there are none, that, and the other inputs are still checked."""
    from checker import readers

    try:
        yield from readers.list_sides(uk, en)
    except readers.InputError as wrong:
        yield Failure(wrong.name, wrong.message)
    except OSError as wrong:
        yield Failure(f"{uk} and {en}", refusal(wrong))


def _settled(settings: Settings) -> Iterator[Task]:
    """The pairs that the settings name: files, folders, or patterns."""
    from checker.run import original

    for n, one in enumerate(settings.pairs):
        for task in _patterned(one, settings, n):
            said = original.told(one.original, f"[[pairs]] in {settings.file}") if one.original else None
            yield original.say(task, said) if said else task


def _patterned(one: PairedFiles, settings: Settings, n: int) -> Iterator[Task]:
    """The pairs of the settings' entry with the index `n`; what is wrong with it is told with its line."""
    from checker import pairs
    from checker.readers import ENDINGS

    uk, en = settings.folder / one.uk, settings.folder / one.en
    if (uk.exists() and en.exists()) or not (pairs.wild(one.uk) or pairs.wild(one.en)):
        for side, path in (("uk", uk), ("en", en)):
            if not path.exists():
                named = named_files.place(settings, "pairs", n, side)
                yield Failure(str(path), joined(": ", named, Message("pairs.gone")))
        if uk.exists() and en.exists():
            yield from _sides(uk, en)
        return
    try:
        found = list(pairs.match(settings.folder, one.uk, one.en, ENDINGS))
    except pairs.PatternError as wrong:
        fail(joined(": ", named_files.place(settings, "pairs", n), wrong))
    yield from found
    if not found:
        said = Message("pairs.no_match", folder=settings.folder)
        yield Failure(f"{one.uk}, {one.en}", joined(": ", named_files.place(settings, "pairs", n), said))


def _named(path: Path, settled: list[FilePair]) -> FilePair | None:
    """The pair of the settings that a file is in."""
    real = path.resolve()
    return next((pair for pair in settled if any(one and one.resolve() == real for one in pair[:2])), None)


def _inside(folder: Path, settled: list[FilePair]) -> list[FilePair]:
    """The pairs of the settings whose files lie in a folder, with their paths as a walk through it has them."""
    top = folder.resolve()
    found = []
    for task in settled:
        if all(path is None or path.resolve().is_relative_to(top) for path in task[:2]):
            uk, en = (path and folder / path.resolve().relative_to(top) for path in task[:2])
            why = task.why if "settings" in task.why else Message("pairs.named")
            found.append(task._replace(uk=uk, en=en, why=why))
    return found
