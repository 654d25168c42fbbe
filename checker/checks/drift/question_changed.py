"""A question of one text is no question in the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, EDITED, Check
from checker.checks.signs import Sign
from checker.language.spans import tokens_within
from checker.language.tokens import CLOSES
from checker.model import Hit, Place, Segment, Side, Span, Token
from checker.model.record import Field

ENDS = frozenset(".!?")


class QuestionChanged(Check):
    """Reports a sentence that ends in a question mark beside one that ends in a full stop or an exclamation mark.

    Words that ask all the same ("I wonder"), and a mark for doubt («?!», "(?)") are silent. An English sentence in the
    order of a question that has lost its mark ("How can I pay.") is a slip; one that is put as a statement is
    information, where both passages have as many sentences.
    """

    check: Literal["question_changed"]
    excerpts = True
    compares = True
    freely = True
    evidence = EDITED
    asks: dict[Side, tuple[str, ...]] = Field(default={}, description="Phrases that ask without a question mark.")
    pronouns: tuple[str, ...] = Field(default=(), description="English words that a question asks with.")
    verbs: tuple[str, ...] = Field(default=(), description="English verbs that stand before their subject in one.")
    subjects: tuple[str, ...] = Field(default=(), description="English words that are a subject behind such a verb.")
    joins: tuple[str, ...] = Field(default=(), description="English words that a question may begin with: and, so.")

    def tells_anew(self, comparison: Comparison, hit: Hit, side: Side) -> bool:
        """Whether a hit may only show that an editor told the text of `side` anew: he asks what he then answers."""
        return True

    @property
    def signs(self) -> Collection[Sign] | None:
        return "?"

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in comparison.pairs:
            if len(pair.uk) != 1 or len(pair.en) != 1:
                continue
            (uk,), (en,) = pair.uk, pair.en
            more = uk.text.count("?") - en.text.count("?")
            if not more or uk.role in ASIDE:
                continue
            if len(uk.sentences) != len(en.sentences):
                yield from self._alone(uk, en) if more > 0 else ()
                continue
            for here, there in zip(uk.sentences, en.sentences, strict=True):
                marks = _end(uk, here), _end(en, there)
                if marks[0] is None or marks[1] is None:
                    continue
                if {mark.text for mark in marks if mark} not in ({"?", "."}, {"?", "!"}):
                    continue
                asked, told, sentence = (uk, en, there) if marks[0].text == "?" else (en, uk, here)
                slip = told is en and self._inverted(en, there)
                if (asked is uk) is not (more > 0) or (not slip and self._asks(told, sentence)):
                    continue
                yield Hit(uk=marks[0], en=marks[1], severity=None if slip else "info")

    def _alone(self, uk: Segment, en: Segment) -> Iterator[Hit]:
        """The one English sentence in the order of a question without its mark, where sentences differ in number."""
        ends = [(one, mark) for one in en.sentences if (mark := _end(en, one)) and mark.text == "."]
        slips = [mark for one, mark in ends if self._inverted(en, one)]
        asked = [mark for one in uk.sentences if (mark := _end(uk, one)) and mark.text == "?"]
        if len(slips) == 1 and asked:
            share = slips[0].span.start / len(en.text)
            yield Hit(uk=min(asked, key=lambda mark: abs(mark.span.start / len(uk.text) - share)), en=slips[0])

    def _asks(self, segment: Segment, sentence: Span) -> bool:
        said = segment.folded[sentence.start : sentence.end].lower()
        return any(phrase in said for phrase in self.asks.get(segment.side, ()))

    def _inverted(self, segment: Segment, sentence: Span) -> bool:
        """Whether an English sentence has the order of a question: "Is he", "So how can I", and no "What he said"."""
        tokens = tokens_within(segment, *sentence)
        begins = True  # of the sentence or of what stands behind a mark
        for n, (one, two) in enumerate(pairwise(tokens)):
            if one.lower in self.verbs and (two.lower in self.subjects or (begins and not n and one.text[0].isupper())):
                return True
            if begins and one.lower in self.pronouns and two.lower in self.verbs:
                return True
            begins = not one.text[0].isalnum() or (begins and one.lower in self.joins)
        return False


def _end(segment: Segment, sentence: Span) -> Place | None:
    """The mark that a sentence ends in, without what closes a quotation or a bracket behind it."""
    tokens: list[Token] = [one for one in tokens_within(segment, *sentence)[-3:] if one.text not in CLOSES]
    if not tokens or (last := tokens[-1].text) not in ENDS:
        return None
    if len(tokens) > 1 and tokens[-2].text in ENDS and not last == tokens[-2].text == "?":
        return None
    return Place(segment, Span(tokens[-1].start, tokens[-1].end))
