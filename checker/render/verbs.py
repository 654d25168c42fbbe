"""The verbs of rules as a page of Markdown: what each finds, its fields and placeholders, and the rules that use it."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Iterator, Mapping

from checker import checks
from checker.checks.base import Check
from checker.model.record import Record
from checker.rulebook.rulebook import Rulebook
from checker.rulebook.schema import Schema, table_schema
from checker.rulebook.tables import ALWAYS, Bit, Example, Head

TOP = """# The verbs of rules

A rule is a TOML file; `check` names its verb, and the verb decides which other fields it has. This page is made by
`zvirka schema --format markdown > docs/verbs.md`; [adding.md](adding.md) shows how a rule is written.

## Every rule

{head}

An example, that is a table `[[good]]` or `[[bad]]`:

{example}

A passage of an example, where it is more than a string:

{bit}

Every message may have {always}. A verb adds placeholders of its own.
"""
HEADINGS = "| field | type | default | meaning |\n|---|---|---|---|"


def page(book: Rulebook) -> str:
    """The page, whose last part has the verbs by area, in the order of `checks.VERBS`."""
    used: dict[str, list[str]] = {}
    for rule in book.rules:
        used.setdefault(type(rule.verb).__name__, []).append(rule.name)
    head, example, bit = (_table(table) for table in (Head, Example, Bit))
    parts = [TOP.format(head=head, example=example, bit=bit, always=_explained(ALWAYS))]
    for area, names in _areas().items():
        parts.append(f"## {area.capitalize()}\n")
        for name in names:
            kind = checks.verb(name)
            parts.extend(_verb(name, kind, used.get(kind.__name__, ())))
    return "\n".join(parts)


def _areas() -> Mapping[str, list[str]]:
    """The names of the verbs by area, the areas in alphabetical order."""
    areas: dict[str, list[str]] = {}
    for name, place in sorted(checks.VERBS.items(), key=lambda one: one[1].partition(".")[0]):
        areas.setdefault(place.partition(".")[0], []).append(name)
    return areas


def _verb(name: str, kind: type[Check], rules: Iterable[str]) -> Iterator[str]:
    yield f"### `{name}`\n\n{inspect.cleandoc(kind.__doc__ or '')}\n"
    if len(kind.model_fields) > 1:
        yield _table(kind) + "\n"
    if kind.values:
        yield f"Placeholders: {_explained(kind.values)}.\n"
    if kind.evidence:
        yield f"Evidence: {', '.join(f'`{form}` ({meaning})' for form, meaning in kind.evidence.items())}.\n"
    yield f"Rules: {_listed(rules) or 'none'}.\n"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _explained(values: Mapping[str, str]) -> str:
    return ", ".join(f"`{{{name}}}` ({meaning})" for name, meaning in values.items())


def _table(table: type[Record]) -> str:
    schema = table_schema(table)
    return "\n".join([HEADINGS, *_rows(schema, schema["$defs"], "")])


def _rows(schema: Schema, defs: Mapping[str, Schema], prefix: str) -> Iterator[str]:
    """A row for each field, with those of the tables in it below it: `origins`, `origins.name`."""
    for name, field in schema["properties"].items():
        if "const" in field:
            continue
        needed = name in schema.get("required", ())
        default = "" if field.get("default") in (None, "", [], {}) else f"`{_toml(field['default'])}`"
        about = ("required" if needed else default, field.get("description", ""))
        cells = (cell.replace("|", r"\|") for cell in (f"`{prefix}{name}`", _type(field, defs), *about))
        yield f"| {' | '.join(cells)} |"
        inner = field.get("$ref") or field.get("items", {}).get("$ref")
        if inner and name not in Head.model_fields:
            yield from _rows(defs[inner.rpartition("/")[2]], defs, f"{prefix}{name}.")


def _type(field: Schema, defs: Mapping[str, Schema]) -> str:
    """The type of a field as a person writes it."""
    if "anyOf" in field:
        return " or ".join(_type(one, defs) for one in field["anyOf"])
    if "enum" in field:
        return ", ".join(f"`{_toml(one)}`" for one in field["enum"])
    if field.get("type") == "array":
        return f"list of {_plural(_type(field['items'], defs))}"
    if "$ref" in field:
        return "table"
    if field.get("type") == "object":
        keys = field.get("propertyNames", {}).get("enum")
        inner = _plural(_type(field["additionalProperties"], defs))
        return f"table of {inner}" + (f" by {_listed(keys)}" if keys else "")
    return {"boolean": "true or false"}.get(field["type"], str(field["type"]))


def _plural(name: str) -> str:
    """The plural of a type: strings, tables; "one or the other" and lists of values stay."""
    return f"{name}s" if name.isalpha() else name


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
