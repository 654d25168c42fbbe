"""Items of an enumeration that have no counterpart between the counterparts of their neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.agreed import Places, twins
from checker.drift.chunks import Chunk, Joints, chunks, enumerated, joints
from checker.drift.coverage import Word, coverage_of
from checker.facts.names.likeness import SAME, name_parts
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import first_token, tokens_within
from checker.model import Pair, Segment, Side, other

# From which weight on a word says something; an item says so much, in so many words of so many tokens.
SAYS, ITEM = 0.3, 0.4
# A neighbour is known by a word that says so much.
ANCHOR = 0.05
WORDS, TOKENS = 4, 6
# From so many tokens on what begins with a participle is a phrase about the item before it.
PHRASE = 3
# So many words before an item, and behind it, may stand for what its neighbours are.
BEFORE, BEHIND = 3, 4
# So many words may stand between the counterparts of the two neighbours.
GAP = 4
# So many tokens before a neighbour, and behind it, the next item is looked for.
AWAY = 8
# A loan word is looked for among so many words without a counterpart, the nearest to its place.
NEAR = 40
# Of an enumeration, the last joint comes so many chunks after an item at most; so many on either side are asked.
JOINT = 8


class Item(NamedTuple):
    """An item without a counterpart: its first and last word, and the word of the other side that it would follow.

    They are numbers of the rows.
    """

    first: int
    last: int
    before: int


# Chunks of a passage.
Chunks = tuple[Segment, Sequence[Chunk]]


class Rows(NamedTuple):
    """The words of a pair, those of the side with the enumeration `here`; what they stand for, and their numbers."""

    here: Sequence[Word]
    there: Sequence[Word]
    twins: Places
    at: Mapping[tuple[Segment, int], int]
    at_there: Mapping[tuple[Segment, int], int]
    said: frozenset[str]  # the words of the other side in lower case
    twins_there: Places = MappingProxyType({})  # the same as `twins`, of the other side

    def counterpart(self, n: int) -> tuple[int, int] | None:
        """The first and the last word of the other side that a word surely stands for, None for none."""
        word = self.here[n]
        twin = self.twins.get((word.segment, word.token.start))
        if twin is not None:
            tokens = tokens_within(twin.segment, *twin.span)
            found = [m for token in tokens if (m := self.at_there.get((twin.segment, token.start))) is not None]
            return (found[0], found[-1]) if found else None
        if word.covered >= LINKED and word.partner >= 0 and self.there[word.partner].partner == n:
            return word.partner, word.partner
        return None

    def lost(self, n: int) -> bool:
        """Whether a word has no counterpart of its own."""
        word = self.here[n]
        if (word.segment, word.token.start) in self.twins or word.token.lower in self.said:
            return False
        return word.covered < LINKED or (word.partner >= 0 and self.there[word.partner].partner != n)


def lacking(comparison: Comparison, pair: Pair, side: Side) -> list[Item]:
    """The items of one side of a pair whose neighbours' counterparts have nothing between them."""
    known = joints(comparison.words, side)
    beside = [
        (segment, run[n - 1 : n + 2], _listed(run, n), len(run))
        for segment in pair.side(side)
        for run in enumerated(comparison, segment)
        for n in range(1, len(run) - 1)
        if _middle(run, n) and _fits(segment, run[n - 1 : n + 2], known)
    ]
    if not beside or not pair.side(other(side)):
        return []
    cover = coverage_of(comparison, pair)
    here, there = cover.side(side), cover.side(other(side))
    at, at_there = cover.numbers[side], cover.numbers[other(side)]
    alone = [one for one in beside if _alone(here, _words(at, one[0], one[1][1]))]
    if not alone:  # most often
        return []
    said = frozenset(word.token.lower for word in there)
    mine, theirs = (twins(comparison, pair.side(one)) for one in (side, other(side)))
    rows = Rows(here, there, mine, at, at_there, said, theirs)
    marks = joints(comparison.words, other(side))

    spare = [
        n for n, one in enumerate(there) if one.weight >= SAYS and (one.partner < 0 or here[one.partner].partner != n)
    ]

    def heard(n: int) -> bool:
        """Whether a loan word stands near its place as it sounds: «апатією» is "apathy", in whatever order."""
        if here[n].covered >= LINKED:
            return False
        sounds = (there[m].token.lower for m in comparison.window.nearest(spare, n * len(there) / len(here), NEAR))
        alike = name_parts(comparison.words).alike
        mine = here[n].token.lower
        return any(alike(SAME, *((mine, one) if side == "uk" else (one, mine))) for one in sounds)

    found: list[Item] = []
    for segment, three, listed, many in alone:
        item = _item(rows, segment, three, marks, heard)
        if item is None:
            continue
        where, run = _run(comparison, there[item.before])
        # A sentence that has as many chunks may lack none, whatever stands for what.
        if len(run) < many or not _instead(rows, (segment, listed), (where, run), item):
            found.append(item)
    return found


