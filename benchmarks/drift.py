"""Ranks the passages of pages by how badly a translation covers them: python benchmarks/drift.py [--show N] DRIFT

DRIFT  a folder of trees with `en_old`, `en_new` and `uk`, pages of the same paths; the Ukrainian was made from `en_old`

Aligns `uk` with `en_new` and prints the area under the curve of changed passages against unchanged ones: how often a
changed one is ranked above an unchanged one. Changed is a passage whose words stand nowhere in `en_old`. A passage that
stands on a page more than once is left out, because nothing says which of the copies is new.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from parallel import Block, _blocks, _pages

from checker.align.passages import pair as segments
from checker.align.passages.affinity import Evidence
from checker.align.window import Window
from checker.facts import kinds
from checker.language import tokens as language
from checker.language import vocabulary as words
from checker.language.lexicon.lexicon import lexicon
from checker.language.text import plain
from checker.model import Role, Segment, Side

WORDS = words.shipped()
ROLES: dict[str, Role] = {"front": "title", "#": "heading", "item": "item", "cell": "cell", "text": "paragraph"}
# How badly passages cover each other: what is added to what they tell, so that a word or two tell little; what a
# length tells that is e times another; and what a fact or a code (R10) without a counterpart tells. From 0.3 to 1 for
# the last, the area below changes by less than 0.006.
LITTLE, UNEVEN, LONE = 2.0, 2.0, 0.5
DIGIT = re.compile(r"\d")
# From which share of new words on a changed passage says something else: a full form, a typing error mended are less.
SAID_OTHERWISE = 0.1


class Row(NamedTuple):
    """A passage of the new page: how badly it is covered, and the share of its words that no old passage has.

    `new` is None where the old page has the very passage.
    """

    lack: float
    new: float | None
    page: str
    text: str
    beside: str


def said(text: str) -> tuple[str, ...]:
    """The words and numbers of a passage, in small letters."""
    return tuple(re.findall(r"\w+", text.lower()))


def passages(blocks: Sequence[Block], side: Side) -> list[Segment]:
    """The blocks of a page as passages that have been read."""
    return [
        language.read(plain(block.text, side, role=ROLES[block.kind], ref=str(n)), WORDS)
        for n, block in enumerate(blocks)
    ]


def lack(uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence) -> float:
    """How badly passages that belong together cover each other: 0 where nothing is missing, infinite where a side is.

    What is missing on both sides against what would have been found by its size, how much the lengths differ, and the
    facts and codes that stand on one side only: of «R10» and "YR1" each is a word like others, and both are wrong.
    """
    if not uk or not en:
        return math.inf
    links = [[evidence.link(left, right) for right in en] for left in uk]
    lost = told = 0.0
    alone = 0
    for segment, found in [
        *((left, [link.uk for link in row]) for left, row in zip(uk, links, strict=True)),
        *((right, [row[m].en for row in links]) for m, right in enumerate(en)),
    ]:
        content, anywhere = evidence.contents[segment], found[0].union(*found[1:])
        lost -= sum(loss for n, loss in enumerate(content.losses) if n not in anywhere)
        told -= content.base
        alone += len(firm(segment, evidence) - anywhere)
    ratio = math.log(sum(len(s.text) for s in uk) / sum(len(s.text) for s in en))
    return lost / math.sqrt(told + LITTLE) + UNEVEN * abs(ratio) + LONE * alone


def firm(segment: Segment, evidence: Evidence) -> frozenset[int]:
    """The items of a passage (by number) that are facts, or words with a digit."""
    once = {item.said: item for item in evidence.items[segment]}.values()
    return frozenset(n for n, item in enumerate(once) if item.fact or DIGIT.search(str(item.said[1])))


def judged(page: str, uk: Sequence[Segment], en: Sequence[Segment], old: Sequence[tuple[str, ...]]) -> Iterator[Row]:
    """The passages of a new page."""
    evidence = Evidence.of(uk, en, lambda segment: kinds.find(segment, WORDS), lexicon(WORDS), kinds.of(WORDS))
    copies = Counter(said(segment.text) for segment in en)
    for pair in segments.pair(uk, en, evidence, Window()):
        for segment in pair.en:
            mine = said(segment.text)
            if copies[mine] == 1:
                beside = " ".join(other.text for other in pair.uk)
                yield Row(lack(pair.uk, pair.en, evidence), novelty(mine, old), page, segment.text, beside)


def novelty(mine: tuple[str, ...], old: Sequence[tuple[str, ...]]) -> float | None:
    """The share of words that the nearest old passage has not; None where one is the same."""
    if mine in old:
        return None
    return min((sum((Counter(mine) - Counter(other)).values()) / len(mine) for other in old), default=1.0)


def area(rows: Sequence[Row]) -> float:
    """How often a changed passage is ranked above an unchanged one (of equals, every second time)."""
    same = [row.lack for row in rows if row.new is None]
    changed = [row.lack for row in rows if row.new is not None]
    above = sum((one > other) + (one == other) / 2 for one in changed for other in same)
    return above / max(1, len(same) * len(changed))


def main() -> None:
    """Prints the figures of each tree."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--show", type=int, default=0, help="how many passages to print that are ranked wrong")
    options.add_argument("drift", type=Path)
    given = options.parse_args()
    for tree in sorted(path for path in given.drift.iterdir() if path.is_dir()):
        rows = list(tree_rows(tree))
        print(f"{tree.name}: {len(rows)} passages")
        for name, least in (("changed", 0.0), (f"{SAID_OTHERWISE:.0%} of the words new", SAID_OTHERWISE)):
            kept = [row for row in rows if row.new is None or row.new >= least]
            changed = sum(row.new is not None for row in kept)
            print(f"  {name}: {changed}, " + (f"area {area(kept):.3f}" if changed else "nothing to rank"))
        ranked = sorted(rows, key=lambda row: row.lack)
        wrong = [row for row in ranked if row.new is not None][: given.show]
        for row in [*wrong, *[row for row in ranked[::-1] if row.new is None][: given.show]]:
            print(f"  {row.lack:4.1f} {row.new} {row.page}\n       {row.text[:150]}\n       {row.beside[:150]}")


def tree_rows(tree: Path) -> Iterator[Row]:
    """The passages of the new pages of a tree."""
    pages = {name: _pages(tree / name) for name in ("uk", "en_old", "en_new")}
    for key in sorted(pages["uk"].keys() & pages["en_old"].keys() & pages["en_new"].keys()):
        old = [said(block.text) for block in _blocks(pages["en_old"][key])]
        uk, en = passages(_blocks(pages["uk"][key]), "uk"), passages(_blocks(pages["en_new"][key]), "en")
        yield from judged(key, uk, en, old)


if __name__ == "__main__":
    main()
