"""XML to a tree in which every character of text has its place in the file; a document declares no entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from checker.model import Span
from checker.model.messages import Message
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText

DEEPEST = 100  # elements inside one another
TAG = re.compile(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
MOST = 2_000_000  # elements of one file
# What may stand before the root, a document's declarations among it, and the name of the root without a prefix.
ROOT = re.compile(
    r"\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>)\s*+)*+<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL
)


@dataclass(slots=True)
class Element:
    """An element: its name without a prefix, its attributes (those of a prefix with it), its raw opening tag, and what
    is in it, in order: text and elements. `end` is where it ends in the file."""

    name: str
    attributes: dict[str, str]
    raw: Span
    inside: list[MappedText | Element] = field(default_factory=list)
    end: int = 0

    def elements(self, *names: str) -> Iterator[Element]:
        """The elements right inside, of these names or all."""
        return (one for one in self.inside if isinstance(one, Element) and (not names or one.name in names))

    def first(self, name: str) -> Element | None:
        """The first element of that name right inside."""
        return next(self.elements(name), None)

    def everywhere(self, *names: str) -> Iterator[Element]:
        """The elements of these names at any depth, in order; nothing is looked for inside one of them."""
        for one in self.elements():
            if one.name in names:
                yield one
            else:
                yield from one.everywhere(*names)

    def written(self) -> MappedText:
        """All text in it."""
        made = MappedText()
        for one in self.inside:
            made.join(one if isinstance(one, MappedText) else one.written())
        return made


class _Builder:
    """Makes the tree from what expat tells, and counts characters where expat counts bytes."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self.data = text.encode("utf-8", "surrogatepass")
        self.ascii = len(self.data) == len(text)
        self.byte = self.at = 0
        self.root = Element("", {}, Span(0, 0))
        self.open = [self.root]
        self.count = 0
        self.verbatim = False
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.finish
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity
        self.parser.SkippedEntityHandler = self.unknown
        self.parser.StartCdataSectionHandler = lambda: setattr(self, "verbatim", True)
        self.parser.EndCdataSectionHandler = lambda: setattr(self, "verbatim", False)

    def here(self) -> int:
        """Where the parser stands (code points)."""
        byte = self.parser.CurrentByteIndex
        if self.ascii:
            return byte
        if byte >= self.byte:
            self.at += len(self.data[self.byte : byte].decode("utf-8", "replace"))
            self.byte = byte
        return self.at

    def close(self, start: int) -> int:
        """Where the tag that begins here ends."""
        found = TAG.match(self.text, start)
        return found.end() if found else start

    def wrong(self, what: str) -> InputError:
        """What is wrong on this line."""
        return InputError(self.name, Message("readers.at_line", line=self.parser.CurrentLineNumber, what=what))

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.count += 1
        if len(self.open) > DEEPEST or self.count > MOST:
            raise self.wrong(Message("readers.xml_deep", deepest=DEEPEST, most=f"{MOST:,}"))
        start = self.here()
        one = Element(name.rpartition(":")[2], attributes, Span(start, self.close(start)))
        self.open[-1].inside.append(one)
        self.open.append(one)

    def finish(self, name: str) -> None:
        """An element ends."""
        start = self.here()
        one = self.open.pop()
        one.end = self.close(start) if self.text.startswith("</", start) else one.raw.end

    def characters(self, data: str) -> None:
        """Characters as they are, or an entity as a whole, or the end of a line."""
        start = self.here()
        inside = self.open[-1].inside
        if not inside or not isinstance(inside[-1], MappedText):
            inside.append(MappedText())
        text = inside[-1]
        assert isinstance(text, MappedText)
        if not self.verbatim and self.text.startswith("&", start):
            text.add(data, start, self.text.find(";", start) + 1)
        elif data == "\n" and self.text.startswith("\r", start):
            text.add(data, start, start + (2 if self.text.startswith("\r\n", start) else 1))
        else:
            text.copy(data, start)

    def entity(self, name: str, *_: object) -> None:
        """A document may not declare entities: they can be made to grow without end, or to read other files."""
        raise self.wrong(Message("readers.entity", name=name))

    def unknown(self, name: str, parameter: bool) -> None:
        """An entity that nothing declares."""
        if not parameter:
            raise self.wrong(Message("readers.no_entity", name=name))


def root(head: str) -> str:
    """The name of the root, by the beginning of a text; "" where that is no XML."""
    found = ROOT.match(head)
    return found[1] if found else ""


def parse(name: str, text: str) -> Element:
    """The root element of an XML text; raises InputError with the line where it is none."""
    builder = _Builder(name, text)
    try:
        builder.parser.Parse(builder.data, True)
    except expat.ExpatError as wrong:
        what = expat.errors.messages.get(wrong.code, str(wrong))
        raise InputError(
            name, Message("readers.no_xml", line=wrong.lineno, column=wrong.offset + 1, what=what)
        ) from wrong
    return next(builder.root.elements())
