"""XLIFF 1.2 and 2: the units of a translation, of which the file holds both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from checker.language import tokens
from checker.language.text import OPAQUE, fold
from checker.language.vocabulary import Words
from checker.model import PLACEHOLDER, Document, Failure, Field, Original, Side, Span, Tag
from checker.model.messages import Message
from checker.readers.catalogue import comments, pairing
from checker.readers.catalogue import units as catalogue
from checker.readers.catalogue.sides import SOME
from checker.readers.catalogue.unit import FORMS, Unit
from checker.readers.places import xml
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source
from checker.readers.places.xml import Element

# Elements inside a string whose text is a reader's; those that stand for something that a program puts there.
CLEAR = frozenset({"g", "mrk", "pc", "sub", "hi"})
STANDS = frozenset({"x", "bx", "ex", "bpt", "ept", "ph", "it", "sc", "ec", "ut"})
# The state in which a program makes a target, as a copy of its source; who translates in a text editor leaves it.
MADE = frozenset({"new", "initial"})
AGAIN = frozenset(
    {
        "needs-translation",
        "needs-adaptation",
        "needs-l10n",
        "needs-review-adaptation",
        "needs-review-l10n",
        "needs-review-translation",
    }
)


def reads(source: Source) -> bool:
    """Whether the root says so."""
    return xml.root(source.head) == "xliff"


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The documents of a file, one for each `file` in it; raises InputError where it is none."""
    name, raw = source.name, source.text
    root = xml.parse(name, raw)
    if root.name != "xliff":
        raise InputError(name, Message("catalogues.xliff_root", name=root.name))
    whole = Field("", raw, name)
    files = list(root.elements("file"))
    if not files:
        raise InputError(name, Message("catalogues.xliff_empty"))
    wrongs: list[InputError] = []
    edges = [0, *(one.raw.start for one in files[1:]), len(raw)]
    for one, part in zip(files, map(Span, edges, edges[1:]), strict=True):
        try:
            yield _document(name, one, root, whole, part, words)
        except InputError as wrong:
            wrongs.append(wrong)
    if len(wrongs) == len(files):
        raise wrongs[0]


def _document(name: str, file: Element, root: Element, whole: Field, part: Span, words: Words) -> Document:
    """The document of one `file`; `part` is the text from there up to the next, in which comments are looked for."""
    told = [
        root.attributes.get(new) or file.attributes.get(old, "")
        for new, old in (("srcLang", "source-language"), ("trgLang", "target-language"))
    ]
    told[1] = told[1] or _spoken(file, words)
    sides = [catalogue.language(code) for code in told]
    if set(sides) != {"uk", "en"}:
        source, target = (code or Message("catalogues.no_language") for code in told)
        raise InputError(name, Message("catalogues.xliff_languages", source=source, target=target))
    original, translation = sides
    kept = replace(whole, kept=True)
    units: dict[Side, list[Unit]] = {"uk": [], "en": []}
    above = (one for one in file.everywhere("note", "unit", "trans-unit") if one.name == "note")
    notes = [note for one in above for note in comments.in_notes(one.written(), whole)]
    skipped: dict[str, int] = {}
    used: dict[str, int] = {}
    keyed = any(_named(unit) and catalogue.KEY.fullmatch(_source(unit)) for unit, _ in _units(file))
    for unit, arm_of in _units(file):
        if keyed and _named(unit):
            catalogue.count(skipped, "a key instead of a text")
            continue
        key = unit.attributes.get("resname") or unit.attributes.get("name") or unit.attributes.get("id", "")
        used[key] = used.get(key, 0) + 1
        key = key if used[key] == 1 else f"{key}#{used[key]}"
        parts = list(_strings(unit))
        keys = [key if n == 0 else f"{key}#{n}" for n in range(len(parts))]
        for note in unit.everywhere("note"):
            notes += comments.in_notes(note.written(), whole, *keys)
        for key, (left, right, reason) in zip(keys, parts, strict=True):
            if reason:
                catalogue.count(skipped, reason)
                continue
            for side, element in ((original, left), (translation, right)):
                if side is None or element is None:
                    continue
                written, marks = strings(element)
                arm = arm_of(side)
                field = kept if side == "en" and original != "uk" else whole
                units[side] += catalogue.units(key, written, side, field, arm=arm, marks=marks)
    notes += comments.in_file(whole, [*units["uk"], *units["en"]], part)
    made = pairing.document(name, units["uk"], units["en"], notes, skipped)
    return replace(made, original=Original(original, Message("original.xliff")))


