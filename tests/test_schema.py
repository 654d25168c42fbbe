"""The JSON Schema of a rule file takes every shipped rule and no wrong key; the page of verbs is what the code says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bench
import jsonschema
import pytest
import tomli

from checker import checks
from checker.render import verbs
from checker.rulebook import rulebook
from checker.rulebook.schema import rule_schema
from checker.rulebook.tables import Head

ROOT = Path(__file__).resolve().parents[1]
FILES = rulebook.files(ROOT / "rules")
SCHEMA = jsonschema.Draft202012Validator(rule_schema())
RULE = ROOT / "rules" / "typography" / "ellipsis.toml"


def given(path: Path = RULE, **changes: Any) -> dict[str, Any]:
    return {**tomli.loads(path.read_text(encoding="utf-8")), **changes}


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(rule_schema())


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_shipped_rule_keeps_to_the_schema(path: Path) -> None:
    assert list(SCHEMA.iter_errors(given(path))) == []


@pytest.mark.parametrize(
    ("changes", "path", "said"),
    [
        ({"needz": ["…"]}, [], "needz"),
        ({"cited": 4}, [], "False schema does not allow 4"),  # a field of another verb
        ({"check": "patern"}, ["check"], "'patern' is not one of"),
        ({"severity": "low"}, ["severity"], "'low' is not one of"),
        ({"needs": "…"}, ["needs"], "is not of type 'array'"),
        ({"message": {"en": "x"}}, ["message"], "'uk' is a required property"),
        ({"bad": []}, ["bad"], "should be non-empty"),
        ({"good": [{"ukr": "x"}]}, ["good", 0], "'ukr' was unexpected"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(changes: dict[str, Any], path: list[str | int], said: str) -> None:
    # A field of a verb is judged twice: among the fields of all verbs, and among those of its own.
    errors = {(tuple(error.absolute_path), error.message) for error in SCHEMA.iter_errors(given(**changes))}
    assert [(place, said in message) for place, message in errors] == [(tuple(path), True)], errors


@pytest.mark.parametrize("name", ["check", "summary", "pattern", "good"])
def test_what_a_rule_must_have_is_missed(name: str) -> None:
    rule = given()
    del rule[name]
    assert [error.message for error in SCHEMA.iter_errors(rule)] == [f"'{name}' is a required property"]


def test_every_field_is_explained() -> None:
    """By a description, which editors show and docs/verbs.md has."""
    fields = [(name, field) for name, field in rule_schema()["properties"].items()]
    fields += [(f"{name}.{key}", field) for name in ("Example", "Bit", "Message", "Said", "Entry", "Trace")
               for key, field in rule_schema()["$defs"][name]["properties"].items()]  # fmt: skip
    said = {name: [one.get("description") for one in field.get("anyOf", [field])] for name, field in fields}
    bare = [name for name, field in fields if not field.get("description") and not all(said[name])]
    assert bare == []


def test_no_field_of_a_verb_is_a_key_of_every_rule() -> None:
    for name in checks.VERBS:
        assert not checks.verb(name).model_fields.keys() & Head.model_fields.keys(), name


def test_the_page_of_verbs_is_fresh() -> None:
    """`zvirka schema --format markdown > docs/verbs.md` writes it anew."""
    assert (ROOT / "docs" / "verbs.md").read_text(encoding="utf-8") == verbs.page(bench.BOOK)
