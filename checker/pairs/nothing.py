"""What a folder holds that was not paired, and what its user can do."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from checker.model import Failure, Side
from checker.model.messages import Message
from checker.pairs import marks
from checker.pairs.looks_ukrainian import looks_ukrainian
from checker.pairs.marks import MarkedFile, Parts
from checker.pairs.tasks import FilePair, Task
from checker.pairs.walk import files

SOME = 3  # files that are named
MOST = 1000  # English files among which the nearest one is looked for
AS_MANY = 2  # times as many as in the other language
# Programs and documents with texts in them that nothing here reads.
UNREAD = frozenset(
    f".{ending}"
    for ending in (
        "php", "js", "mjs", "cjs", "jsx", "ts", "tsx", "vue", "svelte", "astro", "py", "rb", "lua", "ini", "lang",
        "org", "tex",
    )
)  # fmt: skip


def told(folder: Path, endings: Collection[str], tasks: Iterable[Task]) -> Failure | None:
    """What was found instead of pairs, with the mend; None where what is ambiguous is told already, which is severe.

    `endings` are those of files of one language. The files are walked through once more.
    """
    tasks = list(tasks)
    if any(isinstance(task, Failure) and task.severe for task in tasks):
        return None
    ours = [task.uk for task in tasks if isinstance(task, FilePair) and task.uk]
    found = [marks.read(path, folder) for path in files(folder, {*endings, *UNREAD}) if isinstance(path, Path)]
    if ours:
        return Failure(str(folder), _alone(folder, ours, _english(found, ours)))
    unread = [file for file in found if file.uk and file.ending in UNREAD and looks_ukrainian(file.path)]
    if unread:
        return Failure(str(folder), _unread(folder, unread))
    said = Message("pairs.no_ukrainian_file")
    return Failure(str(folder), Message("pairs.or_settings", said=said))


def half(folder: Path, tasks: Iterable[Task]) -> Failure | None:
    """What is left in both languages of a tree of which most was paired, with the mend; None where nothing is.

    Such pages lie in the same folder but for its language, and are about as many: of a site that is translated in part
    nothing is told.
    """
    alone = [task for task in tasks if isinstance(task, FilePair) and None in task[:2]]
    ours = _by_folder(folder, [task.uk for task in alone if task.uk], "uk")
    theirs = _by_folder(folder, [task.en for task in alone if task.en], "en")
    uk = [path for place in ours if place in theirs for path in ours[place]]
    en = [path for place in theirs if place in ours for path in theirs[place]]
    if not uk or not 1 / AS_MANY <= len(en) / len(uk) <= AS_MANY:
        return None
    return Failure(str(folder), _alone(folder, uk, en), severe=False)


def _by_folder(folder: Path, paths: Iterable[Path], side: Side) -> Mapping[tuple[Parts, str], list[Path]]:
    """Files by their folder with the mark of its language masked, and their ending."""
    found: dict[tuple[Parts, str], list[Path]] = {}
    for path in paths:
        file = marks.read(path, folder)
        above = file.parts[:-1]
        if marked := marks.find(above, side):
            found.setdefault((marks.masked(above, marked), file.ending), []).append(path)
    return found


def _english(found: Sequence[MarkedFile], ours: Sequence[Path]) -> list[Path]:
    """The English files with the mark of their language and an ending of the Ukrainian ones."""
    endings = {path.suffix.lower() for path in ours}
    return [file.path for file in found if file.en and not file.uk and file.ending in endings]


def _alone(folder: Path, ours: Sequence[Path], theirs: Sequence[Path]) -> Message:
    uk = _some(folder, ours)
    if not theirs:
        return Message("pairs.only_ukrainian", count=len(ours), uk=uk)
    near = max(theirs[:MOST], key=lambda path: len(os.path.commonpath([ours[0], path])))
    first, second = (path.relative_to(folder).as_posix() for path in (ours[0], near))
    en = _some(folder, theirs)
    return Message("pairs.not_joined", count=len(ours), uk=uk, of=len(theirs), en=en, first=first, second=second)


def _unread(folder: Path, unread: Sequence[MarkedFile]) -> Message:
    ((ending, _),) = Counter(file.ending for file in unread).most_common(1)
    held = [file.path for file in unread if file.ending == ending]
    return Message("pairs.not_read", count=len(unread), ending=ending, some=_some(folder, held))


def _some(folder: Path, paths: Sequence[Path]) -> str:
    named = ", ".join(path.relative_to(folder).as_posix() for path in paths[:SOME])
    return f"{named}{' …' if len(paths) > SOME else ''}"
