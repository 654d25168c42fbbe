"""What stands in Markdown beside Markdown: HTML, JSX, shortcodes, Liquid, attributes, admonitions, formulas."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from checker.readers.places.html import BLOCKS
from checker.readers.places.suppressions import Comment

# "drop" is no text; "break" is no text either, and a passage ends there; "opaque" is seen, and is no prose.
Sort = Literal["drop", "break", "opaque"]
SORTS: dict[Sort, int] = {"drop": 1, "break": 2, "opaque": 3}
# What stands for them while Markdown is read: a mark that means nothing to it, and a letter.
FILLS: dict[Sort, str] = {"drop": ",", "break": ",", "opaque": "x"}

# {a: {b: {}}}: what JSX computes, three deep.
INNER = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
VALUE = rf"""(?:"[^"]*"|'[^']*'|{INNER}|[^\s"'=<>`{{}}]+)"""
ATTRIBUTE = rf"(?:[\w:@.-]+(?:\s*=\s*{VALUE})?|\{{\.\.\.[^{{}}]*\}}|\{{/\*.*?\*/\}})"
TOKEN = re.compile(
    rf"""
      (?P<fence>^[ \t>]*(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+)*(?P<rail>`{{3,}}|~{{3,}})(?P<info>[^`\n]*)(?:\n|\Z)
        (?s:.*?)(?:^[ \t>]*(?P=rail)[`~]*[ \t\r]*$|\Z))
    | (?P<ticks>(?<![\\`])`+)(?!`)(?:(?!\n[ \t>]*\r?\n)(?s:.)){{1,3000}}?(?<!`)(?P=ticks)(?!`)
    | (?P<opener>(?P<rule><!--|\{{/\*|\{{\{{[<%]|\{{%)
        |<(?P<quiet>script|style|svg|template|iframe|noscript|object|textarea|select|math|pre)\b[^<>]*(?<!/)>)
    | (?P<esm>^(?:import[ ]+(?:['"]|[\w*{{][^\n]*?[ ]from[ ]+['"]|\{{[ \t]*\r?$)
        |export[ ]+(?:const|let|var|function|default|async|class|\{{))(?s:.*?)(?=\n[ \t]*\r?\n|\Z))
    | (?P<code><(?P<kind>code|kbd|samp|var|tt)\b[^<>]*(?<!/)>(?P<inside>(?:[^<]|<(?![A-Za-z/!]))*)</(?P=kind)\s*>)
    | (?P<address><[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*>|<[\w.+-]+@[\w.-]+>)
    | (?P<tag>(?<!\]\()(?<!\\)<(?:(?P<name>[A-Za-z][\w.:-]*)(?:\s+{ATTRIBUTE})*\s*/?|/(?P<end>[A-Za-z][\w.:-]*)\s*|/?)>)
    | (?P<double>\{{\{{[^{{}}\n]*\}}\}})
    | (?P<attributes>\{{:[^{{}}\n]*\}}|(?<=\S)[ ]?\{{[\#.][^{{}}\n]*\}})
    | (?P<display>\$\$(?:(?!\n[ \t>]*\r?\n)(?s:.))+?\$\$)
    | (?P<formula>(?<![\\$\w])\$(?=[^\s$])[^$\n]*[\\^_{{][^$\n]*(?<=\S)\$(?![\w$]))
    | (?P<colons>^[ \t>]*:{{3,}}[ \t]*(?:\{{[^{{}}\n]*\}}|[\w-]+(?=[\s\[{{]))?)
        (?:\[(?P<label>[^\]\n]*)\])?(?P<set>\{{[^{{}}\n]*\}})?(?P<heading>[^\n]*)$
    | (?P<bangs>^[ \t]*(?P<sign>!!!|\?\?\?\+?|===)[ \t]+(?:[\w -]*?))(?:(?P<quote>[ \t]*")(?P<said>[^"\n]*)")?[ \t]*\r?$
    | (?P<alert>^[ \t>]*>[ \t]*\[![\w-]+\][+-]?)(?P<topic>[^\n]*)$
    | (?P<expression>{INNER})
    """,
    re.VERBOSE | re.MULTILINE,
)
# What ends what begins so.
CLOSERS = {"<!--": "-->", "{/*": "*/}", "{{<": ">}}", "{{%": "%}}", "{%": "%}"}
# Shortcodes that have code between them: "{{< highlight go >}}", "{% highlight js %}".
LISTING = re.compile(r"\{(?:\{[<%]|%)-?\s*(highlight|mermaid|code)\b")
# A name between braces, which the rule for placeholders compares: "{name}", "{{ page.title }}".
PLAIN = re.compile(r"\{\{? ?[\w.'-]+ ?\}?\}")
# {" "}
BLANK = re.compile(r"""\{\s*(?:"\s*"|'\s*'|`\s*`)\s*\}""")
# What tells that JSX is read: a comment of it, a component, an import.
JSX = re.compile(r"\{/\*|^import .*? from ['\"]|</?[A-Z]\w*[\s/>]", re.MULTILINE)
# `name="value"`, `name={'value'}`, `name={"value"}`, also with a colon and a comma in Liquid and kramdown.
SET = re.compile(r"""([\w:-]+)\s*=\s*(?:\{\s*)?(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)""")
LINK = re.compile(r"""\shref\s*=\s*\{?["']([^"']*)["']""")
CHARACTER = re.compile(r"[^\r\n]")
INDENT = re.compile(r"[ \t>]*")
BLANKS = re.compile(r"\n[ \t>]*\r?\n")


