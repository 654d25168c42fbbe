"""A bilingual lexicon in one small file: lemmas of forms, what translates what, how surely, and what a word weighs."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from checker.model import SIDES, Side
from checker.words import Words

NAME = "lexicon.bin"
MAGIC = b"ZVIRKA LEXICON 1\n"

# A word that is not in the lexicon is most often a name or a term, and says much.
UNKNOWN = 0.9

# An unknown form is read as a lemma with whose stem it begins, when no more than this many letters follow and the stem
# has at least so many: «застосовного» by застосов-, not «столиця» by стол-.
TAIL, STEM = 5, 5

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """One language: sorted hashes of forms and of stems with a lemma number for each, and the lemmas' weights.

    A form with two lemmas stands there twice, the likelier lemma first.
    """

    forms: array[int]
    form_lemmas: array[int]
    stems: array[int]
    stem_lemmas: array[int]
    weights: bytes
    words: bytes  # the lemmas themselves, one a line, compressed: only asked for to show them


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The lexicon of one file. Forms are given folded (one apostrophe) and in lower case, as `Token.lower` is."""

    uk: Vocabulary
    en: Vocabulary
    starts: array[int]
    targets: array[int]
    strengths: bytes
    _lemmas: dict[Side, dict[str, Numbers]] = field(default_factory=lambda: {"uk": {}, "en": {}})
    _links: dict[int, dict[int, float]] = field(default_factory=dict)
    _likely: dict[tuple[Numbers, Numbers], float] = field(default_factory=dict)

    def vocabulary(self, side: Side) -> Vocabulary:
        """The language of one side."""
        return self.uk if side == "uk" else self.en

    def lemmas(self, side: Side, form: str) -> Numbers:
        """The numbers of the lemmas that a form may belong to, the likeliest first; empty when it is unknown."""
        known = self._lemmas[side]
        if form not in known:
            known[form] = _lemmas(self.vocabulary(side), side, form)
        return known[form]

    def lemma(self, side: Side, form: str) -> int:
        """The number of the likeliest lemma of a form within its side, -1 when it is unknown."""
        found = self.lemmas(side, form)
        return found[0] if found else -1

    def links(self, uk_lemma: int) -> Mapping[int, float]:
        """The English lemmas that translate a Ukrainian one: number to strength, above 0 to 1.

        Strength is how likely the two stand for each other where one passage has the one and its translation the
        other: (links + k * prior) / (passages with both + k). Links are the products of the posteriors of IBM model 1
        in both directions (Liang, Taskar, Klein, "Alignment by agreement", 2006); the prior is that of the dictionary
        (0.9 for the first translation of a word, less for later ones and for words of a phrase, 0 for none).
        """
        if uk_lemma not in self._links:
            if not 0 <= uk_lemma < len(self.starts) - 1:
                return {}
            first, end = self.starts[uk_lemma], self.starts[uk_lemma + 1]
            strengths = (step / 255 for step in self.strengths[first:end])
            self._links[uk_lemma] = dict(zip(self.targets[first:end], strengths, strict=True))
        return self._links[uk_lemma]

    def likely(self, uk_form: str, en_form: str) -> float:
        """How surely two forms stand for each other, 0 to 1: the strongest link between any of their lemmas."""
        uk, en = self.lemmas("uk", uk_form), self.lemmas("en", en_form)
        if (uk, en) not in self._likely:
            self._likely[uk, en] = max((self.links(u).get(e, 0.0) for u in uk for e in en), default=0.0)
        return self._likely[uk, en]

    def weight(self, side: Side, form: str) -> float:
        """How much a form says, 0 to 1: function words near 0, rare and unknown words near 1.

        1 - log(passages with the lemma) / log(all passages) in the learning text; at most 0.1 for function words.
        """
        found = self.lemmas(side, form)
        return min(self.vocabulary(side).weights[n] for n in found) / 255 if found else UNKNOWN

    def word(self, side: Side, lemma: int) -> str:
        """The lemma of a number, as it is written in a dictionary."""
        return _words(self.vocabulary(side).words)[lemma]


def lexicon(words: Words) -> Lexicon:
    """The lexicon of the vocabulary: the `lexicon.bin` of the last folder that has one.

    Raises FileNotFoundError when no folder has one, ValueError (with the path) when the file is none.
    """
    return _load(words.path(NAME))


@cache
def _load(path: Path) -> Lexicon:
    try:
        return unpack(path.read_bytes())
    except ValueError as wrong:
        raise ValueError(f"{path}: {wrong}") from wrong


