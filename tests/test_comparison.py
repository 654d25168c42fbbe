"""The one object that matchers and verbs are handed."""

from __future__ import annotations

from dataclasses import replace

import bench

from checker.align.comparison import Comparison
from checker.drift import denials
from checker.drift.coverage import coverage_of
from checker.language.text import plain
from checker.model import Document, Pair, Segment
from checker.run import path as run


def compared(*pairs: tuple[str, str]) -> Comparison:
    made = [
        Pair(str(n), (plain(uk, "uk", ref=f"uk/{n}"),), (plain(en, "en", ref=f"en/{n}"),))
        for n, (uk, en) in enumerate(pairs)
    ]
    uk, en = tuple(pair.uk[0] for pair in made), tuple(pair.en[0] for pair in made)
    return run.collate(Document("case", uk, en, tuple(made)), bench.WORDS)


def test_what_is_asked_twice_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(comparison: Comparison, segment: Segment) -> int:
        asked.append(segment.ref)
        return len(segment.text)

    text = compared(("Так.", "Yes."), ("Ні, дякую.", "No, thanks."))
    assert [text.made(length, one) for one in (*text.uk, *text.uk)] == [4, 10, 4, 10]
    assert asked == ["uk/0", "uk/1"]


def test_two_functions_answer_for_themselves() -> None:
    text = compared(("Ми не бачили його.", "We saw him."))
    (pair,) = text.pairs
    assert coverage_of(text, pair) is coverage_of(text, pair)
    assert denials.lone(text, pair) is denials.lone(text, pair)
    assert [one.here.text for one in denials.lone(text, pair)] == ["не бачили"]


def test_another_vocabulary_gives_another_answer() -> None:
    text = compared(("Кіт фрумгелить.", "A cat sleeps."))
    (pair,) = text.pairs
    before = coverage_of(text, pair)
    other = replace(text, words=bench.WORDS.with_table("negation", {}))
    assert coverage_of(other, pair) is not before
    assert coverage_of(other, pair).uk[0].covered == before.uk[0].covered


def test_many_pairs_do_not_push_each_other_out() -> None:
    text = compared(*[(f"Загинули {n} людей.", f"{n} people were killed.") for n in range(10, 60)])
    first = [coverage_of(text, pair) for pair in text.pairs]
    assert all(one is coverage_of(text, pair) for one, pair in zip(first, text.pairs, strict=True))


def test_facts_are_found_by_their_passage() -> None:
    text = compared(("Загинули 12 людей у Києві.", "21 people were killed in Kyiv."), ("Так.", "Yes."))
    assert [fact.text for fact in text.inside(text.pairs[0].uk, "number", "name")] == ["12", "Києві"]
    assert [fact.text for fact in text.inside(text.pairs[0].en, "number")] == ["21"]
    assert text.inside(text.pairs[1].uk, "number", "name") == []
    assert text.beside(text.uk[1]) == (text.en[1],)
