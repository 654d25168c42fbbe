"""Whether pages seem to be in English, by the words at their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from checker.model.expressions import deferred
from checker.pairs.default_language import beginning

LOOK = 32_768  # bytes of a page
PAGES = 20  # that are looked at
LEAST = 30  # words that tell something
TELLING = 300  # words that tell a third language
# The share of the commonest words of English: 6 to 10 in 100 words of prose, 2 of tables and commands, and of another
# language none; and that of words with other letters than English has. Filling ("lorem ipsum") has neither.
COMMON, THIRD, FOREIGN = 0.015, 0.003, 0.03

MARKUP = deferred(r"<(script|style)\b.*?(?:</\1|\Z)|<[^<>]*>|`[^`\n]*`|https?://\S+", re.DOTALL | re.IGNORECASE)
CYRILLIC = deferred(r"[А-ЯҐЄІЇа-яґєіїЁёЎў]")
WORD = deferred(r"[^\W\d_]{2,}")
ACCENTED = deferred(r".*[\u00df-\u024f].*")  # größe, więc, déjà
ENGLISH = deferred(r"(?:the|and|this|with|you|are|from)", re.IGNORECASE)


class Counted(NamedTuple):
    """The words of some pages: the commonest of English among them, those with other letters, and those in Cyrillic."""

    words: int
    common: int
    accented: int
    cyrillic: int


def looks_english(paths: Iterable[Path]) -> bool:
    """Whether some pages have the commonest words of English."""
    found = _counted(paths)
    return found.words >= LEAST and found.common >= COMMON * found.words


def third(paths: Iterable[Path]) -> bool:
    """Whether some pages are surely in another language than English: in Cyrillic, or with letters that it has not."""
    found = _counted(paths)
    if found.words < TELLING:
        return False
    accented = found.common < THIRD * found.words and found.accented >= FOREIGN * found.words
    return accented or found.cyrillic > found.words / 2


def _counted(paths: Iterable[Path]) -> Counted:
    """The words of the first of some pages."""
    words = common = accented = cyrillic = 0
    for path in islice(paths, PAGES):
        found = WORD.findall(MARKUP.sub(" ", beginning(path, LOOK)))
        words += len(found)
        common += sum(1 for word in found if ENGLISH.fullmatch(word))
        accented += sum(1 for word in found if ACCENTED.fullmatch(word))
        cyrillic += sum(1 for word in found if CYRILLIC.match(word))
    return Counted(words, common, accented, cyrillic)
