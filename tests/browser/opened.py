"""Reports as files: that of the real post, and of anything made."""

from __future__ import annotations

import contextlib
from functools import cache
from pathlib import Path
from typing import Any

import bench
from browser_view import ROOT

from checker import readers
from checker.model import Report, Side
from checker.render import render
from checker.rulebook import rule_file
from checker.run import path as run
from checker.run.machine import Machine

POST = "tests/posts/ukrmedia-7356.json"


@cache
def real() -> Report:
    """The report of the real post."""
    with contextlib.chdir(ROOT):
        return run.report(readers.open_input(POST, bench.WORDS), Machine(bench.BOOK, bench.WORDS), keep_pages=True)


@cache
def rules() -> dict[str, rule_file.Rule]:
    return {rule.name: rule for rule in bench.BOOK.rules}


def written(folder: Path, report: Report, lang: Side = "en", **more: Any) -> Path:
    path = folder / "report.html"
    made_at = "2025-12-26T10:30:00+00:00"
    path.write_text(
        render.render(report, "html", bench.WORDS, lang=lang, rules=rules(), made=made_at, **more), encoding="utf-8"
    )
    return path
