"""A string of a user interface to passages: markup and placeholders are no prose, and each is told by name."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Literal, NamedTuple

from checker.language.spans import Spans
from checker.language.text import OPAQUE, compose, fold
from checker.model import PLACEHOLDER, Field, Segment, Side, Span, Tag
from checker.model.expressions import deferred
from checker.readers.places import html
from checker.readers.places.mapped import MappedText

Grammar = Literal["printf", "guess", "python", "ruby", "braces", "icu", "fluent", "qt", "laravel"]

# The grammars of placeholders. What "printf" knows for sure is what "guess" takes for one where nothing says so.
PATTERNS: Mapping[Grammar, str] = {
    # %1 %L1 (a number as the language writes it), %n and %Ln (the number that chooses the plural form); "%1s" is %1.
    "qt": r"%L?(?P<qt>[1-9]\d?(?!\d|\.\d|\$)|n(?![A-Za-z_]))",
    # %s %-5.2f %1$d %ld %@ %#@files@ (C, Java, Objective-C); "100% sure" is none where nobody says that it is.
    "printf": r"%(?![^\W\d_]{2,}%)(?:(?P<at>\d+)\$)?(?:\#@\w+@|[-+0\#,']*(?:\d+|\*)?(?:\.(?:\d+|\*))?"
    r"(?:hh?|ll?|[qjztL])?(?P<type>[diouxXeEfFgGaAcsSpn@]))",
    # A capital word may touch it ("%sIncreased by %s"), and any Ukrainian one.
    "guess": r"(?<![^\W_])(?<!%)%(?:(?P<at>\d+)\$)?(?:\#@\w+@|[-+0,']*\d*(?:\.\d+)?(?:ll?)?"
    r"(?P<type>[dioufsSxXc@]))(?:(?![^\W\d_])|(?<=[sd])(?=[A-Z][a-z]|[а-яіїєґА-ЯІЇЄҐ]))",
    "python": r"%\((?P<name>[^()\s]+)\)[-+0\#]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]",
    "ruby": r"%\{(?P<ruby>\w+)\}|%<(?P<typed>\w+)>[-+ 0\#]*\d*(?:\.\d+)?[a-zA-Z]",
    # {{ name }} {{.Name}} ${name} {0} {name!r:>5} {} {when, date} #{name}
    "braces": r"\{\{\{?-?\s*+(?P<double>[^{}]{0,200}?)\s*\}?\}\}|[$\#]\{(?P<dollar>[^{}]*)\}"
    r"|\{\s*+(?P<brace>[\w.\[\]@-]*+)\s*+(?:![rsa])?(?:[:,][^{}]*)?\}",
    # :count, :Name (Laravel), behind a space, a bracket or a quotation mark; "note: this" and "12:30" have none.
    "laravel": r"(?<![^\s(\[«\"'“„/>]):(?P<colon>[A-Za-z]\w*)",
    "icu": r"\{\s*+(?P<icu>[\w.-]++)\s*+(?:,[^{}]*)?\}",
    # { $name } { -brand(case: "genitive") } { other.title } { NUMBER($count, minimumFractionDigits: 2) }
    "fluent": r"\{\s*+(?:[A-Z][A-Z0-9_-]*+\(\s*+)?(?P<fluent>[$-]?[A-Za-z][\w.-]*+)[^{}]*+\}",
}
# <0>, </link>, <br/> that HTML doesn't know (React, Vue), $t(other.key) and @:other.key, which put in another string.
# $NAME$ is one of Chrome's extensions.
ALWAYS = (
    r"</?(?P<tag>\d+)\s*/?>|\$t\((?P<nested>[^()]*)\)|(?<!\w)@(?:\.\w+)?:(?P<linked>[\w.]+)"
    r"|(?P<upper>(?<![\w$])\$[A-Za-z_]+\$)"
)
ANY: frozenset[Grammar] = frozenset({"guess", "python", "ruby", "braces"})

# Elements of HTML that a string may hold. "<file>" in the help of a command is none.
ELEMENTS = frozenset({
    "a", "abbr", "b", "big", "blockquote", "br", "button", "center", "cite", "code", "dd", "del", "div", "dl", "dt",
    "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark",
    "ol", "option", "p", "pre", "q", "s", "samp", "section", "small", "span", "strike", "strong", "style", "sub", "sup",
    "svg", "table", "tbody", "td", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr",
})  # fmt: skip
HTML = deferred(
    rf"</?(?:{'|'.join(ELEMENTS)})(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{{2,8}}|#\d{{1,7}}|#x[0-9a-fA-F]{{1,6}});", re.IGNORECASE
)
# <name>…</name>: markup of a program's own, which the text between is not.
OWN = deferred(
    r"<([a-zA-Z][\w.-]*)(?:\s[^<>]*)?>(?=.{0,2000}</\1>)|<[a-zA-Z][\w.-]*(?:\s[^<>]*)?/>|</[a-zA-Z][\w.-]*>", re.DOTALL
)
# %Y-%m-%d %H:%M: a date or a time in the order of the language, in which nothing is a placeholder of its own.
DATE = deferred(r"%[-^_0]?[YmBHMyIbAp](?![a-z])")
# %1, of Qt: in a string that has one, what looks like "%2s" is the second and a letter.
QT = deferred(r"(?<!%)%\d{1,2}(?![\w$.])")
# What TeX is given: "\comment{text}", "\footnote[number]{text}"; "\n{name}" is the end of a line.
TEX = deferred(r"\\[a-zA-Z]{2,}\*?(?:\[[^\[\]\n]*\]|\{[^{}\n]*\})+")
# {name}; {{name}} is no argument of ICU.
ARGUMENT = deferred(r"(?<!\{)\{\w+\}(?!\})")
ATTRIBUTE = deferred(r"\s.*", re.DOTALL)
# Markup that says how a text looks, or where its lines end: a translation may do without.
LOOKS = frozenset({
    "b", "big", "br", "center", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p",
    "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "ul", "wbr",
})  # fmt: skip
# Code between backticks, with the role that Sphinx gives it (:file:`a.cfg`); what looks like it, a link of
# reStructuredText (`GD2 <https://a.org>`_); and what begins a line of a list; "об`єкт і з`єднання" has apostrophes.
MARKDOWN = deferred(
    r"(?P<link>`[^`\n]+`__?(?!\w))|(?P<fence>```).*?(?P=fence)|(?<![\w`])``(?![`\s])[^\n]+?``(?![\w`])"
    r"|(?<!\w)(?::[a-z]+:)?`[^`\n]+`(?!\w)|(?<=\n)[ \t]*(?:\d{1,3}[.)]|[-*+])(?=[ \t])"
    r"|\A\d{1,3}[.)](?=[ \t].*\n[ \t]*\d{1,3}[.)][ \t])",
    re.DOTALL,
)
# How games write a colour or a style, and where a line ends: "§aRipe" (Minecraft), "$(thing)Clay$()$(br)" (books of
# Patchouli); "§ 5" is a section, and "$(date)" a command.
STYLED = deferred(
    r"\$\((?P<line>(?:br|li|p)\d?(?=\)))?[^()\n]{0,200}\)|§(?:[0-9a-fk-oA-FK-O](?=[^\W\d_]{2}|[%§\[{(<])|[rR](?![^\W\d_]))"
)
# Words of a message of MediaWiki that a number or a person chooses: another language does without, or needs them twice.
CHOSEN = ("{{PLURAL:", "{{GENDER:", "{{GRAMMAR:")
SINGULAR = frozenset({"one", "=1", "zero", "=0", "two", "=2"})
ONE = deferred(r"(?<![\w.,%])[012](?![\w%]|[.,]\d)")
# The mark of an accelerator, or two for one that is shown: "&File", "Di&ve", "R&&D"; neither "R&D" nor "&amp;".
AMPERSAND = r"&(?:(?P<shown>&)|(?!#?\w+;)(?:(?<!\w.)(?=\w)|(?=[a-zа-яіїєґ])))"


class Syntax(NamedTuple):
    """What a string is written in: the grammars of its placeholders, whether %% is a per cent sign, its accelerator,
    and whether "|" may part plural forms."""

    grammars: frozenset[Grammar] = ANY
    percent: bool = False
    accelerator: str = ""
    piped: bool = True


def segments(
    written: MappedText, side: Side, field: Field, ref: str, *, syntax: Syntax | None = None,
    arm: str = "", signs: Mapping[int, str] | None = None, marks: tuple[Tag, ...] = (),
) -> tuple[Segment, ...]:  # fmt: skip
    """The passages of a string: one, or the blocks of its HTML.

    `arm` is the plural form that it is. `signs` are the places of a "#" that shows a value, by its argument. `marks`
    are placeholders that the format itself marks, whose spans are places in `written`.
    """
    syntax = syntax or Syntax()
    if not marks and not signs:
        written = _clean(written, syntax)
    text = written.text
    if not text.strip():
        return ()
    counter = _Counter(arm)
    if marks or signs or not (HTML.search(text) or OWN.search(text)):
        shift = len(text) - len(text.lstrip())
        signs = {n - shift: name for n, name in (signs or {}).items()}
        return (_placeholders(_plain(written, side, field, ref, marks), syntax, counter, signs),)
    made = [_moved(one, written, field) for one in html.segments(text, side, field, ref=ref, known=ELEMENTS)]
    read = [_placeholders(one, syntax, counter, {}) for one in made]
    if read:
        tags = (*read[0].tags, *_elements(written), *_inside(written, syntax, counter))
        read[0] = replace(read[0], tags=tags)
    return tuple(replace(one, ref=ref if n == 0 else f"{ref}/{n}") for n, one in enumerate(read))


def _plain(written: MappedText, side: Side, field: Field, ref: str, marks: tuple[Tag, ...]) -> Segment:
    """A string without HTML as a passage, white space at its ends left out."""
    text, trimmed = written.text, written.strip()
    shift = len(text) - len(text.lstrip())
    visible, starts, ends = compose(trimmed.text, trimmed.starts, trimmed.ends)
    tags = tuple(_shifted(tag, shift, len(visible)) for tag in marks)
    return Segment(side, "string", ref, visible, fold(visible), field, starts, ends, tags=tags)


class _Counter:
    """Numbers the placeholders of a string that have no name: %s is the first, the next %s the second."""

    def __init__(self, arm: str) -> None:
        self.arm, self.printf, self.brace = arm, 0, 0

    def value(self, found: re.Match[str]) -> str:
        """What must be the same in both languages."""
        parts = found.groupdict()
        if parts.get("type") is not None or (found[0].startswith("%") and "#@" in found[0]):
            self.printf += 1
            if "#@" in found[0]:
                return found[0]
            kind = "d" if parts["type"] in "diu" else parts["type"]
            return f"%{parts['at'] or self.printf}${kind}"
        if parts.get("qt") is not None:
            return f"%{parts['qt']}"
        if parts.get("brace") == "":
            self.brace += 1
            return f"{{{self.brace - 1}}}"
        if parts.get("colon") is not None:
            return f":{parts['colon'].lower()}"
        for name in ("double", "dollar", "brace", "icu", "fluent", "name", "ruby", "typed"):
            if parts.get(name) is not None:
                # How a value is formatted is a matter of each language's grammar: "{{item, genitive}}".
                said = parts[name].partition(",")[0].strip(". ")
                return f"{{{said}}}" if name != "name" else f"%({parts[name]})"
        return found[0].replace(" ", "")

    def tag(self, value: str, span: Span, raw: Span) -> Tag:
        """A placeholder; in the form for one thing it may be a word instead, or nothing."""
        return Tag(PLACEHOLDER, {"value": value, **({"arm": self.arm} if self.arm else {})}, span, raw)


def _placeholders(segment: Segment, syntax: Syntax, counter: _Counter, signs: Mapping[int, str]) -> Segment:
    """The segment with its placeholders told, and no prose any longer; nor are code and the markers of a list."""
    text = segment.shown
    tags, hidden = list(segment.tags), [tag.span for tag in segment.tags if tag.name == PLACEHOLDER]
    if any(sign in text for sign in "%{<$@") or signs or (":" in text and "laravel" in syntax.grammars):
        other_way = frozenset[Grammar]({"guess"} if DATE.search(text) or QT.search(text) else ())
        given = Spans(found.span() for found in TEX.finditer(text)) if "\\" in text else Spans()
        for found in _pattern(syntax.grammars - other_way).finditer(text):
            if found[0][0] == "{" and found.start() in given:
                continue
            span = Span(*found.span())
            raw = segment.raw(span)
            if syntax.percent and segment.field.raw.startswith("%%", raw.start):
                continue  # "1%%accurate" is a per cent sign and a word
            tags.append(counter.tag(counter.value(found), span, raw))
            if found[0].startswith(CHOSEN):
                tags[-1] = tags[-1]._replace(attributes={**tags[-1].attributes, "spare": ""})
            hidden.append(span)
    for at, name in signs.items():
        span = Span(at, at + 1)
        tags.append(counter.tag(f"{{{name}}}", span, segment.raw(span)))
        hidden.append(span)
    if counter.arm in SINGULAR:
        hidden += [Span(*found.span()) for found in ONE.finditer(text)]
    if "`" in text or "\n" in text:
        hidden += [Span(*found.span()) for found in MARKDOWN.finditer(text) if found.lastgroup != "link"]
    if not hidden:
        return replace(segment, role=_role(segment), tags=tuple(tags))
    characters = list(segment.text)
    for span in hidden:
        characters[span.start : span.end] = OPAQUE * (span.end - span.start)
    masked = "".join(characters)
    return replace(segment, role=_role(segment), text=masked, folded=fold(masked), seen=text, tags=tuple(tags))


def _role(segment: Segment) -> Literal["string", "alt"]:
    return "alt" if segment.role == "alt" else "string"


@cache
def _pattern(grammars: frozenset[Grammar]) -> re.Pattern[str]:
    return re.compile("|".join((*(PATTERNS[name] for name in PATTERNS if name in grammars), ALWAYS)))


def _clean(written: MappedText, syntax: Syntax) -> MappedText:
    """A string without the mark of its accelerator ("&File" is File, "R&&D" R&D), with one % for %%, one ' for ''."""
    text = written.text
    if syntax.accelerator and syntax.accelerator in text:
        gone = _accelerators(text, syntax.accelerator)
        written = written.pick(n for n in range(len(text)) if n not in gone)
    if syntax.percent:
        written = single(written, "%%")
    # Messages of ICU: "user ''{name}''".
    if ("icu" in syntax.grammars or syntax.grammars == ANY) and ARGUMENT.search(text):
        written = single(written, "''")
    return _unstyled(written) if "$()" in text or "§" in text else written


