"""What pydantic finds in a vocabulary file, as lines and sentences for whoever wrote the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from checker.language.nearest import nearest, unknown
from checker.language.vocabulary.lines import Path
from checker.model.messages import Message, joined

# What TOML calls the shapes that a schema asks for, by the type of pydantic's error.
SHAPES = {
    "string_type": "words.shape_text",
    "list_type": "words.shape_list",
    "tuple_type": "words.shape_list",
    "dict_type": "words.shape_table",
    "model_type": "words.shape_table",
    "bool_type": "words.shape_bool",
    "int_type": "words.shape_whole",
    "float_type": "words.shape_number",
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
        yield line, joined(": ", where, _sentence(error, schema)) if where else _sentence(error, schema)


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
        return unknown(str(error["loc"][-1]), names, "key")
    if kind == "missing":
        return Message("words.missing", key=str(error["loc"][-1]))
    if kind in SHAPES:
        return Message("words.shape_due", shape=Message(SHAPES[kind]), given=_shown(given))
    if kind == "literal_error":
        near = nearest(given, LITERAL.findall(error["ctx"]["expected"])) if isinstance(given, str) else None
        mend = Message("nearest.mend", near=near) if near else ""
        return Message("words.literal_due", expected=error["ctx"]["expected"], given=_shown(given), mend=mend)
    if kind == "notation":
        return str(error["ctx"]["message"])
    return joined(": ", f"{error['msg'][0].lower()}{error['msg'][1:]}", _shown(given))


def _shown(given: object) -> str:
    if isinstance(given, dict):
        return Message("words.shape_table")
    text = str(given).lower() if isinstance(given, bool) else repr(given)
    short = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return Message("words.a_list", shown=short) if isinstance(given, list) else short


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
