"""A bilingual lexicon in one small file: lemmas of forms, what translates what, how surely, and what a word weighs."""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from checker.language.inflection.grammar import Endings, grammar
from checker.language.lexicon import house_pairs, lemmas
from checker.language.lexicon.lemmas import Numbers, Vocabulary
from checker.language.memo import Memo, make_room
from checker.language.vocabulary import Words
from checker.model import SIDES, Side

NAME = "lexicon.bin"
MAGIC = b"ZVIRKA LEXICON 2\n"

# A word that is not in the lexicon is most often a name or a term, and says much.
UNKNOWN = 0.9
# From which strength of a link on a word counts as found on the other side.
LINKED = 0.3
# The strengths that a byte may stand for, and the rates, which are neither 0 nor 1.
STEPS = tuple(step / 255 for step in range(256))
RATES = tuple(max(1, min(254, step)) / 255 for step in range(256))
# How often an unknown word is found by its letters in a translation, and elsewhere.
UNKNOWN_FOUND, UNKNOWN_CHANCE = 0.25, 0.02

new = tuple.__new__


class Evidence(NamedTuple):
    """What a word tells of two passages, in natural log-odds: that the other has a linked word, or has none.

    `there` is at least 0, `absent` at most 0; `usual` is how often it has one in a translation, 0 to 1.
    """

    there: float
    absent: float
    usual: float


def _tells(found: float, chance: float) -> Evidence:
    """What two rates tell."""
    there, absent = math.log(found / chance), math.log((1 - found) / (1 - chance))
    return new(Evidence, (max(0.0, there), min(0.0, absent), found))


