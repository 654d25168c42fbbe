"""The plug-in on a real WordPress: its panel in a browser, the lock, what the server refuses, settings, languages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import editors
import pytest
from editors import CLOSED, MENDED, POST, TEXTS, TOKEN, Newsroom, Refused
from live import Live

WRONG = ["stray-cyrillic", "quote-marks-mixed"]


@pytest.fixture(scope="module")
def room(wordpress: Live) -> Iterator[Newsroom]:
    """The newsroom of all tests."""
    pytest.importorskip("uvicorn", reason="the service is not installed: pip install -e '.[serve]'")
    from served import service

    with service(env={"ZVIRKA_TOKEN": TOKEN}) as address:
        yield editors.opened(wordpress, address.rstrip("/"))


@pytest.fixture(autouse=True)
def _usual(room: Newsroom) -> None:
    room.settings()


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    """A browser."""
    from browser_view import browser

    yield from browser()


@pytest.fixture
def editor(driver: Any, room: Newsroom) -> Any:
    """The block editor."""
    from editor import Editor

    made = Editor(driver, room.site.address)
    made.size(1440, 1000)
    return made


def wrong(answer: Any) -> list[str]:
    """The rules of the errors that nobody accepted."""
    return [one["rule"] for one in answer["findings"] if one["severity"] == "error" and not one["accepted"]]


def test_publishing_is_locked_until_the_errors_are_mended(
    room: Newsroom, editor: Any, pytestconfig: pytest.Config
) -> None:
    post = room.user("author", "author").post("draft")
    editor.open("author", f"post.php?post={post['id']}&action=edit")
    editor.blocks(TEXTS["content"])
    assert wrong(editor.check()) == WRONG
    editor.wait(lambda: len(editor.shown(".zvirka-document .zvirka-error")) == 2, "two errors")
    first, second = editor.shown(".zvirka-document .zvirka-error")
    assert "Cyrillic «у»" in first
    assert "Should be: in" in first
    assert "Should be: “split”" in second
    editor.one(".zvirka-document .zvirka-error:nth-of-type(2) .is-link").click()
    chosen = "return wp.data.select('core/block-editor').getSelectedBlock()?.attributes.content?.toString() ?? ''"
    editor.wait(lambda: "«The »split" in editor.run(chosen), "the block of the second error")

    assert TOKEN not in editor.driver.page_source

    # Who publishes without the panel is refused by the server, and keeps a draft.
    editor.run("wp.data.dispatch('core/editor').editPost({ status: 'publish' })")
    assert editor.save() == "draft"
    editor.wait(lambda: any("Zvirka holds this text back: Cyrillic «у»" in one for one in editor.notices()), "told why")
    edited = "return wp.data.select('core/editor').getEditedPostAttribute('status')"
    editor.wait(lambda: editor.run(edited) == "draft", "a draft")

    editor.before_publishing()
    editor.wait(editor.locked, "locked")
    shown = editor.picture("wordpress-plugin")
    if pytestconfig.getoption("--write-screenshot"):
        shutil.copyfile(shown, editors.ROOT / "docs" / "wordpress-plugin.png")
    editor.one(".editor-post-publish-panel__header-cancel-button button").click()
    assert editor.save() == "draft", "a lock of publishing holds no draft up"
    editor.before_publishing()
    editor.mend("у <strong", "in <strong")
    editor.mend('«The »split"', "“split”")
    assert editor.publish() == "publish"
    assert wrong(editor.told()) == []


def test_a_new_post_stays_locked_and_is_opened_by_a_reason_or_without_the_service(room: Newsroom, editor: Any) -> None:
    room.user("author", "author")
    editor.open("author", "post-new.php")
    editor.blocks(TEXTS["content"])
    editor.run("wp.data.dispatch('core/editor').editPost(arguments[0])", {k: TEXTS[k] for k in ("title", "excerpt")})
    editor.before_publishing()
    editor.wait(editor.locked, "locked")
    assert editor.save() == "draft"
    assert editor.locked()
    for n in range(2):
        editor.one(".zvirka-before .zvirka-error .is-link:nth-of-type(2)").click()
        editor.one(".zvirka-before textarea").send_keys(f"As our source has it, {n}.")
        editor.one(".zvirka-before .zvirka-error .is-secondary").click()
        editor.wait(lambda n=n: len(wrong(editor.told())) == 1 - n, "accepted")
    editor.wait(lambda: not editor.locked(), "unlocked by reasons")
    editor.run("document.querySelectorAll('.zvirka-before summary').forEach((one) => one.click())")
    assert "As our source has it, 0. (author)" in " ".join(editor.shown(".zvirka-before .zvirka-accepted"))
    editor.one(".zvirka-before .zvirka-accepted .is-link:last-of-type").click()
    editor.wait(lambda: editor.locked() and len(wrong(editor.told())) == 1, "locked again")

    room.settings(address=CLOSED)
    editor.one(".zvirka-before .zvirka-check").click()
    editor.wait(lambda: editor.told()["state"] == "away", "away")
    assert any("not checked, and nobody is locked" in one for one in editor.shown(".zvirka-before .is-warning"))
    assert editor.publish() == "publish"


def test_another_role_is_not_locked_on_a_site_in_ukrainian(room: Newsroom, editor: Any) -> None:
    post = room.user("chief", "editor").post("draft")
    room.site.option("WPLANG", "uk")
    try:
        editor.open("chief", f"post.php?post={post['id']}&action=edit")
        editor.before_publishing()
        assert wrong(editor.told()) == WRONG
        editor.wait(lambda: len(editor.shown(".zvirka-before .zvirka-error")) == 2, "two errors")
        assert editor.shown(".zvirka-before .zvirka-panel strong")[0].startswith("2 помилки, 5 застережень")
        first = editor.shown(".zvirka-before .zvirka-error")[0]
        assert first.startswith("Помилка: В англійському тексті лишилося «у» кирилицею")
        assert editor.publish() == "publish"
    finally:
        room.site.option("WPLANG", "")


def test_the_server_refuses_errors_and_nothing_else(room: Newsroom) -> None:
    author, chief = room.user("author", "author"), room.user("chief", "editor")
    for status in ("publish", "future"):
        with pytest.raises(Refused, match=r"422 zvirka_errors: .*Cyrillic «у».*“split” was meant") as refused:
            author.post(status, date="2030-01-01T10:00:00")
        assert "<" not in refused.value.message, "the editor shows no message with markup"
    draft = author.post("draft")["id"]
    assert chief.post("publish")["status"] == "publish"
    public = author.post("publish", MENDED)["id"]
    with pytest.raises(Refused, match="zvirka_errors"):
        author.ask("POST", f"wp/v2/posts/{public}", {"content": TEXTS["content"]})
    author.ask("POST", f"wp/v2/posts/{public}", {"sticky": False, "comment_status": "closed"})
    author.ask("POST", f"wp/v2/posts/{public}/autosaves", {"content": TEXTS["content"]})

    for finding in author.check(draft)["findings"]:
        if finding["severity"] == "error":
            place = f"zvirka/v1/posts/{draft}/accepted/{finding['fingerprint']}"
            with pytest.raises(Refused, match="400"):
                author.ask("PUT", place, {"reason": " \n "})
            author.ask("PUT", place, {"rule": finding["rule"], "reason": "У джерелі \\ так <b>само</b>."})
    (first, _) = [one["accepted"] for one in author.check(draft)["findings"] if one["severity"] == "error"]
    assert (first["reason"], first["name"]) == ("У джерелі \\ так само.", "author")
    assert author.ask("POST", f"wp/v2/posts/{draft}", {"status": "publish"})["status"] == "publish"

    room.settings(address=CLOSED)
    assert author.post("publish")["status"] == "publish"
    assert author.check(draft)["state"] == "away"
    room.settings(token="another-token-than-the-one-it-has")
    assert "does not know the token" in author.check(draft)["message"]


def test_only_who_edits_a_post_may_ask_of_it(room: Newsroom) -> None:
    theirs = room.user("chief", "editor").post("draft", {"title": "Kyiv", "content": "Kyiv", "excerpt": ""})["id"]
    with pytest.raises(Refused, match="403"):
        room.user("author", "author").check(theirs)
    with pytest.raises(Refused, match="403"):
        room.user("author", "author").ask("PUT", f"zvirka/v1/posts/{theirs}/accepted/{'0' * 16}", {"reason": "mine"})
    assert room.user("chief", "editor").check(theirs, {"title": "Kyiv", "content": "Kyiv"})["state"] == "nothing"


def test_the_settings_never_show_the_token_and_send_it_nowhere_else(room: Newsroom, editor: Any) -> None:
    def page() -> None:
        editor.driver.get(f"{room.site.address}/?bench_login={room.site.user}&to=options-general.php%3Fpage%3Dzvirka")

    def save() -> None:
        button = editor.one("#submit")
        button.click()
        editor.wait(lambda: _gone(button), "saved")

    page()
    assert "The service answers" in editor.one(".notice-success").text
    assert TOKEN not in editor.driver.page_source
    assert [one.get_attribute("value") for one in editor.all("input:checked")] == ["author"]
    editor.one("[value=contributor]").click()
    save()
    assert "The service answers" in editor.one(".notice-success.inline").text, "an empty field keeps the token"
    field = editor.one("#zvirka-address")
    field.clear()
    field.send_keys("http://zvirka.example.org")
    save()
    assert "over https only" in editor.one(".notice-error").text
    field = editor.one("#zvirka-address")
    assert field.get_attribute("value") == room.service
    field.clear()
    field.send_keys(CLOSED)
    save()
    assert "give its token, too" in editor.one(".notice-error").text
    assert not editor.all("[name='zvirka_settings[forget]']")
    assert len(editor.all("input:checked")) == 2


def _gone(element: Any) -> bool:
    from selenium.common.exceptions import StaleElementReferenceException

    try:
        return not element.is_enabled()
    except StaleElementReferenceException:
        return True


UK = {"title": "Обстріл Харкова", "content": "<p>У Харкові загинули 12 людей.</p>", "excerpt": ""}
EN = {"title": "Shelling of Kharkiv", "content": "<p>In Kharkiv 15 people were killed.</p>", "excerpt": ""}


@pytest.fixture(scope="module")
def pair(room: Newsroom) -> tuple[int, int]:
    """The numbers of a Ukrainian and an English post that are translations of one another."""
    chief = room.user("chief", "editor")
    uk, en = chief.post("draft", UK)["id"], chief.post("draft", EN)["id"]
    room.site.option("bench_translations", [{"uk": uk, "en": en}])
    room.site.option("bench_strings", {UK["title"]: EN["title"], UK["content"]: EN["content"]})
    room.site.option("trp_settings", {"default-language": "uk", "translation-languages": ["uk", "en_US"]})
    return uk, en


@pytest.mark.parametrize("plugin", ["polylang", "wpml", "translatepress"])
def test_the_other_text_is_found_as_the_plug_in_for_languages_keeps_it(
    room: Newsroom, pair: tuple[int, int], plugin: str
) -> None:
    chief, (uk, en) = room.user("chief", "editor"), pair
    room.settings(languages=plugin)
    assert chief.check(en, EN)["state"] == "nothing", "not active yet"
    room.site.option("bench_plugin", plugin)
    try:
        answer = chief.check(uk, UK)
        (number,) = [one for one in answer["findings"] if one["severity"] == "error"]
        assert (number["text"], number["field"], number["start"]) == ("12", "content", UK["content"].index("12"))
        if plugin != "translatepress":  # which has one post only
            assert answer["with"] == EN["title"]
            other = chief.check(en, EN)
            (number,) = [one for one in other["findings"] if one["severity"] == "error"]
            assert (number["text"], number["start"]) == ("15", EN["content"].index("15"))
            assert other["with"] == UK["title"]
    finally:
        room.site.option("bench_plugin", "")


def test_the_real_post_keeps_its_texts(room: Newsroom) -> None:
    author = room.user("author", "author")
    post = author.post("draft")
    author.check(post["id"])
    kept = author.ask("GET", f"wp/v2/posts/{post['id']}?context=edit")
    assert {name: kept[name]["raw"] for name in TEXTS} == {name: post[name]["raw"] for name in TEXTS}
    assert kept["modified"] == post["modified"]
    assert POST["id"] == 7356
