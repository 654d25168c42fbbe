"""What word forms say by all tables of poles of a language: one record a form, looked up when it is first met."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from checker.language.memo import Memo, Passages, make_room
from checker.language.tokens import PARTS
from checker.model import Segment

# "says": the word means its pole. "also": it may mean it, so that it excuses, and accuses nobody. "but": a phrase that
# only looks as if it said the pole ("as soon as").
Grade = Literal["says", "also", "but"]
ENDING = "~"
# By so many first letters it is told which beginnings a word may have.
FIRST = 3
OWNER = "'s"
# The tables whose words may mean other things of the same set besides what they say.
BESIDES = frozenset({"kinds", "roles"})

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


# An entry as a plain tuple, of which most are never looked at; those of one key by table.
Row = tuple[str, str, Grade, tuple[str, ...], int]
Tables = Mapping[str, Sequence[Row]]
# Those of a table, and of all, by what they are found by.
Listed = Mapping[str, Sequence[Row]]
Rows = dict[str, dict[str, Sequence[Row]]]
# The same with what is found by a key in one piece, which is read when a word has the key: of ten thousand keys a post
# has a hundred, and reading them all took a twentieth of the time that its check takes.
Held = dict[str, bytes]


class Record(NamedTuple):
    """What a form says by each table that has it: the entries that it may begin, and what these say."""

    rows: Tables
    hints: Mapping[str, Pointers]


# Most forms are in no table.
SILENT = Record({}, {})


class Said(NamedTuple):
    """What the words of a passage say.

    `places` are the numbers of its tokens that any table has, each with its entries by table; `hints` what its words
    say by each table, one after another.
    """

    places: Sequence[tuple[int, Tables]]
    hints: Mapping[str, Sequence[Pointers]]


new = tuple.__new__
# So many of the pieces that were read are kept, which take 2 KB each.
READ = 4096
# Of marshal: one that writes equal values alike.
VERSION = 2
# How much an ending of a word tells, which is as little as can be, and anything else that its table has of it.
ENDED, MORE = 1, 2


class Openings:
    """Beginnings of words by their first letters: of most words it is told at a look that they have none of them."""

    def __init__(self, by_first: dict[str, tuple[int, ...]], short: Sequence[int] = ()) -> None:
        self.by_first = by_first
        self.short = short  # the lengths of those that are shorter than their first letters
        self.after: Memo[str, Sequence[int]] = Memo(self._after)  # by the first letters of words

    @classmethod
    def of(cls, begins: Iterable[str]) -> Openings:
        """Those of some beginnings."""
        by_first: dict[str, tuple[int, ...]] = {}
        for first, size in sorted({(key[:FIRST], len(key)) for key in begins}):
            by_first[first] = (*by_first.get(first, ()), size)
        return cls(by_first, sorted({len(first) for first in by_first if len(first) < FIRST}))

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


def join(tables: Mapping[str, tuple[Listed, Listed, Listed]]) -> Joined:
    """Tables joined, each given by word, beginning and ending of its entries.

    With a word stands what its beginnings say besides, with a beginning what the shorter ones say, and with an ending
    what the shorter ones say: the longest that a word has tells all of them.
    """
    whole, begins, ends = rows = Rows(), Rows(), Rows()
    for table, columns in tables.items():
        for listed, into in zip(columns, rows, strict=True):
            for key, told in listed.items():
                into.setdefault(key, {})[table] = told
    openings = Openings.of(begins)

    def begun(word: str) -> list[tuple[int, Tables]]:
        known = [size for size in openings.sizes(word) if size <= len(word) and word[:size] in begins]
        return [(size, begins[word[:size]]) for size in known]

    def ended(word: str) -> list[tuple[int, Tables]]:
        return [(ENDED, ends[word[at:]]) for at in range(len(word)) if word[at:] in ends]

    return (
        {word: _held([(len(word) + 1, told), *begun(word)]) for word, told in whole.items()},
        {word: _held(begun(word)) for word in begins},
        {word: _held(ended(word)) for word in ends},
        openings.by_first,
        tuple(openings.short),
    )


def _held(found: Sequence[tuple[int, Tables]]) -> bytes:
    return marshal.dumps(dict(_told(found) if len(found) > 1 else found[0][1]), VERSION)


class Poles:
    """Tables of one language, joined by the words, beginnings and endings of their entries.

    `words[word]` is the record of a form in lower case, `passages[passage]` what its words say by each table. Words of
    `dated` are none with a capital behind one in small letters: "in May".
    """

    def __init__(self, tables: Iterable[str], joined: Joined, dated: Collection[str] = ()) -> None:
        self.tables, self.dated = frozenset(tables), frozenset(dated)
        self.whole, self.begins, self.ends, by_first, short = joined
        self.openings = Openings(by_first, short)
        self.sizes = sorted({len(ending) for ending in self.ends}, reverse=True)
        # The last letters of the endings, as many as the shortest has.
        self.shortest = self.sizes[-1] if self.sizes else 0
        self.tails = frozenset(ending[-self.shortest :] for ending in self.ends)
        self.words: Memo[str, Record] = Memo(self._record)
        self.read: dict[bytes, Record] = {}
        self.passages: Passages[Said] = Passages(self._passage, many=1024)

    def _record(self, word: str) -> Record:
        held = self.whole.get(word)
        if held is None:
            begins = self.begins
            for size in reversed(self.openings.sizes(word)):  # most words have none
                if size <= len(word) and word[:size] in begins:
                    held = begins[word[:size]]
                    break
        record = SILENT if held is None else self._read(held)
        if self.shortest and word[-self.shortest :] in self.tails:
            record = self._with_ending(word, record)
        if "-" in word or "'" in word:
            return self._joined(word, record.rows)
        return record

    def _read(self, held: bytes) -> Record:
        """What is held in one piece; forms of one word, and words of one ending, have one record."""
        record = self.read.get(held)
        if record is None:
            make_room(self.read, READ)
            record = self.read[held] = _recorded(marshal.loads(held))
        return record

    def _with_ending(self, word: str, record: Record) -> Record:
        """The record of a word with what its longest ending says of what the rest of it says nothing of."""
        for size in self.sizes:
            if size <= len(word) and word[-size:] in self.ends:
                ended = self._read(self.ends[word[-size:]])
                return ended if record is SILENT else _recorded(_told([(MORE, record.rows), (ENDED, ended.rows)]))
        return record

    def _joined(self, word: str, own: Tables) -> Record:
        """The record of a word with a hyphen or an apostrophe: what a table says of its parts, where not of itself.

        An owner is what is without the "'s", too, in the sets that say nothing of both: "mother's".
        """
        parts = [self.words[part].rows for part in PARTS.split(word) if len(part) > 1]
        rows = dict(own)
        if own and word.endswith(OWNER):
            owner = self.words[word.removesuffix(OWNER)].rows
            for table in own.keys() & owner.keys():
                sets = {row[0] for row in own[table]}
                rows[table] = (*own[table], *(row for row in owner[table] if row[0] not in sets))
        for table in {table for part in parts for table in part} - own.keys():
            rows[table] = tuple(dict.fromkeys(row for part in parts for row in part.get(table, ())))
        return _recorded(rows) if rows else SILENT

    def _passage(self, segment: Segment) -> Said:
        places: list[tuple[int, Tables]] = []
        hints: defaultdict[str, list[Pointers]] = defaultdict(list)
        lows, dated = segment.lows, self.dated
        for n, record in enumerate(map(self.words.__getitem__, lows)):
            if record is not SILENT and not (lows[n] in dated and _of_date(segment, n)):
                rows, said = record
                places.append((n, rows))
                for table, pointers in said.items():
                    hints[table].append(pointers)
        return new(Said, (places, hints))


def _of_date(segment: Segment, n: int) -> bool:
    """Whether a word (its number) has a capital behind one in small letters."""
    return n > 0 and segment.tokens[n].text[0].isupper() and segment.tokens[n - 1].text.islower()


def _told(found: Sequence[tuple[int, Tables]]) -> Tables:
    """The entries by table of what of a word is in the tables, each with how much that tells."""
    by_table: dict[str, list[tuple[int, Sequence[Row]]]] = {}
    for length, rows in found:
        for table, listed in rows.items():
            by_table.setdefault(table, []).append((length, listed))
    return {
        table: many[0][1] if len(many) == 1 else _longest(many, table in BESIDES) for table, many in by_table.items()
    }


def _recorded(rows: Tables) -> Record:
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
