"""Two names have changed places: from Kyiv to Lviv, and «зі Львова до Києва»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.facts.kinds import AGREE
from checker.facts.names import find as names
from checker.language.spans import first_token
from checker.model import SIDES, Fact, Hit, Place


class Ends(BaseModel):
    """Prepositions of one language: those before where something comes from, and before where it goes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: tuple[str, ...] = Field(description='Words before a source: «від», "from".')
    goal: tuple[str, ...] = Field(description='Words before a goal: «до», "to".')


class NamesExchanged(Check):
    """Reports the source and the goal of a passage that are the goal and the source of the other.

    Only where each text has one of either: word order says nothing in Ukrainian, a preposition does.
    """

    check: Literal["names_exchanged"]
    values = {
        "goal": "the goal in the Ukrainian text",
        "goal_en": "the goal in the English text",
        "source": "the source in the Ukrainian text",
        "source_en": "the source in the English text",
    }
    uk: Ends = Field(description="The prepositions of the Ukrainian text.")
    en: Ends = Field(description="The prepositions of the English text.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        if not any(token.lower in self.en.source for segment in comparison.en for token in segment.tokens):
            return
        for pair in comparison.pairs:
            sides = [[f for f in comparison.inside(pair.side(side), "name") if not f.value.hint] for side in SIDES]
            if min(map(len, sides)) < 2:
                continue
            yield from self._exchanged(comparison, *sides)

    def _exchanged(self, comparison: Comparison, uk: Sequence[Fact], en: Sequence[Fact]) -> Iterator[Hit]:
        source, goal = (_after(uk, prepositions) for prepositions in (self.uk.source, self.uk.goal))
        source_en, goal_en = (_after(en, prepositions) for prepositions in (self.en.source, self.en.goal))
        if not (source and goal and source_en and goal_en):
            return
        alike = partial(names.likeness, words=comparison.words)
        if (
            alike(source, goal_en) >= AGREE
            and alike(goal, source_en) >= AGREE
            and max(alike(source, source_en), alike(goal, goal_en)) < AGREE
        ):
            yield Hit(
                uk=Place(source.segment, source.span),
                en=Place(source_en.segment, source_en.span),
                values={"source": source.text, "goal": goal.text, "source_en": source_en.text, "goal_en": goal_en.text},
                expected=goal_en.text,
            )


def _after(facts: Sequence[Fact], prepositions: Sequence[str]) -> Fact | None:
    """The one name right behind such a preposition; None where there are more, or none."""
    found = [fact for fact in facts if _before(fact) in prepositions]
    return found[0] if len(found) == 1 else None


def _before(fact: Fact) -> str:
    tokens, at = fact.segment.tokens, first_token(fact.segment, fact.span.start)
    return next((t.lower for t in (tokens[n] for n in range(at - 1, -1, -1)) if t.end <= fact.span.start), "")
