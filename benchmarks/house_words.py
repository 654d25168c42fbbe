"""How well `zvirka learn` finds words that the lexicon does not know: python benchmarks/house_words.py DATA [HIDDEN]

DATA has parallel/tatoeba. HIDDEN (400) Ukrainian lemmas that stand in 4 to 60 sentences are taken out of the lexicon,
and learned again from the same sentences. Prints how many words came back, and how many of their pairs the lexicon had.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from checker.drift import learn
from checker.language.lexicon.lexicon import LINKED, Lexicon, lexicon
from checker.language.text import plain
from checker.language.vocabulary import shipped
from checker.model import Document, Pair
from checker.run import path as run

WORDS = shipped()
# From which strength on a pair of the lexicon counts as a translation here.
RIGHT = 0.2


def documents(folder: Path) -> list[Document]:
    """One document for each pair of sentences."""
    uk, en = ((folder / f"{side}.txt").read_text(encoding="utf-8").splitlines() for side in ("uk", "en"))
    made = []
    for n, (left, right) in enumerate(zip(uk, en, strict=True)):
        sides = (plain(left, "uk", ref=f"{n}"),), (plain(right, "en", ref=f"{n}"),)
        made.append(Document(str(n), *sides, (Pair(str(n), *sides),)))
    return made


def hidden(texts: list[Document], known: Lexicon, count: int) -> dict[str, set[str]]:
    """Lemmas that are taken out of the lexicon, each with its translations."""
    seen: Counter[int] = Counter()
    for text in texts:
        seen.update({known.lemma("uk", word.strip(".,!?«»:;–")) for word in text.uk[0].folded.lower().split()})
    apt = [
        n
        for n, times in sorted(seen.items())
        if n >= 0 and 4 <= times <= 60 and max(known.links(n).values(), default=0) > LINKED
    ]
    out = {}
    for n in random.Random(3).sample(apt, count):
        out[known.word("uk", n)] = {known.word("en", e) for e, strength in known.links(n).items() if strength >= RIGHT}
        known._links[n] = {}
    known._likely.clear()
    return out


def main() -> None:
    """Prints a line for each number of times that two words must meet."""
    texts = documents(Path(sys.argv[1]) / "parallel" / "tatoeba")
    known = lexicon(WORDS)
    gone = hidden(texts, known, int(sys.argv[2]) if len(sys.argv) > 2 else 400)
    lesson = learn.lesson((run.collate(text, WORDS) for text in texts), lexicon(WORDS), [])
    for least in (2, 3, 4):
        pairs = learn.learn(lesson, known, least)
        mine = [pair for pair in pairs if pair.uk in gone]
        right = [pair for pair in mine if pair.en in gone[pair.uk]]
        print(f"least {least}: {len({pair.uk for pair in right})} of {len(gone)} words,", end=" ")
        print(f"{len(right)} of {len(mine)} pairs right, {len(pairs) - len(mine)} pairs of other words")


if __name__ == "__main__":
    main()
