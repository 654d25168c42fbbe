"""What a folder holds in which no pair was found, and what its user can do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from checker.model import Failure
from checker.model.messages import Message
from checker.pairs import marks
from checker.pairs.looks_ukrainian import looks_ukrainian
from checker.pairs.marks import MarkedFile
from checker.pairs.tasks import FilePair, Task
from checker.pairs.walk import files

SOME = 3  # files that are named
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


def _english(found: Sequence[MarkedFile], ours: Sequence[Path]) -> list[Path]:
    """The English files with the mark of their language and an ending of the Ukrainian ones."""
    endings = {path.suffix.lower() for path in ours}
    return [file.path for file in found if file.en and not file.uk and file.ending in endings]


def _alone(folder: Path, ours: Sequence[Path], theirs: Sequence[Path]) -> Message:
    uk = _some(folder, ours)
    if not theirs:
        return Message("pairs.only_ukrainian", count=len(ours), uk=uk)
    first, second = (str(paths[0].relative_to(folder).as_posix()) for paths in (ours, theirs))
    en = _some(folder, theirs)
    return Message("pairs.not_joined", count=len(ours), uk=uk, of=len(theirs), en=en, first=first, second=second)


def _unread(folder: Path, unread: Sequence[MarkedFile]) -> Message:
    ((ending, _),) = Counter(file.ending for file in unread).most_common(1)
    held = [file.path for file in unread if file.ending == ending]
    return Message("pairs.not_read", count=len(unread), ending=ending, some=_some(folder, held))


def _some(folder: Path, paths: Sequence[Path]) -> str:
    named = ", ".join(path.relative_to(folder).as_posix() for path in paths[:SOME])
    return f"{named}{' …' if len(paths) > SOME else ''}"
