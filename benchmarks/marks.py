"""What the rules for marks, scripts, languages and copy cost: python benchmarks/marks.py PAIRS.jsonl

Finding and matching quotations and links, and judging by every rule of the family, against the checks of pofilter
in the same run (see benchmarks/figures.py), after one run that fills caches.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from figures import peer, timed
from translate.storage.po import pounit

from checker import rulebook, run, words
from checker.align import links, quotes
from checker.facts import kind
from checker.model import SIDES, Collation, Document, Pair
from checker.text import plain

WORDS = words.shipped()
# Rules of the other families: figures, names, passages.
OTHERS = frozenset({"changed", "missing", "passage", "weekday_date", "figure_format", "lowercase_name"})
RULES = [rule for rule in rulebook.load().rules if rule.verb.check not in OTHERS]  # type: ignore[attr-defined]


def family(texts: list[Collation]) -> None:
    """Everything that the family does after passages have been read."""
    for text in texts:
        for segment in text.segments():
            kind("quote").find(segment, WORDS)
            kind("link").find(segment, WORDS)
        quotes.match(text.pairs, text.facts, None, WORDS)
        links.match(text.pairs, text.facts, None)
        for rule in RULES:
            for _ in rule.judge(text, WORDS):
                pass


def main(path: Path) -> None:
    """Prints both figures and their ratio."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts, units = [], []
    for pair in pairs:
        uk, en = ((plain(pair[side], side, ref=side),) for side in SIDES)
        texts.append(run.collate(Document("pair", uk, en, (Pair("pair", uk, en),)), WORDS))
        units.append(pounit(pair["en"]))
        units[-1].target = pair["uk"]
    ours = timed(lambda: family(texts), len(pairs))
    theirs = timed(lambda: peer(units), len(pairs))
    print(f"marks {ours:.2f} ms a pair, pofilter's checks {theirs:.2f} ms ({ours / theirs:.2f} times)")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
