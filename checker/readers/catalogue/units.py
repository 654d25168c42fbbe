"""Catalogues of strings: units with a key, and which form of one language stands for which of the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from checker.model import PLACEHOLDER, Document, Field, Ignore, Pair, Segment, Side, Span, Tag
from checker.readers.catalogue import icu, messages, plurals
from checker.readers.catalogue.icu import Form
from checker.readers.catalogue.messages import Syntax
from checker.readers.catalogue.plurals import COUNT
from checker.readers.places import suppressions
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText

# The plural forms of a language by their number (CLDR): how gettext and the like count them.
FORMS: Mapping[Side, Mapping[int, tuple[str, ...]]] = {
    "uk": {
        1: ("other",), 2: ("one", "other"), 3: ("one", "few", "many"), 4: ("one", "few", "many", "other"),
    },
    "en": {1: ("other",), 2: ("one", "other")},
}  # fmt: skip
LONGEST = 20_000  # characters of an ICU message
BEST = 100  # more than arms can fit
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
                said = f"line {line}: in the message {key!r}, {wrong}; write the }} that is missing"
                raise InputError(field.file or "", said) from wrong
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


def _piped(written: MappedText, side: Side) -> list[tuple[MappedText, str]]:
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


def counterpart(unit: Unit, there: Sequence[Unit]) -> Unit | None:
    """The unit whose arms fit those of a form: the same ones; "one" for one thing; else "other".

    What a Ukrainian form for 1, 21 and 31 says may be in either English form: the one with the same placeholders.
    """
    found = sorted(
        (one for one in there if _fits(unit.form, one.form)), key=lambda one: _fits(unit.form, one.form), reverse=True
    )
    if found and unit.form and unit.segments[0].side == "uk" and _marks(found[0]) != _marks(unit):
        return next((one for one in found if one.form and _marks(one) == _marks(unit)), found[0])
    return found[0] if found else None


def _fits(form: Form, theirs: Form) -> int:
    """How well the arms of one language stand for those of the other; 0 where one does not."""
    here, there = dict(form), dict(theirs)
    fits = [_fit(choice, there[name]) for name, choice in form if name in there]
    spare = sum(choice != "other" for name, choice in theirs if name not in here)
    return max(1, 2 * BEST + sum(fits) - spare) if all(fits) else 0


def _marks(unit: Unit) -> list[str]:
    """The placeholders of a unit."""
    tags = (tag for segment in unit.segments for tag in segment.tags if tag.name == PLACEHOLDER)
    return sorted(tag.attributes["value"] for tag in tags)


def _fit(choice: str, theirs: str) -> int:
    """How well an arm of one language stands for one of the other; 0 where it does not."""
    if choice == theirs:
        return 3
    if {choice, theirs} == {"one", "=1"}:
        return 2
    return 1 if theirs == "other" else 0


class Twin(NamedTuple):
    """A pair of a catalogue: its key, and all forms of the string, those that were paired among them."""

    key: str
    pair: Pair
    uk: Sequence[Unit]
    en: Sequence[Unit]


def paired(uk: Iterable[Unit], en: Iterable[Unit], skipped: dict[str, int]) -> Iterator[Twin]:
    """The pairs of two languages' units, in Ukrainian order; what has no partner is counted.

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
            twin = counterpart(unit, there)
            if twin is None:
                count(skipped, "a plural form of one language only")
                continue
            name = "/".join((key, *(choice for _, choice in unit.form)))
            used[name] = used.get(name, 0) + 1
            name = name if used[name] == 1 else f"{name}#{used[name]}"
            yield Twin(key, Pair(name, _named(unit, name), _named(twin, name)), here, there)
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
    """Whether every form of a string is one of the other language."""
    one, two = ([[segment.shown for segment in unit.segments] for unit in units] for units in (here, there))
    written = any(LETTER.search(segment.text) for unit in here for segment in unit.segments)
    return written and all(text in two for text in one)


def _text(units: Sequence[Unit]) -> str:
    return " ".join(segment.text for unit in units for segment in unit.segments)


def _named(unit: Unit, name: str) -> tuple[Segment, ...]:
    return tuple(replace(one, ref=name if n == 0 else f"{name}/{n}") for n, one in enumerate(unit.segments))


def document(
    name: str, uk: Sequence[Unit], en: Sequence[Unit], notes: Iterable[Note], skipped: Mapping[str, int],
    unfinished: Collection[str] = (),
) -> Document:  # fmt: skip
    """A catalogue of both languages; `notes` are the suppressions in it, `unfinished` the keys with forms left out."""
    counted = dict(skipped)
    twins = list(paired(uk, en, counted))
    pairs = tuple(twin.pair for twin in twins)
    return Document(
        name,
        tuple(segment for pair in pairs for segment in pair.uk),
        tuple(segment for pair in pairs for segment in pair.en),
        pairs,
        ignores=tuple(_ignores(notes, twins)),
        skipped=counted,
        plurals=tuple(plurals.faults([twin for twin in twins if len(twin.uk) > 1 and twin.key not in unfinished])),
    )


class Note(NamedTuple):
    """A suppression: what it says, where it stands, and the keys of the units that it is for, if there are any."""

    rule: str
    reason: str
    field: Field
    span: Span
    keys: tuple[str, ...]


def notes(text: MappedText, field: Field, *keys: str) -> Iterator[Note]:
    """The suppressions in what translators are told of a unit: a comment of PO, a note of XLIFF or TMX, of ARB."""
    for comment in suppressions.in_prose(text.text):
        said = suppressions.parse(comment.text)
        if said:
            yield Note(said.rules, said.reason, field, text.span(comment.start, comment.end), keys)


def comments(field: Field, units: Sequence[Unit], within: Span | None = None) -> Iterator[Note]:
    """The suppressions in comments of a file: each for the unit that begins on its line before it, or else next.

    `within` is the part of the file (code points) that the units are of, None for all of it.
    """
    start, end = within or Span(0, len(field.raw))
    found = [one for one in suppressions.in_comments(field.raw) if start <= one.start < end]
    places = sorted((_place(unit), unit.key) for unit in units) if found else []
    begins = [span.start for span, _ in places]
    ends = list(accumulate((span.end for span, _ in places), max))
    for comment in found:
        said = suppressions.parse(comment.text)
        at = bisect_right(begins, comment.start)
        if said is None or (at and ends[at - 1] > comment.start):
            continue  # a part of a string
        line = field.raw.rfind("\n", 0, comment.start) + 1
        beside = at > 0 and begins[at - 1] >= line
        keys = tuple(key for _, key in places[at - beside : at - beside + 1])
        yield Note(said.rules, said.reason, field, Span(comment.start, comment.end), keys)


def _place(unit: Unit) -> Span:
    """Where the text of a unit begins and ends in its file."""
    first, last = unit.segments[0], unit.segments[-1]
    return Span(first.raw(Span(0, 1)).start, last.raw(Span(0, len(last.text))).end)


def _ignores(notes: Iterable[Note], twins: Sequence[Twin]) -> Iterator[Ignore]:
    """The suppressions with their passages: every form of the unit, in both languages."""
    told = list(notes)
    keys = {key for one in told for key in one.keys}
    found: dict[str, list[Segment]] = {}
    for twin in twins:
        if twin.key in keys:
            found.setdefault(twin.key, []).extend((*twin.pair.uk, *twin.pair.en))
    for one in told:
        passages = tuple(segment for key in one.keys for segment in found.get(key, ()))
        yield Ignore(one.rule, one.reason, one.field, one.span, passages)
