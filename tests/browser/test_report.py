"""The HTML report in a browser: an editor's way through it."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import bench
import made
import pytest
from browser_view import ROOT, View

from checker import compare, readers, render, rulebook, run
from checker.model import Place, Report, Side, Span
from checker.text import plain

POST = "tests/posts/ukrmedia-7356.json"
HOSTILE = (
    "<script>alert(1)</script>", "</script><script>alert(2)</script>", "<!--<script>", "-->", "]]>",
    '"><img src=x onerror=alert(3)>', "javascript:alert(4)", "{{ 7 * 7 }}", "${7*7}", "\u202eevil\u202c", "\u2067x\u2069",
    "\x00\x07\x1b[31m", "\ud800", "👩\u200d🚀 \U0001f525", "&lt;b&gt;&amp;", "\u2028\u2029", '"""\'\'\'\\\\"', "]]\n[[accept]]\n",
    "</title></style><svg onload=alert(5)>", "\ufeff\u00ad\u200b", "%s%n", "onclick=alert(6)",
)  # fmt: skip


@cache
def real() -> Report:
    """The report of the real post."""
    documents = readers.open_input(str(ROOT / POST), bench.WORDS)
    return run.report(documents, rulebook.load(), bench.WORDS, keep_pages=True)


@cache
def rules() -> dict[str, rulebook.Rule]:
    return {rule.name: rule for rule in rulebook.load().rules}


def written(folder: Path, report: Report, lang: Side = "en", **more: Any) -> Path:
    path = folder / "report.html"
    made_at = "2025-12-26T10:30:00+00:00"
    path.write_text(render.render(report, "html", lang=lang, rules=rules(), made=made_at, **more), encoding="utf-8")
    return path


@pytest.fixture
def post(view: View, tmp_path: Path) -> View:
    """The report of the real post, opened."""
    return view.open(written(tmp_path, real()))


