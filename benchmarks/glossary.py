"""What a glossary costs: processor time a pair without one, and with 40 to 5,000 terms of the shipped lexicon.

python benchmarks/glossary.py PAIRS.jsonl
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from checker.drift import coverage
from checker.language import vocabulary as words
from checker.language.house import glossary
from checker.language.lexicon import lexicon
from checker.language.text import plain
from checker.language.vocabulary.entries import Entry
from checker.model import Document, Pair
from checker.rulebook import rulebook
from checker.rulebook.rulebook import Rulebook
from checker.run import path as run

SIZES = (0, 40, 500, 5_000)
RUNS = 3


def entries(size: int) -> list[Entry]:
    """Lemmas of the lexicon with their strongest translation, evenly taken, every third with a word beside it."""
    known = lexicon.lexicon(words.shipped())
    lemmas = [n for n in range(len(known.starts) - 1) if known.links(n) and len(known.word("uk", n)) > 3]
    taken = lemmas[:: max(1, len(lemmas) // size)][:size]
    best = [max(known.links(n), key=lambda m, n=n: known.links(n)[m]) for n in taken]  # type: ignore[misc]
    uk, en = [known.word("uk", n) for n in taken], [known.word("en", n) for n in best]
    made: list[Entry] = []
    for n in range(len(taken)):
        two = n % 3 == 0
        made.append(
            Entry(uk=(f"{uk[n - 1]} {uk[n]}" if two else uk[n],), en=(f"{en[n - 1]} {en[n]}" if two else en[n],))
        )
    return made


def main() -> None:
    """Prints a line of figures for each size."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    pairs = tuple(Pair(str(n), (plain(r["uk"], "uk"),), (plain(r["en"], "en"),)) for n, r in enumerate(rows))
    book = Rulebook(tuple(rule for rule in rulebook.load().rules if rule.name.startswith("glossary-")))
    texts = [run.collate(Document(pair.id, pair.uk, pair.en, (pair,)), words.shipped()) for pair in pairs]
    for text in texts:  # other rules of a run have asked the lexicon for every word already
        for pair in text.pairs:
            coverage.cover(pair, {}, words.shipped())
    for size in SIZES:
        known = words.shipped()
        if size:
            known = known.with_table("glossary", glossary.table(entries(size)))
        begin = time.process_time()
        glossary.glossary(known)
        made = time.process_time() - begin
        laid = [replace(text, words=known) for text in texts]
        took: list[float] = []
        found = 0
        for _ in range(RUNS):
            begin = time.process_time()
            found = sum(1 for text in laid for rule in book.rules for _ in rule.judge(text))
            took.append(1000 * (time.process_time() - begin) / len(pairs))
        shown = " / ".join(f"{one:.4f}" for one in (took[0], statistics.median(took)))
        print(f"{size:5} terms: index {made:.2f} s, first / median {shown} ms a pair, {found} findings")


if __name__ == "__main__":
    main()
