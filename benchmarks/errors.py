"""How many sentences with one error each, of as many kinds, are told of, and which are not.

Run: python benchmarks/errors.py [TABLE] (lines of kind, Ukrainian and English; default: errors.tsv beside this file).
Each sentence is a document by itself, which is harder than its place in one: nothing else says that the two belong
together.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from checker import readers
from checker.language import vocabulary
from checker.rulebook import rulebook
from checker.run import path as run
from checker.run.machine import Machine

TABLE = Path(__file__).with_name("errors.tsv")


class Error(NamedTuple):
    """An error: its kind, and the two sentences."""

    kind: str
    uk: str
    en: str


def read(table: Path) -> list[Error]:
    """The errors of a table. Raises TypeError for a line that has not three columns."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return [Error(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def told(errors: list[Error]) -> list[set[str]]:
    """The severities of what is told of each error."""
    words = vocabulary.shipped()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "errors.jsonl")
        rows = (json.dumps({"id": str(n), "doc": str(n), "uk": e.uk, "en": e.en}) for n, e in enumerate(errors))
        path.write_text("\n".join(rows), encoding="utf-8")
        report = run.report(readers.open_input(str(path), words), Machine(rulebook.load(), words))
    found: list[set[str]] = [set() for _ in errors]
    for finding in report.findings:
        found[int(finding.pair.partition("/")[0])].add(finding.severity)
    return found


def main(table: Path) -> None:
    """Print how many are loud, and those that are not."""
    errors = read(table)
    found = told(errors)
    quiet = [(error, said) for error, said in zip(errors, found, strict=True) if not said & {"error", "warning"}]
    print(
        f"{len(errors) - len(quiet)} of {len(errors)} loud, {sum('info' in said for _, said in quiet)} as information"
    )
    for error, said in quiet:
        print(f"{'i' if said else '-'} {error.kind}: {error.uk} / {error.en}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
