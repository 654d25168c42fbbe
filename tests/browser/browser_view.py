"""A report in the browser: what tests see of it and do to it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium; raises FileNotFoundError where none is installed, ImportError where selenium is not."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    if not CHROMIUM or not DRIVER:
        raise FileNotFoundError("chromium and chromedriver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for switch in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-dev-shm-usage", "--lang=en"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_page_load_timeout(60)
    try:
        yield driver
    finally:
        driver.quit()


def browser() -> Iterator[Any]:
    """What a fixture gives: a browser, or its tests are skipped with a word why."""
    import pytest

    pytest.importorskip("selenium.webdriver", reason="selenium is not installed: pip install -e '.[browser]'")
    try:
        with chromium() as made:
            yield made
    except FileNotFoundError as missing:
        pytest.skip(f"no browser: {missing}")


class View:
    """A report in the browser."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def one(self, css: str) -> Any:
        """The first element that the selector names, as soon as there is one: a key is answered in a later turn."""
        return self.wait(lambda: self.all(css), css)[0]

    def all(self, css: str) -> list[Any]:
        """Every element that the selector names."""
        return self.driver.find_elements("css selector", css)  # type: ignore[no-any-return]

    def unfolded(self) -> View:
        """The same with what is small in the list."""
        self.run("arguments[0].click()", self.one("#small-ones"))
        return self

    def run(self, script: str, *given: Any) -> Any:
        """What a script returns."""
        return self.driver.execute_script(script, *given)

    def shown(self, css: str) -> list[str]:
        """The texts of the elements that can be seen."""
        return [one.text for one in self.all(css) if one.is_displayed()]

    def press(self, *keys: str) -> None:
        """Keys, one after another, wherever the focus is; each is answered, and painted, before the next."""
        from selenium.webdriver.common.action_chains import ActionChains

        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()
            self.driver.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0]))")

    def hover(self, element: Any) -> None:
        """The pointer over an element."""
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).move_to_element(element).perform()

    def wait(self, met: Callable[[], Any], what: str) -> Any:
        """What `met` gives as soon as it is true; an element that the page has just replaced is looked for again."""
        from selenium.common.exceptions import StaleElementReferenceException
        from selenium.webdriver.support.ui import WebDriverWait

        waiting = WebDriverWait(self.driver, 20, 0.05, [StaleElementReferenceException])
        return waiting.until(lambda _: met(), what)

    def choose(self, css: str, value: str) -> None:
        """An option of a select."""
        from selenium.webdriver.support.ui import Select

        Select(self.one(css)).select_by_value(value)

    def size(self, width: int, height: int, *, mobile: bool = False) -> None:
        """The size of the page in CSS pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def picture(self, name: str, of: str = "") -> Path:
        """A screenshot in the folder that CI keeps; of one element where it is named."""
        folder = Path(os.environ.get("ZVIRKA_SCREENSHOTS") or ROOT / "tests" / ".screenshots")
        folder.mkdir(parents=True, exist_ok=True)
        taken = self.one(of) if of else self.driver
        (taken.screenshot if of else taken.save_screenshot)(str(folder / f"{name}.png"))
        return folder / f"{name}.png"

    def open(self, path: Path, fragment: str = "") -> View:
        """The report in a file, as at its first opening."""
        self.driver.get("about:blank")
        self.driver.get(path.as_uri() + fragment)
        if self.run("const kept = localStorage.length; localStorage.clear(); return kept"):
            self.driver.refresh()
        self.loaded()
        return self

    def loaded(self) -> None:
        """Waits until the whole page has been read and laid out."""
        self.wait(
            lambda: self.run("return document.readyState === 'complete' && !document.getElementById('page').hidden"),
            "loaded",
        )

    def complaints(self) -> list[str]:
        """What the console says, and every request that is not for the file itself."""
        said = [line["message"] for line in self.driver.get_log("browser")]
        for line in self.driver.get_log("performance"):
            event = json.loads(line["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                address = event["params"]["request"]["url"]
                if not address.startswith(("file://", "about:", "data:")):
                    said.append(f"request: {address}")
        return said
