"""Two files of one language each as a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.model import UNKNOWN, Document, Original, Pair, Side, other
from checker.model.messages import Message
from checker.readers.catalogue.pairing import document
from checker.readers.catalogue.unit import Unit
from checker.readers.one_language import OneLanguageFile

# So many strings that the other catalogue has not, such a share of those that both have, and so many times as many as
# it has of its own, are new ones.
LEAST, SHARE, TIMES = 3, 0.05, 10
WORDS = 4  # words of a string that is the same in both, and would have been translated
UKRAINIAN, ENGLISH = re.compile("[А-ЯҐЄІЇа-яґєії’']{2,}"), re.compile("[A-Za-z’']{2,}")


def join(name: str, uk: OneLanguageFile, en: OneLanguageFile) -> Document:
    """Two files of one language as a document; the strings of catalogues pair by key.

    Two texts of one passage with as many lines each are a bitext, whose lines pair one by one.
    """
    skipped = dict(uk.skipped)
    for what, count in en.skipped.items():
        skipped[what] = skipped.get(what, 0) + count
    ignores = (*uk.ignores, *en.ignores)
    if uk.units is not None and en.units is not None:
        english = _filled(en.units, uk.keyed)
        made = document(name, uk.units, english, (*uk.notes, *en.notes), skipped)
        keyed = Original("en", Message("original.keys")) if len(english) > len(en.units) else UNKNOWN
        return replace(made, original=keyed if keyed.side else _ahead(uk.units, en.units))
    if uk.lines and len(uk.lines) == len(en.lines):
        beside = zip(uk.lines, en.lines, strict=True)
        bitext = tuple(Pair(str(n), (one,), (two,)) for n, (one, two) in enumerate(beside, 1))
        return Document(name, uk.lines, en.lines, bitext, skipped=skipped)
    original = _said(uk.original, en.original)
    post = en.post or uk.post
    return Document(name, uk.segments, en.segments, post=post, ignores=ignores, skipped=skipped, original=original)


def _filled(en: Sequence[Unit], keyed: Sequence[Unit]) -> Sequence[Unit]:
    """The strings of the English file, with the keys that are the text of those that it lacks: Laravel's en.json."""
    has = {unit.key for unit in en}
    return [*en, *(unit for unit in keyed if unit.key not in has)]


def _said(uk: Original, en: Original) -> Original:
    """What two posts say of which was written first, where they do not say different things."""
    told = [one for one in (en, uk) if one.side]
    return told[0] if len({one.side for one in told}) == 1 else UNKNOWN


def _ahead(uk: Sequence[Unit], en: Sequence[Unit]) -> Original:
    """The catalogue that has strings which the other one has not yet, or has only as they are in it.

    A translation has none of its own but what its original has dropped; those are few, and tell nothing.
    """
    keyed = {side: {unit.key: unit for unit in units} for side, units in (("uk", uk), ("en", en))}
    shared = keyed["uk"].keys() & keyed["en"].keys()
    left = [_text(keyed["uk"][key]) for key in shared if _text(keyed["uk"][key]) == _text(keyed["en"][key])]
    more = {
        "uk": len(keyed["uk"]) - len(shared) + sum(len(UKRAINIAN.findall(text)) >= WORDS for text in left),
        "en": len(keyed["en"]) - len(shared) + sum(len(ENGLISH.findall(text)) >= WORDS for text in left),
    }
    side: Side = "uk" if more["uk"] > more["en"] else "en"
    enough = max(LEAST, SHARE * len(shared), TIMES * more[other(side)])
    return Original(side, Message(f"original.strings_{side}", count=more[side])) if more[side] >= enough else UNKNOWN


def _text(unit: Unit) -> str:
    return " ".join(segment.text for segment in unit.segments)
