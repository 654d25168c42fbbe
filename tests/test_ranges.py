"""The ends of a range share what is said of the second, whatever joins them and whatever they are."""

from __future__ import annotations

import bench
import pytest

from checker.facts import kinds
from checker.language.quantities.ranges import AND, OR, TO
from checker.model import Side


def canons(text: str, side: Side) -> list[str]:
    return [fact.canon for fact in kinds.find(bench.segment(text, side), bench.WORDS)]


@pytest.mark.parametrize("joint", [f" {word} " for word in (*TO, *AND, *OR) if not word.isascii()] + ["-", " – "])
def test_every_joint_joins_every_kind(joint: str) -> None:
    assert canons(f"Жили тут XIX{joint}XX століття.", "uk") == ["19C", "20C"]
    assert canons(f"Лишалося 5{joint}10 м.", "uk") == ["5 length", "10 length"]
    assert canons(f"Зросло 5{joint}10 %.", "uk") == ["5%", "10%"]


@pytest.mark.parametrize("joint", [f" {word} " for word in AND if not word.isascii()])
def test_a_sum_has_its_hundredths_behind_any_and(joint: str) -> None:
    assert canons(f"Коштує 2 гривні{joint}50 копійок.", "uk") == ["2.5 UAH"]
    assert canons(f"Зріст 2 м{joint}10 см.", "uk") == ["2.1 length"]
