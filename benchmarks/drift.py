"""Ranks the passages of pages by how badly a translation covers them: python benchmarks/drift.py [--show N] DRIFT

DRIFT  a folder of trees with `en_old`, `en_new` and `uk`, pages of the same paths; the Ukrainian was made from `en_old`

Aligns `uk` with `en_new` and prints the area under the curve of changed passages (whose text stands nowhere in `en_old`)
against unchanged ones: how often a changed one is ranked above an unchanged one.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from parallel import Block, _blocks, _pages

from checker import facts, language, words
from checker.align import segments
from checker.align.affinity import Evidence, uncovered
from checker.lexicon import lexicon
from checker.model import Role, Segment, Side
from checker.text import plain

WORDS = words.shipped()
ROLES: dict[str, Role] = {"front": "title", "#": "heading", "item": "item", "cell": "cell", "text": "paragraph"}


class Row(NamedTuple):
    """A passage of the new page: how much of it the translation lacks, and whether it is new."""

    lacks: float
    changed: bool
    page: str
    text: str


def bare(text: str) -> str:
    """What is compared of a passage: its letters and digits."""
    return "".join(re.findall(r"\w+", text.lower()))


def passages(blocks: Sequence[Block], side: Side) -> list[Segment]:
    """The blocks of a page as passages that have been read."""
    return [
        language.read(plain(block.text, side, role=ROLES[block.kind], ref=str(n)), WORDS)
        for n, block in enumerate(blocks)
    ]


def judged(page: str, uk: Sequence[Segment], en: Sequence[Segment], old: frozenset[str]) -> Iterator[Row]:
    """The passages of a new page."""
    evidence = Evidence.of(uk, en, lambda segment: facts.find(segment, WORDS), lexicon(WORDS))
    for pair in segments.pair(uk, en, evidence):
        for segment in pair.en:
            lacks = uncovered(segment, pair.uk, evidence)
            yield Row(lacks, bare(segment.text) not in old, page, segment.text)


def area(rows: Sequence[Row]) -> float:
    """How often a changed passage is ranked above an unchanged one (ties count half)."""
    ranked = sorted(rows, key=lambda row: row.lacks)
    total = n = 0.0
    at = 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end].lacks == ranked[at].lacks:
            end += 1
        total += sum(row.changed for row in ranked[at:end]) * (at + 1 + end) / 2
        at = end
    n = sum(row.changed for row in rows)
    return (total - n * (n + 1) / 2) / (n * (len(rows) - n))


def main() -> None:
    """Prints the figures of each tree."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--show", type=int, default=0, help="how many of the worst ranked passages to print")
    options.add_argument("drift", type=Path)
    given = options.parse_args()
    for tree in sorted(path for path in given.drift.iterdir() if path.is_dir()):
        pages = {name: _pages(tree / name) for name in ("uk", "en_old", "en_new")}
        rows: list[Row] = []
        changed_pages = 0
        for key in sorted(pages["uk"].keys() & pages["en_old"].keys() & pages["en_new"].keys()):
            old = frozenset(bare(block.text) for block in _blocks(pages["en_old"][key]))
            uk, en = passages(_blocks(pages["uk"][key]), "uk"), passages(_blocks(pages["en_new"][key]), "en")
            made = list(judged(key, uk, en, old))
            changed_pages += any(row.changed for row in made)
            rows += made
        print(f"{tree.name}: {len(rows)} passages, {sum(r.changed for r in rows)} changed on {changed_pages} pages, area {area(rows):.3f}")
        ranked = sorted(rows, key=lambda row: -row.lacks)
        for row in [r for r in ranked if not r.changed][: given.show] + [r for r in ranked[::-1] if r.changed][: given.show]:
            print(f"  {row.lacks:6.1f} {'changed' if row.changed else 'same   '} {row.page}: {row.text[:110]}")


if __name__ == "__main__":
    main()
