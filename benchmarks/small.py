"""Very many small files: pairs of Markdown files of a heading and three paragraphs, made of sets of pairs.

    python benchmarks/small.py SET... --files 3000

Prints the processor time of a check over one process and over two, wall time, and when the first byte of the report
came: the terms of a tree are known when all of its files were read, so that a report begins then.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

PARAGRAPHS = 4  # the first is a heading


def write(sets: list[Path], files: int, folder: Path) -> None:
    """So many pairs of files below `uk` and `en`."""
    known = [json.loads(line) for path in sets for line in path.open(encoding="utf-8")]
    pairs = cycle(known)
    for side in ("uk", "en"):
        (folder / side).mkdir()
    for n in range(files):
        texts = list(islice(pairs, PARAGRAPHS))
        for side in ("uk", "en"):
            title, *rest = (one[side] for one in texts)
            (folder / side / f"{n}.md").write_text("\n\n".join([f"# {title}", *rest]) + "\n", encoding="utf-8")


def check(folder: Path, *options: str) -> tuple[float, float, float]:
    """Seconds of the processor, seconds until the report began, and until the command ended."""
    settings = folder / "zvirka.toml"
    settings.write_text('[[pairs]]\nuk = "uk"\nen = "en"\n', encoding="utf-8")
    command = [sys.executable, "-m", "checker", "check", ".", "--no-cache", "--no-progress", "--fail-on", "never"]
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with subprocess.Popen([*command, *options], cwd=folder, stdout=subprocess.PIPE, env=_environment()) as process:
        assert process.stdout
        process.stdout.read(1)
        first = time.monotonic() - begin
        process.stdout.read()
    whole = time.monotonic() - begin
    if process.returncode:
        sys.exit(f"exit status {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, first, whole


def _environment() -> dict[str, str]:
    root = Path(__file__).resolve().parents[1]
    return {
        **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": str(root),
    }


def _rows(folder: Path) -> Iterator[str]:
    for form in ("text", "jsonl"):
        for jobs in ("1", "2"):
            processor, first, whole = check(folder, "--format", form, "--jobs", jobs)
            told = f"processor {processor:.1f} s, the report begins after {first:.1f} s and ends after {whole:.1f} s"
            yield f"{form}, processes: {jobs}, {told}"


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="+", help="files of pairs (JSON Lines)")
    parser.add_argument("--files", type=int, default=3_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        write(given.sets, given.files, Path(made))
        for row in _rows(Path(made)):
            print(row, flush=True)


if __name__ == "__main__":
    main()
