"""Two things have changed places: whose something is, which clause they stand in, where they come from and go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check, prose
from checker.drift.coverage import coverage_of
from checker.drift.ties import nouns, parallel, whose
from checker.model import Hit, Place, Span


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
    }

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in prose(comparison):
            cover = coverage_of(comparison, pair)
            for evidence, found in (
                ("whose", whose.exchanged(comparison, pair)),
                ("ends", nouns.ends_turned(comparison, pair)),
                ("clauses", parallel.exchanged(comparison, pair)),
            ):
                if found is None:
                    continue
                (uk_other, en), (uk, en_other) = sorted(found, key=lambda both: both[1])
                ours, theirs = ([cover.uk[n] for n in (uk, uk_other)], [cover.en[n] for n in (en, en_other)])
                places = [Place(word.segment, Span(word.token.start, word.token.end)) for word in (*ours, *theirs)]
                texts = [place.text for place in places]
                values = dict(zip(("uk", "uk_other", "en", "en_other"), texts, strict=True))
                yield Hit(places[0], places[2], values=values, evidence=evidence)
                break
