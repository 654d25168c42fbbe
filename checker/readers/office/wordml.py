"""WordprocessingML, the XML inside a DOCX (ECMA-376, part 1, chapter 17), to paragraphs of plain text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.model import Role, Span
from checker.model.messages import Message
from checker.readers.office.ooxml import Broken, Style, Styles, local, on, parse, relations, value_of

DEEPEST = 400
# Namespaces of the transitional and the strict form are alike in their last part.
MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
# What is deleted, replaced, hidden or said about the text, with all that is in it.
SILENT = frozenset({
    "del", "moveFrom", "delText", "delInstrText", "sdtPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid",
    "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "numberingChange", "Fallback", "rt", "comment",
})  # fmt: skip
# What is shown as one character.
SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "ptab": " "}
HEADINGS = re.compile(r"heading \d|title|subtitle", re.IGNORECASE)
LINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"', re.IGNORECASE)


@dataclass(slots=True)
class Paragraph:
    """A paragraph that has been read: its text, what it is, and where its links lie in it."""

    role: Role
    pieces: list[str] = field(default_factory=list)
    size: int = 0
    links: list[tuple[str, Span]] = field(default_factory=list)
    joins: bool = False  # its end was deleted, so that the next one goes on

    @property
    def text(self) -> str:
        """All of it; it has no line ends."""
        return "".join(self.pieces)

    def add(self, text: str) -> None:
        """More text behind it; it begins with no space."""
        text = text if self.size else text.lstrip()
        self.pieces.append(text)
        self.size += len(text)


def reads(part: str) -> bool:
    """Whether a part of the package may hold text or lead to it."""
    name = posixpath.basename(part.lower())
    stem = re.sub(r"\d+\.xml$|\.xml$", "", name)
    known = {"document", "footnotes", "endnotes", "styles"}
    return name.endswith(".rels") or (stem in known and name.endswith(".xml"))


def paragraphs(parts: Mapping[str, bytes]) -> Iterator[Paragraph]:
    """The paragraphs of a document, those of its notes last; raises Broken."""
    main = next((t for kind, t in relations(parts, "").values() if kind == "officeDocument"), "word/document.xml")
    if main not in parts:
        raise Broken(Message("office.no_word"))
    place = {kind: target for kind, target in relations(parts, main).values() if target in parts}
    styles = Styles(parts[place["styles"]], place["styles"]).styles if "styles" in place else {}
    for part in (main, place.get("footnotes"), place.get("endnotes")):
        if part is not None:
            links = {key: target for key, (kind, target) in relations(parts, part).items() if kind == "hyperlink"}
            yield from _Text(parts[part], part, styles, links).found


class _Text:
    """Reads the text of one part."""

    def __init__(self, data: bytes, part: str, styles: Mapping[str, Style], links: Mapping[str, str]) -> None:
        self.part, self.styles, self.targets = part, styles, links
        self.found: list[Paragraph] = []
        self.path: list[str] = []
        self.silent = 0  # how deep the outermost element is that is not shown; 0 where all is
        self.open: list[Paragraph] = []
        self.joining: Paragraph | None = None
        self.cells = 0
        self.hidden = self.kept = False
        self.shown: list[str] = []
        self.links: list[tuple[str, int]] = []  # of w:hyperlink
        self.fields: list[list[str]] = []  # of HYPERLINK fields: the code, then target and begin
        parse(data, part, self.start, self.end, self.text)

    def start(self, tag: str, given: dict[str, str]) -> None:
        """An element begins."""
        # Formulas and drawings have a t and an r of their own.
        name = local(tag) if tag.startswith(MAIN) or tag.endswith(" Fallback") else "*"
        self.path.append(name)
        if len(self.path) > DEEPEST:
            raise Broken(Message("office.deep", part=self.part))
        if self.silent:
            return
        within = self.path[-3:-1]
        if name == "del" and within == ["pPr", "rPr"]:  # the end of the paragraph is deleted
            self.open[-1].joins = bool(self.open)
        elif name in SILENT or (name in {"footnote", "endnote"} and _typed(given)):
            self.silent = len(self.path)
        elif name == "p":
            self.begin()
        elif name == "tc":
            self.cells += 1
        elif self.open:
            self.inside(name, given, within)

    def inside(self, name: str, given: dict[str, str], within: list[str]) -> None:
        """An element begins inside a paragraph."""
        now = self.open[-1]
        if name == "r":
            self.hidden = False
        elif name in SIGNS and self.path[-2] == "r" and not self.hidden:
            now.add(SIGNS[name])
        elif name == "t" and self.path[-2] in {"r", "t"}:
            self.kept = given.get("http://www.w3.org/XML/1998/namespace space") == "preserve"
            self.shown = []
        elif within == ["r", "rPr"] and name == "vanish":
            self.hidden = on(given)
        elif within == ["r", "rPr"] and name == "rStyle":
            self.hidden = self.hidden or any(style.hidden for style in self.chain(value_of(given)))
        elif within[-1:] == ["pPr"] and not self.cells:
            now.role = self.role(name, value_of(given)) or now.role
        elif within == ["pPr", "numPr"] and name == "numId" and value_of(given) == "0" and now.role == "item":
            now.role = "paragraph"
        elif name == "hyperlink":
            key = next((value for key, value in given.items() if local(key) == "id"), "")
            anchor = next((value for key, value in given.items() if local(key) == "anchor"), "")
            self.links.append((self.targets.get(key, f"#{anchor}" if anchor else ""), now.size))
        elif name == "fldChar":
            self.code(next((value for key, value in given.items() if local(key) == "fldCharType"), ""), now)

    def code(self, kind: str, now: Paragraph) -> None:
        """A field begins, shows its result, or ends; HYPERLINK is a link."""
        if kind == "begin":
            self.fields.append([""])
        elif kind == "separate" and self.fields:
            link = LINK.match(self.fields[-1][0])
            self.fields[-1] = [link[1], str(now.size)] if link else ["", ""]
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            if len(ended) == 2 and ended[0] and int(ended[1]) < now.size:
                now.links.append((ended[0], Span(int(ended[1]), now.size)))

    def end(self, tag: str) -> None:
        """An element ends."""
        name = self.path.pop()
        if self.silent:
            self.silent = 0 if len(self.path) < self.silent else self.silent
        elif name == "p" and self.open:
            self.finish()
        elif name == "tc":
            self.cells -= 1
        elif name == "t" and self.open and not self.hidden:
            text = "".join(self.shown)
            self.open[-1].add(re.sub(r"[\t\n\r]", " ", text if self.kept else text.strip()))
        elif name == "hyperlink" and self.links and self.open:
            target, begin = self.links.pop()
            if target and begin < self.open[-1].size:
                self.open[-1].links.append((target, Span(begin, self.open[-1].size)))

    def text(self, given: str) -> None:
        """Characters: those of a run's text, or of a field's code."""
        if self.silent or not self.path:
            return
        if self.path[-1] == "t":
            self.shown.append(given)
        elif self.path[-1] == "instrText" and self.fields and len(self.fields[-1]) == 1:
            self.fields[-1][0] += given

    def begin(self) -> None:
        """A paragraph begins, or the one before goes on; a text box holds paragraphs inside one."""
        if self.joining is not None and not self.open:
            now, self.joining = self.joining, None
            now.joins = False
        else:
            now = Paragraph("cell" if self.cells else "paragraph")
            self.found.append(now)
        self.open.append(now)

    def finish(self) -> None:
        """A paragraph ends."""
        now = self.open.pop()
        self.joining = now if now.joins and not self.open else None

    def role(self, name: str, value: str) -> Role | None:
        """What a property of a paragraph says that it is."""
        if name == "numPr":
            return "item"
        if name == "outlineLvl":
            return "heading" if value != "9" else None
        if name != "pStyle":
            return None
        for style in self.chain(value):
            if style.outline or HEADINGS.fullmatch(style.name):
                return "heading"
            if style.name.lower() == "caption":
                return "caption"
            if style.listed:
                return "item"
        return None

    def chain(self, style: str) -> Iterator[Style]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = self.styles[style].parent


def _typed(given: Mapping[str, str]) -> bool:
    """A note that is the line above the notes."""
    return any(local(key) == "type" and value != "normal" for key, value in given.items())
