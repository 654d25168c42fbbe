"""How well passages fit each other: words and facts that have a counterpart, and lengths, in natural log-odds."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from checker.align.passages.evidence import Content, Item, Scale, scales
from checker.facts.base import FactKind
from checker.language.lexicon.lexicon import Lexicon
from checker.language.memo import make_room
from checker.model import Fact, Kind, Segment, Side

# Words of a passage are not independent of each other: what they tell together is less than the sum.
DAMPED = 0.6
# A Ukrainian passage and its translation differ in length by a factor whose logarithm has about this
# standard deviation for short and for long passages (measured on Tatoeba and on translated documentation).
SPREAD_SHORT, SPREAD_LONG = 0.55, 0.25
# The same for two passages that have nothing to do with each other, and the worst that lengths can tell.
SPREAD_ANY, WORST_LENGTH = 1.0, -8.0
# What it tells that both are headings, items, paragraphs; and that they are not.
KIN, UNLIKE = 0.3, -1.5
# How far (share of a passage) from where it would stand by the lengths a word of a merged passage may stand.
SHIFT = 0.1
# What so many passages say is kept until they are paired.
FEW = 500
# Facts are not compared where words alone tell this much against a pair.
HOPELESS = -12.0


class Link(NamedTuple):
    """Which items of two passages have a counterpart in the other, and what these gain."""

    uk: frozenset[int]
    en: frozenset[int]
    uk_gain: float
    en_gain: float


new = tuple.__new__
NOTHING_SHARED = Link(frozenset(), frozenset(), 0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What passages say, and what was compared already."""

    scales: dict[Side, Scale]
    items: dict[Segment, list[Item]]
    contents: dict[Segment, Content]
    kinds: Mapping[Kind, FactKind]
    known: dict[tuple[int, int], bool] = field(default_factory=dict)  # facts that were compared, by their numbers
    # What each Ukrainian passage has in common with those that it was compared with, and how well it fits them.
    links: dict[Segment, dict[Segment, Link]] = field(default_factory=dict)
    fits: dict[Segment, dict[Segment, float]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        uk: Sequence[Segment],
        en: Sequence[Segment],
        find: Callable[[Segment], Sequence[Fact]],
        known: Lexicon,
        kinds: Mapping[Kind, FactKind],
    ) -> Evidence:
        """The evidence of the passages of two texts."""
        made = cls(scales(uk, en, find, known), {}, {}, kinds)
        for segment in (*uk, *en):
            made.read(segment, find(segment))
        return made

    def add(self, segment: Segment, items: list[Item], begin: int) -> None:
        """A piece of a passage, which begins there."""
        self.items[segment] = items
        self.contents[segment] = Content.of(items, begin, len(segment.text), segment.role)

    def read(self, segment: Segment, facts: Sequence[Fact]) -> None:
        """One passage more, which has been read."""
        self.items[segment] = self.scales[segment.side].items(segment, facts)

    def content(self, segment: Segment) -> Content:
        """What a passage says, made of its items where it is not known, or not any more."""
        if segment not in self.contents:
            self.contents[segment] = Content.of(self.items[segment], 0, len(segment.text), segment.role)
        return self.contents[segment]

    def link(self, uk: Segment, en: Segment) -> Link:
        """What two passages have in common."""
        row = self.links.setdefault(uk, {})
        if en not in row:
            row[en] = self.compare(self.content(uk), self.content(en))
        return row[en]

    def fit(self, uk: Segment, en: Segment) -> float:
        """How well two whole passages fit each other; see `fit`."""
        row = self.fits.get(uk)
        if row is None:
            row = self.fits[uk] = {}
        if en not in row:
            row[en] = alone(self.content(uk), self.content(en), self.link(uk, en))
        return row[en]

    def forget(self, segments: Iterable[Segment]) -> None:
        """Drops what can be worked out again of passages that a path has gone past.

        The passages of a long text are compared a million times; kept together, that took gigabytes. What each of them
        says by itself is asked once more when the path is known, and kept where there are few.
        """
        few = len(self.items) <= FEW
        for segment in segments:
            if not few:
                self.contents.pop(segment, None)
            self.links.pop(segment, None)
            self.fits.pop(segment, None)

    def compare(self, a: Content, b: Content) -> Link:
        """What a Ukrainian passage and an English one have in common."""
        # Sets of texts have another order in each run: only an exact sum is always the same.
        shared = a.index.keys() & b.index.keys()
        link = NOTHING_SHARED
        if shared:
            left = frozenset().union(*map(a.index.__getitem__, shared))
            right = frozenset().union(*map(b.index.__getitem__, shared))
            link = new(Link, (left, right, _gain(a, left), _gain(b, right)))
        if not a.facts or not b.facts or DAMPED * (a.words + b.words + (link.uk_gain + link.en_gain)) < HOPELESS:
            return link
        agree = self._agree(a, b)
        if not agree:  # most passages
            return link
        left, right = link.uk.union([n for n, _ in agree]), link.en.union([m for _, m in agree])
        return new(Link, (left, right, _gain(a, left), _gain(b, right)))

    def _agree(self, a: Content, b: Content) -> list[tuple[int, int]]:
        """The facts (items) of two passages that say the same."""
        known = self.known
        agree: list[tuple[int, int]] = []
        for n, uk, number in a.facts:
            kind, figures = uk.kind, uk.figures
            for m, en, there in b.facts:
                if kind != en.kind:
                    same = bool(figures) and figures == en.figures
                elif (pair := (number, there)) in known:
                    same = known[pair]
                else:
                    make_room(known)
                    same = known[pair] = self.kinds[kind].agree(uk, en)
                if same:
                    agree.append((n, m))
        return agree


