"""Files without a partner: which of them expect one, and how they are told in few lines."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checker.model import Failure
from checker.model.messages import Message
from checker.pairs.hugo import Site
from checker.pairs.looks_ukrainian import looks_ukrainian
from checker.pairs.marks import RESOURCES, MarkedFile, Parts, foreign
from checker.pairs.tasks import FilePair, Task

MANY = 10  # more files than this of one kind are told in one line
SOME = 3  # of which so many are named
BLANK = 64  # bytes: what is longer is not opened to see whether it is blank
NAMED = Message("pairs.given")

# Where translations lie: the path above a folder of a language, or the mark that a name ends with ("*." of page.uk.md).
Place = tuple[str, ...]


def find(
    lone: Iterable[MarkedFile],
    files: Iterable[MarkedFile],
    pairs: Sequence[FilePair],
    sites: Iterable[Site | Failure] = (),
) -> list[Task]:
    """The files of a folder that have no partner and expect one; those of the default language in one line.

    A file expects a partner where its path has the mark of a language: a Ukrainian one that is in Ukrainian
    (`made-in-uk.md` is not), an English one where others beside it are translated. A page of the default language
    has no mark, and most sites translate only some of theirs. Of one of the `sites`, its Ukrainian files do.
    """
    by_path = {file.path: file for file in files}
    paired = [(by_path[pair.uk], by_path[pair.en]) for pair in pairs if pair.uk and pair.en]
    translated = {place for _, en in paired for place in _places(en)}
    default = [(_root(uk, en), en.ending) for uk, en in paired if not en.en and not _wordless(uk) and _by_name(uk, en)]
    roots = set(default)
    tasks: list[Task] = []
    rest: list[MarkedFile] = []
    hugo = [site for site in sites if isinstance(site, Site)]
    for file in lone:
        if any(site.holds(file.path) == "uk" for site in hugo):
            tasks.append(FilePair(file.path, None, Message("pairs.why_content_dir")))
        elif file.uk:
            if looks_ukrainian(file.path) is not False:
                tasks.append(FilePair(file.path, None, Message("pairs.why_mark_uk")))
        elif file.en:
            if translated & _places(file):
                tasks.append(FilePair(None, file.path, Message("pairs.why_mark_en")))
        elif any(file.ending == ending and file.parts[: len(root)] == root for root, ending in roots):
            rest += [] if foreign(file.parts) else [file]
    if rest:
        of = len(rest) + len(default)
        said = Message("pairs.none_ukrainian", count=len(rest), of=of, some=_some(rest))
        tasks.append(Failure(_common([file.path for file in rest]), said, severe=False))
    return tasks


def gather(tasks: Iterable[Task], strict: bool) -> Iterator[Task]:
    """The tasks with files that have no partner as failures, many of a kind as one; severe ones where `strict`.

    A file that was found, and not named, and that holds nothing, is no partner: its page waits for its translation. Of
    two that hold nothing, nothing can be lost.
    """
    kinds: dict[tuple[bool, str], list[Path]] = defaultdict(list)
    for task in tasks:
        if not isinstance(task, FilePair):
            yield task
        elif task.uk is None or task.en is None:
            kinds[task.uk is None, task.why].extend(path for path in task[:2] if path)
        elif blank := [] if task.why == NAMED else [path for path in (task.uk, task.en) if _blank(path)]:
            yield Failure(str(blank[-1]), Message("readers.empty"), severe=strict and len(blank) == 1)
        else:
            yield task
    for (english, _), paths in kinds.items():
        lacks = "uk" if english else "en"
        if len(paths) > MANY:
            named = ", ".join(map(str, paths[:SOME]))
            yield Failure(
                _common(paths),
                Message(f"pairs.files_lack_{lacks}", count=len(paths), named=named),
                severe=strict,
            )
        else:
            yield from (Failure(str(path), Message(f"pairs.lacks_{lacks}"), severe=strict) for path in paths)


def _blank(path: Path) -> bool:
    """Whether a file holds nothing but space; one that can't be opened is told of when it is read."""
    try:
        return path.stat().st_size <= BLANK and not path.read_bytes().strip()
    except OSError:
        return False


def _some(files: Sequence[MarkedFile]) -> str:
    named = ", ".join(str(file.path) for file in files[:SOME])
    return f" ({named}{' …' if len(files) > SOME else ''})"


def _common(paths: Sequence[Path]) -> str:
    return os.path.commonpath([path.parent for path in paths]) or "."


def _places(file: MarkedFile) -> set[Place]:
    """Where the marks of an English file stand, with the ending of its name: `en/` of content, `*.en` anywhere."""
    last = len(file.parts) - 1
    return {
        (*file.parts[: mark.part], mark.before, "/", file.ending)
        if mark.part < last
        else ("*", mark.before[-1:], file.ending)
        for mark in file.en
    }


def _root(uk: MarkedFile, en: MarkedFile) -> Parts:
    """Where the tree of the default language begins: `docs` for docs/uk/guide/a and docs/guide/a."""
    shared = 0
    for one, two in zip(reversed(uk.parts), reversed(en.parts), strict=False):
        if one != two:
            break
        shared += 1
    return en.parts[: len(en.parts) - shared] if shared else ()


def _by_name(uk: MarkedFile, en: MarkedFile) -> bool:
    """Whether two files have one name; others have a key in common, or link to each other."""
    return bool(uk.uk) and (uk.uk[-1].part == len(uk.parts) - 1 or uk.parts[-1] == en.parts[-1])


def _wordless(uk: MarkedFile) -> bool:
    """Whether it is of a kind of which most files have no words: Android's values/colors.xml, a form of .NET."""
    return uk.ending == RESOURCES or any(mark.before == "values-" for mark in uk.uk)
