"""Front matter of Markdown and HTML (YAML, TOML, JSON, Elixir): the values that are prose, each with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

import tomli

from checker.language.vocabulary import Words
from checker.model import Field, Role, Segment, Side
from checker.model.messages import Message
from checker.readers.places.decode import InputError
from checker.readers.places.visible import WHITE, VisibleText

if TYPE_CHECKING:
    from yaml.nodes import Node

FRONT = re.compile(
    r"\ufeff?(?P<rail>---|\+\+\+)[ \t]*\r?\n(?P<body>(?s:.*?))^(?:(?P=rail)|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE
)
# An Elixir map, as NimblePublisher reads it: %{ title: "…" } and a rule.
MAP = re.compile(r"\ufeff?%\{[ \t]*\r?\n(?P<body>(?s:.*?))^\}[ \t]*\r?\n---[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
# A JSON object, as Hugo reads it, which the text follows: {"title": "…"}; and what its keys are given.
OBJECT = re.compile(r"\ufeff?(?=\{\s*\"[\w-]+\"\s*:)")
MEMBER = re.compile(r'"(?P<key>[\w-]+)"\s*:\s*(?P<value>"(?:[^"\\]|\\.)*")', re.DOTALL)
OPENS = re.compile(r"\ufeff?(?:---[ \t]*\r?\n[\w-]+:(?:\s|$)|\+\+\+[ \t]*\r?\n[\w.-]+\s*=)")
# What has a key of YAML is front matter; other text between two rules is text.
KEY = re.compile(r"^[\w\"'-][^\n:]*:(?:\s|$)", re.MULTILINE)
# title = "…", title: "…", with the string: basic, literal, and both over several lines.
ASSIGNED = re.compile(
    r"""^[ \t]*(?:[\w-]+\.)*(?P<key>[\w-]+)[ \t]*[=:][ \t]*"""
    r'''(?P<value>(?P<quote>"""|\'\'\'|"|')(?s:(?:\\.|(?!(?P=quote)).)*)(?P=quote))''',
    re.MULTILINE,
)
ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\s*\n\s*|.)", re.DOTALL)
SPACE = re.compile(r"\s+")
# What is no prose although its key is one of prose: an address, a path, a name of code, a figure.
NO_PROSE = re.compile(r"[a-z]+:/?/\S*|[./#]\S*|[\w-]+/[\w/.-]+|[\d\W_]*")
DEEPEST = 20


class FrontMatterValue(NamedTuple):
    """A string of front matter: its key, what it says, and where it is written; `quote` is how, "" for plain."""

    key: str
    shown: str
    start: int
    end: int
    quote: str


def read(name: str, field: Field, side: Side, words: Words) -> tuple[int, list[Segment]]:
    """Where the text of a file begins, and the passages of its front matter.

    Raises InputError for front matter that can't be read.
    """
    raw = field.raw
    if found := MAP.match(raw):
        return found.end(), _segments(_assigned(found["body"], found.start("body")), field, side, words)
    if found := OBJECT.match(raw):
        end = _object(raw, found.end())
        return end, _segments(_members(raw[:end]), field, side, words)
    found = FRONT.match(raw)
    if found is None or (found["rail"] == "---" and found["body"].strip() and not KEY.search(found["body"])):
        if found is None and OPENS.match(raw):
            rail = raw.lstrip("\ufeff")[:3]
            raise InputError(name, Message("markdown.front_open", rail=rail))
        return 0, []
    values = (_toml if found["rail"] == "+++" else _yaml)(name, found["body"], found.start("body"))
    return found.end(), _segments(values, field, side, words)


def _segments(values: Iterable[FrontMatterValue], field: Field, side: Side, words: Words) -> list[Segment]:
    """The values that are prose, by their keys, as passages."""
    roles = words.table("front_matter")["roles"]
    segments = []
    for value in values:
        role = cast("Role | None", roles.get(value.key.lower()))
        if role and not NO_PROSE.fullmatch(value.shown.strip()):
            text = _text(value, field.raw)
            if text.trim():
                segments.append(text.segment(side, role, "", field))
    return segments


def _toml(name: str, body: str, shift: int) -> Iterator[FrontMatterValue]:
    try:
        tomli.loads(body.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as wrong:
        message = str(wrong)
        line = re.search(r"line (\d+)", message)
        at = int(line[1]) + 1 if line else 1 + body.count("\n")
        what = message.partition(" (at ")[0]
        raise InputError(name, Message("markdown.front_toml", at=at, what=what)) from wrong
    yield from _assigned(body, shift)


def _assigned(body: str, shift: int) -> Iterator[FrontMatterValue]:
    """The strings that keys are given, one by one; those of Elixir are written as in TOML."""
    for found in ASSIGNED.finditer(body):
        try:
            shown = tomli.loads(f"v = {found['value']}".replace("\r\n", "\n"))["v"]
        except (ValueError, RecursionError):  # a line of a longer string
            continue
        yield FrontMatterValue(
            found["key"], shown, found.start("value") + shift, found.end("value") + shift, found["quote"]
        )


def _object(raw: str, start: int) -> int:
    """Where an object of JSON ends that stands before a text; 0 for one that is all there is, or that is broken."""
    try:
        _, end = json.JSONDecoder().raw_decode(raw, start)
    except (ValueError, RecursionError):
        return 0
    return end if raw[end:].strip() and raw[end] in "\r\n" else 0


def _members(written: str) -> Iterator[FrontMatterValue]:
    """The strings that keys of JSON are given, at any depth."""
    for found in MEMBER.finditer(written):
        yield FrontMatterValue(found["key"], json.loads(found["value"], strict=False), *found.span("value"), '"')


def _yaml(name: str, body: str, shift: int) -> Iterator[FrontMatterValue]:
    import yaml

    try:
        top = yaml.compose(body, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError) as wrong:
        mark = getattr(wrong, "problem_mark", None)
        at = mark.line + 2 if mark else 1 + body.count("\n", 0, getattr(wrong, "position", 0)) + 1
        what = getattr(wrong, "problem", None) or getattr(wrong, "reason", None) or Message("readers.deep")
        raise InputError(name, Message("markdown.front_yaml", at=at, what=what)) from wrong
    yield from _walk(top, "", shift, 0, set())


def _walk(node: Node | None, key: str, shift: int, depth: int, seen: set[int]) -> Iterator[FrontMatterValue]:
    from yaml.nodes import MappingNode, ScalarNode, SequenceNode

    if node is None or depth > DEEPEST or id(node) in seen:
        return
    seen.add(id(node))  # an alias is its anchor
    if isinstance(node, ScalarNode):
        if node.tag == "tag:yaml.org,2002:str":
            start, end = node.start_mark.index + shift, node.end_mark.index + shift
            yield FrontMatterValue(key, node.value, start, end, node.style or "")
    elif isinstance(node, SequenceNode):
        for one in node.value:
            yield from _walk(one, key, shift, depth + 1, seen)
    elif isinstance(node, MappingNode):
        for named, one in node.value:
            yield from _walk(one, str(named.value), shift, depth + 1, seen)


def _text(value: FrontMatterValue, raw: str) -> VisibleText:
    """The characters of a value, each with its place: quotation marks, escapes and indents are passed over."""
    text = VisibleText()
    at, quote = value.start, value.quote
    if quote in {"|", ">"}:
        at = raw.find("\n", at) + 1
    else:
        at += len(quote)
    for character in value.shown:
        if character in WHITE and (space := SPACE.match(raw, at)):
            text.add(" ", *space.span())
            at = space.end()
        elif character in WHITE and at and raw[at - 1] in WHITE:  # one more of those that were passed over
            continue
        elif quote.startswith('"') and (escape := ESCAPE.match(raw, at)) and escape[0][-1] != "\n":
            text.add(character, *escape.span())
            at = escape.end()
        elif quote == "'" and raw.startswith("''", at) and character == "'":
            text.add(character, at, at + 2)
            at += 2
        else:
            at = raw.find(character, at, value.end)
            if at < 0:
                break
            text.add(character, at, at + 1)
            at += 1
    return text
