"""What decides between places that are alike is their order in the text, not that of a set, which each run has anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import bench

from checker.align.passages.band import votes
from checker.align.passages.evidence import Scale
from checker.language.text import plain
from checker.language.tokens import read

WORDS = [f"слово{letter}" for letter in "абвгґдежзиіклмнопрст"]


@dataclass
class Alike:
    """A text in which every word of the other one stands once, from the last passage to the first."""

    others: int = 20

    def rare(self, form: str, most: int) -> set[int]:
        return {len(WORDS) - WORDS.index(form)}


def test_votes_are_in_the_order_of_the_words() -> None:
    found = votes(read(plain(" ".join(WORDS), "uk"), bench.WORDS), cast("Scale", Alike()))
    assert list(found) == list(range(len(WORDS), 0, -1))
    assert len(set(found.values())) == 1
