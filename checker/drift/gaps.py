"""A gap that reaches from one mark to the next, or has nothing that faces it: what stood there fell out as a whole."""

from __future__ import annotations

from checker.align.comparison import Comparison
from checker.drift import omission
from checker.drift.coverage import Coverage, coverage_of
from checker.drift.omission import Lost
from checker.language.lexicon.lexicon import LINKED
from checker.model import Pair, Side, other

# What stands before a part of a sentence, and behind one.
OPENS, CLOSES = frozenset(",(–—"), frozenset(",)–—.;:")
# Of a gap, how much has no counterpart at least (a share of what its words weigh), and what may face it at most (a sum
# of weights). Of 9,062 passages that people translated none has such a gap.
EMPTY, FACING = 0.8, 0.5
# From how many words that say something on, with how much evidence (log-odds) and while the other text lacks at most
# which share of what this one does: with a mark behind it, one before it too, and with none.
BEHIND, BOTH, NONE = (3, 5.0, 0.6), (2, 4.0, 0.4), (3, 5.0, 0.2)


def whole(comparison: Comparison, pair: Pair, side: Side) -> Lost | None:
    """The gap of a side, where that is a whole part of its sentence; None for others, and where there is none."""
    cover = coverage_of(comparison, pair)
    mine, theirs = cover.lost[side], cover.lost[other(side)]
    if mine < BOTH[0] * omission.SAYS or theirs > BEHIND[2] * mine:  # nearly all passages
        return None
    stretch = omission.lost(comparison, pair, side)
    if stretch is None or not _alone(cover, side, stretch):
        return None
    evidence = comparison.made(omission.told_of, pair)[side].stretch[0]
    inside = [word for word in cover.side(side)[stretch.first : stretch.last + 1] if word.weight >= omission.SAYS]
    says = sum(word.covered < LINKED for word in inside)
    opens, closes = _marks(cover, side, stretch)
    kinds = (BEHIND if closes else NONE, BOTH if opens and closes else NONE)
    if not any(says >= many and evidence >= least and theirs <= share * mine for many, least, share in kinds):
        return None
    return stretch if omission.facing(comparison, pair, side, stretch) <= FACING else None


def _alone(cover: Coverage, side: Side, stretch: Lost) -> bool:
    """Whether nearly all that the words of a stretch say has no counterpart."""
    inside = [word for word in cover.side(side)[stretch.first : stretch.last + 1] if word.weight >= omission.SAYS]
    lone = sum(word.weight for word in inside if word.covered < LINKED)
    return bool(inside) and lone >= EMPTY * sum(word.weight for word in inside)


def _marks(cover: Coverage, side: Side, stretch: Lost) -> tuple[bool, bool]:
    """Whether a mark stands right before a stretch, and right behind it."""
    first, last = cover.side(side)[stretch.first], cover.side(side)[stretch.last]
    before = first.segment.folded[: first.token.start].rstrip()[-1:]
    behind = last.segment.folded[last.token.end :].lstrip()[:1]
    return before in OPENS and bool(before), behind in CLOSES and bool(behind)
