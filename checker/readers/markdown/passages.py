"""Passages of Markdown from what the parser tells, with the way back to the file."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from checker.language.vocabulary import Words
from checker.model import Field, Role, Segment, Side, Span, Tag
from checker.readers.markdown.dialects import dialects
from checker.readers.markdown.marks import INDENTED, SORTS, TITLED, Marked, Markup
from checker.readers.places.html import BLOCKS, NAMING
from checker.readers.places.visible import VisibleText

# Which bytes of UTF-8 begin a character.
BEGINS = bytes(byte & 0xC0 != 0x80 for byte in range(256))
# What encloses inline text, by the name of its tag.
INLINE = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del", "Link": "a", "Image": "img"}
# What a passage of a block is, by the block; the innermost of these tells.
ROLES: dict[str, Role] = {
    "Heading": "heading", "Item": "item", "TableCell": "cell", "DefinitionListTitle": "item",
    "DefinitionListDefinition": "item", "BlockQuote": "paragraph", "FootnoteDefinition": "paragraph",
}  # fmt: skip
INDENT = re.compile(r"(?:[ \t]*\r?\n)*")
DEEPEST = 16  # indents of prose in one another that are read; what lies deeper is code
# A text beside a picture that is the name of its file, or its path: "photo-1.png".
FILE = re.compile(r"[\w./\\%+@()-]*\w\.(?:avif|bmp|gif|ico|jpe?g|mov|mp4|pdf|png|svg|tiff?|webm|webp)", re.IGNORECASE)
TICKS = re.compile("`+")
STRONG = re.compile(r"(?<![\w*_])(?P<sign>\*\*|__)(?=\S)(?P<held>[^*_\n]+)(?<=\S)(?P=sign)(?![\w*_])")
# What says in which language an element is, as the post of somebody else that is shown: `<p lang="en" dir="ltr">`.
LANG = re.compile(r"\slang=[\"']?(?P<code>[a-zA-Z-]{2,12})")
DROP, BREAK, OPAQUE = SORTS["drop"], SORTS["break"], SORTS["opaque"]


class MarkdownPassages:
    """Collects the passages of one file from what the parser tells."""

    def __init__(self, field: Field, side: Side, words: Words, marked: Marked) -> None:
        self.dialects = words.made(dialects)
        self.roles: Mapping[str, Role] = words.table("front_matter")["attributes"]
        self.field, self.raw, self.side, self.marked = field, field.raw, side, marked
        self.begins = [mark.start for mark in marked.marks]
        self.titles = {mark.start for mark in marked.marks if mark.name == TITLED}
        self.boxes = {mark.end for mark in marked.marks if mark.name == INDENTED}  # where a title of one may begin
        self.text = VisibleText()
        self.blocks: list[str] = []
        self.tags: list[Markup] = []  # elements of HTML that are open
        self.anchors: list[tuple[Markup, int]] = []  # those that lead somewhere, and where their text begins
        self.links: list[tuple[str, Mapping[str, str], int, Span]] = []  # what encloses the text that is being read
        self.outer: list[VisibleText] = []  # the passages that an image stands in
        self.code: VisibleText | None = None
        self.indented: list[int] | None = None  # where the characters stand of prose that Markdown takes for code
        self.depth = 0
        self.level = 0  # of the last heading that has begun
        self.segments: list[Segment] = []

    def read(self) -> None:
        """Reads the whole file."""
        self.parse(self.marked.masked, range(len(self.raw)))
        self.flush()
        for start, end in self.marked.blocks:
            self.listing(start, end)
        for value in self.marked.values:
            if value.name in self.roles:
                self.aside(value.start, value.end, self.roles[value.name], markdown=value.markdown)

    def parse(self, text: str, places: Sequence[int]) -> None:
        """Reads a text whose characters stand in the file at `places`."""
        import pyromark

        known = pyromark.Options
        options = (
            known.ENABLE_TABLES | known.ENABLE_FOOTNOTES | known.ENABLE_STRIKETHROUGH | known.ENABLE_TASKLISTS
            | known.ENABLE_DEFINITION_LIST
        )  # fmt: skip
        data = text.encode("utf-8", "replace")
        at = [0, *accumulate(data.translate(BEGINS))]
        last = places[-1] + 1 if places else 0
        for event, place in pyromark.events_with_range(data.decode(), options=options):
            start, end = at[place["start"]], at[place["end"]]
            begin = places[start] if start < len(places) else last
            self.take(event, begin, places[end - 1] + 1 if end > start else begin)

    def take(self, event: Any, start: int, end: int) -> None:
        """One event of the parser, which stands at raw[start:end]."""
        if isinstance(event, str):
            if event in {"SoftBreak", "HardBreak"}:
                if self.marked.sorts[start] == BREAK:
                    self.flush()
                self.text.add(" ", start, end)
            elif event == "Rule":
                self.flush()
            return
        ((kind, value),) = event.items()
        if kind == "Text":
            self.words(value, start, end)
        elif kind == "Start":
            name, about = (value, {}) if isinstance(value, str) else next(iter(value.items()))
            self.begin(name, about, start, end)
        elif kind == "End":
            self.end(value if isinstance(value, str) else next(iter(value)), start, end)
        elif kind == "Code":
            self.span(value, start, end)

    def begin(self, name: str, value: Any, start: int, end: int) -> None:
        """Something begins that encloses other things."""
        if name in INLINE:
            if name == "Image":
                self.outer.append(self.text)
                self.text = VisibleText()
            attributes = self.attributes(value, start, end)
            self.links.append((INLINE[name], attributes, len(self.text.shown), Span(start, end)))
            return
        self.flush()
        if name == "Heading":
            self.level = int(value["level"][1])
        self.blocks.append("Paragraph" if name == "Heading" and self.unheaded(start, end) else name)
        if name == "CodeBlock" and value == "Indented" and self.depth < DEEPEST and self.marked.jsx(start):
            self.indented = []
        elif name == "CodeBlock":
            self.code = VisibleText()

    def unheaded(self, start: int, end: int) -> bool:
        """Whether a heading is none: a title of a container, or text before a tag and a rule, "</Note>" over "---"."""
        if start in self.titles:
            return True
        last = self.raw.rfind("\n", start, start + len(self.raw[start:end].rstrip()))
        return last > start and self.marked.sorts[last - 1 - (self.raw[last - 1] == "\r")] == BREAK

    def end(self, name: str, start: int, end: int) -> None:
        """What encloses other things ends."""
        if name in INLINE:
            tag, attributes, begin, whole = self.links.pop()
            if name == "Image":
                self.flush("alt")
                self.text = self.outer.pop()
                begin = len(self.text.shown)
            begin = min(begin, len(self.text.shown))
            self.text.tags.append(Tag(tag, attributes, Span(begin, len(self.text.shown)), whole))
            return
        self.flush()
        self.blocks.pop()
        if name == "CodeBlock" and self.indented is not None:
            places, self.indented = self.indented, None
            self.depth += 1
            self.parse("".join(self.marked.masked[at] for at in places), places)
            self.flush()
            self.depth -= 1
        elif name == "CodeBlock" and self.code:
            self.add_code(self.code)
            self.code = None

    def attributes(self, value: Any, start: int, end: int) -> dict[str, str]:
        """Where a link leads; its title is a passage of its own."""
        if not value:
            return {}
        target, title = value["dest_url"], value["title"]
        if title and value["link_type"] == "Inline":
            at = self.raw.rfind(title, start, end)
            if at > start:
                self.aside(at, at + len(title), "alt")
        if any(self.marked.sorts[start:end]):
            text = self.marked.masked.rfind("](", start, end) if value["link_type"] == "Inline" else start
            found = self.marked.masked.find(target, max(text, start), end)
            target = self.raw[found : found + len(target)] if found >= 0 else target
        if value["link_type"] == "Email":
            target = f"mailto:{target}"
        return {"src" if "![" in self.raw[start : start + 2] else "href": target}

    def words(self, shown: str, start: int, end: int) -> None:
        """Text; what is masked in it is no text, or no prose."""
        if self.indented is not None:
            self.indented += range(start, end)
            return
        if self.code is not None:
            self.code.keep(self.raw[start:end], start)
            return
        if not any(self.marked.sorts[start:end]):
            if shown == self.raw[start:end]:
                self.text.copy(shown, start)
            else:
                self.text.add(shown, start, end)
            return
        at = start
        for n in range(max(0, bisect_right(self.begins, start) - 1), bisect_left(self.begins, end)):
            mark = self.marked.marks[n]
            if mark.end <= at:
                continue
            if mark.start > at:
                self.text.copy(self.raw[at : mark.start], at)
            self.mark(mark, max(at, mark.start), min(end, mark.end))
            at = min(end, mark.end)
        self.text.copy(self.raw[at:end], at)

    def mark(self, mark: Markup, start: int, end: int) -> None:
        """A piece of a mark that stands in the text."""
        if mark.sort == "opaque":
            begin = len(self.text.shown)
            self.text.copy(self.raw[start:end], start)
            self.text.hide(begin)
            return
        if mark.sort == "break":
            self.flush()
        if start != mark.start:
            return
        if mark.name == "br":
            at = len(self.text.shown)
            self.text.tags.append(Tag("br", {}, Span(at, at), Span(start, end)))
            self.text.add(" ", start, end)
        elif mark.name == "/a" and self.anchors:
            self.anchored(*self.anchors.pop())
        elif mark.link:
            for anchor in self.anchors:
                self.anchored(*anchor)  # no link holds another
            self.anchors = [(mark, len(self.text.shown))]
        elif mark.name[:1] == "/":
            while any(one.name == mark.name[1:] for one in self.tags) and self.tags.pop().name != mark.name[1:]:
                pass
        elif mark.name in BLOCKS and self.raw[mark.end - 2] != "/":
            self.tags.append(mark)

    def anchored(self, mark: Markup, begin: int) -> None:
        """A link of HTML encloses the text that was read from the visible character `begin` on."""
        span = Span(min(begin, len(self.text.shown)), len(self.text.shown))
        self.text.tags.append(Tag("a", {"href": html.unescape(mark.link)}, span, Span(mark.start, mark.end)))

    def span(self, shown: str, start: int, end: int) -> None:
        """Inline code: its characters are seen, and are no prose."""
        rail = TICKS.match(self.raw, start)
        at = rail.end() if rail else start
        begin = len(self.text.shown)
        for character in shown:
            white = character in " \n"
            found = at
            while found < end and self.raw[found] != character and not (white and self.raw[found] in " \n\r\t"):
                found += 1
            if found >= end:
                break
            self.text.shown.append(" " if white else character)
            self.text.starts.append(found)
            self.text.ends.append(found + 1)
            at = found + 1
        self.text.hide(begin)

    def role(self) -> Role:
        """What the innermost block says that a passage is."""
        for tag in reversed(self.tags):
            if tag.name in NAMING:
                return BLOCKS[tag.name]
        return next((ROLES[name] for name in reversed(self.blocks) if name in ROLES), "paragraph")

    def flush(self, role: Role | None = None) -> None:
        """The passage that has been read, if it says anything, becomes a segment."""
        for anchor in self.anchors if role is None else ():
            self.anchored(*anchor)
        self.anchors = [(mark, 0) for mark, _ in self.anchors]
        text, self.text = self.text, VisibleText()
        size = text.trim()
        for tag, attributes, begin, whole in self.links if role is None else ():
            text.tags.append(Tag(tag, attributes, Span(min(begin, size), size), whole))
        self.links = [(tag, attributes, 0, whole) for tag, attributes, _, whole in self.links]
        if size and not self.unsaid(text, role):
            if text.starts[0] in self.boxes:
                text.tags.append(Tag("summary", {}, Span(0, size), Span(text.starts[0], text.ends[-1])))
            for mark in self.tags if role is None else ():
                if said := LANG.search(self.raw, mark.start, mark.end):
                    text.tags.append(Tag(mark.name, {"lang": said["code"]}, Span(0, size), Span(mark.start, mark.end)))
            role = role or self.role()
            level = self.level if role == "heading" and "Heading" in self.blocks else 0
            self.segments.append(text.segment(self.side, role, "", self.field, level=level))

    def unsaid(self, text: VisibleText, role: Role | None) -> bool:
        """Whether a passage says nothing in its language: a name of a file beside a picture, a language switcher."""
        shown = "".join(text.shown)
        return FILE.fullmatch(shown) is not None if role == "alt" else self.dialects.switches(shown)

    def add_code(self, text: VisibleText) -> None:
        """A block of code becomes a passage that is compared as a whole."""
        if text.trim():
            text.hide(0)
            self.segments.append(text.segment(self.side, "code", "", self.field))

    def listing(self, start: int, end: int) -> None:
        """A block of code in HTML or a shortcode."""
        text = VisibleText()
        first = INDENT.match(self.raw, start, end).end()  # type: ignore[union-attr]  # it matches everywhere
        text.keep(self.raw[first:end], first)
        self.add_code(text)

    def aside(self, start: int, end: int, role: Role, *, markdown: bool = False) -> None:
        """A passage beside the text: a title, a caption, a text for those who don't see a picture."""
        text, at = VisibleText(), start
        for found in STRONG.finditer(self.raw, start, end) if markdown else ():
            text.decode(self.raw, at, found.start())
            text.decode(self.raw, *found.span("held"))
            at = found.end()
        text.decode(self.raw, at, end)
        if text.trim() and not self.unsaid(text, role):
            self.segments.append(text.segment(self.side, role, "", self.field))
