"""The shipped rules are whole: silence on the good examples, exactly the marked places on the bad ones."""

from __future__ import annotations

from collections.abc import Iterator

import bench
import pytest

from checker.checks.strings.suppression import Suppression
from checker.language.text import CYRILLIC
from checker.model import Hit
from checker.rulebook import examples
from checker.rulebook.rule_file import Rule
from checker.rulebook.tables import ALWAYS, Example, placeholders
from checker.run import path as run
from checker.run import suppress, trial

BOOK = bench.BOOK


@pytest.mark.parametrize("rule", BOOK.rules, ids=BOOK.names)
def test_a_rule_is_whole(rule: Rule) -> None:
    assert list(trial.trial(rule, BOOK, bench.WORDS)) == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=BOOK.names)
def test_hits_carry_what_their_verb_declares(rule: Rule) -> None:
    carried = {frozenset(hit.values) for example in rule.head.bad for hit in hits(rule, example)}
    assert carried == {frozenset(rule.verb.values)}
    named = {name for message in (rule.head.message.en, rule.head.message.uk) for name in placeholders(message)}
    assert named <= rule.verb.values.keys() | ALWAYS.keys()


def hits(rule: Rule, example: Example) -> Iterator[Hit]:
    """What a verb finds in an example, before it is a finding; a suppression is judged when all have been asked."""
    document = examples.sample(example, bench.WORDS).document
    words = examples.vocabulary(example, bench.WORDS)
    (comparison,) = examples.encoder(example).compare([run.collate(document, words)])
    if isinstance(rule.verb, Suppression):
        yield from (hit for one, hit in suppress.faults(comparison, (), BOOK) if one is rule)
    yield from rule.verb.judge(comparison)


def test_every_shipped_rule_says_what_and_why_in_sentences() -> None:
    said = [text for rule in BOOK.rules for one in (rule.head.said("uk"),) for text in (one.summary, one.why)]
    assert [text for text in said if not CYRILLIC.search(text) or not text.endswith((".", "?"))] == []
