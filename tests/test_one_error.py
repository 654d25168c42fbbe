"""Short sentences of news with one error each of many kinds: the wrong one is told of, the right one is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_kinds import loud

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "kinds" / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("kind", "uk", "right", "wrong"), ROWS, ids=[f"{n}-{row[0]}" for n, row in enumerate(ROWS)])
def test_an_error_of_a_short_sentence_is_told(kind: str, uk: str, right: str, wrong: str) -> None:
    assert loud(uk, wrong), kind
    assert loud(uk, right) == [], kind