def _accelerators(text: str, mark: str) -> set[int]:
    """Where a string has the mark of its accelerator, and the first of two that stand for one that is shown.

    A string has one accelerator; several underlines are names of a program: "max_line_length".
    """
    if mark == "_" and text.count(mark) > 1:
        return set()
    sign = re.escape(mark)
    found = list(re.finditer(AMPERSAND if mark == "&" else rf"{sign}(?:(?P<shown>{sign})|(?=\w))", text))
    single = [one.start() for one in found if not one["shown"]]
    shown = [one.start() for one in found if one["shown"]]
    return {*shown, *(single if len(single) == 1 else ())}


def _unstyled(written: MappedText) -> MappedText:
    """A string without the colours and styles of a game, with its lines."""
    made, at = MappedText(), 0
    for found in STYLED.finditer(written.text):
        made.join(written.pick(range(at, found.start())))
        if found["line"]:
            made.add("\n", *written.span(*found.span()))
        at = found.end()
    made.join(written.pick(range(at, len(written.text))))
    return made


def single(written: MappedText, double: str) -> MappedText:
    """A string in which each double sign is shown as one."""
    text = written.text
    if double not in text:
        return written
    made, at = MappedText(), 0
    for found in re.finditer(double, text):
        made.join(written.pick(range(at, found.start())))
        made.add(double[0], *written.span(*found.span()))
        at = found.end()
    made.join(written.pick(range(at, len(text))))
    return made


