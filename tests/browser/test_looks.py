"""The report in both languages, light and dark, on paper, on a telephone, and for who cannot see it."""

from __future__ import annotations

import base64
import json
import shutil
from dataclasses import replace
from pathlib import Path

import bench
import made
import pytest
from browser_view import ROOT, View
from opened import real, written

from checker.model import Document, Side
from checker.render import render
from checker.run import compare

AXE = """
const done = arguments[0];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const told = (one) => one.id + ": " + one.nodes.slice(0, 3).map((n) => n.target + " " + n.failureSummary).join("; ");
axe.run(document, {runOnly: rules}).then((all) => done(all.violations.map(told)), (wrong) => done([String(wrong)]));
"""


def test_both_languages(post: View) -> None:
    post.press("j")
    post.one("[data-lang=uk]").click()
    assert post.run("return document.documentElement.lang") == "uk"
    label = bench.WORDS.table("labels")["uk"]
    told = (render.plural(real().count(level), label[level], "uk") for level in ("error", "warning", "info"))
    assert post.one("#sum").text.replace("\xa0", " ") == ", ".join(told)
    assert next(one for one in real().findings if one.severity == "error").messages["uk"] in post.one("#list").text
    assert "25 грудня 2025" in post.one(".top").text
    assert post.run("return document.title").endswith("Звіт звірки")
    words = json.loads(post.one("#words").get_attribute("textContent"))
    english = {text for text in words["en"].values() if isinstance(text, str) and len(text) > 3}
    assert [text for text in post.shown("button, option, h2, h3, label, summary") if text in english] == ["English"]
    post.picture("ukrainian")


def test_dark_and_light(post: View) -> None:
    def ground() -> int:
        return sum(
            json.loads(
                post.run("return getComputedStyle(document.body).backgroundColor")
                .replace("rgb(", "[")
                .replace(")", "]")
            )
        )

    light = ground()
    post.choose("#theme", "dark")
    assert ground() < 200 < light
    post.press("j", "j")
    post.picture("dark")
    post.driver.refresh()
    post.loaded()
    assert ground() < 200
    post.choose("#theme", "auto")
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    post.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
    assert ground() < 200


def test_print_has_the_texts_and_no_controls(post: View) -> None:
    post.press("j", "m")
    pdf = base64.b64decode(post.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"])
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type/Page/") >= 2
    post.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not [one for one in post.all("nav, .tools, .doing, .acts, button") if one.is_displayed()]
    assert all(one.is_displayed() for one in post.all(".passage, .note"))


def test_a_telephone(post: View) -> None:
    post.size(390, 800, mobile=True)
    assert post.run("return document.documentElement.scrollWidth") <= 390
    assert not post.one("#list").is_displayed()
    first = post.one(".first .item")
    assert "Cyrillic" in first.text
    assert first.rect["y"] + first.rect["height"] < 200, "the first finding is in sight"
    post.picture("telephone-first")
    post.one("[data-lang=uk]").click()
    first = post.one(".first .item")
    assert "кирилицею" in first.text
    assert first.rect["y"] + first.rect["height"] < 200
    assert post.run("return document.documentElement.scrollWidth") <= 390
    post.one("[data-lang=en]").click()
    post.one("#forth").click()
    assert post.one("#note-3").is_displayed()
    assert min(post.run("return [...document.querySelectorAll('.passage')].map((one) => one.offsetWidth)")) > 300
    assert post.one("#at").text == "1 / 8"
    post.picture("telephone")
    post.one("#drawer").click()
    assert post.one("#list").is_displayed()
    post.picture("telephone-list")
    post.all("#list .item")[1].click()
    assert not post.one("#list").is_displayed()
    assert post.one("#note-8").is_displayed()


def test_a_telephone_with_many_texts(view: View, tmp_path: Path) -> None:
    view.open(written(tmp_path, made.report([made.news(0), made.news(1)])))
    view.size(390, 800, mobile=True)
    first = view.one(".first .item.error")
    assert first.rect["y"] + first.rect["height"] < 200
    first.click()
    view.wait(lambda: view.shown(".note.open"), "its note")
    assert view.run("return document.documentElement.scrollWidth") <= 390


def opened(view: View, folder: Path, library: Path, what: str, lang: Side) -> None:
    """The page in one of the states in which axe looks at it."""
    if what == "library":
        view.open(library)
    elif what == "compared":
        report = made.report([made.news(0), made.news(1)])
        before = compare.Before.model_validate_json(render.render(made.report([made.news(0)]), "json", bench.WORDS))
        view.open(written(folder, report, lang, change=compare.compare(report, before)))
    elif what == "recurring":
        view.open(written(folder, made.report(replace(made.news(0), document=named(n)) for n in range(3)), lang))
        view.one("[data-spread]").click()
    else:
        view.open(written(folder, real() if what != "matched" else made.report([made.news(0)]), lang))
        if what.startswith("telephone"):
            view.size(390, 800, mobile=True)


def named(n: int) -> Document:
    """A document like the first, by another name."""
    return replace(made.news(0).document, name=f"posts/copy-{n}.json")


# What is pressed in a state before axe looks at it.
PRESSED = {
    "post": ["j", "d", "j"], "dark": ["j", "d", "j"], "matched": ["j", "d", "j", "m"], "telephone": ["j"],
    "accept": ["j", "a"], "mended": ["j", "r", "j"], "own": ["j", "w"], "away": ["t"], "keys": ["?"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("what", "lang"),
    [
        *((what, lang) for what in ("post", "accept", "mended", "own", "away", "telephone") for lang in ("en", "uk")),
        ("dark", "uk"), ("matched", "en"), ("telephone-list", "uk"), ("telephone-first", "uk"), ("library", "en"),
        ("compared", "en"), ("recurring", "uk"), ("small", "uk"), ("details", "uk"), ("keys", "en"),
    ],
)  # fmt: skip
def test_axe_finds_no_violation(view: View, tmp_path: Path, library: Path, axe: str, what: str, lang: Side) -> None:
    opened(view, tmp_path, library, what, lang)
    if what == "dark":
        view.choose("#theme", "dark")
    if what == "mended":
        view.one("#fix-safe").click()
    view.press(*PRESSED.get(what, ()))
    if what in {"matched", "details"}:
        view.press("j")
        view.one(".note.open summary").click()
    if what == "telephone-list":
        view.one("#drawer").click()
    if what == "small":
        view.unfolded()
    view.run(axe)
    assert view.driver.execute_async_script(AXE) == []


def test_the_picture_of_the_readme(post: View, pytestconfig: pytest.Config) -> None:
    post.size(1440, 1080)
    post.press("j", "j", "j", "m")
    post.run("scrollTo(0, 0)")
    post.hover(post.all(".row:nth-of-type(2) .passage[lang=uk] .fact.same")[1])
    taken = post.picture("readme")
    assert taken.stat().st_size > 20_000
    if pytestconfig.getoption("--write-screenshot"):
        shutil.copyfile(taken, ROOT / "docs" / "report.png")