# The same by the bytes that rates are written in: of the words of a text, a few hundred pairs.
TOLD: Memo[tuple[int, int], Evidence] = Memo(lambda both: _tells(RATES[both[0]], RATES[both[1]]))
UNKNOWN_TELLS = _tells(UNKNOWN_FOUND, UNKNOWN_CHANCE)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The lexicon of one file. Forms are given folded (one apostrophe) and in lower case, as `Token.lower` is.

    `endings` are those of Ukrainian nouns and adjectives: what is taken off a word that no list has.
    """

    uk: Vocabulary
    en: Vocabulary
    starts: array[int]
    targets: array[int]
    strengths: bytes
    endings: Endings = frozenset()
    forms: Mapping[Side, Memo[str, Numbers]] = field(init=False)  # what `lemmas` answers
    _links: dict[int, dict[int, float]] = field(default_factory=dict)
    _weights: dict[Side, dict[str, float]] = field(default_factory=lambda: {"uk": {}, "en": {}})
    _added: dict[Side, dict[int, str]] = field(default_factory=lambda: {"uk": {}, "en": {}})
    _stems: dict[Side, dict[str, Numbers]] = field(default_factory=lambda: {"uk": {}, "en": {}})
    _likely: dict[tuple[Numbers, Numbers], float] = field(default_factory=dict)
    _translations: dict[tuple[int, float], Sequence[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "forms", {side: Memo(partial(self._read, side)) for side in SIDES})

    def with_pairs(self, pairs: Iterable[tuple[str, str, float]]) -> Lexicon:
        """The same lexicon with pairs of a house laid over it: Ukrainian word, English word, strength.

        A word that is not known becomes a lemma with a number behind all others; its forms are the words that are not
        known either and have its stem.
        """
        made = replace(
            self,
            _stems={side: dict(self._stems[side]) for side in SIDES},
            _links=dict(self._links),
            _likely={},
            _translations={},
            _weights={"uk": {}, "en": {}},
            _added={side: dict(self._added[side]) for side in SIDES},
        )
        for uk, en, strength in pairs:
            for u in made._number("uk", uk):
                made._links[u] = {**made.links(u), **dict.fromkeys(made._number("en", en), strength)}
        return made

    def vocabulary(self, side: Side) -> Vocabulary:
        """The language of one side."""
        return self.uk if side == "uk" else self.en

    def lemmas(self, side: Side, form: str) -> Numbers:
        """The numbers of the lemmas that a form may belong to, the likeliest first; empty when it is unknown."""
        return self.forms[side][form]

    def _read(self, side: Side, form: str) -> Numbers:
        return (self.uk if side == "uk" else self.en).lemmas(form) or self._stems[side].get(self.stem(side, form), ())

    def stem(self, side: Side, form: str) -> str:
        """What an unknown word and its forms have in common."""
        return lemmas.stem(side, form, self.endings)

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
        What kindred words translate is added: strength times nearness, where that is 0.3 at least (benchmarks/kin.py).
        """
        known = self._links.get(uk_lemma)
        if known is None:
            if not 0 <= uk_lemma < len(self.starts) - 1:
                return {}
            first, end = self.starts[uk_lemma], self.starts[uk_lemma + 1]
            strengths = map(STEPS.__getitem__, self.strengths[first:end])
            known = self._links[uk_lemma] = dict(zip(self.targets[first:end], strengths, strict=True))
        return known

    def translations(self, uk_lemma: int, least: float) -> Sequence[int]:
        """The English lemmas that translate a Ukrainian one with a strength of `least` or more."""
        found = self._translations.get((uk_lemma, least))
        if found is None:
            links = self.links(uk_lemma).items()
            found = self._translations[uk_lemma, least] = tuple([e for e, strength in links if strength >= least])
        return found

    def likely(self, uk_form: str, en_form: str) -> float:
        """How surely two forms stand for each other, 0 to 1: the strongest link between any of their lemmas."""
        uk, en = self.lemmas("uk", uk_form), self.lemmas("en", en_form)
        if (uk, en) not in self._likely:
            make_room(self._likely)
            self._likely[uk, en] = max((self.links(u).get(e, 0.0) for u in uk for e in en), default=0.0)
        return self._likely[uk, en]

    def weight(self, side: Side, form: str) -> float:
        """How much a form says, 0 to 1: function words near 0, rare and unknown words near 1.

        1 - log(passages with the lemma) / log(all passages) in the learning text; at most 0.1 for function words.
        Of a form with several lemmas, the least.
        """
        known = self._weights[side]
        if form not in known:
            make_room(known)
            known[form] = self.weight_of(side, self.lemmas(side, form))
        return known[form]

    def weight_of(self, side: Side, numbers: Numbers) -> float:
        """How much a form with those lemmas says."""
        weights = (self.uk if side == "uk" else self.en).weights
        return min([STEPS[weights[n]] for n in numbers if n < len(weights)], default=UNKNOWN)

    def rates(self, side: Side, form: str) -> tuple[float, float]:
        """How often a form has a linked word in a passage that translates its own, and in another (0 to 1)."""
        return self._rates(side, self.lemma(side, form))

    def _rates(self, side: Side, n: int) -> tuple[float, float]:
        vocabulary = self.vocabulary(side)
        if 0 <= n < len(vocabulary.found):
            return RATES[vocabulary.found[n]], RATES[vocabulary.chance[n]]
        return UNKNOWN_FOUND, UNKNOWN_CHANCE

    def evidence(self, side: Side, form: str) -> Evidence:
        """What it tells that a form has a linked word in another passage, or has none.

        A word that translators often leave out says little when it is missing, one that is everywhere says little when
        it is found.
        """
        return self.evidence_of(side, self.lemma(side, form))

    def evidence_of(self, side: Side, lemma: int) -> Evidence:
        """The same for a form whose likeliest lemma is that one, -1 for an unknown form."""
        vocabulary = self.uk if side == "uk" else self.en
        if 0 <= lemma < len(vocabulary.found):
            return TOLD[vocabulary.found[lemma], vocabulary.chance[lemma]]
        return UNKNOWN_TELLS

    def word(self, side: Side, lemma: int) -> str:
        """The lemma of a number, as it is written in a dictionary. Raises IndexError when there is none."""
        if lemma < 0:
            raise IndexError(f"no lemma has the number {lemma}")
        return self._added[side].get(lemma) or _words(self.vocabulary(side))[lemma]

    def written(self, side: Side, lemmas: Iterable[int]) -> list[str]:
        """The lemmas of many numbers."""
        added, listed = self._added[side], _words(self.vocabulary(side))
        return [added.get(lemma) or listed[lemma] for lemma in lemmas]

    def _number(self, side: Side, word: str) -> Numbers:
        """The lemmas of a word, which gets a number when it has none."""
        if not self.lemmas(side, word):
            number = len(self.vocabulary(side).weights) + len(self._added[side])
            self._added[side][number] = word
            self._stems[side][self.stem(side, word)] = self.forms[side][word] = (number,)
        return self.lemmas(side, word)


