"""Input formats, one per file, and which of them reads an input."""

from __future__ import annotations

import io
import sys
from collections.abc import Container, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, cast

from checker import pairs
from checker.language.vocabulary import Words
from checker.model import Document, Failure, Side
from checker.pairs import Twin, Unit
from checker.readers.bilingual import po, tmx, xcstrings, xliff
from checker.readers.half import Format, Half, join
from checker.readers.keyed import android, apple, json_catalogue, properties, toml_catalogue, yaml_catalogue
from checker.readers.markdown import read as markdown
from checker.readers.office import docx
from checker.readers.places.decode import INSTEAD, InputError, decode, load, raw
from checker.readers.subtitles import read as subtitles
from checker.readers.tables import pairs_jsonl, pairs_table
from checker.readers.web import plain, wordpress

__all__ = [
    "ENDINGS", "FORMATS", "READERS", "InputError", "half", "list_file", "list_folder", "list_sides", "open_input",
    "open_sides", "open_twin", "open_unit",
]  # fmt: skip

# Inputs of both languages, in the order in which they are asked; the last one reads whatever is JSON, or should be.
READERS = (
    po, xliff, tmx, xcstrings, yaml_catalogue, toml_catalogue, json_catalogue, pairs_jsonl, pairs_table, wordpress
)  # fmt: skip

# Files of one language. What no ending tells is read as the first.
FORMATS: tuple[Format, ...] = cast(
    "tuple[Format, ...]",
    (plain, markdown, subtitles, docx, android, apple, json_catalogue, yaml_catalogue, toml_catalogue, properties),
)
ENDINGS = {ending: form for form in FORMATS for ending in form.ENDINGS}

# The endings of files of both languages that are looked for in a folder: a reader that has such names them.
BOTH: frozenset[str] = frozenset().union(*(getattr(reader, "ENDINGS", ()) for reader in READERS)) - ENDINGS.keys()

HEAD = 4096  # characters that a reader may look at to know its format


def open_input(name: str, words: Words) -> Iterator[Document | Failure]:
    """The documents of one input: a file, "-" for standard input, or an address.

    Raises InputError when it can't be read at all; what can't be read inside it comes as failures.
    """
    if name == "-":
        yield from _dispatch("-", iter(io.StringIO(decode("standard input", sys.stdin.buffer.read()))), words)
        return
    if name.startswith(("http://", "https://")):
        from checker.readers.web import address

        yield from wordpress.read(name, [address.fetch(name)], words)
        return
    path = Path(name)
    streamed = name not in INSTEAD.get({}) and path.suffix.lower() in {".jsonl", ".ndjson", ".csv", ".tsv"}
    if streamed and path.is_file():
        with path.open("rb") as data:
            start = data.read(HEAD)
        if start.strip() and not start.startswith((b"\xff\xfe", b"\xfe\xff")) and _utf8(start):
            with path.open(
                encoding="utf-8-sig", newline="" if path.suffix.lower() in {".csv", ".tsv"} else None
            ) as lines:
                yield from _dispatch(name, _checked(name, lines), words)
            return
    yield from _dispatch(name, iter(io.StringIO(load(name, path))), words)


def _utf8(start: bytes) -> bool:
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return wrong.start > len(start) - 4
    return True


def _checked(name: str, lines: IO[str]) -> Iterator[str]:
    read = 0
    try:
        for line in lines:
            read += 1
            yield line
    except UnicodeDecodeError as wrong:
        raise InputError(name, f"line {read + 1}: not UTF-8 ({wrong.reason}); save the file as UTF-8") from wrong


def _dispatch(name: str, lines: Iterator[str], words: Words) -> Iterator[Document | Failure]:
    first = list(islice(lines, 2))
    head = "".join(first)[:HEAD]
    rest = chain(first, lines)
    for form in (po, xliff, tmx, xcstrings):
        if form.reads(name, head):
            yield from form.read(name, rest, words)
            return
    for both in (yaml_catalogue, toml_catalogue, json_catalogue):
        if both.reads(name, head):
            yield from both.read_both(name, rest, words)
            return
    if pairs_jsonl.reads(name, head):
        yield from pairs_jsonl.read(name, rest)
    elif pairs_table.reads(name, head):
        yield from pairs_table.read(name, rest)
    elif wordpress.reads(name, head):
        yield from wordpress.read(name, rest, words)
    else:
        seems = "an HTML page" if head.lstrip().startswith("<") else "text"
        raise InputError(
            name,
            f"{seems}, not a WordPress post (JSON) and not pairs (JSON Lines, CSV, TSV); "
            "two files of one language each are given with --uk and --en",
        )