def _listed(run: Sequence[Chunk], n: int) -> Sequence[Chunk]:
    """The other items of the enumeration that a chunk (its number) stands in, from the one with its head on."""
    first = n - 1
    while first > max(0, n - JOINT) and run[first].before == "comma" and run[first].end - run[first].first <= TOKENS:
        first -= 1
    last = n + 1
    while last < min(len(run) - 1, n + JOINT) and run[last].before != "join":
        last += 1
    return [*run[first:n], *run[n + 1 : last + 1]]


def _run(comparison: Comparison, word: Word) -> Chunks:
    """The chunks of the sentence of a word."""
    for run in comparison.made(chunks, word.segment):
        if run and word.token.start < word.segment.tokens[min(run[-1].end, len(word.segment.tokens)) - 1].end:
            return word.segment, run
    return word.segment, ()


def _instead(rows: Rows, listed: Chunks, there: Chunks, item: Item) -> bool:
    """Whether among the counterparts of the other items stands a chunk that may be this one.

    Half of what such a chunk says has no counterpart.
    """
    anchors = (_anchor(rows, _words(rows.at, listed[0], chunk)[::-1][:BEFORE]) for chunk in listed[1])
    ends = [rows.there[n].token.start for anchor in anchors if anchor for n in anchor]
    first, last = min(ends, default=0), max(ends, default=0)
    segment, run = there
    tokens = segment.tokens
    begins = bisect_left(run, first, key=lambda chunk: tokens[min(chunk.end, len(tokens)) - 1].end)
    for chunk in run[begins:]:
        if tokens[min(chunk.first, len(tokens) - 1)].start > last:
            break
        words = [rows.there[n] for n in _words(rows.at_there, segment, chunk)]
        spare = sum(word.weight for word in words if word.token.start > first and _spare(rows, word, item))
        if spare >= max(SAYS, sum(word.weight for word in words) / 2):
            return True
    return False


def _spare(rows: Rows, word: Word, item: Item) -> bool:
    """Whether a word of the other side says something, and stands for none, or for one of an item."""
    if word.weight < SAYS or (word.segment, word.token.start) in rows.twins_there:
        return False
    mate = word.partner
    if mate < 0 or word.covered < LINKED or item.first <= mate <= item.last:
        return True
    return rows.there[rows.here[mate].partner] is not word if rows.here[mate].partner >= 0 else True


def _middle(run: Sequence[Chunk], n: int) -> bool:
    """Whether a chunk is an item with others on both sides, the last of them behind a joint."""
    return run[n].before == "comma" and any(one.before == "join" for one in run[n + 1 : n + 1 + JOINT])


def _fits(segment: Segment, beside: Sequence[Chunk], known: Joints) -> bool:
    """Whether the middle one of three chunks may be an item by its size and by what they begin with."""
    before, chunk, behind = beside
    size, low = chunk.end - chunk.first, segment.lows
    if not 0 < size <= TOKENS or behind.first >= len(low):
        return False
    first = low[chunk.first]
    if first in known.clauses or low[behind.first] in known.clauses or low[before.first] in known.opens:
        return False
    if size >= PHRASE and (low[chunk.first + 1] in known.clauses or known.participle(first)):  # «у яких оригінал»
        return False
    return not (first in known.apposes and segment.tokens[before.end - 1].text[0].isupper())