def _moved(segment: Segment, written: MappedText, field: Field) -> Segment:
    """A passage of a string's HTML, whose places are those of the string, led back to the file."""
    starts, ends = segment.starts, segment.ends
    if starts is None or ends is None:
        starts = range(segment.shift, segment.shift + len(segment.text))
        ends = range(segment.shift + 1, segment.shift + len(segment.text) + 1)
    return replace(
        segment,
        field=field,
        shift=0,
        starts=array("q", (written.starts[n] for n in starts)),
        ends=array("q", (written.ends[n - 1] for n in ends)),
        tags=tuple(tag._replace(raw=written.span(*tag.raw)) for tag in segment.tags),
    )


def _elements(written: MappedText) -> tuple[Tag, ...]:
    """The elements of a string that do more than look: links, and those of a program's own."""
    found = [*HTML.finditer(written.text), *OWN.finditer(written.text)]
    told = {one.span(): ATTRIBUTE.sub("", one[0].strip("</>")).lower() for one in found if one[0][0] == "<"}
    return tuple(
        Tag(PLACEHOLDER, {"value": f"<{name}>"}, Span(0, 0), written.span(*span))
        for span, name in sorted(told.items())
        if name not in LOOKS and written.characters[span[0] + 1] != "/"
    )


def _inside(written: MappedText, syntax: Syntax, counter: _Counter) -> Iterator[Tag]:
    """The placeholders inside tags: <a href="%(address)s">."""
    for one in (*HTML.finditer(written.text), *OWN.finditer(written.text)):
        if one[0][:2] in {"</", "&"} or " " not in one[0] or (one.re is OWN and HTML.match(written.text, one.start())):
            continue
        for found in _pattern(syntax.grammars).finditer(written.text, one.start() + 1, one.end()):
            yield counter.tag(counter.value(found), Span(0, 0), written.span(*found.span()))


def _shifted(tag: Tag, shift: int, size: int) -> Tag:
    start, end = (min(max(at - shift, 0), size) for at in tag.span)
    return tag._replace(span=Span(start, end))
