"""What passages are about, told by their words: where a word of two senses is one that accuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.language.contrasts import parsed
from checker.language.poles import ENDING
from checker.language.vocabulary import Words
from checker.model import Pair, Segment

# From how many pairs before and behind one the words count, and how many there must be where it has none itself.
AROUND, ENOUGH = 3, 3


class Subject(NamedTuple):
    """The words of a subject, in small letters: whole ones, and what others begin with."""

    whole: frozenset[str]
    begins: tuple[str, ...]

    def words_in(self, passages: Sequence[Segment]) -> int:
        """How many words of it passages have."""
        return sum(word in self.whole or word.startswith(self.begins) for one in passages for word in one.lows)


def subjects(words: Words, table: str) -> Mapping[str, Subject]:
    """The subjects that sets of a table need, by the names of the sets."""
    found: dict[str, Subject] = {}
    for given in words.table(table).get("company", {}).values():
        listed = parsed(given["words"])
        subject = Subject(
            frozenset(one for one in listed if one[-1] != ENDING),
            tuple(one[:-1] for one in listed if one[-1] == ENDING),
        )
        found.update(dict.fromkeys(parsed(given["sets"]), subject))
    return found


def about(comparison: Comparison, subject: Subject) -> frozenset[Pair]:
    """The pairs whose Ukrainian passages are about a subject: it has a word there, or several around."""
    return comparison.made(_about, subject)


def _about(comparison: Comparison, subject: Subject) -> frozenset[Pair]:
    counts = [subject.words_in(pair.uk) for pair in comparison.pairs]
    sums = [0, *accumulate(counts)]
    return frozenset(
        pair
        for n, pair in enumerate(comparison.pairs)
        if counts[n] or sums[min(len(counts), n + AROUND + 1)] - sums[max(0, n - AROUND)] >= ENOUGH
    )
