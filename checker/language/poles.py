"""What word forms say by all tables of poles of a language: one record a form, looked up when it is first met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from checker.language.memo import Memo
from checker.language.tokens import PARTS, present
from checker.language.vocabulary import Words
from checker.model import Segment, Side

# "says": the word means its pole. "also": it may mean it, so that it excuses, and accuses nobody. "but": a phrase that
# only looks as if it said the pole ("as soon as").
Grade = Literal["says", "also", "but"]
ENDING = "~"
# By so many first letters it is told which beginnings a word may have.
FIRST = 3

# The sets and poles that words say, or may say in a phrase.
Pointers = frozenset[tuple[str, str]]
NOTHING: Pointers = frozenset()


class Entry(NamedTuple):
    """A word or a phrase of a table: its set, its pole, and its words; `at` is the one that it is found by."""

    set: str
    pole: str
    grade: Grade
    parts: tuple[str, ...]
    at: int


class Record(NamedTuple):
    """What a form says by each table that has it: the entries that it may begin, and what these say."""

    entries: Mapping[str, Sequence[Entry]]
    hints: Mapping[str, Pointers]


# Most forms are in no table.
SILENT = Record({}, {})

# An entry as a plain tuple, of which most are never looked at; those of a table, and of all, by what they are found by.
Row = tuple[str, str, Grade, tuple[str, ...], int]
Listed = Mapping[str, Sequence[Row]]
Rows = dict[str, dict[str, Sequence[Row]]]


class Openings:
    """Beginnings of words by their first letters: of most words it is told at a look that they have none of them."""

    def __init__(self, begins: Iterable[str] = ()) -> None:
        self.by_first: dict[str, tuple[int, ...]] = {}
        self.short: Sequence[int] = ()  # the lengths of those that are shorter than their first letters
        self.add(begins)

    def add(self, begins: Iterable[str]) -> None:
        """More beginnings."""
        for first, size in {(key[:FIRST], len(key)) for key in begins}:
            known = self.by_first.get(first, ())
            if size not in known:
                self.by_first[first] = tuple(sorted((*known, size)))
            if len(first) < FIRST and len(first) not in self.short:
                self.short = sorted((*self.short, len(first)))

    def sizes(self, word: str) -> Sequence[int]:
        """The lengths that a beginning may have which the word has, from the shortest on.

        >>> Openings(["перед", "перемог", "до"]).sizes("перемога"), Openings(["перед"]).sizes("мир")
        ((5, 7), ())
        """
        long = self.by_first.get(word[:FIRST], ()) if len(word) >= FIRST else ()
        short = [size for size in self.short if word[:size] in self.by_first]
        return (*short, *long) if short else long


class Poles:
    """The tables of one language that were asked for, joined by the words, beginnings and endings of their entries.

    `words[word]` is the record of a form in lower case, `passages[passage]` has what its words say by each table.
    """

    def __init__(self, words: Words, side: Side) -> None:
        self.side = side
        self.tables: set[str] = set()
        self.whole: Rows = {}
        self.begins: Rows = {}
        self.ends: Rows = {}
        self.openings = Openings()
        self.sizes: list[int] = []  # the lengths of the endings
        self.tails: frozenset[str] = frozenset()  # the last letters of the endings, as many as the shortest has
        self.words: Memo[str, Record] = Memo(self._record)
        self.passages: Memo[Segment, Mapping[str, Pointers]] = Memo(self._passage, many=1024)

    def add(self, table: str, whole: Listed, begins: Listed, ends: Listed) -> None:
        """One more table, by word, beginning and ending; what was worked out without it is forgotten."""
        for given, joined in ((whole, self.whole), (begins, self.begins), (ends, self.ends)):
            for key, listed in given.items():
                joined.setdefault(key, {})[table] = listed
        self.tables.add(table)
        self.openings.add(begins)
        if ends:
            self.sizes = sorted({*self.sizes, *map(len, ends)})
            self.tails = frozenset(ending[-self.sizes[0] :] for ending in self.ends)
        self.words.clear()
        self.passages.clear()

    def _rows(self, word: str) -> list[tuple[int, Mapping[str, Sequence[Row]]]]:
        """The entries of a word, each with how much of it tells them: a whole word before beginnings and endings."""
        rows: list[tuple[int, Mapping[str, Sequence[Row]]]] = []
        if word in self.whole:
            rows.append((len(word) + 1, self.whole[word]))
        sizes = self.openings.sizes(word)
        begun = [size for size in sizes if word[:size] in self.begins and size <= len(word)] if sizes else sizes
        if not self.sizes or word[-self.sizes[0] :] not in self.tails:
            return rows + [(size, self.begins[word[:size]]) for size in begun]
        ended = [size for size in self.sizes if word[-size:] in self.ends and size <= len(word)]
        for size in sorted({*begun, *ended}):
            if size in begun:
                rows.append((size, self.begins[word[:size]]))
            if size in ended:
                rows.append((1, self.ends[word[-size:]]))
        return rows

    def _record(self, word: str) -> Record:
        rows = self._rows(word)
        if not rows and "-" not in word and "'" not in word:
            return SILENT
        found: dict[str, list[tuple[int, Entry]]] = {}
        for length, by_table in rows:
            for table, listed in by_table.items():
                found.setdefault(table, []).extend([(length, Entry(*row)) for row in listed])
        entries: dict[str, Sequence[Entry]] = {table: _longest(listed) for table, listed in found.items()}
        if "-" in word or "'" in word:
            parts = [self.words[part].entries for part in PARTS.split(word) if len(part) > 1]
            for table in {table for part in parts for table in part} - entries.keys():
                entries[table] = tuple(dict.fromkeys(entry for part in parts for entry in part.get(table, ())))
        if not entries:
            return SILENT
        said = {
            table: frozenset([(entry.set, entry.pole) for entry in listed if entry.grade == "says"])
            for table, listed in entries.items()
        }
        return Record(entries, {table: pointers for table, pointers in said.items() if pointers})

    def _passage(self, segment: Segment) -> Mapping[str, Pointers]:
        told: dict[str, list[Pointers]] = {}
        for _, said in map(self.words.__getitem__, present(segment)):
            if said:
                for table, pointers in said.items():
                    told.setdefault(table, []).append(pointers)
        return {table: listed[0] if len(listed) == 1 else NOTHING.union(*listed) for table, listed in told.items()}


def _longest(listed: Sequence[tuple[int, Entry]]) -> tuple[Entry, ...]:
    """Phrases, and of the single words of each set those that tell the most."""
    best: dict[str, int] = {}
    for length, entry in listed:
        if len(entry.parts) == 1:
            best[entry.set] = max(length, best.get(entry.set, 0))
    return tuple([entry for length, entry in listed if len(entry.parts) > 1 or length == best[entry.set]])
