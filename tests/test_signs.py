"""Rules are asked of documents that have their signs; those of each rule are tried by its examples (`zvirka test`)."""

from __future__ import annotations

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Pair
from checker.run import path as run
from checker.run.signs import signs


def asked(uk: str, en: str) -> set[str]:
    """The names of the rules that are asked of a pair of passages."""
    ours, theirs = (plain(uk, "uk", ref="1"),), (plain(en, "en", ref="1"),)
    comparison = run.collate(Document("pairs", ours, theirs, (Pair("1", ours, theirs),)), bench.WORDS)
    return {judge.rule.name for judge in bench.BOOK.asked(signs(comparison, bench.BOOK.literals))}


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("Прийшло 12 людей.", "They came 13 people.", "number-changed"),
        ("Прийшло 12 людей.", "People came.", "number-missing"),
        ("Він  прийшов.", "He came.", "double-space"),
        ("Він прийшов?", "He came.", "question-changed"),
        ("Він сказав «так».", "He said yes.", "quote-marks-locale"),
        ("Він читав Wikipedia.", "He read it.", "stray-latin"),
        ("Він прийшов.", "He прийшов.", "stray-cyrillic"),
        ("Лише він прийшов.", "He came.", "restriction-lost"),
        ("Він (Іван прийшов.", "He came.", "bracket-unpaired"),
    ],
)
def test_a_rule_is_asked_where_its_sign_stands(uk: str, en: str, rule: str) -> None:
    assert rule in asked(uk, en)
    assert rule not in asked("Він прийшов.", "He came.")


def test_rules_keep_their_order() -> None:
    text = "Він (Іван)  прийшов 12 «травня»?"
    ours, theirs = (plain(text, "uk", ref="1"),), (plain("He  came.", "en", ref="1"),)
    comparison = run.collate(Document("pairs", ours, theirs, (Pair("1", ours, theirs),)), bench.WORDS)
    names = [judge.rule.name for judge in bench.BOOK.asked(signs(comparison, bench.BOOK.literals))]
    assert names == sorted(names)


def test_a_rule_without_signs_is_asked_of_every_document() -> None:
    assert {rule.name for rule in bench.BOOK.rules if rule.verb.signs is None} <= asked("Він прийшов.", "He came.")
