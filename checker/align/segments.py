"""Passage to passage: which paragraphs, headings and items of the two sides say the same."""

from __future__ import annotations

from collections.abc import Sequence

from checker.align.affinity import STRANGERS, Evidence, fit
from checker.model import Document, Pair, Role, Segment, Side

# Roles that stand beside the text: they are compared on their own, or not at all.
ASIDE: frozenset[Role] = frozenset({"meta", "slug"})

# How many passages of each side a bead may hold, with what it costs against one to one.
BEADS = ((1, 1, 0.0), (2, 1, -1.2), (1, 2, -1.2), (2, 2, -2.0), (1, 0, 0.0), (0, 1, 0.0))

# The path through two long texts stays this near to the diagonal (passages), so that a book takes linear time.
BAND = 12


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


def lone(segment: Segment) -> Pair:
    """A passage that nothing stands for."""
    return Pair(segment.ref, (segment,), ()) if segment.side == "uk" else Pair(segment.ref, (), (segment,))


def given(document: Document, uk: Sequence[Segment], en: Sequence[Segment]) -> tuple[Pair, ...]:
    """The pairs that the input names, with their segments as they have been read."""
    read = {(segment.side, segment.ref): segment for segment in (*uk, *en)}
    return tuple(
        Pair(p.id, tuple(read[s.side, s.ref] for s in p.uk), tuple(read[s.side, s.ref] for s in p.en), p.score)
        for p in document.pairs
    )


def pair(uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence) -> list[Pair]:
    """The best monotone pairing of two whole texts, by dynamic programming over beads.

    A passage that stands alone costs what its length and facts weigh; merged and split passages cost a little.
    """
    best: dict[tuple[int, int], tuple[float, int, int, float]] = {(0, 0): (0.0, 0, 0, 0.0)}
    slope = len(en) / len(uk) if uk else 1.0
    for i in range(len(uk) + 1):
        for j in range(max(0, int(i * slope) - BAND), min(len(en), int(i * slope) + BAND) + 1):
            if (i, j) not in best:
                continue
            sofar = best[i, j][0]
            for m, n, cost in BEADS:
                if i + m > len(uk) or j + n > len(en):
                    continue
                score = _bead(uk[i : i + m], en[j : j + n], evidence)
                state = (i + m, j + n)
                if state not in best or best[state][0] < sofar + score + cost:
                    best[state] = (sofar + score + cost, m, n, score)
    return _path(uk, en, best)


def _bead(uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence) -> float:
    if uk and en:
        return fit(uk, en, evidence)
    alone = [*uk, *en]
    return -1.0 - sum(len(s.text) / 150 + 0.6 * evidence.firm([s]) for s in alone)


def _path(
    uk: Sequence[Segment], en: Sequence[Segment], best: dict[tuple[int, int], tuple[float, int, int, float]]
) -> list[Pair]:
    i, j = len(uk), len(en)
    pairs: list[Pair] = []
    while (i, j) != (0, 0):
        if (i, j) not in best:  # the band left this corner out: what is left stands alone
            pairs += [Pair(s.ref, (s,), ()) for s in uk[:i]] + [Pair(s.ref, (), (s,)) for s in en[:j]]
            break
        _, m, n, score = best[i, j]
        left, right = tuple(uk[i - m : i]), tuple(en[j - n : j])
        if left and right and score < STRANGERS:
            pairs += [lone(segment) for segment in (*right[::-1], *left[::-1])]
        else:
            sure = max(0.0, min(1.0, score / 4)) if left and right else 0.0
            pairs.append(Pair((right or left)[0].ref, left, right, sure))
        i, j = i - m, j - n
    return pairs[::-1]
