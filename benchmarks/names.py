"""What finding and matching names costs against pofilter's checks: python benchmarks/names.py PAIRS.jsonl

As in `figures.py`: one process, one thread, tokens read beforehand, the median of several runs after one that fills
caches.
"""

from __future__ import annotations

import sys
from pathlib import Path

from figures import WORDS, compare, compared, loaded, tokenized

from checker.align.names import match
from checker.facts import kinds
from checker.model import Segment


def found_and_matched(read: list[tuple[Segment, Segment]]) -> None:
    """All names of all pairs."""
    for uk, en in read:
        facts = tuple(fact for side in (uk, en) for fact in kinds.of(WORDS)["name"].find(side))
        match.match(compared(uk, en, facts))


if __name__ == "__main__":
    texts = loaded(Path(sys.argv[1]))
    read = tokenized(texts)
    compare("names", lambda: found_and_matched(read), texts)
