"""Two things have changed places: whose something is, which clause they stand in, where they come from and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check, prose
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.ties import figured, nouns, parallel, whose
from checker.model import Hit, Pair, Place, Span

# The Ukrainian and the English number of a word.
Both = tuple[int, int]
WAYS: Sequence[tuple[str, Callable[[Comparison, Pair], tuple[Both, Both] | None]]] = (
    ("whose", whose.exchanged),
    ("ends", nouns.ends_turned),
    ("clauses", parallel.exchanged),
    ("figures", figured.exchanged),
)


class ThingsExchanged(Check):
    """Reports two words of both texts of which each has the other's place, where all around them stands in its own.

    Told by what belongs to whom, by clauses side by side, by a reason and what it is of, and by "from" and "to".
    """

    check: Literal["things_exchanged"]
    compares = True
    freely = True
    by_word = True
    values = {
        "uk": "the word of the Ukrainian text in whose place another stands in the English text",
        "en": "the word that stands there in the English text",
        "uk_other": "the other of the two words in the Ukrainian text",
        "en_other": "the other of the two words in the English text",
    }
    evidence = {
        "whose": "each has the owner of the other",
        "ends": "each is where the other comes from, or goes to",
        "clauses": "each stands in the clause of the other",
        "figures": "each stands by the figure of the other",
    }

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in prose(comparison):
            for evidence, exchanged in WAYS:
                found = exchanged(comparison, pair)
                if found is not None:
                    one, two = sorted(found, key=lambda both: both[1])
                    yield _hit(coverage_of(comparison, pair), one, two, evidence)
                    break


def _hit(cover: Coverage, one: Both, two: Both, evidence: str) -> Hit:
    """At the first of two English words, which stands where the Ukrainian text has the other one."""
    uk, uk_other = (_place(cover.uk[n]) for n in (two[0], one[0]))
    en, en_other = (_place(cover.en[n]) for n in (one[1], two[1]))
    values = {"uk": uk.text, "en": en.text, "uk_other": uk_other.text, "en_other": en_other.text}
    return Hit(uk, en, values=values, evidence=evidence)


def _place(word: Word) -> Place:
    return Place(word.segment, Span(word.token.start, word.token.end))
