"""An office, a rank or a relative of one text is another one in the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.checks.drift.opposites import Opposites
from checker.checks.instead import instead, office
from checker.checks.signs import Sign, says
from checker.drift.hinted import hinted
from checker.drift.ties.roles import changed
from checker.model import SIDES, Hit, Place, Segment
from checker.model.record import Field


class Roles(Check):
    """Reports words of `rules/words/TABLE.toml` that exclude each other, in one set or in two sets of one class.

    Neither has a counterpart of its own, nor does the lexicon link one to anything in the other passage. What stands
    before an office and makes it another one (deputy, former, acting) counts as well.
    """

    check: Literal["roles"]
    compares = True
    freely = True
    by_word = True
    values = Opposites.values
    evidence = {
        "class": "words of two sets of one class, without a counterpart",
        "linked": "the lexicon has for one what the table has for two",
        "before": "what stands before an office is left out",
    }
    table: str = Field(description="The file of `rules/words/` with the words and their classes, without `.toml`.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return says(self.table, *SIDES)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        taken: dict[Segment, list[Place]] = {}
        uk_said, en_said = (hinted(comparison, self.table, side) for side in SIDES)
        for pair in comparison.pairs:
            if pair not in uk_said and pair not in en_said:
                continue
            if not pair.uk or not pair.en or pair.uk[0].role in NO_PROSE:
                continue
            for uk, en, evidence in changed(comparison, pair, self.table):
                here, there = uk.place, en.place
                values = {"uk": here.text, "en": there.text, "uk_pole": uk.pole, "en_pole": en.pole}
                values |= {"uk_means": "", "en_means": ""}  # an office needs no explanation
                taken.setdefault(there.segment, []).append(there)
                expected = (
                    office(comparison, self.table, uk, en)
                    if evidence == "before"
                    else instead(comparison, self.table, there, uk.pole)
                )
                yield Hit(here, there, values=values, expected=expected, evidence=evidence)
        for hit in Opposites(check="opposites", table=self.table).judge(comparison):
            if hit.en is None or not any(_same(hit.en, place) for place in taken.get(hit.en.segment, ())):
                yield hit


def _same(one: Place, two: Place) -> bool:
    return one.span.start < two.span.end and two.span.start < one.span.end
