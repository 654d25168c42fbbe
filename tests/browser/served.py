"""The page of `zvirka serve` in the browser: a service of our own, what is pasted, and what the report shows."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from browser_view import ROOT, View

PASTE = """
const [css, data] = arguments;
const given = new DataTransfer();
for (const [kind, text] of Object.entries(data)) given.setData(kind, text);
const pane = document.querySelector(css);
pane.focus();
pane.dispatchEvent(new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true }));
"""
DROP = """
const [css, files] = arguments;
const given = new DataTransfer();
for (const [name, text] of files) given.items.add(new File([text], name));
const drop = new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true });
document.querySelector(css).dispatchEvent(drop);
"""


@contextmanager
def service(*options: str, env: dict[str, str] | None = None) -> Iterator[str]:
    """A service on loopback with a process of its own; its address, as it tells it."""
    words = [sys.executable, "-m", "checker", "serve", "--port", "0", "--isolated", *options]
    known = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    with subprocess.Popen(words, cwd=ROOT, env=known, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr
            told = re.search(r"http://\S+", running.stderr.readline())
            assert told, running.stderr.read()
            yield told[0]
        finally:
            running.send_signal(signal.SIGTERM)
            running.wait(20)


class Desk(View):
    """The page of the service."""

    def __init__(self, driver: Any, address: str) -> None:
        super().__init__(driver)
        self.address = address

    def visit(self, fragment: str = "") -> Desk:
        """The page, as at its first opening."""
        self.driver.get("about:blank")
        self.driver.get(self.address + fragment)
        self.loaded()
        return self

    def paste(self, side: str, css: str = ".rich", **data: str) -> None:
        """Pastes text/plain (`plain`) and text/html (`html`) into the pane of a side."""
        self.run(PASTE, f"[data-side={side}] {css}", {f"text/{kind}": text for kind, text in data.items()})

    def drop(self, css: str, *files: tuple[str, str]) -> None:
        """Drops files of that name and text."""
        self.run(DROP, css, [list(one) for one in files])

    def check(self) -> None:
        """Presses the button, and waits for the report."""
        self.one("#check").click()
        self.answered()

    def answered(self, seconds: int = 60) -> None:
        """Waits until nothing runs any more."""
        from selenium.webdriver.support.ui import WebDriverWait

        idle = "return !document.getElementById('status').classList.contains('busy')"
        WebDriverWait(self.driver, seconds, poll_frequency=0.05).until(lambda _: self.run(idle), "answered")

    def told(self) -> str:
        """What the status says."""
        return str(self.one("#told").text)

    @contextmanager
    def report(self) -> Iterator[View]:
        """The report in its frame."""
        self.driver.switch_to.frame(self.one("#report iframe"))
        try:
            self.loaded()
            yield self
        finally:
            self.driver.switch_to.default_content()

    def complaints(self) -> list[str]:
        """What the console says, and every request that is neither for the service nor for what the page made."""
        said = [line["message"] for line in self.driver.get_log("browser")]
        for line in self.driver.get_log("performance"):
            event = json.loads(line["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                address = event["params"]["request"]["url"]
                if not address.startswith((self.address, "blob:", "about:", "data:")):
                    said.append(f"request: {address}")
        return said
