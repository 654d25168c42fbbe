"""A folder of vocabulary to the list of its faults: each file against its schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import tomli
from pydantic import TypeAdapter, ValidationError

from checker.language.nearest import nearest, unknown
from checker.language.vocabulary import Words
from checker.language.vocabulary.faults import Fault
from checker.language.vocabulary.keys import Known
from checker.language.vocabulary.lines import lines
from checker.language.vocabulary.messages import told
from checker.language.vocabulary.notation import Word
from checker.language.vocabulary.schemas import FILES, LINES, ROWS, SETS, TABLES, drift, texts
from checker.language.vocabulary.schemas.base import Row, Table
from checker.model.messages import Message
from checker.model.system import refusal

# Reads the bytes of a learned model; raises ValueError for a file that is none.
Reader = Callable[[bytes], object]

# Files beside vocabulary that are none, and are let be.
BESIDE = re.compile(
    r"\..*|.*~|.*\.(?:md|rst|bak|orig|swp)|(?:README|NOTICE|LICENSE|COPYING|CHANGELOG).*", re.IGNORECASE
)
ENDINGS = frozenset({".bin", ".bloom", ".json", ".toml", ".tsv", ".txt"})
SETTLED = frozenset({".csv", ".tbx", ".tsv"})
AT_LINE = re.compile(r"(.*?) ?\(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)


def faults(
    folder: Path,
    words: Words,
    *,
    sets: Collection[str] = (),
    aside: Collection[Path] = (),
    models: Mapping[str, Reader] | None = None,
    whole: bool = False,
) -> tuple[Fault, ...]:
    """Every fault of every file of a folder of vocabulary, in order of files and lines.

    `words` is the vocabulary that the folder adds to, whose codes and units its files may name; `sets` are the tables
    of sets that rules name, `aside` the files that are something else (a glossary that the settings name), `models`
    the readers of learned models by file name. `whole` asks for every table that a schema has, as in a shipped file.
    """
    found: list[Fault] = []
    skipped = {path.resolve() for path in aside}
    for path in sorted(folder.rglob("*")):
        if BESIDE.fullmatch(path.name) or path.is_dir() or path.resolve() in skipped:
            continue
        if path.parent != folder:
            if path.name in FILES:
                found.append(Fault(path, 1, Message("words.not_here", folder=folder)))
            continue
        found.extend(_file(path, words, sets, models or {}, whole))
    return tuple(found)


def _file(
    path: Path, words: Words, sets: Collection[str], models: Mapping[str, Reader], whole: bool
) -> Iterable[Fault]:
    name, ending = path.stem, path.suffix
    if path.name in models:
        return _model(path, models[path.name])
    if path.name not in FILES and not (ending == ".toml" and name in sets):
        return _unread(path, (*FILES, *(f"{one}.toml" for one in sets)))
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        line = path.read_bytes()[: wrong.start].count(b"\n") + 1
        return [Fault(path, line, Message("words.not_utf8"))]
    except OSError as wrong:
        return [Fault(path, 1, refusal(wrong))]
    if text.startswith("\ufeff"):
        return [Fault(path, 1, Message("words.bom"))]
    if ending == ".toml":
        return _table(path, text, TABLES.get(name, drift.Sets), words, sets, whole)
    if ending == ".tsv":
        return _rows(path, text, ROWS[name])
    return _lines(path, text) if ending == ".txt" and name in LINES else ()


def _unread(path: Path, names: Collection[str]) -> Iterator[Fault]:
    """A file that nothing asks for; one of another ending is let be unless its name is nearly one of vocabulary."""
    if path.suffix in ENDINGS or nearest(path.name, names):
        hint = Message("words.settings_file") if path.suffix in SETTLED else ""
        yield Fault(path, 1, Message("words.not_read", unknown=unknown(path.name, names, "vocabulary file"), hint=hint))


def _model(path: Path, read: Reader) -> Iterator[Fault]:
    try:
        read(path.read_bytes())
    except (ValueError, OSError) as wrong:
        yield Fault(path, 1, str(wrong))


def _table(
    path: Path, text: str, schema: type[Table], words: Words, sets: Collection[str], whole: bool
) -> Iterator[Fault]:
    try:
        given = tomli.loads(text)
    except (ValueError, RecursionError) as wrong:
        found = AT_LINE.fullmatch(str(wrong))
        yield Fault(path, int((found and found[2]) or text.count("\n") + 1), found[1] if found else str(wrong))
        return
    if schema is texts.Labels:
        schema = _labels(path.stem, words)
    context = _known(path.stem, given, words, sets, whole)
    try:
        schema.model_validate(given, context=context)
    except ValidationError as wrong:
        yield from _sorted(Fault(path, line, said) for line, said in told(wrong, schema, text, lines(text), whole))


@cache
def _labels(name: str, words: Words) -> type[Table]:
    return texts.labels(words.table(name)["en"])


def _rows(path: Path, text: str, schema: type[Row]) -> Iterator[Fault]:
    fields = tuple(schema.model_fields)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != len(fields):
            due = Message("words.cells", count=len(fields), fields=", ".join(fields))
            yield Fault(path, number, Message("words.cells_due", due=due, given=len(cells)))
            continue
        try:
            schema.model_validate(dict(zip(fields, cells, strict=True)))
        except ValidationError as wrong:
            for one in wrong.errors():
                given = "" if one["type"] == "notation" else f", not {one['input']!r}"
                yield Fault(path, number, f"{one['loc'][0]}: {one['msg']}{given}")


def _lines(path: Path, text: str) -> Iterator[Fault]:
    rows = [(n, row) for n, row in enumerate(text.splitlines(), 1) if row and not row.startswith("#")]
    try:
        TypeAdapter(list[Word]).validate_python([row for _, row in rows])
    except ValidationError as wrong:
        for one in wrong.errors():
            yield Fault(path, rows[int(one["loc"][0])][0], one["msg"])


def _sorted(found: Iterable[Fault]) -> list[Fault]:
    return sorted(dict.fromkeys(found), key=lambda fault: fault.line)


def _known(name: str, given: Mapping[str, Any], words: Words, sets: Collection[str], whole: bool) -> Known:
    """What the names in a file may refer to: what the vocabulary has, and what the file itself brings."""
    if name == "currencies":
        return Known(whole, currencies=_codes(words) | set(_strings(_inside(given, "code", "codes"))))
    if name == "units":
        return Known(whole, units=_units(words.table("units"), given))
    if name == "written":
        return Known(whole, currencies=_codes(words), units=_units(words.table("units")))
    if name in SETS or name in sets:
        own = _inside(given, "sets")
        listed = set(words.table(name)["sets"]) if name in SETS else set()
        return Known(whole, sets=listed | set(own if isinstance(own, dict) else ()), tables={*SETS, *sets})
    return Known(whole)


def _codes(words: Words) -> set[str]:
    """The codes of currencies that the vocabulary has."""
    listed = words.table("currencies")["code"]["codes"]
    return {row[0] for row in words.rows("currencies-cldr")} | set(listed)


def _units(*files: Mapping[str, Any]) -> set[str]:
    """The words of units in files of units.toml."""
    tables = [table for by in files for table in by.values() if isinstance(table, dict)]
    listed = {form for table in tables for forms in table.values() if isinstance(forms, str) for form in forms.split()}
    return {form for form in listed if form[-1] != "~"}


def _inside(given: Mapping[str, Any], *keys: str) -> Any:
    found: Any = given
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _strings(given: Any) -> list[str]:
    return [one for one in given if isinstance(one, str)] if isinstance(given, list) else []
