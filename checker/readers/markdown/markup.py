"""What stands in Markdown beside Markdown, masked: HTML, JSX, shortcodes, constructs of dialects, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.readers.markdown.dialects import Dialects
from checker.readers.markdown.marks import FILLS, INDENTED, LINE, SORTS, TITLED, Marked, Markup, inside_any
from checker.readers.markdown.scanner import INDENT, Scanner
from checker.readers.places.html import BLOCKS

# What tells that JSX is read: a comment of it, a component, an import.
JSX = re.compile(r"\{/\*|^import .*? from ['\"]|</?[A-Z]\w*[\s/>]", re.MULTILINE)
CHARACTER = re.compile(r"[^\r\n]")
# The attributes of a link behind its definition, masked, which begin no paragraph: "[1]: https://…\n{:hreflang="en"}".
DEFINED = re.compile(r"^( {0,3}\[[^\]\n]+\]:[^\n]*\n)([ \t]*,+[ \t]*)$", re.MULTILINE)


def scan(raw: str, begin: int, dialects: Dialects, *, mdx: bool) -> Marked:
    """Finds what is not Markdown in raw[begin:]; what stands before is blanked. `mdx` says that JSX is read."""
    scanner = Scanner(raw, dialects, mdx or JSX.search(raw, begin) is not None)
    scanner.read(begin)
    pieces: list[str] = [CHARACTER.sub(" ", raw[:begin])]
    at = begin
    for mark in scanner.marks:
        pieces += raw[at : mark.start], _filled(raw[mark.start : mark.end], mark)
        at = mark.end
    masked = "".join((*pieces, raw[at:]))
    if "]:" in masked:
        masked = DEFINED.sub(lambda found: found[1] + " " * len(found[2]), masked)
    marks = _broken(masked, scanner.marks)
    inside = [(begin, len(raw))] if mdx else list(_components(raw, marks))
    masked = _parted(masked, [new for old, new in zip(scanner.marks, marks, strict=True) if old is not new], inside)
    sorts = bytearray(len(raw))
    for mark in marks:
        sorts[mark.start : mark.end] = bytes([SORTS[mark.sort]]) * (mark.end - mark.start)
    return Marked(masked, bytes(sorts), marks, scanner.comments, scanner.values, scanner.blocks, inside)


def _components(raw: str, marks: Sequence[Markup]) -> Iterator[tuple[int, int]]:
    """The insides of components of JSX that end, the outermost: <Note> and <FAQ>, not <DIV>."""
    open_: list[Markup] = []
    for mark in marks:
        name = mark.name.removeprefix("/")
        begin = mark.start + 1 + (mark.name != name)
        said = raw[begin : begin + len(name)]
        if not said[:1].isupper() or (said.isupper() and name in BLOCKS):
            continue
        if mark.name == name:
            open_ += [mark] if raw[mark.end - 2] != "/" else []
        elif any(one.name == name for one in open_):
            while (last := open_.pop()).name != name:
                pass
            if not open_:
                yield last.end, mark.start


def _broken(masked: str, marks: Sequence[Markup]) -> list[Markup]:
    """The marks, of which those that have their lines to themselves end a passage."""
    lines: dict[tuple[int, int], bool] = {}
    made: list[Markup] = []
    for mark in marks:
        if mark.sort == "drop" and mark.name != "br":
            end = masked.find("\n", mark.end)
            line = masked.rfind("\n", 0, mark.start) + 1, end if end >= 0 else len(masked)
            if line not in lines:
                lines[line] = not masked[slice(*line)].strip(",> \t\r\n\ufeff")
            if lines[line]:
                mark = mark._replace(sort="break")
        made.append(mark)
    return made


def _parted(masked: str, lines: Sequence[Markup], inside: Sequence[tuple[int, int]]) -> str:
    """The masked text with blanks for the lines of tags inside components, where an indent makes no code.

    What stands below <Tab> and is indented by eight, as a fence, is a block of its own there, no part of a paragraph.
    """
    made: list[str] = []
    at = 0
    for mark in lines:
        if inside_any(mark.start, inside):
            made += masked[at : mark.start], CHARACTER.sub(" ", masked[mark.start : mark.end])
            at = mark.end
    return "".join((*made, masked[at:]))


def _filled(text: str, mark: Markup) -> str:
    """What stands for a mark, with its lines and their indents as they are.

    What belongs to an admonition of MkDocs is indented by four, as what belongs to an item of a list is. A title is a
    heading for the parser, so that a list or a table may begin on the next line.
    """
    first, *rest = text.split("\n")
    fill = " " if mark.name == LINE else FILLS[mark.sort]
    head = {INDENTED: "-   ", TITLED: "# "}.get(mark.name, "")
    lines = [head.ljust(len(first), fill)[: len(first)]]
    for line in rest:
        indent = INDENT.match(line).end()  # type: ignore[union-attr]  # it matches everywhere
        lines.append(line[:indent] + fill * (len(line) - indent))
    return "\n".join(lines)
