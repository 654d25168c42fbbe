"""A claim or a guess of one text is a fact in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from checker import poles
from checker.checks.base import ASIDE, Check
from checker.model import Collation, Hit, Pair, Place, Side, Span, other
from checker.poles import Mention
from checker.words import Words

TABLE = "hedges"


class Hedges(Check):
    """Reports a word of `rules/words/hedges.toml` where nothing in the other passage may stand for it.

    Where both sides say one, nothing is reported: what is doubtful there is told with other words.
    """

    check: Literal["hedges"]
    side: Side

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        if text.partial is not None:
            return
        mine, yours = (poles.lexicon(TABLE, side, words) for side in (self.side, other(self.side)))
        for pair in text.pairs:
            here, there = pair.side(self.side), pair.side(other(self.side))
            if not here or not there or here[0].role in ASIDE:
                continue
            wanted = {name for name, _ in poles.hints(here, mine)}
            told = poles.mentions(here, mine, wanted) if wanted else {}
            for name, listed in told.items():
                said = [mention for mention in listed if mention.grade == "says"]
                if said and not _supported(pair, other(self.side), yours, name, {m.pole for m in said}):
                    yield _hit(said[0])


def _supported(pair: Pair, side: Side, lex: poles.Lexicon, name: str, said: set[str]) -> bool:
    """Whether a passage has a word that may stand for one of some poles; what another pole says counts too."""
    found: Sequence[Mention] = poles.mentions(pair.side(side), lex, {name}).get(name, ())
    return any(mention.grade == "says" or mention.pole in said for mention in found if mention.grade != "but")


def _hit(mention: Mention) -> Hit:
    tokens = mention.segment.tokens
    place = Place(mention.segment, Span(tokens[mention.first].start, tokens[mention.end - 1].end))
    return Hit.at(place, confidence=0.6)
