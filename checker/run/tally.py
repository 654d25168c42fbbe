"""What became of every passage of a document: it is paired, told of, or skipped for a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.align.passages.pair import ASIDE
from checker.model import Hit, Segment, other

# Why a passage without a counterpart is not told of.
BESIDE = "beside the text"
EXCERPT = "beyond the excerpt"
EMPTY = "the other text has nothing to compare"
CODE = "code that stands alone"
SHORT = "short, and nothing shows that it is missing"
QUIET = "no rule that is on tells of it"
LIMIT = "over a limit"
# So many letters and digits are a passage that a rule would tell of.
LONG = 25
# Of the pieces of an excerpt, the one that says most decides.
ORDER = ("paired", "told")


class Tally(NamedTuple):
    """How many passages of both texts stand in a pair, and are told of; how many are skipped, by reason."""

    paired: int = 0
    told: int = 0
    skipped: Mapping[str, int] = {}


def tally(comparison: Comparison, hits: Iterable[Hit]) -> Tally:
    """The passages of a document and the strings that its reader left out, each counted once.

    An excerpt that was cut into pieces counts as one passage, as it is read.
    """
    told = {segment for hit in hits for segment in _spoken_of(hit)}
    paired = {one for pair in comparison.pairs if pair.uk and pair.en for one in (*pair.uk, *pair.en)}
    counts: Counter[str] = Counter(comparison.document.skipped)
    pieces: list[str] = []
    for segment in comparison.segments():
        became = _became(comparison, segment, paired, told)
        if comparison.partial == segment.side and segment.role == "excerpt":
            pieces.append(became)
        else:
            counts[became] += 1
    if comparison.partial:
        excerpts = sum(one.role == "excerpt" for one in comparison.document.side(comparison.partial))
        first = next((one for one in ORDER if one in pieces), pieces[0] if pieces else EXCERPT)
        counts[first] += excerpts
    counts[LIMIT] += comparison.gone
    paired_count, told_count = counts.pop("paired", 0), counts.pop("told", 0)
    return Tally(paired_count, told_count, dict(sorted((+counts).items())))


def _spoken_of(hit: Hit) -> Iterator[Segment]:
    yield from (segment for segment, _ in hit.claimed)


def _became(comparison: Comparison, segment: Segment, paired: Set[Segment], told: Set[Segment]) -> str:
    if segment in paired:
        return "paired"
    if segment in told:
        return "told"
    if segment.role in ASIDE:
        return BESIDE
    if comparison.partial:
        return EXCERPT
    if not comparison.side(other(segment.side)):
        return EMPTY
    if segment.role == "code":
        return CODE
    return QUIET if sum(map(str.isalnum, segment.text)) >= LONG else SHORT
