"""What finding and matching figures costs against pofilter's checks: python benchmarks/figures.py PAIRS.jsonl

The peer is translate-toolkit's StandardChecker (pip install translate-toolkit), which compares digits and punctuation.
Both run in one process and one thread, tokens are read beforehand, and each is timed RUNS times after one run that
fills caches.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from translate.filters.checks import CheckerConfig, StandardChecker
from translate.storage.po import pounit

from checker.align import quantities
from checker.align.comparison import Comparison
from checker.facts import kinds
from checker.language import tokens as language
from checker.language import vocabulary as words
from checker.language.text import plain
from checker.model import SIDES, Document, Fact, Kind, Pair, Segment, Side

RUNS = 7
FAMILY: tuple[Kind, ...] = ("date", "money", "measure", "number")
WORDS = words.shipped()


def compared(uk: Segment, en: Segment, facts: tuple[Fact, ...]) -> Comparison:
    """Two passages as a comparison of two texts, whose facts are to be matched."""
    pair = Pair("", (uk,), (en,))
    return Comparison(Document("", (uk,), (en,)), (uk,), (en,), (pair,), WORDS, facts)


def figures(read: list[tuple[Segment, Segment]]) -> None:
    """All figures of all pairs, found and matched."""
    for uk, en in read:
        facts = tuple(fact for name in FAMILY for side in (uk, en) for fact in kinds.of(WORDS)[name].find(side))
        quantities.match(compared(uk, en, facts))


CHECKS = StandardChecker(checkerconfig=CheckerConfig(targetlanguage="uk"))


def peer(units: list[pounit]) -> None:
    """All checks of pofilter on all pairs."""
    for unit in units:
        CHECKS.run_filters(unit)


def timed(run: Callable[[], None], pairs: int) -> float:
    """Median milliseconds a pair."""
    run()
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        took.append(time.perf_counter() - start)
    return statistics.median(took) / pairs * 1000


def loaded(path: Path) -> list[dict[Side, str]]:
    """The texts of the pairs of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tokenized(pairs: list[dict[Side, str]]) -> list[tuple[Segment, Segment]]:
    """Both sides of each pair, read."""
    uk, en = ([language.read(plain(pair[side], side), WORDS) for pair in pairs] for side in SIDES)
    return list(zip(uk, en, strict=True))


def compare(name: str, run: Callable[[], None], pairs: list[dict[Side, str]]) -> None:
    """Prints what a run over all pairs costs, what the peer's checks cost, and their ratio."""
    units = []
    for pair in pairs:
        units.append(pounit(pair["en"]))
        units[-1].target = pair["uk"]
    ours = timed(run, len(pairs))
    theirs = timed(lambda: peer(units), len(pairs))
    print(f"{name} {ours:.2f} ms a pair, pofilter's checks {theirs:.2f} ms ({ours / theirs:.2f} times)")


if __name__ == "__main__":
    texts = loaded(Path(sys.argv[1]))
    read = tokenized(texts)
    compare("figures", lambda: figures(read), texts)
