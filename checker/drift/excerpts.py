"""The sentences of a cut excerpt and those of the text that they were cut from, as pairs like others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.anchors import anchors_of
from checker.drift.coverage import cover
from checker.language.lexicon.lexicon import LINKED
from checker.model import SIDES, Fact, Hit, Match, Pair, Place, Segment, Side, Span, other

# How surely a piece of an excerpt must belong to its passage (0 to 1).
SURE = 0.8
# From which share of what a sentence says on one of the text is its counterpart.
SHARE = 0.3
ENDS = frozenset(".!?…")
# What stands behind the end of a sentence, and what tells that more follows.
CLOSES = " \"'»”’)]"
CUT = ("[…]", "[...]", "…", "...")


class Excerpt(NamedTuple):
    """The pairs of whole sentences of a document with an excerpt, as a comparison of two whole texts.

    Passages that had to be shortened are other ones here; `whole` has the passages that they are taken from, in which
    the same characters stand at the same places.
    """

    comparison: Comparison
    whole: Mapping[Segment, Segment]

    def restored(self, hit: Hit) -> Hit:
        """A hit with its places in the passages as they were read."""
        return replace(hit, uk=self._place(hit.uk), en=self._place(hit.en))

    def _place(self, place: Place | None) -> Place | None:
        return replace(place, segment=self.whole.get(place.segment, place.segment)) if place else None


def judged(judge: Callable[[Comparison], Iterator[Hit]], comparison: Comparison) -> Iterator[Hit]:
    """What a verb that is about sentences finds in those of an excerpt, where one side of a comparison is one."""
    if comparison.partial is None:
        return judge(comparison)
    excerpt = comparison.made(matched, comparison.partial)
    return map(excerpt.restored, judge(excerpt.comparison))


def matched(comparison: Comparison, side: Side) -> Excerpt:
    """The matched sentences of a comparison one `side` of which is an excerpt.

    A title that the first piece belongs to as well makes a pair of its own. Of a piece that was cut, the sentences
    that are whole, beside those sentences of its passage that say the same; what only begins tells nothing.
    """
    whole: dict[Segment, Segment] = {}
    pairs: list[Pair] = []
    sure = [one for one in comparison.pairs if len(one.side(side)) == 1 and one.side(other(side)) and one.score >= SURE]
    for pair in sure:
        mine, theirs = pair.side(side), pair.side(other(side))
        last = mine[0].partial or pair is sure[-1]  # the passage may go on beyond it
        for there in theirs:
            both = _shortened(comparison, mine[0], there, side) if last else (mine[0], there)
            if both is None:
                continue
            whole |= {new: old for new, old in zip(both, (mine[0], there), strict=True) if new is not old}
            uk, en = both if side == "uk" else both[::-1]
            pairs.append(Pair(pair.id, (uk,), (en,), pair.score))
    short: dict[Segment, list[Segment]] = {}
    for new, old in whole.items():
        short.setdefault(old, []).append(new)
    facts, matches = _moved(comparison, short)
    return Excerpt(replace(comparison, pairs=tuple(pairs), facts=facts, matches=matches, partial=None), whole)


def _shortened(comparison: Comparison, piece: Segment, there: Segment, side: Side) -> tuple[Segment, Segment] | None:
    """The whole sentences of a cut piece and those of its passage that say the same; None for none."""
    sentences = [span for span in piece.sentences if _ended(piece.text[span.start : span.end])]
    if len(sentences) < len(piece.sentences) - 1 or not sentences or not there.sentences:
        return None
    mine = first(piece, len(sentences))
    uk, en = ((mine,), (there,)) if side == "uk" else ((there,), (mine,))
    anchors = {one: comparison.made(anchors_of, one) for one in SIDES}
    covered = cover(Pair("", uk, en), anchors, comparison.words)
    last = sentences[-1].start
    told = [0.0] * len(there.sentences)  # what the last sentence says that each sentence of the passage has
    theirs = covered.side(other(side))
    for word in covered.side(side):
        if word.token.start >= last and word.covered >= LINKED and word.partner >= 0:
            at = bisect_right(there.sentences, theirs[word.partner].token.start, key=lambda span: span.end)
            told[min(at, len(told) - 1)] += word.weight
    best = max(range(len(told)), key=told.__getitem__)
    said = sum(word.weight for word in covered.side(side) if word.token.start >= last)
    return (mine, first(there, best + 1)) if told[best] >= SHARE * said else None


def _ended(text: str) -> bool:
    """Whether a sentence has its end, and was not cut."""
    shown = text.rstrip()
    for sign in CUT:
        shown = shown.removesuffix(sign).rstrip()
    return shown.rstrip(CLOSES)[-1:] in ENDS


def first(segment: Segment, sentences: int) -> Segment:
    """A passage that has the first sentences of another, all of which stand at the same places."""
    if sentences == len(segment.sentences) and not segment.partial:
        return segment
    end = segment.sentences[sentences - 1].end
    return replace(
        segment,
        text=segment.text[:end],
        folded=segment.folded[:end],
        seen=segment.seen[:end],
        tags=tuple(
            tag._replace(span=Span(*(min(at, end) for at in tag.span))) for tag in segment.tags if tag.span.start < end
        ),
        tokens=tuple(token for token in segment.tokens if token.end <= end),
        sentences=segment.sentences[:sentences],
        partial=False,
    )


def _moved(
    comparison: Comparison, short: Mapping[Segment, Sequence[Segment]]
) -> tuple[tuple[Fact, ...], tuple[Match, ...]]:
    """The facts and their matches, those of shortened passages in these as well."""
    made: dict[Fact, list[Fact]] = {
        fact: [replace(fact, segment=one) for one in short[fact.segment] if fact.span.end <= len(one.text)]
        for fact in comparison.facts
        if fact.segment in short
    }
    added = [fact for facts in made.values() for fact in facts]

    def matches(match: Match) -> Iterator[Match]:
        for uk in made.get(match.uk, [match.uk]) if match.uk else [None]:
            for en in made.get(match.en, [match.en]) if match.en else [None]:
                yield replace(match, uk=uk, en=en)

    moved = [new for match in comparison.matches if match.uk in made or match.en in made for new in matches(match)]
    return (*comparison.facts, *added), (*comparison.matches, *moved)
