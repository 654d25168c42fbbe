"""Whether two words stand in the same place of their passages: beside words that translate each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.drift.affirmation import LETTERS, PREFIX
from checker.drift.coverage import Coverage, Word
from checker.drift.cues import listed
from checker.language.contrasts import Mention
from checker.language.lexicon.lexicon import LINKED
from checker.language.vocabulary import Words
from checker.model import SIDES, Segment, Side, other

# How many words from a word its neighbours stand; English has articles between.
REACH: Mapping[Side, int] = {"uk": 2, "en": 3}
# The same where the words have to stand close by.
CLOSE = 2
# From which strength on a link tells that a word is another's counterpart and nothing else; what such a word weighs.
SURE, SAYS = 0.5, 0.3
# Up to how far apart words are opposites without such neighbours; in a passage of so few tokens any place is near.
LOOSE, SHORT = 0.4, 12


@dataclass(frozen=True, eq=False, slots=True)
class Slots:
    """The words of a pair that translate each other, and the numbers of words by their places."""

    cover: Coverage
    numbers: Mapping[Side, Mapping[tuple[Segment, int], int]]
    links: tuple[tuple[int, int], ...]  # numbers of Ukrainian and of English words that stand for each other
    words: Words

    @classmethod
    def of(cls, cover: Coverage, words: Words) -> Slots:
        """The slots of a pair by its coverage."""
        numbers: dict[Side, dict[tuple[Segment, int], int]] = {
            side: {(word.segment, word.token.start): n for n, word in enumerate(cover.side(side))} for side in SIDES
        }
        links = tuple(
            (word.partner, n)
            for n, word in enumerate(cover.en)
            if word.partner >= 0 and _firm(word) and _firm(mate := cover.uk[word.partner]) and mate.partner == n
        )
        return cls(cover, numbers, links, words)

    def beside(self, uk: Mention, en: Mention) -> tuple[bool, bool]:
        """Whether words before two mentions translate each other, and whether words behind them do."""
        (first, last), (first_there, last_there) = self._at(uk), self._at(en)
        before = any(0 < first - u <= REACH["uk"] and 0 < first_there - e <= REACH["en"] for u, e in self.links)
        behind = any(0 < u - last <= REACH["uk"] and 0 < e - last_there <= REACH["en"] for u, e in self.links)
        return before, behind

    def close(self, uk: Mention, en: Mention) -> tuple[bool, bool]:
        """Whether words right before two mentions translate each other (an article may stand between), or behind."""
        (first, last), (first_there, last_there) = self._at(uk), self._at(en)
        before = any(first - u == 1 and 0 < first_there - e <= CLOSE for u, e in self.links)
        behind = any(u - last == 1 and 0 < e - last_there <= CLOSE for u, e in self.links)
        return before, behind

    def correspond(self, uk: Mention, en: Mention, apart: float, *, converse: bool) -> bool:
        """Whether two words stand in one place: beside words that translate each other, or free and not far `apart`.

        `apart` is a share of the passage. Two ends of one event (`converse`: «місця продажу», "where to buy") are told
        by who does it, which stands before them. What a denial begins behind one of them only turns it («менш
        стабільною» is "more unstable").
        """
        if self._turns(uk) != self._turns(en):
            return False
        before, behind = self.beside(uk, en)
        if before or (behind and not converse):
            return True
        if converse or self.taken(uk, en) or self.taken(en, uk):
            return False
        return apart <= LOOSE or len(en.segment.tokens) <= SHORT

    def _turns(self, mention: Mention) -> bool:
        """Whether the word behind a mention begins with a denial."""
        behind = mention.segment.tokens[mention.end : mention.end + 1]
        prefixes = tuple(listed(self.words, "affirms", "prefixes")) if mention.segment.side == "en" else (PREFIX,)
        return any(token.lower.startswith(prefixes) and len(token.text) >= LETTERS for token in behind)

    def taken(self, mention: Mention, by: Mention) -> bool:
        """Whether a word is the counterpart of another word than `by`, so that it cannot stand for that."""
        if mention.end - mention.first > 1:
            return False
        side = mention.segment.side
        word = self.cover.side(side)[self._at(mention)[0]]
        if word.covered < SURE or word.partner < 0:
            return False
        first, last = self._at(by)
        mate = self.cover.side(other(side))[word.partner]
        here = self._at(mention)[0]
        return mate.partner == here and mate.weight >= SAYS and not first <= word.partner <= last

    def _at(self, mention: Mention) -> tuple[int, int]:
        """The numbers of the first and the last word of a mention."""
        numbers, tokens = self.numbers[mention.segment.side], mention.segment.tokens[mention.first : mention.end]
        listed = [n for token in tokens if (n := numbers.get((mention.segment, token.start))) is not None]
        return (listed[0], listed[-1]) if listed else (-9, -9)


def _firm(word: Word) -> bool:
    return word.covered >= LINKED and word.weight >= SAYS
