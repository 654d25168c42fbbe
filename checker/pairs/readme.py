"""The README of a project, whose translations lie in a folder of their own: docs/README.uk.md."""

from __future__ import annotations

from pathlib import Path

from checker.pairs.default_language import beginning
from checker.pairs.marks import Parts

READ = 50_000  # bytes of the page that are read; links to its translations stand at its beginning or its end


def above(parts: Parts) -> Parts:
    """The path of the page of the same name one folder up, where that name is in capitals as those of a project's
    root are (README, CODE_OF_CONDUCT); else nothing."""
    return (*parts[:-2], parts[-1]) if len(parts) > 1 and parts[-1].isupper() else ()


def leads(page: Path, file: Path) -> bool:
    """Whether a page links to a file in a folder below it as to its translation, and not to that folder's own page.

    "[Українська](docs/README.uk.md)"; beside a link to docs/README.md that file is the translation of the latter.
    """
    text = beginning(page, READ)
    folder = file.parent.name
    return f"{folder}/{file.name}" in text and f"{folder}/{page.name}" not in text