class Markup(NamedTuple):
    """A piece of the text that is not Markdown. `name` is that of a tag, "/" before that of one that ends.

    `link` is where a tag leads.
    """

    start: int
    end: int
    sort: Sort
    name: str = ""
    link: str = ""


class Attribute(NamedTuple):
    """A value of a tag or a shortcode: its name, and where it stands."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its marks.

    `masked` has the length of the text, and is Markdown only. `sorts` has a number of SORTS for each character, 0 for
    what is Markdown. `blocks` are the insides of <pre>, `components` those of JSX, the outermost.
    """

    masked: str
    sorts: bytes
    marks: Sequence[Markup]
    comments: Sequence[Comment]
    values: Sequence[Attribute]
    blocks: Sequence[tuple[int, int]]
    components: Sequence[tuple[int, int]]

    def jsx(self, at: int) -> bool:
        """Whether the text is MDX at a place, which has no indented code: <Note> has what is in it indented."""
        n = bisect_right(self.components, (at, len(self.masked))) - 1
        return n >= 0 and at < self.components[n][1]


def scan(raw: str, begin: int, *, mdx: bool) -> Marked:
    """Finds what is not Markdown in raw[begin:]; what stands before is blanked. `mdx` says that JSX is read."""
    jsx = mdx or JSX.search(raw, begin) is not None
    marks: list[Markup] = []
    comments: list[Comment] = []
    values: list[Attribute] = []
    blocks: list[tuple[int, int]] = []
    hopeless: set[str] = set()
    at = begin
    while found := TOKEN.search(raw, at):
        start, at = found.span()
        if found["opener"] is not None:
            at, inner = _closed(found, hopeless)
            if found["rule"] in {"<!--", "{/*"}:
                comments.append(Comment(raw[slice(*inner)], start, at))
            elif inner != (at, at) and (found["quiet"] == "pre" or LISTING.match(raw, start)):
                blocks.append(inner)
            elif found["rule"]:
                values.extend(_values(raw, start, at))
            whole = found["quiet"] or LISTING.match(raw, start)
            marks.append(Markup(start, at, "break" if whole else "drop"))
            continue
        if found["tag"] is not None:
            values.extend(_values(raw, start, at))
        if found["esm"] is not None and jsx:
            at = _balanced(raw, start, at)
            marks.append(Markup(start, at, "break"))
            continue
        marks.extend(_marks(found, jsx))
    pieces: list[str] = [CHARACTER.sub(" ", raw[:begin])]
    at = begin
    for mark in marks:
        pieces += raw[at : mark.start], _filled(raw[mark.start : mark.end], mark)
        at = mark.end
    masked = "".join((*pieces, raw[at:]))
    marks = _broken(masked, marks)
    sorts = bytearray(len(raw))
    for mark in marks:
        sorts[mark.start : mark.end] = bytes([SORTS[mark.sort]]) * (mark.end - mark.start)
    inside = [(begin, len(raw))] if mdx else list(_components(raw, marks))
    return Marked(masked, bytes(sorts), marks, comments, values, blocks, inside)


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


