"""What a passage says, ready for comparing: its words by what translates them, its facts, and what each tells."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from checker.language.lexicon.lexicon import LINKED, Lexicon
from checker.language.memo import Memo
from checker.language.spans import Spans
from checker.model import Fact, Role, Segment, Side

# What a word is known by: the number of an English lemma that it is or that translates it, or its own letters.
Key = int | str
# What a fact is known by: two that say the same are one.
Said = tuple[str, Hashable]

# How often a firm fact has its counterpart in the translation of its passage, a soft one, and any in another passage.
KEPT, KEPT_SOFT, CHANCE = 0.75, 0.5, 0.02
# How many passages weigh as much as the general chance of a word, or of a fact, to stand in any passage.
PRIOR, PRIOR_FACT = 30, 10
# Case forms of a name begin with so many equal letters.
STEM = 4
NOTHING: frozenset[Key] = frozenset()
new = tuple.__new__


class Item(NamedTuple):
    """A word or a fact of a passage: where it begins, its keys, and what it tells (natural log-odds).

    `found` is told by a counterpart, `missing` by none; `keys` are empty for a fact, `fact` is None for a word. Facts
    of one text that say the same have one `number`.
    """

    start: int
    said: Said
    keys: frozenset[Key]
    fact: Fact | None
    found: float
    missing: float
    number: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """The items of a passage, each once."""

    index: Mapping[Key, Sequence[int]]  # the items (numbers) that have a key
    facts: tuple[tuple[int, Fact, int], ...]  # with the numbers of what they say
    places: tuple[float, ...]  # how far into the passage an item stands, from 0 to 1
    gains: tuple[float, ...]  # what an item tells when it is found, over what it tells when it is missing
    losses: tuple[float, ...]  # what an item tells when it is missing
    base: float  # what all items tell when nothing is found
    words: float  # what its words alone tell then
    size: int  # code points
    role: Role

    @classmethod
    def of(cls, items: Sequence[Item], begin: int, size: int, role: Role) -> Content:
        """The items of a passage that begins there and has so many code points."""
        once = tuple({item.said: item for item in items}.values())
        index: dict[Key, tuple[int, ...]] = {}
        for n, item in enumerate(once):
            alone = (n,)  # one for all keys of a word, which has a dozen
            for key in item.keys:
                index[key] = (*index[key], n) if key in index else alone
        facts = tuple([(n, item.fact, item.number) for n, item in enumerate(once) if item.fact])
        whole = max(1, size)
        places = tuple([(item.start - begin) / whole for item in once])
        gains = tuple([item.found - item.missing for item in once])
        words = sum([item.missing for item in once if not item.fact])
        losses = tuple([item.missing for item in once])
        return cls(index, facts, places, gains, losses, sum(losses), words, size, role)


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """The keys of the words of one text; `wanted` are those of the other one, where these are known already."""

    side: Side
    known: Lexicon
    wanted: frozenset[Key] | None = None
    keys: dict[str, frozenset[Key]] = field(default_factory=dict)

    def key(self, form: str) -> frozenset[Key]:
        """What a form (folded, in small letters) may meet on the other side: of a dozen keys, one or two."""
        found = self.keys.get(form)
        if found is None:
            found = _keys(self.known, self.side)[form]
            if self.wanted is not None:
                found &= self.wanted
            self.keys[form] = found
        return found

    def met(self, segments: Iterable[Segment]) -> dict[Key, set[int]]:
        """In which passages (by their place) a key stands."""
        forms: dict[str, list[int]] = {}
        for n, segment in enumerate(segments):
            for form in {form for form in segment.lows if form[0].isalnum()}:
                forms.setdefault(form, []).append(n)
        places: dict[Key, set[int]] = {}
        for form, met in forms.items():
            for key in self.key(form):
                there = places.get(key)
                if there is None:
                    places[key] = set(met)
                else:
                    there.update(met)
        return places


@lru_cache(maxsize=4)
def _keys(known: Lexicon, side: Side) -> Memo[str, frozenset[Key]]:
    """The keys of every form of a language, which the texts of a tree have in common."""

    def read(form: str) -> frozenset[Key]:
        lemmas = known.lemmas(side, form)
        if side == "en":
            return frozenset((form, *lemmas))
        met = [e for u in lemmas for e in known.translations(u, LINKED)]
        return frozenset((form, *met))

    return Memo(read)


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """Scores the words and facts of one text.

    `there`: key to indices of the passages of the other text that contain it; `others`: the number of passages there.
    `common`: fact label to document frequency, the larger of both texts.
    """

    reader: Reader
    there: Mapping[Key, set[int]]
    others: int
    common: Mapping[Said, int]
    told: dict[str, tuple[float, float]] = field(default_factory=dict)
    numbers: dict[Said, int] = field(default_factory=dict)  # what facts say

    def items(self, segment: Segment, facts: Sequence[Fact]) -> list[Item]:
        """The facts of a passage (but its quotations, which are told by their marks alone), and its other words."""
        kept = [fact for fact in facts if fact.kind != "quote"]
        made = [self._fact(fact) for fact in kept]
        claimed = Spans(fact.span for fact in kept if not fact.soft and not fact.over)
        for token in segment.tokens:
            if token.text[0].isalnum() and token.start not in claimed:
                found, missing = self._word(token.lower)
                if found > 0:
                    low = token.lower
                    made.append(new(Item, (token.start, ("", low), self.reader.key(low), None, found, missing, 0)))
        return sorted(made, key=itemgetter(0))

    def places(self, form: str) -> Set[int]:
        """The passages of the other text that have a counterpart of a word."""
        met = [self.there[key] for key in self.reader.key(form) if key in self.there]
        return met[0] if len(met) == 1 else frozenset().union(*met)

    def rare(self, form: str, most: int) -> Set[int]:
        """The same of a word that has so many at most; none of any other one, of which a long text has thousands."""
        met = [self.there[key] for key in self.reader.key(form) if key in self.there]
        if any(len(one) > most for one in met):
            return frozenset()
        places = met[0] if len(met) == 1 else frozenset().union(*met)
        return places if len(places) <= most else frozenset()

    def _word(self, form: str) -> tuple[float, float]:
        if form not in self.told:
            kept, chance = self.reader.known.rates(self.reader.side, form)
            there = max(0, len(self.places(form)) - 1)
            self.told[form] = _odds(kept, (PRIOR * chance + there) / (PRIOR + self.others))
        return self.told[form]

    def _fact(self, fact: Fact) -> Item:
        chance = (PRIOR_FACT * CHANCE + self.common[_label(fact)] - 1) / (PRIOR_FACT + self.others)
        found, missing = _odds(KEPT_SOFT if fact.soft else KEPT, chance)
        number = self.numbers.setdefault(said(fact), len(self.numbers))
        return Item(fact.span.start, _label(fact), NOTHING, fact, found, 0.0 if fact.soft else missing, number)


def said(fact: Fact) -> Said:
    """What a fact is known by."""
    return fact.kind, fact.value


def _label(fact: Fact) -> Said:
    """What the facts of a text have in common that say the same: «Буша», «Бушем»; of known names, in both texts."""
    if fact.kind != "name":
        return fact.kind, fact.figures or fact.value
    return "name", fact.value.ids or "".join(fact.value.parts[-1:])[:STEM]


def scales(
    uk: Sequence[Segment], en: Sequence[Segment], find: Callable[[Segment], Sequence[Fact]], known: Lexicon
) -> dict[Side, Scale]:
    """What weighs the passages of two texts."""
    sides: tuple[tuple[Side, Sequence[Segment]], ...] = (("uk", uk), ("en", en))
    english = Reader("en", known)
    met_en = english.met(en)
    ukrainian = Reader("uk", known, frozenset(met_en))
    met_uk = ukrainian.met(uk)
    counted = {
        side: Counter(label for segment in segments for label in {_label(fact) for fact in find(segment)})
        for side, segments in sides
    }
    common = counted["uk"] | counted["en"]
    return {
        "uk": Scale(ukrainian, met_en, len(en), common),
        "en": Scale(english, met_uk, len(uk), common),
    }


def _odds(kept: float, chance: float) -> tuple[float, float]:
    """What it tells that something is found, and that it is missing; nothing where it is found as often by chance."""
    if kept <= chance:
        return 0.0, 0.0
    return math.log(kept / max(chance, 1e-4)), math.log((1 - kept) / (1 - chance))
