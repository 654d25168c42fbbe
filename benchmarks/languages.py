"""Which sentences of a Ukrainian text are called foreign: python benchmarks/languages.py FOLDER [LEAST]

FOLDER holds uk.txt, ru.txt and be.txt, a sentence a line; those of fewer than LEAST words (8) are left out. Prints the
share of Ukrainian sentences that are called foreign, of Russian and Belarusian ones that are found, and sentences a
second, beside langdetect's on the first of them.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from langdetect import DetectorFactory, LangDetectException, detect

from checker.align.comparison import Comparison
from checker.drift.foreign import foreign
from checker.language import tokens as language
from checker.language import vocabulary as words
from checker.language.text import plain
from checker.model import Document

WORDS = words.shipped()
LETTERS = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
PEER = 400  # sentences that langdetect is asked for


def sentences(path: Path, least: int) -> list[str]:
    """The lines that have enough words."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if len(LETTERS.findall(line)) >= least]


def ours(sentence: str) -> bool:
    """Whether a sentence that is given as Ukrainian has a foreign part."""
    segment = language.read(plain(sentence, "uk"), WORDS)
    return bool(foreign(Comparison(Document("", (segment,), ()), (segment,), (), (), WORDS), segment))


def theirs(sentence: str) -> bool:
    """Whether langdetect, which knows no Belarusian, calls it anything but Ukrainian."""
    try:
        return bool(detect(sentence) != "uk")
    except LangDetectException:
        return False


def main(folder: Path, least: int) -> None:
    """Prints a line a language."""
    DetectorFactory.seed = 0
    for tongue in ("uk", "ru", "be"):
        listed = sentences(folder / f"{tongue}.txt", least)
        start = time.perf_counter()
        found = [line for line in listed if ours(line)]
        rate = len(listed) / (time.perf_counter() - start)
        start = time.perf_counter()
        peer = sum(map(theirs, listed[:PEER]))
        peer_rate = min(PEER, len(listed)) / (time.perf_counter() - start)
        print(
            f"{tongue}: {100 * len(found) / len(listed):.2f} % of {len(listed)} called foreign, {rate:.0f} a second;"
            f" langdetect {100 * peer / min(PEER, len(listed)):.1f} %, {peer_rate:.0f} a second"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 8)
