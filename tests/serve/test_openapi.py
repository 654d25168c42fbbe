"""What the service says of itself is what it does."""

from __future__ import annotations

from typing import Any

import jsonschema
from inside import Make

from checker.commands.serve import openapi

TEXTS = {"uk": "Загинули 12 людей.", "en": "People were killed."}


def refs(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(refs, value.values()))
    return set[str]().union(*map(refs, value)) if isinstance(value, list) else set()


def schema(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}", **openapi.description()}


def test_every_reference_leads_somewhere() -> None:
    said = openapi.description()
    assert refs(said) == {f"#/components/schemas/{name}" for name in said["components"]["schemas"]}


def test_requests_and_answers_keep_to_it(client: Make) -> None:
    said = openapi.description()
    jsonschema.validate(TEXTS, schema("Given"))
    answer = client().post("/check", json=TEXTS)
    jsonschema.validate(answer.json(), schema("Wire"))
    assert "200" in said["paths"]["/check"]["post"]["responses"]
    wrong = client().post("/check", json={"uk": "one"})
    jsonschema.validate(wrong.json(), schema("Problem"))
    assert client().get("/openapi.json").json() == said


def test_every_status_that_is_answered_is_told(client: Make) -> None:
    told = openapi.description()["paths"]["/check"]["post"]["responses"]
    made = client(token="a-token-of-more-than-twenty-letters")
    answers = [
        made.post("/check", json=TEXTS), made.post("/check", json=TEXTS, headers={"Origin": "null"}),
        made.post("/check", json=TEXTS, headers={"Host": "evil.example"}), client().post("/check", content=b"x"),
        client().post("/check", json={}),
    ]  # fmt: skip
    assert [one.status_code for one in answers] == [401, 403, 421, 415, 422]
    assert {str(one.status_code) for one in answers} <= set(told)
