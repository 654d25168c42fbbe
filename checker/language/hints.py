"""Which poles of all tables a passage may say: every word form is looked up once for all tables of its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.language.contrasts import Lexicon, lexicon
from checker.language.memo import Memo
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import Segment, Side

# The sets and poles that words say, or may say in a phrase.
Pointers = frozenset[tuple[str, str]]
# What is said of the tables, by their names; of most words nothing.
Told = Mapping[str, Pointers]

NOTHING: Pointers = frozenset()
SILENT: Told = {}
# By so many first letters it is told which tables may have a word.
FIRST = 5


class Index:
    """The tables of one language that were asked for, joined by the first letters and the endings of their entries.

    `words[word]` and `passages[passage]` are what they say.
    """

    def __init__(self, words: Words, side: Side) -> None:
        self.source, self.side = words, side
        self.tables: dict[str, Lexicon] = {}
        self.openings: dict[str, set[str]] = {}
        self.endings: dict[str, set[str]] = {}
        self.sizes: list[int] = []  # the lengths of the endings
        self.words: Memo[str, Told] = Memo(self._word)
        self.passages: Memo[Segment, Told] = Memo(self._passage, many=1024)

    def hints(self, segments: Sequence[Segment], table: str) -> Pointers:
        """The sets and poles of a table that passages may say."""
        if table not in self.tables:
            self._add(table)
        told = [self.passages[segment].get(table, NOTHING) for segment in segments]
        return told[0] if len(told) == 1 else NOTHING.union(*told)

    def _add(self, table: str) -> None:
        known = self.tables[table] = lexicon(table, self.side, self.source)
        for opening in (*known.whole, *(key[:FIRST] for key in known.begins)):
            self.openings.setdefault(opening, set()).add(table)
        for ending in known.ends:
            self.endings.setdefault(ending, set()).add(table)
        self.sizes = sorted({len(ending) for ending in self.endings})
        self.words.clear()
        self.passages.clear()

    def _tables(self, word: str) -> Iterator[str]:
        """The tables that may have a word; of one with parts, all."""
        if not word.isalpha():
            yield from self.tables
            return
        for opening in (word, *(word[:size] for size in range(1, FIRST + 1) if size < len(word))):
            yield from self.openings.get(opening, ())
        for size in self.sizes:
            yield from self.endings.get(word[-size:], ())

    def _word(self, word: str) -> Told:
        said = {table: hints for table in set(self._tables(word)) if (hints := self.tables[table].hints(word))}
        return said or SILENT

    def _passage(self, segment: Segment) -> Told:
        told: dict[str, Pointers] = {}
        for said in filter(None, map(self.words.__getitem__, present(segment))):
            for table, hints in said.items():
                told[table] = told.get(table, NOTHING) | hints
        return told


def hints(segments: Sequence[Segment], table: str, side: Side, words: Words) -> Pointers:
    """The sets and poles that a passage may say: of a phrase, only the word that it is found by is asked for."""
    return words.made(Index, side).hints(segments, table)
