"""The block editor of a real WordPress in the browser, with the panel of the plug-in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from browser_view import View

READY = "return !!(window.wp && wp.data && wp.data.select('core/editor')?.getCurrentPostId() && window.zvirka?.located)"
# The button on the page as WordPress names it in 6.1 and since; the one that publishes stands in the panel.
PUBLISH = ".editor-post-publish-panel .editor-post-publish-button"
SAVE = """
const done = arguments[arguments.length - 1];
wp.data.dispatch('core/editor').savePost().then(() => done(true));
"""
BLOCKS = """
const blocks = wp.blocks.rawHandler({ HTML: arguments[0] });
wp.data.dispatch('core/block-editor').resetBlocks(blocks);
"""
# What an editor types into the block that has a text: the attribute in which the text is, with another in its place.
MEND = """
const [from, to] = arguments;
const { getBlock, getClientIdsWithDescendants } = wp.data.select('core/block-editor');
for (const id of getClientIdsWithDescendants()) {
    const content = String(getBlock(id).attributes.content ?? '');
    if (content.includes(from)) {
        wp.data.dispatch('core/block-editor').updateBlockAttributes(id, { content: content.replace(from, to) });
        return true;
    }
}
return false;
"""


class Editor(View):
    """The editor of one post, opened by one user."""

    def __init__(self, driver: Any, address: str) -> None:
        super().__init__(driver)
        self.address = address

    def open(self, user: str, path: str) -> Editor:  # type: ignore[override]
        """A page of the editor, as the user sees it."""
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}/?bench_login={user}&to={quote(path, safe='')}")
        self.wait(lambda: self.run(READY), "the editor")
        return self

    def wait(self, met: Callable[[], Any], what: str) -> Any:
        """What `met` gives as soon as it is true: WordPress on Playground takes its time."""
        from selenium.webdriver.support.ui import WebDriverWait

        return WebDriverWait(self.driver, 90, poll_frequency=0.1).until(lambda _: met(), what)

    def blocks(self, html: str) -> None:
        """Text, put into the post as "Convert to blocks" does it."""
        self.run(BLOCKS, html)

    def mend(self, text: str, other: str) -> None:
        """Another text in the place of one in a block."""
        assert self.run(MEND, text, other), text

    def told(self) -> dict[str, Any]:
        """What the plug-in knows of the post."""
        known: dict[str, Any] = self.run("return wp.data.select('zvirka').known()")
        return known

    def checked(self) -> dict[str, Any]:
        """What it knows as soon as it waits for no answer."""
        self.wait(lambda: self.told()["state"] != "unchecked" and not self.told()["busy"], "checked")
        return self.told()

    def check(self) -> dict[str, Any]:
        """Presses «Check» in the panel of the post's settings; what is known then."""
        self.one(".zvirka-document .zvirka-check").click()
        return self.checked()

    def before_publishing(self) -> None:
        """Presses «Publish…», which opens the panel before publishing, and waits for its findings."""
        self.wait(lambda: self.all(".editor-post-publish-panel__toggle:not([aria-disabled=true])"), "Publish…")
        self.one(".editor-post-publish-panel__toggle").click()
        self.one(".zvirka-before .zvirka-panel")
        self.checked()

    def locked(self) -> bool:
        """Whether the button that publishes does nothing."""
        return bool(self.one(PUBLISH).get_attribute("aria-disabled") == "true")

    def publish(self) -> str:
        """Presses the button that publishes; the status of the post then."""
        self.wait(lambda: not self.locked(), "not locked")
        self.one(PUBLISH).click()
        self.wait(lambda: not self.run("return wp.data.select('core/editor').isSavingPost()"), "published")
        return self.status()

    def save(self) -> str:
        """Saves the post as it is; its status then."""
        self.driver.execute_async_script(SAVE)
        return self.status()

    def status(self) -> str:
        """The status that the server has."""
        return str(self.run("return wp.data.select('core/editor').getCurrentPost().status"))

    def notices(self) -> list[str]:
        """What the editor tells the user."""
        said: list[str] = self.run("return wp.data.select('core/notices').getNotices().map((one) => one.content)")
        return said
