"""Measures the lexicon on parallel text: python benchmarks/lexicon.py [--hold-out N] [--limit N] [--show N] TEXT ...

TEXT  a folder with uk.txt and en.txt, or a file of JSON lines with "uk" and "en"

Prints the share of Ukrainian lines whose own English line has the highest coverage among all lines, and the share of
content words (of weight 0.3 at least, names and numbers left out) without a counterpart.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from learn_lexicon import MODELS, held_out

from checker.language.lexicon.lexicon import NAME, Lexicon, unpack
from checker.language.pipelines import TOKEN
from checker.language.text import bare
from checker.model import SIDES, Side, other

CONTENT = 0.3
COUNTERPART = 0.15


def lines(path: Path, hold_out: int) -> list[tuple[str, str]]:
    """The pairs of a text; of Tatoeba, those that learning left out."""
    if path.is_file():
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return [(row["uk"], row["en"]) for row in rows]
    uk, en = ((path / f"{side}.txt").read_text(encoding="utf-8").splitlines() for side in SIDES)
    both = list(zip(uk, en, strict=True))
    return [both[n] for n in sorted(held_out(len(both), hold_out))] if hold_out and path.name == "tatoeba" else both


def words(text: str) -> list[str]:
    """The words and numbers of a text, in small letters."""
    return [found.group() for found in TOKEN.finditer(bare(text).lower()) if found.group()[0].isalnum()]


def names(text: str) -> frozenset[str]:
    """What has a capital inside a sentence, in small letters: names are compared by their letters elsewhere."""
    return frozenset(found.lower() for found in re.findall(r"(?<=[\w,;:—–-]\s)[A-ZА-ЯІЇЄҐ][\w'-]*", bare(text)))


class Text:
    """Parallel lines as indexes of forms, with the likeness of every form to every other."""

    def __init__(self, pairs: Sequence[tuple[str, str]], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.lines: dict[Side, list[list[str]]] = {side: [words(p[i]) for p in pairs] for i, side in enumerate(SIDES)}
        self.forms = {side: sorted({w for line in self.lines[side] for w in line}) for side in SIDES}
        self.number = {side: {form: n for n, form in enumerate(self.forms[side])} for side in SIDES}
        self.weight = {side: np.array([lexicon.weight(side, f) for f in self.forms[side]]) for side in SIDES}
        self.like = np.zeros((len(self.forms["uk"]), len(self.forms["en"])), np.float32)
        by_lemma: dict[int, list[int]] = {}
        for n, form in enumerate(self.forms["en"]):
            for lemma in lexicon.lemmas("en", form):
                by_lemma.setdefault(lemma, []).append(n)
        for n, form in enumerate(self.forms["uk"]):
            for lemma in lexicon.lemmas("uk", form):
                for target, strength in lexicon.links(lemma).items():
                    for m in by_lemma.get(target, ()):
                        self.like[n, m] = max(self.like[n, m], strength)
            if form in self.number["en"]:
                self.like[n, self.number["en"][form]] = 1.0

    def found(self) -> float:
        """The share of Ukrainian lines whose own English line has the highest coverage, both ways, of all lines."""
        stream = np.array([self.number["en"][w] for line in self.lines["en"] for w in line or ["-"]])
        starts = np.cumsum([0] + [max(1, len(line)) for line in self.lines["en"]])[:-1]
        heavy = self.weight["en"][stream]
        whole = np.maximum(np.add.reduceat(heavy, starts), 1e-9)
        right = 0
        for i, line in enumerate(self.lines["uk"]):
            at = [self.number["uk"][word] for word in line]
            if not at:
                continue
            seen, ours = self.like[at][:, stream], self.weight["uk"][at]
            forth = ours @ np.maximum.reduceat(seen, starts, axis=1) / max(ours.sum(), 1e-9)
            back = np.add.reduceat(seen.max(axis=0) * heavy, starts) / whole
            score = forth + back
            right += bool(score[i] > 0 and score[i] >= score.max() - 1e-9)
        return right / len(self.lines["uk"])

    def alone(
        self, pairs: Sequence[tuple[str, str]], shift: int = 0
    ) -> dict[Side, tuple[float, list[tuple[str, int]]]]:
        """On each side, the share of content words without a counterpart, and these words with their line.

        With a shift, against the line that stands so many lines further: what chance finds.
        """
        made: dict[Side, tuple[float, list[tuple[str, int]]]] = {}
        for i, side in enumerate(SIDES):
            total, lone = 0, []
            for n, both in enumerate(pairs):
                skipped = names(both[i])
                beside = {side: n, other(side): (n + shift) % len(pairs)}
                rows = self.like[np.ix_(*([self.number[s][w] for w in self.lines[s][beside[s]]] for s in SIDES))]
                best = rows.max(axis=1 - i, initial=0.0)
                for k, word in enumerate(self.lines[side][n]):
                    if word in skipped or not word[0].isalpha() or self.lexicon.weight(side, word) < CONTENT:
                        continue
                    total += 1
                    if best[k] < COUNTERPART:
                        lone.append((word, n))
            made[side] = len(lone) / max(total, 1), lone
        return made


def main() -> None:
    """Prints the figures of each text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--lexicon", type=Path, default=MODELS / NAME)
    parser.add_argument("--hold-out", type=int, default=0, metavar="N", help="only the pairs that learning left out")
    parser.add_argument("--limit", type=int, default=1007, help="pairs of a text")
    parser.add_argument("--show", type=int, default=0, help="words without a counterpart to print, drawn by lot")
    args = parser.parse_args()

    data = args.lexicon.read_bytes()
    start = time.perf_counter()
    lexicon = unpack(data)
    print(f"opened in {1000 * (time.perf_counter() - start):.1f} ms")
    for path in args.texts:
        pairs = lines(path, args.hold_out)[: args.limit]
        text = Text(pairs, lexicon)
        alone = text.alone(pairs)
        without = ", ".join(f"{side} {100 * alone[side][0]:.1f} %" for side in SIDES)
        next_line = text.alone(pairs, 1)
        without += " (beside the next line " + ", ".join(f"{100 * next_line[side][0]:.1f} %" for side in SIDES) + ")"
        known = ", ".join(
            f"{side} {100 * sum(lexicon.lemma(side, f) >= 0 for f in text.forms[side]) / len(text.forms[side]):.1f} %"
            for side in SIDES
        )
        print(
            f"{path.name}: {len(pairs)} lines, own line found {text.found():.3f}; "
            f"content words alone: {without}; forms known: {known}"
        )
        for side in SIDES if args.show else ():
            drawn = random.Random(1).sample(alone[side][1], min(args.show, len(alone[side][1])))
            for word, n in drawn:
                print(
                    f"  {side} {word}: {'/'.join(lexicon.word(side, k) for k in lexicon.lemmas(side, word))}"
                    f"\n      {pairs[n][0]}\n      {pairs[n][1]}"
                )
            print("  ", Counter(word for word, _ in alone[side][1]).most_common(80))


if __name__ == "__main__":
    main()
