"""Start-up against a peer in one run: a whole check of one post, and `explain`, against importing spaCy.

Run: python benchmarks/start.py [RUNS] [CHECKOUT]

With an older CHECKOUT of this repository, its check of the same post is timed between ours. What is told is processor
time of whole processes, which take turns, so that what else the machine does falls on all of them alike; each ratio is
the median over the turns.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
POST = ROOT / "tests" / "posts" / "ukrmedia-7356.json"
SPACY = [sys.executable, "-c", "import spacy"]
BLANK = [sys.executable, "-c", "import spacy; spacy.blank('uk'); spacy.blank('en')"]
CHECK = [sys.executable, "-m", "checker", "check", str(POST), "--format", "json", "--isolated"]
TEXT = [*CHECK[:-2], "text", "--isolated"]
EXPLAIN = [sys.executable, "-m", "checker", "explain", "stray-cyrillic"]
VERSION = [sys.executable, "-m", "checker", "--version"]


def seconds(command: list[str], root: Path = ROOT) -> float:
    """Processor seconds of one whole process that takes `checker` from a checkout."""
    env = {**os.environ, "PYTHONPATH": str(root)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, cwd=root, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(runs: int, older: Path | None) -> None:
    """Print medians in seconds, and the median ratio of each pair of runs."""
    asked = {"spacy": SPACY, "blank": BLANK, "check": CHECK, "text": TEXT, "explain": EXPLAIN, "version": VERSION}
    columns: dict[str, list[float]] = {name: [] for name in (*asked, "older")}
    for turn in range(runs + 1):
        told = {name: seconds(command) for name, command in asked.items()}
        if older:
            told["older"] = seconds(CHECK, older)
        for name, took in told.items() if turn else ():  # the first turn fills caches
            columns[name].append(took)

    def median(name: str) -> float:
        return statistics.median(columns[name])

    def ratio(name: str, base: str) -> float:
        return statistics.median(one / two for one, two in zip(columns[name], columns[base], strict=True))

    print(f"import spacy {median('spacy'):.2f} s, with two blank pipelines {median('blank'):.2f} s")
    of = f"{ratio('check', 'spacy'):.2f} of it, {ratio('check', 'blank'):.2f} with two blank pipelines (at most 0.35)"
    print(f"one post {median('check'):.2f} s, {of}; as text {median('text'):.2f} s")
    print(f"explain {median('explain'):.2f} s, {ratio('explain', 'spacy'):.2f} of `import spacy` (at most 0.33)")
    print(f"--version {median('version'):.3f} s")
    if older:
        print(f"one post in {older.name} {median('older'):.2f} s: now {ratio('check', 'older'):.2f} of it")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7, Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None)
