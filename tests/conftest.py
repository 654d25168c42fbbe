"""Puts tests/ on the path, so that test files share bench.py and command.py; the tests have a cache of their own."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
# What is loaded stays until the end: walking through it again and again took a fifth of the time.
gc.set_threshold(100_000, 50, 50)

# What the ids of tests begin with that one process runs. Half of the time of browsers goes to pages of the service.
GROUPS: dict[str, tuple[str, ...]] = {
    "served": tuple(f"tests/browser/test_{name}.py" for name in ("accept", "hostile", "serve")),
    "opened": ("tests/browser/",),
    "wordpress": ("tests/wordpress/",),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--write-screenshot` writes the pictures that README and docs/ show."""
    parser.addoption("--write-screenshot", action="store_true", help="write the pictures of docs/ anew")
    parser.addoption("--write-goldens", action="store_true", help="write tests/reports/golden anew")
    parser.addoption("--write-reference", action="store_true", help="write the generated parts of docs/reference.md")


@pytest.fixture(autouse=True, scope="session")
def _cache_of_our_own() -> Iterator[None]:
    """No run of these tests reads or fills the cache of whoever starts them."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ZVIRKA_CACHE_DIR"] = folder
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tells the command of tests what a test has to patch with."""
    import command

    command.TESTED[:] = [getattr(item, "funcargs", {})]


def pytest_unconfigure() -> None:
    """Ends the process that commands were run in copies of; what is left ends with this one.

    pytest would walk through it several times, for a second in all.
    """
    gc.freeze()
    if "command" in sys.modules:
        sys.modules["command"].end()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Groups share a browser or a WordPress, so one process runs each; all other tests go where one is free.

    Groups that are marked go by the ids of tests, which pytest 9.2 keeps in another place than xdist 3.8 writes to.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Grouped(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return next((name for name, begins in GROUPS.items() if nodeid.startswith(begins)), nodeid)

    return Grouped(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than cores: a third of the time they wait for browsers, servers and commands."""
    return (os.cpu_count() or 1) + 1