def fit(uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence, *, cut: Side | None = None) -> float:
    """How much more likely the passages are if they translate each other than if not: natural log-odds.

    `cut` names a side that breaks off, so that the other may be longer and say more.
    """
    ours, theirs = [evidence.content(s) for s in uk], [evidence.content(s) for s in en]
    return merged(ours, theirs, [[evidence.link(left, right) for right in en] for left in uk], cut)


def merged(
    ours: Sequence[Content], theirs: Sequence[Content], links: Sequence[Sequence[Link]], cut: Side | None = None
) -> float:
    """The same for what passages say, and what each Ukrainian one has in common with each English one."""
    told = 0.0
    if cut != "en":
        for content, row in zip(ours, links, strict=True):
            told += content.base + (
                row[0].uk_gain if len(row) == 1 else _gained(content, [link.uk for link in row], theirs)
            )
    if cut != "uk":
        for m, content in enumerate(theirs):
            column = [row[m] for row in links]
            told += content.base + (
                column[0].en_gain if len(links) == 1 else _gained(content, [link.en for link in column], ours)
            )
    return DAMPED * told + lengths(sum(b.size for b in ours), sum(b.size for b in theirs), cut) + _kin(ours, theirs)


def alone(uk: Content, en: Content, link: Link) -> float:
    """The same for one passage of each side."""
    kin = 0.0 if "excerpt" in (uk.role, en.role) else KIN if uk.role == en.role else UNLIKE
    return DAMPED * ((uk.base + link.uk_gain) + (en.base + link.en_gain)) + lengths(uk.size, en.size) + kin


def likely(told: float) -> float:
    """Log-odds that are told for a pair as a probability."""
    return round(1 / (1 + math.exp(-max(-50.0, told))), 4)


def _gained(content: Content, found: Sequence[frozenset[int]], others: Sequence[Content]) -> float:
    """What the items gain that are found in one of several passages: each in that one which stands about where it does.

    Of a passage that two were merged in, the first half says what the first did.
    """
    if not any(found):
        return 0.0
    whole = sum([other.size for other in others]) or 1
    gained: set[int] = set()
    places, begin = content.places, 0.0
    for here, other in zip(found, others, strict=True):
        end = begin + other.size / whole
        low, high = begin - SHIFT, end + SHIFT
        if here:
            gained.update([n for n in here if low <= places[n] <= high])
        begin = end
    return _gain(content, gained)


def _gain(content: Content, items: Collection[int]) -> float:
    """What items (numbers) gain when they are found."""
    return math.fsum(map(content.gains.__getitem__, items)) if items else 0.0


def _kin(uk: Sequence[Content], en: Sequence[Content]) -> float:
    ours, theirs = {content.role for content in uk}, {content.role for content in en}
    if "excerpt" in ours | theirs:  # an excerpt holds headings and paragraphs
        return 0.0
    return KIN if ours == theirs else UNLIKE


def lengths(uk: int, en: int, cut: Side | None = None) -> float:
    """What two lengths (code points) tell for a translation."""
    if not uk or not en:
        return WORST_LENGTH
    if (cut == "uk" and en > uk) or (cut == "en" and uk > en):
        return 0.0
    weight, slope = _spread(min(uk, en))
    return max(WORST_LENGTH, weight + (math.log(uk / en) ** 2) * slope / 2)


@lru_cache(maxsize=512)
def _spread(length: int) -> tuple[float, float]:
    """What it tells that two lengths are the same, and by how much less for the square of their ratio's logarithm."""
    spread = max(SPREAD_LONG, SPREAD_SHORT - length / 400)
    return math.log(SPREAD_ANY / spread), SPREAD_ANY**-2 - spread**-2
