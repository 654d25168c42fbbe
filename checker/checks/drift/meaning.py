"""Two passages differ in meaning, as a sentence encoder of the user's tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.model import Hit, Pair, Place, Segment, Span
from checker.model.median import median
from checker.model.record import Field

# The median absolute deviation of normally distributed numbers, times this, is their standard deviation; and the least
# deviation that is believed, since passages that are all alike have next to none.
NORMAL, NARROW = 1.4826, 0.02


class Meaning(Check):
    """Reports pairs whose cosine similarity is under `least`, or far under what is usual in their text.

    Far is so many deviations (`outlier`) under the median of a text with so many pairs at least (`pairs`): encoders
    differ in what they call alike. Passages with fewer `characters` are silent, and all where no encoder is used.
    """

    check: Literal["meaning"]
    compares = True
    values = {
        "likeness": "the cosine of the two passages",
        "likeness_uk": "the same as Ukrainian writes it, with a comma",
    }
    least: float = Field(ge=-1, le=1, description="The least likeness that is silent (cosine).")
    outlier: float = Field(gt=0, description="How many deviations under the median of its text a pair is found.")
    pairs: int = Field(ge=3, description="How many pairs a text must have for its median to count.")
    characters: int = Field(ge=1, description="The least length of a passage (code points).")
    encoder: ClassVar[bool] = True

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        if comparison.partial is not None:
            return
        rated = [
            (pair, likeness)
            for pair, likeness in zip(comparison.pairs, comparison.meaning, strict=False)
            if likeness is not None and self._long(pair)
        ]
        floor = self._floor([likeness for _, likeness in rated])
        for pair, likeness in rated:
            if likeness < floor:
                shown = f"{likeness:.2f}"
                values = {"likeness": shown, "likeness_uk": shown.replace(".", ",")}
                yield Hit(uk=_whole(pair.uk[0]), en=_whole(pair.en[0]), values=values)

    def _long(self, pair: Pair) -> bool:
        if any(segment.role in ASIDE for segment in (*pair.uk, *pair.en)):
            return False
        return all(sum(len(s.text) for s in side) >= self.characters for side in (pair.uk, pair.en))

    def _floor(self, likenesses: Sequence[float]) -> float:
        """Under which similarity passages of a text differ."""
        if len(likenesses) < self.pairs:
            return self.least
        middle = median(likenesses)
        spread = NORMAL * median(abs(one - middle) for one in likenesses)
        return max(self.least, middle - self.outlier * max(spread, NARROW))


def _whole(segment: Segment) -> Place:
    return Place(segment, Span(0, len(segment.text)))