def _item(
    rows: Rows, segment: Segment, beside: Sequence[Chunk], marks: Joints, heard: Callable[[int], bool]
) -> Item | None:
    """The middle one of three chunks where it has no counterpart."""
    before, chunk, behind = beside
    words = _words(rows.at, segment, chunk)
    if not _lost(rows, words) or any(map(heard, words)):
        return None
    left = _anchor(rows, _words(rows.at, segment, before)[::-1][:BEFORE])
    right = _anchor(rows, _words(rows.at, segment, behind)[:BEHIND])
    joint = _joint(rows, left[1], right[0], words, marks) if left and right else None
    return None if joint is None else Item(words[0], words[-1], joint)


def _words(at: Mapping[tuple[Segment, int], int], segment: Segment, chunk: Chunk) -> list[int]:
    """The numbers of the words of a chunk."""
    found = [at.get((segment, token.start)) for token in segment.tokens[chunk.first : chunk.end]]
    return [n for n in found if n is not None]


def _alone(here: Sequence[Word], words: Sequence[int]) -> bool:
    """Whether an item says something, and one of its words has no counterpart at all."""
    says = [here[n] for n in words if here[n].weight >= SAYS]
    if not 0 < len(says) <= WORDS or sum([word.weight for word in says]) < ITEM:
        return False
    return any(word.covered < LINKED for word in says)


def _lost(rows: Rows, words: Sequence[int]) -> bool:
    """Whether the words of an item that say something have no counterpart of their own."""
    return all(rows.lost(n) for n in words if rows.here[n].weight >= SAYS)


def _anchor(rows: Rows, words: Sequence[int]) -> tuple[int, int] | None:
    """The counterpart of the nearest of some words that says something and has one."""
    found = (rows.counterpart(n) for n in words if rows.here[n].weight >= ANCHOR)
    return next((one for one in found if one is not None), None)


def _named(one: Word, two: Word) -> bool:
    """Whether two words with a capital stand side by side."""
    return one.token.end + 1 == two.token.start and one.token.text.istitle() and two.token.text.istitle()


def _doubled(rows: Rows, at: int, step: int, marks: Joints) -> bool:
    """Whether the item before a word of the other side (or behind it) translates the same word as that does.

    One of them stands for what seems lost: "install, setup and configure", «встановлення, розгортання та налаштування».
    """
    one = rows.there[at]
    tokens = one.segment.tokens
    first = first_token(one.segment, one.token.start)
    passed = False
    for token in tokens[first + 1 : first + AWAY] if step > 0 else tokens[max(0, first - AWAY) : first][::-1]:
        mark = marks.mark(token.lower)
        if mark == "stop":
            return False
        passed = passed or mark is not None
        number = rows.at_there.get((one.segment, token.start))
        if passed and number is not None and rows.there[number].weight >= SAYS:
            beside = rows.there[number]
            return beside.covered < LINKED if step < 0 else one.partner >= 0 and beside.partner == one.partner
    return False


def _joint(rows: Rows, left: int, right: int, item: Sequence[int], marks: Joints) -> int | None:
    """The word of the other side before the one joint between two of its words, None where more stands between."""
    segment = rows.there[left].segment
    if not 0 < right - left <= GAP + 1 or rows.there[right].segment is not segment:
        return None
    while right - left > 1 and _named(rows.there[right - 1], rows.there[right]):
        right -= 1  # the Maria of Maria Bondar, an English word as well
    between = rows.there[left + 1 : right]
    if any(word.weight >= SAYS and (word.covered < LINKED or word.partner in item) for word in between):
        return None
    tokens = tokens_within(segment, rows.there[left].token.end, rows.there[right].token.start)
    # «, і» is one joint; what stands between two of them is another item: "frameworks, plug-ins, and tools".
    found = [marks.mark(token.lower) for token in tokens]
    if "stop" in found or sum(joint for joint, _ in groupby(found, key=lambda mark: mark is not None)) != 1:
        return None
    if _doubled(rows, left, -1, marks) or _doubled(rows, right, 1, marks):
        return None
    mark = next(token for token, is_mark in zip(tokens, found, strict=True) if is_mark)
    return left + sum(word.token.start < mark.start for word in between)
