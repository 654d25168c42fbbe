"""WordPress posts in the shapes that sites and plugins give them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import bench
import pytest
from command import run

from checker import readers
from checker.model import Document, Failure, Segment, Side
from checker.pairs import FilePair
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


def saved(folder: Path, side: str, *, where: str = "", listed: bool = False, **more: Any) -> Path:
    """A post of one language in a file."""
    text = {"uk": UK, "en": EN}[side]
    value = post(title={"rendered": text}, content={"rendered": f"<p>{text}</p>"}, excerpt={"rendered": ""}) | more
    path = folder / where / f"post.{side}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([value] if listed else value, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def two(uk: Path, en: Path) -> Document:
    (document,) = readers.open_sides(uk, en, bench.WORDS)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize("listed", [False, True])
def test_two_posts_are_two_texts(tmp_path: Path, listed: bool) -> None:
    uk, en = (saved(tmp_path, side, listed=listed) for side in ("uk", "en"))
    document = two(uk, en)
    assert document.pairs == ()
    assert [(one.role, one.text) for one in document.en] == [("title", EN), ("paragraph", EN)]
    field = document.en[1].field
    assert (field.file, field.pointer) == (str(en), f"{'/0' if listed else ''}/content/rendered")
    assert en.read_text(encoding="utf-8").splitlines()[field.line - 1].count(EN) == 1
    assert (document.post and document.post.id, document.original.side) == (1, None)


def test_a_post_finds_its_partner(tmp_path: Path) -> None:
    uk, en = (saved(tmp_path, side) for side in ("uk", "en"))
    found = readers.list_file(str(en))
    assert isinstance(found, FilePair)
    assert (found.uk, found.en) == (uk, en)


def test_an_excerpt_that_wordpress_made_is_not_read_twice(tmp_path: Path) -> None:
    made = f"<p>{' '.join(EN.split()[:5])} [&hellip;]</p>"
    uk, en = saved(tmp_path, "uk"), saved(tmp_path, "en", excerpt={"rendered": made})
    document = two(uk, en)
    assert [one.role for one in document.en] == ["title", "meta", "paragraph"], "data of the page, which is no prose"
    written = two(uk, saved(tmp_path, "en", excerpt={"rendered": "<p>Talks were held in Warsaw.</p>"}))
    assert [one.role for one in written.en] == ["title", "excerpt", "paragraph"]
    other = two(uk, saved(tmp_path, "en", excerpt={"rendered": "<p>Переговори відбулися у Варшаві […]</p>"}))
    assert [one.role for one in other.en] == ["title", "excerpt", "paragraph"], (
        "cut from the text in the other language"
    )


def test_what_a_post_of_one_language_left_as_it_was(tmp_path: Path) -> None:
    document = two(saved(tmp_path, "uk"), saved(tmp_path, "en", excerpt={"rendered": UK}))
    assert [one.text for one in document.en if one.role == "excerpt"] == [UK]


@pytest.mark.parametrize(
    ("uk", "en", "side"),
    [("uk", "en", None), ("", "en", "uk"), ("uk", "", "en"), ("", "", None)],
)
def test_the_addresses_of_two_posts_tell_the_original(tmp_path: Path, uk: str, en: str, side: Side | None) -> None:
    paths = [
        saved(tmp_path, name, link=f"https://news.example/{mark and f'{mark}/'}story/")
        for name, mark in (("uk", uk), ("en", en))
    ]
    assert two(*paths).original.side == side


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('[{"title": {"rendered": "a"}}, {"title": {"rendered": "b"}}]', "a list of posts (2)"),
        ('{"rendered": "a"}', "no WordPress post"),
        ('{"title": {"rendered": "a"', "breaks off"),
    ],
)
def test_what_is_no_post_of_one_language_is_named(tmp_path: Path, value: str, said: str) -> None:
    en = tmp_path / "post.en.json"
    en.write_text(value, encoding="utf-8")
    (failure,) = readers.open_sides(saved(tmp_path, "uk"), en, bench.WORDS)
    assert isinstance(failure, Failure)
    assert failure.name == str(en)
    assert said in failure.message


def test_a_fix_goes_into_the_string_of_the_post(tmp_path: Path) -> None:
    wrong, right = (f"<p>{UK.replace('Варшави', mark)}</p>" for mark in ("Варшави ,", "Варшави,"))
    uk = saved(tmp_path, "uk", content={"rendered": wrong})
    en = saved(tmp_path, "en")
    done = run("fix", "--uk", uk, "--en", en, "--isolated", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(uk.read_text(encoding="utf-8"))["content"]["rendered"] == right
