"""Which Ukrainian file goes with which English file."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path


def twins(uk: Path, en: Path, endings: Container[str]) -> Iterator[tuple[Path | None, Path | None]]:
    """Two files are a pair; two folders hold pairs by relative path, without regard to the ending of the name.

    Of a folder, the files are taken whose names have one of the `endings`. A file without a partner comes alone. Order
    is that of the names.
    """
    if not uk.is_dir():
        yield uk, en
        return
    left, right = _texts(uk, endings), _texts(en, endings)
    for key in sorted({*left, *right}):
        yield left.get(key), right.get(key)


def _texts(folder: Path, endings: Container[str]) -> dict[str, Path]:
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix.lower() in endings
    }
