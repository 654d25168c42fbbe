"""WordPress posts in the shapes that sites and plugins give them."""

from __future__ import annotations

from typing import Any

import bench
import pytest

from checker.model import Document, Failure, Segment
from checker.readers.web import wordpress

UK = "Президент України прибув до Варшави у четвер і провів там переговори."
EN = "The president of Ukraine arrived in Warsaw on Thursday and held talks there."


def documents(value: Any) -> list[Document | Failure]:
    return list(wordpress.documents("post.json", value, bench.WORDS))


def post(**more: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "title": {"rendered": EN},
        "content": {"rendered": f"<p>{EN}</p>"},
        "excerpt": {"rendered": UK},
        **more,
    }


def only(value: Any) -> Document:
    (document,) = documents(value)
    assert isinstance(document, Document), document
    return document


def pointers(segments: tuple[Segment, ...]) -> set[str]:
    return {segment.field.pointer for segment in segments}


def test_the_language_of_a_field_is_found() -> None:
    document = only(post())
    assert pointers(document.uk) == {"/excerpt/rendered"}
    assert pointers(document.en) == {"/title/rendered", "/content/rendered"}


def test_raw_is_read_where_it_is_given() -> None:
    document = only(post(content={"raw": f"<p>{EN}</p>", "rendered": "<p>other</p>"}))
    assert "/content/raw" in pointers(document.en)
    assert "/content/rendered" not in pointers(document.en)


@pytest.mark.parametrize(
    "more",
    [
        {"acf": False, "meta": [], "class_list": ["post-1"]},
        {"acf": [], "meta": {}, "class_list": {"0": "post-1", "7": "type-post"}},
        {"acf": {"lead": None, "rows": [{"n": 1}, {"text": ""}]}, "meta": {"footnotes": ""}},
        {"acf": {"deep": {"deeper": {"deepest": [1, 2.5, True, None]}}}},
        {"yoast_head_json": {"title": EN, "robots": {"index": "index"}, "schema": {"@graph": [{"@type": "WebPage"}]}}},
        {"title": {"rendered": EN, "raw": None}},
    ],
)
def test_no_shape_of_a_plugin_breaks_it(more: dict[str, Any]) -> None:
    document = only(post(**more))
    assert document.uk
    assert document.en


def test_text_in_fields_of_plugins_is_read() -> None:
    document = only(post(acf={"lead": UK}, meta={"rank_math_description": UK}))
    assert {"/acf/lead", "/meta/rank_math_description"} <= pointers(document.uk)


def test_a_list_gives_every_post_its_number() -> None:
    names = [one.name for one in documents([post(), post(id=2)])]
    assert names == ["post.json#0", "post.json#1"]


def test_a_post_in_one_language_is_nothing_to_compare() -> None:
    (failure,) = documents(post(excerpt={"rendered": EN}))
    assert isinstance(failure, Failure)
    assert not failure.severe
    assert "only in English" in failure.message


def test_the_tail_of_an_excerpt_makes_it_partial() -> None:
    document = only(post(excerpt={"rendered": f"<p>{UK} [&hellip;]</p>\n"}))
    (excerpt,) = document.uk
    assert excerpt.partial
    assert excerpt.text == UK


def test_other_json_is_named() -> None:
    (failure,) = documents({"name": "zvirka"})
    assert isinstance(failure, Failure)
    assert failure.severe
    assert "no WordPress post" in failure.message
