"""HTML to segments, read with a parser, with the way back from every visible character to its place in the raw text."""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

from checker.language.text import OPAQUE, compose, fold
from checker.model import Field, Role, Segment, Side, Span, Tag
from checker.model.expressions import deferred
from checker.readers.places.visible import VisibleText

BLOCKS: dict[str, Role] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "p": "paragraph", "div": "paragraph", "section": "paragraph", "article": "paragraph", "blockquote": "paragraph",
    "header": "paragraph", "footer": "paragraph", "aside": "paragraph", "main": "paragraph", "address": "paragraph",
    "details": "paragraph", "summary": "heading", "ul": "paragraph", "ol": "paragraph", "dl": "paragraph",
    "table": "paragraph", "tbody": "paragraph", "thead": "paragraph", "tr": "paragraph", "figure": "paragraph",
    "form": "paragraph", "hr": "paragraph", "body": "paragraph", "html": "paragraph", "nav": "paragraph",
    "li": "item", "dt": "item", "dd": "item", "td": "cell", "th": "cell", "caption": "caption", "figcaption": "caption",
    "title": "title", "legend": "caption", "option": "cell", "pre": "code",
}  # fmt: skip
# A paragraph inside one of these is what its parent is: <li><p>…</p></li> is an item.
NAMING = frozenset({"pre", "li", "dt", "dd", "td", "th", "figcaption", "caption", "h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style", "template", "noscript", "svg", "math", "object", "iframe", "textarea", "select"})
# Inline code, and what a computer shows or is told.
CODE = frozenset({"code", "kbd", "samp", "var", "tt"})
# So many elements around a passage are told with it, the innermost ones; a page has a dozen.
AROUND = 100
HEADING = deferred("h[1-6]")
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass(slots=True)
class OpenElement:
    """An element that has begun: its tag, whether its text is hidden, and where its visible text begins."""

    name: str
    attributes: dict[str, str]
    raw: Span
    hidden: bool
    begin: int = 0


