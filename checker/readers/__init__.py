"""Input formats, one per file: what is to be opened, and the documents of it."""

from __future__ import annotations

import filecmp
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from checker import pairs
from checker.language.vocabulary import Words
from checker.model import Document, Failure, Original, Side, barrier
from checker.model.limits import LIMITS, Limits
from checker.model.messages import Message
from checker.model.system import refusal
from checker.pairs import FilePair, Input, Task
from checker.readers import formats
from checker.readers.formats import BOTH, ENDINGS
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import source as opening
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source

__all__ = [
    "BOTH",
    "ENDINGS",
    "WEB",
    "InputError",
    "Source",
    "list_file",
    "list_folder",
    "list_sides",
    "open_input",
    "open_sides",
    "open_task",
    "read_side",
    "read_task",
    "sources",
]  # fmt: skip

WEB = formats.WEB
REST = "/wp/v2/"  # stands in the address of a post of WordPress's interface for programs
# What a file with terms of use is called.
LICENCE = re.compile(r"(?<![^\W_])(?:licen[cs]e|copying|copyright|notice)(?![^\W_])", re.IGNORECASE)
NOTHING: Mapping[str, bytes] = {}


def list_sides(uk: Path, en: Path) -> Iterator[Task]:
    """Two files, or the pairs of two folders, unread; raises InputError when they are not two of a kind."""
    for given, side in ((uk, "--uk"), (en, "--en")):
        if not given.exists():
            raise InputError(str(given), Message("readers.no_file_or_folder", side=side))
    if uk.is_dir() != en.is_dir():
        raise InputError(f"{uk} and {en}", Message("readers.folder_and_file"))
    yield from pairs.file_pairs(uk, en, ENDINGS)


def list_folder(folder: Path, taken: Container[Path] = ()) -> list[Task]:
    """The pairs of one folder, found by the conventions of their names, unread; files that are `taken` are left out."""
    found = pairs.find(folder, ENDINGS, BOTH, taken, formats.holds_both)
    tasks = [_keyed(task) for task in found if not _licence(task)]
    if not taken and all(isinstance(task, Failure) or (isinstance(task, FilePair) and None in task) for task in tasks):
        told = pairs.nothing(folder, ENDINGS, tasks)
    else:
        told = pairs.half(folder, tasks)
    return [*tasks, told] if told else tasks


def _keyed(task: Task) -> Task:
    """A Ukrainian catalogue without a partner whose keys are the English text, as an input of both languages."""
    if isinstance(task, FilePair) and task.uk and not task.en and formats.keys_are_english(task.uk):
        said = Original("en", Message("original.keys"))
        return Input(str(task.uk), formats.KEYS.name, original=said, why=Message("pairs.why_english_keys"))
    return task


def _licence(task: Task) -> bool:
    """Whether a pair is one licence, which stays in its language: "OPEN-SANS-LICENSE.txt", the same in both folders."""
    if not isinstance(task, FilePair) or not task.uk or not task.en or not LICENCE.search(task.uk.stem):
        return False
    try:
        return filecmp.cmp(task.uk, task.en, shallow=False)
    except OSError:  # told when they are opened
        return False


def list_file(name: str) -> Task:
    """One file that is given: what holds both languages as it is, one of one language with its partner, unread.

    One that has none is a severe failure that says what was looked for.
    """
    path = Path(name)
    one = formats.BY_ENDING.get(path.suffix.lower())
    if one is None or not path.is_file():
        return Input(name)
    try:
        both = formats.bilingual(opening.look(name))
    except OSError:  # told when it is opened
        return Input(name)
    if both and both.sure:
        return Input(name, both.name)
    found = pairs.partner(path, ENDINGS, marked=one.shared)
    return Input(name, both.name) if both and isinstance(found, Failure) else found


def sources(task: Task, held: Mapping[str, bytes] = NOTHING, limits: Limits = LIMITS) -> tuple[Source, ...]:
    """The files of a task, opened; what is `held` under a name stands for that file. Raises InputError and OSError."""
    if isinstance(task, Input):
        if not task.apart and task.name.lower().startswith(WEB) and task.name not in held:
            from checker.readers.web import address

            found = address.versions(task.name, task.private, task.meant)
            return tuple(Source(one.address, one.text.encode(), limits) for one in found)
        return tuple(_opened(name, held, limits, task.private, task.meant) for name in task.names)
    if isinstance(task, FilePair) and task.uk and task.en:
        return tuple(_opened(str(path), held, limits) for path in (task.uk, task.en))
    return ()


