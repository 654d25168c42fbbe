"""A question of one text is no question in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.language.tokens import CLOSES
from checker.model import Hit, Place, Segment, Side, Span
from checker.model.record import Field


class QuestionChanged(Check):
    """Reports a passage that ends in a question mark beside one that ends in a full stop or an exclamation mark.

    Only where both have as many sentences, and only the last one is asked. English words that ask all the same
    ("I wonder"), and a mark for doubt («?!», "(?)") are silent.
    """

    check: Literal["question_changed"]
    excerpts = True
    compares = True
    asks: dict[Side, tuple[str, ...]] = Field(default={}, description="Phrases that ask without a question mark.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in comparison.pairs:
            if len(pair.uk) != 1 or len(pair.en) != 1:
                continue
            (uk,), (en,) = pair.uk, pair.en
            if uk.role in ASIDE or len(uk.sentences) != len(en.sentences):
                continue
            marks = _last(uk), _last(en)
            if marks[0] is None or marks[1] is None:
                continue
            asked, told = (uk, en) if marks[0].text == "?" else (en, uk)
            if {mark.text for mark in marks if mark} not in ({"?", "."}, {"?", "!"}) or self._asks(told):
                continue
            if sum(token.text == "?" for token in asked.tokens) != 1 or "?" in told.text:
                continue
            yield Hit(uk=marks[0], en=marks[1])

    def _asks(self, segment: Segment) -> bool:
        last = segment.folded[segment.sentences[-1].start :].lower()
        return any(phrase in last for phrase in self.asks.get(segment.side, ()))


def _last(segment: Segment) -> Place | None:
    """The mark that a passage ends in, without what closes a quotation or a bracket behind it."""
    tokens = [token for token in segment.tokens[-3:] if token.text not in CLOSES]
    if not tokens or tokens[-1].text not in {".", "!", "?"}:
        return None
    if len(tokens) > 1 and tokens[-2].text in {".", "!", "?"}:
        return None
    return Place(segment, Span(tokens[-1].start, tokens[-1].end))
