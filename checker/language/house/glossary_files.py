"""The file of a glossary to its entries: TSV and CSV here, TBX next door; a line that is no entry is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from checker.language.house import tbx
from checker.language.nearest import nearest
from checker.language.text import CYRILLIC, LATIN, bare
from checker.language.vocabulary.entries import Entry
from checker.model import SIDES, Severity, Side, other
from checker.model.expressions import deferred
from checker.model.messages import Message, joined
from checker.model.system import refusal

COLUMNS = ("uk", "en", "forbidden_uk", "forbidden_en", "status", "case", "severity", "note")
TERMS = ("uk", "en", "forbidden_uk", "forbidden_en")
STATUSES = ("preferred", "admitted", "forbidden")
CASES = {
    **dict.fromkeys(("", "no", "false", "0", "insensitive"), "insensitive"),
    **dict.fromkeys(("yes", "true", "1", "sensitive"), "sensitive"),
}
SEVERITIES = ("error", "warning", "info")
TABLES, TBX = (".tsv", ".tab", ".csv"), (".tbx", ".xml")
# Brackets hold a remark, never a part of a term; and a file of more bytes is no glossary.
BRACKETS = frozenset("()[]{}<>")
# «Технологія єдиного входу (SSO)», in a termbase that another program has written.
REMARK = deferred(r"\s*[(\[][^()\[\]]*[)\]]\s*")
LARGEST = 50_000_000


class GlossaryError(ValueError):
    """A glossary that is none; its text names the file, the line and the mend."""


class Defaults(NamedTuple):
    """What an entry is that does not say it itself."""

    case: str = "insensitive"
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, or one concept of a termbase, with its cells by column; a cell may hold several terms."""

    line: int
    cells: Mapping[str, tuple[str, ...]]

    def one(self, column: str) -> str:
        """The cell of a column that holds one value."""
        return "".join(self.cells.get(column, ()))


NONE = Defaults()


