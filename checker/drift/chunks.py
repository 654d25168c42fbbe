"""What joins the items of an enumeration in a sentence, and the chunks between these joints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.language.inflection.grammar import grammar
from checker.language.vocabulary import Words
from checker.model import Segment, Side

# What stands between two items, or what ends an enumeration.
Mark = Literal["comma", "join", "stop"]
STOPS = frozenset('.;:()!?…-"«»“”„[]/|•')


class Chunk(NamedTuple):
    """Words between two marks: the numbers of its first token and of the one behind its last, and the marks around."""

    first: int
    end: int
    before: Mark
    behind: Mark


class Joints(NamedTuple):
    """What joins the items of an enumeration in one language, what begins no item, and what adds nothing."""

    joins: frozenset[str]
    clauses: frozenset[str]
    opens: frozenset[str]
    apposes: frozenset[str]
    participles: frozenset[str]
    idle: frozenset[str]
    marks: Mapping[str, Mark]  # of a comma and of what joins

    def participle(self, word: str) -> bool:
        """Whether a word (in lower case) is a participle, or an adjective like one."""
        return any(word[-size:] in self.participles for size in range(3, 7))

    def mark(self, word: str) -> Mark | None:
        """What a word or mark (in lower case) is between two items, None for a word of one."""
        return self.marks.get(word) or ("stop" if word[0] in STOPS else None)


def joints(words: Words, side: Side) -> Joints:
    """The joints of a language in the vocabulary."""
    return words.made(_joints, side)


def _joints(words: Words, side: Side) -> Joints:
    table = words.table("lists")[side]
    stems = product(table["phrases"], grammar(words).endings("adjective"))
    joins, clauses, opens, apposes, idle = (
        frozenset(table[key]) for key in ("joins", "clauses", "opens", "apposes", "idle")
    )
    marks: dict[str, Mark] = {**dict.fromkeys(joins, "join"), ",": "comma"}
    return Joints(joins, clauses, opens, apposes, frozenset(map("".join, stems)), idle, marks)


def enumerated(comparison: Comparison, segment: Segment) -> Sequence[Sequence[Chunk]]:
    """The chunks of a passage that has a joint behind a comma, without which none is an item between two others.

    They are told once for the rules of both sides.
    """
    low = segment.lows
    if "," not in low or joints(comparison.words, segment.side).joins.isdisjoint(low[low.index(",") + 1 :]):
        return ()
    return comparison.made(chunks, segment)


def chunks(comparison: Comparison, segment: Segment) -> Sequence[Sequence[Chunk]]:
    """The chunks between any two stops of a passage."""
    return list(_chunks(segment, joints(comparison.words, segment.side).marks))


def _chunks(segment: Segment, marks: Mapping[str, Mark]) -> Iterator[Sequence[Chunk]]:
    run: list[Chunk] = []
    first = 0
    before: Mark = "stop"
    for n, word in enumerate(segment.lows):
        mark = marks.get(word)
        if mark is None:
            if word[0] not in STOPS:
                continue
            mark = "stop"
        if n == first and before == "comma" and mark == "join":
            before, first = "join", n + 1  # «, і»
            run[-1:] = [one._replace(behind="join") for one in run[-1:]]
            continue
        run.append(Chunk(first, n, before, mark))
        first, before = n + 1, mark
        if mark == "stop":
            yield run
            run = []
    run.append(Chunk(first, len(segment.tokens), before, "stop"))
    yield run
