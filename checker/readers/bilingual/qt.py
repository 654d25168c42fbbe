"""Qt Linguist's .ts: the messages of a program, of which the file holds the source and its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from checker.language.vocabulary import Words
from checker.model import Document, Failure, Field, Original, Side, other
from checker.model.messages import Message
from checker.readers.catalogue import comments, pairing, sides
from checker.readers.catalogue import units as catalogue
from checker.readers.catalogue.messages import Syntax
from checker.readers.catalogue.unit import FORMS, Unit, UnitSuppression
from checker.readers.places import xml
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source
from checker.readers.places.xml import Element

# %1 is Qt's own; %s, %(name)s and {name} are of programs in C and Python that have Qt.
SYNTAX = Syntax(frozenset({"qt", "guess", "python", "braces"}), accelerator="&", piped=False)
# What lupdate calls a translation whose source is in the program no more.
GONE = frozenset({"obsolete", "vanished"})
# What developers and translators say of a message.
NOTES = ("comment", "extracomment", "translatorcomment")
# A character that XML has no way to write, by its code: <byte value="x1b"/>, <byte value="27"/>.
BYTE = re.compile(r"x(?P<hexadecimal>[0-9a-fA-F]{1,4})|(?P<decimal>[0-9]{1,5})")
CODES = range(1, 0xD800)


class QtMessage(NamedTuple):
    """A message of a program: the context that it is in, what is written, and its translation by plural form.

    The only form of a message that counts nothing has no name, "".
    """

    context: str
    element: Element
    source: MappedText
    forms: Sequence[tuple[str, MappedText]]
    state: str

    @property
    def key(self) -> str:
        """The identifier that the program asks for, or else the context and the source."""
        named = self.element.attributes.get("id", "")
        return named or (f"{self.context}|{self.source.text}" if self.context else self.source.text)

    @property
    def unchecked(self) -> str:
        """Why it is not checked; "" where it is."""
        if self.state in GONE:
            return "obsolete"
        if not any(written.text.strip() for _, written in self.forms):
            return "untranslated"
        if self.state == "unfinished":
            return "fuzzy"
        counts = any(arm for arm, _ in self.forms)
        source = self.source.text.strip()
        return "a key instead of a text" if not source or (catalogue.KEY.fullmatch(source) and not counts) else ""


def reads(source: Source) -> bool:
    """Whether the root says so: a .ts may be TypeScript, or a film."""
    return xml.root(source.head) == "TS"


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The document of a file, after the messages of it that can't be read.

    Raises InputError where it is no XML, or not from one of the languages to the other.
    """
    name, raw = source.name, source.text
    root = xml.parse(name, raw)
    whole, kept = Field("", raw, name), Field("", raw, name, kept=True)
    elements = list(_elements(root))
    side = _side(name, root, elements, words)
    original = other(side)
    skipped: dict[str, int] = {}
    used: dict[str, int] = {}
    units: dict[Side, list[Unit]] = {"uk": [], "en": []}
    notes: list[UnitSuppression] = []
    at, line = 0, 1
    for context, element in elements:
        try:
            one = _message(context, element, side)
        except ValueError as wrong:
            line += raw.count("\n", at, element.raw.start)
            at = element.raw.start
            yield Failure(name, Message("catalogues.qt_byte", line=line, value=str(wrong)))
            continue
        key = one.key
        used[key] = used.get(key, 0) + 1
        key = key if used[key] == 1 else f"{key}#{used[key]}"
        for note in element.elements(*NOTES):
            notes += comments.in_notes(note.written(), whole, key)
        if reason := one.unchecked:
            catalogue.count(skipped, reason)
            continue
        units[original] += catalogue.units(key, one.source, original, kept, syntax=SYNTAX)
        for arm, written in one.forms:
            units[side] += catalogue.units(key, written, side, whole, syntax=SYNTAX, arm=arm)
    notes += comments.in_file(whole, [*units["uk"], *units["en"]])
    made = pairing.document(name, units["uk"], units["en"], notes, skipped)
    yield replace(made, original=Original(original, Message("original.qt")))


def _elements(root: Element) -> Iterator[tuple[str, Element]]:
    """Every message with the name of its context; one with an identifier may be in none."""
    for one in root.elements("context", "message"):
        if one.name == "message":
            yield "", one
            continue
        name = one.first("name")
        context = name.written().text if name else ""
        yield from ((context, message) for message in one.elements("message"))


def _side(name: str, root: Element, elements: Sequence[tuple[str, Element]], words: Words) -> Side:
    """The side of the translations; raises InputError where they, or the sources, are in neither of the languages."""
    source, target = (root.attributes.get(key, "").strip() for key in ("sourcelanguage", "language"))
    if source and catalogue.language(source) is None:
        raise InputError(name, Message("catalogues.xliff_languages", source=source, target=target or "?"))
    ids, texts = (_some(elements, part) for part in ("source", "translation"))
    return sides.of_translations(name, "qt", target, ids, texts, words)


def _some(elements: Sequence[tuple[str, Element]], name: str) -> Iterator[str]:
    parts = (part for _, element in elements if (part := element.first(name)))
    texts = (part.written().text for part in parts if part.attributes.get("type") not in GONE)
    return islice((text for text in texts if text.strip()), sides.SOME)


def _message(context: str, element: Element, side: Side) -> QtMessage:
    """A message whose translation is on that side; raises ValueError with a code of a character that is none."""
    source, translation = element.first("source"), element.first("translation")
    forms: list[tuple[str, MappedText]] = []
    if translation:
        counted = list(translation.elements("numerusform"))
        names = FORMS[side].get(len(counted), ())
        forms = [(arm, _written(one)) for arm, one in zip(names, counted, strict=False)]
        forms = forms or [("", _written(translation))]
    state = translation.attributes.get("type", "") if translation else ""
    return QtMessage(context, element, _written(source) if source else MappedText(), forms, state)


def _written(element: Element) -> MappedText:
    """The text of a source or a translation; of several of different lengths the first, which is the longest."""
    made = MappedText()
    for one in (element.first("lengthvariant") or element).inside:
        if isinstance(one, MappedText):
            made.join(one)
        elif one.name == "byte":
            made.add(_character(one.attributes.get("value", "")), one.raw.start, one.end)
    return made


def _character(code: str) -> str:
    """The character of a code; raises ValueError with the code where it is of none."""
    found = BYTE.fullmatch(code)
    number = int(found["decimal"] or found["hexadecimal"], 10 if found["decimal"] else 16) if found else 0
    if number not in CODES:
        raise ValueError(code)
    return chr(number)
