"""The lexicon of a house: a plain table of words that translate each other, which an editor may correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from checker.language.text import CYRILLIC, LATIN, bare
from checker.model.messages import Message, joined
from checker.model.system import refusal

# What a line without a strength is: as sure as the first translation in a dictionary.
SURE = 0.9

HEAD = """\
# Words that translate each other in this house: Ukrainian word, English word, strength (0 to 1), times seen.
# A line may be corrected, added or deleted; strength 0 says that the two do not stand for each other. Any form of a
# word stands for all of them. `zvirka learn` wrote this file, and writes it anew only when it is told to (--force).
"""


class PairsError(ValueError):
    """A table that is none; its text names the file, the line and the mend."""


class HousePair(NamedTuple):
    """A Ukrainian and an English word, how surely they stand for each other (0 to 1), passages with both."""

    uk: str
    en: str
    strength: float = SURE
    seen: int = 0


def read(path: Path) -> tuple[HousePair, ...]:
    """The pairs of a file. Raises PairsError when it can't be read, or for the first line that is no pair."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as wrong:
        raise PairsError(Message("house.pairs_unread", path=path, strerror=refusal(wrong))) from wrong
    except UnicodeDecodeError as wrong:
        raise PairsError(Message("house.not_utf8", path=path, reason=wrong.reason)) from wrong
    return tuple(_pairs(path, lines))


def write(pairs: Iterable[HousePair]) -> str:
    """The text of a file: the pairs in the order of the alphabet, those of one word by strength."""
    rows = sorted(pairs, key=lambda pair: (pair.uk, -pair.strength, pair.en))
    return HEAD + "".join(f"{pair.uk}\t{pair.en}\t{pair.strength:.2f}\t{pair.seen}\n" for pair in rows)


def _pairs(path: Path, lines: Iterable[str]) -> Iterator[HousePair]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            yield _pair(line)
        except ValueError as wrong:
            raise PairsError(joined(": ", f"{path}:{number}", wrong)) from wrong


def _pair(line: str) -> HousePair:
    cells = [cell.strip() for cell in line.split("\t")]
    if not 2 <= len(cells) <= 4:
        raise ValueError(Message("house.no_line", line=line.strip()))
    uk, en = (bare(cell).lower() for cell in cells[:2])
    for word, mine, others, side in ((uk, CYRILLIC, LATIN, "uk"), (en, LATIN, CYRILLIC, "en")):
        if not mine.search(word) or others.search(word):
            raise ValueError(Message(f"house.no_{side}_word", word=word))
        if " " in word:
            raise ValueError(Message("house.many_words", word=word))
    return HousePair(uk, en, _strength(cells[2:3]), _seen(cells[3:4]))


def _strength(cells: list[str]) -> float:
    if not any(cells):
        return SURE
    try:
        strength = float(cells[0].replace(",", "."))
    except ValueError:
        strength = -1.0
    if not 0 <= strength <= 1:
        raise ValueError(Message("house.no_strength", cell=cells[0]))
    return strength


def _seen(cells: list[str]) -> int:
    if not any(cells):
        return 0
    if not cells[0].isdecimal():
        raise ValueError(Message("house.no_count", cell=cells[0]))
    return int(cells[0])