def _opened(name: str, held: Mapping[str, bytes], limits: Limits, private: bool = False, meant: bool = True) -> Source:
    if name in held:
        return Source(name, held[name], limits)
    if name.lower().startswith(WEB):
        from checker.readers.web import address

        return Source(name, address.fetch(name, private, meant).encode(), limits)
    return opening.open_file(name, limits)


def read_task(task: Task, opened: Sequence[Source], words: Words) -> Iterator[Document | Failure]:
    """The documents of a task whose files are `opened`; raises InputError where one can't be read at all.

    A file without a partner is no severe failure. What is known of the original before goes before what a file says.
    """
    for one in _read(task, opened, words):
        if isinstance(one, Document) and not isinstance(task, Failure):
            original = task.original if task.original.side else one.original
            one = replace(one, original=original, found=one.found or _found(task, opened))
        yield one


def _found(task: Input | FilePair, opened: Sequence[Source]) -> str:
    """How two texts were found to belong together; "" where one holds both languages."""
    if task.why or len(opened) < 2:
        return task.why
    if not isinstance(task, Input) or task.apart:
        return Message("pairs.given")
    numbered = any(REST in unquote(source.name) for source in opened)
    return Message("web.by_number") if numbered else Message("web.by_hreflang")


def _read(task: Task, opened: Sequence[Source], words: Words) -> Iterator[Document | Failure]:
    if isinstance(task, Failure):
        yield task
    elif len(opened) > 1:
        uk, en = opened
        from checker.readers.web import revised

        yield from _joined(uk, en, words)
        yield from revised.of_two(uk, en, words)
    elif isinstance(task, Input):
        (source,) = opened
        named = task.format or ("WordPress post" if task.name.lower().startswith(WEB) else "")
        yield from formats.named(named, source).read(source, words)
    else:
        yield Failure(str(task.uk or task.en), Message(f"pairs.lacks_{'en' if task.uk else 'uk'}"), severe=False)


def _joined(uk: Source, en: Source, words: Words) -> Iterator[Document | Failure]:
    """Two texts of one language each as a document, with what of them can't be read; beside a post, JSON is one too."""
    forms = [formats.monolingual(one) for one in (uk, en)]
    if formats.POST in forms and all(one in (formats.POST, formats.JSON_CATALOGUE) for one in forms):
        from checker.readers.web import translated

        yield translated.read_two(uk, en, words)
        return
    from checker.readers.join import join

    ours, theirs = read_side(uk, "uk", words), read_side(en, "en", words)
    yield from (*ours.failures, *theirs.failures)
    yield join(en.name, ours, theirs)


def read_side(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """A file of one language; raises InputError when it can't be read, for a fault of ours too, to name this file."""
    try:
        return formats.monolingual(source).read(source, side, words)
    except InputError:
        raise
    except Exception as wrong:
        raise InputError(source.name, barrier.fault(source.name, wrong).message) from wrong


def open_task(
    task: Task, words: Words, opened: Sequence[Source] | None = None, held: Mapping[str, bytes] = NOTHING,
    limits: Limits = LIMITS,
) -> Iterator[Document | Failure]:  # fmt: skip
    """The documents of a task; what can't be read is a failure, as a fault of ours is, and the other tasks go on.

    Its files are opened here unless they were `opened` before; what is `held` under a name stands for that file. Of
    files that were found, and not named, one that is sound and of another kind is no severe failure.
    """
    found = isinstance(task, FilePair) and task.why != Message("pairs.given")
    try:
        opened = sources(task, held, limits) if opened is None else opened
        try:
            yield from read_task(task, opened, words)
        finally:
            for source in opened:
                source.close()
    except InputError as wrong:
        yield Failure(wrong.name, wrong.message, severe=not (found and wrong.foreign))
    except OSError as wrong:
        yield Failure(str(task), refusal(wrong))
    except Exception as wrong:
        yield barrier.fault(pairs.called(task), wrong)


def open_input(name: str, words: Words) -> Iterator[Document | Failure]:
    """The documents of one input: a file, "-" for standard input, or an address.

    Raises InputError when it can't be read at all; what can't be read inside it comes as failures.
    """
    task = Input(name)
    yield from read_task(task, sources(task), words)


def open_sides(uk: Path, en: Path, words: Words) -> Iterator[Document | Failure]:
    """The documents of two files, or of two folders whose files pair by name."""
    for task in list_sides(uk, en):
        yield from open_task(task, words)
