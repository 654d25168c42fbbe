"""A claim or a guess of one text is a fact in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pydantic import Field

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.language import contrasts
from checker.language.contrasts import Mention
from checker.model import Hit, Side, other

TABLE = "hedges"
SETS = ("claim", "guess")


class Hedges(Check):
    """Reports a word of `rules/words/hedges.toml` where nothing in the other passage may stand for it.

    One that stands for a claim or a guess anywhere in that passage is enough, as they change their place freely.
    """

    check: Literal["hedges"]
    excerpts = True
    side: Side = Field(description="The text that has the word for a claim or a guess.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        mine, yours = (contrasts.lexicon(TABLE, side, comparison.words) for side in (self.side, other(self.side)))
        for pair in comparison.pairs:
            here, there = pair.side(self.side), pair.side(other(self.side))
            if not here or not there or pair.verbatim or here[0].role in ASIDE:
                continue
            if not contrasts.hints(here, mine):
                continue
            told, found = (contrasts.mentions(one, lex, SETS) for one, lex in ((here, mine), (there, yours)))
            said = {name: [m for m in told.get(name, ()) if m.grade == "says" and not m.negated] for name in SETS}
            for name, listed in said.items():
                if listed and not _supported(found, name):
                    yield Hit.at(listed[0].place)


def _supported(found: Mapping[str, Sequence[Mention]], name: str) -> bool:
    """Whether a passage has a word that may stand for one of a set; what another set says counts too."""
    return any(
        mention.grade == "says" or (mention.grade == "also" and one == name)
        for one, listed in found.items()
        for mention in listed
    )
