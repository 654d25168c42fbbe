"""Learns what tells an omission: python benchmarks/learn_omission.py DATA (needs scikit-learn)

DATA is the folder that learn_lexicon.py reads. The pairs are those that the lexicon did not learn from: held-out
sentences of Tatoeba, alone and joined to passages of up to four, and every third page of the translated repositories.
Each is spoilt in ways of which the script knows the answer: its end is cut off, on either side, with and without a mark
behind; a sentence is taken out. News are translated more freely than these texts, so links between words are hidden at
random, and words left out, in sound and spoilt pairs alike.

Writes rules/models/omission.json (boosted trees) and rules/models/sentence_ends.tsv (words that hardly end a sentence).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import parallel
from learn_lexicon import MODELS, SPARE, held_out
from sklearn.ensemble import HistGradientBoostingClassifier

from checker.drift import omission
from checker.drift.coverage import Coverage, coverage_of
from checker.drift.omission import Signals
from checker.language.text import plain
from checker.language.vocabulary import shipped
from checker.model import SIDES, Document, Pair, Side, other
from checker.run import path as run

# How often each pair is used, each time spoilt in another way.
TURNS = 3
# The share of links that is hidden, and how many words are left out.
HIDDEN, LEFT_OUT = (0.0, 0.1, 0.2, 0.3, 0.35), (0, 0, 1, 2)
# What stays of a passage that is cut.
KEPT = 0.35, 0.85
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZА-ЯІЇЄҐ«\"“])")
# The shape of the trees.
SHAPE = {"max_iter": 150, "max_depth": 3, "learning_rate": 0.08, "l2_regularization": 5, "min_samples_leaf": 60}
# Words that end a sentence more rarely than this (as a share of how often any word does) are listed; of a word that is
# met seldom, the share is taken to be nearer to what is usual.
RARELY, SELDOM = 0.5, 4

Lines = tuple[str, str]


def passages(data: Path) -> list[Lines]:
    """The pairs to learn from, Ukrainian and English."""
    lines = parallel.sentences(data)
    spare = [lines[n] for n in sorted(held_out(len(lines), SPARE))]
    made = [(uk, en) for uk, en in dict.fromkeys(parallel.blocks(data, spare=True)) if min(len(uk), len(en)) > 30]
    for _ in range(2):
        random.shuffle(spare)
        at = 0
        while at < len(spare):
            part = spare[at : at + random.choice([1, 1, 1, 2, 2, 3, 4])]
            join = _welded if random.random() < 0.5 else " ".join
            made.append((join([uk for uk, _ in part]), join([en for _, en in part])))
            at += len(part)
    return made


def _welded(sentences: list[str]) -> str:
    """Short sentences made one long one."""
    first, *rest = [sentence.rstrip(".!?") for sentence in sentences]
    end = sentences[-1][-1] if sentences[-1][-1] in ".!?" else ""
    return (
        ", ".join([first, *(one if one.startswith(("I ", "I'")) else one[:1].lower() + one[1:] for one in rest)]) + end
    )


def cut(text: str) -> str | None:
    """A text without its end, with a full stop or without one."""
    words = list(re.finditer(r"\S+", text))
    if len(words) < 5:
        return None
    keep = max(2, min(len(words) - 2, int(len(words) * random.uniform(*KEPT))))
    return text[: words[keep].start()].rstrip(" ,;:–-") + random.choice(["", "."])


def taken_out(text: str) -> str | None:
    """A text without one of its sentences."""
    sentences = SENTENCE.split(text)
    if len(sentences) < 2:
        return None
    del sentences[random.randrange(len(sentences))]
    return " ".join(sentences)


def thinned(text: str) -> str:
    """A text without a word or two."""
    words = text.split(" ")
    for _ in range(random.choice(LEFT_OUT)):
        if len(words) > 6:
            del words[random.randrange(len(words) - 1)]
    return " ".join(words)


def samples(pairs: list[Lines]) -> Iterator[tuple[Signals, bool]]:
    """The signals of either side of sound pairs, and of the longer side of spoilt ones, with what is true."""
    for turn in range(TURNS):
        for lines in pairs:
            text: dict[Side, str] = {side: thinned(line) for side, line in zip(SIDES, lines, strict=True)}
            hidden = random.choice(HIDDEN)
            for side in SIDES:
                yield measured(text, side, hidden), False
            short: Side = "en" if (turn + len(text["uk"])) % 3 else "uk"
            for spoil in (cut, taken_out):
                left = spoil(text[short])
                if left:
                    yield measured({**text, short: left}, other(short), hidden), True


def measured(text: dict[Side, str], side: Side, hidden: float) -> Signals:
    """The signals of one side of a pair, with a share of the links hidden."""
    words = shipped()
    uk, en = ((plain(text[one], one, ref=one),) for one in SIDES)
    comparison = run.collate(Document("pair", uk, en, (Pair("pair", uk, en),)), words)
    (pair,) = comparison.pairs
    covered = coverage_of(comparison, pair)
    if hidden:
        covered = Coverage(
            *(
                tuple(word._replace(covered=0.0) if random.random() < hidden else word for word in covered.side(one))
                for one in SIDES
            )
        )
    return omission.signals(covered, side, omission.tell(pair, covered, words))


def sentence_ends(data: Path) -> Iterator[tuple[Side, str, float]]:
    """Words that hardly end a sentence of Tatoeba, with how often they do as a share of how often any word does."""
    lines = parallel.sentences(data)
    for n, side in enumerate(SIDES):
        inside: Counter[str] = Counter()
        last: Counter[str] = Counter()
        for line in lines:
            for sentence in SENTENCE.split(line[n]):
                tokens = parallel.tokens(sentence)
                if len(tokens) > 2:
                    inside.update(tokens[:-1])
                    last[tokens[-1]] += 1
        usual = last.total() / (last.total() + inside.total())
        for word in sorted(inside):
            share = (last[word] + SELDOM * usual) / (last[word] + inside[word] + SELDOM) / usual
            if share < RARELY:
                yield side, word, share


def exported(model: HistGradientBoostingClassifier) -> dict[str, object]:
    """The trees, a node as [signal, threshold, up to it, above it], a leaf as its value."""
    trees = [_node(predictor.nodes, 0) for (predictor,) in model._predictors]
    return {"signals": Signals._fields, "base": round(float(model._baseline_prediction.item()), 4), "trees": trees}


def _node(nodes: np.ndarray, at: int) -> list[object] | float:
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    left, right = _node(nodes, int(node["left"])), _node(nodes, int(node["right"]))
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 4), left, right]


def main() -> None:
    """Writes both files and prints how well the trees tell a tenth of the pairs that they have not seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--ends", action="store_true", help="write the words that hardly end a sentence, and stop")
    args = parser.parse_args()
    random.seed(1)
    if args.ends:
        rows = "".join(f"{side}\t{word}\t{share:.3f}\n" for side, word, share in sentence_ends(args.data))
        note = "# Words that hardly end a sentence of Tatoeba (CC BY 2.0 FR): side, word, share of what is usual.\n"
        (MODELS / "sentence_ends.tsv").write_text(note + rows, encoding="utf-8")
        return
    pairs = passages(args.data)
    random.shuffle(pairs)
    tenth = len(pairs) // 10
    (seen, seen_true), (new, new_true) = (
        (np.array([list(signals) for signals, _ in rows]), np.array([true for _, true in rows]))
        for rows in (list(samples(pairs[tenth:])), list(samples(pairs[:tenth])))
    )
    model = HistGradientBoostingClassifier(random_state=0, **SHAPE).fit(seen, seen_true)
    told = model.decision_function(new)
    for alarms in (0.005, 0.01, 0.02):
        threshold = np.quantile(told[~new_true], 1 - alarms)
        print(f"at {alarms:.1%} alarms: {np.mean(told[new_true] > threshold):.1%} found, threshold {threshold:.2f}")
    (MODELS / omission.NAME).write_text(json.dumps(exported(model), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
