"""What finding and matching names costs against pofilter's checks: python benchmarks/names.py PAIRS.jsonl

As in `figures.py`: one process, one thread, tokens read beforehand, the median of several runs after one that fills
caches.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from figures import WORDS, peer, timed
from translate.storage.po import pounit

from checker import language
from checker.align import names
from checker.facts import kind
from checker.model import SIDES, Pair, Segment
from checker.text import plain


def found_and_matched(read: list[tuple[Segment, Segment]]) -> None:
    """All names of all pairs."""
    for uk, en in read:
        facts = tuple(fact for side in (uk, en) for fact in kind("name").find(side, WORDS))
        names.match((Pair("", (uk,), (en,)),), facts, None, WORDS)


def main(path: Path) -> None:
    """Prints both figures and their ratio."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read = [tuple(language.read(plain(pair[side], side), WORDS) for side in SIDES) for pair in pairs]
    units = []
    for pair in pairs:
        unit = pounit(pair["en"])
        unit.target = pair["uk"]
        units.append(unit)
    ours = timed(lambda: found_and_matched(read), len(pairs))  # type: ignore[arg-type]
    theirs = timed(lambda: peer(units), len(pairs))
    print(f"names {ours:.2f} ms a pair, pofilter's checks {theirs:.2f} ms ({ours / theirs:.2f} times)")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
