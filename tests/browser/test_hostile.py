"""Texts that try to act, and texts that are too much."""

from __future__ import annotations

import json
import re
import tomllib
from html import unescape
from pathlib import Path

import bench
import made
import pytest
from browser_view import View
from opened import written

from checker.language.text import plain
from checker.model import Field, Place, Post, Side, Span
from checker.readers.places import html
from checker.render import render
from checker.run.surface import relative, surface

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<!--<script>",
    "-->",
    "]]>",
    '"><img src=x onerror=alert(3)>',
    "javascript:alert(4)",
    "{{ 7 * 7 }}",
    "${7*7}",
    "\u202eevil\u202c",
    "\u2067x\u2069",
    "\x00\x07\x1b[31m",
    "\ud800",
    "👩\u200d🚀 \U0001f525",
    "&lt;b&gt;&amp;",
    "\u2028\u2029",
    '"""\'\'\'\\\\"',
    "]]\n[[accept]]\n",
    "</title></style><svg onload=alert(5)>",
    "\ufeff\u00ad\u200b",
    "%s%n",
    "onclick=alert(6)",
    "<iframe srcdoc='<script>alert(8)</script>'>",
    "<base href=//x>",
    "<math><mtext><style>",
    "&#x3c;script&#x3e;",
    "a\rb\r\nc\td",
    "\u0301\u0301\u0301" * 40,
    "=cmd|' /C calc'!A1",
    "__proto__",
    "constructor",
    "undefined",
)


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_hostile_texts_are_only_shown(view: View, tmp_path: Path, lang: Side) -> None:
    rows, findings = [], []
    for n, text in enumerate(HOSTILE):
        uk, en = plain(f"{text} є", "uk"), plain(f"is {text}", "en")
        rows.append((uk, en))
        at = Place(uk, Span(0, len(text))), Place(en, Span(3, 3 + len(text)))
        findings.append(made.finding(text, *at, expected=text, fix=text, message=(text, text), n=n))
    post = Post(1, "javascript:alert(7)//", "</script>", "<b>")
    pages = [made.page(HOSTILE[1], rows, findings, post=post), made.page(HOSTILE[0], rows[:1], (), post=post)]
    path = tmp_path / "report.html"
    path.write_text(render.render(made.report(pages), "html", bench.WORDS, lang=lang), encoding="utf-8")
    view.open(path, "#/0")
    assert view.run("return document.querySelectorAll('img, iframe, object, svg[onload], main script').length") == 0
    assert not view.all(".doing a[target]")
    shown = view.run("return [...document.querySelectorAll('.passage[lang=en] .words')].map((one) => one.textContent)")
    assert len(shown) == len(HOSTILE)
    assert shown[0] == "is <script>alert(1)</script>"
    assert "\u202e" not in view.run("return document.getElementById('page').textContent")
    for n in range(len(HOSTILE)):
        view.press("j", "a")
        view.one("#reason").send_keys("reason")
        view.press("\ue007")
        assert n < 1 or view.all(".note.kept")
    view.one("#export").click()
    accepted = tomllib.loads(view.one("#toml").get_attribute("value"))["accept"]
    assert {(one["uk"], one["en"]) for one in accepted} == {(surface(one.uk), surface(one.en)) for one in findings}
    assert {one["path"] for one in accepted} == {relative(HOSTILE[1], Path())}


def test_hostile_words_of_the_editor_are_only_text(view: View, tmp_path: Path) -> None:
    raw = "".join(f"<p>is {n}</p>\n" for n in range(len(HOSTILE)))
    segments = html.segments(raw, "en", Field("", raw, "a.html"), ref="en")
    rows = [(plain(f"є {n}", "uk"), one) for n, one in enumerate(segments)]
    found = [made.finding("a.html", None, Place(one, Span(0, 2)), n=n) for n, one in enumerate(segments)]
    view.open(written(tmp_path, made.report([made.page("a.html", rows, found)])))
    wanted = []
    for text in HOSTILE:
        view.press("j", "w")
        view.run(f"document.getElementById('own').value = {json.dumps(text)}.toWellFormed()")
        wanted.append(view.run("return document.getElementById('own').value"))
        view.one("[data-act=save]").click()
    assert view.one("#left").text == "All done."
    assert view.run("return document.querySelectorAll('img, iframe, object, svg[onload], main script').length") == 0
    view.press("t")
    mended = view.run("return document.getElementById('away-text').value")
    assert re.findall("<[^>]*>", mended) == ["<p>", "</p>"] * len(HOSTILE)
    told = [unescape(one) for one in re.findall("<p>(.*?)</p>", mended, re.DOTALL)]
    assert [one.split() for one in told] == [one.split() for one in wanted]


@pytest.mark.parametrize(
    "kept",
    ['{"a.txt":["TEXT",[{"n":99,"edits":[[0,1,"x"]],"raw":null,"of":[]}]]}', '{"a.txt":["TEXT",[{"n":"0"}]]}',
     '{"a.txt":["TEXT",7]}', '{"a.txt":null}', "[]", "7", "{",
     '{"a.txt":["TEXT",[{"n":1,"edits":[[5,1,"x"]],"of":[]}]]}'],
)  # fmt: skip
def test_mends_that_another_page_has_kept(view: View, tmp_path: Path, kept: str) -> None:
    uk, en = plain("Один два", "uk"), plain("One two", "en")
    page = made.page("a.txt", [(uk, en)], [made.finding("a.txt", None, Place(en, Span(0, 3)))])
    path = written(tmp_path, made.report([page]))
    view.open(path)
    index = json.loads(str(view.one("#index").get_attribute("textContent")))
    text = index["documents"][0]["text"]
    view.run(
        "localStorage.setItem(arguments[0], arguments[1])", f"zvirka:mends:{index['key']}", kept.replace("TEXT", text)
    )
    view.driver.refresh()
    view.loaded()
    assert view.run("return document.querySelector('.passage[lang=en] .words').textContent") == "One two"
    view.press("t")
    assert view.one("#away-text").get_attribute("value") == "One two"


def test_a_word_of_200_kilobytes(view: View, tmp_path: Path) -> None:
    uk, en = plain("а" * 200_000, "uk"), plain("b" * 200_000, "en")
    found = made.finding("long", Place(uk, Span(0, 200_000)), Place(en, Span(7, 200_000)))
    view.open(written(tmp_path, made.report([made.page("long", [(uk, en)], [found])])))
    view.press("j")
    assert view.run("return document.documentElement.scrollWidth <= innerWidth")
    assert len(view.one("#list .item").text) < 2000


def test_five_thousand_findings_in_a_passage(view: View, tmp_path: Path) -> None:
    uk, en = plain("слово " * 2500, "uk"), plain("words " * 2500, "en")
    findings = [made.finding("much", None, Place(en, Span(3 * n, 3 * n + 5)), n=n) for n in range(4999)]
    findings.append(made.finding("much", None, Place(en, Span(0, 15_000)), severity="info"))
    view.open(written(tmp_path, made.report([made.page("much", [(uk, en)], findings)])))
    assert view.one("#left").text == "5,000 of 5,000 to do"
    view.press("j", "j")
    assert view.run("return location.hash") == "#/0/1"
    view.press("k", "k")
    view.run("document.getElementById('list').scrollTo(0, 1e9)")
    view.wait(lambda: len(view.all("#list .item")) > 200, "more of the list")
