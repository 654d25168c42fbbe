"""Facts of a passage that says what another one said are those of the other, and lie in the passage itself."""

from __future__ import annotations

from dataclasses import replace

import bench
import pytest

from checker.facts import kinds
from checker.facts.kinds import code
from checker.language import tokens
from checker.language.text import OPAQUE, plain
from checker.model import Document, Fact, Segment, Span, Tag
from checker.run.path import collate

TEXT = "24 лютого 2022 року Джо Байден дав 5 млн доларів, пише «Правда» на https://example.com/a."


def told(facts: list[Fact]) -> list[tuple[object, ...]]:
    return [(one.kind, one.value, one.canon, one.span, one.figures, one.soft, one.over, one.swaps) for one in facts]


def read(segment: Segment) -> Segment:
    return tokens.read(segment, bench.WORDS)


def test_the_second_passage_has_the_facts_of_the_first_as_its_own() -> None:
    first, second = bench.segment(TEXT, "uk"), bench.segment(TEXT, "uk")
    assert told(kinds.recall(first, bench.WORDS))
    found = kinds.recall(second, bench.WORDS)
    assert told(found) == told(kinds.find(second, bench.WORDS))
    assert all(one.segment is second for one in found)


@pytest.mark.parametrize(
    "other",
    [
        replace(plain("May 5", "en"), role="string"),
        replace(plain("May 5", "en"), tags=(Tag("a", {"href": "https://example.com"}, Span(0, 3), Span(0, 0)),)),
        replace(plain("May 5", "en"), tags=(Tag("sup", {}, Span(4, 5), Span(0, 0)),)),
        replace(plain("May 5", "en"), text=f"May {OPAQUE}", folded=f"May {OPAQUE}", seen="May 5"),
        plain("May 5", "uk"),
    ],
    ids=["a string", "a link", "a raised figure", "code", "the other language"],
)  # fmt: skip
def test_what_is_another_passage_has_facts_of_its_own(other: Segment) -> None:
    kinds.recall(bench.segment("May 5", "en"), bench.WORDS)
    assert told(kinds.recall(read(other), bench.WORDS)) == told(kinds.find(read(other), bench.WORDS))


def test_a_passage_that_was_not_read_leaves_nothing_behind() -> None:
    text = "Учора в Одесі було 12 людей."
    kinds.recall(plain(text, "uk"), bench.WORDS)
    assert [one.canon for one in kinds.recall(bench.segment(text, "uk"), bench.WORDS)] == [
        one.canon for one in kinds.find(bench.segment(text, "uk"), bench.WORDS)
    ]


def test_pages_that_repeat_each_other_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    find = code.find

    def counted(segment: Segment) -> list[Fact]:
        looked.append(segment.text)
        return find(segment)

    monkeypatch.setattr(code, "find", counted)
    words = replace(bench.WORDS)  # nothing was recalled of it yet
    page = Document("page", (plain("Це 5 слів.", "uk"),), (plain("These are 5 words.", "en"),))
    facts = [[one.canon for one in collate(page, words).facts] for _ in range(3)]
    assert facts[0] == facts[1] == facts[2] == ["5", "5"]
    assert sorted(looked) == ["These are 5 words.", "Це 5 слів."]
