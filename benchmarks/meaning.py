"""What the rules for drift cost, and everything together: python benchmarks/meaning.py PAIRS.jsonl

Drift: covering the words of every pair and judging by the rules for omissions, denials, opposites, roles, claims and
duties, after passages have been read and facts matched. Both against the checks of pofilter in the same run (see
benchmarks/figures.py), after one run that fills caches.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from figures import WORDS, compare, loaded
from marks import collated

from checker.align.comparison import Comparison
from checker.language.text import plain
from checker.model import SIDES, Document, Pair
from checker.rulebook import rulebook
from checker.run import path as run
from checker.run.machine import Machine

# The verbs of the family.
DRIFT = frozenset({"omission", "negation", "opposites", "hedges", "gender_changed", "question_changed"})
BOOK = rulebook.load()
RULES = [rule for rule in BOOK.rules if rule.verb.check in DRIFT]  # type: ignore[attr-defined]


def drift(texts: list[Comparison]) -> None:
    """Everything that the family does with texts that have been read and matched."""
    for text in texts:
        for rule in RULES:
            for _ in rule.judge(text):
                pass


def everything(documents: list[Document]) -> None:
    """A whole run, from documents to findings."""
    for document in documents:
        run.check(document, Machine(BOOK, WORDS))


if __name__ == "__main__":
    pairs = loaded(Path(sys.argv[1]))
    gc.disable()  # as the command does
    texts = [collated(pair) for pair in pairs]
    compare("drift", lambda: drift(texts), pairs)
    documents = []
    for pair in pairs:
        uk, en = ((plain(pair[side], side, ref=side),) for side in SIDES)
        documents.append(Document("pair", uk, en, (Pair("pair", uk, en),)))
    compare("everything", lambda: everything(documents), pairs)
