"""The translation mended in place: corrections, own words, safe fixes, undoing, and the text taken away."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import made
import pytest
from browser_view import ROOT, View
from command import run as zvirka
from opened import POST, real, written

from checker.language.text import plain
from checker.model import Place, Span
from checker.render import mending

CONTENT = json.loads((ROOT / POST).read_text(encoding="utf-8"))["content"]["rendered"]
TAG = re.compile(r"<[^>]*>")
SPLIT = next(n for n, one in enumerate(real().findings) if one.rule == "quote-marks-mixed")
ALL = len(real().findings)
STRAY = next(n for n, one in enumerate(real().findings) if one.rule == "stray-cyrillic")


def english(view: View, n: int) -> str:
    """The English passage of a finding as it is on the page."""
    at = f"document.getElementById('note-{n}').closest('.row').querySelector('.passage[lang=en] .words')"
    return str(view.run(f"return {at}.textContent"))


def taken(view: View, part: str = "Text of the post") -> str:
    """What the page gives away of a part."""
    view.one("#take").click()
    names = view.run("return [...document.querySelectorAll('#part option')].map((one) => one.textContent)")
    view.choose("#part", str(names.index(part)))
    text = view.one("#away-text").get_attribute("value")
    view.one("#away [data-close]").click()
    return str(text)


def report(folder: Path, uk: str, en: str, name: str = "a.txt", *more: str) -> Path:
    """The page of two texts in files of their own."""
    for side, text in (("uk", uk), ("en", en)):
        path = folder / side / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    done = zvirka("check", "--uk", "uk", "--en", "en", "--report", "html=report.html", *more, cwd=folder)
    assert done.returncode < 2, done.stderr
    return folder / "report.html"


def saved(view: View, folder: Path, name: str) -> bytes:
    """The file that the page gives away."""
    view.driver.execute_cdp_cmd("Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    view.one("#take").click()
    view.one("#away-save").click()
    view.wait(lambda: (folder / name).exists(), name)
    view.one("#away [data-close]").click()
    return (folder / name).read_bytes()


def rewritten(view: View, words: str) -> None:
    """The passage of the open finding in other words."""
    view.press("w")
    view.run("document.getElementById('own').value = arguments[0]", words)
    view.one("[data-act=save]").click()


def test_a_correction_is_put_into_the_text_with_one_click(post: View) -> None:
    post.press("j", "j")
    assert 'a possible «The »split" of Ukraine' in english(post, SPLIT)
    post.one(".note.open [data-act=put]").click()
    assert "a possible “split” of Ukraine" in english(post, SPLIT)
    assert post.one(f"#note-{SPLIT} .decided").text == "Mended"
    assert post.one("#left").text == post.one("#doc-left").text == f"{ALL - 1} of {ALL} to do"
    assert post.one("#said").get_attribute("textContent") == f"Left in this text: {ALL - 1}"
    mended = taken(post)
    assert TAG.findall(mended) == TAG.findall(CONTENT)
    assert mended.replace("“split”", '«The »split"') == CONTENT
    post.picture("mended")
    post.press("d")
    assert 'a possible «The »split" of Ukraine' in english(post, SPLIT)
    assert taken(post) == CONTENT


def test_all_safe_fixes_are_those_of_the_command(post: View, tmp_path: Path) -> None:
    shutil.copyfile(ROOT / POST, tmp_path / "post.json")
    done = zvirka("fix", "post.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    fixed = json.loads((tmp_path / "post.json").read_text(encoding="utf-8"))
    assert post.one("#fix-safe").text == "Make all safe fixes (5)"
    post.one("#fix-safe").click()
    assert taken(post) == fixed["content"]["rendered"] != CONTENT
    assert post.one("#left").text == f"{ALL - 5} of {ALL} to do"
    assert not post.one("#fix-safe").is_displayed()


def test_every_correction_at_once_keeps_the_markup(post: View, tmp_path: Path) -> None:
    count = int(post.one("#fix-all").text.rpartition("(")[2].rstrip(")"))
    post.one("#fix-all").click()
    assert post.one("#left").text == f"{ALL - count} of {ALL} to do"
    mended = taken(post)
    assert TAG.findall(mended) == TAG.findall(CONTENT)
    assert mended.count("Kremlin") == CONTENT.count("Kremlin") + 2
    value = json.loads((ROOT / POST).read_text(encoding="utf-8"))
    value["content"]["rendered"] = mended
    (tmp_path / "post.json").write_text(json.dumps(value), encoding="utf-8")
    again = json.loads(zvirka("check", "post.json", "--format", "json", cwd=tmp_path).stdout)
    assert len(again["findings"]) == ALL - count
    post.one("#step-back").click()
    assert post.one("#left").text == f"{ALL} of {ALL} to do"
    assert taken(post) == CONTENT


def test_own_words_are_written_as_the_place_wants_them(post: View) -> None:
    post.press("j", "w")
    marked = "return getSelection().toString() || own.value.slice(own.selectionStart, own.selectionEnd)"
    post.wait(lambda: post.run(marked) == "у", "the wrong word is marked in the field")
    post.picture("own")
    post.one("#own").send_keys('In <b> & "early"')
    post.one("[data-act=save]").click()
    assert english(post, STRAY).startswith('In <b> & "early" 2001 Putin')
    assert not post.all(".passage b")
    mended = taken(post)
    assert 'In &lt;b&gt; &amp; "early"' in mended
    assert TAG.findall(mended) == TAG.findall(CONTENT)
    # Safe fixes of the same passage are put in beside them, and undone apart from them.
    post.one("#fix-safe").click()
    assert "“will create a field" in english(post, STRAY)
    post.press("d")
    assert english(post, STRAY).startswith("у 2001")
    assert "“will create a field" in english(post, STRAY)


def test_own_words_over_a_mend_take_its_place(post: View) -> None:
    post.press("j", "r")
    assert english(post, STRAY).startswith("in 2001")
    post.press("d", "r")
    post.one("#fix-safe").click()
    post.run("document.querySelector('#small-ones').click()")
    post.run(f"location.hash = '#/0/{STRAY + 1}'")
    post.wait(lambda: post.all(f"#note-{STRAY + 1}.open"), "its note")
    post.press("d")
    rewritten(post, "In 2001 Putin told George W. Bush about NATO.")
    assert english(post, STRAY) == "In 2001 Putin told George W. Bush about NATO."
    assert "In 2001 Putin told George W. Bush about NATO." in TAG.sub("", taken(post))
    assert TAG.findall(taken(post)) == TAG.findall(CONTENT)
    post.press("d")
    assert english(post, STRAY).startswith("у 2001 Putin told George W. Bush that")


@pytest.mark.parametrize("words", ["", "one", "A one two, three.", "three two one", "one 👍 two", "Two four five six."])
@pytest.mark.parametrize("first", ["zero two three", "one two 🚀 three", "two"])
def test_two_rewritings_end_as_they_were_written(view: View, tmp_path: Path, first: str, words: str) -> None:
    uk, en = plain("Один два три", "uk"), plain("one two three", "en")
    found = [made.finding("a.txt", None, Place(en, Span(n, n + 3)), n=n) for n in (0, 4)]
    view.open(written(tmp_path, made.report([made.page("a.txt", [(uk, en)], found)])))
    view.press("j")
    rewritten(view, first)
    assert english(view, 0) == first
    view.press("j")
    rewritten(view, words)
    assert english(view, 0) == words
    assert taken(view, "The whole text") == words
    view.press("z")
    assert english(view, 0) == first
    view.press("z")
    assert english(view, 0) == "one two three"


HTML_UK = "<p>Загинули <b>12</b> людей,&nbsp;поранено 30.<br>Вогонь загасили.</p>\n<p>Друге речення.</p>\n"
HTML_EN = "<p>21 <b>people</b> were killed &amp;\n   <i>30</i> were wounded.<br>Fire is out.</p>\n<p>Another one.</p>\n"


def test_markup_entities_and_line_ends_stay(view: View, tmp_path: Path) -> None:
    view.open(report(tmp_path, HTML_UK, HTML_EN, "a.html"))
    view.press("j")
    rewritten(view, "12 persons died & about 30 were hurt. The fire is out")
    assert taken(view, "a.html") == (
        "<p>12 <b>persons</b> died &amp;\n   about <i>30</i> were hurt.<br>The fire is out</p>\n<p>Another one.</p>\n"
    )


def test_a_file_of_markdown_is_taken_as_its_source(view: View, tmp_path: Path) -> None:
    uk = "---\ntitle: Назва 5\n---\n\n# Події\n\nЗагинули **12** людей 🚀.\r\n\n- Поранено 30.\n"
    en = "---\ntitle: A title 6\n---\n\n# Events\n\n🚀 The **21** people were killed.\r\n\n- Wounded 30.\n"
    view.open(report(tmp_path, uk, en, "a.md"))
    view.press("j")
    view.one("#fix-all").click()
    assert saved(view, tmp_path, "a.md") == en.replace("21", "12").replace("title 6", "title 5").encode()
    rewritten(view, 'A "title": 5')
    assert "would break it" in view.one("#own-wrong").text


def test_marks_of_markdown_are_escaped_and_not_in_code(view: View, tmp_path: Path) -> None:
    uk, en = "Загинули 12 людей, каже `kubectl get`.\n", "21 people died, says `kubectl get`.\n"
    view.open(report(tmp_path, uk, en, "a.md"))
    view.press("j")
    rewritten(view, "12 people *and* <i> died, says kubectl get_all.")
    assert taken(view, "a.md") == "12 people \\*and\\* \\<i\\> died, says `kubectl get_all`.\n"


def test_what_the_translation_lacks_is_written_behind_what_is_there(view: View, tmp_path: Path) -> None:
    uk = "Сьогодні дощить.\n\nВчора в місті Львів загинули 12 людей, повідомила поліція.\n\nДалі буде сонячно.\n"
    view.open(report(tmp_path, uk, "It rains today.\n\nIt will be sunny later.\n", "a.txt", "--original", "uk"))
    view.press("j", "w")
    view.one("#own").send_keys(" Twelve people died in Lviv.")
    view.one("[data-act=save]").click()
    assert taken(view, "a.txt") == "It rains today. Twelve people died in Lviv.\n\nIt will be sunny later.\n"


def test_what_is_taken_is_a_file_and_lies_on_the_clipboard(post: View, tmp_path: Path) -> None:
    driver = post.driver
    permissions = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    driver.execute_cdp_cmd("Browser.grantPermissions", permissions)
    post.one("#fix-all").click()
    post.press("t")
    mended = str(post.one("#away-text").get_attribute("value"))
    post.picture("away")
    post.one("#away [data-close]").click()
    assert saved(post, tmp_path, "ukrmedia-7356.content.en.html") == mended.encode()
    post.press("t")

    def held(kind: str) -> Any:
        script = (
            "const done = arguments[1];"
            "navigator.clipboard.read().then(([one]) => one.getType(arguments[0])).then((it) => it.text())"
            ".then(done, (wrong) => done(String(wrong)))"
        )
        return driver.execute_async_script(script, kind)

    post.one("#away-raw").click()
    post.wait(lambda: post.one("#away-raw").text == "Copied", "copied")
    assert held("text/plain") == mended
    post.one("#away-looks").click()
    post.wait(lambda: post.one("#away-looks").text == "Copied", "copied")
    assert "a possible “split” of Ukraine" in held("text/plain")
    assert "<" not in held("text/plain")
    assert "<strong" in held("text/html")


def test_mends_last_and_are_for_the_text_that_they_were_made_in(view: View, tmp_path: Path) -> None:
    page = report(tmp_path, "Загинули 12 людей.", "21 people were killed.")
    view.open(page)
    view.press("j", "r")
    assert english(view, 0) == "12 people were killed."
    assert view.run("return location.hash") == "#/0/0"
    view.driver.refresh()
    view.loaded()
    assert english(view, 0) == "12 people were killed."
    assert view.one("#left").text == "All done."
    report(tmp_path, "Загинули 12 людей.", "Yesterday 21 people were killed.")
    view.driver.refresh()
    view.loaded()
    assert english(view, 0) == "Yesterday 21 people were killed."
    assert view.one("#left").text == "1 of 1 to do"


def test_a_page_in_a_sandbox_mends_and_accepts_as_well(view: View, tmp_path: Path) -> None:
    report(tmp_path, "Загинули 12 людей.\n\nПоранено 30.", "21 people were killed.\n\n13 were wounded.")
    frame = '<iframe sandbox="allow-scripts allow-downloads" src="report.html" width="1400" height="850"></iframe>'
    (tmp_path / "frame.html").write_text(frame, encoding="utf-8")
    view.driver.get((tmp_path / "frame.html").as_uri())
    view.driver.switch_to.frame(0)
    view.loaded()
    view.one("#list .item").click()
    view.one(".note.open [data-act=own]").click()
    view.one("#own").send_keys("12")
    view.one("[data-act=save]").click()
    assert english(view, 0) == "12 people were killed."
    view.all("#list .item")[1].click()
    view.one(".note.open [data-act=accept]").click()
    view.one("#reason").send_keys("counted", "\ue007")
    assert view.one("#left").text == "All done."
    assert saved(view, tmp_path, "a.txt") == b"12 people were killed.\n\n13 were wounded."
    view.driver.switch_to.default_content()


def test_the_translation_may_be_the_ukrainian_text(view: View, tmp_path: Path) -> None:
    view.open(report(tmp_path, "Загинула 21 людина..", "12 people were killed.", "a.txt", "--original", "en"))
    view.press("j")
    rewritten(view, "Загинуло 12 людей..")
    assert taken(view, "a.txt") == "Загинуло 12 людей.."


def test_texts_too_large_for_the_page_are_shown_and_not_mended(
    view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending, "LARGEST", 10)
    view.open(written(tmp_path, made.report([made.news(0)])))
    view.press("j")
    assert view.shown(".note.open .acts button") == ["Copy the correction", "Accept…", "Done elsewhere"]
    assert not view.one("#take").is_displayed()
    assert "too large" in view.one(".mending").text
