"""Two files of one language each as a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.model import UNKNOWN, Document, Original, Pair, Side
from checker.model.messages import Message
from checker.readers.catalogue.pairing import document
from checker.readers.one_language import OneLanguageFile
from checker.readers.web import posts

# So many strings that the other catalogue has not, and so many times as many as it has of its own, are new ones.
LEAST, TIMES = 3, 10


def join(name: str, uk: OneLanguageFile, en: OneLanguageFile) -> Document:
    """Two files of one language as a document; the strings of catalogues pair by key.

    Two texts of one passage with as many lines each are a bitext, whose lines pair one by one.
    """
    skipped = dict(uk.skipped)
    for what, count in en.skipped.items():
        skipped[what] = skipped.get(what, 0) + count
    ignores = (*uk.ignores, *en.ignores)
    if uk.published or en.published:
        return posts.join(name, uk, en)
    if uk.units is not None and en.units is not None:
        made = document(name, uk.units, en.units, (*uk.notes, *en.notes), skipped)
        return replace(made, original=_ahead(made.skipped))
    if uk.lines and len(uk.lines) == len(en.lines):
        beside = zip(uk.lines, en.lines, strict=True)
        bitext = tuple(Pair(str(n), (one,), (two,)) for n, (one, two) in enumerate(beside, 1))
        return Document(name, uk.lines, en.lines, bitext, skipped=skipped)
    return Document(name, uk.segments, en.segments, ignores=ignores, skipped=skipped)


def _ahead(skipped: Mapping[str, int]) -> Original:
    """The catalogue that has strings which the other one has not yet: a translation has none of its own."""
    uk, en = (skipped.get(f"only in the {language} file", 0) for language in ("Ukrainian", "English"))
    most = max(uk, en)
    if most < LEAST or most < TIMES * min(uk, en):
        return UNKNOWN
    side: Side = "uk" if uk > en else "en"
    return Original(side, Message(f"original.strings_{side}", count=most))
