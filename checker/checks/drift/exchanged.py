"""Two names, or two figures, have changed places: «Макрон подякував Шольцу», and "Scholz thanked Macron"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.drift.ties.cells import Agreed, crossed_cells
from checker.drift.ties.exchanges import Exchange, exchange_of
from checker.model import Hit, Place
from checker.model.record import Field


class Exchanged(Check):
    """Reports two facts of one kind whose ties to the words around them fit far better when they are exchanged.

    Told by Ukrainian case endings and English order and voice around a verb, by prepositions, by the order of what is
    merely joined (a score, a range), and less surely by the linked words around.
    """

    check: Literal["exchanged"]
    compares = True
    freely = True
    by_word = True
    values = {
        "uk": "the fact in the Ukrainian text in whose place another stands in the English text",
        "en": "the fact that stands there in the English text",
        "uk_other": "the other of the two facts in the Ukrainian text",
        "en_other": "the other of the two facts in the English text",
    }
    evidence = {
        "parties": "case, order and voice say who does it to whom",
        "place": "prepositions",
        "cells": "each fills a cell of a row, and stands in the other's",
        "order": "what is merely joined stands the other way round",
        "company": "the linked words around",
    }
    fact: Literal["name", "figure"] = Field(description="What is compared: names, or dates, sums, measures, numbers.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in comparison.pairs:
            if not pair.uk or not pair.en or pair.uk[0].role in NO_PROSE:
                continue
            found = exchange_of(comparison, pair)
            if found and found.names == (self.fact == "name"):
                yield _hit(found)
        for one, two in crossed_cells(comparison):
            if (one[0].kind == "name") == (self.fact == "name"):
                yield _crossed(one, two)


def _hit(found: Exchange) -> Hit:
    first, second = sorted((found.one, found.two), key=lambda fact: fact.en)
    return Hit(
        uk=Place(*second.place("uk")),
        en=Place(*first.place("en")),
        values={
            "uk": second.text("uk"),
            "en": first.text("en"),
            "uk_other": first.text("uk"),
            "en_other": second.text("en"),
        },
        evidence=found.told,
    )


def _crossed(one: Agreed, two: Agreed) -> Hit:
    """At the first of two cells, where the English text has the fact of the second."""
    (uk, en_other), (uk_other, en) = one, two
    return Hit(
        uk=Place(uk.segment, uk.span),
        en=Place(en.segment, en.span),
        values={"uk": uk.text, "en": en.text, "uk_other": uk_other.text, "en_other": en_other.text},
        evidence="cells",
    )
