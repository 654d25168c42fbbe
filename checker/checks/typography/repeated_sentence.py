"""A sentence, or a row of words, stands twice in a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.model import SIDES, Hit, Place, Segment, Span, Token, other

# Shorter ones are refrains and answers: "Yes, I do. Yes, I do."
WORDS = 4
# So many are not said twice, whatever marks stand between them.
LONG = 8
# So many words may stand between a row of words and the same words again.
ROW = 60


class RepeatedSentence(Check):
    """Reports the second of two equal sentences of a passage, and of two equal rows of words one behind the other.

    Only rows of four words and more without a mark between them, sentences that end in a full stop, and only where the
    passages of the other text repeat none: who speaks says a thing twice ("He is gone, he is gone!").
    """

    check: Literal["repeated_sentence"]

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in comparison.pairs:
            for side in SIDES:
                if not (there := pair.side(other(side))) or there[0].role in NO_PROSE:
                    continue
                for segment in pair.side(side):
                    if (place := _twice(segment)) and not any(map(_twice, there)):
                        yield Hit.at(place)


def _twice(segment: Segment) -> Place | None:
    """The first words of a passage that have stood there before."""
    if len(segment.lows) - len(set(segment.lows)) < WORDS:  # most passages, marks and all
        return None
    words = [one for one in segment.tokens if one.text[0].isalnum()]
    forms = [one.lower for one in words]
    if len(forms) - len(set(forms)) < WORDS:
        return None
    met: dict[tuple[str, ...], int] = {}
    for n in range(len(forms) - WORDS + 1):
        begins = tuple(forms[n : n + WORDS])
        before = met.setdefault(begins, n)
        if (
            WORDS <= n - before <= ROW
            and forms[before:n] == forms[n : 2 * n - before]
            and len(set(begins)) > 1  # «текст текст текст» fills a page that has none yet
            and _run(segment, words, before, n)
        ):
            return Place(segment, Span(words[n].start, words[2 * n - before - 1].end))
    return _sentence(segment) if len(met) < len(forms) - WORDS + 1 else None


def _run(segment: Segment, words: Sequence[Token], first: int, end: int) -> bool:
    """Whether no mark stands between some words of a passage, or they are so many that nobody says them twice."""
    gaps = [segment.text[one.end : two.start] for one, two in pairwise(words[first : end + 1])]
    return all(gap.isspace() for gap in gaps) or (end - first >= LONG and gaps[-1].strip() in {"", "."})


def _sentence(segment: Segment) -> Place | None:
    """The first sentence of a passage that has stood there before, with the code that is in it."""
    met: set[tuple[str, ...]] = set()
    for sentence in segment.sentences:
        words = tuple(segment.shown[sentence.start : sentence.end].lower().split())
        if len(words) >= WORDS and words in met and words[-1].endswith("."):
            return Place(segment, sentence)
        met.add(words)
    return None
