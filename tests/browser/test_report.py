"""The HTML report in a browser: an editor's way through it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import made
from browser_view import View
from opened import POST, real, written

from checker.language.text import plain
from checker.model import Place, Span
from checker.run.surface import surface

# The numbers of the findings of the real post, errors first.
RANK = {"error": 0, "warning": 1, "info": 2}
FIRST = sorted(range(len(real().findings)), key=lambda n: RANK[real().findings[n].severity])


def test_a_post_opens_with_both_texts_and_every_finding(post: View) -> None:
    grave = sum(one.severity != "info" for one in real().findings)
    assert len(post.all("#list .item")) == grave
    post.unfolded()
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
                "const marks = [...document.querySelectorAll('.passage[lang=' + arguments[0] + '] [data-findings]')];"
                "const mine = (one) => one.dataset.findings.split(' ').includes(arguments[1]);"
                "return marks.filter(mine).map((one) => one.textContent)",
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
    told = "(one) => [one.textContent, one.dataset.findings, one.classList[1]]"
    assert view.run(f"return [...document.querySelectorAll('.mark')].map({told})") == [
        ["One", "0", "error"],
        ["", "2", "warning"],
        [" ", "0", "error"],
        ["two", "0 1", "error"],
        [" three", "1", "info"],
    ]


def test_filters_leave_what_they_name(post: View) -> None:
    findings = real().findings
    post.unfolded()
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
    assert at() == f"#/0/{FIRST[0]}"
    post.press("n", "j")
    assert at() == f"#/0/{FIRST[2]}"
    post.press("k", "p", "p")
    assert at() == f"#/0/{FIRST[0]}"
    # The key of j under a Ukrainian layout.
    post.run("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ', bubbles: true}))")
    assert at() == f"#/0/{FIRST[1]}"
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
    assert post.run("return location.hash") == f"#/0/{FIRST[3]}"
    assert post.one(".note.open").get_attribute("id") == f"note-{FIRST[3]}"


def test_hovering_lights_the_counterpart(two_sided: View) -> None:
    two_sided.hover(two_sided.one(".passage[lang=uk] .mark"))
    lit = two_sided.all(".mark.lit")
    assert [one.find_element("xpath", "ancestor::*[@lang][1]").get_attribute("lang") for one in lit] == ["uk", "en"]
    assert two_sided.one(".note.lit").get_attribute("id") == "note-0"
    assert len(two_sided.all("#threads path.warning")) == 1
    assert "is 13 in the English one" in two_sided.one("#tip").text
    two_sided.picture("hover")


def test_a_thread_ends_where_its_marks_are(view: View, tmp_path: Path) -> None:
    view.open(written(tmp_path, made.report([made.news(1, 60)])))
    view.press("o", "j", "j", "j", "j")
    # A thread hangs from both marks, so its top is at the foot of the higher one.
    gap = (
        "const path = document.querySelector('#threads path'), marks = [...document.querySelectorAll('.mark.lit')];"
        "const foot = Math.min(...marks.map((mark) => mark.getClientRects()[0].bottom));"
        "return path ? Math.abs(path.getBoundingClientRect().top - foot) : 99"
    )
    view.wait(lambda: view.run(gap) < 4, "the thread at its mark")
    view.picture("folded")


def test_focus_does_what_hovering_does(two_sided: View) -> None:
    two_sided.run("document.querySelector('.passage[lang=en] .mark').focus()")
    assert len(two_sided.all(".mark.lit")) == 2
    assert two_sided.run(
        "return document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
    )


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
    two_sided.run("document.querySelector('.note.open summary').click()")
    rows = ["number 64 65 differs"]
    two_sided.wait(lambda: two_sided.shown(".note.open tbody tr") == rows, "the table of matches")


def test_a_finding_is_accepted_with_a_reason_and_exported(post: View) -> None:
    post.press("j", "j", "a")
    post.one("#reason").send_keys("ok")
    post.press("\ue007")
    assert "three letters" in post.one("#reason-wrong").text
    post.one("#reason").send_keys(' "so" it \\ stands')
    post.picture("accept")
    post.press("\ue007")
    assert not post.one("#accept").is_displayed()
    assert post.run("return document.activeElement.id") == f"note-{FIRST[1]}"
    assert "stands" in post.one(f"#note-{FIRST[1]}").text
    assert post.one("#left").text == f"{len(FIRST) - 1} of {len(FIRST)} to do"
    post.driver.refresh()
    post.loaded()
    assert post.one("#left").text == f"{len(FIRST) - 1} of {len(FIRST)} to do"
    assert len(post.unfolded().all("#list .item")) == len(FIRST) - 1
    post.one("#export").click()
    lines = post.one("#toml").get_attribute("value")
    finding = real().findings[FIRST[1]]
    assert finding.en is not None
    assert tomllib.loads(lines) == {
        "accept": [{"rule": finding.rule, "path": POST, "en": surface(finding.en), "why": 'ok "so" it \\ stands'}]
    }


def test_a_finding_is_ticked_off_and_back(post: View) -> None:
    post.press("j", "d")
    assert post.one("#left").text == f"{len(FIRST) - 1} of {len(FIRST)} to do"
    post.press("d")
    assert post.one("#left").text == f"{len(FIRST)} of {len(FIRST)} to do"


def test_the_correction_is_copied(post: View) -> None:
    post.driver.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    post.press("j", "j", "c")
    post.wait(lambda: post.one("#said").get_attribute("textContent") == "Copied", "copied")
    read = "const done = arguments[0]; navigator.clipboard.readText().then(done, (wrong) => done(String(wrong)))"
    assert post.driver.execute_async_script(read) == real().findings[FIRST[1]].expected


def test_a_post_leads_to_its_editor(post: View) -> None:
    link = post.one(".doing a").get_attribute("href")
    assert link.endswith("/wp-admin/post.php?post=7356&action=edit")
    assert link.startswith("https://")
