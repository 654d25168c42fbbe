"""The data of the HTML report: what it holds, and that no text of the input can break out of it."""

from __future__ import annotations

import json
from pathlib import Path

import bench
import made
import pytest
from command import run

from checker.language.text import plain
from checker.model import Place, Post, Span
from checker.render import page as report_html
from checker.render import render
from checker.run import compare


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "\ud800", "\x00\r\n", "\u2028"])
def test_no_text_ends_its_script(text: str) -> None:
    written = report_html.script({text: [text]})
    assert "<" not in written
    written.encode()
    assert json.loads(written) == {text: [text]}


@pytest.mark.parametrize(
    ("link", "edit"),
    [
        ("https://news.example/en/a/", "https://news.example/wp-admin/post.php?post=7&action=edit"),
        ("http://localhost:8080/a", "http://localhost:8080/wp-admin/post.php?post=7&action=edit"),
        ("https://новини.укр/a", "https://новини.укр/wp-admin/post.php?post=7&action=edit"),
        ("https://who:secret@news.example/", "https://news.example/wp-admin/post.php?post=7&action=edit"),
        ("javascript:alert(1)//news.example/", ""),
        ("//news.example/", ""),
        ("https://[::1", ""),
        ("https://news.example:port/", ""),
        ('https://a"b/', ""),
        ("", ""),
    ],
)
def test_where_wordpress_edits_a_post(link: str, edit: str) -> None:
    assert report_html.edit_address(Post(7, link)) == edit
    assert report_html.view_address(Post(7, link)) == (link if edit else "")
    assert report_html.edit_address(Post(None, link)) == ""


def test_places_are_counted_as_the_browser_counts() -> None:
    uk, en = plain("🚀 п'ять", "uk"), plain("🚀 six 👍", "en")
    found = made.finding("a", Place(uk, Span(2, 7)), Place(en, Span(2, 5)))
    (data,) = [report_html.texts(one) for one in made.report([made.page("a", [(uk, en)], [found])]).pages]
    assert data["findings"][0]["uk"] == [0, 3, 8]
    assert data["findings"][0]["en"] == [1, 3, 6]


def test_every_passage_stands_in_one_row() -> None:
    page = made.news(5)
    data = report_html.texts(page)
    assert sorted(n for row in data["rows"] for side in row for n in side) == list(range(len(data["passages"])))
    assert len(data["passages"]) == len(list(page.segments()))


def test_the_page_without_texts_is_small() -> None:
    empty = render.render(made.report([]), "html", bench.WORDS)
    assert len(empty.encode()) < 300_000


def test_both_languages_say_the_same_things() -> None:
    words = bench.WORDS.table("page")
    assert words["uk"].keys() == words["en"].keys()
    for key, value in words["en"].items():
        assert type(words["uk"][key]) is type(value)
        if isinstance(value, dict):
            assert words["uk"][key].keys() == value.keys()
        if isinstance(value, list):
            assert (len(value), len(words["uk"][key])) == (2, 3)


def test_what_became_of_an_older_report() -> None:
    before = compare.Before.model_validate_json(
        render.render(made.report([made.news(0), made.news(9)]), "json", bench.WORDS)
    )
    first = before.findings[0]
    mended = first.model_copy(update={"fingerprint": "mended"})
    report = made.report([made.news(0), made.news(1)])
    change = compare.compare(report, compare.Before(findings=(mended, *before.findings[1:])))
    assert [one.fingerprint for one in change.gone] == ["mended"]
    assert change.unchecked == len(made.news(9).findings)
    assert [one.fingerprint for one in report.pages[0].findings if change.new(one)] == [first.fingerprint]
    assert all(map(change.new, report.pages[1].findings))


def test_a_file_that_is_no_report_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "old.json"
    for text in ('{"findings": 1}', "<html>", ""):
        wrong.write_text(text, encoding="utf-8")
        with pytest.raises(compare.CompareError, match=r"old\.json: no report"):
            compare.read(wrong)


def test_an_older_report_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run("check", "none.jsonl", "--isolated", "--compare", "old.json", cwd=tmp_path)
    assert done.returncode == 2
    assert "old.json: No such file" in done.stderr
