"""The JSON Schema of a rule file, by which editors complete and check it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic.json_schema import models_json_schema

from checker import checks
from checker.model.record import Record, model
from checker.rulebook.tables import Head

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def rule_schema() -> Schema:
    """What a rule file may say: the keys of every rule with the fields of one verb, which `check` names.

    Each verb is a condition, and not a case of `oneOf`: an editor then tells which key is wrong, and not only that the
    file is none of the cases. The fields of all verbs are listed among the properties as well, to be completed.
    """
    verbs = {name: checks.verb(name) for name in checks.VERBS}
    records: list[type[Record]] = [Head, *verbs.values()]
    _, made = models_json_schema([(model(record), "validation") for record in records])
    defs = {name: _tidy(schema) for name, schema in made["$defs"].items()}
    head = defs.pop(Head.__name__)
    fields: dict[str, list[Schema]] = {}
    for kind in verbs.values():
        for name, field in defs[kind.__name__]["properties"].items():
            if name != "check" and field not in fields.setdefault(name, []):
                fields[name].append(field)
    for kind in verbs.values():
        defs[kind.__name__] = _condition(defs[kind.__name__], fields)
    check = {"enum": list(verbs), "description": "The verb: how the rule looks at texts, and which fields it has."}
    merged = {name: listed[0] if len(listed) == 1 else {"anyOf": listed} for name, listed in fields.items()}
    return {
        "$schema": DIALECT,
        "title": "A rule of Zvirka",
        "description": "One TOML file a rule; the name of the file is the name of the rule.",
        "type": "object",
        "properties": {"check": check, **head["properties"], **merged},
        "required": ["check", *head["required"]],
        "additionalProperties": False,
        "allOf": [
            {
                "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
                "then": {"$ref": f"#/$defs/{kind.__name__}"},
            }
            for name, kind in verbs.items()
        ],
        "$defs": defs,
    }


def _condition(verb: Schema, others: Iterable[str]) -> Schema:
    """The fields of a verb, without those that only other verbs have."""
    fields = {name: field for name, field in verb["properties"].items() if name != "check"}
    return {
        "description": verb["description"],
        "properties": {**fields, **{name: False for name in others if name not in fields}},
        "required": [name for name in verb["required"] if name != "check"],
    }


def table_schema(table: type[Record]) -> Schema:
    """The keys of one table: those of `Head`, or the fields of a verb."""
    made = model(table).model_json_schema()
    return {**_tidy(made), "$defs": {name: _tidy(schema) for name, schema in made.get("$defs", {}).items()}}


def _tidy(schema: Schema) -> Schema:
    """A schema without what says nothing to a person who writes TOML: null, and titles made of names."""
    kept = {key: value for key, value in schema.items() if key != "title" and (key, value) != ("default", None)}
    if "properties" in kept:
        kept["properties"] = {name: _tidy(value) for name, value in kept["properties"].items()}
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(kept.get(key), dict):
            kept[key] = _tidy(kept[key])
    if "anyOf" in kept:
        choices = [_tidy(one) for one in kept.pop("anyOf") if one != {"type": "null"}]
        kept = {**choices[0], **kept} if len(choices) == 1 else {**kept, "anyOf": choices}
    return kept