def lexicon(words: Words) -> Lexicon:
    """The lexicon of the vocabulary: the last folder's `lexicon.bin`, with `pairs.tsv` and the house's over it.

    Raises FileNotFoundError when no folder has one, ValueError (with the path) when a file is none.
    """
    return words.made(_laid)


def _laid(words: Words) -> Lexicon:
    known = _load(words.path(NAME))
    pairs = [(uk, en, house_pairs.SURE) for uk, en in words.rows("pairs")]
    pairs += [(pair.uk, pair.en, pair.strength) for path in words.house for pair in house_pairs.read(path)]
    return replace(known, endings=grammar(words).endings("noun", "adjective")).with_pairs(pairs)


@cache
def _load(path: Path) -> Lexicon:
    try:
        return unpack(path.read_bytes())
    except ValueError as wrong:
        raise ValueError(f"{path}: {wrong}") from wrong


@cache
def _words(vocabulary: Vocabulary) -> Sequence[str]:
    return vocabulary.lines()


def pack(
    sides: Mapping[Side, tuple[Sequence[str], Mapping[str, Numbers], Mapping[str, Numbers], Sequence[Sequence[float]]]],
    links: Sequence[Mapping[int, float]],
    note: str,
) -> bytes:
    """The file: a line that names the format, one of JSON with counts and sources, and little-endian arrays.

    A side is its lemmas, the lemma numbers of forms and of stems, and three rows of numbers (see
    `lemmas.pack`); `links` has one mapping for each
    Ukrainian lemma.
    """
    arrays: list[bytes] = []
    for side in SIDES:
        arrays += lemmas.pack(side, *sides[side])
    starts = [0]
    for row in links:
        starts.append(starts[-1] + len(row))
    arrays += [
        lemmas.pack_array("I", starts),
        lemmas.pack_array("H", [target for row in links for target in row]),
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
    if not isinstance(sizes, list) or not all(isinstance(size, int) and size >= 0 for size in sizes):
        raise ValueError("the lexicon has no readable head")
    if len(sizes) != 2 * lemmas.PIECES + 3 or sum(sizes) != len(body):
        raise ValueError(f"the lexicon is damaged: it has {len(body)} bytes behind its head")
    pieces = _pieces(memoryview(body), sizes)
    uk, en = (lemmas.unpack(side, pieces) for side in SIDES)
    starts, targets, strengths = pieces
    return Lexicon(
        uk, en, lemmas.unpack_array("I", starts), lemmas.unpack_array("H", targets), strengths=bytes(strengths)
    )


def check(data: bytes) -> None:
    """Raises ValueError when the bytes are no lexicon, or one whose numbers lead to nothing."""
    known = unpack(data)
    sizes = {side: lemmas.check(known.vocabulary(side)) for side in SIDES}
    ends = (0, *known.starts)
    if len(known.starts) != sizes["uk"] + 1 or any(one > two for one, two in pairwise(ends)):
        raise ValueError("the lexicon is damaged: its links don't belong to its lemmas")
    if not known.starts[-1] == len(known.targets) == len(known.strengths) or max(known.targets, default=0) >= max(
        sizes["en"], 1
    ):
        raise ValueError("the lexicon is damaged: a link leads to no lemma")


def _pieces(body: memoryview, sizes: Sequence[int]) -> Iterator[memoryview]:
    at = 0
    for size in sizes:
        yield body[at : at + size]
        at += size
