"""The package of an Office Open XML file: its parts of XML, how they refer to each other, and its styles."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from xml.parsers import expat

from checker.model.messages import Message, joined

OFF = frozenset({"0", "false", "off", "none"})


class Broken(Exception):
    """A part that can't be read; the text says which, and why."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says that matters to a reader; `parent` is the style that it is based on."""

    name: str = ""
    parent: str = ""
    outline: bool = False
    listed: bool = False
    hidden: bool = False


def relations(parts: Mapping[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to, by its id: the kind, and the name of a part or an address."""
    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "Relationship":
            target = given.get("Target", "")
            if given.get("TargetMode") != "External":
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[given.get("Id", "")] = given.get("Type", "").rpartition("/")[2], target

    if place in parts:
        parse(parts[place], place, start, lambda tag: None, lambda text: None)
    return found


def parse(
    data: bytes,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Runs a parser that expands no entity of its own and opens nothing; raises Broken."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def refuse(*_: object) -> None:
        raise Broken(Message("office.doctype", part=part))

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as wrong:
        raise Broken(Message("office.xml", part=part, line=wrong.lineno, why=expat.ErrorString(wrong.code))) from wrong
    except (LookupError, ValueError) as wrong:  # an encoding that is none, or that expat can't be taught
        raise Broken(joined(": ", part, wrong)) from wrong


def local(tag: str) -> str:
    return tag.rpartition(" ")[2]


def value_of(given: Mapping[str, str]) -> str:
    return next((value for key, value in given.items() if local(key) == "val"), "")


def on(given: Mapping[str, str]) -> bool:
    """A switch is on unless it says that it is off."""
    return value_of(given).lower() not in OFF


class Styles:
    """Reads the styles of a document."""

    def __init__(self, data: bytes, part: str) -> None:
        self.styles: dict[str, Style] = {}
        self.id = ""
        parse(data, part, self.start, lambda tag: None, lambda text: None)

    def start(self, tag: str, given: dict[str, str]) -> None:
        """A style begins, or something in it."""
        name = local(tag)
        if name == "style":
            self.id = next((value for key, value in given.items() if local(key) == "styleId"), "")
            self.styles[self.id] = Style()
        elif self.id:
            now, value = self.styles[self.id], value_of(given)
            if name == "name":
                self.styles[self.id] = replace(now, name=value)
            elif name == "basedOn":
                self.styles[self.id] = replace(now, parent=value)
            elif name == "outlineLvl":
                self.styles[self.id] = replace(now, outline=value != "9")
            elif name == "numPr":
                self.styles[self.id] = replace(now, listed=True)
            elif name == "vanish":
                self.styles[self.id] = replace(now, hidden=on(given))
