"""The pairs of two folders, by relative path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

from checker.model import Failure
from checker.model.messages import Message
from checker.pairs.tasks import FilePair
from checker.pairs.walk import files

# The files of one side that have the same path without regard to their endings.
Group = Mapping[str, Sequence[Path]]

WHY = Message("pairs.why_path")


def file_pairs(uk: Path, en: Path, endings: Container[str]) -> Iterator[FilePair | Failure]:
    """Two files are a pair; two folders hold pairs by relative path, without regard to the ending of the name.

    Of a folder, the files are taken whose names have one of the `endings`, in lower case. A file without a partner
    comes alone, a folder that can't be opened is a failure. Order is that of the names.
    """
    if uk.is_dir():
        failures: list[Failure] = []
        yield from alike(_texts(uk, endings, failures), _texts(en, endings, failures), WHY)
        yield from failures
    else:
        yield FilePair(uk, en, Message("pairs.given"))


def alike(uk: Group, en: Group, why: str) -> Iterator[FilePair]:
    """The files of two sides that have the same key, in order of the keys.

    Of several with one key, those with the same ending are pairs, then the two that are left where one of each is:
    about.md and about.mdx.
    """
    for key in sorted({*uk, *en}):
        left = {path.suffix.lower(): path for path in uk.get(key, ())}
        right = {path.suffix.lower(): path for path in en.get(key, ())}
        for ending in sorted(left.keys() & right.keys()):
            yield FilePair(left.pop(ending), right.pop(ending), why)
        if len(left) == len(right) == 1:
            yield FilePair(left.popitem()[1], right.popitem()[1], why)
        yield from (FilePair(path, None, why) for path in left.values())
        yield from (FilePair(None, path, why) for path in right.values())


def _texts(folder: Path, endings: Container[str], failures: list[Failure]) -> Group:
    """The files of a side; what can't be opened is added to `failures`."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in files(folder, endings):
        if isinstance(path, Failure):
            failures.append(path)
            continue
        found[path.relative_to(folder).as_posix().removesuffix(path.suffix)].append(path)
    return found
