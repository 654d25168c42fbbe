"""What a word is in a number: «двадцять», «тисячі», «семирічний», "twenty-first"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from checker.language.vocabulary import Words
from checker.model import Side


class Word(NamedTuple):
    """What a word is in a number: its part (see the tables of numerals.toml), its value, how much of it that is."""

    part: str
    value: float
    length: int


class Piece(NamedTuple):
    """A word of a number, or a part of one between hyphens, and where it stands."""

    start: int
    end: int
    part: str
    value: float


# Endings of adjectives and of ordinals, soft and hard: «третього», «сорокових», «семирічної».
ADJECTIVE = re.compile(r"[иії]й|[аяеєуюії]|ь?ого|ь?ому|ь?ої|ь?ою|[иії](?:м|х|ми)")
PARTS = ("unit", "ten", "hundred", "scale", "dozen", "half", "part", "whole")
# Words that are shorter than this are no compound adjective of a number: «двомовн-».
COMPOUND = 6
MANY = "багато"


@cache
def _exact(words: Words, side: Side) -> dict[str, tuple[str, float]]:
    tables = words.table("numerals")[side]
    found = {
        form: (part, float(value))
        for part in ("soft", "times", *PARTS, *(("nth",) if side == "en" else ()))
        for value, forms in tables.get(part, {}).items()
        for form in forms.split()
    }
    return found | {
        form: ("suffix", float(value)) for value, forms in tables.get("suffix", {}).items() for form in forms.split()
    }


@cache
def _stems(words: Words) -> tuple[dict[str, float], dict[str, tuple[str, float]], dict[str, float], frozenset[str]]:
    """Ukrainian stems: of ordinals, of soft words and multiples, first halves of compounds, second halves."""
    tables = words.table("numerals")["uk"]
    first = {form: float(v) for v, forms in tables["compound"].items() if v != "stems" for form in forms.split()}
    return (
        {stem: float(value) for value, stems in tables["nth"].items() for stem in stems.split()},
        {
            form[:-1]: (part, float(value))
            for part in ("soft", "times")
            for value, forms in tables[part].items()
            for form in forms.split()
            if form[-1] == "~"
        },
        first,
        frozenset(tables["compound"]["stems"].split()) | _adjectives(words),
    )


def _adjectives(words: Words) -> frozenset[str]:
    tables = (by for name, by in words.table("units").items() if name not in {"two", "alone", "delta", "zero"})
    listed = (form for by in tables for forms in by.values() for form in forms.split())
    return frozenset(form[:-1] for form in listed if form[-1] == "~")


@cache
def _first_half(words: Words) -> re.Pattern[str]:
    forms = sorted(_stems(words)[2], key=len, reverse=True)
    return re.compile("|".join(forms))


# No word for a number has more letters; every beginning of a word is looked up, which takes the square of its length.
LONGEST = 60


@lru_cache(maxsize=50_000)
def word(words: Words, side: Side, text: str) -> Word | None:
    """What a word (in lower case) is in a number, or None for one that has nothing to do with numbers."""
    known = _exact(words, side).get(text)
    if known:
        return Word(*known, len(text))
    if side == "en" or not 4 <= len(text) <= LONGEST:
        return None
    nth, soft, _, _ = _stems(words)
    for size in range(len(text) - 1, max(2, len(text) - 5), -1):
        if text[:size] in nth and ADJECTIVE.fullmatch(text, size):
            return Word("nth", nth[text[:size]], len(text))
    for size in range(len(text), 2, -1):
        if text[:size] in soft:
            return Word(*soft[text[:size]], len(text))
    return _compound(words, text)


def _many(text: str, nth: dict[str, float]) -> Word | None:
    """«багатотисячний»: thousands of them."""
    rest = range(len(text) - 1, len(MANY), -1)
    stem = next((text[len(MANY) : size] for size in rest if ADJECTIVE.fullmatch(text, size)), "")
    return Word("scale", nth[stem], len(text)) if nth.get(stem, 0) >= 1000 else None


def _compound(words: Words, text: str) -> Word | None:
    """«семирічний», «двохсоттисячний», «сорокап'ятихвилинна»: halves that are written as one word."""
    if len(text) < COMPOUND:
        return None
    nth, _, first, second = _stems(words)
    pattern, at = _first_half(words), 0
    if text.startswith(MANY):
        return _many(text, nth)
    pieces: list[Piece] = []
    while (found := pattern.match(text, at)) is not None:
        value = first[found.group()]
        part = "unit" if value < 20 else "ten" if value < 100 else "hundred" if value < 1000 else "scale"
        pieces.append(Piece(at, found.end(), part, value))
        at = found.end()
    if not pieces:
        return None
    total = sum(piece.value for piece in pieces)
    for size in range(len(text) - 1, max(at, len(text) - 5), -1):
        if not ADJECTIVE.fullmatch(text, size):
            continue
        if nth.get(text[at:size], 0) >= 1000:
            return Word("nth", total * nth[text[at:size]], len(text))
        if text[at:size] in second:
            return Word("compound", total, at)
    return None
