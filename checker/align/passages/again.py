"""What was paired once, for a document that is checked once more: the terms of a tree are known when all of it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.align.window import Window
from checker.language.vocabulary import Words
from checker.model import Pair, Segment
from checker.model.digests import blake2b

# So many pairs are kept, of some hundred documents.
ROOM = 50_000


class Row(NamedTuple):
    """A pair by the places of its passages in their texts."""

    uk: tuple[int, ...]
    en: tuple[int, ...]
    score: float


class Paired:
    """The pairs of texts by what these say; nothing of the texts themselves. `room` is left for so many more."""

    def __init__(self, _words: Words) -> None:
        self.rows: dict[bytes, tuple[Row, ...]] = {}
        self.room = ROOM

    def pairs(self, key: bytes, uk: Sequence[Segment], en: Sequence[Segment]) -> tuple[Pair, ...] | None:
        """The pairs of two texts, None where they are not known."""
        rows = self.rows.get(key)
        return None if rows is None else tuple(_pair(row, uk, en) for row in rows)

    def keep(self, key: bytes, uk: Sequence[Segment], en: Sequence[Segment], pairs: Sequence[Pair]) -> None:
        """Keeps the pairs of two texts, and begins anew where there is no room."""
        if len(pairs) > ROOM:
            return
        if len(pairs) > self.room:
            self.rows.clear()
            self.room = ROOM
        at = {segment: n for side in (uk, en) for n, segment in enumerate(side)}
        self.rows[key] = tuple(
            Row(tuple(at[one] for one in pair.uk), tuple(at[one] for one in pair.en), pair.score) for pair in pairs
        )
        self.room -= len(pairs)


def key(uk: Sequence[Segment], en: Sequence[Segment], window: Window, *, post: bool) -> bytes:
    """What tells two texts from all others, as far as pairing asks them."""
    found = blake2b(f"{window.compared} {post} {len(uk)}".encode(), digest_size=16)
    for one in (*uk, *en):
        found.update(repr((one.text, one.role, one.time)).encode("utf-8", "surrogatepass"))
    return found.digest()


def _pair(row: Row, uk: Sequence[Segment], en: Sequence[Segment]) -> Pair:
    ours, theirs = tuple(uk[n] for n in row.uk), tuple(en[n] for n in row.en)
    return Pair((theirs or ours)[0].ref, ours, theirs, row.score)
