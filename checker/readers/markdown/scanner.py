"""Walks through a Markdown file and finds what is not Markdown: tags, code, shortcodes, constructs of dialects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.readers.markdown.dialects import Dialects, Kind
from checker.readers.markdown.marks import INDENTED, LINE, TITLED, Attribute, Markup, Part
from checker.readers.places.html import BLOCKS
from checker.readers.places.suppressions import Comment

# A name between braces, which the rule for placeholders compares: "{name}", "{{ page.title }}".
PLAIN = re.compile(r"\{\{? ?[\w.'-]+ ?\}?\}")
# {" "}
BLANK = re.compile(r"""\{\s*(?:"\s*"|'\s*'|`\s*`)\s*\}""")
# `name="value"`, `name={'value'}`, `name={"value"}`, also with a colon and a comma in Liquid and kramdown.
SET = re.compile(r"""(?<![\w:-])([\w:-]++)\s*=\s*(?:\{\s*)?(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)""")
LINK = re.compile(r"""\shref\s*=\s*\{?["']([^"']*)["']""")
INDENT = re.compile(r"[ \t>]*")
# ":class: tip", below what opens a directive of MyST; "    type: tip", below what opens a block of pymdownx.
OPTION = re.compile(r"[ \t>]*:([\w-]+):(?:[ \t]+([^\n]*?))?[ \t]*(?:\r?\n|\Z)")
BLOCK_OPTION = re.compile(r"[ ]{4,}([\w-]+):(?:[ \t]+([^\n]*?))?[ \t]*(?:\r?\n|\Z)")
BLANKS = re.compile(r"\n[ \t>]*\r?\n")


class Scanner:
    """Walks through a text; what encloses Markdown is a mark, a part that is read in its turn, and a mark."""

    def __init__(self, raw: str, dialects: Dialects, jsx: bool) -> None:
        self.raw, self.dialects, self.jsx = raw, dialects, jsx
        self.marks: list[Markup] = []
        self.comments: list[Comment] = []
        self.values: list[Attribute] = []
        self.blocks: list[tuple[int, int]] = []
        # The ends that are not to come any more, so that a text of a thousand beginnings is not read as often.
        self.hopeless: set[tuple[str, int]] = set()

    def read(self, begin: int) -> None:
        """Reads all of the text from `begin` on."""
        due: list[Markup | Part] = [Part(begin, len(self.raw))]
        while due:
            one = due.pop()
            if isinstance(one, Markup):
                self.marks.append(one)
            elif found := self.dialects.token.search(self.raw, one.start, one.end):
                made, at = self.take(found, one.end)
                due.append(Part(at, one.end))
                due += reversed(made)

    def take(self, found: re.Match[str], stop: int) -> tuple[list[Markup | Part], int]:
        """What is made of a piece of markup in a part that ends at `stop`, and where it goes on."""
        start, end = found.span()
        kind = self.dialects.constructs.get(found.lastgroup or "")
        if kind == "fences":
            return self.fence(found, stop)
        if kind:
            self.values.extend(_values(self.raw, start, end))
            if kind == "includes":
                self.blocks.append((_indented(self.raw, start, end), end))
            made = list(_parts(found, kind))
            after = self.options(found, stop)
            return [*made, *([Markup(end + 1, after, "break", LINE)] if after > end else ())], after
        if found["opener"] is not None:
            return self.opened(found, stop)
        if found["fence"] is not None:
            info = found.span("info")
            return ([Markup(*info, "drop", LINE)] if "`" in found["info"] else []), end
        if found["tag"] is not None:
            self.values.extend(_values(self.raw, start, end))
        if found["esm"] is not None and self.jsx:
            end = _balanced(self.raw, start, end, stop)
            return [Markup(start, end, "break")], end
        if found["address"] is not None:
            return list(_address(found, self.dialects)), end
        return list(_marks(found, self.jsx)), end

    def fence(self, found: re.Match[str], stop: int) -> tuple[list[Markup | Part], int]:
        """A fence around Markdown: its line, the text inside, and the rail that closes it, if there is one."""
        rail = found["rails"]
        self.values.extend(_values(self.raw, *found.span()))
        begin = self.options(found, stop)
        close = self.find(rf"^[ \t>]*{rail}{rail[0]}*[ \t\r]*$", begin, stop)
        end, after = close.span() if close else (stop, stop)
        head = list(_parts(found, "fences"))
        options = [Markup(found.end() + 1, begin, "break", LINE)] if begin > found.end() else []
        tail = list(_lined(self.raw, end, after)) if after > end else []
        return [*head, *options, Part(begin, end), *tail], after

    def options(self, found: re.Match[str], stop: int) -> int:
        """Where the options of a directive end, which stand below the line that opens it: ":class: tip"."""
        head = found.group().lstrip(" \t>")
        option = OPTION if "{" in head else BLOCK_OPTION if head[0] == "/" else None
        at = found.end() + 1
        while option and at < stop and (one := option.match(self.raw, at, stop)):
            if one[2]:
                self.values.append(Attribute(one[1].lower(), *one.span(2)))
            at = one.end()
        return at if at > found.end() + 1 else found.end()

    def opened(self, found: re.Match[str], stop: int) -> tuple[list[Markup | Part], int]:
        """What is enclosed by signs or tags, and is not read."""
        raw, start = self.raw, found.start()
        at, inner = self.closed(found, stop)
        sign, listing = (found["rule"] or "").strip(), self.dialects.listing.match(raw, start)
        if sign in self.dialects.comments:
            self.comments.append(Comment(raw[slice(*inner)], start, at))
        elif inner != (at, at) and (found["quiet"] == "pre" or listing):
            self.blocks.append(inner)
        elif sign:
            self.values.extend(one._replace(markdown=True) for one in _values(raw, start, at))
        return [Markup(start, at, "break" if found["quiet"] or listing else "drop")], at

    def closed(self, found: re.Match[str], stop: int) -> tuple[int, tuple[int, int]]:
        """Where what has begun ends, and the span of what is inside; what does not end is its beginning only."""
        raw, end = self.raw, found.end()
        if found["rule"]:
            closer = self.dialects.closers[found["rule"].strip()]
            close = self.find(re.escape(closer), end, stop)
            if close is None:
                return end, (end, end)
            lister = self.dialects.listing.match(raw, found.start())
            last = lister and rf"{re.escape(found['rule'])}-?\s*(?:/\s*|end){lister[1]}\s*-?{re.escape(closer)}"
            after = self.find(last, close.end(), stop) if last else None
            return (after.end(), (close.end(), after.start())) if after else (close.end(), (end, close.start()))
        close = self.find(rf"</{found['quiet']}\s*>", end, stop)
        return (close.end(), (end, close.start())) if close else (end, (end, end))

    def find(self, pattern: str, start: int, stop: int) -> re.Match[str] | None:
        """The next place of a pattern before `stop`."""
        if (pattern, stop) in self.hopeless:
            return None
        found = re.compile(pattern, re.IGNORECASE | re.MULTILINE).search(self.raw, start, stop)
        if found is None:
            self.hopeless.add((pattern, stop))
        return found


def _balanced(raw: str, start: int, end: int, stop: int) -> int:
    """Where a statement of JavaScript ends: at a blank line behind which no bracket of it is open any more."""
    at, depth = start, 0
    for blank in (end, *(found.start() for found in BLANKS.finditer(raw, end + 1, stop)), stop):
        depth += sum((c in "{[(") - (c in "}])") for c in raw[at:blank])
        at = blank
        if depth <= 0:
            return blank
    return end


def _parts(found: re.Match[str], kind: Kind) -> Iterator[Markup | Part]:
    """A construct: the marks around what a reader sees of it."""
    raw = found.string
    start, end = found.span()
    groups = found.groupdict()
    text = found.span(f"{found.lastgroup}_text") if f"{found.lastgroup}_text" in groups else (-1, -1)
    target = (groups.get(f"{found.lastgroup}_target") or "").rstrip("\\")  # in a table: "[[page\\|text]]"
    if kind in {"inline", "seen"}:
        if kind == "seen" or text[0] < 0:
            yield Markup(start, end, "opaque" if kind == "seen" else "drop")
            return
        link = "a" if target else ""
        yield from (Markup(start, text[0], "drop", link, target), Part(*text))
        yield Markup(text[1], end, "drop", f"/{link}" if link else "")
    elif kind == "tails" or text[0] == text[1]:
        name = INDENTED if kind == "indented" else LINE
        yield from _lined(raw, start, end, name)
    else:
        begin = _indented(raw, start, text[0])
        yield from (Markup(begin, text[0], "break", INDENTED if kind == "indented" else TITLED), Part(*text))
        yield Markup(text[1], min(end + 1, len(raw)), "break")


def _lined(raw: str, start: int, end: int, name: str = LINE) -> Iterator[Markup]:
    yield Markup(_indented(raw, start, end), end, "break", name)


def _indented(raw: str, start: int, end: int) -> int:
    """Where the indent of a line ends, with the signs of quotations."""
    return INDENT.match(raw, start, end).end()  # type: ignore[union-attr]  # it matches everywhere


def _address(found: re.Match[str], dialects: Dialects) -> Iterator[Markup]:
    """An address that a site makes something of: <info:page>, as against <https://example.org>."""
    start, end = found.span()
    if found["scheme"] and found["scheme"].lower() not in dialects.schemes:
        yield Markup(start, start + 1, "drop", "a", found.group()[1:-1])
        yield from (Markup(start + 1, end - 1, "opaque"), Markup(end - 1, end, "drop", "/a"))


def _marks(found: re.Match[str], jsx: bool) -> Iterator[Markup]:
    start, end = found.span()
    if found["tag"] is not None:
        name = (found["name"] or "").lower() or f"/{(found['end'] or '').lower()}"
        link = LINK.search(found.group()) if name == "a" else None
        yield Markup(start, end, "break" if name.strip("/") in BLOCKS else "drop", name, link[1] if link else "")
    elif found["code"] is not None:
        inner = found.span("inside")
        yield from (Markup(start, inner[0], "drop"), Markup(*inner, "opaque"), Markup(inner[1], end, "drop"))
    elif found["display"] is not None or found["formula"] is not None:
        yield Markup(start, end, "opaque")
    elif found["expression"] is not None and jsx and not PLAIN.fullmatch(found["expression"]):
        yield Markup(start, end, "drop" if BLANK.fullmatch(found["expression"]) else "opaque")


def _values(raw: str, start: int, end: int) -> Iterator[Attribute]:
    for found in SET.finditer(raw, start, end):
        which = next(n for n in (2, 3, 4) if found[n] is not None)
        if found[which].strip():
            yield Attribute(found[1].lower(), *found.span(which))
