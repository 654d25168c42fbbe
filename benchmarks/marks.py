"""What the rules for marks, scripts, languages and copy cost: python benchmarks/marks.py PAIRS.jsonl

Finding and matching quotations and links, and judging by every rule of the family, against the checks of pofilter
in the same run (see benchmarks/figures.py), after one run that fills caches.
"""

from __future__ import annotations

import sys
from pathlib import Path

from figures import WORDS, compare, loaded

from checker.align import links, quotes
from checker.align.comparison import Comparison
from checker.facts import kinds
from checker.language.text import plain
from checker.model import SIDES, Document, Pair, Side
from checker.rulebook import rulebook
from checker.run import path as run

# Rules of the other families: figures, names, passages, drift.
OTHERS = frozenset(
    {"changed", "missing", "passage", "passage_moved", "weekday_date", "figure_format", "lowercase_name", "meaning"}
    | {"omission", "negation", "opposites", "hedges", "gender_changed", "question_changed", "names_exchanged"}
    | {"two_spellings", "russian_romanization", "house_spelling"}
)
RULES = [rule for rule in rulebook.load().rules if rule.verb.check not in OTHERS]  # type: ignore[attr-defined]


def family(texts: list[Comparison]) -> None:
    """Everything that the family does after passages have been read."""
    for text in texts:
        for segment in text.segments():
            kinds.of(WORDS)["quote"].find(segment)
            kinds.of(WORDS)["link"].find(segment)
        quotes.match(text)
        links.match(text)
        for rule in RULES:
            for _ in rule.judge(text):
                pass


def collated(pair: dict[Side, str]) -> Comparison:
    """A pair as a document of its own, read and matched."""
    uk, en = ((plain(pair[side], side, ref=side),) for side in SIDES)
    return run.collate(Document("pair", uk, en, (Pair("pair", uk, en),)), WORDS)


if __name__ == "__main__":
    pairs = loaded(Path(sys.argv[1]))
    texts = [collated(pair) for pair in pairs]
    compare("marks", lambda: family(texts), pairs)
