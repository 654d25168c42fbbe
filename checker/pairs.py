"""Which Ukrainian file goes with which English file."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

from checker.model import Failure


class Twin(NamedTuple):
    """A Ukrainian file and the English file that it goes with; one of them is None where it has no partner.

    `why` says how they were found, for those who ask: "named", "the same path in both folders".
    """

    uk: Path | None
    en: Path | None
    why: str = ""


# What is opened and checked at one time: an input of both languages by its name ("-" and addresses too), two files, or
# something that was found wrong while the list was made. A list of units is cheap to make, and a unit can be pickled.
Unit = str | Twin | Failure


def twins(uk: Path, en: Path, endings: Container[str]) -> Iterator[Twin]:
    """Two files are a pair; two folders hold pairs by relative path, without regard to the ending of the name.

    Of a folder, the files are taken whose names have one of the `endings`. A file without a partner comes alone. Order
    is that of the names.
    """
    if not uk.is_dir():
        yield Twin(uk, en, "named")
        return
    left, right = _texts(uk, endings), _texts(en, endings)
    for key in sorted({*left, *right}):
        yield Twin(left.get(key), right.get(key), "the same path in both folders")


def _texts(folder: Path, endings: Container[str]) -> dict[str, Path]:
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix.lower() in endings
    }
