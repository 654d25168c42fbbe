"""Whether every place points at its text: python benchmarks/positions.py [--shift N] FOLDER...

Everything that `zvirka check` finds in a folder or file is read and checked. For each passage that a reader gives,
every character is cut out of the file, which is read again and decoded here; the cut, with what the format escapes
written out by json, yaml, tomli or html, has to be that character. For each finding, line and column of the JSON report
have to be those of its start, and the cut from start to end has to show the text of the finding, from its first
character to its last. Exit status 1 when a place is wrong, 2 when there is none. `--shift N` moves all places by N
characters, to see that wrong ones are told.
"""

from __future__ import annotations

import csv
import html
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

import tomli
import yaml
from fluent.syntax import ast

from checker import readers
from checker.language import vocabulary as words
from checker.language.text import OPAQUE
from checker.model import SIDES, Document, Failure, Field, Page, Place, Segment, Span
from checker.pairs import FilePair, Input
from checker.render import wire
from checker.rulebook.rulebook import load
from checker.run import path as run
from checker.run.machine import Machine

Decode = Callable[[str], str]

C_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)", re.DOTALL)
C_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
U_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]..\\u....|u....|U........|x..|\r?\n[ \t\f]*|.)", re.DOTALL)
# Of a DOCX: what is deleted, said about the text, or there twice.
SILENT = {"del", "moveFrom", "Fallback", "instrText", "pPr", "rPr"}
ELEMENT = re.compile(r"<!\[CDATA\[|\]\]>|<!--.*?-->|<(ph|x|it|bpt|ept)\b[^<>]*[^/]>.*?</\1>|<[^<>]*>", re.DOTALL)


def c_strings(cut: str) -> str:
    """PO."""

    def one(found: re.Match[str]) -> str:
        code = found[0][1:]
        return C_SIGNS.get(code) or (chr(int(code, 8)) if code.isdigit() else code)

    return C_ESCAPE.sub(one, cut)


def quoted(load_one: Callable[[str], object]) -> Decode:
    """The escapes of a double-quoted string, each written out by the library of its format."""
    return lambda cut: U_ESCAPE.sub(lambda f: str(load_one(f'"{f[0]}"')), cut)


def apple(cut: str) -> str:
    """.strings."""
    signs = {"n": "\n", "t": "\t", "r": "\r"}
    escape = re.compile(r"\\(?:[uU]([0-9a-fA-F]{4})|(.))", re.DOTALL)
    return escape.sub(lambda f: chr(int(f[1], 16)) if f[1] else signs.get(f[2], f[2]), cut)


def java(cut: str) -> str:
    """.properties."""
    return apple(re.sub(r"\\\r?\n[ \t\f]*", "", cut)).replace("''", "'")


def markup(cut: str) -> str:
    """XML, HTML: entities."""
    return html.unescape(cut)


def linguist(cut: str) -> str:
    """Qt's .ts: entities, and characters by their codes."""
    return html.unescape(re.sub(r"<byte value='x(\w+)'/>", lambda found: chr(int(found[1], 16)), cut))


def android(cut: str) -> str:
    """strings.xml: entities, then Android's own escapes."""
    return apple(html.unescape(cut))


def commonmark(cut: str) -> str:
    """Markdown: a backslash before a mark, entities."""
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", cut))


def yaml_scalar(cut: str) -> str:
    """Either kind of quotation marks, or none; a cut does not say which."""
    return quoted(yaml.safe_load)(cut) if "\\" in cut else cut.replace("''", "'")


def fluent(cut: str) -> str:
    """Fluent: a string between quotation marks, in braces."""
    literal = re.sub(r'\{\s*"|"\s*\}', "", cut)
    return quoted(lambda text: ast.StringLiteral(text[1:-1]).parse()["value"])(literal)


def as_it_is(cut: str) -> str:
    """Subtitles without entities, plain text."""
    return cut