@cache
def _words(packed: bytes) -> Sequence[str]:
    return zlib.decompress(packed).decode().split("\n")


def _lemmas(vocabulary: Vocabulary, side: Side, form: str) -> Numbers:
    found = _find(vocabulary.forms, vocabulary.form_lemmas, form)
    if found:
        return found
    if side == "en" and form.endswith(("'s", "'")):
        return _lemmas(vocabulary, side, form.removesuffix("s").removesuffix("'"))
    if side == "uk" and form.endswith(("ся", "сь")):  # «виконується» by «виконує», where no list has the former
        found = _find(vocabulary.forms, vocabulary.form_lemmas, form[:-2])
        if found:
            return found
    if "-" in form:
        parts = (_lemmas(vocabulary, side, part) for part in form.split("-") if part)
        return tuple(dict.fromkeys(n for part in parts for n in part))
    for end in range(len(form), max(STEM, len(form) - TAIL) - 1, -1):
        found = _find(vocabulary.stems, vocabulary.stem_lemmas, form[:end])
        if found:
            return found
    return ()


def _find(keys: array[int], values: array[int], word: str) -> Numbers:
    key = digest(word)
    first = end = bisect_left(keys, key)
    while end < len(keys) and keys[end] == key:
        end += 1
    return tuple(values[first:end])


def digest(word: str) -> int:
    """What stands for a form in the file: of 300,000 forms one unknown word in 14,000 is taken for."""
    return zlib.crc32(word.encode())


def pack(
    sides: Mapping[Side, tuple[Sequence[str], Mapping[str, Numbers], Mapping[str, Numbers], Sequence[float]]],
    links: Sequence[Mapping[int, float]],
    note: str,
) -> bytes:
    """The file: a line that names the format, one of JSON with counts and sources, and little-endian arrays.

    A side is its lemmas, the lemma numbers of forms and of stems, and the weights; `links` has one mapping for each
    Ukrainian lemma.
    """
    arrays: list[bytes] = []
    for side in SIDES:
        lemmas, forms, stems, weights = sides[side]
        for table in (forms, stems):
            rows = sorted((digest(word), n, lemma) for word, found in table.items() for n, lemma in enumerate(found))
            arrays += [_bytes("I", [row[0] for row in rows]), _bytes("H", [row[2] for row in rows])]
        arrays += [bytes(round(255 * weight) for weight in weights), zlib.compress("\n".join(lemmas).encode(), 9)]
    starts = [0]
    for row in links:
        starts.append(starts[-1] + len(row))
    arrays += [
        _bytes("I", starts),
        _bytes("H", [target for row in links for target in row]),
        bytes(max(1, round(255 * strength)) for row in links for strength in row.values()),
    ]
    head = {"sizes": [len(piece) for piece in arrays], "note": note}
    return MAGIC + json.dumps(head, ensure_ascii=False).encode() + b"\n" + b"".join(arrays)


def unpack(data: bytes) -> Lexicon:
    """The lexicon of a file. Raises ValueError when the file is none, or has been cut."""
    if not data.startswith(MAGIC):
        raise ValueError("no lexicon of this format")
    head, _, body = data[len(MAGIC) :].partition(b"\n")
    try:
        sizes = json.loads(head)["sizes"]
    except (ValueError, KeyError, TypeError) as wrong:
        raise ValueError("the lexicon has no readable head") from wrong
    if len(sizes) != 15 or sum(sizes) != len(body):
        raise ValueError(f"the lexicon is damaged: it has {len(body)} bytes behind its head")
    pieces = _pieces(memoryview(body), sizes)
    uk, en = (_vocabulary(pieces) for _ in SIDES)
    return Lexicon(uk, en, _array("I", next(pieces)), _array("H", next(pieces)), bytes(next(pieces)))


def _vocabulary(pieces: Iterator[memoryview]) -> Vocabulary:
    forms, form_lemmas, stems, stem_lemmas, weights, words = (next(pieces) for _ in range(6))
    return Vocabulary(
        _array("I", forms),
        _array("H", form_lemmas),
        _array("I", stems),
        _array("H", stem_lemmas),
        bytes(weights),
        bytes(words),
    )


def _pieces(body: memoryview, sizes: Sequence[int]) -> Iterator[memoryview]:
    at = 0
    for size in sizes:
        yield body[at : at + size]
        at += size


def _array(kind: str, data: memoryview) -> array[int]:
    made = array(kind)
    made.frombytes(data)
    if sys.byteorder == "big":
        made.byteswap()
    return made


def _bytes(kind: str, values: Sequence[int]) -> bytes:
    made = array(kind, values)
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()
