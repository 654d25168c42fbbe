"""Strings of catalogues to units: one for a string, or one for each of its plural forms and choices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from checker.model import Field, Side, Tag
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.readers.catalogue import icu, messages
from checker.readers.catalogue.icu import Form
from checker.readers.catalogue.messages import Syntax
from checker.readers.catalogue.plurals import COUNT
from checker.readers.catalogue.unit import FORMS, Unit
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText

LONGEST = 20_000  # characters of an ICU message
LANGUAGES: Mapping[str, Side] = {"uk": "uk", "ua": "uk", "ukr": "uk", "en": "en", "eng": "en"}
# The forms that "|" parts: of three English ones the first is for none ("no apples | one apple | {n} apples").
PIPED: Mapping[Side, Mapping[int, tuple[str, ...]]] = {
    "uk": FORMS["uk"],
    "en": {**FORMS["en"], 3: ("zero", "one", "other")},
}
# For which numbers Symfony and Laravel take a form, which begins it: "{0} None|{1} One|]1,Inf[ %count%", "[2,*] Many".
RANGE = deferred(
    r"\s*(?P<mark>\{\s*(?P<only>-?\d+)\s*\}|[\[\]]\s*-?(?:Inf|\d+)\s*,\s*(?:\d+|(?P<open>\+?Inf|\*))\s*[\[\]])\s*"
)
# Fewer forms that all begin with a number in braces may begin with placeholders.
RANGED = 3
# What the forms of one string share: a placeholder, or the beginning of a word.
STEM = deferred(r"\{[^{}]+\}|%(?:\w+%|[ds])|[^\W\d_]{3,}")
# menu.file.open, ERROR_404: a key, where another program would have the English text.
KEY = deferred(r"[a-z][\w-]*(?:[._:][\w-]+)+|[A-Z0-9]+(?:_[A-Z0-9]+)+")


def language(code: str) -> Side | None:
    """The side of a language code: uk, uk-UA, en_US; None for any other."""
    return LANGUAGES.get(re.split("[-_@.]", code.strip().lower())[0])


def units(
    key: str, written: MappedText, side: Side, field: Field, *, syntax: Syntax | None = None, arm: str = "",
    marks: tuple[Tag, ...] = (),
) -> Iterator[Unit]:  # fmt: skip
    """The unit of a string, or one for each text that its plurals and selects make; `arm` is its own plural form."""
    own: Form = ((COUNT, arm),) if arm else ()
    if not marks and len(written.characters) <= LONGEST and icu.chooses(written.text):
        try:
            texts = icu.variants(written)
        except icu.IcuError as wrong:
            if syntax and syntax.grammars == frozenset({"icu"}):  # whatever the string says is a message
                line = field.raw.count("\n", 0, written.starts[0]) + 1
                said = Message("catalogues.icu", line=line, key=key, wrong=wrong)
                raise InputError(field.file or "", said) from wrong
            texts = []
        grammar = Syntax(frozenset({"icu"}))
        yield from forms(key, texts, side, field, syntax=grammar, own=own)
        if texts:
            return
    parted = "|" in written.text and not marks and not arm and (syntax is None or syntax.piped)
    ranged = _ranged(written) if parted else []
    for one, part in ranged or (_piped(written, side) if parted else [(written, arm)]):
        made = messages.segments(one, side, field, key, syntax=syntax, arm=part, marks=marks)
        if made:
            yield Unit(key, made, ((COUNT, part),) if part else (), piped=part != arm and not ranged)


def forms(
    key: str, texts: Iterable[tuple[Form, MappedText, Mapping[int, str]]], side: Side, field: Field, *, syntax: Syntax,
    own: Form = (),
) -> Iterator[Unit]:  # fmt: skip
    """The units of a message's texts, each with the choices that make it, and where it shows a value by a sign.

    `own` is the plural form that the whole message is.
    """
    arm = dict(own).get(COUNT, "")
    for form, text, signs in texts:
        chosen = next((choice for _, choice in form if choice in messages.SINGULAR), arm)
        made = messages.segments(text, side, field, key, syntax=syntax, arm=chosen, signs=signs)
        if made:
            yield Unit(key, made, own + form)


def _piped(written: MappedText, side: Side) -> list[tuple[MappedText, str]]:
    """The plural forms that Symfony and Vue part with "|": "{{ n }} choice.|{{ n }} choices."; else the string itself.

    The parts have to share a word or a placeholder: "Yes|No" are none.
    """
    text = written.text
    names = PIPED[side].get(text.count("|") + 1, ())
    if len(names) < 2 or not _alike(text.split("|")):
        return [(written, "")]
    edges = [-1, *(n for n, character in enumerate(text) if character == "|"), len(text)]
    return [(written.pick(range(a + 1, b)), name) for a, b, name in zip(edges, edges[1:], names, strict=False)]


def _ranged(written: MappedText) -> list[tuple[MappedText, str]]:
    """The forms whose numbers are written before them, without these; nothing where they are placeholders, or none.

    "{0} file|{0} files" has placeholders; and so may "{0} of|{1}".
    """
    text = written.text
    parts = list(pairwise([-1, *(n for n, character in enumerate(text) if character == "|"), len(text)]))
    found = [RANGE.match(text, a + 1, b) for a, b in parts]
    marks = [one["mark"] for one in found if one]
    if not all(found[:1]) or not all(found[:-1]) or len(set(marks)) < len(marks):
        return []
    if len(found) < RANGED and all(one and one["only"] for one in found):
        return []
    return [
        (written.pick(range(one.end() if one else a + 1, b)), _arm(one))
        for one, (a, b) in zip(found, parts, strict=True)
    ]


def _arm(mark: re.Match[str] | None) -> str:
    """The arm of a form by the numbers before it: "=0", "=[2,4]"; "other" for what has no end."""
    return "other" if mark is None or mark["open"] else f"={mark['only'] or mark['mark']}"


def _alike(parts: Sequence[str]) -> bool:
    # "item" and "items" begin alike, whichever is cut.
    shared = [{one[:5].lower() for word in STEM.findall(part) for one in (word, word.rstrip("s"))} for part in parts]
    return bool(set.intersection(*shared))


def count(skipped: dict[str, int], what: str, number: int = 1) -> None:
    """One more that is not checked."""
    skipped[what] = skipped.get(what, 0) + number
