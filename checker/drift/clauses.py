"""What a word that opens a clause is about, and where in the other text a counterpart of it would stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from checker.drift.coverage import Coverage, Word
from checker.language.contrasts import Mention
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import first_token, sentence_around, tokens_within
from checker.model import Segment, Span, other

# A clause has so many words at most; a word of it says so much at least (0 to 1).
CLAUSE, WIDE, SAYS = 12, 20, 0.2
# Counterparts of one clause stand no more words apart; what opens it stands so many words before the first of them.
GAP, FRONT = 6, 14
# So many tokens before a word are looked through for the last that says something.
BEFORE, NEXT = 5, 2
# Words between that say less are articles and the like.
LIGHT = 0.1
# A clause that is left out has so many words, and the others of its sentence such a share of counterparts.
CLAUSE_WORDS, REST_TOLD = 2, 0.6
# From which strength on a word before a clause is surely another's; what ends a clause, and what ends a sentence.
SURE, OTHERS = 0.5, 2
STOPS, ENDS = frozenset(".,;:!?()—–…"), frozenset(".;:!?…")


class Window(NamedTuple):
    """Where the counterpart of a word that opens a clause would stand, by token numbers of a passage.

    `first` and `last` are the outermost counterparts of the clause's words, `front` is the first token before them that
    may open it. `share` of the clause's words (0 to 1), which are `size`, have their counterparts there: `said`, in
    lower case.
    """

    segment: Segment
    front: int
    first: int
    last: int
    share: float
    size: int
    said: frozenset[str]

    def opens(self, mention: Mention) -> bool:
        """Whether a mention stands where the clause is opened."""
        return mention.segment is self.segment and self.front <= mention.first <= self.first

    def holds(self, mention: Mention) -> bool:
        """Whether a mention stands where the clause is opened, or between its words."""
        return mention.segment is self.segment and self.front <= mention.first <= self.last

    def beside(self, mention: Mention) -> bool:
        """Whether a mention stands in the sentence of the clause."""
        if mention.segment is not self.segment:
            return False
        first, last = sorted((mention.first, self.first))
        return all(token.text not in ENDS for token in self.segment.tokens[first:last])

    def again(self, mention: Mention) -> bool:
        """Whether the words of the clause stand behind a mention as well, wherever it is: a passage says them twice."""
        behind = {token.lower for token in mention.segment.tokens[mention.end : mention.end + WIDE]}
        return len(self.said & behind) > len(self.said) / 2

    def touches(self, mention: Mention, cover: Coverage) -> bool:
        """Whether nothing that says something stands between a mention and the first word of the clause."""
        return not _says(self.segment, mention.end, self.first, cover)

    def bare(self, cover: Coverage) -> bool:
        """Whether nothing stands before the first word: "Lose the card, and you will pay"."""
        return not _says(self.segment, self.front, self.first, cover)


def window(mention: Mention, cover: Coverage) -> Window | None:
    """Where the counterpart of a word that opens a clause would stand; None where nothing of the clause is linked."""
    side = mention.segment.side
    here, there = cover.side(side), cover.side(other(side))
    inside = _clause(mention, cover)
    mates = sorted(
        word.partner
        for word in (here[n] for n in inside)
        if word.covered >= LINKED and word.partner >= 0 and there[word.partner].partner in {-1, *inside}
    )
    together = _densest(mates, there)
    if not together:
        return None
    segment = there[together[0]].segment
    first, last = (first_token(segment, there[n].token.start) for n in (together[0], together[-1]))
    return Window(
        segment,
        _front(cover, segment, together[0], inside),
        first,
        last,
        len(together) / len(inside),
        len(inside),
        frozenset(there[n].token.lower for n in together),
    )


def left_out(mention: Mention, cover: Coverage) -> tuple[Segment, Span] | None:
    """The sentence of the other text that says all of a sentence but the clause that a word opens there.

    None where a word of the clause has a counterpart, or that sentence has words to spare which may be the clause.
    """
    segment, inside = mention.segment, set(_clause(mention, cover))
    side = segment.side
    here, there = cover.side(side), cover.side(other(side))
    if len(inside) < CLAUSE_WORDS or any(_said(n, here, there) for n in inside):
        return None
    start = segment.tokens[mention.first].start
    rest = [n for n in _sentence(cover, segment, sentence_around(segment, start)) if n not in inside]
    told = [here[n].partner for n in rest if here[n].covered >= LINKED]
    mates = [there[n] for n in told if n >= 0]
    if not mates or len(told) < max(CLAUSE_WORDS, REST_TOLD * len(rest)):
        return None
    met = Counter((word.segment, sentence_around(word.segment, word.token.start)) for word in mates)
    sentence, times = met.most_common(1)[0]
    free = [n for n in _sentence(cover, *sentence) if there[n].covered < LINKED]
    spare = len(free) - (len(rest) - len(told))
    return sentence if times >= REST_TOLD * len(mates) and 2 * spare < len(inside) else None


def _said(n: int, here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether a word (its number) has a counterpart, which is no other word's."""
    word = here[n]
    return word.covered >= LINKED and (word.partner < 0 or there[word.partner].partner == n)


