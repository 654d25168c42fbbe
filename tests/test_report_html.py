"""The data of the HTML report: what it holds, and that no text of the input can break out of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import bench
import made
import pytest
from command import run

from checker.language.text import plain
from checker.model import Field, Place, Post, Role, Span
from checker.readers.places import html
from checker.render import mending, render
from checker.render import page as report_html
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


def test_where_the_characters_of_a_translation_are_written() -> None:
    raw = "<p>\U0001f680 A &amp; <b>B</b><br>c и\u0306</p>"
    (one,) = html.segments(raw, "en", Field("/content/rendered", raw), ref="x")
    data = report_html.texts(made.page("post.json", [(plain("Є", "uk"), one)], post=Post(1)))["mending"]
    assert data["side"] == "en"
    assert data["fields"] == [["/content/rendered", "", raw]]
    shown = one.shown.encode("utf-16-le")
    field, how, runs = data["passages"][1]
    assert (field, how) == (0, "html")
    written = [
        (shown[2 * at : 2 * (at + size)].decode("utf-16-le"), raw.encode("utf-16-le")[2 * begin : 2 * (begin + length)])
        for at, size, begin, length in runs
    ]
    assert [(text, what.decode("utf-16-le")) for text, what in written] == [
        ("\U0001f680 A ", "\U0001f680 A "), ("&", "&amp;"), (" ", " "), ("B", "B"), (" ", "<br>"), ("c ", "c "),
        ("й", "и\u0306"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "role", "how"),
    [
        ("a.txt", "One", "paragraph", "plain"), ("a.txt", "<p>One", "paragraph", "html"),
        ("a.md", "One", "item", "markdown"),
        ("a.md", "One", "title", "strict"), ("a.po", "One", "string", "strict"), ("a.html", "One", "alt", "attribute"),
        ("a.docx", "One", "paragraph", None), ("a.html", "One", "slug", None),
    ],
)  # fmt: skip
def test_how_new_words_are_written(name: str, text: str, role: Role, how: str | None) -> None:
    one = plain(text, "en", role=role, field=Field("", text, name))
    passages = report_html.texts(made.page(name, [(plain("Один", "uk"), one)]))["mending"]["passages"]
    assert (passages[1][1] if passages else None) == how


def test_what_is_kept_is_not_mended_and_what_is_too_much_is_only_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    one = plain("One", "en", field=Field("", "One", "a.po", kept=True))
    assert report_html.texts(made.page("a.po", [(plain("Один", "uk"), one)]))["mending"]["fields"] == []
    pages = [made.news(n) for n in range(4)]
    assert mending.fitting(pages) == {page.document.name for page in pages if page.findings}
    monkeypatch.setattr(mending, "MOST", mending.weight(pages[0]) + mending.weight(pages[1]))
    assert len(mending.fitting(pages)) == 2
    assert "mending" not in report_html.texts(pages[0], mended=False)


def test_a_fix_that_changes_letters_is_none() -> None:
    en = plain("One", "en")
    page = made.page("a", [(plain("Один", "uk"), en)], [made.finding("a", None, Place(en, Span(0, 3)), fix="Two")])
    assert report_html.texts(page)["mending"]["fixes"] == {}


def test_findings_that_are_the_same_are_one_repeat_and_one_kind() -> None:
    pages = [replace(made.news(0), document=replace(made.news(0).document, name=name)) for name in "ab"]
    index = json.loads("".join(report_html.scripts(report_html.index(made.report(pages), "en", {}))))
    half = len(index["findings"]) // 2
    for column in (8, 9):
        numbers = [one[column] for one in index["findings"]]
        assert numbers[:half] == numbers[half:]
    assert len(index["kinds"]) == len({one[8] for one in index["findings"]})


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
