"""What is known of the names of a text while they are matched: those of each pair of passages, and what is joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.align.names.wording import Wording
from checker.align.window import Window
from checker.facts.names.find import Names, names
from checker.facts.names.likeness import part_likeness
from checker.language.vocabulary import Words
from checker.model import Fact, Match, Pair, Role, Segment, Side

# A name is excused by its twin in so many passages before and behind, and in the headings above and the captions there.
BESIDE = 1
HEADS: frozenset[Role] = frozenset({"title", "heading", "caption"})


@dataclass(slots=True)
class Ledger:
    """What has been matched so far, with the words of both texts, and the vocabulary that tells names apart."""

    words: Words
    texts: Mapping[Side, Wording]
    window: Window
    matches: list[Match] = field(default_factory=list)
    used: set[Fact] = field(default_factory=set)
    same: dict[Fact, Match] = field(default_factory=dict)  # of Ukrainian names that agree with an English one
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        self.names = names(self.words)

    def alike(self, uk: str, en: str) -> float:
        """How alike two words of names are, 0 to 1."""
        return part_likeness(uk, en, self.words)

    def agree(self, one: Fact, two: Fact) -> bool:
        """Whether two names, one of each side, are the same."""
        return self.names.same(one, two)

    def free(self, facts: Iterable[Fact]) -> list[Fact]:
        """Those of the facts that have no counterpart yet."""
        return [fact for fact in facts if fact not in self.used]

    def join(self, uk: Fact, en: Fact, score: float, *, changed: bool = False) -> None:
        """Two names that stand for each other."""
        self.used |= {uk, en}
        one = Match(uk, en, score, "changed" if changed else "same")
        self.matches.append(one)
        if not changed:
            self.same[uk] = one

    def alone(self, fact: Fact) -> None:
        """A name that has nothing in the other text."""
        self.used.add(fact)
        self.matches.append(Match.lone(fact, "missing"))


@dataclass(slots=True)
class Row:
    """A pair of passages with its names; `orphans` have no twin in it, `twins` only one that has a counterpart."""

    pair: Pair
    uk: list[Fact]
    en: list[Fact]
    spare: list[Fact] = field(default_factory=list)
    orphans: list[Fact] = field(default_factory=list)
    twins: list[Fact] = field(default_factory=list)
    head: Pair | None = None  # the heading above

    def left(self, ledger: Ledger, side: Side) -> list[Fact]:
        """The names of one side without a counterpart, in order of reading."""
        over = {fact for fact in (*self.orphans, *self.twins) if fact not in ledger.used}
        return [fact for fact in (self.uk if side == "uk" else self.en) if fact in over]

    def joined(self, ledger: Ledger) -> list[Match]:
        """The matches of the pair that agree."""
        here = set(self.en)
        return [ledger.same[fact] for fact in self.uk if fact in ledger.same and ledger.same[fact].en in here]


def around(rows: Sequence[Row], n: int) -> Sequence[Row]:
    """A row with those beside it."""
    return rows[max(0, n - BESIDE) : n + BESIDE + 1]


def near(rows: Sequence[Row], n: int, side: Side) -> Iterator[Segment]:
    """The passages of one side whose names excuse one of a pair: its own, those beside it, the heading above."""
    for row in around(rows, n):
        yield from row.pair.side(side)
    head = rows[n].head
    if head is not None:
        yield from head.side(side)


def under_heads(rows: Iterable[Row]) -> None:
    """Tells each row which heading or caption stands above it."""
    head: Pair | None = None
    for row in rows:
        row.head = head
        if any(segment.role in HEADS for segment in (*row.pair.uk, *row.pair.en)):
            head = row.pair
