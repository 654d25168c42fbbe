"""What word forms say by all tables of poles of a language: one record a form, looked up when it is first met."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from checker.language.memo import Memo, Passages
from checker.language.tokens import PARTS
from checker.model import Segment

# "says": the word means its pole. "also": it may mean it, so that it excuses, and accuses nobody. "but": a phrase that
# only looks as if it said the pole ("as soon as").
Grade = Literal["says", "also", "but"]
ENDING = "~"
# By so many first letters it is told which beginnings a word may have.
FIRST = 3
# The tables whose words may mean other things of the same set besides what they say.
BESIDES = frozenset({"kinds"})

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


# An entry as a plain tuple, of which most are never looked at; those of a table, and of all, by what they are found by.
Row = tuple[str, str, Grade, tuple[str, ...], int]
Listed = Mapping[str, Sequence[Row]]
Rows = dict[str, dict[str, Sequence[Row]]]
# The same with what is found by a key in one piece, which is read when a word has the key: of ten thousand keys a post
# has a hundred, and reading them all took a twentieth of the time that its check takes.
Held = dict[str, bytes]


class Record(NamedTuple):
    """What a form says by each table that has it: the entries that it may begin, and what these say."""

    rows: Mapping[str, Sequence[Row]]
    hints: Mapping[str, Pointers]


# Most forms are in no table.
SILENT = Record({}, {})


class Said(NamedTuple):
    """What the words of a passage say.

    `places` are the numbers of its tokens that any table has, each with its entries by table; `hints` what its words
    say by each table, one after another.
    """

    places: Sequence[tuple[int, Mapping[str, Sequence[Row]]]]
    hints: Mapping[str, Sequence[Pointers]]


# What is held of a word, of its beginnings and endings, each with how much it tells.
Keys = tuple[tuple[int, bytes], ...]

new = tuple.__new__
# Of marshal: one that writes equal values alike.
VERSION = 2


class Openings:
    """Beginnings of words by their first letters: of most words it is told at a look that they have none of them."""

    def __init__(self, by_first: dict[str, tuple[int, ...]], short: Sequence[int] = ()) -> None:
        self.by_first = by_first
        self.short = short  # the lengths of those that are shorter than their first letters
        self.after: Memo[str, Sequence[int]] = Memo(self._after)  # by the first letters of words

    @classmethod
    def of(cls, begins: Iterable[str]) -> Openings:
        """Those of some beginnings."""
        made = cls({})
        made.add(begins)
        return made

    def add(self, begins: Iterable[str]) -> None:
        """More beginnings."""
        for first, size in {(key[:FIRST], len(key)) for key in begins}:
            known = self.by_first.get(first, ())
            if size not in known:
                self.by_first[first] = tuple(sorted((*known, size)))
            if len(first) < FIRST and len(first) not in self.short:
                self.short = sorted((*self.short, len(first)))
        self.after.clear()

    def sizes(self, word: str) -> Sequence[int]:
        """The lengths that a beginning may have which the word has, from the shortest on.

        >>> Openings.of(["перед", "перемог", "до"]).sizes("перемога"), Openings.of(["перед"]).sizes("мир")
        ((5, 7), ())
        """
        return self.after[word[:FIRST]]

    def _after(self, first: str) -> Sequence[int]:
        by_first = self.by_first
        long = by_first.get(first, ()) if len(first) == FIRST else ()
        return (*[size for size in self.short if first[:size] in by_first], *long)


# The entries of some tables by word, beginning and ending, and by first letters the lengths of the beginnings.
Joined = tuple[Held, Held, Held, dict[str, tuple[int, ...]], tuple[int, ...]]


def hold(rows: Rows) -> Held:
    """Entries by table, those of each key in one piece."""
    return {key: marshal.dumps(by_table, VERSION) for key, by_table in rows.items()}


def lay(table: str, given: Listed, rows: Rows) -> None:
    """Lays the entries of one table beside those of others."""
    for key, listed in given.items():
        rows.setdefault(key, {})[table] = listed


class Poles:
    """The tables of one language, joined by the words, beginnings and endings of their entries.

    `words[word]` is the record of a form in lower case, `passages[passage]` what its words say by each table.
    """

    def __init__(self, tables: Iterable[str], joined: Joined) -> None:
        self.tables = set(tables)
        self.whole, self.begins, self.ends, by_first, short = joined
        self.read: dict[bytes, Mapping[str, Sequence[Row]]] = {}  # no more than there are keys
        self.openings = Openings(by_first, short)
        self.sizes = sorted({len(ending) for ending in self.ends})
        # The last letters of the endings, as many as the shortest has.
        self.tails = frozenset(ending[-self.sizes[0] :] for ending in self.ends)
        self.words: Memo[str, Record] = Memo(self._record)
        self.records: Memo[Keys, Record] = Memo(lambda keys: _recorded(self._told(keys)))
        self.passages: Passages[Said] = Passages(self._passage, many=1024)

    def add(self, table: str, whole: Listed, begins: Listed, ends: Listed) -> None:
        """One more table, by word, beginning and ending; what was worked out without it is forgotten."""
        for given, held in ((whole, self.whole), (begins, self.begins), (ends, self.ends)):
            rows = {key: marshal.loads(held[key]) for key in given if key in held}
            lay(table, given, rows)
            held.update(hold(rows))
        self.tables.add(table)
        self.openings.add(begins)
        if ends:
            self.sizes = sorted({*self.sizes, *map(len, ends)})
            self.tails = frozenset(ending[-self.sizes[0] :] for ending in self.ends)
        for made in (self.words, self.records, self.passages):
            made.clear()

    def _keys(self, word: str) -> Keys:
        """What of a word is in the tables, and how much that tells: a whole word before beginnings and endings."""
        whole, begins = self.whole.get(word), self.begins
        begun: list[tuple[int, bytes]] = []
        for size in self.openings.sizes(word):  # most words have none
            begin = word[:size]
            if begin in begins and len(begin) == size:
                begun.append((size, begins[begin]))
        if self.sizes and word[-self.sizes[0] :] in self.tails:
            begun = self._with_endings(word, begun)
        return tuple(begun) if whole is None else ((len(word) + 1, whole), *begun)

    def _with_endings(self, word: str, begun: Sequence[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
        """Beginnings and endings by their length; an ending tells as little as can be."""
        rows = [(size, 0, (size, held)) for size, held in begun]
        ended = [size for size in self.sizes if size <= len(word) and word[-size:] in self.ends]
        rows += [(size, 1, (1, self.ends[word[-size:]])) for size in ended]
        return [key for _, _, key in sorted(rows)]

    def _record(self, word: str) -> Record:
        keys = self._keys(word)
        if "-" in word or "'" in word:
            return self._joined(word, self._told(keys) if keys else {})
        # Forms of one word, and words of one ending, have one record.
        return self.records[keys] if keys else SILENT

    def _told(self, keys: Keys) -> Mapping[str, Sequence[Row]]:
        """The entries by table that are found by what of a word is in these."""
        if len(keys) == 1:  # most words that are in a table at all
            return self._rows(keys[0][1])
        found: dict[str, list[tuple[int, Sequence[Row]]]] = {}
        for length, held in keys:
            for table, listed in self._rows(held).items():
                if table in found:
                    found[table].append((length, listed))
                else:
                    found[table] = [(length, listed)]
        return {
            table: many[0][1] if len(many) == 1 else _longest(many, table in BESIDES) for table, many in found.items()
        }

    def _rows(self, held: bytes) -> Mapping[str, Sequence[Row]]:
        """The entries by table that are held in one piece."""
        rows = self.read.get(held)
        if rows is None:
            rows = self.read[held] = marshal.loads(held)
        return rows

    def _joined(self, word: str, own: Mapping[str, Sequence[Row]]) -> Record:
        """The record of a word with a hyphen or an apostrophe: what a table says of its parts, where not of itself."""
        parts = [self.words[part].rows for part in PARTS.split(word) if len(part) > 1]
        rows = dict(own)
        for table in {table for part in parts for table in part} - own.keys():
            rows[table] = tuple(dict.fromkeys(row for part in parts for row in part.get(table, ())))
        return _recorded(rows) if rows else SILENT

    def _passage(self, segment: Segment) -> Said:
        places: list[tuple[int, Mapping[str, Sequence[Row]]]] = []
        hints: dict[str, list[Pointers]] = {}
        for n, record in enumerate(map(self.words.__getitem__, segment.lows)):
            if record is not SILENT:
                places.append((n, record.rows))
                for table, pointers in record.hints.items():
                    if table in hints:
                        hints[table].append(pointers)
                    else:
                        hints[table] = [pointers]
        return new(Said, (places, hints))


def _recorded(rows: Mapping[str, Sequence[Row]]) -> Record:
    hints = {}
    for table, listed in rows.items():
        said = [(name, pole) for name, pole, grade, _, _ in listed if grade == "says"]
        if said:
            hints[table] = frozenset(said)
    return new(Record, (rows, hints))


def _besides(row: Row) -> bool:
    """Whether an entry only says what a Ukrainian word may mean, and by more than its ending."""
    return row[2] == "also" and row[3][0][0] != ENDING and not row[3][0].isascii()


def _longest(found: Sequence[tuple[int, Sequence[Row]]], besides: bool) -> tuple[Row, ...]:
    """Phrases, and of the single words of each set those that tell the most.

    What a word may mean besides stands beside what it says: «обідній стіл» is a dinner table.
    """
    best: dict[str, int] = {}
    for length, listed in sorted(found, key=itemgetter(0)):
        best.update([(row[0], length) for row in listed if len(row[3]) == 1])
    told = {row[:2] for length, listed in found for row in listed if len(row[3]) == 1 and length == best[row[0]]}
    return tuple(
        [
            row
            for length, listed in found
            for row in listed
            if len(row[3]) > 1 or length == best[row[0]] or (besides and _besides(row) and row[:2] not in told)
        ]
    )
