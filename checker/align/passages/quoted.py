"""What one text quotes in both languages, while the other has it once: the original beside its translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.align.passages.affinity import Evidence
from checker.language.text import CYRILLIC, LATIN
from checker.model import SIDES, Pair, Segment, Side

# A quotation is found by so many of its first letters, or of its last ones, in the passage of the other text.
KNOWN_BY = 24
# So many passages off its translation may stand: two paragraphs, and then two of the original.
REACH = 6
# How well the translation has to fit what stands in the other text (log-odds).
FITS = 2.0


def originals(uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence) -> Mapping[Segment, Segment]:
    """The paragraphs of either text that the other has in its own language, and that stand beside a translation.

    Each with what the other text has. It is compared with nothing: what is compared is the translation.
    """
    return {one: same for side in SIDES for one, same in _originals(side, uk, en, evidence)}


def restored(pairs: Sequence[Pair], aside: Mapping[Segment, Segment]) -> list[Pair]:
    """The pairs, with an original beside the same words where these stand alone: nothing else was their translation."""
    back = {same: one for one, same in aside.items()}
    return [
        one if (one.uk and one.en) or (mine := back.get((*one.uk, *one.en)[0])) is None
        else Pair((one.en or (mine,))[0].ref, one.uk or (mine,), one.en or (mine,), 1.0)
        for one in pairs
    ]  # fmt: skip


def _originals(
    side: Side, uk: Sequence[Segment], en: Sequence[Segment], evidence: Evidence
) -> Iterator[tuple[Segment, Segment]]:
    here, there = (uk, en) if side == "uk" else (en, uk)
    own, foreign = (CYRILLIC, LATIN) if side == "uk" else (LATIN, CYRILLIC)
    strange = [n for n, one in enumerate(here) if _paragraph(one) and not own.search(one.folded)]
    if not strange:
        return
    known = _known(one for one in there if foreign.search(one.folded))
    taken: set[Segment] = set()
    for n in strange:
        letters = _letters(here[n])
        same = known.get(letters[:KNOWN_BY]) or known.get(letters[-KNOWN_BY:])
        if len(letters) < KNOWN_BY or same is None:
            continue
        near = (*here[max(0, n - REACH) : n][::-1], *here[n + 1 : n + 1 + REACH])
        for one in near:
            if one not in taken and own.search(one.folded) and _fit(one, same, side, evidence) >= FITS:
                taken.add(one)
                yield here[n], same
                break


def _fit(mine: Segment, theirs: Segment, side: Side, evidence: Evidence) -> float:
    return evidence.fit(mine, theirs) if side == "uk" else evidence.fit(theirs, mine)


def _known(passages: Iterator[Segment]) -> Mapping[str, Segment]:
    """The passages by their first letters, and by their last ones."""
    found: dict[str, Segment] = {}
    for one in passages:
        letters = _letters(one)
        if len(letters) >= KNOWN_BY:
            found.setdefault(letters[:KNOWN_BY], one)
            found.setdefault(letters[-KNOWN_BY:], one)
    return found


def _paragraph(segment: Segment) -> bool:
    return segment.role == "paragraph"


def _letters(segment: Segment) -> str:
    return "".join(filter(str.isalpha, segment.folded.lower()))