def list_sides(uk: Path, en: Path) -> Iterator[Unit]:
    """Two files, or the pairs of two folders, unread; raises InputError when they are not two of a kind."""
    for given, side in ((uk, "--uk"), (en, "--en")):
        if not given.exists():
            raise InputError(str(given), f"no such file or folder ({side})")
    if uk.is_dir() != en.is_dir():
        raise InputError(f"{uk} and {en}", "one is a folder and the other a file; give two of a kind")
    yield from pairs.twins(uk, en, ENDINGS)


def list_folder(folder: Path, taken: Container[Path] = ()) -> list[Unit]:
    """The pairs of one folder, found by the conventions of their names, unread; files that are `taken` are left out."""
    units = pairs.find(folder, ENDINGS, BOTH, taken)
    if not taken and all(isinstance(unit, Failure) or (isinstance(unit, Twin) and None in unit) for unit in units):
        said = "no Ukrainian file was found that belongs to an English one; name two folders with --uk and --en"
        units.append(Failure(str(folder), f"{said}, or list [[pairs]] in zvirka.toml"))
    return units


def list_file(name: str) -> Unit:
    """One file that is given: what holds both languages as it is, one of one language with its partner, unread.

    One that has none is a severe failure that says what was looked for.
    """
    path = Path(name)
    form = ENDINGS.get(path.suffix.lower())
    if form is None or not path.is_file():
        return name
    with path.open("rb") as data:
        head = data.read(HEAD).decode("utf-8", errors="replace")
    both = (po, xliff, tmx, xcstrings, pairs_jsonl, pairs_table)
    # JSON, YAML and TOML may hold both languages: only a mark in the path says that they hold one.
    unsure = form in (json_catalogue, yaml_catalogue, toml_catalogue)
    if any(reader.reads(name, head) for reader in both) or (unsure and '"rendered"' in head):
        return name
    found = pairs.partner(path, ENDINGS, marked=unsure)
    if isinstance(found, Failure) and (unsure or wordpress.reads(name, head)):
        return name
    return found


def open_unit(unit: Unit, words: Words) -> Iterator[Document | Failure]:
    """The documents of a unit; what can't be read is a failure, and the other units are still checked."""
    if isinstance(unit, Failure):
        yield unit
        return
    try:
        yield from open_input(unit, words) if isinstance(unit, str) else open_twin(unit, words)
    except InputError as wrong:
        yield Failure(wrong.name, wrong.message)
    except OSError as wrong:
        yield Failure(unit if isinstance(unit, str) else f"{unit.uk} and {unit.en}", wrong.strerror or str(wrong))


def open_twin(twin: Twin, words: Words) -> Iterator[Document | Failure]:
    """The document of two files; one without a partner is no severe failure. Raises InputError as `half` does."""
    uk, en = twin.uk, twin.en
    if uk is None or en is None:
        yield Failure(str(uk or en), f"has no {'English' if uk else 'Ukrainian'} partner", severe=False)
    else:
        yield join(str(en), half(uk, "uk"), half(en, "en"))


def open_sides(uk: Path, en: Path, words: Words) -> Iterator[Document | Failure]:
    """The documents of two files, or of two folders whose files pair by name."""
    for unit in list_sides(uk, en):
        yield from open_unit(unit, words)


def half(path: Path, side: Side) -> Half:
    """A file of one language; raises InputError when it can't be read."""
    if path.suffix.lower() in BOTH:
        raise InputError(str(path), "such a file holds both languages; give it alone, without --uk and --en")
    return ENDINGS.get(path.suffix.lower(), FORMATS[0]).read(str(path), raw(str(path), path), side)
