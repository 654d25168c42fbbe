"""Start-up against a peer in one run: a whole check of one post against importing spaCy and making two blank pipelines.

Run: python benchmarks/start.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

POST = Path(__file__).resolve().parents[1] / "tests" / "posts" / "ukrmedia-7356.json"
SPACY = [sys.executable, "-c", "import spacy; spacy.blank('uk'); spacy.blank('en')"]
CHECK = [sys.executable, "-m", "checker", "check", str(POST), "--format", "json", "--isolated"]
EXPLAIN = [sys.executable, "-m", "checker", "explain", "stray-cyrillic"]


def seconds(command: list[str]) -> float:
    """Wall seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    """Print medians in seconds, and the ratio of each pair of runs."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    for command in (SPACY, CHECK, EXPLAIN):
        seconds(command)
    rows = [(seconds(SPACY), seconds(CHECK), seconds(EXPLAIN)) for _ in range(runs)]
    base, check, explain = (statistics.median(column) for column in zip(*rows, strict=True))
    ratio = statistics.median(row[1] / row[0] for row in rows)
    print(f"spaCy and two blank pipelines {base:.2f} s; one post {check:.2f} s ({ratio:.2f} times; at most 1.5)")
    print(f"explain {explain:.2f} s (at most 0.33)")


if __name__ == "__main__":
    main()
