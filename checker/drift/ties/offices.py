"""What both passages say of offices and relatives, and which word of the other text stands for one."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.language.contrasts import Lexicon, Mention, lexicon, mentions, parsed
from checker.language.lexicon.lexicon import LINKED
from checker.language.poles import ENDING
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Pair, Segment, Side, other

# What agrees around a passage: facts of both texts, by the passage.
Agreeing = Mapping[Segment, Sequence[tuple[Fact, Fact]]]


class Changed(NamedTuple):
    """Two mentions that stand for each other, and on what evidence.

    "class": neither has a counterpart; "linked": what the table has as two and the lexicon as one («брат» may be a
    cousin); "before": a word before an office is left out.
    """

    uk: Mention
    en: Mention
    evidence: Literal["class", "linked", "before"]


class Classes:
    """The sets of a table by class, and those of what stands before an office."""

    def __init__(self, words: Words, table: str) -> None:
        rows = words.table(table)
        self.of: Mapping[str, str] = {
            name: title for title, sets in rows.get("classes", {}).items() for name in parsed(sets)
        }
        self.holding = frozenset(parsed(rows.get("holding", "")))
        before = rows.get("before", {})
        self.before = frozenset(parsed(before.get("sets", "")))
        self.passing = frozenset(parsed(before.get("passing", "")))
        self.compound = tuple(part.rstrip(ENDING) for part in parsed(before.get("compound", "")))
        self.titles = tuple(parsed(rows.get("titles", "")))
        self.houses = frozenset(parsed(rows.get("houses", "")))
        self.lexicons: Mapping[Side, Lexicon] = {side: lexicon(table, side, words) for side in SIDES}

    def sets(self, *titles: str) -> frozenset[str]:
        """The sets of some classes."""
        return frozenset(name for name, title in self.of.items() if title in titles)


class Said:
    """The mentions of some sets in both passages of a pair, and their words in the coverage."""

    def __init__(self, comparison: Comparison, pair: Pair, classes: Classes, sets: Collection[str]) -> None:
        self.classes, self.pair = classes, pair
        self.cover: Coverage = coverage_of(comparison, pair)
        self.said = {side: mentions(pair.side(side), classes.lexicons[side], sets) for side in SIDES}

    def words(self, mention: Mention) -> Iterator[tuple[int, Word]]:
        """The words of a mention, each with its number in the coverage."""
        side = mention.segment.side
        for token in mention.segment.tokens[mention.first : mention.end]:
            n = self.cover.numbers[side].get((mention.segment, token.start))
            if n is not None:
                yield n, self.cover.side(side)[n]

    def head(self, mention: Mention) -> Sequence[tuple[int, Word]]:
        """The word of a mention that says what it is: the first of a Ukrainian phrase, the last of an English one."""
        words = list(self.words(mention))
        return words[:1] if mention.segment.side == "uk" else words[-1:]

    def numbers(self, said: Iterable[Mention]) -> frozenset[int]:
        """The numbers of all words of some mentions."""
        return frozenset(n for one in said for n, _ in self.words(one))

    def linked(self, mention: Mention, never: Container[int] = ()) -> bool:
        """Whether the lexicon has a counterpart for a mention, of a phrase for its head, which is no other word's.

        "Foreign" has one in «міністр закордонних справ» where the text has a foreign judge. The table knows better than
        the lexicon: what has one of the numbers `never` is no counterpart.
        """
        there = self.cover.side(other(mention.segment.side))
        return any(
            word.covered >= LINKED
            and word.partner >= 0
            and word.partner not in never
            and there[word.partner].partner == n
            for n, word in self.head(mention)
        )
