"""Two posts are two texts: saved ones, and those of a list that name each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import bench
import pytest
from command import run

from checker.model import Document, Failure
from checker.readers.web import languages, translated

UK = [
    "<h2>Тарифи на воду зростуть</h2>",
    "<p>Уряд підвищить тарифи на воду 12 травня 2026 року.</p>",
    "<p>За словами міністра, зміни торкнуться 300 тисяч родин.</p>",
]
EN = [
    "<h2>Water tariffs will grow</h2>",
    "<p>The government will raise water tariffs on May 12, 2026.</p>",
    "<p>According to the minister, the changes will affect 300,000 families.</p>",
]


def post(language: str, number: int, **more: Any) -> dict[str, Any]:
    """A post as WordPress serves it, with the excerpt that it cut from the text."""
    body, title = (UK, "Вода подорожчає") if language == "uk" else (EN, "Water will cost more")
    cut = " ".join(part[part.index(">") + 1 : part.rindex("<")] for part in body[:2])
    return {
        "id": number,
        "date_gmt": f"2026-01-0{number}T08:00:00",
        "link": f"https://news.example/{'' if language == 'uk' else 'en/'}water/",
        "type": "post",
        "title": {"rendered": title},
        "content": {"rendered": "\n".join(body)},
        "excerpt": {"rendered": f"<p>{cut} […]</p>"},
        **more,
    }


def saved(folder: Path, uk: object, en: object) -> list[str]:
    for name, value in (("post.uk.json", uk), ("post.en.json", en)):
        (folder / name).write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return ["--uk", "post.uk.json", "--en", "post.en.json", "--isolated"]


def checked(folder: Path, *words: str) -> dict[str, Any]:
    done = run("check", *words, "--format", "json", "--fail-on", "never", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def loud(report: dict[str, Any]) -> list[tuple[str, str]]:
    found = (one for one in report["findings"] if one["severity"] != "info")
    return [(one["rule"], (one["en"] or one["uk"])["text"]) for one in found]


def test_two_saved_posts_are_read_field_by_field(tmp_path: Path) -> None:
    given = saved(tmp_path, post("uk", 1), post("en", 2))
    assert loud(checked(tmp_path, *given)) == []
    shown = json.loads(run("pairs", *given, "--format", "json", cwd=tmp_path).stdout)
    assert [(one["uk"], one["en"]) for one in shown["pairs"]] == [
        ([ref], [ref]) for ref in ("title.rendered/0", *(f"content.rendered/{n}" for n in range(3)))
    ]
    wrong = post("en", 2)
    wrong["content"]["rendered"] = wrong["content"]["rendered"].replace("May 12", "May 21")
    report = checked(tmp_path, *saved(tmp_path, post("uk", 1), wrong))
    (found,) = [one for one in report["findings"] if one["rule"] == "date-changed"]
    assert (found["en"]["pointer"], found["en"]["file"]) == ("/content/rendered", "post.en.json")
    assert wrong["content"]["rendered"][found["en"]["start"] : found["en"]["end"]] == found["en"]["text"]


def test_an_excerpt_by_hand_is_compared_with_the_other_one(tmp_path: Path) -> None:
    uk = post("uk", 1, excerpt={"rendered": "<p>Тарифи зміняться для 300 тисяч родин у 10 містах.</p>"})
    en = post("en", 2, excerpt={"rendered": "<p>Tariffs will change for 300,000 families in 12 cities.</p>"})
    assert loud(checked(tmp_path, *saved(tmp_path, uk, en))) == [("number-changed", "12")]


def test_a_heading_in_a_cut_excerpt_is_still_information(tmp_path: Path) -> None:
    report = checked(tmp_path, *saved(tmp_path, post("uk", 1), post("en", 2)))
    assert [one["rule"] for one in report["findings"]] == ["excerpt-heading"] * 2


def test_a_fix_goes_to_its_own_file(tmp_path: Path) -> None:
    uk = post("uk", 1)
    uk["content"]["rendered"] = uk["content"]["rendered"].replace("Уряд ", "Уряд - ")
    given = saved(tmp_path, uk, post("en", 2))
    english = (tmp_path / "post.en.json").read_bytes()
    run("fix", *given, cwd=tmp_path)
    fixed = json.loads((tmp_path / "post.uk.json").read_text(encoding="utf-8"))
    assert fixed["content"]["rendered"] == uk["content"]["rendered"].replace("Уряд - ", "Уряд – ")
    assert (tmp_path / "post.en.json").read_bytes() == english


def test_catalogues_stay_catalogues(tmp_path: Path) -> None:
    given = saved(tmp_path, {"title": "Назва", "rendered": "Показано 5"}, {"title": "Title", "rendered": "Shown 6"})
    assert loud(checked(tmp_path, *given)) == [("number-changed", "6")]


def test_a_list_of_many_posts_is_no_side(tmp_path: Path) -> None:
    done = run("check", *saved(tmp_path, [post("uk", 1), post("uk", 3)], post("en", 2)), cwd=tmp_path)
    assert done.returncode == 2
    assert "post.uk.json: a list of posts (2)" in done.stdout


POLYLANG = {"translations": {"uk": 1, "en": 2}}
WPML = {"wpml_translations": [{"locale": "uk", "id": 1}, {"locale": "en_US", "id": 2}]}


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ({"lang": "uk", **POLYLANG}, {"lang": "en", **POLYLANG}),
        ({"lang": "uk"}, {"lang": "en", **POLYLANG}),
        (
            {"wpml_current_locale": "uk", "wpml_translations": [{"locale": "en_US", "id": 2}]},
            {"wpml_current_locale": "en_US", "wpml_translations": [{"locale": "uk", "id": 1}]},
        ),
    ],
)
def test_posts_of_a_list_that_name_each_other_are_a_pair(tmp_path: Path, uk: Any, en: Any) -> None:
    other = post("en", 3, lang="en")
    listed = [post("en", 2, **en), other, post("uk", 1, **uk)]
    (tmp_path / "posts.json").write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
    report = checked(tmp_path, "posts.json", "--isolated")
    assert report["summary"]["documents"] == 1
    assert loud(report) == []
    shown = run("pairs", "posts.json", "--isolated", cwd=tmp_path).stdout
    assert shown.startswith("posts.json#0\noriginal: Ukrainian (the language plug-in: the Ukrainian post is older")
    assert "found: posts of one list that name each other" in shown


def test_what_is_no_post_in_a_list_hurts_no_pair() -> None:
    """A fault is kept to its record: a number for a text, a post that names itself, one that is named twice."""
    broken = {**post("uk", 1, lang="uk", **POLYLANG), "content": 5}
    itself = post("en", 7, lang="en", translations={"uk": 7, "en": 7})
    listed = [broken, post("en", 2, lang="en", **POLYLANG), itself, "text", post("en", 2, lang="en", **POLYLANG)]
    source = bench_source(json.dumps(listed))
    found = [*translated.posts(source, bench.WORDS)]
    assert all(isinstance(one, Failure) for one in found)
    assert len(found) == 4
    assert "content" in found[0].message  # type: ignore[union-attr]


def bench_source(text: str) -> Any:
    from checker.readers.places.source import Source

    return Source("posts.json", text.encode())


def test_which_of_two_posts_is_the_original() -> None:
    def first(uk: dict[str, Any], en: dict[str, Any]) -> Any:
        return languages.first({"uk": uk, "en": en})

    uk, en = {"link": "https://a.example/x/"}, {"link": "https://a.example/en/x/"}
    assert first(uk, en).side == "uk"
    assert first({"link": "https://a.example/uk/x/"}, {"link": "https://a.example/x/"}).side == "en"
    both = first({**uk, "link": "", "date": "2026-02-02"}, {**en, "link": "", "date": "2026-01-01"})
    assert (both.side, both.why) == ("en", "the English post is older: 2026-01-01")
    assert first({**uk, "id": 9, "lang": "uk", "translations": {"en": 4}}, en).side == "en", "the plug-in goes first"
    assert first({}, {}).side is None


def test_the_document_says_where_it_was_published(tmp_path: Path) -> None:
    (document,) = translated.posts(
        bench_source(json.dumps([post("uk", 1, lang="uk", **POLYLANG), post("en", 2, lang="en", **POLYLANG)])),
        bench.WORDS,
    )
    assert isinstance(document, Document)
    assert document.post
    assert (document.post.id, document.post.link) == (2, "https://news.example/en/water/")
