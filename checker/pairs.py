"""Which Ukrainian file goes with which English file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

TEXTS = frozenset({".txt", ".html", ".htm", ".xhtml", ".md", ".markdown"})


def twins(uk: Path, en: Path) -> Iterator[tuple[Path | None, Path | None]]:
    """Two files are a pair; two folders hold pairs by relative path, without regard to the ending of the name.

    A file without a partner comes alone. Order is that of the names.
    """
    if not uk.is_dir():
        yield uk, en
        return
    left, right = _texts(uk), _texts(en)
    for key in sorted({*left, *right}):
        yield left.get(key), right.get(key)


def _texts(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix.lower() in TEXTS
    }
