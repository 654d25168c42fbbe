"""Measures the alignment of documents: python benchmarks/passages.py [--runs N] [--show N] CLEAN.jsonl

CLEAN.jsonl  pairs as `zvirka check` reads them; those of one "doc" are one text

Joins the pairs of a document, then merges, leaves out, inserts and moves passages by a seeded script, and prints what
the checker finds in the two texts when nobody tells it which passages belong together.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.align.passages.affinity import Evidence, fit
from checker.facts import kinds
from checker.language import tokens as language
from checker.language import vocabulary as words
from checker.language.lexicon.lexicon import lexicon
from checker.language.text import plain
from checker.model import Document, Segment, Side
from checker.rulebook import rulebook
from checker.run import path as run
from checker.run.machine import Machine

WORDS = words.shipped()
RULES = ("passage-missing", "passage-added", "passage-moved")
BOOK = rulebook.load().adjusted(RULES)
# How many of a hundred passages each edit befalls.
EDITS = {"merged": 8, "split": 8, "omitted": 6, "added": 6, "moved": 4}
# A passage moves by so many others at least.
FAR = 3
ALARMS = 0.01

Pair = tuple[str, str]


@dataclass(slots=True)
class Text:
    """The two texts of an edited document, and which passages (numbers) belong together."""

    uk: list[str] = field(default_factory=list)
    en: list[str] = field(default_factory=list)
    beads: list[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)  # English ones


def documents(path: Path) -> dict[str, list[Pair]]:
    """The pairs of each document of two passages at least."""
    found: dict[str, list[Pair]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row.get("doc", row["id"]), []).append((row["uk"], row["en"]))
    return {name: pairs for name, pairs in found.items() if len(pairs) > 1}


def edited(pairs: Sequence[Pair], strange: Sequence[str], dice: random.Random) -> Text:
    """The document with passages merged, left out, inserted (of `strange`) and moved."""
    text = Text()
    moving: list[tuple[int, str]] = []
    n = 0
    while n < len(pairs):
        uk, en = pairs[n]
        edit = dice.choices([*EDITS, ""], [*EDITS.values(), 100 - sum(EDITS.values())])[0]
        left, right = len(text.uk), len(text.en)
        text.uk.append(uk)
        n += 1
        if edit == "omitted":
            text.beads.append(((left,), ()))
            continue
        if edit == "moved" and len(pairs) > 2 * FAR:
            moving.append((left, en))
            continue
        if edit == "added":
            text.beads.append(((), (right,)))
            text.en.append(dice.choice(strange))
            right += 1
        text.en.append(en)
        if edit == "merged" and n < len(pairs):
            text.uk.append(pairs[n][0])
            text.en[-1] += " " + pairs[n][1]
            text.beads.append(((left, left + 1), (right,)))
            n += 1
        elif edit == "split" and n < len(pairs):
            text.uk[-1] += " " + pairs[n][0]
            text.en.append(pairs[n][1])
            text.beads.append(((left,), (right, right + 1)))
            n += 1
        else:
            text.beads.append(((left,), (right,)))
    for left, en in moving:
        _move(text, left, en, dice)
    return text


def _move(text: Text, left: int, en: str, dice: random.Random) -> None:
    """Puts an English passage, whose Ukrainian one has that number, between beads that are far from it."""
    home = sum(len(right) for mine, right in text.beads if mine and mine[0] < left)
    starts = {right[0] for _, right in text.beads if right} | {len(text.en)}
    far = sorted(at for at in starts if abs(at - home) >= FAR)
    if not far:
        text.beads.append(((left,), ()))
        return
    at = dice.choice(far)
    text.en.insert(at, en)
    text.beads = [(mine, tuple(n + (n >= at) for n in theirs)) for mine, theirs in text.beads]
    text.moved = {n + (n >= at) for n in text.moved} | {at}
    text.beads.append(((left,), (at,)))


def segments(texts: Sequence[str], side: Side) -> tuple[Segment, ...]:
    """Passages of a text, named by their numbers."""
    return tuple(plain(text, side, ref=str(n)) for n, text in enumerate(texts))


def main() -> None:
    """Prints the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5, help="how often each document is edited anew")
    options.add_argument("--show", type=int, default=0, help="how many wrong findings to print")
    options.add_argument("clean", type=Path)
    given = options.parse_args()
    texts = documents(given.clean)
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for name, pairs in texts.items():
        strange = [en for other, rows in texts.items() if other != name for _, en in rows]
        for n in range(given.runs):
            judge(edited(pairs, strange, random.Random(f"{name} {n}")), count, wrong)
        untouched = Text([uk for uk, _ in pairs], [en for _, en in pairs], [((n,), (n,)) for n in range(len(pairs))])
        judge(untouched, count, wrong, "untouched ")
    for line in wrong[: given.show]:
        print(line)
    report(count)
    exchanged(texts.values())