TOML = quoted(lambda text: tomli.loads(f'a = ""{text}""')["a"])
JSON = quoted(json.loads)
DECODERS: dict[str, Decode] = {
    **dict.fromkeys((".po", ".pot"), c_strings),
    **dict.fromkeys((".json", ".arb", ".xcstrings"), JSON),
    **dict.fromkeys((".yml", ".yaml"), yaml_scalar),
    **dict.fromkeys((".stringsdict", ".xlf", ".xliff", ".tmx", ".resx", ".resw", ".vtt", ".html", ".htm"), markup),
    **dict.fromkeys((".md", ".mdx", ".markdown"), commonmark),
    ".ftl": fluent, ".toml": TOML, ".strings": apple, ".properties": java, ".xml": android, ".ts": linguist,
}  # fmt: skip


TOLD = ("documents", "passages", "findings", "places right", "wrong")


class Wrong(NamedTuple):
    """A place that is wrong: where it is, of what, what stands there and what should."""

    where: str
    what: str
    there: str
    wanted: str


def bare(text: str) -> str:
    """Without white space, of which formats show some as other white space, and composed."""
    return "".join(unicodedata.normalize("NFC", text).split())


def shows(cut: str, text: str, decode: Decode) -> bool:
    """Whether a cut of the file shows a text: all of it, in order, from its first character to its last.

    Between them there may be markup. What stands for an element (a line break of HTML, an inline code) is all of it.
    """
    wanted = bare(text.replace(OPAQUE, "") if "<" in cut else text)
    for seen in (bare(decode(cut)), bare(html.unescape(ELEMENT.sub("", decode(cut))))):
        # A sign of two characters shows one: %% in printf, '' in messages of ICU and Java.
        if seen in {wanted, wanted * 2}:
            return True
        rest = iter(seen)
        if wanted and (seen[:1], seen[-1:]) == (wanted[0], wanted[-1]) and all(c in rest for c in wanted):
            return True
    return False


def text_of(field: Field, name: str, said: dict[str, str]) -> str:
    """The raw text of a field, read again from the file that holds it; `said` keeps the texts of files."""
    path = Path(field.file or name.partition("#")[0])
    if str(path) not in said:
        data = path.read_bytes()
        if path.suffix == ".docx":
            said[str(path)] = "\n".join(paragraphs(data))
        else:
            utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
            said[str(path)] = data.decode("utf-16" if utf16 else "utf-8-sig")
    if not field.pointer:
        return said[str(path)]
    raw, lines = said[str(path)], said[str(path)].splitlines()
    if path.suffix in {".csv", ".tsv"}:
        sign = "\t" if path.suffix == ".tsv" else ","
        head, row = (
            next(csv.reader(StringIO("\n".join(lines[n:]) + "\n"), delimiter=sign)) for n in (0, field.line - 1)
        )
        return row[head.index(field.pointer[1:])]
    value = json.loads(lines[field.line - 1] if path.suffix in {".jsonl", ".ndjson"} else raw)
    for step in field.pointer[1:].split("/"):
        value = value[int(step)] if isinstance(value, list) else value[step.replace("~1", "/").replace("~0", "~")]
    return str(value)


def paragraphs(data: bytes) -> Iterator[str]:
    """The paragraphs of a DOCX that hold text: the body with its text boxes, then the notes."""
    with ZipFile(BytesIO(data)) as package:
        for part in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
            if part in package.namelist():
                yield from filter(str.strip, walked(ElementTree.fromstring(package.read(part))))


def walked(element: ElementTree.Element) -> Iterator[str]:
    """The texts of the paragraphs in an element of a DOCX, each before those inside it."""
    for one in element:
        name = one.tag.rpartition("}")[2]
        if name not in SILENT:
            if name == "p" and "wordprocessingml" in one.tag:
                yield own(one).strip()
            yield from walked(one)


def own(element: ElementTree.Element) -> str:
    """What runs of a paragraph say, without the paragraphs inside it."""
    text = ""
    for one in element:
        name = one.tag.rpartition("}")[2]
        if name == "t":
            text += one.text or ""
        elif name in {"tab", "br"}:
            text += " "
        elif name not in SILENT and name != "p":
            text += own(one)
    return text


