"""A headless Chromium that opens reports from disk; without one, or without selenium, these tests are skipped."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import made
from browser_view import View, browser
from opened import real, written

FOLDER = f"{Path(__file__).parent}{os.sep}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of this folder take long, and share a browser: two where tests run side by side, each with a half."""
    for item in items:
        if str(item.path).startswith(FOLDER):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def driver() -> Iterator[Any]:
    """One browser for all tests."""
    yield from browser()


@pytest.fixture
def view(driver: Any) -> Iterator[View]:
    """The browser at the size of a laptop; a test fails when the page complained or asked for anything."""
    view = View(driver)
    view.size(1440, 900)
    view.complaints()
    yield view
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    assert view.complaints() == []


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


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """axe-core, which finds what screen readers and keyboards stumble over."""
    folder = tmp_path_factory.mktemp("axe")  # outside the repository: it is another's work, under another licence
    if not shutil.which("npm"):
        pytest.skip("no npm to get axe-core with")
    try:
        done = subprocess.run(
            ["npm", "pack", "axe-core@4", "--silent"],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer")
    packed = list(folder.glob("axe-core-*.tgz"))
    if done.returncode or not packed:
        pytest.skip("npm could not get axe-core")
    shutil.unpack_archive(packed[0], folder)
    told = json.loads((folder / "package" / "package.json").read_text(encoding="utf-8"))
    assert (told["name"], told["repository"]["url"]) == ("axe-core", "https://github.com/dequelabs/axe-core.git")
    return (folder / "package" / "axe.min.js").read_text(encoding="utf-8")
