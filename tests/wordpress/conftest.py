"""One real WordPress for all tests of this folder; what needs it is `live`, and skipped where it can't be had."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import live  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs it starts it, which takes long."""
    for item in items:
        if "wordpress" in getattr(item, "fixturenames", ()) and item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.live)


@pytest.fixture(scope="session")
def wordpress(tmp_path_factory: pytest.TempPathFactory) -> Iterator[live.Live]:
    """A running WordPress with an administrator."""
    try:
        with live.running(tmp_path_factory.mktemp("wordpress") / "site") as site:
            yield site
    except live.Lacking as wrong:
        pytest.skip(f"no WordPress can be had here: {wrong}")
