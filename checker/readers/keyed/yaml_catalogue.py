"""YAML catalogues, as Rails and Hugo have them: every string with its keys and its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from checker.language.vocabulary import Words
from checker.model import Document, Failure, Field, Side
from checker.model.messages import Message
from checker.readers.keyed import entries
from checker.readers.keyed.entries import KeyedString
from checker.readers.one_language import OneLanguageFile
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source

DEEPEST = 50
PREFIX = re.compile(r"(?:[!&]\S*\s+)+")  # a tag or an anchor before a scalar
ESCAPE = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)|''|(?:[ \t]*\r?\n)+[ \t]*", re.DOTALL
)
FOLD = re.compile(r"(?:[ \t]*\r?\n)+[ \t]*")
ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85",
    "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def read_both(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The document of a file with both languages under top keys; raises InputError where one is not there."""
    name, raw = source.name, source.text
    yield entries.both(name, strings(name, raw), raw, "YAML")


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The strings of a file of one language."""
    name, raw = source.name, source.text
    return entries.one_language(strings(name, raw), side, Field("", raw, name))


def strings(name: str, raw: str) -> list[KeyedString]:
    """Every string of a YAML text; raises InputError that names the line. No tag is acted on, no alias repeated."""
    import yaml

    try:
        roots = list(yaml.compose_all(raw, Loader=yaml.SafeLoader))
        return [one for root in roots if root is not None for one in _walk(root, (), raw, set())]
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        where = Message("readers.place", line=mark.line + 1, column=mark.column + 1) if mark else ""
        raise InputError(
            name, Message("catalogues.no_yaml", where=where, problem=wrong.problem or wrong.context)
        ) from wrong
    except yaml.YAMLError as wrong:
        raise InputError(name, Message("catalogues.no_yaml_at_all", why=" ".join(str(wrong).split()))) from wrong
    except RecursionError as wrong:
        raise InputError(name, Message("catalogues.yaml_deep")) from wrong


def _walk(node: Any, path: tuple[str, ...], raw: str, seen: set[int]) -> Iterator[KeyedString]:
    import yaml

    if id(node) in seen or len(path) > DEEPEST:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        told = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
        # Hugo's and go-i18n's older files are lists of {id: …, translation: …}.
        if "id" in told and "translation" in told and isinstance(told["id"], yaml.ScalarNode):
            yield from _walk(told["translation"], (*path[:-1], told["id"].value), raw, seen)
            return
        for key, value in told.items():
            yield from _walk(value, (*path, key), raw, seen)
    elif isinstance(node, yaml.SequenceNode):
        for n, item in enumerate(node.value):
            yield from _walk(item, (*path, str(n)), raw, seen)
    elif path and node.tag == "tag:yaml.org,2002:str":
        yield KeyedString(path, scalar(node, raw))


def scalar(node: Any, raw: str) -> MappedText:
    """The text of a scalar; where its places can't be told apart, each character stands for the whole."""
    start, end = node.start_mark.index, node.end_mark.index
    if prefix := PREFIX.match(raw, start, end):
        start = prefix.end()
    made = MappedText()
    if node.style in {"|", ">"}:
        _block(node.value, raw, start, end, made)
    else:
        _flow(raw[start:end], start, node.style or "", made)
    if made.text != node.value:
        made = MappedText()
        made.add(node.value, start, end)
    return made


def _flow(inner: str, start: int, style: str, made: MappedText) -> None:
    if style:
        inner, start = inner[1:-1], start + 1
    else:
        inner = inner.rstrip()
    at = 0
    for found in (ESCAPE if style else FOLD).finditer(inner):
        piece, span = found[0], (start + found.start(), start + found.end())
        if (piece[0] == "\\" and style != '"') or (piece == "''" and style != "'"):
            continue
        made.copy(inner[at : found.start()], start + at)
        at = found.end()
        if piece == "''":
            made.add("'", *span)
        elif piece[0] != "\\":
            made.add("\n" * (piece.count("\n") - 1) or " ", *span)
        elif piece[1] in "xuU":
            made.add(chr(int(piece[2:], 16)), *span)
        elif piece[1] not in "\r\n":
            made.add(ESCAPES.get(piece[1], piece[1]), *span)
    made.copy(inner[at:], start + at)


def _block(value: str, raw: str, start: int, end: int, made: MappedText) -> None:
    """A literal or folded block: its characters in order, each at or after the last; white space may be a fold."""
    at = raw.find("\n", start) + 1
    for n, character in enumerate(value):
        while at < end and raw[at] != character and raw[at] in " \t\r\n" and not (character == " " and raw[at] == "\n"):
            at += 1
        if character == " " and at < end and raw[at] == "\n":
            made.add(" ", at, at + 1)
        elif at < end and raw[at] == character:
            if character == "\n" or (n and value[n - 1] != "\n"):
                made.copy(character, at)
            else:
                line = raw.rfind("\n", 0, at) + 1
                if character == " ":
                    at = max(at, line)
                made.copy(character, at)
        elif character == "\n":
            made.add("\n", max(at - 1, start), at)
            continue
        else:
            return
        at += 1
