"""Word forms of one language to numbers of lemmas, from sorted hashes, and by the stem where no list has the form."""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from checker.language.inflection.grammar import Endings
from checker.language.sounds import VOWELS_UK
from checker.model import Side
from checker.model.expressions import deferred

# An unknown form is read as a lemma with whose stem it begins, when no more than this many letters follow and the stem
# has at least so many: «застосовного» by застосов-, not «столиця» by стол-.
TAIL, STEM = 5, 5

# What is taken off an English word that no list has, so that its forms are one: the plural and the possessive; and how
# much of a word of either language must stay.
ENGLISH = deferred("(?:'s|s'|(?<!s)s)$")
STAYS = 4
# Before a consonant a word may begin with either: «втратив», «утратив».
TWINS = {"у": "в", "в": "у"}

# How many pieces of a file a vocabulary is.
PIECES = 8

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Sorted hashes of forms and of stems with a lemma number for each, and what is known of the lemmas.

    A form with two lemmas stands there twice, the likelier lemma first. `found` and `chance` say how often (of 255
    times) a lemma has a linked word in a passage that translates its own, and in one that does not.
    """

    side: Side
    forms: array[int]
    form_lemmas: array[int]
    stems: array[int]
    stem_lemmas: array[int]
    weights: bytes
    found: bytes
    chance: bytes
    words: bytes  # the lemmas themselves, one a line, compressed: only asked for to show them

    def lemmas(self, form: str) -> Numbers:
        """The numbers of the lemmas that a form may belong to, the likeliest first; empty when it is unknown."""
        found = self.listed(form)
        if not found and self.side == "uk" and (twin := TWINS.get(form[:1])) and form[1:2] not in VOWELS_UK:
            found = self.listed(twin + form[1:])
        if found:
            return found
        if self._plain(form):
            return self._by_stem(form)
        if "-" in form:
            parts = (self.lemmas(part) for part in form.split("-") if part)
            return tuple(dict.fromkeys(n for part in parts for n in part))
        return self.lemmas(form[:-2] if self.side == "uk" else form.rstrip("s").rstrip("'")) or self._by_stem(form)

    def listed(self, form: str) -> Numbers:
        """The lemmas that the list itself has for a form: nothing is guessed from its stem."""
        return _find(self.forms, self.form_lemmas, form)

    def lines(self) -> Sequence[str]:
        """The lemmas in the order of their numbers."""
        return zlib.decompress(self.words).decode().split("\n")

    def _plain(self, form: str) -> bool:
        """Whether a form is no compound, and has nothing to take off: «виконується» is a form of «виконує», "dog's"."""
        return "-" not in form and not form.endswith(("ся", "сь") if self.side == "uk" else ("'s", "s'"))

    def _by_stem(self, form: str) -> Numbers:
        stems, stem_lemmas = self.stems, self.stem_lemmas
        for end in range(len(form), max(STEM, len(form) - TAIL) - 1, -1):
            found = _find(stems, stem_lemmas, form[:end])
            if found:
                return found
        return ()


def stem(side: Side, form: str, endings: Endings) -> str:
    """A form without its ending, in Ukrainian the longest of `endings`; the form itself where too little would stay.

    >>> ukrainian = frozenset(["о", "я", "ями"])
    >>> stem("uk", "дронарями", ukrainian), stem("uk", "село", ukrainian), stem("en", "droners", ukrainian)
    ('дронар', 'село', 'droner')
    """
    if side == "en":
        cut = ENGLISH.sub("", form)
        return cut if len(cut) >= STAYS else form
    size = next((size for size in range(_longest(endings), 0, -1) if form[-size:] in endings), 0)
    return form[: len(form) - size] if len(form) - size >= STAYS else form


@cache
def _longest(endings: Endings) -> int:
    return max(map(len, endings), default=0)


def digest(word: str) -> int:
    """What stands for a form in the file: of 250,000 forms one unknown word in 17,000 is taken for."""
    return zlib.crc32(word.encode())


def pack(
    side: Side,
    lemmas: Sequence[str],
    forms: Mapping[str, Numbers],
    stems: Mapping[str, Numbers],
    numbers: Sequence[Sequence[float]],
) -> list[bytes]:
    """The pieces of a vocabulary: arrays and the lemmas. Forms that their stem alone leads right are left out.

    `numbers` are the weights of the lemmas, how often each is found, and how often by chance, all from 0 to 1.
    """
    words = zlib.compress("\n".join(lemmas).encode(), 9)
    bare = Vocabulary(side, array("I"), array("H"), *_rows(stems), b"", b"", b"", words)
    kept = {form: found for form, found in forms.items() if found != bare._by_stem(form) or not bare._plain(form)}
    pieces = [pack_array(row.typecode, row) for table in (kept, stems) for row in _rows(table)]
    return [*pieces, *(bytes(round(255 * value) for value in row) for row in numbers), words]


def unpack(side: Side, pieces: Iterator[memoryview]) -> Vocabulary:
    """A vocabulary of the next pieces."""
    forms, form_lemmas, stems, stem_lemmas, *numbers, words = (next(pieces) for _ in range(PIECES))
    weights, found, chance = map(bytes, numbers)
    return Vocabulary(
        side=side,
        forms=unpack_array("I", forms),
        form_lemmas=unpack_array("H", form_lemmas),
        stems=unpack_array("I", stems),
        stem_lemmas=unpack_array("H", stem_lemmas),
        weights=weights,
        found=found,
        chance=chance,
        words=bytes(words),
    )


def check(known: Vocabulary) -> int:
    """How many lemmas a vocabulary has. Raises ValueError when its numbers don't belong together."""
    try:
        count = len(known.lines())
    except (zlib.error, UnicodeDecodeError) as wrong:
        raise ValueError(f"the lexicon is damaged: {wrong}") from wrong
    if any(len(row) != count for row in (known.weights, known.found, known.chance)):
        raise ValueError(f"the lexicon is damaged: not every lemma ({known.side}) has a weight")
    for keys, values in ((known.forms, known.form_lemmas), (known.stems, known.stem_lemmas)):
        if len(keys) != len(values) or max(values, default=0) >= max(count, 1):
            raise ValueError(f"the lexicon is damaged: a form ({known.side}) leads to no lemma")
    return count


def pack_array(kind: str, values: Sequence[int]) -> bytes:
    """Numbers ("I": four bytes, "H": two) as little-endian bytes."""
    made = array(kind, values)
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def unpack_array(kind: str, data: memoryview) -> array[int]:
    """The numbers of little-endian bytes."""
    made = array(kind)
    made.frombytes(data)
    if sys.byteorder == "big":
        made.byteswap()
    return made


def _find(keys: array[int], values: array[int], word: str) -> Numbers:
    key = zlib.crc32(word.encode())  # the digest of a word, without the call
    size = len(keys)
    first = bisect_left(keys, key)
    if first == size or keys[first] != key:
        return ()
    end = first + 1
    while end < size and keys[end] == key:
        end += 1
    return (values[first],) if end == first + 1 else tuple(values[first:end])


def _rows(table: Mapping[str, Numbers]) -> tuple[array[int], array[int]]:
    rows = sorted((digest(word), n, lemma) for word, found in table.items() for n, lemma in enumerate(found))
    return array("I", [row[0] for row in rows]), array("H", [row[2] for row in rows])