def read(path: Path, defaults: Defaults = NONE) -> tuple[Entry, ...]:
    """The entries of a file. Raises GlossaryError when it can't be read, or for the first line that is no entry."""
    ending = path.suffix.lower()
    if ending not in TABLES + TBX:
        raise GlossaryError(
            Message(
                "house.glossary_kind",
                path=path,
                kinds=", ".join(TABLES + TBX[:1]),
                ending=ending or Message("house.this"),
            )
        )
    try:
        if path.stat().st_size > LARGEST:
            raise GlossaryError(Message("house.glossary_large", path=path, size=LARGEST // 1_000_000))
        data = path.read_bytes()
        rows = list(_concepts(data) if ending in TBX else _rows(data.decode("utf-8-sig"), ending))
    except OSError as wrong:
        raise GlossaryError(Message("house.glossary_unread", path=path, strerror=refusal(wrong))) from wrong
    except UnicodeDecodeError as wrong:
        raise GlossaryError(Message("house.not_utf8", path=path, reason=wrong.reason)) from wrong
    except (_WrongRow, tbx.TbxError) as wrong:
        raise GlossaryError(joined(":", path, wrong)) from wrong
    try:
        entries = _entries(rows, defaults)
    except _WrongRow as wrong:
        raise GlossaryError(joined(":", path, wrong)) from wrong
    if not entries:
        raise GlossaryError(Message("house.glossary_empty", path=path))
    return entries


class _WrongRow(ValueError):
    """What is wrong with a line; its text begins with the number."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(joined(": ", line, what))


def _rows(text: str, ending: str) -> Iterator[Row]:
    head = next((line for line in text.splitlines() if _says(line)), "")
    delimiter = max("\t,;", key=head.count) if ending == ".csv" else "\t"
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL)
    columns: list[str] = []
    begin = 1
    try:
        for cells in lines:
            line, begin = begin, lines.line_num + 1
            cells = [cell.strip() for cell in cells]
            if not any(cells) or cells[0].startswith("# "):
                continue
            if not columns:
                columns = _columns(line, cells)
                continue
            if len(cells) > len(columns) and any(cells[len(columns) :]):
                raise _WrongRow(line, Message("house.cells", cells=len(cells), columns=len(columns)))
            pairs = zip(columns, cells, strict=False)
            yield Row(line, {column: _split(cell, column, delimiter) for column, cell in pairs})
    except csv.Error as wrong:
        raise _WrongRow(begin, str(wrong)) from wrong
    if not columns:
        raise _WrongRow(1, Message("house.no_header"))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("# ")


def _columns(line: int, cells: Sequence[str]) -> list[str]:
    columns = [cell.lower() for cell in cells]
    if not {"uk", "en"} <= set(columns):
        names = [name for name in SIDES if name not in columns]
        lacking = names[0] if len(names) == 1 else Message("house.both_columns")
        raise _WrongRow(line, Message("house.no_column", lacking=lacking, columns=", ".join(COLUMNS)))
    for name in columns:
        if name not in COLUMNS:
            near = nearest(name, COLUMNS)
            mend = (
                Message("nearest.mend", near=near) if near else Message("house.columns_are", columns=", ".join(COLUMNS))
            )
            raise _WrongRow(line, Message("house.unknown_column", name=name, mend=mend))
        if columns.count(name) > 1:
            raise _WrongRow(line, Message("house.column_twice", name=name))
    return columns


def _split(cell: str, column: str, delimiter: str) -> tuple[str, ...]:
    """The variants of a cell of terms, each once; any other cell is one value."""
    if column not in TERMS:
        return (cell,) if cell else ()
    parts = cell.split("|") if delimiter == ";" else cell.replace(";", "|").split("|")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _concepts(data: bytes) -> Iterator[Row]:
    """The concepts of a TBX file that have a term in both languages; what stands in brackets is a remark."""
    for concept in tbx.read(data):
        cells: dict[str, tuple[str, ...]] = {"note": (concept.note,)}
        for side in SIDES:
            terms = sorted((t for t in concept.terms if t.side == side), key=lambda t: t.status != "preferred")
            cells |= {side: (), f"admitted_{side}": (), f"forbidden_{side}": ()}
            for term in terms:
                column = side if term.status in ("preferred", "") else f"{term.status}_{side}"
                bare_term = REMARK.sub(" ", term.text).strip() or term.text
                cells[column] = tuple(dict.fromkeys((*cells[column], bare_term)))
            if not cells[side]:
                cells[side], cells[f"admitted_{side}"] = cells[f"admitted_{side}"], ()
        if cells["uk"] and cells["en"]:
            yield Row(concept.line, cells)


def _entries(rows: Sequence[Row], defaults: Defaults) -> tuple[Entry, ...]:
    """The entries: a row each, the preferred first, and laid over them what other rows admit or forbid."""
    for row in rows:
        _check(row)
    entries = [_entry(row, defaults) for row in sorted(rows, key=_rank) if _status(row) in ("preferred", "")]
    for row in rows:
        if _status(row) == "admitted":
            entries = _lay(row, entries, "admitted") or [*entries, _entry(row, defaults)]
    for row in rows:
        if _status(row) == "forbidden":
            entries = _forbid(row, entries)
    return tuple(entries)


def _rank(row: Row) -> bool:
    return _status(row) != "preferred"


def _check(row: Row) -> None:
    for side in SIDES:
        if not row.cells.get(side):
            raise _WrongRow(row.line, Message(f"house.lacks_{side}"))
        for term in (*row.cells[side], *row.cells.get(f"forbidden_{side}", ())):
            _alphabet(row, term, side)
        both = set(row.cells[side]) & set(row.cells.get(f"forbidden_{side}", ()))
        if both:
            raise _WrongRow(row.line, Message("house.both", term=min(both)))
    _status(row)


def _alphabet(row: Row, term: str, side: Side) -> None:
    folded = bare(term)
    if not any(map(str.isalnum, folded)):
        raise _WrongRow(row.line, Message("house.no_term", term=term))
    if BRACKETS & set(folded):
        raise _WrongRow(row.line, Message("house.brackets", term=term))
    if side == "en" and CYRILLIC.search(folded):
        raise _WrongRow(row.line, Message("house.not_english", term=term))
    kept = {bare(other).lower() for other in (*row.cells["en"], *row.cells.get("forbidden_en", ()))}
    if side == "uk" and LATIN.search(folded) and not CYRILLIC.search(folded) and folded.lower() not in kept:
        raise _WrongRow(row.line, Message("house.not_ukrainian", term=term))


def _status(row: Row) -> str:
    status = row.one("status").lower()
    if status and status not in STATUSES:
        raise _WrongRow(row.line, Message("house.no_status", status=status, statuses=", ".join(STATUSES)))
    return status


def _entry(row: Row, defaults: Defaults) -> Entry:
    case, severity = row.one("case").lower(), row.one("severity").lower()
    if case not in CASES:
        raise _WrongRow(row.line, Message("house.no_case", case=case))
    if severity and severity not in SEVERITIES:
        raise _WrongRow(row.line, Message("house.no_severity", severity=severity, severities=", ".join(SEVERITIES)))
    return Entry.model_validate(
        {name: row.cells.get(name, ()) for name in (*TERMS, "admitted_uk", "admitted_en")}
        | {"case": CASES[case] if case else defaults.case, "severity": severity or defaults.severity or ""}
        | {"note": row.one("note")}
    )


def _forbid(row: Row, entries: list[Entry]) -> list[Entry]:
    """The entries with a pair that a row forbids."""
    uk, en = set(row.cells["uk"]), set(row.cells["en"])
    for entry in entries:
        mine, yours = uk & {*entry.uk, *entry.admitted_uk}, en & {*entry.en, *entry.admitted_en}
        if mine and yours:
            pair = Message("house.pair", there=min(yours), here=min(mine))
            raise _WrongRow(row.line, Message("house.allowed", pair=pair))
    made = _lay(row, entries, "forbidden")
    if not made:
        pair = Message("house.pair", there=min(en), here=min(uk))
        raise _WrongRow(row.line, Message("house.only_forbids", pair=pair))
    return made


def _lay(row: Row, entries: list[Entry], kind: Literal["admitted", "forbidden"]) -> list[Entry]:
    """The entries with a row laid over them: its English terms over those with its Ukrainian ones, and the other way
    round; empty where no entry has any."""
    made: list[Entry] = []
    found = False
    for entry in entries:
        more: dict[str, tuple[str, ...]] = {}
        for side in SIDES:
            there = other(side)
            if set(row.cells[side]) & set(entry.terms(side)):
                had = entry.admitted(there) if kind == "admitted" else entry.forbidden(there)
                new = [term for term in row.cells[there] if term not in entry.terms(there)]
                more[f"{kind}_{there}"] = tuple(dict.fromkeys((*had, *new)))
        found = found or bool(more)
        made.append(entry.model_copy(update=more))
    return made if found else []
