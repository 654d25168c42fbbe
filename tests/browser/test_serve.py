"""The page of `zvirka serve`: paste, check, follow a finding, mend, take away; two editors; what is refused."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from browser_view import ROOT, chromium
from served import Desk, service

UK = "У 2001 році Путін приїхав до Києва.\n\nЗагинули 12 людей, збитки 1 200 000 грн."
EN = "In 2002 Putin came to Kyiv.\n\n12 people were killed, losses UAH 1,200,000."
BULLET = (
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span> </span></span>"
)
WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {{color: red}}</style></head><body><!--StartFragment--><h1 style='mso-x:1'>Війна<o:p></o:p></h1>
<p class=MsoNormal><b>У 2001 році</b> Путін приїхав до <span style='color:red'>Києва</span>.<o:p></o:p></p>
{BULLET}Загинули 12 людей</p>
{BULLET}Поранено 30</p>
<img src="https://example.org/x.png" onerror="document.title='bad'"><script>document.title = "bad"</script>
<!--EndFragment--></body></html>"""
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr">
<span>War</span></h1><p dir="ltr" style="line-height:1.38"><span style="font-weight:700;color:#000">In 2001</span>
<span>Putin came to Kyiv.</span></p><ul><li dir="ltr"><p><span>14 people were killed</span></p></li>
<li dir="ltr"><p><span>30 were wounded</span></p></li></ul></b>"""
BLOCKS = """<!-- wp:paragraph --><p onclick="document.title='bad'">In 2002
<a href="javascript:alert(1)">Putin</a> came to <a href="https://example.org/">Kyiv</a>.</p><!-- /wp:paragraph -->
<iframe src="https://example.org/"></iframe>"""
LONG = """
for (const side of ["uk", "en"]) {
  const given = new DataTransfer();
  given.setData("text/plain", (side === "uk" ? "слово " : "word ").repeat(2200000));
  const pasted = new ClipboardEvent("paste", { clipboardData: given, cancelable: true });
  document.querySelector(`[data-side=${side}] .rich`).dispatchEvent(pasted);
}
"""
# What a page of strangers tries from its own origin; the browser tells what came of it.
TRIES = """
const done = arguments[1], body = JSON.stringify({ uk: "Один.", en: "One." });
const one = (options) => fetch(arguments[0] + "check", { method: "POST", body, ...options })
  .then((got) => got.type + got.status, () => "refused");