def _closed(found: re.Match[str], hopeless: set[str]) -> tuple[int, tuple[int, int]]:
    """Where what has begun ends, and the span of what is inside; what does not end is its beginning only.

    `hopeless` are the ends that are not to come any more, so that a text of a thousand beginnings is not read as often.
    """
    raw, end = found.string, found.end()
    if found["rule"]:
        close = _find(re.escape(CLOSERS[found["rule"]]), raw, end, hopeless)
        if close is None:
            return end, (end, end)
        lister = LISTING.match(raw, found.start())
        last = lister and rf"\{{(?:\{{[<%]|%)-?\s*(?:/\s*|end){lister[1]}\s*-?[>%]\}}\}}?"
        after = _find(last, raw, close.end(), hopeless) if last else None
        return (after.end(), (close.end(), after.start())) if after else (close.end(), (end, close.start()))
    close = _find(rf"</{found['quiet']}\s*>", raw, end, hopeless)
    return (close.end(), (end, close.start())) if close else (end, (end, end))


def _find(pattern: str, raw: str, start: int, hopeless: set[str]) -> re.Match[str] | None:
    if pattern in hopeless:
        return None
    found = re.compile(pattern, re.IGNORECASE).search(raw, start)
    if found is None:
        hopeless.add(pattern)
    return found


def _balanced(raw: str, start: int, end: int) -> int:
    """Where a statement of JavaScript ends: at a blank line behind which no bracket of it is open any more."""
    at, depth = start, 0
    for blank in (end, *(found.start() for found in BLANKS.finditer(raw, end + 1)), len(raw)):
        depth += sum((c in "{[(") - (c in "}])") for c in raw[at:blank])
        at = blank
        if depth <= 0:
            return blank
    return end


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


def _marks(found: re.Match[str], jsx: bool) -> Iterator[Markup]:
    start, end = found.span()
    if found["tag"] is not None:
        name = (found["name"] or "").lower() or f"/{(found['end'] or '').lower()}"
        link = LINK.search(found.group()) if name == "a" else None
        yield Markup(start, end, "break" if name.strip("/") in BLOCKS else "drop", name, link[1] if link else "")
    elif found["attributes"] is not None:
        yield Markup(start, end, "drop")
    elif found["code"] is not None:
        inner = found.span("inside")
        yield from (Markup(start, inner[0], "drop"), Markup(*inner, "opaque"), Markup(inner[1], end, "drop"))
    elif found["double"] is not None:
        if not PLAIN.fullmatch(found["double"]):
            yield Markup(start, end, "opaque")
    elif found["display"] is not None or found["formula"] is not None:
        yield Markup(start, end, "opaque")
    elif found["colons"] is not None:
        yield from _titled(found, "colons", "label" if found["label"] is not None else "heading")
    elif found["alert"] is not None:
        yield from _titled(found, "alert", "topic")
    elif found["bangs"] is not None and (found["sign"] != "===" or found["quote"]):
        yield from _titled(found, "bangs", "said")
    elif found["expression"] is not None and jsx and not PLAIN.fullmatch(found["expression"]):
        yield Markup(start, end, "drop" if BLANK.fullmatch(found["expression"]) else "opaque")


def _titled(found: re.Match[str], head: str, title: str) -> Iterator[Markup]:
    """The marks around the title of an admonition; the passage ends with its line."""
    raw = found.string
    start, end = found.span()
    start = INDENT.match(raw, start).end()  # type: ignore[union-attr]  # it matches everywhere
    if head == "alert":
        start = raw.rindex("[!", start, found.end(head))
    if found[title] is None:
        yield Markup(start, end, "break", head)
        return
    yield Markup(start, found.start(title), "break", head)
    after = found.end(title)
    yield Markup(after, end + 1 if end < len(raw) else end, "break")


def _values(raw: str, start: int, end: int) -> Iterator[Attribute]:
    for found in SET.finditer(raw, start, end):
        which = next(n for n in (2, 3, 4) if found[n] is not None)
        if found[which].strip():
            yield Attribute(found[1].lower(), *found.span(which))


def _filled(text: str, mark: Markup) -> str:
    """What stands for a mark, with its lines and their indents as they are.

    What belongs to an admonition of MkDocs is indented by four, as what belongs to an item of a list is.
    """
    first, *rest = text.split("\n")
    fill = FILLS[mark.sort]
    lines = ["-   ".ljust(len(first), fill)[: len(first)] if mark.name == "bangs" else fill * len(first)]
    for line in rest:
        indent = INDENT.match(line).end()  # type: ignore[union-attr]  # it matches everywhere
        lines.append(line[:indent] + fill * (len(line) - indent))
    return "\n".join(lines)
