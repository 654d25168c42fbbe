"""The clause of a verb: which words it reaches, over what stands between two commas."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from checker.drift.coverage import Word

# So many words on either side of a verb are its clause at most; so many stand between two commas that are passed over.
REACH, ASIDE = 12, 8
# What stands between words and is no mark: spaces, and the apostrophe of "tourists' camp".
NO_MARKS = str.maketrans("", "", " '’")


def marked(one: Word, two: Word) -> str:
    """The marks between two neighbouring words, without spaces; of words of two passages a full stop."""
    if one.segment is not two.segment:
        return "."
    first, second = one.token.end, two.token.start
    return "" if second - first < 2 else one.segment.folded[first:second].translate(NO_MARKS)


def reached(
    words: Sequence[Word], verb: int, joins: Collection[str], opens: Collection[str]
) -> tuple[list[int], list[int]]:
    """The words (numbers) of the clause of a verb before it and behind it, each from the nearest on.

    A clause ends at a mark and at a word of `joins`. What stands between two commas and begins with a word of `opens`
    is passed over: «Ведмедя, який вийшов до табору, налякав собака».
    """
    return list(_walk(words, verb, -1, joins, opens)), list(_walk(words, verb, 1, joins, opens))


def _walk(words: Sequence[Word], verb: int, step: int, joins: Collection[str], opens: Collection[str]) -> Iterator[int]:
    at, left = verb, REACH
    while left and 0 <= (n := at + step) < len(words):
        mark = marked(words[min(at, n)], words[max(at, n)])
        if mark == ",":
            beyond = _aside(words, at, step, opens)
            if beyond is None:
                return
            n = beyond
        elif mark or words[n].token.lower in joins:
            return
        yield n
        at, left = n, left - 1


def _aside(words: Sequence[Word], at: int, step: int, opens: Collection[str]) -> int | None:
    """The word behind an aside that begins, or ends, at a comma beside a word; None where it is none."""
    end = at + step
    for n in range(end, end + ASIDE * step, step):
        if not 0 <= n + step < len(words):
            return None
        mark = marked(words[min(n, n + step)], words[max(n, n + step)])
        if mark == ",":
            first = words[min(n, end)].token.lower
            return n + step if first in opens else None
        if mark:
            return None
    return None
