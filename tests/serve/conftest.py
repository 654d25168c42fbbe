"""A client of the service, which needs no socket and no process."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from inside import HERE, Here, Make, desk

from checker.commands.serve import access, openapi, page
from checker.commands.serve.answer import Answer, Question

if TYPE_CHECKING:
    from starlette.testclient import TestClient

FOLDER = f"{Path(__file__).parent}{os.sep}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if str(item.path).startswith(FOLDER):
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def client() -> Make:
    """A function that gives a client of the service: its token, sites, and what answers."""
    pytest.importorskip("starlette.testclient", reason="the service is not installed: pip install -e '.[serve]'")
    from starlette.testclient import TestClient

    from checker.commands.serve.app import BYTES, Service

    def make(
        token: str | None = None, sites: tuple[str, ...] = (), answer: Callable[[Question], Answer] | None = None,
        base: str = HERE, **more: Any,
    ) -> TestClient:  # fmt: skip
        pools = [Here(answer or desk("public").answer) for _ in range(2)]
        known = page.page_of(desk("public").recipe.rules[1], token is not None, BYTES)
        described = json.dumps(openapi.description()).encode()
        service = Service(pools[0], pools[1], known, described, access.Access(token, sites))
        made = TestClient(service.app(), base_url=base, raise_server_exceptions=False, **more)
        made.pools = pools  # type: ignore[attr-defined]
        return made

    return make
