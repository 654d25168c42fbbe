"""Every example of every rule: silence on the good ones, exactly the marked places on the bad ones."""

from __future__ import annotations

import bench
import pytest

from checker.checks.strings.suppression import Suppression
from checker.language.text import CYRILLIC
from checker.model import Document, Finding, Place
from checker.rulebook import rulebook
from checker.rulebook.rulebook import Example, Rule, Rulebook
from checker.run import path as run
from checker.run.machine import Machine

BOOK = rulebook.load()
GOOD = [pytest.param(rule, one, id=f"{rule.name}-{n}") for rule in BOOK.rules for n, one in enumerate(rule.head.good)]
BAD = [pytest.param(rule, one, id=f"{rule.name}-{n}") for rule in BOOK.rules for n, one in enumerate(rule.head.bad)]


def places(findings: tuple[Finding, ...]) -> set[bench.Mark]:
    def mark(place: Place) -> bench.Mark:
        raw = place.raw or place.segment.raw(place.span)
        return place.segment.field.pointer, raw.start, raw.end

    return {mark(place) for finding in findings for place in (finding.uk, finding.en) if place}


def found(rule: Rule, document: Document, example: Example) -> tuple[Finding, ...]:
    """What a rule finds, alone; what is wrong with a suppression, only all of them together can tell."""
    book = BOOK if isinstance(rule.verb, Suppression) else Rulebook((rule,))
    page = run.check(document, Machine(book, bench.vocabulary(example), encoder=bench.encoder(example)))
    return tuple(one for one in page.findings if one.rule == rule.name)


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_is_silent(rule: Rule, example: Example) -> None:
    document, _ = bench.example(example)
    findings = found(rule, document, example)
    assert [(f.messages["en"], f.uk and f.uk.text, f.en and f.en.text) for f in findings] == []


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_is_found_where_it_is_marked(rule: Rule, example: Example) -> None:
    document, marks = bench.example(example)
    findings = found(rule, document, example)
    assert places(findings) == marks
    if example.expected is not None:
        assert example.expected in {finding.expected for finding in findings}


def test_every_shipped_rule_says_what_and_why_in_ukrainian() -> None:
    said = {rule.name: rule.head.ukrainian for rule in BOOK.rules}
    assert [name for name, one in said.items() if one is None] == []
    texts = [text for one in said.values() if one for text in (one.summary, one.why)]
    assert [text for text in texts if not CYRILLIC.search(text) or not text.endswith((".", "?"))] == []


def test_no_name_in_a_rule_is_unknown() -> None:
    assert [(rule.name, name) for rule in BOOK.rules for name in rule.head.yields_to if name not in BOOK.names] == []
