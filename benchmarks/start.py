"""Start-up against a peer in one run: a whole check of one post, and `explain`, against importing spaCy.

Run: python benchmarks/start.py [RUNS] [CHECKOUT]

With an older CHECKOUT of this repository, its check of the same post is timed between ours. Whole processes take turns,
so that what else the machine does falls on all of them alike; each ratio is the median over the turns.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
POST = ROOT / "tests" / "posts" / "ukrmedia-7356.json"
SPACY = [sys.executable, "-c", "import spacy"]
CHECK = [sys.executable, "-m", "checker", "check", str(POST), "--format", "json", "--isolated"]
EXPLAIN = [sys.executable, "-m", "checker", "explain", "stray-cyrillic"]


def seconds(command: list[str], root: Path = ROOT) -> float:
    """Wall seconds of one whole process that takes `checker` from a checkout."""
    env = {**os.environ, "PYTHONPATH": str(root)}
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, cwd=root, env=env)
    return time.perf_counter() - start


def main(runs: int, older: Path | None) -> None:
    """Print medians in seconds, and the median ratio of each pair of runs."""
    columns: dict[str, list[float]] = {"spacy": [], "check": [], "explain": [], "older": []}
    for turn in range(runs + 1):
        told = {"spacy": seconds(SPACY), "check": seconds(CHECK), "explain": seconds(EXPLAIN)}
        if older:
            told["older"] = seconds(CHECK, older)
        for name, took in told.items() if turn else ():  # the first turn fills caches
            columns[name].append(took)

    def median(name: str) -> float:
        return statistics.median(columns[name])

    def ratio(name: str, base: str) -> float:
        return statistics.median(one / two for one, two in zip(columns[name], columns[base], strict=True))

    print(f"import spacy {median('spacy'):.2f} s")
    print(f"one post {median('check'):.2f} s, {ratio('check', 'spacy'):.2f} of it")
    print(f"explain {median('explain'):.2f} s, {ratio('explain', 'spacy'):.2f} of it (at most 0.33)")
    if older:
        print(f"one post in {older.name} {median('older'):.2f} s: now {ratio('check', 'older'):.2f} of it")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7, Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None)
