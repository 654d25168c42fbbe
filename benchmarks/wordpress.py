"""Fetching and checking a site overlap: 500 posts of a local WordPress fetched, checked, and both at one time.

Run: python benchmarks/wordpress.py [POSTS]

It starts the WordPress of tests/wordpress on loopback, which takes a core of its own while it answers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "wordpress")]

import live  # noqa: E402

from checker.readers.web import sites  # noqa: E402

POST = json.loads((ROOT / "tests" / "posts" / "ukrmedia-7356.json").read_text(encoding="utf-8"))
QUIET = ("--isolated", "--no-progress", "--no-cache", "--fail-on", "never", "--format", "json", "--jobs", "1")


def filled(site: live.Live, many: int) -> str:
    """Puts so many copies of a real post on a site; the words that choose them."""
    written = {key: POST[key]["rendered"] for key in ("title", "excerpt", "content")}
    first = site.ask("POST", "wp/v2/posts", {**written, "status": "publish", "date": "2015-05-05T10:00:00"})
    site.ask("POST", "bench/v1/copies", {"id": first["id"], "names": [f"copy-{n}" for n in range(many - 1)]})
    return "2016-01-01"


def fetched(address: str, before: str, save: Path) -> float:
    """Seconds that it takes to list and fetch the posts."""
    begun = time.perf_counter()
    asking = sites.Asking(save=save, wanted=sites.Wanted(types=("posts",), before=f"{before}T00:00:00"))
    tasks = sites.tasks(address, asking)
    with sites.Supply(tasks, asking) as supply:
        for task in tasks:
            supply.take(task)  # type: ignore[arg-type]
    return time.perf_counter() - begun


def checked(*words: str) -> tuple[float, int]:
    """Seconds of one whole run, and how many documents it has checked."""
    command = [sys.executable, "-m", "checker", "check", *words, *QUIET]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=env)
    return time.perf_counter() - begun, json.loads(done.stdout)["summary"]["documents"]


def main() -> None:
    """Print the three times, and how much longer both take than the slower of the two alone."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as made, live.running(Path(made) / "site", workers=1) as site:
        before = filled(site, many)
        kept = Path(made) / "kept"
        fetch = fetched(site.address, before, kept)
        check, documents = checked(*map(str, kept.glob("*/posts/*.json")))
        both, again = checked(site.address, "--type", "posts", "--before", before)
    ratio = both / max(fetch, check)
    print(f"{documents} and {again} posts: fetched in {fetch:.1f} s, checked in {check:.1f} s, both in {both:.1f} s")
    print(f"{ratio:.2f} times the slower of the two alone")


if __name__ == "__main__":
    main()
