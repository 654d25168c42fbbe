"""What a word is in a number: «двадцять», «тисячі», «семирічний», "twenty-first"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from checker.language.inflection.grammar import Endings, grammar
from checker.language.memo import Memo
from checker.language.quantities.units import NO_DIMENSION
from checker.language.vocabulary import Words
from checker.model import Side
from checker.model.expressions import deferred


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


PARTS = ("unit", "ten", "hundred", "scale", "dozen", "half", "part", "whole")
# Words that are shorter than this are no compound adjective of a number: «двомовн-».
COMPOUND = 6
# From this number on, the first half tells a compound with any second half of so many letters: «чотиривимірний».
SURE, REST = 4, 4
# Numbers that are told as every so many: «щоп'ять днів».
EVERY = frozenset({"unit", "ten", "hundred"})
MANY = "багато"
# By so many first letters it is told that a word is no number; a few beginnings have one letter less.
FIRST = 3
# No word for a number has more letters; every beginning of a word is looked up, which takes the square of its length.
LONGEST = 60


class NumberWords:
    """The number words of one language. `known[word]`, in lower case, is None for what has nothing to do with numbers.

    `nth` are Ukrainian stems of ordinals, `soft` those of soft words and multiples; `first` and `second` are the halves
    of compounds: «семи-річний».
    """

    def __init__(self, words: Words, side: Side) -> None:
        self.side = side
        self.exact = _exact(words, side)
        tables = words.table("numerals")["uk"]
        self.nth = {stem: float(value) for value, stems in tables["nth"].items() for stem in stems.split()}
        self.soft = {
            form[:-1]: (part, float(value))
            for part in ("soft", "times")
            for value, forms in tables[part].items()
            for form in forms.split()
            if form[-1] == "~"
        }
        compound = tables["compound"]
        self.first = {form: float(v) for v, forms in compound.items() if v != "stems" for form in forms.split()}
        self.second = frozenset(compound["stems"].split()) | _adjectives(words)
        self.first_half = deferred("|".join(sorted(self.first, key=len, reverse=True)))
        self.begins = frozenset(key[:FIRST] for key in (*self.nth, *self.soft, *self.first, MANY))
        self.adjective = grammar(words).endings("adjective")  # of ordinals too: «третього», «сорокових»
        self.known: Memo[str, Word | None] = Memo(self.read)

    def read(self, text: str) -> Word | None:
        """What a word (in lower case) is, worked out."""
        known = self.exact.get(text)
        if known:
            return Word(*known, len(text))
        if self.side == "en":
            return _fraction(self.exact.get(text[:-1]), text) if text.endswith("s") else None
        if not 4 <= len(text) <= LONGEST or not (text[:FIRST] in self.begins or text[: FIRST - 1] in self.begins):
            return None
        for size in range(len(text) - 1, max(2, len(text) - 5), -1):
            if text[:size] in self.nth and text[size:] in self.adjective:
                return Word("nth", self.nth[text[:size]], len(text))
        for size in range(len(text), 2, -1):
            if text[:size] in self.soft:
                return Word(*self.soft[text[:size]], len(text))
        return self._compound(text)

    def _compound(self, text: str) -> Word | None:
        """«семирічний», «двохсоттисячний», «сорокап'ятихвилинна»: halves that are written as one word."""
        if len(text) < COMPOUND:
            return None
        at = 0
        if text.startswith(MANY):
            return _many(text, self.nth, self.adjective)
        pieces: list[Piece] = []
        while (found := self.first_half.match(text, at)) is not None:
            value = self.first[found.group()]
            part = "unit" if value < 20 else "ten" if value < 100 else "hundred" if value < 1000 else "scale"
            pieces.append(Piece(at, found.end(), part, value))
            at = found.end()
        if not pieces:
            return None
        total = sum(piece.value for piece in pieces)
        for size in range(len(text) - 1, max(at, len(text) - 5), -1):
            if text[size:] not in self.adjective:
                continue
            if self.nth.get(text[at:size], 0) >= 1000:
                return Word("nth", total * self.nth[text[at:size]], len(text))
            if text[at:size] in self.second or (SURE <= total < 100 and size - at >= REST):
                return Word("compound", total, at)
        return None


def number_words(words: Words, side: Side) -> NumberWords:
    """The number words of a language in the vocabulary."""
    return words.made(NumberWords, side)


def _exact(words: Words, side: Side) -> dict[str, tuple[str, float]]:
    tables = words.table("numerals")[side]
    found = {
        form: (part, float(value))
        for part in ("soft", "times", *PARTS, *(("nth",) if side == "en" else ()))
        for value, forms in tables.get(part, {}).items()
        for form in forms.split()
    }
    found |= {
        form: ("nth", float(value)) for value, forms in tables.get("occasion", {}).items() for form in forms.split()
    }
    if "once" in tables:
        found |= _once(tables)
    if "every" in tables:
        often = tables["every"]["before"]
        found |= {often + form: number for form, number in found.items() if number[0] in EVERY}
    return found | {
        form: ("suffix", float(value)) for value, forms in tables.get("suffix", {}).items() for form in forms.split()
    }


def _once(tables: Mapping[str, Any]) -> dict[str, tuple[str, float]]:
    """Ordinals of occasions, and the tens before their second word: «удвадцяте», «утридцять» of «утридцять перше»."""
    before, ending = tables["once"]["before"], tables["once"]["ending"]
    nth = {stems.split()[0].rstrip("~") + ending: ("nth", float(value)) for value, stems in tables["nth"].items()}
    tens = {forms.split()[0]: ("ten", float(value)) for value, forms in tables["ten"].items()}
    return {one + form: said for one in before for form, said in (nth | tens).items()}


def _fraction(nth: tuple[str, float] | None, text: str) -> Word | None:
    """The plural of an ordinal as the parts that it counts: "sevenths"."""
    return Word("part", 1 / nth[1], len(text)) if nth and nth[0] == "nth" and nth[1] > 2 else None


def _adjectives(words: Words) -> frozenset[str]:
    """The stems of adjectives that units have: the second halves of «п'ятикілометровий»."""
    tables = (by for name, by in words.table("units").items() if name not in NO_DIMENSION)
    listed = (form for by in tables for forms in by.values() for form in forms.split())
    return frozenset(form[:-1] for form in listed if form[-1] == "~")


def _many(text: str, nth: Mapping[str, float], adjective: Endings) -> Word | None:
    """«багатотисячний»: thousands of them."""
    rest = range(len(text) - 1, len(MANY), -1)
    stem = next((text[len(MANY) : size] for size in rest if text[size:] in adjective), "")
    return Word("scale", nth[stem], len(text)) if nth.get(stem, 0) >= 1000 else None
