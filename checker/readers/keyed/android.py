"""Android's strings.xml: string, plurals and string-array of one language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.vocabulary import Words
from checker.model import Field, Side
from checker.readers.catalogue import comments
from checker.readers.catalogue import units as catalogue
from checker.readers.catalogue.messages import Grammar, Syntax
from checker.readers.catalogue.unit import Unit
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import xml
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source
from checker.readers.places.xml import Element

# \n \' \" \@ \u00a0, a quotation mark that keeps the spaces inside, and spaces, of which one is shown.
PIECE = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)|(\")|(\s+)", re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t"}
GRAMMARS: frozenset[Grammar] = frozenset({"printf", "braces"})
PLAIN: frozenset[Grammar] = frozenset({"guess", "braces"})
REFERENCE = re.compile(r"\s*[@?][\w:.+]+/[\w.]+\s*")


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The strings of a file; XML of another kind holds none."""
    name, raw = source.name, source.text
    root = xml.parse(name, raw)
    if root.name != "resources":
        return OneLanguageFile((), skipped={"XML that holds no strings": 1}, units=())
    whole = Field("", raw, name)
    skipped: dict[str, int] = {}
    units: list[Unit] = []
    for key, arm, element in _strings(root):
        if "false" in {element.attributes.get("translatable"), element.attributes.get("translateable")}:
            catalogue.count(skipped, "not to be translated")
            continue
        text = _flat(element)
        if REFERENCE.fullmatch(text.text):
            continue
        written = _shown(text)
        syntax = Syntax(
            PLAIN if element.attributes.get("formatted") == "false" else GRAMMARS, percent=_formats(written.text)
        )
        units += catalogue.units(key, written, side, whole, syntax=syntax, arm=arm)
    segments = tuple(segment for unit in units for segment in unit.segments)
    return OneLanguageFile(segments, skipped=skipped, units=tuple(units), notes=tuple(comments.in_file(whole, units)))


def _formats(text: str) -> bool:
    return re.search(r"%(?:\d+\$|[sd])", text) is not None


def _strings(root: Element) -> Iterator[tuple[str, str, Element]]:
    """Every string: its key, its plural form, its element."""
    for one in root.elements("string", "plurals", "string-array", "array"):
        name = one.attributes.get("name", "")
        if one.name == "string":
            yield name, "", one
        elif "false" in {one.attributes.get("translatable"), one.attributes.get("translateable")}:
            continue
        for n, item in enumerate(one.elements("item")):
            arm = item.attributes.get("quantity", "") if one.name == "plurals" else ""
            yield (name, arm, item) if arm else (f"{name}/{n}", "", item)


def _flat(element: Element) -> MappedText:
    """The text of a string with its markup written out: <b> is told from prose later; xliff:g only encloses."""
    made = MappedText()
    for one in element.inside:
        if isinstance(one, MappedText):
            made.join(one)
        elif one.name == "g":
            made.join(_flat(one))
        else:
            made.add(f"<{one.name}>", one.raw.start, one.raw.end)
            made.join(_flat(one))
            made.add(f"</{one.name}>", one.end, one.end)
    return made


def _shown(text: MappedText) -> MappedText:
    """The string as Android shows it: escapes and quotation marks resolved, spaces outside of those collapsed."""
    made, source, at, quoted = MappedText(), text.text, 0, False
    for found in PIECE.finditer(source):
        made.join(text.pick(range(at, found.start())))
        at = found.end()
        span = text.span(*found.span())
        code, escape, quote, space = found.groups()
        if quote:
            quoted = not quoted and source.find('"', found.end()) >= 0
        elif space and not quoted:
            made.add(" ", *span)
        elif space:
            made.join(text.pick(range(*found.span())))
        else:
            made.add(chr(int(code, 16)) if code else ESCAPES.get(escape, escape), *span)
    made.join(text.pick(range(at, len(source))))
    return made