def passage(segment: Segment, raw: str, decode: Decode, shift: int) -> Iterator[tuple[str, str]]:
    """What is wrong with a passage: what stands where a character should be, and the character."""
    places = [segment.raw(Span(n, n + 1)) for n in range(len(segment.shown))]
    if places != sorted(places):
        yield "places that go back", segment.shown
    at = 0
    for (start, end), same in groupby(places):
        text = segment.shown[at : at + len(list(same))]
        at += len(text)
        cut = raw[start + shift : end + shift]
        if not shows(cut, text, decode):
            yield cut, text


def finding(place: Place, raw: str, decode: Decode, shift: int) -> Iterator[tuple[str, str]]:
    """What is wrong with the place of a finding, as the report tells it."""
    told = wire.location(place)
    assert told is not None
    lines = raw.split("\n")
    at = sum(len(line) + 1 for line in lines[: told.line - 1]) + told.column - 1
    if at != told.start:
        yield f"line {told.line}, column {told.column} is {at}", f"start {told.start}"
    cut = raw[at + shift : at + shift + told.end - told.start]
    if cut != told.text and not shows(cut, told.text, decode):
        yield cut, told.text


def documents(given: str) -> Iterator[tuple[str, Document | Failure]]:
    """What a folder or file holds, each with the ending of its files."""
    known = words.shipped()
    tasks = readers.list_folder(Path(given)) if Path(given).is_dir() else [Input(given)]
    for task in tasks:
        path = str(task.uk or task.en) if isinstance(task, FilePair) else task.name
        if isinstance(task, FilePair) and None in task[:2]:
            continue
        for one in readers.open_task(task, known):
            yield Path(path.partition("#")[0]).suffix.lower(), one


def places(name: str, page: Page, shift: int) -> Iterator[Wrong | None]:
    """Each place of a checked document: what is wrong with it, or None."""
    said: dict[str, str] = {}
    told = {s: s for pair in page.pairs for side in SIDES for s in pair.side(side)}
    told |= {s: s for s in page.segments()}
    found: list[Place] = [place for one in page.findings for place in (one.uk, one.en) if place]
    checked: list[Segment | Place] = [*told.values(), *found]
    for what in checked:
        segment = what if isinstance(what, Segment) else what.segment
        file = segment.field.file or name
        raw = text_of(segment.field, name, said)
        ending = "" if segment.field.pointer else Path(file.partition("#")[0]).suffix.lower()
        decode = DECODERS.get(ending, markup if segment.field.pointer else as_it_is)
        faults = passage(what, raw, decode, shift) if isinstance(what, Segment) else finding(what, raw, decode, shift)
        fault = ("another text", segment.ref) if raw != segment.field.raw else next(faults, None)
        yield Wrong(f"{file} {segment.ref}", type(what).__name__, *fault) if fault else None


def main() -> int:
    """Print a line for each format, and each wrong place."""
    shifted = sys.argv[1:2] == ["--shift"]
    shift, given = (int(sys.argv[2]), sys.argv[3:]) if shifted else (0, sys.argv[1:])
    known, book = words.shipped(), load()
    count: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[Wrong] = []
    for ending, one in (found for folder in given for found in documents(folder)):
        if isinstance(one, Failure):
            print(f"not read: {one.name}: {one.message}")
            continue
        page = run.check(one, Machine(book, known))
        judged = list(places(one.name, page, shift))
        faults = [fault for fault in judged if fault]
        wrong += faults
        passages = len(page.uk) + len(page.en)
        count[ending].update(documents=1, passages=passages, findings=len(page.findings), wrong=len(faults))
        count[ending]["places right"] += len(judged) - len(faults)
    for ending, told in sorted(count.items()):
        print(f"{ending or 'no ending'}: {', '.join(f'{told[name]} {name}' for name in TOLD)}")
    for fault in wrong:
        print(f"WRONG {fault.where} ({fault.what}): {fault.there!r} stands where {fault.wanted!r} should")
    return 1 if wrong else 0 if count else 2


if __name__ == "__main__":
    sys.exit(main())
