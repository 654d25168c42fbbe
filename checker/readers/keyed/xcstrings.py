"""Apple's .xcstrings: string catalogues that hold every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.language.vocabulary import Words
from checker.model import SIDES, UNKNOWN, Document, Failure, Field, Original, Side
from checker.model.messages import Message
from checker.readers.catalogue import comments, pairing
from checker.readers.catalogue import units as catalogue
from checker.readers.catalogue.messages import Syntax
from checker.readers.catalogue.plurals import PLURALS
from checker.readers.catalogue.unit import Unit, UnitSuppression
from checker.readers.keyed.apple import FORMATS, GRAMMARS
from checker.readers.places import json_text
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source

# A key that is no text: "account_status_alert.banned.message".
NAME = re.compile(r"[a-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The document of a catalogue; raises InputError where one of the languages is not in it.

    A string without a text in the source language has its key for one, unless that only names it: "profile.title".
    """
    name, raw = source.name, source.text
    value = json_text.load(name, raw)
    if not isinstance(value, dict) or not isinstance(value.get("strings"), dict):
        raise InputError(name, Message("catalogues.xcstrings_empty"))
    original = catalogue.language(str(value.get("sourceLanguage", "en")))
    whole, kept = Field("", raw, name), Field("", raw, name, kept=True)
    units: dict[Side, list[Unit]] = {"uk": [], "en": []}
    keys: dict[str, MappedText] = {}
    unfinished: set[str] = set()
    notes: list[UnitSuppression] = []
    for path, written, is_key in json_text.tokens(raw):
        if path[:1] != ("strings",) or len(path) < 2:
            continue
        if is_key and len(path) == 2:
            keys[path[1]] = written
        if path[2:] == ("comment",) and not is_key:
            notes += comments.in_notes(written, whole, path[1])
        told = _text(path) if not is_key else None
        if told and _state(value, path) in {"new", "needs_review"}:
            unfinished.add(path[1])
        elif told:
            side, arm = told
            field = kept if side == "en" and original != "uk" else whole
            units[side] += catalogue.units(path[1], written, side, field, syntax=_syntax(written), arm=arm)
    if original:
        held = {unit.key for unit in units[original]}
        for key, written in keys.items():
            if key not in held and not NAME.fullmatch(key):
                units[original] += catalogue.units(key, written, original, kept, syntax=_syntax(written))
    for side in SIDES:
        if not units[side]:
            raise InputError(name, Message(f"catalogues.xcstrings_lacks_{side}"))
    there = {key: {unit.key for unit in units[key]} for key in units}
    skipped = {"untranslated": len(there["uk"] ^ there["en"])} if there["uk"] != there["en"] else {}
    uk, en = ([unit for unit in units[side] if unit.key in there["uk"] & there["en"]] for side in ("uk", "en"))
    made = pairing.document(name, uk, en, notes, skipped, unfinished)
    yield replace(made, original=Original(original, "sourceLanguage") if original else UNKNOWN)


def _syntax(written: MappedText) -> Syntax:
    return Syntax(GRAMMARS, percent=FORMATS.search(written.text) is not None)


def _text(path: tuple[str, ...]) -> tuple[Side, str] | None:
    """The side and the plural form of a string in /strings/KEY/localizations/uk/[variations/plural/few/]stringUnit."""
    if len(path) < 6 or path[2] != "localizations" or path[-2:] != ("stringUnit", "value"):
        return None
    side, inner = catalogue.language(path[3]), path[4:-2]
    if side is None or (inner and (inner[:2] != ("variations", "plural") or inner[-1] not in PLURALS)):
        return None
    return side, inner[-1] if inner else ""


def _state(value: object, path: tuple[str, ...]) -> str:
    for step in path[:-1]:
        value = value.get(step, {}) if isinstance(value, dict) else {}
    return str(value.get("state", "")) if isinstance(value, dict) else ""
