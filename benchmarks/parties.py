"""How many sentences whose words are all there are told of, when who does it, or whose it is, is turned.

Run: python benchmarks/parties.py [--half odd|even] [--show]
parties.tsv has 160 translations by a hand that knew nothing of the rules, half of them word for word and half put
freely, each with a wrong version. Rules were mended from those with odd numbers; those with even ones are only counted.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from stories import Desk

TABLE = Path(__file__).with_suffix(".tsv")


class Sentence(NamedTuple):
    """What kind of parties is turned, a Ukrainian text, its translation, and a wrong one."""

    number: int
    kind: str
    uk: str
    right: str
    wrong: str


def sentences(half: str) -> Iterator[Sentence]:
    """The sentences with "odd" or "even" numbers, or "all". Raises TypeError for a line that has not four columns."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for number, line in enumerate(lines, 1):
        if half == "all" or (half == "odd") == (number % 2 == 1):
            yield Sentence(number, *line.split("\t"))


def main() -> None:
    """Print how many are told of, by kind, and how much is told of the right ones; with --show those that are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="all")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    told: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    alarms = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for one in sentences(args.half):
            right = desk.loud(one.uk, one.right)
            found = bool(desk.loud(one.uk, one.wrong) - right)
            alarms += right.total()
            asked[one.kind] += 1
            told[one.kind] += found
            if args.show and one.number % 2 == 1 and not found:
                print(f"{one.number} not told, {one.kind}: {one.wrong}")
    for kind in asked:
        print(f"{kind:12}{told[kind]:4} of {asked[kind]}")
    print(f"{told.total()} of {asked.total()} are loud, {alarms} loud findings in as many right ones")


if __name__ == "__main__":
    main()
