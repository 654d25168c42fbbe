"""Records: plain values that believe what the program makes, and check what comes from outside."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from checker.language.vocabulary.entries import Entry
from checker.model.record import Field, Record, checked, model
from checker.readers.web import wordpress


class Inner(Record):
    """A table in a table."""

    name: str
    sizes: tuple[int, ...] = ()


class Outer(Record):
    """A table with checks."""

    inner: Inner
    count: int = Field(default=1, ge=0, description="How many.")
    word: str = Field(default="", alias="said")

    @checked("word")
    @classmethod
    def _small(cls, word: str) -> str:
        if word != word.lower():
            raise ValueError("a capital")
        return word

    @checked(mode="whole")
    def _fits(self) -> Outer:
        if self.count > len(self.inner.sizes):
            raise ValueError("too many")
        return self


GOOD = {"inner": {"name": "a", "sizes": [1, 2]}, "count": 2, "said": "so"}


def test_what_comes_from_outside_is_made_a_record() -> None:
    made = Outer.model_validate(GOOD)
    assert made == Outer(inner=Inner(name="a", sizes=(1, 2)), count=2, word="so")
    assert type(made.inner) is Inner
    assert hash(made) == hash(pickle.loads(pickle.dumps(made)))
    assert made.model_dump() == GOOD
    assert made.model_dump(exclude={"inner"}) == {"count": 2, "said": "so"}
    assert made.model_copy({"count": 0}).count == 0
    assert Outer(inner=Inner(name="a")) != made


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"count": -1}, ("count",)),
        ({"said": "So"}, ("said",)),
        ({"inner": {"name": "a", "size": 1}}, ("inner", "size")),
        ({"inner": {}}, ("inner", "name")),
        ({"count": 3}, ()),
        ({"other": 1}, ("other",)),
    ],
)
def test_what_is_wrong_is_told_with_its_place(change: dict[str, Any], place: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as wrong:
        Outer.model_validate({**GOOD, **change})
    assert [error["loc"] for error in wrong.value.errors()] == [place]


def test_a_record_does_not_change_and_has_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        Inner(name="a").name = "b"  # type: ignore[misc]
    for given in ({}, {"name": "a", "size": 1}):
        with pytest.raises(TypeError):
            Inner(**given)


def test_its_schema_is_that_of_the_model() -> None:
    schema = model(Outer).model_json_schema()
    assert schema["description"] == "A table with checks."
    assert schema["properties"]["count"] == {
        "default": 1, "description": "How many.", "minimum": 0, "title": "Count", "type": "integer",
    }  # fmt: skip
    assert schema["properties"]["inner"] == {"$ref": "#/$defs/Inner"}
    assert (schema["required"], schema["additionalProperties"]) == (["inner"], False)
    assert model(Entry).model_json_schema()["required"] == ["uk", "en"]


POST = {"title": {"rendered": "a", "raw": None, "protected": False}, "id": 7, "slug": "a", "other": [1]}
TEXTS: list[object] = [{}, {"rendered": "a"}, {"rendered": "a", "raw": "b"}, {"raw": None}, {"raw": "b", "other": 1}]
ODD: list[object] = [1, 1.0, True, [], {"rendered": 1}, {"rendered": None}, {"raw": 1}, {"raw": 0}]


@pytest.mark.parametrize("key", list(wordpress.Shape.model_fields))
@pytest.mark.parametrize("value", [None, "1", "", *TEXTS, *ODD])
def test_a_post_that_fits_is_what_pydantic_makes_of_it(key: str, value: object) -> None:
    given = {**POST, key: value}
    fits = wordpress._fitting(given)
    wanted = value is None or (isinstance(value, str) and key != "id") or (value == 1 and key == "id")
    wanted = wanted and not isinstance(value, (float, bool))
    assert (fits is not None) == (wanted or (value in TEXTS and key in {"title", "excerpt", "content"}))
    assert fits is None or fits == wordpress.Shape.model_validate(given)