def _spoken(file: Element, words: Words) -> str:
    """The language of the targets, by their texts: tools that extract strings tell that of the sources alone (Angular).

    "" where there are none yet.
    """
    texts = (
        target.written().text for unit in file.everywhere("trans-unit", "unit") for target in unit.everywhere("target")
    )
    joined = " ".join(islice((text for text in texts if text.strip()), SOME))
    return tokens.tongue(fold(joined), words) or "" if joined else ""


def _named(unit: Element) -> bool:
    """Whether a source is the name of its unit, and one word: Symfony has keys there where the English is a file of
    its own."""
    source = _source(unit)
    return source in {unit.attributes.get("resname"), unit.attributes.get("name")} and len(source.split()) == 1


def _source(unit: Element) -> str:
    source = next(unit.everywhere("source"), None)
    return source.written().text if source else ""


class _Arm:
    """Which plural form a unit is: gettext's numbers in brackets, as the translate toolkit writes them: id="12[1]"."""

    def __init__(self, number: int | None = None, size: int = 0) -> None:
        self.number, self.size = number, size

    def __call__(self, side: Side) -> str:
        if self.number is None:
            return ""
        names = FORMS[side].get(self.size if side == "uk" else 2, ())
        return names[min(self.number, len(names) - 1)] if names else ""


def _units(file: Element) -> Iterator[tuple[Element, _Arm]]:
    for one in file.everywhere("trans-unit", "unit", "group"):
        if one.name != "group":
            yield one, _Arm()
        elif one.attributes.get("restype") == "x-gettext-plurals":
            forms = list(one.everywhere("trans-unit"))
            yield from ((form, _Arm(n, len(forms))) for n, form in enumerate(forms))
        else:
            yield from _units(one)


def _strings(unit: Element) -> Iterator[tuple[Element | None, Element | None, str]]:
    """The source and the target of a unit, or of each of its segments, and why they are not checked."""
    holders = list(unit.elements("segment")) or [unit]
    for one in holders:
        source, target = one.first("source"), one.first("target")
        state = (target.attributes.get("state", "") if target else "") or one.attributes.get("state", "")
        if "no" in {unit.attributes.get("translate"), one.attributes.get("translate")}:
            yield source, target, "not to be translated"
        elif source is None or target is None or not _translated(source, target, state):
            yield source, target, "untranslated"
        else:
            yield source, target, "fuzzy" if state in AGAIN else ""


def _translated(source: Element, target: Element, state: str) -> bool:
    text = target.written().text.strip()
    return bool(text) and not (state in MADE and text == source.written().text.strip())


def strings(element: Element) -> tuple[MappedText, tuple[Tag, ...]]:
    """The text of a source or target, with the inline codes in it as placeholders."""
    made, marks = MappedText(), []
    for one in element.inside:
        if isinstance(one, MappedText):
            made.join(one)
        elif one.name in STANDS:
            name = _name(one)
            at = len(made.characters)
            made.add(OPAQUE, one.raw.start, one.end)
            marks.append(Tag(PLACEHOLDER, {"value": name}, Span(at, at + 1), Span(one.raw.start, one.end)))
        elif one.name == "cp":
            made.add(chr(int(one.attributes.get("hex", "FFFD"), 16)), one.raw.start, one.end)
        elif one.name in CLEAR:
            at = len(made.characters)
            if one.name in {"g", "pc"}:
                marks.append(Tag(PLACEHOLDER, {"value": _name(one)}, Span(at, at), one.raw))
            inner, more = strings(one)
            made.join(inner)
            marks += [tag_at(tag, at) for tag in more]
    return made, tuple(marks)


def tag_at(tag: Tag, shift: int) -> Tag:
    """The same tag in a text that begins earlier."""
    return Tag(tag.name, tag.attributes, Span(tag.span.start + shift, tag.span.end + shift), tag.raw)


def _name(element: Element) -> str:
    """What an inline code is called: its id, else what is in it."""
    given = next(
        (element.attributes[key] for key in ("id", "rid", "startRef", "x", "i") if key in element.attributes), None
    )
    return f"<{element.name} {given}>" if given is not None else f"<{element.name}>{element.written().text}"