class HtmlPassages(HTMLParser):
    """Collects the passages of one raw text."""

    known: frozenset[str] = frozenset()
    """What HTML knows; of other elements, an empty one stands for something, unless nothing is listed."""

    def __init__(self, raw: str, side: Side, field: Field, ref: str, partial: bool, shift: int) -> None:
        super().__init__(convert_charrefs=False)
        self.raw, self.side, self.field, self.ref, self.partial, self.shift = raw, side, field, ref, partial, shift
        self.lines = [0]
        for n, character in enumerate(raw):
            if character == "\n":
                self.lines.append(n + 1)
        self.open: list[OpenElement] = []
        self.names: Counter[str] = Counter()  # of the open elements
        self.hiding = 0  # how many of them hide what they hold
        self.settled = 0  # how many of them began before the passage
        self.empty = -1  # where the text stands behind an element that holds nothing, or -1
        self.text = VisibleText()
        self.segments: list[Segment] = []

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """`<![1]>` is a comment to a browser; the parser that we extend refuses it."""
        lineno, offset = self.getpos()
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            self.lineno, self.offset = lineno, offset  # it had gone on to what it does not know
            return self.parse_bogus_comment(i, report)

    def here(self) -> int:
        """Where in the raw text the parser stands (code points)."""
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins: a block ends the passage before it."""
        start = self.here()
        given = self.get_starttag_text() or ""
        attributes = {name: value or "" for name, value in attrs}
        raw = Span(start + self.shift, start + len(given) + self.shift)
        if tag in BLOCKS:
            self.flush()
        if tag == "br":
            self.text.add(" ", start, start + len(given))
        if tag == "img" and not self.hidden() and attributes.get("alt", "").strip():
            self.alt(given, start, attributes["alt"])
        one = OpenElement(tag, attributes, raw, tag in SILENT or _hides(attributes), len(self.text.shown))
        if tag in VOID:
            self.text.tags.append(Tag(tag, attributes, Span(one.begin, one.begin), raw))
            return
        if tag in {"p", "li", "td", "th", "dt", "dd", "option"} and any(o.name == tag for o in self.open[-1:]):
            self.ended(self.shut())
        self.open.append(one)
        self.names[tag] += 1
        self.hiding += one.hidden

    def shut(self) -> OpenElement:
        """The innermost element, which is open no more."""
        one = self.open.pop()
        self.names[one.name] -= 1
        self.hiding -= one.hidden
        self.settled = min(self.settled, len(self.open))
        return one

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed where it begins."""
        if self.known and tag not in self.known:
            start = self.here()
            self.text.add(OPAQUE, start, start + len(self.get_starttag_text() or ""))
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, with those inside it that were left open; a stray end is nothing."""
        if not self.names[tag]:
            return
        if tag in BLOCKS:
            self.flush()
        while self.open:
            one = self.shut()
            self.ended(one)
            if one.name == tag:
                break

    def ended(self, one: OpenElement) -> None:
        """An inline element's visible span is known now."""
        if one.name in CODE and not self.names["pre"]:
            self.text.hide(one.begin)
        if one.name == "span" and one.begin == len(self.text.shown):
            self.empty = one.begin
        if one.name not in BLOCKS:
            self.text.tags.append(Tag(one.name, one.attributes, Span(one.begin, len(self.text.shown)), one.raw))

    def handle_data(self, data: str) -> None:
        """Plain characters."""
        if self.hidden():
            return
        start = self.here()
        if self.names["pre"]:
            self.text.keep(data, start)
            return
        if 0 < self.empty == len(self.text.shown) and data[:1].isalnum() and self.text.shown[-1].isalnum():
            self.text.add(" ", start, start)  # the dots between a thing and its price: <span class="dots"></span>
        self.empty = -1
        for n, character in enumerate(data, start):
            self.text.add(character, n, n + 1)

    def handle_entityref(self, name: str) -> None:
        """&name; and the older form without a semicolon."""
        self.entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """&#8222; and &#x201e;"""
        self.entity(f"&#{name}")

    def entity(self, written: str) -> None:
        """An entity stands for its characters as a whole."""
        if self.hidden():
            return
        start = self.here()
        if self.raw.startswith(";", start + len(written)):
            written += ";"
        self.text.add(html.unescape(written), start, start + len(written))

    def hidden(self) -> bool:
        """Whether the text here is not shown to a reader."""
        return self.hiding > 0

    def alt(self, given: str, start: int, value: str) -> None:
        """The alternative text of an image, as a passage of its own where its place can be told."""
        at = given.find(value)
        if at < 0:
            return
        shift = start + at + self.shift
        made = compose(value, None, None, shift)
        self.segments.append(
            Segment(
                self.side,
                "alt",
                f"{self.ref}/{len(self.segments)}",
                made[0],
                fold(made[0]),
                self.field,
                made[1],
                made[2],
                shift,
            )
        )

    def role(self) -> Role:
        """The innermost block that names what its text is."""
        inner = [one.name for one in self.open[: -AROUND - 1 : -1]]
        for name in inner:
            if name in NAMING:
                return BLOCKS[name]
        return next((BLOCKS[name] for name in inner if name in BLOCKS), "paragraph")

    def flush(self) -> None:
        """The passage that has been read, if it says anything, becomes a segment."""
        text, self.text = self.text, VisibleText()
        if self.names["pre"]:
            text.hide(0)
        size = text.trim()
        around = [
            Tag(one.name, one.attributes, Span(0 if one.name in BLOCKS else min(one.begin, size), size), one.raw)
            for one in self.open[-AROUND:]
            if size
        ]
        for one in self.open[self.settled :]:
            one.begin = 0
        self.settled = len(self.open)
        if not size:
            return
        ref, role = f"{self.ref}/{len(self.segments)}", self.role()
        headings = reversed(self.open if role == "heading" else ())  # a text may be nested as deep as it is long
        level = next((int(one.name[1]) for one in headings if HEADING.fullmatch(one.name)), 0)
        self.segments.append(
            text.segment(
                self.side, role, ref, self.field, shift=self.shift, around=around, partial=self.partial,
                level=level,
            )
        )  # fmt: skip


def _hides(attributes: dict[str, str]) -> bool:
    style = attributes.get("style", "").replace(" ", "").lower()
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
        or "screen-reader-text" in attributes.get("class", "").split()
    )


def segments(
    raw: str,
    side: Side,
    field: Field,
    *,
    ref: str,
    partial: bool = False,
    shift: int = 0,
    known: frozenset[str] = frozenset(),
) -> tuple[Segment, ...]:
    """The passages of an HTML text, in reading order; `shift` is where `raw` begins in the field (code points).

    Where the elements of HTML are `known`, another one that is empty is the character `text.OPAQUE`: a program puts
    something there.
    """
    reader = HtmlPassages(raw, side, field, ref, partial, shift)
    reader.known = known
    reader.feed(raw)
    HTMLParser.close(reader)
    reader.flush()
    return tuple(reader.segments)
