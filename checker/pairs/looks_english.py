"""Whether pages seem to be in English, by the words at their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from checker.language.text import scripts
from checker.model.expressions import deferred
from checker.pairs.default_language import beginning

LOOK = 32_768  # bytes of a page
PAGES = 20  # that are looked at
LEAST = 30  # words that tell something
TELLING = 300  # words that tell a third language
# The share of the commonest words of English: 6 to 10 in 100 words of prose, 2 of tables and commands, and of another
# language none.
COMMON, THIRD = 0.015, 0.003

MARKUP = deferred(r"<(script|style)\b.*?(?:</\1|\Z)|<[^<>]*>|`[^`\n]*`|https?://\S+", re.DOTALL | re.IGNORECASE)
WORD = deferred(r"[^\W\d_]{2,}")
ENGLISH = deferred(r"(?:the|and|this|with|you|are|from)", re.IGNORECASE)


def looks_english(paths: Iterable[Path]) -> bool:
    """Whether some pages have the commonest words of English."""
    words, common, _ = _counted(paths)
    return words >= LEAST and common >= COMMON * words


def third(paths: Iterable[Path]) -> bool:
    """Whether some pages are surely in another language than English: in Cyrillic, or without its commonest words."""
    words, common, cyrillic = _counted(paths)
    return words >= TELLING and (cyrillic > words / 2 or common < THIRD * words)


def _counted(paths: Iterable[Path]) -> tuple[int, int, float]:
    """The words of the first of some pages, the commonest of English among them, and (by letters) those in Cyrillic."""
    words = common = 0
    cyrillic = 0.0
    for path in islice(paths, PAGES):
        text = MARKUP.sub(" ", beginning(path, LOOK))
        found = WORD.findall(text)
        own, latin = scripts(text)
        words += len(found)
        common += sum(1 for word in found if ENGLISH.fullmatch(word))
        cyrillic += len(found) * own / max(1, own + latin)
    return words, common, cyrillic
