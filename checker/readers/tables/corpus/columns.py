"""Which columns of a corpus hold what: a row to a pair, whatever its file calls them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from checker.model import SIDES, Failure
from checker.model.messages import Message
from checker.readers.tables.pairs_jsonl import PairRecord, record


class Columns(NamedTuple):
    """The names of the columns, by default those of a pairs file; "a.b" is the field b of a column a."""

    uk: str = "uk"
    en: str = "en"
    id: str = "id"
    doc: str = "doc"
    format: str = "format"

    @property
    def needed(self) -> tuple[str, ...]:
        """Those that every row has: both sides, and what was given another name than the usual one."""
        return tuple(
            name for key, name in self._asdict().items() if key in SIDES or name != Columns._field_defaults[key]
        )


DEFAULT = Columns()


def pair(name: str, number: int, row: Any, columns: Columns) -> PairRecord | Failure:
    """The pair of a row, by its number in the file of that name; or what is wrong with it."""
    where = f"{name}:{number}"
    if not isinstance(row, dict):
        return Failure(where, Message("tables.no_object", kind=type(row).__name__))
    for column in columns.needed:
        if not _has(row, column):
            return Failure(where, Message("tables.no_cell", column=column))
    values = {key: cell(row, column) for key, column in columns._asdict().items()}
    empty = {key for key, value in values.items() if value is None or (value == "" and key not in SIDES)}
    return record(name, number, {key: value for key, value in values.items() if key not in empty - {*SIDES}})


def text(number: int, row: Any, columns: Columns) -> str | None:
    """Of which text a row is a part: its doc, else its id, else its own number; None where it is no row."""
    if not isinstance(row, dict):
        return None
    found = (cell(row, column) for column in (columns.doc, columns.id))
    return next((str(one) for one in found if one is not None and one != ""), f"\0{number}")


def cell(row: Mapping[str, Any], column: str) -> Any:
    """What a row has in a column; None for nothing."""
    if column in row:
        return row[column]
    head, _, tail = column.partition(".")
    inner = row.get(head) if tail else None
    return cell(inner, tail) if isinstance(inner, Mapping) else None


def _has(row: Mapping[str, Any], column: str) -> bool:
    head, _, tail = column.partition(".")
    inner = row.get(head) if tail else None
    return column in row or (isinstance(inner, Mapping) and _has(inner, tail))