def judge(text: Text, count: Counter[str], wrong: list[str], label: str = "") -> None:
    """Counts what is found in a text against what was done to it; `label` keeps the counts apart."""
    page = run.check(Document("text", segments(text.uk, "uk"), segments(text.en, "en")), Machine(BOOK, WORDS))
    found = {(tuple(int(s.ref) for s in pair.uk), tuple(int(s.ref) for s in pair.en)) for pair in page.pairs}
    count[label + "beads"] += len(text.beads)
    count[label + "beads exact"] += len(found.intersection(text.beads))
    count[label + "passages"] += len(text.uk)
    true = {
        "passage-missing": {n for (*mine,), theirs in text.beads if not theirs for n in mine},
        "passage-added": {n for mine, (*theirs,) in text.beads if not mine for n in theirs},
        "passage-moved": text.moved,
    }
    for rule, places in true.items():
        hits = {
            int((f.uk if rule == "passage-missing" else f.en or f.uk).segment.ref): f  # type: ignore[union-attr]
            for f in page.findings
            if f.rule == rule
        }
        count[label + rule] += len(places)
        count[label + rule + " found"] += len(places & hits.keys())
        count[label + rule + " told"] += len(hits)
        wrong += [f"{label}{rule} false: {hits[n].messages['en']}" for n in sorted(hits.keys() - places)]
        side = text.uk if rule == "passage-missing" else text.en
        wrong += [f"{label}{rule} not found: {side[n]}" for n in sorted(places - hits.keys())]


def report(count: Counter[str]) -> None:
    """Prints the counts as shares."""
    for label in ("", "untouched "):
        beads, passages = count[label + "beads"], count[label + "passages"]
        print(f"{label}beads exact: {count[label + 'beads exact'] / beads:.1%} of {beads}")
        for rule in RULES:
            true, told = count[label + rule], count[label + rule + " told"]
            hits = count[f"{label}{rule} found"]
            if label:
                print(f"{label}{rule}: {told} in {passages} passages, {1000 * told / passages:.1f} in a thousand")
            else:
                print(
                    f"{rule}: found {hits / max(1, true):.1%} of {true}, precision {hits / max(1, told):.1%} of {told}"
                )


def exchanged(texts: Iterable[list[Pair]]) -> None:
    """Prints how many wrong sentences of the same document the score of a given pair finds."""
    right: list[float] = []
    wrong: list[float] = []
    near: list[float] = []
    for pairs in texts:
        dice = random.Random(pairs[0][0])
        uk = [language.read(one, WORDS) for one in segments([pair[0] for pair in pairs], "uk")]
        en = [language.read(one, WORDS) for one in segments([pair[1] for pair in pairs], "en")]
        evidence = Evidence.of(uk, en, lambda segment: kinds.find(segment, WORDS), lexicon(WORDS), kinds.of(WORDS))
        for n, one in enumerate(uk):
            other = dice.choice([m for m in range(len(en)) if m != n])
            beside = n + 1 if n + 1 < len(en) else n - 1
            for scores, m in ((right, n), (wrong, other), (near, beside)):
                scores.append(fit((one,), (en[m],), evidence))
    limit = sorted(right)[int(len(right) * ALARMS)]
    found, found_near = (sum(score < limit for score in scores) / len(scores) for scores in (wrong, near))
    print(f"wrong sentence of the same text at {ALARMS:.0%} alarms: {found:.1%} (the next one: {found_near:.1%})")


if __name__ == "__main__":
    main()
