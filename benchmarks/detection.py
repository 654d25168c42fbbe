"""What langdetect adds to letters, function words, forms and endings: python benchmarks/detection.py FOLDER...

A FOLDER holds uk.txt, en.txt and, where there are any, ru.txt and be.txt, a line a text. For each language and both
questions (which language a text is in; which East Slavic language a sentence is in that should be Ukrainian) it prints
how many lines come to langdetect at all, how many answers are right with it and without it, and what langdetect says
alone. It knows no Belarusian, so "other than Ukrainian" is right there.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from checker.language import tokens
from checker.language import vocabulary as words
from checker.language.text import fold

WORDS = words.shipped()
SIDES = ("uk", "en", "ru", "be")
MOST = 5000  # lines of a file


def right(tongue: str, told: str | None) -> bool:
    """Whether an answer is that of a language; langdetect and the words of Belarusian say "other" for it."""
    return told in ("ru", "other") if tongue == "be" else told == tongue


def judged(ask: Callable[..., str | None], tongue: str, lines: list[str]) -> Counter[str]:
    """How many lines are judged rightly with langdetect and without it, and how many it was asked for."""
    count: Counter[str] = Counter()
    whole = tokens._detected
    asked = [False]

    def told(text: str, expected: tuple[tokens.Tongue, ...]) -> tokens.Tongue:
        asked[0] = True
        start = time.perf_counter()
        answer = whole(text, expected)
        count["µs"] += int(1e6 * (time.perf_counter() - start))
        return answer

    def untold(text: str, expected: tuple[tokens.Tongue, ...]) -> tokens.Tongue:
        return expected[0]

    try:
        for line in lines:
            asked[0] = False
            tokens._detected = told
            with_it = ask(line, WORDS)
            tokens._detected = untold
            without = ask(line, WORDS)
            count["asked"] += asked[0]
            count["with"] += right(tongue, with_it)
            count["without"] += right(tongue, without)
            count["mended"] += right(tongue, with_it) and not right(tongue, without)
            count["spoiled"] += right(tongue, without) and not right(tongue, with_it)
            # What a rule would say: another language where there is none, and silence where there is one.
            count["alarms"] += tongue in ("uk", "en") and with_it not in (None, tongue)
            count["alarms without"] += tongue in ("uk", "en") and without not in (None, tongue)
    finally:
        tokens._detected = whole
    return count


def main(folders: list[Path]) -> None:
    """Prints two lines for each file."""
    for folder in folders:
        for tongue in SIDES:
            if not (folder / f"{tongue}.txt").is_file():
                continue
            lines = [fold(line) for line in (folder / f"{tongue}.txt").read_text(encoding="utf-8").splitlines() if line]
            lines = lines[:: max(1, len(lines) // MOST)]
            alone = sum(right(tongue, tokens._detected(line, ("uk", "ru", "en"))) for line in lines)
            for name, ask in (("tongue", tokens.tongue), ("slavic", tokens.slavic)):
                if name == "slavic" and tongue == "en":
                    continue
                n = judged(ask, tongue, lines)
                print(
                    f"{folder.name} {tongue} {name}: {len(lines)} lines, {n['asked']} ask langdetect"
                    f" ({n['µs'] / 1000 / max(1, n['asked']):.1f} ms each); right {100 * n['with'] / len(lines):.2f} %,"
                    f" without it {100 * n['without'] / len(lines):.2f} % ({n['mended']} mended,"
                    f" {n['spoiled']} spoiled; false alarms {n['alarms']}, without it {n['alarms without']});"
                    f" langdetect alone {100 * alone / len(lines):.2f} %"
                )


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])
