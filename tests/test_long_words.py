"""A word of any length is read, and none is laid against another letter by letter."""

from __future__ import annotations

import bench
import pytest

from checker.language import romanization
from checker.language.text import plain
from checker.model import Document, Pair
from checker.run import path as run
from checker.run.machine import Machine


def test_words_longer_than_any_name_are_not_compared_by_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []
    cost = romanization.edit_cost

    def watched(uk: str, en: str, *rest: object, **more: object) -> float:
        compared.append((uk, en))
        return cost(uk, en, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(romanization, "edit_cost", watched)
    uk = (plain("Приїхав Кшиштоф Кравецький, ключ " + "яб" * 2_000 + ".", "uk", ref="uk"),)
    en = (plain("Krzysztof Krawetzki arrived, the key is " + "yab" * 1_500 + ".", "en", ref="en"),)
    run.check(Document("case", uk, en, (Pair("1", uk, en),)), Machine(bench.BOOK, bench.WORDS))
    assert compared
    assert all(max(len(one), len(two)) <= romanization.LONGEST for one, two in compared)
