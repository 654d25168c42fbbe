"""What pydantic finds in a vocabulary file, as lines and sentences for whoever wrote the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from checker.language.nearest import nearest, unknown
from checker.language.vocabulary.lines import Path

# What TOML calls the shapes that a schema asks for, by the type of pydantic's error.
SHAPES = {
    "string_type": "a text in quotation marks",
    "list_type": "a list [...]",
    "tuple_type": "a list [...]",
    "dict_type": "a table",
    "model_type": "a table",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
}
SHOWN = 60
LITERAL = re.compile("'(.*?)'")


def told(
    wrong: ValidationError, schema: type[BaseModel], text: str, places: Mapping[Path, int], whole: bool
) -> Iterator[tuple[int, str]]:
    """The line and the sentence of each error; what a file lacks is one only where it is to be `whole`."""
    rows = text.splitlines()
    for error in wrong.errors():
        inside = any(isinstance(part, int) for part in error["loc"])
        if error["type"] == "missing" and not whole and not inside:
            continue
        path = _path(error["loc"], places)
        line = places.get(path, 1)
        entry = str(error.get("ctx", {}).get("entry", ""))
        line = next((n for n in range(line, len(rows) + 1) if entry and entry in rows[n - 1]), line) if entry else line
        where = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
        yield line, f"{where}: {_sentence(error, schema)}" if where else _sentence(error, schema)


def _path(loc: tuple[str | int, ...], places: Mapping[Path, int]) -> Path:
    """The part of an error's place that the file has; pydantic adds names of its own, as [key]."""
    path: Path = ()
    for part in loc:
        if (*path, part) not in places:
            break
        path = (*path, part)
    return path


def _sentence(error: Any, schema: type[BaseModel]) -> str:
    kind, given = error["type"], error["input"]
    if kind == "extra_forbidden":
        names = _keys(schema, error["loc"][:-1])
        return f"{unknown(str(error['loc'][-1]), names, 'key')}"
    if kind == "missing":
        return f"{error['loc'][-1]!r} is missing"
    if kind in SHAPES:
        return f"{SHAPES[kind]} is due, not {_shown(given)}"
    if kind == "literal_error":
        near = nearest(given, LITERAL.findall(error["ctx"]["expected"])) if isinstance(given, str) else None
        mend = f"; did you mean {near!r}?" if near else ""
        return f"one of {error['ctx']['expected']} is due, not {_shown(given)}{mend}"
    if kind == "notation":
        return str(error["msg"])
    return f"{error['msg'][0].lower()}{error['msg'][1:]}: {_shown(given)}"


def _shown(given: object) -> str:
    kinds = {dict: "a table", bool: str(given).lower()}
    text = kinds.get(type(given)) or (f"a list ({given!r})" if isinstance(given, list) else repr(given))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _keys(schema: Any, loc: tuple[str | int, ...]) -> list[str]:
    """The keys that the table at a place of a schema may have."""
    for part in loc:
        if isinstance(schema, type) and issubclass(schema, BaseModel):
            fields = {field.alias or name: field.annotation for name, field in schema.model_fields.items()}
            schema = fields.get(str(part))
        else:
            args = [one for one in get_args(schema) if one is not type(None)]
            schema = args[-1] if get_origin(schema) in {dict, list, tuple} and args else schema
    if isinstance(schema, type) and issubclass(schema, BaseModel):
        return [field.alias or name for name, field in schema.model_fields.items()]
    return []