Promise.all([
  one({ headers: { "Content-Type": "application/json" } }),
  one({ mode: "no-cors", headers: { "Content-Type": "text/plain" } }),
  one({}),
]).then(done);
"""
READS = "fetch(arguments[0] + 'healthz').then((got) => got.text(), () => 'refused').then(arguments[1])"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    pytest.importorskip("uvicorn", reason="the service is not installed: pip install -e '.[serve]'")
    with service() as told:
        yield told


@pytest.fixture
def desk(driver: Any, address: str) -> Iterator[Desk]:
    made = Desk(driver, address)
    made.size(1440, 900)
    made.driver.get("about:blank")
    made.complaints()
    yield made.visit()
    assert made.complaints() == []


def found(desk: Desk) -> list[str]:
    """The findings that the report lists."""
    with desk.report() as report:
        return [one.text for one in report.all("#list .item")]


def test_plain_texts_are_pasted_checked_mended_and_taken_away(desk: Desk) -> None:
    desk.paste("uk", plain=UK)
    desk.paste("en", plain=EN)
    desk.check()
    assert desk.told() == "The report is ready."
    with desk.report() as report:
        report.press("j")
        assert report.one(".passage[lang=en] .mark").text == "2002"
        assert "2001" in report.one("#list .item[aria-current=true]").text
    desk.one("#back").click()
    desk.run("document.querySelector('[data-side=en] .rich p').textContent = 'In 2001 Putin came to Kyiv.'")
    desk.check()
    assert found(desk) == []
    desk.one("#back").click()
    desk.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite"]})
    desk.one("[data-side=en] .take").click()
    taken = desk.wait(
        lambda: desk.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])"), "it"
    )
    assert taken.split() == EN.replace("2002", "2001").split()


@pytest.mark.parametrize("pasted", [DOCS, BLOCKS])
def test_formatted_texts_keep_what_says_how_they_are_built(desk: Desk, pasted: str) -> None:
    desk.paste("uk", html=WORD, plain="not this")
    desk.paste("en", html=pasted, plain="not this")
    uk = desk.run("return document.querySelector('[data-side=uk] .rich').innerHTML")
    en = desk.run("return document.querySelector('[data-side=en] .rich').innerHTML")
    assert "<h1>Війна</h1>" in uk
    assert "<ul><li>Загинули 12 людей</li><li>Поранено 30</li></ul>" in "".join(uk.split("\n"))
    for text in (uk, en):
        assert not any(
            sign in text for sign in ("style=", "class=", "onerror", "onclick", "<script", "<img", "javascript:")
        )
    if pasted == DOCS:
        assert "<b>In 2001</b>\nPutin" in en
    else:
        assert '<a href="https://example.org/">Kyiv</a>' in en
    desk.check()
    assert any("12" in one or "2002" in one or "2001" in one for one in found(desk))
    assert desk.run("return document.title") == "Zvirka: check a translation"


def test_two_files_are_dropped_and_told_apart_by_their_names(desk: Desk) -> None:
    desk.drop("[data-side=uk]", ("news.en.txt", EN), ("news.uk.txt", UK))
    assert "news.uk.txt" in desk.one("[data-side=uk] .held").text
    desk.check()
    assert any("2002" in one or "2001" in one for one in found(desk))


def test_a_file_of_both_languages(desk: Desk) -> None:
    pairs = '{"id": "1", "uk": "Загинули 12 людей.", "en": "People were killed."}\n'
    desk.one("input[value=file]").click()
    desk.drop("#both", ("pairs.jsonl", pairs))
    desk.check()
    assert any("12" in one for one in found(desk))


def test_an_address_of_a_private_network_is_refused(desk: Desk, address: str) -> None:
    desk.one("input[value=address]").click()
    desk.one("#address").send_keys(f"{address}wp-json/wp/v2/posts/1")
    desk.check()
    assert desk.told() == "Nothing could be checked; the report says why."
    with desk.report() as report:
        assert "lies in a private network" in report.one("main").text
    assert ["422" in one for one in desk.complaints()] == [True]


def test_what_is_missing_is_told_in_the_language_of_the_reader(desk: Desk) -> None:
    desk.one("[data-lang=uk]").click()
    desk.paste("uk", plain=UK)
    desk.one("#check").click()
    desk.wait(lambda: desk.told() == "Додайте обидва тексти.", "told")
    desk.paste("en", plain=EN)
    desk.check()
    with desk.report() as report:
        assert report.run("return document.documentElement.lang") == "uk"
    desk.one("[data-lang=en]").click()


def test_five_megabytes_are_pasted(desk: Desk) -> None:
    uk, en = (" ".join([one] * (2_450_000 // len(one.encode()))) for one in ("Слово за словом.", "Word by word."))
    desk.paste("uk", plain="\n\n".join(uk[n : n + 5000] for n in range(0, len(uk), 5000)))
    desk.paste("en", plain="\n\n".join(en[n : n + 5000] for n in range(0, len(en), 5000)))
    assert "2.5 MB" in desk.one("[data-side=uk] .held").text
    desk.one("#check").click()
    desk.answered(seconds=900)
    assert desk.told() == "The report is ready."


def test_what_is_too_large_is_told_before_it_is_sent(desk: Desk) -> None:
    desk.run(LONG)
    desk.one("#check").click()
    desk.wait(lambda: "more than 24 MB" in desk.told(), "told")


def test_two_editors_at_once(desk: Desk) -> None:
    with chromium() as other:
        second = Desk(other, desk.address).visit()
        for one, year in ((desk, "1991"), (second, "1999")):
            one.paste("uk", plain="Це сталося у 2001 році в Києві.")
            one.paste("en", plain=f"It happened in {year} in Kyiv.")
        desk.one("#check").click()
        second.one("#check").click()
        for one, year in ((desk, "1991"), (second, "1999")):
            one.answered()
            with one.report() as report:
                assert report.one(".passage[lang=en] .mark.error").text == year


def test_the_report_has_no_part_in_the_page(desk: Desk) -> None:
    desk.paste("uk", plain=UK)
    desk.paste("en", plain=EN)
    desk.check()
    with desk.report() as report:
        assert report.run("return location.protocol + origin") == "blob:null"
        tried = "try { return [parent.document.title] } catch (wrong) { return wrong.name }"
        assert report.run(tried) == "SecurityError"


def test_another_site_can_neither_ask_nor_frame(driver: Any, address: str) -> None:
    driver.get("data:text/html,<title>strange</title>")
    assert driver.execute_async_script(TRIES, address) == ["refused"] * 3
    with service() as other:
        driver.get(other)
        assert driver.execute_async_script(READS, address) == "refused"
    driver.get_log("browser")


def test_a_token_is_asked_for_and_kept_out_of_the_address(driver: Any) -> None:
    pytest.importorskip("uvicorn")
    token = "a-token-of-more-than-twenty-letters"
    with service(env={"ZVIRKA_TOKEN": token}) as address:
        desk = Desk(driver, address).visit()
        desk.paste("uk", plain=UK)
        desk.paste("en", plain=EN)
        desk.one("#check").click()
        desk.wait(lambda: desk.one("#ask-token").is_displayed(), "asked")
        assert desk.told() == "The token is missing or wrong."
        desk.one("#token").send_keys(token)
        desk.press("\ue007")
        desk.wait(lambda: desk.told() == "The report is ready.", "checked")
        desk.run("sessionStorage.clear()")
        desk.visit(f"#token={token}")
        assert desk.run("return location.href") == address
        desk.paste("uk", plain=UK)
        desk.paste("en", plain=EN)
        desk.check()
        assert desk.told() == "The report is ready."
        driver.get_log("browser")


def test_the_picture_of_the_docs(desk: Desk, pytestconfig: pytest.Config) -> None:
    desk.paste("uk", html=WORD)
    desk.paste("en", html=DOCS)
    desk.run("document.activeElement.blur()")
    desk.size(1280, 760)
    shown = desk.picture("serve")
    assert desk.run("return document.documentElement.scrollWidth <= innerWidth")
    if pytestconfig.getoption("--write-screenshot"):
        shutil.copy(shown, ROOT / "docs" / "serve.png")
    desk.size(400, 800, mobile=True)
    assert desk.run("return document.documentElement.scrollWidth <= innerWidth")
    desk.picture("serve-narrow")


@pytest.mark.parametrize("lang", ["uk", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_in_the_way_of_screen_readers_and_keyboards(desk: Desk, axe: str, lang: str, theme: str) -> None:
    desk.one(f"[data-lang={lang}]").click()
    desk.choose("#theme", theme)
    desk.paste("uk", plain=UK)
    desk.paste("en", plain=EN)
    for way in ("address", "file", "texts"):
        desk.one(f"input[value={way}]").click()
        desk.run(axe)
        found = desk.driver.execute_async_script("axe.run(document, {iframes: false}).then(arguments[0])")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    desk.one("[data-lang=en]").click()
    desk.choose("#theme", "auto")
