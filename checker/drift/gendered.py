"""The words of a pair with what they show of a gender, and where the counterpart of each should stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.drift.coverage import Coverage, Word
from checker.language.gender import OPPOSITE, Gender, Sign, Signs
from checker.language.lexicon.lexicon import LINKED, Lexicon
from checker.model import Side

# So many words at most stand between a pronoun and its verb or noun.
BETWEEN = 4
# How far around its expected place a Ukrainian pronoun is that of an English one, in words.
NEAR = 3
# What a word weighs at least that tells where another should stand.
FIRM = 0.2
# So many words apart, of a very long passage, two words say nothing of each other.
REACH = 100


@dataclass(frozen=True, eq=False)
class Gendered:
    """The words of a pair, what they show, and which of them stand for each other."""

    cover: Coverage
    signs: Signs
    known: Lexicon

    @cached_property
    def shown(self) -> Sequence[tuple[int, Sign]]:
        """The numbers of the Ukrainian words that show a gender, in reading order."""
        told = self.signs.uk
        return [(n, sign) for n, word in enumerate(self.cover.uk) if (sign := told[word.token.lower]).kind]

    def shown_near(self, place: float, reach: float) -> Sequence[tuple[int, Sign]]:
        """Those of `shown` at most so many words from a place."""
        return self.shown[
            bisect_left(self.shown, place - reach, key=_number) : bisect_right(self.shown, place + reach, key=_number)
        ]

    def said(self, place: float, gender: Gender) -> bool:
        """Whether a verb or a predicate around a place shows a gender: «переписує його сама», "rewrites it herself"."""
        return any(sign == Sign(gender, "predicate") for _, sign in self.shown_near(place, NEAR))

    @cached_property
    def genders(self) -> Mapping[int, Sign]:
        """What Ukrainian words show, by their numbers."""
        return dict(self.shown)

    @cached_property
    def links(self) -> Sequence[tuple[int, int]]:
        """The numbers of English and Ukrainian words that stand for each other and nothing else, in English order."""
        uk, en = self.cover.uk, self.cover.en
        return [
            (n, word.partner)
            for n, word in enumerate(en)
            if word.partner >= 0 and word.covered >= LINKED and word.weight >= FIRM and uk[word.partner].partner == n
        ]

    @cached_property
    def back(self) -> Mapping[int, int]:
        """The English words that stand for Ukrainian ones, by their numbers."""
        return {u: n for n, word in enumerate(self.cover.en) if (u := word.partner) >= 0 and word.covered >= LINKED}

    def speaks(self, side: Side, n: int) -> bool:
        """Whether who speaks, or is spoken to, stands right before a word."""
        words = self.cover.side(side)[max(0, n - NEAR) : n]
        return any(self.signs.speaks(side, word.token.lower) for word in words)

    def begun(self, n: int) -> bool:
        """Whether the clause of a Ukrainian verb begins with who speaks or is spoken to: «я його не бачила»."""
        words = self.cover.uk
        for at in range(n - 1, max(-1, n - 2 - BETWEEN), -1):
            word = words[at].token.lower
            if apart(words[at], words[at + 1]) or self.signs.subject("uk", word):
                return False
            if self.signs.speaks("uk", word):
                return True
        return False

    def subject(self, n: int) -> bool:
        """Whether an English word is a pronoun in the place of a subject: "she", "he'd"."""
        return self.signs.subject("en", self.cover.en[n].token.lower)

    @cached_property
    def pronouns(self) -> Mapping[Side, Counter[Gender | None]]:
        """How many pronouns of each gender both texts have."""
        en = (self.signs.en[word.token.lower] for word in self.cover.en)
        uk = (sign for _, sign in self.shown)
        return {
            "uk": Counter(sign.gender for sign in uk if sign.kind == "pronoun"),
            "en": Counter(sign.gender for sign in en if sign.kind == "pronoun"),
        }

    @cached_property
    def persons(self) -> Collection[Gender | None]:
        """The genders that Ukrainian words show, other than predicates and words of either gender."""
        return {sign.gender for _, sign in self.shown if sign.kind not in {"predicate", "common"}}

    @cached_property
    def contrary(self) -> Collection[Gender]:
        """The genders of which Ukrainian words show the other one."""
        return {OPPOSITE[sign.gender] for _, sign in self.shown if sign.gender is not None}

    def spare(self, gender: Gender) -> bool:
        """Whether more Ukrainian than English words show a gender, pronouns with pronouns compared where both have."""
        uk = self.pronouns["uk"][gender]
        return uk > self.pronouns["en"][gender] or not uk

    def place(self, n: int) -> float | None:
        """Where the counterpart of an English word should stand, by the nearest links on both sides of it."""
        if not self.links:
            return None
        at = bisect_left(self.links, (n,))
        near = self.links[max(0, at - 2) : at + 2]
        slope = len(self.cover.uk) / len(self.cover.en)
        distance, place = min((abs(n - e), u + (n - e) * slope) for e, u in near)
        return place if distance <= BETWEEN else None


def _number(shown: tuple[int, Sign]) -> int:
    return shown[0]


def apart(one: Word, two: Word) -> bool:
    """Whether a mark stands between two words that follow each other."""
    if one.segment is not two.segment:
        return True
    return bool(one.segment.folded[one.token.end : two.token.start].strip(" \"'»«"))