def _sentence(cover: Coverage, segment: Segment, sentence: Span) -> list[int]:
    """The numbers of the words of a sentence that say something."""
    numbers, words = cover.numbers[segment.side], cover.side(segment.side)
    listed = (numbers.get((segment, token.start)) for token in tokens_within(segment, *sentence))
    return [n for n in listed if n is not None and words[n].weight >= SAYS]


def translates(mention: Mention, cover: Coverage) -> bool:
    """Whether a word is surely the counterpart of another one, so that it stands for nothing else."""
    side = mention.segment.side
    n = cover.numbers[side].get((mention.segment, mention.segment.tokens[mention.first].start))
    if n is None or mention.end - mention.first > 1:
        return False
    word, there = cover.side(side)[n], cover.side(other(side))
    return word.covered >= SURE and word.weight >= SAYS and word.partner >= 0 and there[word.partner].partner == n


def begins(mention: Mention) -> bool:
    """Whether a mention stands at the beginning of a passage, a sentence or a clause."""
    return mention.first == 0 or mention.segment.tokens[mention.first - 1].text[-1] in STOPS


def led(uk: Mention, en: Mention, cover: Coverage) -> bool:
    """Whether the last words before two mentions that say something stand for each other, or nothing is before both."""
    if uk.first == en.first == 0:
        return True
    before, theirs = _before(uk, cover), _before(en, cover)
    if before < 0 or theirs < 0:
        return False
    word, mate = cover.uk[before], cover.en[theirs]
    return word.partner == theirs and mate.partner == before and word.covered >= LINKED


def followed(uk: Mention, en: Mention, cover: Coverage) -> bool:
    """Whether the words right behind two mentions that say something stand for each other."""
    behind, theirs = _behind(uk, cover), _behind(en, cover)
    return any(
        cover.uk[n].partner == m and cover.en[m].partner == n and cover.uk[n].covered >= LINKED
        for n, m in product(behind, theirs)
    )


def _behind(mention: Mention, cover: Coverage) -> Sequence[int]:
    """The numbers of the next words behind a mention that say something, at most two."""
    segment = mention.segment
    numbers, words = cover.numbers[segment.side], cover.side(segment.side)
    found: list[int] = []
    for token in segment.tokens[mention.end : mention.end + BEFORE]:
        if token.text in STOPS or len(found) == NEXT:
            break
        n = numbers.get((segment, token.start))
        if n is not None and words[n].weight >= SAYS:
            found.append(n)
    return found


def _before(mention: Mention, cover: Coverage) -> int:
    """The number of the last word before a mention that says something, -1 where there is none so near."""
    segment = mention.segment
    numbers, words = cover.numbers[segment.side], cover.side(segment.side)
    for token in reversed(segment.tokens[max(0, mention.first - BEFORE) : mention.first]):
        n = numbers.get((segment, token.start))
        if n is not None and words[n].weight >= SAYS:
            return n
    return -1


def _says(segment: Segment, first: int, end: int, cover: Coverage) -> bool:
    """Whether any token of a range is a word that says something."""
    numbers, words = cover.numbers[segment.side], cover.side(segment.side)
    found = (numbers.get((segment, token.start)) for token in segment.tokens[first:end])
    return any(n is not None and words[n].weight >= LIGHT for n in found)


def _clause(mention: Mention, cover: Coverage) -> list[int]:
    """The numbers of the words behind a mention that say something, up to the end of its clause."""
    segment = mention.segment
    numbers, here = cover.numbers[segment.side], cover.side(segment.side)
    found: list[int] = []
    for token in segment.tokens[mention.end : mention.end + CLAUSE]:
        if token.text in STOPS and found:
            break
        n = numbers.get((segment, token.start))
        if n is not None and here[n].weight >= SAYS:
            found.append(n)
    return found


def _densest(mates: Sequence[int], there: Sequence[Word]) -> Sequence[int]:
    """The most of some rising numbers of words that stand together in one sentence."""
    best, begun = range(0), 0
    for n in range(1, len(mates) + 1):
        if n == len(mates) or mates[n] - mates[n - 1] > GAP or _parted(there[mates[n - 1]], there[mates[n]]):
            if n - begun > len(best):
                best = range(begun, n)
            begun = n
    return [mates[n] for n in best]


def _parted(one: Word, two: Word) -> bool:
    """Whether a sentence ends between two words."""
    if one.segment is not two.segment:
        return True
    return not ENDS.isdisjoint(one.segment.folded[one.token.end : two.token.start])


def _front(cover: Coverage, segment: Segment, first: int, inside: Sequence[int]) -> int:
    """The first token that may open a clause whose first counterpart has the number `first`."""
    side = segment.side
    there, here = cover.side(side), cover.side(other(side))
    tokens, numbers = segment.tokens, cover.numbers[side]
    at = first_token(segment, there[first].token.start)
    foreign = 0
    for n in range(at - 1, max(-1, at - 1 - FRONT), -1):
        if tokens[n].text in ENDS:
            return n + 1
        number = numbers.get((segment, tokens[n].start))
        if number is None or (word := there[number]).weight < SAYS:
            continue
        theirs = word.covered >= SURE and word.partner >= 0 and word.partner not in inside
        foreign = foreign + 1 if theirs and here[word.partner].partner == number else 0
        if foreign == OTHERS:
            return n + 1
    return max(0, at - FRONT)
