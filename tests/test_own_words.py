"""Words that a house brings count wherever the shipped ones do, and what is made of a vocabulary stays with it."""

from __future__ import annotations

import pickle
from pathlib import Path

import bench
import pytest

from checker.facts import kinds
from checker.language import romanization
from checker.language.quantities.words import number_words
from checker.language.text import plain
from checker.language.vocabulary import Words, shipped
from checker.model import Document, Pair
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK


@pytest.fixture
def own(tmp_path: Path) -> Words:
    """The vocabulary of a house with a minus word and two organizations of its own."""
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "numerals.toml").write_text('[uk.sign]\nminus = ["морозно"]\n', encoding="utf-8")
    (folder / "organizations.tsv").write_text("ABV\tАБВ!\tABV\nGDE\tГДЕ!\tGDE\n", encoding="utf-8")
    return shipped(tmp_path)


def rules(uk: str, en: str, words: Words) -> list[str]:
    sides = (plain(uk, "uk", ref="uk.0"),), (plain(en, "en", ref="en.0"),)
    return [f.rule for f in run.check(Document("case", *sides, (Pair("1", *sides),)), Machine(BOOK, words)).findings]


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("Показник: морозно 5 % за рік.", "The index: +5% a year.", "percent-changed"),
        ("Уночі морозно 5 градусів у місті.", "At night plus 5 degrees in the city.", "measure-changed"),
        ("Про це вчора заявила АБВ у Києві.", "GDE said so in Kyiv yesterday.", "acronym-changed"),
    ],
)
def test_a_house_has_its_own_signs_and_organizations(uk: str, en: str, rule: str, own: Words) -> None:
    assert rule in rules(uk, en, own)
    assert rule not in rules(uk, en, bench.WORDS)


def test_a_house_has_its_own_romanization(tmp_path: Path) -> None:
    # "Q-13" is «Щ-12» with another number only where a house writes щ as q.
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "romanization.toml").write_text('[exact]\n"щ" = ["q"]\n', encoding="utf-8")
    words = shipped(tmp_path)
    for vocabulary, alike in ((words, 0.5), (bench.WORDS, 0.0)):
        (uk,) = kinds.find(bench.language.read(plain("Танк Щ-12.", "uk"), vocabulary), vocabulary)[-1:]
        (en,) = kinds.find(bench.language.read(plain("A Q-13 tank.", "en"), vocabulary), vocabulary)[-1:]
        assert kinds.of(vocabulary)["number"].likeness(uk, en) == alike


def test_a_consonant_that_is_heard_tells_names_apart() -> None:
    assert romanization.heard_apart("джонсона", "johnston", bench.WORDS)
    assert not romanization.heard_apart("джонсона", "johnson", bench.WORDS)


def test_what_is_made_of_a_vocabulary_is_made_once_and_of_that_one_only() -> None:
    assert kinds.of(bench.WORDS) is kinds.of(bench.WORDS)
    other = bench.WORDS.with_table("numerals", {})
    assert number_words(other, "uk") is not number_words(bench.WORDS, "uk")
    assert number_words(bench.WORDS, "uk") is not number_words(bench.WORDS, "en")


def test_a_vocabulary_goes_to_another_process_without_what_was_made_of_it() -> None:
    kinds.of(bench.WORDS)
    copy = pickle.loads(pickle.dumps(bench.WORDS))
    assert (copy.folders, copy.over, copy.house) == (bench.WORDS.folders, bench.WORDS.over, bench.WORDS.house)
    assert kinds.of(copy) is not kinds.of(bench.WORDS)
