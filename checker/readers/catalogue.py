"""Catalogues of strings: units with a key, and which form of one language stands for which of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.model import Document, Field, Ignore, Pair, Segment, Side, Span, Tag
from checker.readers import icu, messages
from checker.readers.icu import Form
from checker.readers.messages import Syntax
from checker.readers.written import Written

# The plural forms of a language by their number (CLDR): how gettext and the like count them.
FORMS: Mapping[Side, Mapping[int, tuple[str, ...]]] = {
    "uk": {
        1: ("other",), 2: ("one", "other"), 3: ("one", "few", "many"), 4: ("one", "few", "many", "other"),
    },
    "en": {1: ("other",), 2: ("one", "other")},
}  # fmt: skip
LONGEST = 20_000  # characters of an ICU message
PLURALS = ("zero", "one", "two", "few", "many", "other")
# The argument of a unit's own plural; an argument of an ICU message has a name.
COUNT = ""
IGNORE = re.compile(r"zvirka-ignore\s+(?P<rule>[\w-]+)(?:\s*:\s*(?P<reason>.*?))?\s*(?:\*/|-->|$)", re.MULTILINE)
# A line that is a comment in YAML, TOML, properties, .strings or XML, and says what to leave alone.
COMMENT = re.compile(rf"^[ \t]*(?:\#+|!|//|/\*+|<!--)[ \t]*{IGNORE.pattern}", re.MULTILINE)
LANGUAGES: Mapping[str, Side] = {"uk": "uk", "ua": "uk", "ukr": "uk", "en": "en", "eng": "en"}
# How a catalogue calls its own language: Rails' general_lang_name, the name in a menu of languages.
OWN_NAME = {"uk": re.compile(r"(?:Ukrainian \()?Українськ\w+(?: \(.*)?\)?"), "en": re.compile(r"English(?: \(.*\))?")}
# What the forms of one string share: a placeholder, or the beginning of a word.
STEM = re.compile(r"\{[^{}]+\}|%(?:\w+%|[ds])|[^\W\d_]{3,}")
LETTER = re.compile(r"[^\W\d_]{2}")


class Unit(NamedTuple):
    """A string of a catalogue, or one form of it: its key, the arms that make the form, and its passages."""

    key: str
    segments: tuple[Segment, ...]
    form: Form = ()


def language(code: str) -> Side | None:
    """The side of a language code: uk, uk-UA, en_US; None for any other."""
    return LANGUAGES.get(re.split("[-_@.]", code.strip().lower())[0])


def units(
    key: str, written: Written, side: Side, field: Field, *, syntax: Syntax | None = None, arm: str = "",
    marks: tuple[Tag, ...] = (),
) -> Iterator[Unit]:  # fmt: skip
    """The unit of a string, or one for each text that its plurals and selects make; `arm` is its own plural form."""
    own: Form = ((COUNT, arm),) if arm else ()
    if not marks and len(written.characters) <= LONGEST and icu.chooses(written.text):
        try:
            texts = icu.variants(written)
        except icu.IcuError:
            texts = []
        grammar = Syntax(frozenset({"icu"}))
        for form, text, signs in texts:
            chosen = next((choice for _, choice in form if choice in messages.SINGULAR), arm)
            made = messages.segments(text, side, field, key, syntax=grammar, arm=chosen, signs=signs)
            if made:
                yield Unit(key, made, own + form)
        if texts:
            return
    for one, part in _piped(written, side) if not marks and not arm else ((written, arm),):
        made = messages.segments(one, side, field, key, syntax=syntax, arm=part, marks=marks)
        if made:
            yield Unit(key, made, ((COUNT, part),) if part else ())


def _piped(written: Written, side: Side) -> list[tuple[Written, str]]:
    """The plural forms that Symfony and Vue part with "|": "{{ n }} choice.|{{ n }} choices."; else the string itself.

    The parts have to share a word or a placeholder: "Yes|No" are none.
    """
    text = written.text
    names = FORMS[side].get(text.count("|") + 1, ())
    if len(names) < 2 or not _alike(text.split("|")):
        return [(written, "")]
    edges = [-1, *(n for n, character in enumerate(text) if character == "|"), len(text)]
    return [(written.pick(range(a + 1, b)), name) for a, b, name in zip(edges, edges[1:], names, strict=False)]


def _alike(parts: Sequence[str]) -> bool:
    shared = [{word[:5].lower() for word in STEM.findall(part)} for part in parts]
    return bool(set.intersection(*shared))


def counterpart(form: Form, there: Sequence[Unit]) -> Unit | None:
    """The unit whose arms fit a form: the same ones; "one" for one thing; else "other"."""
    best: tuple[int, int, Unit] | None = None
    for n, unit in enumerate(there):
        theirs = dict(unit.form)
        fits = [_fit(choice, theirs[name]) for name, choice in form if name in theirs]
        spare = [choice for name, choice in unit.form if name not in dict(form)]
        if all(fits) and (best is None or sum(fits) - sum(c != "other" for c in spare) > best[0]):
            best = sum(fits) - sum(choice != "other" for choice in spare), n, unit
    return best[2] if best else None


def _fit(choice: str, theirs: str) -> int:
    """How well an arm of one language stands for one of the other; 0 where it does not."""
    if choice == theirs:
        return 3
    if {choice, theirs} == {"one", "=1"}:
        return 2
    return 1 if theirs == "other" else 0


def paired(uk: Iterable[Unit], en: Iterable[Unit], skipped: dict[str, int]) -> Iterator[tuple[str, Pair]]:
    """The pairs of two languages' units with their keys, in Ukrainian order; what has no partner is counted.

    A form that stands for several of the other language is a passage of each pair: a copy under a name of its own.
    A string that is the same in both languages was not translated, unless there is no word in it.
    """
    left, right = _by_key(uk), _by_key(en)
    used: dict[str, int] = {}
    for key, here in left.items():
        there = right.get(key)
        if there is None:
            count(skipped, "only in the Ukrainian file")
            continue
        if _same(here, there):
            count(skipped, "untranslated")
            continue
        if all(OWN_NAME[side].fullmatch(_text(units)) for side, units in (("uk", here), ("en", there))):
            count(skipped, "the name of the language itself")
            continue
        for unit in here:
            twin = counterpart(unit.form, there)
            if twin is None:
                count(skipped, "a plural form of one language only")
                continue
            name = "/".join((key, *(choice for _, choice in unit.form)))
            used[name] = used.get(name, 0) + 1
            name = name if used[name] == 1 else f"{name}#{used[name]}"
            yield key, Pair(name, _named(unit, name), _named(twin, name))
    for key in right:
        if key not in left:
            count(skipped, "only in the English file")


def count(skipped: dict[str, int], what: str, number: int = 1) -> None:
    """One more that is not checked."""
    skipped[what] = skipped.get(what, 0) + number


def _by_key(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.key, []).append(unit)
    return found


def _same(here: Sequence[Unit], there: Sequence[Unit]) -> bool:
    one, two = ([segment.shown for unit in units for segment in unit.segments] for units in (here, there))
    return one == two and any(LETTER.search(segment.text) for unit in here for segment in unit.segments)


def _text(units: Sequence[Unit]) -> str:
    return " ".join(segment.text for unit in units for segment in unit.segments)


def _named(unit: Unit, name: str) -> tuple[Segment, ...]:
    return tuple(replace(one, ref=name if n == 0 else f"{name}/{n}") for n, one in enumerate(unit.segments))


def document(
    name: str, uk: Sequence[Unit], en: Sequence[Unit], notes: Iterable[Note], skipped: Mapping[str, int]
) -> Document:
    """A catalogue of both languages; `notes` are the suppressions in it."""
    counted = dict(skipped)
    keyed = list(paired(uk, en, counted))
    pairs = tuple(pair for _, pair in keyed)
    return Document(
        name,
        tuple(segment for pair in pairs for segment in pair.uk),
        tuple(segment for pair in pairs for segment in pair.en),
        pairs,
        ignores=tuple(_ignores(notes, keyed)),
        skipped=counted,
    )


class Note(NamedTuple):
    """A suppression: what it says, where it stands, and the key of the unit that it belongs to, if there is one."""

    rule: str
    reason: str
    field: Field
    span: Span
    key: str | None


def note(said: re.Match[str], field: Field, key: str | None, shift: int = 0) -> Note:
    """A suppression from a match of IGNORE or COMMENT in a text that begins at `shift` in the field."""
    return Note(said["rule"], said["reason"] or "", field, Span(said.start() + shift, said.end() + shift), key)


def comments(field: Field, units: Sequence[Unit]) -> Iterator[Note]:
    """The suppressions in comments of a file, each for the unit that begins after it."""
    if "zvirka-ignore" not in field.raw:
        return
    begins = sorted((_begin(unit), unit.key) for unit in units)
    for said in COMMENT.finditer(field.raw):
        yield note(said, field, next((key for at, key in begins if at >= said.end()), None))


def _begin(unit: Unit) -> int:
    starts = unit.segments[0].starts
    return starts[0] if starts else unit.segments[0].shift


def _ignores(notes: Iterable[Note], keyed: Sequence[tuple[str, Pair]]) -> Iterator[Ignore]:
    """The suppressions with their passages: one for each form and language of the unit, all at one place."""
    for one in notes:
        found = [segment for key, pair in keyed if key == one.key for segment in (*pair.uk, *pair.en)]
        for segment in found or (None,):
            yield Ignore(one.rule, one.reason, one.field, one.span, segment)
