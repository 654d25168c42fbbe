"""Strings by the path of their keys (JSON, YAML, TOML, ARB, properties) to units of a catalogue, plurals told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.model import Document, Field, Side
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.readers.catalogue import comments, pairing
from checker.readers.catalogue import units as catalogue
from checker.readers.catalogue.messages import Syntax
from checker.readers.catalogue.plurals import PLURALS
from checker.readers.catalogue.unit import FORMS, Unit, UnitSuppression
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import suppressions
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText

# i18next: files_one, files_other; version 3: file, file_plural and file_0, file_1, file_2. Ordinals: files_ordinal_one.
SUFFIX = deferred(r"(.+)_(zero|one|two|few|many|other|plural|[0-5])")
# What stands beside a string and is for translators or programs: go-i18n, Chrome extensions.
BESIDE = frozenset({"description", "hash", "placeholders", "leftDelim", "rightDelim", "context", "comment"})
# What is no text: an address, an encoding, a file, a colour, a format of a date (DD.MM.YYYY, %d.%m.%Y), a number.
NO_TEXT = deferred(
    r"\s*(?:[a-z][a-z0-9+.-]*:/?/\S*|/[\w./-]*|\#[0-9a-fA-F]{3,8}|(?:UTF|ISO|CP|KOI8|windows)-\w+(?:-\d+)?"
    r"|[\w-]+(?:[./][\w-]+)*\.(?:png|svg|jpe?g|html?|json|js|css|md)"
    r"|(?:\b([DMYHhmsSaAdyELTZ])\1*\b|%[-^_0]?[a-zA-Z]\b|[\W\d_])*)\s*"
)


class KeyedString(NamedTuple):
    """A string of a file: the keys that lead to it, and what it says."""

    path: tuple[str, ...]
    written: MappedText


def one_language(
    entries: Sequence[KeyedString],
    side: Side,
    field: Field,
    notes: Sequence[UnitSuppression] = (),
    *,
    syntax: Syntax | None = None,
) -> OneLanguageFile:
    """The catalogue that the strings of a file of one language are; a top key that names the language is left out."""
    own = [one for one in entries if catalogue.language(one.path[0]) == side]
    if len(own) == len(entries) and all(len(one.path) > 1 for one in own):
        entries = [KeyedString(one.path[1:], one.written) for one in own]
    made = tuple(units(entries, side, field, syntax=syntax))
    segments = tuple(segment for unit in made for segment in unit.segments)
    return OneLanguageFile(
        segments, units=made, notes=(*notes, *_notes(entries, field), *comments.in_file(field, made))
    )


def both(name: str, entries: Sequence[KeyedString], raw: str, form: str) -> Document:
    """The document of a file that holds both languages, each under a top key of its own; InputError where it does not.

    `form` is what the file is, as its readers call it: "TOML".
    """
    field = Field("", raw, name)
    sides: dict[Side, list[Unit]] = {}
    notes: list[UnitSuppression] = []
    top = dict.fromkeys(one.path[0] for one in entries if len(one.path) > 1)
    for key in top:
        side = catalogue.language(key)
        if side and side not in sides:
            mine = [
                KeyedString(one.path[1:], one.written) for one in entries if one.path[0] == key and len(one.path) > 1
            ]
            sides[side] = list(units(mine, side, field))
            notes += _notes(mine, field)
    if len(sides) < 2:
        raise InputError(name, Message("catalogues.no_sides", form=form))
    notes += comments.in_file(field, [*sides["uk"], *sides["en"]])
    return pairing.document(name, sides["uk"], sides["en"], notes, {})


def units(entries: Sequence[KeyedString], side: Side, field: Field, *, syntax: Syntax | None = None) -> Iterator[Unit]:
    """The units of a file of one language."""
    siblings = _siblings(entries)
    for one in entries:
        path, arm = _arm(one.path, siblings, side)
        if not path or (path[-1] in BESIDE and _beside(path, siblings)) or NO_TEXT.fullmatch(one.written.text):
            continue
        if path[-1] in {"message", "translation"} and len(path) > 1 and not arm:
            path = path[:-1]
        yield from catalogue.units(".".join(path), one.written, side, field, syntax=syntax, arm=arm)


def _siblings(entries: Sequence[KeyedString]) -> dict[tuple[str, ...], set[str]]:
    """The last keys of the strings by the keys before them."""
    siblings: dict[tuple[str, ...], set[str]] = {}
    for one in entries:
        siblings.setdefault(one.path[:-1], set()).add(one.path[-1])
    return siblings


def _notes(entries: Sequence[KeyedString], field: Field) -> Iterator[UnitSuppression]:
    """The suppressions in what stands beside a string for its translators: a description of go-i18n."""
    if suppressions.KEYWORD not in field.raw:
        return
    siblings = _siblings(entries)
    for one in entries:
        if one.path[-1] in BESIDE and _beside(one.path, siblings):
            yield from comments.in_notes(one.written, field, ".".join(one.path[:-1]))


def _beside(path: tuple[str, ...], siblings: Mapping[tuple[str, ...], set[str]]) -> bool:
    return bool({"other", "message", "translation"} & siblings[path[:-1]])


def _arm(
    path: tuple[str, ...], siblings: Mapping[tuple[str, ...], set[str]], side: Side
) -> tuple[tuple[str, ...], str]:
    """The path of a string without the plural form in its last key, and that form; "" where it has none."""
    beside, last = siblings[path[:-1]], path[-1]
    if last in PLURALS and _plural(beside) and len(path) > 1:
        return path[:-1], last
    suffix = SUFFIX.fullmatch(last)
    if suffix:
        stem, form = suffix[1], suffix[2]
        forms = {found[2] for key in beside if (found := SUFFIX.fullmatch(key)) and found[1] == stem}
        if form in PLURALS and _plural(forms):
            return (*path[:-1], stem), form
        if form == "plural" and stem in beside:
            return (*path[:-1], stem), "other"
        names = FORMS[side].get(len(forms), ())
        if (
            form.isdecimal()
            and len(form) < 3
            and int(form) < len(names)
            and forms == {str(n) for n in range(len(names))}
            and len(names) > 1
        ):
            return (*path[:-1], stem), names[int(form)]
    elif f"{last}_plural" in beside:
        return path, "one"
    return path, ""


def _plural(forms: Iterable[str]) -> bool:
    given = set(forms) - BESIDE
    return (len(given & set(PLURALS)) > 1 and bool(given & {"other", "many"})) or given == {"other"}
