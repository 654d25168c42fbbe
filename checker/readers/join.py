"""Two files of one language each as a document."""

from __future__ import annotations

from checker.model import Document, Pair
from checker.readers.catalogue.pairing import document
from checker.readers.one_language import OneLanguageFile


def join(name: str, uk: OneLanguageFile, en: OneLanguageFile) -> Document:
    """Two files of one language as a document; the strings of catalogues pair by key.

    Two texts of one passage with as many lines each are a bitext, whose lines pair one by one.
    """
    skipped = dict(uk.skipped)
    for what, count in en.skipped.items():
        skipped[what] = skipped.get(what, 0) + count
    ignores = (*uk.ignores, *en.ignores)
    if uk.units is not None and en.units is not None:
        return document(name, uk.units, en.units, (*uk.notes, *en.notes), skipped)
    if uk.lines and len(uk.lines) == len(en.lines):
        beside = zip(uk.lines, en.lines, strict=True)
        bitext = tuple(Pair(str(n), (one,), (two,)) for n, (one, two) in enumerate(beside, 1))
        return Document(name, uk.lines, en.lines, bitext, skipped=skipped)
    return Document(name, uk.segments, en.segments, ignores=ignores, skipped=skipped)
