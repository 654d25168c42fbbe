"""TMX: translation memories, of which a unit holds both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from checker.language.vocabulary import Words
from checker.model import Document, Failure, Field, Original, Side
from checker.model.messages import Message
from checker.readers.bilingual import xliff
from checker.readers.catalogue import comments, pairing
from checker.readers.catalogue import units as catalogue
from checker.readers.catalogue.unit import Unit
from checker.readers.places import xml
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source


def reads(source: Source) -> bool:
    """Whether the root says so."""
    return xml.root(source.head) == "tmx"


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The document of a memory; raises InputError where it is none, or has not both languages."""
    name, raw = source.name, source.text
    root = xml.parse(name, raw)
    if root.name != "tmx":
        raise InputError(name, Message("catalogues.tmx_root", name=root.name))
    whole, kept = Field("", raw, name), Field("", raw, name, kept=True)
    header = root.first("header")
    srclang = header.attributes.get("srclang", "") if header else ""
    units: dict[Side, list[Unit]] = {"uk": [], "en": []}
    notes = (
        [note for one in header.elements("note") for note in comments.in_notes(one.written(), whole)] if header else []
    )
    skipped: dict[str, int] = {}
    seen: set[str] = set()
    sources: Counter[Side] = Counter()
    for n, unit in enumerate(root.everywhere("tu"), 1):
        key = f"{unit.attributes.get('tuid') or ''}#{n}".strip("#")
        for note in unit.everywhere("note"):
            notes += comments.in_notes(note.written(), whole, key)
        written = catalogue.language(unit.attributes.get("srclang", srclang))
        sources.update([written] if written else [])
        held = set()
        for variant in unit.elements("tuv"):
            code = variant.attributes.get("xml:lang") or variant.attributes.get("lang", "")
            seen.add(code)
            side, segment = catalogue.language(code), variant.first("seg")
            if side is None or segment is None or side in held:
                continue
            text, marks = xliff.strings(segment)
            field = kept if side == "en" and written != "uk" else whole
            made = list(catalogue.units(key, text, side, field, marks=marks))
            if made:
                held.add(side)
                units[side] += made
        if len(held) == 1:
            catalogue.count(skipped, "untranslated")
    if not (units["uk"] and units["en"]):
        told = ", ".join(sorted(filter(None, seen))) or Message("catalogues.not_told")
        raise InputError(name, Message("catalogues.tmx_languages", told=told))
    notes += comments.in_file(whole, [*units["uk"], *units["en"]])
    both = {one.key for one in units["uk"]} & {one.key for one in units["en"]}
    uk, en = ([one for one in units[side] if one.key in both] for side in ("uk", "en"))
    most = next((side for side, _ in sources.most_common(1)), None)
    original = Original(most, Message("original.tmx") if most else "")
    yield replace(pairing.document(name, uk, en, notes, skipped), original=original)
