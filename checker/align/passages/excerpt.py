"""An excerpt to the text that it was cut from, in the other language: which piece stands for which passage."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.align.passages.affinity import Evidence, fit, likely
from checker.language.text import cut
from checker.model import Fact, Pair, Segment, Side

# How much more of the other text is looked at than the excerpt is long: translation lengthens and adds.
HORIZON = 2.5
# A piece that begins in the middle of a sentence is only likely where WordPress glued a heading to a paragraph.
GLUED = -2.0
# What it tells against a path (log-odds) that a passage of the body has no piece, and that a piece has no passage.
SKIPPED, LOST = -3.0, -5.0
# A piece that fits a passage worse than this stands alone.
STRANGERS = -2.0

Find = Callable[[Segment], Segment]


def pieces(excerpt: Segment) -> list[int]:
    """Where a new passage may begin in an excerpt: at sentences, and at a capital after a word in lower case.

    WordPress takes the tags away and leaves no full stop after a heading: «…стенограми Сполучені Штати…».
    """
    begins = {span.start for span in excerpt.sentences}
    for before, token in zip(excerpt.tokens, excerpt.tokens[1:], strict=False):
        if token.text[0].isupper() and before.text[-1].isalpha():
            begins.add(token.start)
    return sorted(begins)


def align(excerpt: Segment, others: Sequence[Segment], evidence: Evidence) -> list[tuple[int, int, int | None]]:
    """Pieces (start, end, number of the passage or None) of the best monotone path through both.

    Passages after the last one reached are beyond the excerpt.
    """
    inside = [item.fact.span for item in evidence.items[excerpt] if item.fact and not item.fact.over]
    starts = [at for at in pieces(excerpt) if not any(start < at < end for start, end in inside)] + [len(excerpt.text)]
    seen, reach = 0, 0
    for segment in others:
        if seen > HORIZON * len(excerpt.text):
            break
        seen += len(segment.text)
        reach += 1
    sentence_starts = {span.start for span in excerpt.sentences}
    last = len(starts) - 1
    best: dict[tuple[int, int], tuple[float, tuple[int, int, int | None] | None, tuple[int, int] | None]] = {
        (0, 0): (0.0, None, None)
    }

    def offer(
        state: tuple[int, int], score: float, step: tuple[int, int, int | None] | None, back: tuple[int, int]
    ) -> None:
        if state not in best or best[state][0] < score:
            best[state] = (score, step, back)

    chunks: dict[tuple[int, int], Segment] = {}
    for i in range(last + 1):
        for j in range(reach + 1):
            if (i, j) not in best:
                continue
            score = best[i, j][0]
            if j < reach and i < last:
                offer((i, j + 1), score + SKIPPED, None, (i, j))
            for k in range(i + 1, last + 1):
                if (i, k) not in chunks:
                    chunks[i, k] = cut(excerpt, starts[i], starts[k], "", partial=False)
                    held = [item for item in evidence.items[excerpt] if starts[i] <= item.start < starts[k]]
                    evidence.add(chunks[i, k], held, starts[i])
                chunk = chunks[i, k]
                joint = 0.0 if starts[i] in sentence_starts else GLUED
                if starts[k] in sentence_starts or k == last:
                    offer((k, j), score + joint + LOST, (starts[i], starts[k], None), (i, j))
                if j < reach:
                    sides = ([chunk], [others[j]]) if excerpt.side == "uk" else ([others[j]], [chunk])
                    value = fit(*sides, evidence, cut=excerpt.side if k == last and excerpt.partial else None)
                    offer((k, j + 1), score + joint + value, (starts[i], starts[k], j), (i, j))
    end = max((state for state in best if state[0] == last), key=lambda state: best[state][0])
    path: list[tuple[int, int, int | None]] = []
    state: tuple[int, int] | None = end
    while state is not None:
        _, step, state = best[state]
        if step is not None:
            path.append(step)
    return path[::-1]


def pair(
    excerpt: Segment, title: Segment | None, body: Sequence[Segment], evidence: Evidence, read: Find,
    find: Callable[[Segment], Sequence[Fact]],
) -> tuple[list[Pair], list[Segment]]:  # fmt: skip
    """The pairs of an excerpt's pieces, and the pieces as passages of their own.

    The title belongs to the first piece where it says the same.
    """
    pairs: list[Pair] = []
    made: list[Segment] = []
    path = align(excerpt, body, evidence)
    for n, (start, end, at) in enumerate(path):
        ending = end - (len(excerpt.text[start:end]) - len(excerpt.text[start:end].rstrip()))
        piece = read(cut(excerpt, start, ending, f"{excerpt.ref}.{n}", partial=excerpt.partial and n == len(path) - 1))
        made.append(piece)
        evidence.read(piece, find(piece))
        there = [] if at is None else [body[at]]
        if n == 0 and title is not None:
            there.insert(0, title)
        scores = {other: _fits(piece, other, evidence) for other in there}
        there = [other for other in there if scores[other] >= (0 if other is title else STRANGERS)]
        uk, en = _sides(excerpt.side, [piece], there)
        score = max((likely(scores[other]) for other in there), default=0.0)
        pairs.append(Pair((there or [piece])[-1].ref, tuple(uk), tuple(en), score))
    return pairs, made


def _fits(piece: Segment, other: Segment, evidence: Evidence) -> float:
    return fit(*_sides(piece.side, [piece], [other]), evidence, cut=piece.side if piece.partial else None)


def _sides(side: Side, mine: list[Segment], theirs: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    return (mine, theirs) if side == "uk" else (theirs, mine)
