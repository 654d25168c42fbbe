"""The README of a project, whose translations lie in folders of their own: docs/README.uk.md, docs/uk/README.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from checker.model.expressions import deferred
from checker.pairs.default_language import beginning
from checker.pairs.marks import Parts

READ = 50_000  # bytes of the page that are read; links to its translations stand at its beginning or its end
# Two pages have one shape where they have so many headings, all but so many of them of one level, and one is at most
# so many times as long as the other.
HEADINGS, SAME, LONGER = 3, 0.8, 2
HEADING = deferred(r"^(#{1,6})[ \t]+\S", re.MULTILINE)


# So many folders up the page of a project is looked for: docs/i18n/README.uk.md.
UP = 2


def places(parts: Parts) -> Iterator[Parts]:
    """Where the page of a project may lie whose translation lies in a folder of its own, the nearest first."""
    for _ in range(UP):
        parts = above(parts)
        if parts:
            yield parts


def above(parts: Parts) -> Parts:
    """The path of the page of the same name one folder up, where that name is in capitals as those of a project's
    root are (README, CODE_OF_CONDUCT); else nothing."""
    return (*parts[:-2], parts[-1]) if len(parts) > 1 and parts[-1].isupper() else ()


def leads(page: Path, file: Path) -> bool:
    """Whether a page links to a file in a folder below it as to its translation, and not to that folder's own page.

    "[Українська](docs/README.uk.md)"; beside a link to docs/README.md that file is the translation of the latter.
    """
    text = beginning(page, READ)
    own = file.parent.parent if file.name == page.name else file.parent
    return f"{file.parent.name}/{file.name}" in text and f"{own.name}/{page.name}" not in text


def alike(page: Path, file: Path) -> bool:
    """Whether two pages have one shape: docs/uk/README.md may be a list of what lies beside it, and no translation."""
    shapes = [Counter(len(found[1]) for found in HEADING.finditer(beginning(path, READ))) for path in (page, file)]
    most = max(shape.total() for shape in shapes)
    return most >= HEADINGS and (shapes[0] & shapes[1]).total() >= SAME * most and as_long(page, file)


def as_long(page: Path, file: Path) -> bool:
    """Whether neither of two pages is more than twice as long as the other, in characters."""
    shorter, longer = sorted(len(beginning(path, READ)) for path in (page, file))
    return longer <= LONGER * shorter
