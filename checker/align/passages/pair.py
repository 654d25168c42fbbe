"""Passage to passage: which paragraphs, headings and items of the two sides say the same."""

from __future__ import annotations

from collections.abc import Sequence

from checker.align.passages import spoken
from checker.align.passages.affinity import Evidence, fit, likely
from checker.align.passages.band import WHOLE, Band, anchors, band, votes
from checker.align.passages.clock import clock
from checker.align.passages.path import Bead, path
from checker.align.window import Window
from checker.model import Document, Pair, Role, Segment, Side, lone

# Roles that stand beside the text: they are compared on their own, or not at all.
ASIDE: frozenset[Role] = frozenset({"meta", "slug"})

# From how much on a passage that stands alone is one of the other text, which stands alone there, at another place.
MOVED = 3.0
# How near to the line between its anchors the path runs (passages). Where it runs along the edge, the band is widened.
MARGIN, WIDER = 10, 3
# The band is not made wider than so many cells, or so many for each passage: what lies farther off is found as moved.
CELLS, EACH = 250_000, 60


def prose(segments: Sequence[Segment]) -> list[Segment]:
    """The passages that are read one after another."""
    return [segment for segment in segments if segment.role not in ASIDE]


def partial(document: Document) -> Side | None:
    """The side of which the document has an excerpt only, while the other has a body."""
    bodies = {
        side: any(s.role not in {*ASIDE, "excerpt", "title"} for s in document.side(side)) for side in ("uk", "en")
    }
    for side, there in (("uk", "en"), ("en", "uk")):
        if not bodies[side] and bodies[there] and any(s.role == "excerpt" for s in document.side(side)):  # type: ignore[arg-type]
            return side  # type: ignore[return-value]
    return None


def given(document: Document, uk: Sequence[Segment], en: Sequence[Segment]) -> tuple[Pair, ...]:
    """The pairs that the input names, with their segments as they have been read."""
    read = {(segment.side, segment.ref): segment for segment in (*uk, *en)}
    return tuple(
        Pair(p.id, tuple(read[s.side, s.ref] for s in p.uk), tuple(read[s.side, s.ref] for s in p.en), p.score)
        for p in document.pairs
    )


def pair(uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence, window: Window) -> list[Pair]:
    """The pairs of two whole texts in their order; a passage that has moved stands where it does in the English text.

    The best path by dynamic programming over beads (Gale and Church, 1993), within a band that is made wider
    while the path runs along its edge. Subtitles are aligned by their times too, where these tell something.
    """
    sure = anchors(uk, evidence.scales["uk"])
    timed = clock(uk, en, sure)
    beads = path(uk, en, evidence, timed.band(uk, en), timed) if timed else _widened(uk, en, evidence, sure, window)
    pairs = _moved([made for bead in beads for made in _pairs(bead, uk, en, evidence)], en, evidence)
    return spoken.told_once(pairs, timed, evidence) if spoken.subtitles(uk, en) else pairs


def _widened(
    uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence, sure: Sequence[tuple[int, int]], window: Window
) -> list[Bead]:
    """The best path within a band around the anchors that is wide enough for it."""
    margin = MARGIN
    while True:
        cells = band(len(uk), len(en), sure, margin)
        beads = path(uk, en, evidence, cells, None)
        if margin > max(len(uk), len(en)) or not _edged(beads, cells, len(en)):
            return beads
        if sum(high - low for low, high in cells) * WIDER > window.cap(max(CELLS, EACH * (len(uk) + len(en)))):
            window.meet(max(len(uk), len(en)))
            return beads
        margin *= WIDER


def _edged(beads: Sequence[Bead], cells: Band, last: int) -> bool:
    """Whether the path runs along the edge of the band, so that a better one may lie outside."""
    return any((bead.j == cells[bead.i][0] > 0) or (bead.j == cells[bead.i][1] < last) for bead in beads)


def _pairs(bead: Bead, uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence) -> list[Pair]:
    """The pairs of a bead: one, or two where the passages of both sides have changed places."""
    left, right = tuple(uk[bead.i : bead.i + bead.uk]), tuple(en[bead.j : bead.j + bead.en])
    made = [_pair(left, right, evidence)]
    if len(left) == len(right) == 2:
        crossed = [_pair(left[1:], right[:1], evidence), _pair(left[:1], right[1:], evidence)]
        if sum(fit(one.uk, one.en, evidence) for one in crossed) >= fit(left, right, evidence):
            made = crossed
    evidence.forget((*left, *right))
    return made


def _pair(uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence) -> Pair:
    if not uk or not en:
        return lone((*uk, *en)[0])
    return Pair(en[0].ref, tuple(uk), tuple(en), likely(fit(uk, en, evidence)))


def _moved(pairs: list[Pair], en: Sequence[Segment], evidence: Evidence) -> list[Pair]:
    """The pairs, with two passages that stand alone made one pair where they surely translate each other."""
    left = [one.uk[0] for one in pairs if not one.en]
    right = [one.en[0] for one in pairs if not one.uk]
    fits = [(evidence.fit(u, e), u, e) for u in left for e in _candidates(u, left, right, en, evidence)]
    origin: dict[Segment, Segment] = {}
    gone: set[Segment] = set()
    for told, mine, theirs in sorted(fits, key=lambda one: -one[0]):
        if told >= MOVED and mine not in gone and theirs not in origin:
            origin[theirs] = mine
            gone.add(mine)
    return [
        _pair((origin[one.en[0]],), one.en, evidence) if not one.uk and one.en[0] in origin else one
        for one in pairs
        if one.en or one.uk[0] not in gone
    ]


def _candidates(
    one: Segment, left: Sequence[Segment], right: Sequence[Segment], en: Sequence[Segment], evidence: Evidence
) -> Sequence[Segment]:
    """The passages of `right` that may translate one of `left`: of very many, those that share a rare word with it."""
    if len(left) * len(right) <= WHOLE:
        return right
    alone = frozenset(right)
    return [en[n] for n in votes(one, evidence.scales["uk"]) if en[n] in alone]
