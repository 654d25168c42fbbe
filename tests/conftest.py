"""Puts tests/ on the path, so that test files share bench.py and command.py."""

import gc
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--write-screenshot` writes the picture that README shows."""
    parser.addoption("--write-screenshot", action="store_true", help="write docs/report.png from the browser tests")
    parser.addoption("--write-goldens", action="store_true", help="write tests/reports/golden anew")


def pytest_collection_finish() -> None:
    """What is loaded stays until the end: walking through it again and again took a fifth of the time."""
    gc.set_threshold(100_000, 50, 50)
