"""Whether a denial stands in a text that is put freely, where it may be said in other words."""

from __future__ import annotations

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, coverage_of
from checker.drift.denials import Denial
from checker.drift.retold import shared
from checker.model import Place, Side, other

# Where less than this share of a text has a counterpart, an English denial of which nothing is known to stand for
# what is denied was false 2 times in 4, on 408 posts with 1,560 errors tried one by one; where less than the other
# has, a denial of a word that is known was 7 times in 13 if so much of what stands around it and its counterpart has
# none. All other denials were false 20 times in 178.
FREE, FREER = 0.78, 0.72
STRANGE = 1.2
# So many words before and behind a place are around it.
AROUND = 2


def freely(comparison: Comparison, denial: Denial) -> bool:
    """Whether the text of a denial is put so freely that the denial may be said in other words.

    Only a text with passages of its own tells; a file of pairs may have many translators.
    """
    if comparison.document.pairs or comparison.partial is not None:
        return False
    if denial.there is None:
        return denial.side == "en" and shared(comparison) < FREE
    if shared(comparison) >= FREER:
        return False
    cover = coverage_of(comparison, comparison.pair(denial.here.segment))
    return _strange(cover, denial.side, denial.here) + _strange(cover, other(denial.side), denial.there) >= STRANGE


def _strange(cover: Coverage, side: Side, place: Place) -> float:
    """What the words in and around a place say that the other text does not."""
    words = cover.side(side)
    start, end = place.span
    inside = [n for n, one in enumerate(words) if one.segment is place.segment and start <= one.token.start < end]
    if not inside:
        return 0.0
    return sum(word.lost for word in words[max(0, inside[0] - AROUND) : inside[-1] + AROUND + 1])