@pytest.fixture
def two_sided(view: View, tmp_path: Path) -> View:
    """A document of which number 0 has a figure that differs, opened."""
    return view.open(written(tmp_path, made.report([made.news(0)])))


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of 2,000 documents."""
    return written(tmp_path_factory.mktemp("library"), made.many(2000))


def test_a_post_opens_with_both_texts_and_every_finding(post: View) -> None:
    assert len(post.all("#list .item")) == len(real().findings)
    assert len(post.all(".note")) == len(real().findings)
    assert len(post.all(".row")) >= real().pairs
    assert post.one("h2").text == "In 2001, Putin asked the United States to admit Russia to NATO"
    assert "December 25, 2025" in post.one(".top").text
    assert post.one("#left").text == f"{len(real().findings)} of {len(real().findings)} to do"
    post.picture("post")


def test_a_mark_stands_exactly_on_what_was_found(post: View) -> None:
    for n, finding in enumerate(real().findings):
        for side, place in (("uk", finding.uk), ("en", finding.en)):
            if place is None or place.raw is not None:
                continue
            pieces = post.run(
                "return [...document.querySelectorAll('.passage[lang=' + arguments[0] + '] [data-findings]')]"
                ".filter((one) => one.dataset.findings.split(' ').includes(arguments[1])).map((one) => one.textContent)",
                side, str(n),
            )  # fmt: skip
            assert "".join(pieces) == place.text


def test_findings_that_overlap_are_split_and_both_are_told(view: View, tmp_path: Path) -> None:
    uk, en = plain("Один два три", "uk"), plain("One two three", "en")
    findings = [
        made.finding("a", None, Place(en, Span(0, 7)), n=1),
        made.finding("a", None, Place(en, Span(4, 13)), n=2, severity="info"),
        made.finding("a", None, Place(en, Span(3, 3)), n=3, severity="warning"),
    ]
    view.open(written(tmp_path, made.report([made.page("a", [(uk, en)], findings)])))
    script = "return [...document.querySelectorAll('.mark')].map((one) => [one.textContent, one.dataset.findings, one.classList[1]])"
    assert view.run(script) == [
        ["One", "0", "error"], ["", "2", "warning"], [" ", "0", "error"], ["two", "0 1", "error"], [" three", "1", "info"],
    ]  # fmt: skip


def test_filters_leave_what_they_name(post: View) -> None:
    findings = real().findings
    post.one("[data-level=info]").click()
    assert len(post.all("#list .item")) == sum(one.severity != "info" for one in findings)
    post.one("[data-level=info]").click()
    post.choose("#by-rule", "lowercase-name")
    assert len(post.all("#list .item")) == sum(one.rule == "lowercase-name" for one in findings)
    post.one("#clear").click()
    post.choose("#by-side", "u")
    assert len(post.all("#list .item")) == sum(one.uk is not None for one in findings)
    post.one("#clear").click()
    post.one("#find").send_keys("KREMLIN")
    wanted = sum("kremlin" in (one.messages["en"] + one.rule).lower() for one in findings)
    post.wait(lambda: len(post.all("#list .item")) == wanted, "the search")
    post.one("#find").send_keys("zzz")
    post.wait(lambda: post.one("#count").text.startswith("No finding matches"), "nothing found")


def test_keys_go_through_the_findings(post: View) -> None:
    def at() -> str:
        return post.run("return location.hash")  # type: ignore[no-any-return]

    post.press("j")
    assert at() == "#/0/0"
    post.press("n", "j")
    assert at() == "#/0/2"
    post.press("k", "p", "p")
    assert at() == "#/0/0"
    # The key of j under a Ukrainian layout.
    post.run("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ', bubbles: true}))")
    assert at() == "#/0/1"
    assert post.run("return document.activeElement.id").startswith("note-")
    assert post.one(".note.open").is_displayed()
    assert post.one(".item[aria-current=true]").is_displayed()
    post.press("f")
    assert post.run("return document.activeElement.id") == "find"
    post.press("j")
    assert post.one("#find").get_attribute("value") == "j"
    post.press("\ue00c")
    post.press("?")
    assert "next finding" in post.one("#keys").text
    post.picture("keys")
    post.press("\ue00c")
    assert not post.one("#keys").is_displayed()


def test_enter_on_a_finding_of_the_list_opens_it(post: View) -> None:
    post.run("document.querySelectorAll('.item')[3].focus()")
    post.press("\ue007")
    assert post.run("return location.hash") == "#/0/3"
    assert post.one(".note.open").get_attribute("id") == "note-3"


def test_hovering_lights_the_counterpart(two_sided: View) -> None:
    two_sided.hover(two_sided.one(".passage[lang=uk] .mark"))
    lit = two_sided.all(".mark.lit")
    assert [one.find_element("xpath", "ancestor::*[@lang][1]").get_attribute("lang") for one in lit] == ["uk", "en"]
    assert two_sided.one(".note.lit").get_attribute("id") == "note-0"
    assert len(two_sided.all("#threads path.warning")) == 1
    assert "is 13 in the English one" in two_sided.one("#tip").text
    two_sided.picture("hover")


def test_focus_does_what_hovering_does(two_sided: View) -> None:
    two_sided.run("document.querySelector('.passage[lang=en] .mark').focus()")
    assert len(two_sided.all(".mark.lit")) == 2
    assert two_sided.run("return document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent")


def test_what_matched_is_shown_on_demand(two_sided: View) -> None:
    two_sided.press("m")
    facts = two_sided.all(".passage[lang=uk] .fact.same")
    assert facts
    two_sided.hover(facts[0])
    assert len(two_sided.all(".fact.linked")) == 2
    assert "the same" in two_sided.one("#tip").text
    assert two_sided.all("#threads path.same")
    two_sided.picture("matched")
    two_sided.press("j")
    two_sided.one(".note.open summary").click()
    assert two_sided.shown(".note.open tbody tr") == ["number 12 13 differs"]


def test_a_finding_is_accepted_with_a_reason_and_exported(post: View) -> None:
    post.press("j", "j", "a")
    post.one("#reason").send_keys("ok")
    post.press("\ue007")
    assert "three letters" in post.one("#reason-wrong").text
    post.one("#reason").send_keys(' "so" it \\ stands')
    post.picture("accept")
    post.press("\ue007")
    assert not post.one("#accept").is_displayed()
    assert post.run("return document.activeElement.id") == "note-1"
    assert "stands" in post.one("#note-1").text
    assert post.one("#left").text == "14 of 15 to do"
    post.driver.refresh()
    post.loaded()
    assert post.one("#left").text == "14 of 15 to do"
    assert len(post.all("#list .item")) == 14
    post.one("#export").click()
    lines = post.one("#toml").get_attribute("value")
    finding = real().findings[1]
    assert finding.en is not None
    assert tomllib.loads(lines) == {
        "accept": [{"rule": finding.rule, "text": finding.en.text, "why": 'ok "so" it \\ stands'}]
    }


def test_a_finding_is_ticked_off_and_back(post: View) -> None:
    post.press("j", "d")
    assert post.one("#left").text == "14 of 15 to do"
    post.press("d")
    assert post.one("#left").text == "15 of 15 to do"


def test_the_correction_is_copied(post: View) -> None:
    post.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    post.press("j", "j", "c")
    post.wait(lambda: post.one("#said").get_attribute("textContent") == "Copied", "copied")
    read = "const done = arguments[0]; navigator.clipboard.readText().then(done, (wrong) => done(String(wrong)))"
    assert post.driver.execute_async_script(read) == real().findings[1].expected


def test_a_post_leads_to_its_editor(post: View) -> None:
    link = post.one(".doing a").get_attribute("href")
    assert link.endswith("/wp-admin/post.php?post=7356&action=edit")
    assert link.startswith("https://")


def test_both_languages(post: View) -> None:
    post.press("j")
    post.one("[data-lang=uk]").click()
    assert post.run("return document.documentElement.lang") == "uk"
    assert post.one("#sum").text == "2 помилки, 6 застережень, 7 зауважень"
    assert real().findings[0].messages["uk"] in post.one("#list").text
    assert "25 грудня 2025" in post.one(".top").text
    assert post.run("return document.title").endswith("Звіт звірки")
    words = json.loads(post.one("#words").get_attribute("textContent"))
    english = {text for text in words["en"].values() if isinstance(text, str) and len(text) > 3}
    assert [text for text in post.shown("button, option, h2, h3, label, summary") if text in english] == ["English"]
    post.picture("ukrainian")


def test_dark_and_light(post: View) -> None:
    def ground() -> int:
        return sum(json.loads(post.run("return getComputedStyle(document.body).backgroundColor").replace("rgb(", "[").replace(")", "]")))

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
    post.one("#forth").click()
    assert post.one("#note-0").is_displayed()
    assert post.one("#at").text == "1 / 15"
    post.picture("telephone")
    post.one("#drawer").click()
    assert post.one("#list").is_displayed()
    post.picture("telephone-list")
    post.all("#list .item")[4].click()
    assert not post.one("#list").is_displayed()
    assert post.one("#note-4").is_displayed()


def test_two_thousand_documents(view: View, library: Path) -> None:
    view.open(library)
    assert view.one("#documents-count").text == "2,000 documents"
    assert not view.all(".passage")
    assert view.run("return document.querySelectorAll('*').length") < 12_000
    view.picture("library")
    view.run("scrollTo(0, 1e9)")
    for _ in range(60):
        if view.run("scrollTo(0, 1e9); return document.querySelectorAll('#documents .tr').length") == 2000:
            break
        view.wait(lambda: True, "a frame")
    view.wait(lambda: view.run("scrollTo(0, 1e9); return document.querySelectorAll('#documents .tr').length") == 2000, "all rows")
    view.run("scrollTo(0, 0)")
    view.one("[data-sort=error]").click()
    errors = [int(one.text) for one in view.all("#documents .tr > :nth-child(3)")[:20]]
    assert errors == sorted(errors, reverse=True)
    view.one("#find-documents").send_keys("news-0042")
    assert view.one("#documents-count").text == "1 document"
    view.one("#documents a").click()
    assert view.run("return location.hash") == "#/42"
    assert len(view.all(".passage")) == 2 * 13
    assert {"#" + one.get_attribute("href").partition("#")[2] for one in view.all("#list .item")} == {
        f"#/42/{n}" for n in range(len(made.news(42).findings))
    }
    view.picture("library-document")
    view.press("]")
    view.wait(lambda: view.run("return location.hash") == "#/43", "the next document")
    view.driver.back()
    view.driver.back()
    view.wait(lambda: view.all("#documents"), "the overview")


def test_the_next_finding_may_be_in_the_next_document(view: View, library: Path) -> None:
    view.open(library, "#/3")
    last = len(made.news(3).findings)
    view.press(*"j" * (last + 1))
    assert view.run("return location.hash") == "#/4/0"
    assert view.run("return document.getElementById('by-document').value") == "4"


def test_an_older_report_tells_what_is_new_and_gone(view: View, tmp_path: Path) -> None:
    older = tmp_path / "old.json"
    wire = json.loads(render.render(made.report([made.news(0), made.news(9)]), "json"))
    fixed = wire["findings"][0]
    wire["findings"][0] = {**fixed, "fingerprint": "0" * 16, "message": "What was mended"}
    older.write_text(json.dumps(wire), encoding="utf-8")
    report = made.report([made.news(0), made.news(1)])
    change = compare.compare(report, compare.read(older))
    assert len(change.gone) == 1
    assert change.unchecked == len(made.news(9).findings)
    view.open(written(tmp_path, report, change=change))
    new = sum(map(change.new, report.findings))
    assert new == len(made.news(1).findings) + 1
    still = len(report.findings) - new
    assert view.shown(".legend li") == [f"New {new}", f"Still there {still}", "Gone 1"]
    view.one(".card details summary").click()
    assert "What was mended" in view.one(".goners").text
    view.choose("#by-state", "new")
    assert len(view.all("#list .item")) == new
    view.picture("compared")


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_hostile_texts_are_only_shown(view: View, tmp_path: Path, lang: Side) -> None:
    rows, findings = [], []
    for n, text in enumerate(HOSTILE):
        uk, en = plain(f"{text} є", "uk"), plain(f"is {text}", "en")
        rows.append((uk, en))
        at = Place(uk, Span(0, len(text))), Place(en, Span(3, 3 + len(text)))
        findings.append(made.finding(text, *at, expected=text, fix=text, message=(text, text), n=n))
    post = made.Post(1, "javascript:alert(7)//", "</script>", "<b>")
    pages = [made.page(HOSTILE[1], rows, findings, post=post), made.page(HOSTILE[0], rows[:1], (), post=post)]
    path = tmp_path / "report.html"
    path.write_text(render.render(made.report(pages), "html", lang=lang), encoding="utf-8")
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
    assert {one["text"] for one in accepted} == {text.replace("\ud800", "\ufffd") for text in HOSTILE}


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


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """axe-core, which finds what screen readers and keyboards stumble over."""
    folder = tmp_path_factory.mktemp("axe")
    if not shutil.which("npm"):
        pytest.skip("no npm to get axe-core with")
    try:
        done = subprocess.run(["npm", "pack", "axe-core", "--silent"], cwd=folder, capture_output=True, text=True, timeout=90, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer")
    packed = list(folder.glob("axe-core-*.tgz"))
    if done.returncode or not packed:
        pytest.skip("npm could not get axe-core")
    shutil.unpack_archive(packed[0], folder)
    return (folder / "package" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("what", ["post", "dark", "matched", "telephone", "telephone-list", "accept", "library", "compared"])
def test_axe_finds_no_violation(view: View, tmp_path: Path, library: Path, axe: str, what: str) -> None:
    if what == "library":
        view.open(library)
    elif what == "compared":
        report = made.report([made.news(0), made.news(1)])
        before = compare.Before.model_validate_json(render.render(made.report([made.news(0)]), "json"))
        view.open(written(tmp_path, report, change=compare.compare(report, before)))
    else:
        view.open(written(tmp_path, real() if what != "matched" else made.report([made.news(0)]), "uk" if what == "dark" else "en"))
        if what.startswith("telephone"):
            view.size(390, 800, mobile=True)
        view.press("j", "d", "j")
    if what == "dark":
        view.choose("#theme", "dark")
    if what == "matched":
        view.press("m")
        view.one(".note.open summary").click()
    if what == "telephone-list":
        view.one("#drawer").click()
    if what == "accept":
        view.press("a")
    view.run(axe)
    found = view.driver.execute_async_script(
        "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        ".then((all) => done(all.violations.map((one) => one.id + ': ' + one.nodes.slice(0, 3).map((n) => n.target + ' ' + n.failureSummary).join('; '))),"
        " (wrong) => done([String(wrong)]))"
    )
    assert found == []


def test_the_picture_of_the_readme(post: View, pytestconfig: pytest.Config) -> None:
    post.size(1360, 860)
    post.press(*"j" * 9)
    taken = post.picture("readme")
    assert taken.stat().st_size > 20_000
    if pytestconfig.getoption("--write-screenshot"):
        shutil.copyfile(taken, ROOT / "docs" / "report.png")
